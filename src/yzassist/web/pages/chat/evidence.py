"""The paragraph a citation stands in, cut at the citation's offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yzassist.answering.model import Answer, Citation
from yzassist.documents.model import ClauseNumber, Measure, Paragraph, Plan


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: the quote that was asked for (``current``), another quote of the answer, or neither."""

    text: str
    quoted: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The measure before or after."""

    number: ClauseNumber
    label: str
    heading: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What the evidence panel shows. ``paragraphs`` are pairs of a paragraph's number and its pieces, ``marks`` how
    each is told there (第2款（共3款）, 序号3).

    ``outdated`` when the quote no longer stands in the plans that are served: then there is the quote alone.
    """

    document_id: str
    document_title: str
    clause: str
    clause_number: ClauseNumber | None
    heading: str
    chapter: str
    paragraphs: tuple[tuple[int, tuple[Piece, ...]], ...]
    marks: tuple[str, ...]
    several_plans: bool
    before: Neighbour | None = None
    after: Neighbour | None = None
    outdated: bool = False


def passages(answer: Answer, plans: Sequence[Plan]) -> tuple[Passage, ...]:
    """The passage of each citation of an answer, in their order."""
    return tuple(_cited(citation, answer.citations, plans) for citation in answer.citations)


def fits(answer: Answer, plans: Sequence[Plan]) -> bool:
    """Whether every citation stands in these plans: not so when the index was replaced while the answer was made."""
    by_id = {plan.id: plan for plan in plans}
    return all(_paragraph(citation, by_id.get(citation.document_id)) is not None for citation in answer.citations)


def whole_measure(plans: Sequence[Plan], document_id: str, number: str) -> Passage | None:
    """A measure with all its paragraphs, nothing highlighted; None when no plan has it. ``number`` as in its links."""
    for plan in plans:
        for measure in plan.measures:
            if plan.id == document_id and str(measure.number) == number:
                pieces = tuple((p.number, (Piece(p.text),)) for p in measure.paragraphs)
                return _passage(plan, measure.paragraphs[0], measure, pieces, len(plans) > 1)
    return None


def _cited(citation: Citation, all_citations: Sequence[Citation], plans: Sequence[Plan]) -> Passage:
    plan = next((plan for plan in plans if plan.id == citation.document_id), None)
    paragraph = _paragraph(citation, plan)
    if plan is None or paragraph is None:
        return _outdated(citation, len(plans) > 1)
    others = [other for other in all_citations if _place(other) == _place(citation)]
    measure = plan.measure(paragraph.clause_number) if paragraph.clause_number is not None else None
    pieces = ((paragraph.number, cut(paragraph.text, citation, others)),)
    return _passage(plan, paragraph, measure, pieces, len(plans) > 1)


def _paragraph(citation: Citation, plan: Plan | None) -> Paragraph | None:
    """The paragraph that says, at the citation's offsets, what the citation quotes."""
    for paragraph in plan.paragraphs if plan else ():
        place = (paragraph.cited_number, paragraph.cited_label, paragraph.number)
        if place == (citation.clause_number, citation.clause, citation.paragraph):
            return paragraph if paragraph.text[citation.start : citation.end] == citation.quote else None
    return None


def _outdated(citation: Citation, several_plans: bool) -> Passage:
    return Passage(
        document_id=citation.document_id,
        document_title=citation.document_title,
        clause=citation.clause,
        clause_number=citation.clause_number,
        heading=citation.heading,
        chapter="",
        paragraphs=((citation.paragraph, (Piece(citation.quote, quoted=True, current=True),)),),
        marks=(citation.mark.strip(),),
        several_plans=several_plans,
        outdated=True,
    )


def _mark(paragraph: Paragraph, measure: Measure) -> str:
    size = len(measure.paragraphs)
    return f"{paragraph.mark}（共{size}款）" if size > 1 and paragraph.row is None else paragraph.mark


def _passage(
    plan: Plan,
    paragraph: Paragraph,
    measure: Measure | None,
    pieces: tuple[tuple[int, tuple[Piece, ...]], ...],
    several_plans: bool,
) -> Passage:
    at = plan.measures.index(measure) if measure else None
    chapter = next((c for c in plan.chapters if c.number == paragraph.chapter), None)
    return Passage(
        document_id=plan.id,
        document_title=plan.metadata.title or plan.file_name,
        clause=paragraph.clause_label,
        clause_number=paragraph.clause_number,
        heading=paragraph.heading if paragraph.heading != paragraph.clause_label else "",
        chapter=f"{chapter.label}{chapter.heading}" if chapter else "",
        paragraphs=pieces,
        marks=tuple(_mark(measure.paragraphs[number - 1], measure) for number, _ in pieces) if measure else ("",),
        several_plans=several_plans,
        before=_neighbour(plan.measures[at - 1]) if at else None,
        after=_neighbour(plan.measures[at + 1]) if at is not None and at + 1 < len(plan.measures) else None,
    )


def cut(text: str, current: Citation, others: Sequence[Citation]) -> tuple[Piece, ...]:
    """The paragraph's text in pieces; ``current`` is one piece whole, others are where they do not overlap one taken.

    The pieces joined give ``text`` again.
    """
    taken = [(current.start, current.end)]
    for start, end in sorted({(other.start, other.end) for other in others}, key=lambda span: span[0] - span[1]):
        if all(end <= held_start or start >= held_end for held_start, held_end in taken):
            taken.append((start, end))
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(taken):
        if at < start:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], quoted=True, current=(start, end) == (current.start, current.end)))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)


def _place(citation: Citation) -> tuple[str, str, int]:
    return citation.document_id, citation.clause, citation.paragraph


def _neighbour(measure: Measure) -> Neighbour:
    return Neighbour(measure.number, measure.label, measure.heading)
