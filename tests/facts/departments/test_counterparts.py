"""Names of national bodies in provinces, cities and counties."""

from __future__ import annotations

import pytest

from yzassist.facts.departments.counterparts import counterpart_names
from yzassist.facts.departments.vocabulary import Level, load_vocabulary


@pytest.mark.parametrize(
    ("body", "level", "first"),
    [
        ("水利部", "省", "省水利厅"),
        ("水利部", "县", "县水利局"),
        ("发展改革委", "市", "市发展改革委"),
        ("气象局", "县", "县气象局"),
        ("国家疾控局", "县", "县疾控局"),
        ("最高人民法院", "省", "省高级人民法院"),
        ("最高人民法院", "市", "市中级人民法院"),
    ],
)
def test_the_usual_name_comes_first(body: str, level: Level, first: str) -> None:
    assert counterpart_names(load_vocabulary(), body, level)[0] == first


def test_other_local_names_are_there_too() -> None:
    assert "县水务局" in counterpart_names(load_vocabulary(), "水利部", "县")


@pytest.mark.parametrize(
    ("body", "old"),
    [("生态环境部", "县环保局"), ("自然资源部", "县国土局"), ("应急部", "县安监局"), ("税务总局", "县地税局")],
)
def test_a_name_from_before_a_reform_is_understood_but_not_offered(body: str, old: str) -> None:
    vocabulary = load_vocabulary()
    assert old not in counterpart_names(vocabulary, body, "县")
    assert vocabulary.identify(old) == body


@pytest.mark.parametrize("body", ["三峡集团", "有关部门", "没有这个部门"])
def test_a_body_without_a_counterpart_has_no_name_below_the_nation(body: str) -> None:
    assert counterpart_names(load_vocabulary(), body, "县") == ()


@pytest.mark.parametrize("level", ["省", "市", "县"])
def test_every_name_leads_back_to_its_body_and_level(level: Level) -> None:
    vocabulary = load_vocabulary()
    for body in vocabulary.ids:
        for name in counterpart_names(vocabulary, body, level):
            (match,) = vocabulary.find(name)
            assert (match.id, match.local, match.level) == (body, True, level)


def test_no_name_of_a_province_is_offered_to_a_county() -> None:
    vocabulary = load_vocabulary()
    names = [name for body in vocabulary.ids for name in counterpart_names(vocabulary, body, "县")]
    assert [name for name in names if name.endswith("厅")] == []
