"""Who a department name means."""

from __future__ import annotations

from pathlib import Path

import pytest

from yzassist.errors import InvalidInputError
from yzassist.facts.departments.vocabulary import DepartmentVocabulary, load_vocabulary


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发改委牵头", [("发展改革委", "发改委", False, None)]),
        ("国家发展改革委牵头", [("发展改革委", "国家发展改革委", False, None)]),
        ("住建部牵头", [("住房城乡建设部", "住建部", False, None)]),
        ("住房和城乡建设部", [("住房城乡建设部", "住房和城乡建设部", False, None)]),
        ("县住建局", [("住房城乡建设部", "县住建局", True, "县")]),
        ("武汉市水务局", [("水利部", "武汉市水务局", True, "市")]),
        ("省生态环境厅", [("生态环境部", "省生态环境厅", True, "省")]),
        ("我们市林业局", [("林草局", "市林业局", True, "市")]),
        ("重庆市农业农村委", [("农业农村部", "重庆市农业农村委", True, "省")]),
        ("武汉市江夏区人社局", [("人力资源社会保障部", "武汉市江夏区人社局", True, "县")]),
        ("恩施土家族苗族自治州林业局", [("林草局", "恩施土家族苗族自治州林业局", True, "市")]),
        ("市水利（水务）局", [("水利部", "市水利（水务）局", True, "市")]),
        ("人民检察院", [("最高人民检察院", "人民检察院", False, None)]),
        ("县法院", [("最高人民法院", "县法院", True, "县")]),
        ("国家林业和草原局", [("林草局", "国家林业和草原局", False, None)]),
        ("the MEE and MWR", [("生态环境部", "MEE", False, None), ("水利部", "MWR", False, None)]),
        ("公安部门、应急部署、生态环境部门", []),
        ("市生态环境行政主管部门", [("生态环境部", "市生态环境行政主管部门", True, "市")]),
        ("县（区）城市管理行政主管部门", [("城市管理部门", "县（区）城市管理行政主管部门", True, None)]),
        ("各县（市、区）教育行政部门", [("教育部", "各县（市、区）教育行政部门", True, None)]),
        ("县级以上地方人民政府农业农村主管部门", [("农业农村部", "县级以上地方人民政府农业农村主管部门", True, "县")]),
        ("市人民政府住房城乡建设主管部门", [("住房城乡建设部", "市人民政府住房城乡建设主管部门", True, "市")]),
        ("公安机关交通管理部门", [("公安部", "公安机关交通管理部门", True, None)]),
        ("第六条市水务局负责", [("水利部", "市水务局", True, "市")]),
        ("参与单位里带着省残联的那条", [("中国残联", "省残联", True, "省")]),
        ("有关主管部门和行业主管部门", []),
        ("安全主管部门", []),
    ],
)
def test_names_are_found(
    vocabulary: DepartmentVocabulary, text: str, found: list[tuple[str, str, bool, str | None]]
) -> None:
    matches = vocabulary.find(text)
    assert [(m.id, m.name, m.local, m.level) for m in matches] == found
    assert all(text[m.start : m.end] == m.name for m in matches)


def test_colloquial_names_are_for_questions_only(vocabulary: DepartmentVocabulary) -> None:
    assert vocabulary.find("环保部门和发改") == []
    assert [m.id for m in vocabulary.find("环保部门和发改", informal=True)] == ["生态环境部", "发展改革委"]


def test_identities_have_names(vocabulary: DepartmentVocabulary) -> None:
    assert vocabulary.canonical("住房城乡建设部") == "住房城乡建设部"
    assert vocabulary.canonical("星河数据中心") == "星河数据中心"
    assert {"住建部", "县住建局".removeprefix("县")} <= set(vocabulary.aliases("住房城乡建设部"))
    assert vocabulary.aliases("星河数据中心") == ("星河数据中心",)
    assert vocabulary.identify("省水利厅") == "水利部"
    assert vocabulary.identify("星河数据中心") is None


def test_every_identity_is_found_by_its_own_names(vocabulary: DepartmentVocabulary) -> None:
    for department_id in vocabulary.ids:
        assert [m.id for m in vocabulary.find(department_id)] == [department_id]


def test_a_vocabulary_of_ones_own_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "departments.yaml"
    path.write_text("- id: 星河中心\n  full: 星河数据中心\n  local: [星河站]\n", encoding="utf-8")
    assert [m.id for m in load_vocabulary(path).find("县星河站")] == ["星河中心"]


@pytest.mark.parametrize("content", ["id: 甲\n", "- id: 甲\n", "- [", "- id: 甲\n  full: 乙\n  unknown: 丙\n"])
def test_a_bad_vocabulary_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"bad\.yaml"):
        load_vocabulary(path)


def test_the_line_of_a_body_is_a_body_of_the_vocabulary(vocabulary: DepartmentVocabulary) -> None:
    lines = {body: line for body in vocabulary.ids if (line := vocabulary.guiding(body))}
    assert lines and all(line in vocabulary.ids and vocabulary.guiding(line) is None for line in lines.values())
