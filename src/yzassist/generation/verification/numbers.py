"""Numbers of a sentence: each must be the plan's number of the same thing, meant the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from yzassist.facts.lexicon import target_words
from yzassist.facts.model import Comparison, TargetValue
from yzassist.facts.numeric_values import read_value, value_pattern
from yzassist.facts.readings import CLOSE, OPEN, TOKEN
from yzassist.generation.verification.model import Problem, ProblemKind
from yzassist.generation.verification.reading import Piece, Reader, Source, Words, bare_paragraph
from yzassist.generation.verification.words import verifier_words

# ⟦2025⟧年⟦2025-12-31⟧
DATE = re.compile(r"⟦[0-9]{4}⟧年⟦(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})⟧")
# 43 · 7.5 · 2020年 · 11省
_PLAIN_NUMBER = re.compile(r"(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<unit>[%年月日省市县区个项条类级次倍批]?)")
_REACHED = ("达到", "达", "保持在", "稳定在")
# 到|2027年 · 2025年，… (not the base of 比2024年提高)
_YEAR = re.compile(r"(?:^|力争|争取|确保|[到至在于])(?P<year>20[0-9]{2})年")
_OR, _AND = "或", ("并", "且", "同时")
_RESPECTIVELY = "分别"


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
    """An amount of a piece: the words before it (back to the number before), those after, whether it is the
    first of its piece, and the characters around it. One without words of its own has those of the one before:
    70%以上或|比2020年提高5个百分点.
    ``year`` is that of its piece, or of the piece before (2025年，|规模达到12万吨); ``bound`` says how a number without
    a known unit is bounded (不超过2亿棒); ``counts_what_follows`` is True in
    完成|7.5万公顷沙化土地|和100万公顷石漠化土地."""

    amount: Amount
    wording: str
    head: Words
    tail: Words
    first: bool
    nearby: str
    year: str
    bound: Comparison | None
    counts_what_follows: bool = False

    @property
    def context(self) -> Words:
        """All words around it."""
        return self.head | self.tail


def check_numbers(pieces: Sequence[Piece], source: Source, reader: Reader) -> Iterator[Problem]:
    """Numbers that the source lacks, says of something else, or means otherwise."""
    stated = [counted for sentence in source.sentences for _, counted in _counted(sentence, reader)]
    elsewhere = [counted for _, counted in _counted(reader.pieces(source.text), reader)]
    verbatim = {piece.said for piece in source.pieces}
    for piece in pieces:
        if len(_read(piece, reader)) > 1 and _RESPECTIVELY in piece.text and _RESPECTIVELY not in source.text:
            yield Problem(ProblemKind.BOUND_NUMBER, piece.text)
    for piece, counted in _counted(pieces, reader):
        if piece.said not in verbatim or counted.year:
            yield from _check(counted, piece.said in verbatim, stated, elsewhere, reader)
    yield from _check_alternatives(pieces, source, reader)


def _counted(pieces: Sequence[Piece], reader: Reader) -> Iterator[tuple[Piece, Counted]]:
    """The amounts of pieces that follow one another; one without words of its own has those of the piece before."""
    before: Words = frozenset()
    year = ""
    for piece in pieces:
        found = _YEAR.findall(piece.text)
        year = found[-1] if found else year
        for counted in _read(piece, reader):
            if counted.first and not _telling(counted.context):
                counted = replace(counted, head=before)
            yield piece, replace(counted, year=year)
        before = _telling(piece.words) or before


def _check_alternatives(pieces: Sequence[Piece], source: Source, reader: Reader) -> Iterator[Problem]:
    """70%以上或提高5个百分点以上 may not become 70%以上并提高5个百分点以上."""
    said = "，".join(piece.text for piece in pieces)
    amounts = [counted.amount for piece in pieces for counted in _read(piece, reader)]
    for piece in source.pieces:
        found = _read(piece, reader)
        both = [one for one in found if any(one.amount.same_number(amount) for amount in amounts)]
        if len(both) > 1 and _OR in piece.text and _OR not in said and any(word in said for word in _AND):
            yield Problem(ProblemKind.COMPARISON, said)


def _check(
    counted: Counted, verbatim: bool, stated: Sequence[Counted], elsewhere: Sequence[Counted], reader: Reader
) -> Iterator[Problem]:
    same = [other for other in stated if counted.amount.same_number(other.amount)]
    if not same:
        if counted.amount.comparison is not None or not any(counted.amount.same_number(o.amount) for o in elsewhere):
            yield Problem(ProblemKind.NUMBER, counted.wording)
        return
    bound = same if verbatim else _bound(counted, same, stated, reader)
    if not bound or all(_in_other_year(counted, other) for other in bound):
        yield Problem(ProblemKind.BOUND_NUMBER, counted.wording)
    elif not any(_means(counted, other) for other in bound):
        yield Problem(ProblemKind.COMPARISON, counted.wording)


def _bound(counted: Counted, same: Sequence[Counted], stated: Sequence[Counted], reader: Reader) -> list[Counted]:
    """The source's amounts of the same number among those that are said of the same thing."""
    if counted.amount.comparison is None and any(counted.nearby == other.nearby for other in same):
        return [other for other in same if counted.nearby == other.nearby]
    head = _telling(counted.tail if counted.counts_what_follows else counted.head)
    if counted.counts_what_follows:
        nearest = reader.closest(head, [other.context for other in stated])
        return [stated[at] for at in nearest if counted.amount.same_number(stated[at].amount)]
    nearest = reader.closest(head, [other.head for other in stated]) if head else ()
    nearest = nearest or reader.closest(head or _telling(counted.tail), [other.context for other in stated])
    if not nearest:
        return [other for other in same if counted.amount.comparison is None or counted.nearby == other.nearby]
    return [stated[at] for at in nearest if counted.amount.same_number(stated[at].amount)]


def _in_other_year(counted: Counted, other: Counted) -> bool:
    return bool(counted.year and other.year) and counted.year != other.year


def _means(counted: Counted, other: Counted) -> bool:
    return counted.amount.means(other.amount) and counted.bound in (None, other.bound)


def _telling(words: Words) -> Words:
    return words - verifier_words().plain


def _read(piece: Piece, reader: Reader) -> list[Counted]:
    """The amounts of a piece in order; dates are no amounts."""
    said = DATE.sub("，", piece.said).replace(CLOSE + OPEN, f"{CLOSE}、{OPEN}")
    text = TOKEN.sub(lambda m: "，" if "@" in m.group() else m.group().strip(OPEN + CLOSE), said)
    spans = list(_amounts(text))
    counted: list[Counted] = []
    for at, (start, end, amount) in enumerate(spans):
        opened = spans[at - 1][1] if at else 0
        closed = spans[at + 1][0] if at + 1 < len(spans) else len(text)
        head, tail = reader.words(text[opened:start]), reader.words(text[end:closed])
        if counted and not _telling(head | tail):
            head = counted[-1].head
        nearby = text[max(0, start - 1) : end + 1]
        bound = _bound_of(text[opened:start]) if amount.comparison is None else None
        counted.append(Counted(amount, text[start:end], head, tail, at == 0, nearby, "", bound))
    if len(counted) > 1 and not _telling(counted[0].head) and all(_telling(one.tail) for one in counted):
        return [replace(one, counts_what_follows=True) for one in counted]
    return counted


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
