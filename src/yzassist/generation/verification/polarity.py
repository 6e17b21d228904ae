"""Yes and no, more and less, must and may: a sentence must point the way its paragraph does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from yzassist.documents.numerals import NUMERAL_CHARS
from yzassist.facts.lexicon import alternatives
from yzassist.generation.verification.model import Located, Problem, ProblemKind
from yzassist.generation.verification.reading import Piece, Reader, Source, Words
from yzassist.generation.verification.words import verifier_words

# 不|减少 · 不再|推进 · 没有 · 无主 ; not the comparison 不低于
_NEGATION = re.compile(
    r"(?P<no>没有|没|不|未|无|勿|别|免)(?!低于|超过|少于|高于|大于|小于|多于|得低|得超|得少|得高|断|仅)"
    r"(?P<aux>[再会能要应得可用必需须许准]*)(?P<next>[\u4e00-\u9fff]{1,2})?"
)
# 地级及以上 · 县级以下 (levels; those of numbers are told with the numbers)
_LEVEL = re.compile(r"(?<![0-9%])(?P<word>[\u4e00-\u9fff]{1,2}及?以[上下内外])")
_COUNTED_REACH = 10
"""Characters before 以上 among which a number says that it belongs to the number."""
_DENIED = 2
"""Characters after a negation that tell what it denies."""


def check_polarity(pieces: Sequence[Piece], source: Source, reader: Reader) -> Iterator[Located]:
    """Negations added or lost, prohibition for permission, rise for fall."""
    for at, piece in enumerate(pieces):
        for found in (
            _check_negation(piece, source),
            _check_lost_negation(piece, source, reader),
            _check_class(piece, source, reader, _modal(), _modal_class),
            _check_class(piece, source, reader, _direction(), _direction_class),
            _check_lost_modal(piece, source, reader),
        ):
            yield from ((at, problem) for problem in found)


def check_degree(pieces: Sequence[Piece], source: Source, reader: Reader) -> Iterator[Located]:
    """Words that leave no exception where the sentence of the plan has none of them, 消除 where it says 基本消除, and
    以下 for 以上."""
    sentences = [frozenset[str]().union(*(piece.words for piece in sentence)) for sentence in source.sentences]
    for at, piece in enumerate(pieces):
        nearest = reader.closest(piece.words, sentences)
        said = "".join(other.text for near in nearest for other in source.sentences[near]) or source.text
        plain = reader.without_departments(piece.text)
        for word in verifier_words().absolute:
            if word in plain and word not in said:
                yield at, Problem(ProblemKind.DEGREE, word)
        yield from ((at, problem) for problem in _check_lost_hedge(piece, source))
        for match in _LEVEL.finditer(piece.text):
            counted = any(
                char in NUMERAL_CHARS or char.isdigit() for char in piece.text[: match.end()][-_COUNTED_REACH:]
            )
            if match["word"] not in source.text and not counted:
                yield at, Problem(ProblemKind.COMPARISON, match["word"])


def _check_lost_hedge(piece: Piece, source: Source) -> Iterator[Problem]:
    for match in _hedged().finditer(source.text):
        for said in {match["next"][:2], match["next"]}:
            free = re.search(rf"(?<!{match['hedge']}){said}", source.text)
            if said in piece.text and match["hedge"] not in piece.text and not free:
                yield Problem(ProblemKind.DEGREE, said)


def _check_negation(piece: Piece, source: Source) -> Iterator[Problem]:
    """A denial must stand in the source with the word it denies."""
    text = _without_harmless(piece.text)
    for match in _NEGATION.finditer(text):
        if match["no"] + match["aux"] + (match["next"] or "")[:1] not in source.text:
            yield Problem(ProblemKind.POLARITY, match.group())


def _check_lost_negation(piece: Piece, source: Source, reader: Reader) -> Iterator[Problem]:
    """What the source denies may not be said without the denial."""
    for other in source.pieces:
        for match in _NEGATION.finditer(_without_harmless(other.text)):
            denied = match["next"] or ""
            said = piece.text.find(denied)
            if len(denied) < _DENIED or said < 0 or _NEGATION.search(piece.text[max(0, said - 3) : said + _DENIED]):
                continue
            free = re.search(rf"(?<!{match['no']}){denied}", source.text)
            if not free and reader.coverage(piece.words, other.words) > 0:
                yield Problem(ProblemKind.POLARITY, match.group())


def _check_class(
    piece: Piece, source: Source, reader: Reader, pattern: re.Pattern[str], class_of: dict[str, str]
) -> Iterator[Problem]:
    """A word of one class must not be said of what the source says with a word of the other."""
    stated = list(_classed(source.pieces, reader, pattern, class_of))
    for said, wording, words in _classed((piece,), reader, pattern, class_of):
        if said not in {name for name, _, _ in stated}:
            if stated or said == "forbid":
                yield Problem(ProblemKind.POLARITY, wording)
            continue
        nearest = reader.closest(words, [around for _, _, around in stated])
        if nearest and said not in {stated[at][0] for at in nearest}:
            yield Problem(ProblemKind.POLARITY, wording)


def _check_lost_modal(piece: Piece, source: Source, reader: Reader) -> Iterator[Problem]:
    """严禁A of the source may not become A."""
    for other in source.pieces:
        for match in _binding().finditer(other.text):
            governed = reader.words(other.text[match.end() :])
            class_of = _modal_class[match.group()]
            kept = any(_modal_class[found] == class_of for found in _modal().findall(piece.text))
            if governed and not kept and reader.coverage(governed, piece.words) > _KEPT:
                yield Problem(ProblemKind.POLARITY, match.group())


_KEPT = 0.6
"""Share of what a prohibition governs that a sentence must repeat to be held to the prohibition."""


def _classed(
    pieces: Sequence[Piece], reader: Reader, pattern: re.Pattern[str], class_of: dict[str, str]
) -> Iterator[tuple[str, str, Words]]:
    """Class, word and what it is said of: the words after it up to the next such word, or before where none follow."""
    for piece in pieces:
        matches = list(pattern.finditer(piece.text))
        for at, match in enumerate(matches):
            closed = matches[at + 1].start() if at + 1 < len(matches) else len(piece.text)
            opened = matches[at - 1].end() if at else 0
            after = reader.words(piece.text[match.end() : closed])
            yield class_of[match.group()], match.group(), after or reader.words(piece.text[opened : match.start()])


def _without_harmless(text: str) -> str:
    for word in verifier_words().harmless_negations:
        text = text.replace(word, "")
    return text


_modal_class = {
    **dict.fromkeys(verifier_words().forbid, "forbid"),
    **dict.fromkeys(verifier_words().permit, "permit"),
}
_direction_class = {
    **dict.fromkeys(verifier_words().rising, "rising"),
    **dict.fromkeys(verifier_words().falling, "falling"),
}


@cache
def _modal() -> re.Pattern[str]:
    """严禁 · 鼓励."""
    return re.compile(alternatives(tuple(_modal_class)))


@cache
def _direction() -> re.Pattern[str]:
    """提高 · 降低."""
    return re.compile(alternatives(tuple(_direction_class)))


@cache
def _binding() -> re.Pattern[str]:
    """严禁 · 鼓励 (the word may not be lost)."""
    return re.compile(alternatives(verifier_words().binding))


@cache
def _hedged() -> re.Pattern[str]:
    """基本|消除 · 力争|提前."""
    return re.compile(rf"(?P<hedge>{alternatives(verifier_words().hedges)})(?P<next>[\u4e00-\u9fff]{{2,4}})")
