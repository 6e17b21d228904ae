"""原文: every plan in full, with its outline, its facts beside it, and anchors that links can name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import gradio as gr
from markupsafe import Markup

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
    """The HTML of the page, with the first of its plans."""
    return render("source.html", plans=index.plans, first=Markup(plan_text(index, (index.plans[0].id, today))))


def plan_text(index: Index, wanted: tuple[str, date]) -> str:
    """The HTML of the plan with that id as seen on that day: outline, text, facts. Raises ValueError: no such plan."""
    document_id, today = wanted
    (plan,) = (plan for plan in index.plans if plan.id == document_id)
    several = len(index.plans) > 1
    facts = index.facts[plan.id]

    def identify(measure: Measure, paragraph: int | None = None) -> str:
        return clause_anchor(plan.id, measure.number, paragraph, several=several)

    return render(
        "source_plan.html",
        view=PlanView(plan, measure_sheets(plan, facts, today)),
        pieces=lambda paragraph: pieces(paragraph, facts),
        id=identify,
        front=lambda paragraph: clause_anchor(plan.id, None, paragraph.number, several=several),
    )


def build(service: Service, today: Callable[[], date] = date.today) -> None:
    """Put the page into the open tab. Further plans are sent when they are asked for: all would be much for a phone."""
    made, texts = PerGeneration[date, str](source), PerGeneration(plan_text)

    def plan(document_id: object) -> str:
        """The text of a plan; called by the page's script."""
        try:
            index = service.assistant.index
        except YzassistError as error:
            return render("page_problem.html", problem=str(error))
        wanted = str(document_id)
        if wanted not in {plan.id for plan in index.plans}:
            return render("page_problem.html", problem="没有这份文件，可能刚刚换过。请刷新页面。")
        return texts.get(index, (wanted, today()))

    with gr.Column(elem_id="source-page", elem_classes="page"):
        body = gr.HTML(
            elem_id="source-text", apply_default_css=False, js_on_load=script("source"), server_functions=[plan]
        )

    def show() -> str:
        try:
            return made.get(service.assistant.index, today())
        except YzassistError as error:
            return render("page_problem.html", problem=str(error))

    when_opened(show, [], [body])
