"""The one model of a plan: Plan → Chapter → Measure → Paragraph → Sentence.

All text is *repaired* text: page breaks inside a sentence joined, and spaces between Chinese characters
and digits removed; nothing else is changed. Every offset counts characters of that text.
"""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict
from pydantic.dataclasses import dataclass

from yzassist.documents.head.validity import Validity

ClauseNumber = int | str
"""``6`` for （六） or 第六条; ``"二-3"`` where item numbers restart in each chapter."""


BOX_NAMES = ("专栏", "附件")
"""What stands beside the clauses is called, and cited by such a name with its number."""
ROW_NAME = "序号"
"""The head of the column by which a table's rows are found and cited."""

STRICT = ConfigDict(extra="forbid")
"""Of the many small parts of a plan, which are dataclasses with slots: with their facts those of a plan of 40 measures
take 0.16 MB and 2 ms to read; as models they took 0.66 MB and 5 ms."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True, config=STRICT)
class Sentence:
    """One sentence; ``start`` and ``end`` are offsets into its paragraph's text."""

    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, config=STRICT)
class Paragraph:
    """One paragraph (款). ``number`` counts from 1 inside its measure; ``start`` is its offset in ``Plan.text``.

    Front matter and preamble paragraphs have ``clause_number`` None and a label such as ``文件信息`` or ``引言``.
    ``row`` is the 序号 of a table's row that is no measure of its own: readers find it by that, not by counting 款.
    ``above`` is the numbered heading over its measure, where that is no measure itself or one of its own: 成员单位职责,
    which is 2.3, over 2.3.5. ``within`` is the number of the clause in which a box (``clause_number`` 专栏3) stands.
    """

    id: str
    document_id: str
    clause_number: ClauseNumber | None
    clause_label: str
    heading: str
    chapter: int | None
    number: int
    start: int
    text: str
    sentences: tuple[Sentence, ...]
    above: str = ""
    within: ClauseNumber | None = None
    row: int | None = None

    @property
    def cited_number(self) -> ClauseNumber | None:
        """The clause that it is cited by: what a box in a clause says, that clause says; a row of an attachment is a
        clause of its own (附件1-3)."""
        if self.within is not None:
            return self.within
        beside = isinstance(self.clause_number, str) and any(name in self.clause_number for name in BOX_NAMES)
        return f"{self.clause_number}-{self.row}" if beside and self.row is not None else self.clause_number

    @property
    def cited_label(self) -> str:
        """The label of its clause, for a row with its 序号: 附件1序号3."""
        return self.clause_label if self.row is None else f"{self.clause_label}{ROW_NAME}{self.row}"

    @property
    def mark(self) -> str:
        """Where it stands in its clause: 第2款, 序号3."""
        return f"第{self.number}款" if self.row is None else f"{ROW_NAME}{self.row}"

    @property
    def headings(self) -> str:
        """Its heading, and what stands above that."""
        return f"{self.above} {self.heading}" if self.above else self.heading


@dataclass(frozen=True, slots=True, config=STRICT)
class Measure:
    """One numbered measure (（六） or 第六条) or box with its paragraphs in order; ``chapter`` is its chapter's."""

    number: ClauseNumber
    label: str
    heading: str
    chapter: int | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def within(self) -> ClauseNumber | None:
        """The clause that a box stands in."""
        return self.paragraphs[0].within if self.paragraphs else None


@dataclass(frozen=True, slots=True, config=STRICT)
class Chapter:
    """One chapter (一、…); ``label`` is as printed, such as ``二、``."""

    number: int
    label: str
    heading: str
    measures: tuple[Measure, ...]


class Metadata(_Frozen):
    """What the front matter says; a field the file does not state is empty. ``aliases`` are names in talk (简称)."""

    title: str
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    date: str = ""
    source: str = ""
    topic: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()
    validity: Validity = Validity()


class Plan(_Frozen):
    """One document as read. ``warnings`` are Chinese sentences for the person who keeps the corpus."""

    id: str
    file_name: str
    content_hash: str
    metadata: Metadata
    text: str
    front: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]
    warnings: tuple[str, ...] = ()

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """All measures in reading order."""
        return tuple(measure for chapter in self.chapters for measure in chapter.measures)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in reading order, front matter first."""
        return self.front + tuple(p for measure in self.measures for p in measure.paragraphs)

    @cached_property
    def _measure_by_number(self) -> dict[ClauseNumber, Measure]:
        return {measure.number: measure for measure in self.measures}

    @cached_property
    def _paragraph_by_id(self) -> dict[str, Paragraph]:
        return {paragraph.id: paragraph for paragraph in self.paragraphs}

    def measure(self, number: ClauseNumber) -> Measure | None:
        """The measure with that number, or None."""
        return self._measure_by_number.get(number)

    def paragraph(self, paragraph_id: str) -> Paragraph:
        """The paragraph with that id; KeyError if this plan has none."""
        return self._paragraph_by_id[paragraph_id]
