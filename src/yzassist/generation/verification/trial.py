"""One statement held against paragraphs: what each of its pieces lacks there, and which paragraphs bear it together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yzassist.generation.evidence import EvidenceParagraph
from yzassist.generation.verification.amounts import read_amounts
from yzassist.generation.verification.dates import check_dates
from yzassist.generation.verification.markup import foreign_in
from yzassist.generation.verification.model import Located, Problem, ProblemKind
from yzassist.generation.verification.numbers import check_numbers
from yzassist.generation.verification.polarity import check_degree, check_polarity
from yzassist.generation.verification.reading import DATE, Piece, Reader, telling
from yzassist.generation.verification.roles import check_departments
from yzassist.generation.verification.support import check_together
from yzassist.generation.verification.wording import check_names, check_substitution, check_words

_LEANS = 0.9
"""A piece with that share of its words in the paragraph spoken of before may well still speak of it; 0.7 and 1.0 tell
121 true paraphrases, 601 crossed lies and 391 truths alike."""


class Trial:
    """A statement in its place: ``said`` was said before it in the same sentence, its last words resting on ``before``.

    ``asked`` is the question.
    """

    def __init__(
        self, text: str, said: Sequence[Piece], before: EvidenceParagraph | None, asked: str, reader: Reader
    ) -> None:
        self._whole = "，".join((*(piece.text for piece in said), text))
        self._text = text
        self._pieces = reader.pieces(self._whole)
        self._own = range(len(said), len(self._pieces))
        self._before = before
        self._asked = asked
        self._reader = reader
        self._found: dict[str, list[Located]] = {}

    def problems(self, item: EvidenceParagraph) -> list[Problem]:
        """What is wrong with the statement as one about this paragraph alone."""
        found = [problem for at, problem in self._located(item) if at in self._own]
        found += self._names((item,))
        return list(dict.fromkeys(found or self._strays((item,) * len(self._own))))

    def shared(self, items: Sequence[EvidenceParagraph]) -> tuple[EvidenceParagraph, ...]:
        """The paragraphs that bear the statement piece by piece, in order; none where they do not."""
        bearers: list[EvidenceParagraph] = []
        for at in self._own:
            able = [item for item in items if not any(place == at for place, _ in self._located(item))]
            if not able:
                return ()
            bearers.append(bearers[-1] if bearers and bearers[-1] in able else able[0])
        used = tuple(dict.fromkeys(bearers))
        return () if self._names(used) or list(self._strays(bearers)) else used

    def _strays(self, bearers: Sequence[EvidenceParagraph]) -> Iterator[Problem]:
        """Pieces with a number, date or department that may speak of the paragraph before, which does not bear them."""
        before = self._before
        for at, bearer in zip(self._own, bearers, strict=True):
            piece = self._pieces[at]
            opens = at + 1 in self._own and not telling(piece.words) and not self._tells(piece)
            if opens:  # 到2025年年底，… : the next piece is meant
                continue
            stated = bool(DATE.search(piece.said)) or self._tells(piece)
            if before is not None and before != bearer and stated and self._leans(piece, before):
                yield from (
                    Problem(ProblemKind.SUBJECT, piece.text) for place, _ in self._located(before) if place == at
                )
            if telling(piece.words):
                before = bearer

    def _leans(self, piece: Piece, item: EvidenceParagraph) -> bool:
        amounts = read_amounts(piece, self._reader)
        words = frozenset[str]().union(*(one.subject for one in amounts)) if amounts else telling(piece.words)
        known = self._reader.words(f"{item.paragraph.heading}\n{item.paragraph.text}")
        return not words or self._reader.coverage(words, known) >= _LEANS

    def _tells(self, piece: Piece) -> bool:
        """Whether a piece has a number or names a department."""
        return bool(read_amounts(piece, self._reader) or self._reader.departments(piece.text))

    def _names(self, items: Sequence[EvidenceParagraph]) -> list[Problem]:
        source = self._reader.source(items)
        foreign = foreign_in(self._text, source.text)
        return [*([Problem(ProblemKind.MARKUP, foreign)] if foreign else []), *check_names(self._text, source)]

    def _located(self, item: EvidenceParagraph) -> list[Located]:
        if item.paragraph.id not in self._found:
            self._found[item.paragraph.id] = list(self._checked(item))
        return self._found[item.paragraph.id]

    def _checked(self, item: EvidenceParagraph) -> Iterator[Located]:
        pieces, reader, source = self._pieces, self._reader, self._reader.source((item,))
        heading = self._before.paragraph.heading if self._before not in (None, item) else ""
        yield from check_numbers(pieces, source, reader, telling(reader.words(heading)))
        yield from check_dates(pieces, source, reader)
        yield from check_departments(self._whole, pieces, self._asked, source, reader)
        yield from check_polarity(pieces, source, reader)
        yield from check_degree(pieces, source, reader)
        yield from check_words(pieces, source, reader)
        yield from check_substitution(pieces, source, reader)
        yield from check_together(pieces, source, reader)
