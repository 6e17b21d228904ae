"""Words, quotations, places and laws of a sentence: each must stand in the paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from yzassist.facts.laws import extract_laws
from yzassist.facts.places import extract_places
from yzassist.facts.readings import squash, unify
from yzassist.facts.terms import extract_terms
from yzassist.generation.verification.model import Located, Problem, ProblemKind
from yzassist.generation.verification.reading import Piece, Reader, Source, bare_paragraph


def check_names(text: str, source: Source) -> Iterator[Problem]:
    """Quotations, laws and places that the source does not hold."""
    holder = bare_paragraph(text)
    known = squash(unify(source.text))
    names = (
        (ProblemKind.QUOTED, [term.name for term in extract_terms(holder)]),
        (ProblemKind.LAW, [law.name for law in extract_laws(holder)]),
        (ProblemKind.PLACE, [place.name for place in extract_places(holder)]),
    )
    for kind, found in names:
        for name in found:
            if squash(unify(name)) not in known:
                yield Problem(kind, name)


def check_words(pieces: Sequence[Piece], source: Source, reader: Reader) -> Iterator[Located]:
    """Words that neither stand in the source nor say the same as one that does, nor are plain words of explanation."""
    known = source.text.lower()
    for at, piece in enumerate(pieces):
        for word in reader.whole_words(piece.text):
            number = any(map(str.isdigit, word)) and not any(char.isascii() and char.isalpha() for char in word)
            if not number and not reader.is_grounded(word, known):
                yield at, Problem(ProblemKind.WORD, word)


def check_substitution(pieces: Sequence[Piece], source: Source, reader: Reader) -> Iterator[Located]:
    """A word of the plan's own sentence replaced by another one: 县级农村建成区 for 县级城市建成区.

    Both may stand in the paragraph; here the words before and after show that one was put in the other's place.
    """
    headings = tuple(piece for item in source.paragraphs for piece in reader.pieces(item.paragraph.heading))
    originals = (*source.pieces, *headings)
    for at, piece in enumerate(pieces):
        nearest = reader.closest(piece.words, [original.words for original in originals])
        found = [list(_replaced(piece, originals[near], reader)) for near in nearest]
        if found and all(found):
            yield at, Problem(ProblemKind.WORD, found[0][0])


def _replaced(piece: Piece, original: Piece, reader: Reader) -> Iterator[str]:
    ours, theirs = reader.all_words(piece.text), reader.all_words(original.text)
    steps = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    for at, (step, first, last, start, end) in enumerate(steps):
        framed = (at == 0 or steps[at - 1][0] == "equal") and (at + 1 == len(steps) or steps[at + 1][0] == "equal")
        if step != "replace" or not framed or len(steps) == 1:
            continue
        at_an_end = at == 0 or at + 1 == len(steps)
        if at_an_end and max(last - first, end - start) > _LONGEST_END:
            continue
        old, new = _without_common_ends(theirs[first:last], ours[start:end])
        strange = any(reader.is_strange(word, piece.text, original.text) for word in new)
        lost = any(reader.is_strange(word, original.text, piece.text) for word in old)
        if strange and lost and sum(map(len, new)) <= _LONGEST_SWAP and sum(map(len, old)) <= _LONGEST_SWAP:
            yield "".join(new)


def _without_common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two wordings without the end they share, where that is cut otherwise into words: 城市黑臭水体, 农村|黑|臭|水体
    give 城市 and 农村."""
    ends = zip(reversed("".join(old)), reversed("".join(new)), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    if shared < _SHORTEST_SHARED or len(old) == len(new):
        return tuple(old), tuple(new)
    return tuple(filter(None, ["".join(old)[:-shared]])), tuple(filter(None, ["".join(new)[:-shared]]))


_SHORTEST_SHARED = 2
_LONGEST_END = 2
"""Words; where nothing follows that both share, more of them go on with something else."""
_LONGEST_SWAP = 8
"""Characters; a longer difference is another sentence, which the other checks judge."""
