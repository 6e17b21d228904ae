"""The numbers of a piece: how each is meant, and of what it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from yzassist.facts.lexicon import target_words
from yzassist.facts.model import Comparison, TargetValue
from yzassist.facts.readings import CLOSE, OPEN, TOKEN
from yzassist.facts.values.numeric_values import read_value, value_pattern
from yzassist.generation.verification.reading import DATE, LISTED, Piece, Reader, Words, bare_paragraph, telling

# 43 · 7.5 · 2020年 · 11省 ; not the name pm2.5
_PLAIN_NUMBER = re.compile(r"(?<![a-z0-9.])(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<unit>[%年月日省市县区个项条类级次倍批]?)")
_REACHED = ("达到", "达", "保持在", "稳定在")
# 到|2027年 · 2025年，… (not the base of 比2024年提高)
_YEAR = re.compile(r"(?:^|力争|争取|确保|[到至在于])(?P<year>20[0-9]{2})年")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is meant. ``comparison`` is None where it has no unit that says how (a year, a grade); ``base`` is
    what it is compared with (2020年)."""

    number: Decimal
    upper: Decimal | None
    unit: str
    comparison: Comparison | None
    base: str
    reached: bool

    def same_number(self, other: Amount) -> bool:
        """True when number, range, unit and what it is compared with are the same."""
        ours, theirs = ((one.number, one.upper, one.unit, one.base) for one in (self, other))
        return ours == theirs

    def means(self, source: Amount) -> bool:
        """True when the number is meant as in the source; 达到 of a plain number adds nothing to it."""
        if self.comparison == source.comparison:
            return True
        return source.comparison is Comparison.EQUAL and self.comparison is Comparison.AT_LEAST and self.reached


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount in its piece. One without words of its own has those of the one before:
    70%以上或|比2020年提高5个百分点.

    ``head`` are the words before it (back to the number before), ``tail`` those after, ``next`` those of them that
    belong to it: where another number follows, only as far as the next comma of a list. ``listed`` are the words of
    each thing that is listed with it (农膜和化肥), ``shared`` those after the last number of the piece
    (3公里内和支流1公里内|尾矿库), ``before`` those of the piece before. ``nearby`` are the characters around it,
    ``year`` is that of its piece or of one before (2025年，|规模达到12万吨); ``bound`` says how a number without a
    known unit is bounded (不超过2亿棒). ``counts_what_follows`` is True in
    完成|7.5万公顷沙化土地|和100万公顷石漠化土地.
    """

    amount: Amount
    wording: str
    head: Words
    tail: Words
    next: Words
    first: bool
    nearby: str
    year: str
    bound: Comparison | None
    listed: tuple[Words, ...]
    shared: Words
    before: Words = frozenset()
    counts_what_follows: bool = False

    @property
    def context(self) -> Words:
        """All words around it."""
        return self.head | self.tail

    @property
    def subject(self) -> Words:
        """The telling words of what it is said of, as far as its own piece tells."""
        return telling(self.next if self.counts_what_follows else self.head | self.next)


def counted_in(pieces: Sequence[Piece], reader: Reader, before: Words = frozenset()) -> Iterator[tuple[int, Counted]]:
    """The amounts of pieces that follow one another, each with the place of its piece; one without words of its own has
    those of the piece before (of the first: ``before``)."""
    year = ""
    for at, piece in enumerate(pieces):
        found = _YEAR.findall(piece.text)
        year = found[-1] if found else year
        amounts = read_amounts(piece, reader)
        for counted in amounts:
            if counted.first and not telling(counted.context):
                counted = replace(counted, head=before)
            yield at, replace(counted, year=year, before=before)
        said = frozenset[str]().union(*(counted.subject for counted in amounts)) if amounts else telling(piece.words)
        before = said or before


def read_amounts(piece: Piece, reader: Reader) -> list[Counted]:
    """The amounts of a piece in order; dates are no amounts."""
    said = DATE.sub("，", piece.said).replace(CLOSE + OPEN, f"{CLOSE}、{OPEN}")
    text = TOKEN.sub(lambda m: "，" if "@" in m.group() else m.group().strip(OPEN + CLOSE), said)
    spans = list(_amounts(text))
    shared = reader.words(text[spans[-1][1] :]) if spans else frozenset()
    counted: list[Counted] = []
    for at, (start, end, amount) in enumerate(spans):
        opened = spans[at - 1][1] if at else 0
        closed = spans[at + 1][0] if at + 1 < len(spans) else len(text)
        head, tail = reader.words(text[opened:start]), reader.words(text[end:closed])
        if counted and not telling(head | tail):
            head = counted[-1].head
        counted.append(
            Counted(
                amount=amount,
                wording=text[start:end],
                head=head,
                tail=tail,
                next=tail if closed == len(text) else reader.words(LISTED.split(text[end:closed])[0]),
                first=at == 0,
                nearby=text[max(0, start - 1) : end + 1],
                year="",
                bound=_bound_of(text[opened:start]) if amount.comparison is None else None,
                listed=_listed(text[opened:start], reader) or _listed(text[end:closed], reader),
                shared=shared,
            )
        )
    alike = len(counted) > 1 and len({one.amount.unit for one in counted}) == 1
    if alike and not telling(counted[0].head) and all(telling(one.tail) for one in counted):
        return [replace(one, counts_what_follows=True) for one in counted]
    return counted


def _listed(text: str, reader: Reader) -> tuple[Words, ...]:
    return tuple(filter(None, (telling(reader.words(one)) for one in LISTED.split(text))))


def _bound_of(before: str) -> Comparison | None:
    """How the words before a number bound it: 不超过, 至少."""
    words = target_words()
    for comparison, verbs in ((Comparison.AT_LEAST, words.at_least), (Comparison.AT_MOST, words.at_most)):
        verb = next((verb for verb in verbs if before.endswith(verb)), "")
        if verb and verb not in _REACHED:
            turned = Comparison.AT_MOST if comparison is Comparison.AT_LEAST else Comparison.AT_LEAST
            return turned if before.removesuffix(verb).endswith(("不", "不得", "不能")) else comparison
    return None


def _comparison(value: TargetValue, match: re.Match[str]) -> Comparison:
    """How the value is meant; where verb and suffix disagree (不超过97%以上) the verb is heard."""
    words, verb = target_words(), match["verb"] or ""
    if value.comparison is Comparison.AT_LEAST and (verb in words.at_most) != bool(match["negation"]) and verb:
        return Comparison.AT_MOST
    if value.comparison is Comparison.AT_LEAST and verb in words.at_least and match["negation"]:
        return Comparison.AT_MOST
    return value.comparison


def _amounts(text: str) -> list[tuple[int, int, Amount]]:
    holder = bare_paragraph(text)
    found: list[tuple[int, int, Amount]] = []
    for match in value_pattern().finditer(text):
        value = read_value(holder, match)
        if value is not None and value.number is not None:
            reached = (match["verb"] or "") in _REACHED and not match["suffix"]
            amount = Amount(value.number, value.upper, value.unit, _comparison(value, match), value.base, reached)
            found.append((match.start(), match.end(), amount))
    taken = [(start, end) for start, end, _ in found]
    for match in _PLAIN_NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            found.append(
                (match.start(), match.end(), Amount(Decimal(match["n"]), None, match["unit"], None, "", False))
            )
    return sorted(found, key=lambda item: item[0])
