"""What a composer hands on: lines of an answer with the quotes they rest on, not yet verified or numbered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yzassist.answering.model import Citation, FactKind, Status
from yzassist.answering.reckoning import Reckoning
from yzassist.documents.model import Paragraph
from yzassist.documents.numerals import place_label
from yzassist.facts.model import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """``paragraph.text[start:end]``, the support of a line; it becomes a citation."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The quoted words."""
        return self.paragraph.text[self.start : self.end]

    def citation(self, title: str) -> Citation:
        """The quote as it leaves the house; ``title`` is that of the document."""
        return Citation(
            document_id=self.paragraph.document_id,
            document_title=title,
            clause=self.paragraph.cited_label,
            clause_number=self.paragraph.cited_number,
            heading=self.paragraph.heading,
            paragraph=self.paragraph.number,
            quote=self.text,
            start=self.start,
            end=self.end,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One statement. ``derived`` are values that follow from the quotes without standing in them (a count, a
    resolved relative date), and ``reckoned`` is what was reckoned from numbers that do stand in them; ``bullet`` lines
    are shown as list items, a ``heading`` begins a line of its own."""

    text: str
    quotes: tuple[Quote, ...] = ()
    derived: tuple[str, ...] = ()
    reckoned: tuple[Reckoning, ...] = ()
    bullet: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class DraftFact:
    """A value that the answer states, with the quote it stands in."""

    kind: FactKind
    value: str
    text: str
    quote: Quote
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed answer. A refusal has ``status`` "refused", a ``reason`` code and no quotes.

    ``exact`` says that the question named the very cells of a table, or the very term defined, that answer: what else
    its words may ask for (the area of 绿色建筑面积占比) is part of a name.
    """

    lines: tuple[Line, ...]
    facts: tuple[DraftFact, ...] = ()
    status: Status = "answered"
    reason: str | None = None
    suggestions: tuple[str, ...] = ()
    exact: bool = False

    @property
    def refused(self) -> bool:
        """True for a refusal."""
        return self.status == "refused"

    def corrected(self) -> Draft:
        """The same draft, marked as correcting a premise."""
        return replace(self, status="corrected")


def refuse(reason: str, text: str, suggestions: tuple[str, ...] = ()) -> Draft:
    """A refusal: ``reason`` is a code, ``text`` says in Chinese what was looked for."""
    return Draft((Line(text),), status="refused", reason=reason, suggestions=suggestions)


def join(drafts: tuple[Draft, ...]) -> Draft:
    """Several drafts as one; refusals among them become plain lines as long as one draft answers. What two of them
    say in the same words is said once, with the quotes of both."""
    answering = [draft for draft in drafts if not draft.refused]
    if not answering:
        return drafts[0]
    lines: dict[str, Line] = {}
    for line in (line for draft in drafts for line in draft.lines):
        said = lines.get(line.text)
        quotes = tuple(dict.fromkeys((*said.quotes, *line.quotes))) if said else line.quotes
        lines[line.text] = replace(said or line, quotes=quotes)
    return Draft(
        lines=tuple(lines.values()),
        facts=tuple(dict.fromkeys(fact for draft in answering for fact in draft.facts)),
        status="corrected" if any(draft.status == "corrected" for draft in answering) else "answered",
    )


def span_quote(paragraph: Paragraph, span: Span) -> Quote:
    """The quote of a fact's span."""
    return Quote(paragraph, span.start, span.end)


def opening_quote(paragraph: Paragraph) -> Quote:
    """The first sentence of a paragraph; all of one without sentences."""
    return Quote(paragraph, 0, paragraph.sentences[0].end if paragraph.sentences else len(paragraph.text))


def clause_mark(paragraph: Paragraph, several: bool) -> str:
    """``（六）第2款``, or ``（六）`` where the measure has one paragraph only; ``附件1序号3`` of a row."""
    return place_label(paragraph.cited_label, paragraph.number) if several else paragraph.cited_label


def closed(sentence: str) -> str:
    """A sentence with its full stop; one that announces a list, asks or exclaims keeps its mark."""
    return sentence if sentence.endswith(("：", "！", "？")) else f"{sentence.rstrip('。；')}。"
