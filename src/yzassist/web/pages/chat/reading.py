"""An answer laid out for the eye: the fact card, and the text with its clause marks tied to citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yzassist.answering.model import Answer, AnswerFact, Citation
from yzassist.documents.numerals import place_label
from yzassist.question.model import Intent

_MARK = re.compile(r"〔(?P<labels>[^〔〕]*)〕")  # 〔（八）第1款、（三）〕; also the 〔2022〕 of a document's number
_LABEL = re.compile(r"(?:《(?P<name>[^》]*)》)?(?P<place>[^、《》]+)")  # 《清水方案》（八）第1款
_BULLET = "- "
_CARD_INTENTS = frozenset({Intent.RESPONSIBILITY, Intent.DEADLINE, Intent.TARGET})
_ROWS = ("牵头", "负责", "参与", "时限", "指标")
_SHORT_QUOTE = 40
"""A quote up to this many characters says what is measured and its value in one; a longer one is shown by its value."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; a clause mark has the index of its ``citation``."""

    text: str
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list of which each line is an item."""

    bullets: bool
    lines: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class CardEntry:
    """Values with the places where they stand; ``note`` says what the plan's words come to (``2025-12-31``)."""

    text: str
    note: str
    places: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class CardRow:
    """``牵头``, ``负责``, ``参与``, ``时限`` or ``指标`` with its entries."""

    name: str
    entries: tuple[CardEntry, ...]


def place(citation: Citation, citations: Sequence[Citation] = ()) -> str:
    """``（六）第1款``; ``文件信息`` for front matter; the plan's title before it where ``citations`` are of several."""
    clause = citation.clause if citation.clause_number is None else place_label(citation.clause, citation.paragraph)
    several = len({other.document_id for other in citations}) > 1
    return f"《{citation.document_title}》{clause}" if several else clause


def blocks(answer: Answer) -> tuple[Block, ...]:
    """The text in blocks; where it has no mark (of front matter) the sources follow the last line."""
    marker = _Marker(answer.citations)
    grouped: list[tuple[bool, list[tuple[Part, ...]]]] = []
    for line in answer.answer.split("\n"):
        bullets = line.startswith(_BULLET)
        if not grouped or grouped[-1][0] != bullets:
            grouped.append((bullets, []))
        grouped[-1][1].append(tuple(marker.parts(line.removeprefix(_BULLET))))
    if answer.citations and not marker.found:
        unmarked = {place(citation, answer.citations): at for at, citation in reversed([*enumerate(answer.citations)])}
        marks = tuple(Part(label, at) for label, at in reversed(unmarked.items()))
        grouped[-1][1][-1] += marks
    return tuple(Block(bullets, tuple(lines)) for bullets, lines in grouped)


class _Marker:
    """Ties marks to citations in reading order: the first of that place that no earlier mark took, else the first.

    A mark that names its plan takes citations of one document only: that of the first citation that could be meant.
    """

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.found = False
        self._citations = citations
        self._used: set[int] = set()
        self._documents: dict[str, str] = {}
        self._places: dict[str, list[int]] = {}
        for at, citation in enumerate(citations):
            if citation.clause_number is not None:
                self._places.setdefault(citation.clause, []).append(at)
                self._places.setdefault(place(citation), []).append(at)

    def parts(self, line: str) -> Iterator[Part]:
        at = 0
        for match in _MARK.finditer(line):
            labels = [*_LABEL.finditer(match["labels"])]
            if not labels or not all(label["place"] in self._places for label in labels):
                continue
            self.found = True
            if at < match.start():
                yield Part(line[at : match.start()])
            for label in labels:
                yield Part(label.group(), self._take(label["place"], label["name"]))
            at = match.end()
        if at < len(line):
            yield Part(line[at:])

    def _take(self, label: str, name: str | None) -> int:
        candidates = self._places[label] if name is None else self._of_plan(name, self._places[label])
        chosen = next((at for at in candidates if at not in self._used), candidates[0])
        self._used.add(chosen)
        return chosen

    def _of_plan(self, name: str, candidates: Sequence[int]) -> Sequence[int]:
        """The candidates of the plan with that short name."""
        taken = {document for other, document in self._documents.items() if other != name}
        free = [at for at in candidates if self._citations[at].document_id not in taken]
        document = self._documents.setdefault(name, self._citations[(free or candidates)[0]].document_id)
        return [at for at in candidates if self._citations[at].document_id == document] or candidates


def fact_card(answer: Answer) -> tuple[CardRow, ...]:
    """The facts that were asked for, by kind, what stands in two places once with both; none when the question asked
    for something else."""
    if answer.refused or answer.intent not in _CARD_INTENTS:
        return ()
    rows: dict[str, dict[tuple[str, str, int | None], list[AnswerFact]]] = {name: {} for name in _ROWS}
    for fact in answer.facts:
        if (row := _row(fact)) is None:
            continue
        where = place(answer.citations[fact.citation], answer.citations)
        note = fact.value if fact.kind == "deadline" else ""
        target = fact.citation if fact.kind == "target" else None
        rows[row].setdefault((where, note, target), []).append(fact)
    return tuple(CardRow(name, _entries(groups, answer.citations)) for name, groups in rows.items() if groups)


def _entries(
    groups: Mapping[tuple[str, str, int | None], Sequence[AnswerFact]], citations: Sequence[Citation]
) -> tuple[CardEntry, ...]:
    merged: dict[tuple[str, str], list[Part]] = {}
    for (where, note, _), facts in groups.items():
        citation = citations[facts[0].citation]
        texts = tuple(dict.fromkeys(_wording(fact, citation) for fact in facts))
        merged.setdefault((_listed(texts, citation), note), []).append(Part(where, facts[0].citation))
    return tuple(CardEntry(text, note, tuple(places)) for (text, note), places in merged.items())


def _listed(texts: Sequence[str], citation: Citation) -> str:
    """The values; a list that the plan leaves open (甲部、乙部等参与) stays open."""
    listed = "、".join(texts)
    return f"{listed}等" if f"{texts[-1]}等" in citation.quote else listed


def _row(fact: AnswerFact) -> str | None:
    if fact.kind == "responsibility":
        return fact.role if fact.role in _ROWS else None
    return {"deadline": "时限", "target": "指标"}.get(fact.kind)


def _wording(fact: AnswerFact, citation: Citation) -> str:
    """A target by the words that name what is measured, if they are short."""
    if fact.kind == "target" and len(citation.quote) <= _SHORT_QUOTE:
        return citation.quote.rstrip("。；，")
    return fact.text
