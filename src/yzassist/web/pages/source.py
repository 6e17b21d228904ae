"""原文: every plan in full, with its outline, its facts beside it, and anchors that links can name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import gradio as gr

from yzassist.documents.model import ClauseNumber, Measure, Paragraph, Plan
from yzassist.errors import YzassistError
from yzassist.exports.sheet import MeasureSheet, measure_sheets
from yzassist.facts.model import PlanFacts
from yzassist.index.store import Index
from yzassist.web.anchors import clause_anchor
from yzassist.web.pages.cached import PerGeneration
from yzassist.web.pages.events import when_opened
from yzassist.web.service import Service
from yzassist.web.templating import render
from yzassist.web.theme import script


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with a sheet of facts for each of its measures."""

    plan: Plan
    sheets: Mapping[ClauseNumber, MeasureSheet]

    @property
    def title(self) -> str:
        """The plan's title, or its file's name when it has none."""
        return self.plan.metadata.title or self.plan.file_name


def pieces(paragraph: Paragraph, facts: PlanFacts) -> tuple[tuple[str, bool], ...]:
    """The paragraph's text cut where a responsibility note begins and ends; True marks a note. Nothing is left out."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for item in sorted(facts.responsibilities_in(paragraph.id), key=lambda item: item.note.start):
        cut += [(paragraph.text[at : item.note.start], False), (paragraph.text[item.note.start : item.note.end], True)]
        at = item.note.end
    return tuple(piece for piece in (*cut, (paragraph.text[at:], False)) if piece[0])


def source(index: Index, today: date) -> str:
    """The HTML of the page: all plans, of which the browser shows one at a time."""
    several = len(index.plans) > 1

    def identify(measure: Measure, paragraph: int | None = None) -> str:
        document_id = measure.paragraphs[0].document_id if measure.paragraphs else ""
        return clause_anchor(document_id, measure.number, paragraph, several=several)

    return render(
        "source.html",
        plans=[PlanView(plan, measure_sheets(plan, index.facts[plan.id], today)) for plan in index.plans],
        pieces=lambda paragraph: pieces(paragraph, index.facts[paragraph.document_id]),
        id=identify,
        front=lambda paragraph: clause_anchor(paragraph.document_id, None, paragraph.number, several=several),
    )


def build(service: Service, today: Callable[[], date] = date.today) -> None:
    """Put the page into the open tab."""
    made = PerGeneration(source)
    with gr.Column(elem_id="source-page", elem_classes="page"):
        body = gr.HTML(elem_id="source-text", apply_default_css=False, js_on_load=script("source"))

    def show() -> str:
        try:
            return made.get(service.assistant.index, today())
        except YzassistError as error:
            return render("page_problem.html", problem=str(error))

    when_opened(show, [], [body])
