"""The last check before an answer leaves: every value it states must stand in the paragraphs that it cites."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from yzassist.answering.draft import Draft, DraftFact, Line, refuse
from yzassist.answering.reckoning import plain
from yzassist.documents.labels import find_label
from yzassist.facts.departments.vocabulary import DepartmentVocabulary

_NUMBER = re.compile(r"\d+(?:\.\d+)*")  # 43, 7.5, 2025, 1.1.2
_QUOTED = re.compile(r"“([^”]+)”")  # “一口一策”


@dataclass(frozen=True, slots=True)
class Violation:
    """A value of a line that its quotes' paragraphs do not contain."""

    line: str
    value: str


def _support(line: Line) -> str:
    texts = (
        text
        for quote in line.quotes
        for text in (
            quote.paragraph.headings,
            quote.paragraph.clause_label,
            quote.paragraph.text,
            _unnumbered(quote.paragraph.text),
        )
    )
    return _with_reckoned(line, "\n".join((*texts, *line.derived)))


def _with_reckoned(line: Line, support: str) -> str:
    """The support with what is reckoned from numbers that all stand in it; one that rests on another is left out."""
    followed = [
        plain(one.result)
        for one in line.reckoned
        if all(_stands_in(plain(operand), support) for operand in one.operands)
    ]
    return "\n".join((support, *followed))


def _unnumbered(text: str) -> str:
    """The text without its own number, which 1.|2025年9月底前 would read as one number with the year."""
    label = find_label(text)
    return text[label.end :] if label else text


def _values(text: str, vocabulary: DepartmentVocabulary) -> list[str]:
    departments = [match.name for match in vocabulary.find(text)]
    return [*_NUMBER.findall(text), *_QUOTED.findall(text), *departments]


def _stands_in(value: str, support: str) -> bool:
    if value.replace(".", "").isdigit():
        return re.search(rf"(?<![\d.]){re.escape(value)}(?![\d]|\.\d)", support) is not None
    return value in support


def check_line(line: Line, vocabulary: DepartmentVocabulary) -> tuple[Violation, ...]:
    """The values of one line that nothing supports."""
    support = _support(line)
    return tuple(
        Violation(line.text, value) for value in _values(line.text, vocabulary) if not _stands_in(value, support)
    )


def check_quotes(line: Line) -> bool:
    """True when every quote lies inside its paragraph and is not empty."""
    return all(0 <= q.start < q.end <= len(q.paragraph.text) for q in line.quotes)


def check_fact(fact: DraftFact) -> bool:
    """True when the fact's wording, or each item of it (A、B), stands in its paragraph."""
    return all(part in fact.quote.paragraph.text for part in fact.text.split("、"))


def verify(draft: Draft, vocabulary: DepartmentVocabulary) -> tuple[Draft, tuple[Violation, ...]]:
    """The draft without its unsupported lines and facts, and the values found wrong in its lines; a refusal when
    nothing supported is left."""
    if draft.refused:
        return draft, ()
    violations: list[Violation] = []
    kept: list[Line] = []
    for line in draft.lines:
        found = check_line(line, vocabulary)
        violations += found
        if not found and check_quotes(line):
            kept.append(line)
    facts = tuple(fact for fact in draft.facts if check_fact(fact))
    if (len(kept), len(facts)) == (len(draft.lines), len(draft.facts)):
        return draft, ()
    if not any(line.quotes for line in kept):
        return refuse("unverified", "没有找到能够核对的依据，不作回答。", draft.suggestions), tuple(violations)
    return replace(draft, lines=tuple(kept), facts=facts), tuple(violations)
