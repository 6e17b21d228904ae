"""Tells a list of clauses by conditions from other questions, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

import yaml

from yzassist.documents.model import Plan
from yzassist.question.conditions.reading import read_clause_query
from yzassist.question.model import DepartmentSlot, Intent, Question, Slots
from yzassist.question.slots import find_chapters, find_dates
from yzassist.question.wording.english import is_english, translate


def with_clause_query(
    question: Question, plans: Sequence[Plan], bodies_in: Callable[[str], tuple[DepartmentSlot, ...]]
) -> Question:
    """The question as one that lists clauses by conditions, if it is."""
    text, slots = question.chinese, question.slots
    if is_english(question.text):
        text = translate(question.text, english_words()).replace(" ", "")
        slots = Slots(bodies_in(text), dates=find_dates(text), chapters=find_chapters(text))
    query = read_clause_query(text, slots, lambda words: any(words in plan.text for plan in plans))
    return replace(question, intent=Intent.LIST, clause_query=query) if query else question


@cache
def english_words() -> Mapping[str, str]:
    """The English words of conditions (not, only, both), which the glossary of subjects leaves out."""
    text = files("yzassist.question").joinpath("data/english_conditions.yaml").read_text("utf-8")
    return {str(words): str(term) for words, term in yaml.safe_load(text).items()}
