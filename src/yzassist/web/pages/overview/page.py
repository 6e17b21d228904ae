"""时间轴与指标: the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import gradio as gr

from yzassist.documents.model import Plan
from yzassist.errors import InvalidInputError, YzassistError
from yzassist.exports.overview import board, by_year, matrix, milestones
from yzassist.facts.model import Role
from yzassist.index.store import Index
from yzassist.question.plans.chosen import chosen_plans
from yzassist.web.pages.cached import PerGeneration
from yzassist.web.pages.events import PLAIN, QUIET, when_opened
from yzassist.web.pages.links import to_paragraph
from yzassist.web.pages.overview.timeline import timeline_figure
from yzassist.web.service import Service
from yzassist.web.templating import render

if TYPE_CHECKING:
    from plotly.graph_objects import Figure  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Overview:
    """The parts of the page for one plan on one day; ``figure`` is None where there is no deadline."""

    head: str
    figure: Figure | None
    timeline: str
    board: str
    matrix: str


def overview(index: Index, wanted: tuple[str, date]) -> Overview:
    """The page of the plan with that id as seen on that day. Raises InvalidInputError when there is none."""
    document_id, today = wanted
    (plan,) = chosen_plans((document_id,), index.plans)
    facts, anchor = index.facts[plan.id], to_paragraph(index)
    due = milestones(plan, facts, today)
    groups = board(plan, facts, today)
    goals = [goal for group in groups for goal in group.goals]
    past, recurring = sum(item.past for item in due), sum(bool(item.every) for item in due)
    return Overview(
        head=render(
            "overview_head.html", title=_title(plan), total=len(due), past=past, recurring=recurring, today=today
        ),
        figure=timeline_figure(due, today, anchor) if due else None,
        timeline=render("overview_timeline.html", years=by_year(due), today=today, anchor=anchor),
        board=render(
            "overview_board.html",
            groups=groups,
            quantified=sum(goal.quantified for goal in goals),
            worded=sum(not goal.quantified for goal in goals),
            anchor=anchor,
        ),
        matrix=render("overview_matrix.html", matrix=matrix(plan, facts), roles=tuple(Role), anchor=anchor),
    )


def build(service: Service, today: Callable[[], date] = date.today) -> None:
    """Put the page into the open tab."""
    made = PerGeneration(overview)
    with gr.Column(elem_id="overview-page", elem_classes="page"):
        plan = gr.Dropdown([], label="文件（可以直接输入名称）", visible=False, elem_id="overview-plan")
        head = gr.HTML(elem_id="overview-head", **PLAIN)
        with gr.Row(elem_id="overview-when"):
            with gr.Column(scale=2, min_width=320):
                drawing = gr.Plot(show_label=False, container=False, elem_id="overview-plot", visible=False)
            with gr.Column(scale=3, min_width=320):
                timeline = gr.HTML(elem_id="overview-timeline", **PLAIN)
        goals = gr.HTML(elem_id="overview-board", **PLAIN)
        duties = gr.HTML(elem_id="overview-matrix", **PLAIN)

    def show(document_id: str | None) -> list[object]:
        try:
            index = service.assistant.index
        except YzassistError as error:
            return _problem(error, gr.skip())
        choices = [(_title(plan), plan.id) for plan in index.plans]
        chosen = document_id or index.plans[0].id
        try:
            page = made.get(index, (chosen, today()))
        except InvalidInputError as error:
            return _problem(error, gr.update(choices=choices, value=None, visible=True))
        return [
            gr.update(choices=choices, value=chosen, visible=len(index.plans) > 1),
            page.head,
            gr.update(value=page.figure, visible=page.figure is not None),
            page.timeline,
            page.board,
            page.matrix,
        ]

    outputs = [plan, head, drawing, timeline, goals, duties]
    when_opened(show, [plan], outputs)
    plan.input(show, plan, outputs, **QUIET)


def _problem(error: YzassistError, selector: object) -> list[object]:
    problem = render("page_problem.html", problem=str(error))
    return [selector, problem, gr.update(visible=False), "", "", ""]


def _title(plan: Plan) -> str:
    return f"《{plan.metadata.title or plan.file_name}》"
