"""A body is told under the name that the plan writes, and 省 and 县 bodies of one line apart."""

from __future__ import annotations

from yzassist.answering.composers.duties.named_bodies import by_body, written_name
from yzassist.documents.model import Measure
from yzassist.facts.departments.vocabulary import load_vocabulary
from yzassist.facts.model import Responsibility, Role, Span
from yzassist.retrieval.lookups import Duty

_MEASURE = Measure(1, "1.", "", None, ())
_SPAN = Span("p", 0, 1)


def _duty(name: str, line: str = "民政部") -> Duty:
    note = Responsibility(_SPAN, _SPAN, ())
    return Duty(_MEASURE, None, note, Role.LEAD, line, name, 0, len(name), None)  # type: ignore[arg-type]


def test_the_commonest_name_of_the_plan_is_told_and_not_that_of_the_ministry() -> None:
    found = [_duty("市住建局"), _duty("市住房城乡建设局"), _duty("市住房城乡建设局")]
    assert list(by_body(found, load_vocabulary())) == ["市住房城乡建设局"]
    assert written_name(found, "住房城乡建设部") == "市住房城乡建设局"


def test_a_bureau_of_the_province_and_one_of_the_county_are_two_bodies() -> None:
    assert set(by_body([_duty("省民政厅"), _duty("县民政局")], load_vocabulary())) == {"省民政厅", "县民政局"}


def test_a_name_without_a_level_is_that_of_the_one_body_of_its_line() -> None:
    assert list(by_body([_duty("市民政局"), _duty("市民政局"), _duty("民政部门")], load_vocabulary())) == ["市民政局"]
