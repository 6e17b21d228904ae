"""Places, quoted terms and laws."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.documents.model import Plan
from yzassist.facts.model import Law, Place, PlanFacts, Term

Read = Callable[[str], PlanFacts]


def names(found: tuple[Place, ...] | tuple[Term, ...] | tuple[Law, ...], paragraph_id: str) -> list[str]:
    return [item.name for item in found if item.span.paragraph_id == paragraph_id]


def test_places_of_a_list_are_found(yangtze: Plan, yangtze_facts: PlanFacts) -> None:
    found = " ".join(names(yangtze_facts.places, f"{yangtze.id}/11/1"))
    assert found == "长江 湖北 贵州 三峡库区 长江干流 湖南 湖北 沱江 岷江 乌江 太湖 丹江口水库"
    assert names(yangtze_facts.places, f"{yangtze.id}/20/1") == ["重庆市", "成都市", "长江上游"]
    assert len(names(yangtze_facts.places, f"{yangtze.id}/4/1")) == 19


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("加强沩水河、清溪湖、响水水库等综合治理。", ["沩水河", "清溪湖", "响水水库"]),
        ("保护长江鲟，巡护江河湖库，推进入河排污口整治。", []),
        ("启动武汉市、大理州试点，日照充足。", ["武汉市", "大理州"]),
        ("统筹黄河流域与长江经济带。", ["黄河流域", "长江经济带"]),
    ],
)
def test_places_are_found_with_few_mistakes(facts_of: Read, text: str, found: list[str]) -> None:
    assert names(facts_of(text).places, "plan/1/1") == found


def test_terms_come_without_their_marks(yangtze: Plan, yangtze_facts: PlanFacts) -> None:
    assert names(yangtze_facts.terms, f"{yangtze.id}/19/1") == ["十省百县千户", "零就业", "亮江工程"]


def test_laws_are_found_with_and_without_marks(yangtze: Plan, yangtze_facts: PlanFacts, facts_of: Read) -> None:
    assert names(yangtze_facts.laws, f"{yangtze.id}/2/3") == ["长江保护法", "水污染防治法"]
    assert names(yangtze_facts.laws, f"{yangtze.id}/34/1") == ["长江保护法"]
    facts = facts_of("根据《中华人民共和国水法》和湿地保护法，依法查处违法行为，完善考核办法，落实节水条例实施细则。")
    assert names(facts.laws, "plan/1/1") == ["中华人民共和国水法", "湿地保护法"]


def test_a_plan_does_not_cite_itself(yangtze: Plan, yangtze_facts: PlanFacts) -> None:
    assert yangtze.metadata.title not in {law.name for law in yangtze_facts.laws}
