"""Comparing wordings by what they say; how they are read is told in ``yzassist.facts.readings``."""

from __future__ import annotations

import re

from yzassist.documents.numerals import NUMERAL_CHARS
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.readings import CLOSE, OPEN, TOKEN, canonical, squash, unify

_NUMERALS = frozenset(NUMERAL_CHARS + "0123456789")
_CLAUSE_END = re.compile(r"[，,。；;〔〕\n]")  # the commas of "到2025年年底，农膜回收率达到85%以上"
_MIN_WORDS = 4
"""Words before a number from which a clause says what is measured."""


def states(text: str, wording: str, vocabulary: DepartmentVocabulary) -> bool:
    """Whether ``text`` says what ``wording`` says.

    2025年底 is 2025-12-31, 百分之四十三 is 43%, 住建部 is 住房和城乡建设部; 8条 is not in 18条.
    """
    if canonical(wording, vocabulary) in canonical(text, vocabulary):
        return True
    if vocabulary.identify(wording) is not None:
        return False
    return _contains(squash(unify(text)), squash(unify(wording)))


def met(text: str, group: tuple[str, ...], vocabulary: DepartmentVocabulary) -> bool:
    """Whether ``text`` states one of the alternatives of a group."""
    return any(states(text, wording, vocabulary) for wording in group)


def conflicts(text: str, wording: str, vocabulary: DepartmentVocabulary) -> tuple[str, ...]:
    """Other numbers of the same thing that ``text`` gives beside that of ``wording``: clauses alike but for the number.

    农膜回收率达到75%以上 beside 农膜回收率达到85%以上, for the wording 85%.
    """
    value = canonical(wording, vocabulary)
    if not value.startswith(OPEN) or "@" in value:
        return ()
    unit = value.partition(CLOSE)[2]
    clauses = [canonical(clause, vocabulary) for clause in _CLAUSE_END.split(text)]
    found: dict[str, None] = {}
    for clause in clauses:
        before, stated, after = clause.partition(value)
        if not stated or len(before) < _MIN_WORDS:
            continue
        alike = re.compile(f"{re.escape(before)}({TOKEN.pattern}){re.escape(unit + after)}")
        for other in clauses:
            if (match := alike.fullmatch(other)) and match.group(1) + unit != value:
                found[before + match.group(1).strip(OPEN + CLOSE) + unit] = None
    return tuple(found)


def _contains(text: str, wording: str) -> bool:
    """Whether ``wording`` stands in ``text`` without cutting a number in two."""
    if not wording:
        return False
    start = text.find(wording)
    while start >= 0:
        end = start + len(wording)
        cut_before = wording[0] in _NUMERALS and text[max(0, start - 1) : start] in {*_NUMERALS, "."}
        cut_after = wording[-1] in _NUMERALS and text[end : end + 1] in {*_NUMERALS, "."}
        if not cut_before and not cut_after:
            return True
        start = text.find(wording, start + 1)
    return False
