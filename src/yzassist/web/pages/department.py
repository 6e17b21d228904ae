"""我的部门: every task of one department, as a table to read and as a file to carry away."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import gradio as gr

from yzassist.errors import InvalidInputError, YzassistError
from yzassist.exports.department import DepartmentChoice, department_choices, resolve_department
from yzassist.exports.department_ledger import DepartmentLedger, LedgerFormat, department_ledger, ledger_bytes
from yzassist.exports.drafting import DraftKind, draft
from yzassist.exports.files import file_stem
from yzassist.exports.view import Due, Order, arrange, due_years, summarise
from yzassist.facts.departments.vocabulary import Level
from yzassist.facts.model import Role
from yzassist.index.store import Index
from yzassist.question.plans.chosen import chosen_plans
from yzassist.web.pages.events import PLAIN, QUIET, when_opened
from yzassist.web.pages.links import to_paragraph
from yzassist.web.pages.plan_filter import plan_choices, plan_filter
from yzassist.web.service import Service
from yzassist.web.templating import render
from yzassist.web.theme import script

MOST_ROWS = 300
"""Rows of a table on the page: a browser takes a second to lay out 1,000 of them."""
LEVELS: dict[str, Level | None] = {"国家": None, "省": "省", "市": "市", "县": "县"}
ALL = "全部"
DATED, UNDATED = "有时限", "未写明时限"
_DOWNLOAD = "() => document.getElementById('department-file').click()"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the controls of the page say, as they say it; no ``plans`` are all."""

    plans: tuple[str, ...]
    level: str
    department: str
    role: str
    due: str
    order: str


def choices(index: Index, wanted: Wanted) -> tuple[DepartmentChoice, ...]:
    """The departments to choose from at the level, most tasks in the plans chosen first."""
    facts = {plan.id: index.facts[plan.id] for plan in chosen_plans(wanted.plans, index.plans)}
    return department_choices(facts, index.vocabulary, LEVELS[wanted.level])


def whole(index: Index, wanted: Wanted) -> DepartmentLedger:
    """Every task of the department. Raises InvalidInputError for a department or a plan that nobody knows."""
    return department_ledger(chosen_plans(wanted.plans, index.plans), index.facts, index.vocabulary, wanted.department)


def shown(ledger: DepartmentLedger, wanted: Wanted) -> DepartmentLedger:
    """The part of a ledger that the controls ask for, in their order; its title names the role."""
    role = None if wanted.role == ALL else Role(wanted.role)
    rows = arrange(ledger.rows, role, _due(wanted.due), Order(wanted.order))
    return replace(ledger, rows=rows, title=f"{ledger.department.name}{role or ''}任务台账")


def page(index: Index, wanted: Wanted, today: date) -> str:
    """The HTML of the ledger, or of what is wrong with the department."""
    try:
        ledger = whole(index, wanted)
    except InvalidInputError as error:
        return render("department.html", problem=str(error))
    return render(
        "department.html",
        problem="",
        department=ledger.department,
        all=summarise(ledger.rows, today),
        rows=(rows := shown(ledger, wanted).rows)[:MOST_ROWS],
        more=len(rows) - MOST_ROWS,
        notes=ledger.notes,
        today=today,
        several=len(index.plans) > 1,
        anchor=to_paragraph(index),
    )


def export(index: Index, wanted: Wanted, form: LedgerFormat, folder: Path) -> Path:
    """Write what is shown into a folder of its own under ``folder``, named by its title.

    Raises InvalidInputError for an unknown department, OSError as the file system does.
    """
    ledger = shown(whole(index, wanted), wanted)
    place = folder / uuid.uuid4().hex
    place.mkdir(parents=True)
    path = place / f"{file_stem(ledger.title)}.{form}"
    path.write_bytes(ledger_bytes(ledger, form))
    return path


def export_draft(index: Index, wanted: Wanted, kind: DraftKind, folder: Path) -> Path:
    """Write the draft of the department's tasks, all of them, into a folder of its own under ``folder``.

    Raises InvalidInputError for an unknown department or one without tasks, OSError as the file system does.
    """
    from yzassist.exports.drafting_docx import draft_bytes  # the page opens without the Word writer

    made = draft(whole(index, wanted), kind)
    place = folder / uuid.uuid4().hex
    place.mkdir(parents=True)
    path = place / f"{file_stem(made.title)}.docx"
    path.write_bytes(draft_bytes(made))
    return path


def _due(text: str) -> Due:
    if text == ALL:
        return None
    if text == DATED:
        return "dated"
    return "undated" if text == UNDATED else int(text.removesuffix("年"))


def _due_choices(index: Index, wanted: Wanted) -> list[str]:
    try:
        years = due_years(whole(index, wanted).rows)
    except InvalidInputError:
        years = ()
    return [ALL, *(f"{year}年" for year in years), DATED, UNDATED]


def _at_level(index: Index, wanted: Wanted) -> str:
    """The department chosen, under its name at the level chosen; the first one when none is chosen."""
    offered = choices(index, wanted)
    if not wanted.department:
        return offered[0].name if offered else ""
    if wanted.department in {choice.name for choice in offered}:
        return wanted.department
    try:
        department = resolve_department(wanted.department, index.facts, index.vocabulary)
    except InvalidInputError:
        return wanted.department
    return next((choice.name for choice in offered if choice.id == department.id), wanted.department)


def build(service: Service, today: Callable[[], date] = date.today) -> None:
    """Put the page into the open tab."""
    with gr.Column(elem_id="department-page", elem_classes="page"):
        gr.HTML(render("department_head.html"), apply_default_css=False, js_on_load=script("department"))
        with gr.Row(elem_classes="department-controls"):
            plan = plan_filter("department-plans", "只看这些方案（不选就是全部）")
            level = gr.Radio(list(LEVELS), value="县", label="级别", elem_id="department-level", min_width=320)
            department = gr.Dropdown(
                [],
                value=None,
                label="部门（可以直接输入名称）",
                allow_custom_value=True,
                elem_id="department-name",
                scale=2,
                min_width=320,
            )
        with gr.Row(elem_classes="department-controls"):
            role = gr.Radio(
                [ALL, *(str(role) for role in Role)], value=ALL, label="角色", elem_id="department-role", min_width=320
            )
            due = gr.Dropdown([ALL], value=ALL, label="时限", filterable=False, elem_id="department-due")
            order = gr.Dropdown(
                [str(order) for order in Order],
                value=str(Order.CLAUSE),
                label="排序",
                filterable=False,
                elem_id="department-order",
            )
        with gr.Row(elem_classes="department-exports"):
            excel = gr.Button("导出 Excel", variant="primary", size="md", elem_id="department-xlsx", scale=0)
            word = gr.Button("导出 Word", size="md", elem_id="department-docx", scale=0)
            kinds = [
                (kind, gr.Button(f"起草{kind}", size="md", elem_id=f"department-draft-{kind.name.lower()}", scale=0))
                for kind in DraftKind
            ]
        told = gr.HTML(elem_id="department-told", **PLAIN)
        body = gr.HTML(elem_id="department-ledger", **PLAIN)
        file = gr.DownloadButton("下载", visible="hidden", elem_id="department-file")
    controls = [plan, level, department, role, due, order]

    def show(plans: list[str] | None, *values: str) -> list[object]:
        return _answers(service, _wanted(plans, values), today())

    def show_at_level(plans: list[str] | None, *values: str) -> list[object]:
        return _answers(service, _wanted(plans, values), today(), at_level=True)

    outputs = [plan, department, due, body]
    when_opened(show_at_level, controls, outputs)
    level.input(show_at_level, controls, outputs, **QUIET)
    for control in (plan, department, role, due, order):
        control.input(show, controls, outputs, **QUIET)
    for button, form in ((excel, LedgerFormat.XLSX), (word, LedgerFormat.DOCX)):

        def write(plans: list[str] | None, *values: str, form: LedgerFormat = form) -> list[object]:
            wanted = _wanted(plans, values)
            return _made(service, lambda index: export(index, wanted, form, Path(file.GRADIO_CACHE)))

        button.click(write, controls, [file, told], **QUIET)
    for kind, drafting in kinds:

        def write_draft(plans: list[str] | None, *values: str, kind: DraftKind = kind) -> list[object]:
            wanted = _wanted(plans, values)
            return _made(service, lambda index: export_draft(index, wanted, kind, Path(file.GRADIO_CACHE)))

        drafting.click(write_draft, controls, [file, told], **QUIET)
    file.change(None, js=_DOWNLOAD, api_visibility="private")


def _wanted(plans: list[str] | None, values: Sequence[str]) -> Wanted:
    return Wanted(tuple(plans or ()), *(value or "" for value in values))


def _answers(service: Service, wanted: Wanted, today: date, at_level: bool = False) -> list[object]:
    """What the controls offer now, and the ledger."""
    try:
        index = service.assistant.index
        chosen_plans(wanted.plans, index.plans)
    except YzassistError as error:
        return [plan_choices(service), gr.skip(), gr.skip(), render("department.html", problem=str(error))]
    if at_level or not wanted.department:
        wanted = replace(wanted, department=_at_level(index, wanted))
    years = _due_choices(index, wanted)
    if wanted.due not in years:
        wanted = replace(wanted, due=ALL)
    names = [(_label(choice), choice.name) for choice in choices(index, wanted)]
    return [
        plan_choices(service),
        gr.update(choices=names, value=wanted.department),
        gr.update(choices=years, value=wanted.due),
        page(index, wanted, today),
    ]


def _label(choice: DepartmentChoice) -> str:
    """``县水利局（水利部，30 项）``: typing either name finds it."""
    line = f"{choice.id}，" if choice.id != choice.name else ""
    return f"{choice.name}（{line}{choice.tasks} 项）"


def _made(service: Service, write: Callable[[Index], Path]) -> list[object]:
    """The path of the file written; where nothing can be exported, no change but a word about why."""
    try:
        return [str(write(service.assistant.index)), ""]
    except YzassistError as error:
        return [gr.skip(), render("page_problem.html", problem=f"没有导出。{error}")]
