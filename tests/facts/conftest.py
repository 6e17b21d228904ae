"""Fixtures: the shipped plan's facts, the vocabulary, and a way to read the facts of an invented plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan
from yzassist.facts.departments.vocabulary import DepartmentVocabulary, load_vocabulary
from yzassist.facts.extract import extract_facts
from yzassist.facts.model import PlanFacts

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def yangtze() -> Plan:
    return read_plan(CORPUS / "yangtze-action-plan-2022.txt")


@pytest.fixture(scope="session")
def vocabulary() -> DepartmentVocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def yangtze_facts(yangtze: Plan, vocabulary: DepartmentVocabulary) -> PlanFacts:
    return extract_facts(yangtze, vocabulary)


@pytest.fixture
def facts_of(tmp_path: Path, vocabulary: DepartmentVocabulary) -> Callable[[str], PlanFacts]:
    """The facts of a plan issued in January 2024 whose one measure has ``body`` as its text."""

    def read(body: str) -> PlanFacts:
        path = tmp_path / "plan.txt"
        path.write_text(f"清溪县治水方案\n\n成文日期：2024年1月10日\n\n（一）治水任务。\n\n{body}\n", encoding="utf-8")
        return extract_facts(read_plan(path), vocabulary)

    return read


@pytest.fixture
def facts_of_items(tmp_path: Path, vocabulary: DepartmentVocabulary) -> Callable[[str], PlanFacts]:
    """The facts of a plan whose first measure, of two in each of two chapters, has ``body`` with its numbered items."""

    def read(body: str) -> PlanFacts:
        path = tmp_path / "plan.txt"
        rest = "（二）监测。开展监测。\n\n二、保障\n\n（一）领导。加强领导。\n\n（二）宣传。开展宣传。\n"
        path.write_text(f"清溪县治水方案\n\n一、任务\n\n（一）治水\n\n{body}\n\n{rest}", encoding="utf-8")
        return extract_facts(read_plan(path), vocabulary)

    return read
