"""An unnamed body follows the line that guides it, but only in a plan that binds local departments."""

from __future__ import annotations

from yzassist.assistant import Assistant
from yzassist.exports.department import resolve_department
from yzassist.facts.departments.lines import guided_bodies
from yzassist.facts.departments.vocabulary import load_vocabulary


def test_an_urban_management_bureau_follows_the_named_ministry_of_housing(assistant: Assistant) -> None:
    assert guided_bodies(assistant.index.facts.values(), assistant.index.vocabulary)["城市管理部门"] == "住房城乡建设部"


def test_without_notes_there_is_no_line_to_follow() -> None:
    assert guided_bodies([], load_vocabulary()) == {}


def test_a_ledger_is_that_of_the_line(assistant: Assistant) -> None:
    assert resolve_department("县城管局", assistant.index.facts, assistant.index.vocabulary).id == "住房城乡建设部"
