"""A list of clauses by conditions is made of known words: each kind shows by its own example what it is for."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

from yzassist.facts.departments.vocabulary import load_vocabulary
from yzassist.question.conditions.tokens import cut
from yzassist.question.slots import find_slots

ROWS = yaml.safe_load(files("yzassist.question").joinpath("data/clause_conditions.yaml").read_text("utf-8"))
EXAMPLES = [(kind, row["pattern"], row["example"], row.get("before", "")) for kind in ROWS for row in ROWS[kind]]


@pytest.mark.parametrize(("kind", "pattern", "example", "before"), EXAMPLES)
def test_a_pattern_matches_the_whole_of_its_example(kind: str, pattern: str, example: str, before: str) -> None:
    match = re.compile(pattern).match(example + before)
    assert match is not None, kind
    assert match.group() == example


def kinds(text: str) -> list[str] | None:
    slots = find_slots(text, load_vocabulary(), (), ())
    tokens = cut(text, slots, lambda words: words in "推进塑料污染治理")
    return None if tokens is None else [token.kind for token in tokens if token.kind != "frame"]


def test_a_question_is_cut_into_bodies_roles_and_denials() -> None:
    assert kinds("能源局参与、但水利部没列进责任单位的是哪一条") == [
        "body", "role", "and", "break", "body", "not", "into", "part", "ask",
    ]  # fmt: skip


def test_the_words_that_are_mentioned_reach_as_far_as_a_plan_has_them() -> None:
    assert kinds("哪条提到塑料污染") == ["ask", "mention", "words"]
    assert kinds("哪条提到塑料污染大户") is None


def test_a_question_with_any_other_word_is_not_cut() -> None:
    assert kinds("没有水利部参与的鱼塘哪几条") is None
