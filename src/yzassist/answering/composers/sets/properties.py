"""Rows of tables by what their columns say: 约束性指标有几项, 完成时限为“持续推进”的任务, 附件2中县经信局负责的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yzassist.answering.composers.document.clause import named_measures
from yzassist.answering.composers.found import Found, Shown, in_chapters
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line
from yzassist.answering.row_lines import row_line
from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph
from yzassist.facts.lexicon import table_words
from yzassist.facts.tables.rows import Field, Row, Table
from yzassist.question.model import Intent, QuantitySlot, Question

_COUNTED = re.compile(r"指标|任务|项目|工程|事项|措施|工作|行动|目标")  # 约束性|指标|有几项
_TABLE = re.compile(
    r"(?P<name>[一-龥]{0,8}(?:任务|分工|指标|目标|分解|项目|措施|责任|问题|工程|体系)[一-龥]{0,4}(?:表|清单|台账))|附件|表[0-9]"
)  # 任务分工表
_NUMBER = re.compile(r"表([0-9]{1,2})(?![0-9年月])")  # 表1
_COLUMN_ENDS = re.compile(r"[（(].*$")  # 数量|（个）
_NUMERIC = re.compile(r"[\d.,%≤≥<>\[\]（）—-]*")  # 88.6
_OF_KIND = re.compile(r"(?:指标|项目|任务|目标)$")  # 约束性|指标
_COUNTS = re.compile(r"(?:多少|几)(?:项|条|个|类|种|件)")  # 列了多少项主要措施
_LISTS = re.compile(r"哪些|哪几|哪[一]?项|哪个|有什么|有啥|分别是|列出")  # 约束性指标有哪些
_CLASS = "(?:类|领域|方面|板块)"  # 能源|类
_NUMBERED = "序号"
_AMOUNT = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")  # 88.6
_MIN_CHARS = 3
_MIN_HEADING = 3
_LONG_HEADING = 4
_KIND = "kind"
_GROUP = "group"

Rows = tuple[tuple[Paragraph, Row], ...]


def _values(row: Row) -> Iterator[tuple[str, str]]:
    """The values by which a row may be selected, each with its column: not what names it, bodies and numbers."""
    for at, field in enumerate(row.fields):
        if at != row.title and not field.names_bodies and not _NUMERIC.fullmatch(field.value):
            yield field.name, field.value
    if row.kind:
        yield _KIND, _OF_KIND.sub("", row.kind)
    if row.group:
        label = find_label(row.group)
        yield _GROUP, row.group[label.end if label else 0 :].strip()


def _named_values(table: Table, question: Question) -> dict[str, set[str]]:
    """The values of each column that the question names; of two that hold each other the longer one."""
    named: dict[str, set[str]] = {}
    dates = [slot.text for slot in question.slots.dates]
    for _, row in table.rows:
        for head, value in _values(row):
            dated = any(text.startswith(value) or value.startswith(text) for text in dates)
            grouped = head.startswith(table_words().ordering) and re.search(
                f"{re.escape(value)}{_CLASS}", question.chinese
            )
            under_head = len(head) >= _MIN_CHARS and _is_said_of(head, value, question)
            if (grouped or under_head or len(value) >= _MIN_CHARS) and value in question.chinese and not dated:
                named.setdefault(head, set()).add(value)
    return {head: {v for v in values if not any(v != o and v in o for o in values)} for head, values in named.items()}


def _is_said_of(head: str, value: str, question: Question) -> bool:
    """True when the question gives the value for the column by its name (水质目标为Ⅳ类的)."""
    plain = re.escape(_COLUMN_ENDS.sub("", head))
    return re.search(rf"{plain}(?:都|定)?(?:为|是|达到|要求)?{re.escape(value)}", question.chinese) is not None


def _selected(table: Table, question: Question) -> Rows:
    """The rows that have one of the values named in each column of which one is named; none when none is."""
    named = _named_values(table, question)
    return tuple(
        (paragraph, row)
        for paragraph, row in table.rows
        if named
        and all(any(head == own and value in values for own, value in _values(row)) for head, values in named.items())
        and in_chapters(paragraph, question)
    )


def by_property(question: Question, context: Context) -> Found | None:
    """The rows that the question selects by a value of theirs; None when it names none."""
    tables = _named_tables(question, context) or context.library.tables
    if not _COUNTED.search(question.chinese):
        tables = tuple(t for t in tables if any(_is_titled(head, t, question) for head in t.heads))
    found = [pair for table in tables for pair in _selected(table, question)]
    return _found(found) if found else None


def _is_titled(head: str, table: Table, question: Question) -> bool:
    """True for the column that names the rows, when the question counts what it names (河流)."""
    (_, row), *_ = table.rows
    return len(head) > 1 and head == row.fields[row.title].name and head in question.chinese


def _named_tables(question: Question, context: Context) -> tuple[Table, ...]:
    """The tables that the question names: by the number of their annex or box, by the end of their title (任务清单),
    or because the plan has no other."""
    tables = context.library.tables
    inside = {paragraph.id for _, measure in named_measures(question, context) for paragraph in measure.paragraphs}
    if inside:
        return tuple(table for table in tables if table.rows[0][0].id in inside)
    match = _TABLE.search(question.chinese)
    headed = {table.rows[0][0].heading: table for table in tables}
    named = [table for head, table in headed.items() if len(head) >= _LONG_HEADING and head in question.chinese]
    if match is None and len(named) == 1:
        return tuple(named)
    if match is None:
        measured = tuple(table for table in tables if any(_is_measured(head) for head in table.heads))
        return measured if "指标" in question.chinese and len(measured) == 1 else ()
    name = match["name"] or ""
    ends = (name[at:] for at in range(max(0, len(name) - _MIN_HEADING + 1)))
    number = _NUMBER.search(question.chinese)
    if number and (titled := tuple(table for table in tables if _is_numbered(table.caption, number[1]))):
        return titled
    for end in ends:
        if titled := tuple(table for table in tables if end in table.rows[0][0].heading + table.caption):
            return titled
    if len(tables) == 1:
        return tables
    alike = tuple(table for table in tables if any(map(_is_measured, table.heads)) is ("指标" in name))
    return alike if len(alike) == 1 and name else ()


def _is_numbered(caption: str, number: str) -> bool:
    return re.match(rf"表{number}(?![0-9])", caption) is not None


def _is_measured(head: str) -> bool:
    field = Field(head, "")
    return field.is_current or (field.year is not None and field.gives_year)


def whole_table(question: Question, context: Context) -> Found | None:
    """All rows of the table that is named, where a table is counted (任务分工表里一共几项); None otherwise."""
    tables = _named_tables(question, context)
    return _found(tables[0].rows) if len(tables) == 1 else None


def _of_bodies(rows: Rows, question: Question, context: Context) -> Rows:
    """The rows whose bodies are all those that the question names, in the role that it names if any."""
    wanted = {slot.department_id for slot in question.slots.departments}
    roles = set(question.slots.roles)
    kept = []
    for paragraph, row in rows:
        groups = [group for note in context.library.responsibilities(paragraph) for group in note.groups]
        in_role = [group for group in groups if group.role in roles] or groups
        if wanted <= {mention.department_id for group in in_role for mention in group.departments}:
            kept.append((paragraph, row))
    return tuple(kept)


def _due(rows: Rows, question: Question, context: Context) -> Rows:
    """The rows due in one of the years or months named."""
    asked = {(slot.year, slot.month) for slot in question.slots.dates}
    return tuple(
        (paragraph, row)
        for paragraph, row in rows
        for dates in [[deadline.date for deadline in context.library.deadlines(paragraph)]]
        if any((day.year, None) in asked or (day.year, day.month) in asked for day in dates)
    )


def _measured_amounts(rows: Rows, question: Question) -> list[QuantitySlot]:
    """The amounts named in a unit of the rows: 超过|90%."""
    units = {row.unit for _, row in rows if row.unit}
    return [slot for slot in question.slots.quantities if slot.unit in units]


def _of_value(rows: Rows, question: Question) -> Rows:
    """The rows whose value in the year named is the number named, or beyond it (2027年目标超过90%的指标)."""
    years = {slot.year for slot in question.slots.dates}
    wanted = _measured_amounts(rows, question)[0]
    more = any(word in question.chinese for word in table_words().more_asked)
    less = any(word in question.chinese for word in table_words().less_asked)

    def fits(field: Field) -> bool:
        match = _AMOUNT.search(field.value)
        if field.year not in years or match is None:
            return False
        number = float(match.group().replace(",", ""))
        return number == wanted.number or (more and number > wanted.number) or (less and number < wanted.number)

    return tuple((p, row) for p, row in rows if wanted.unit == row.unit and any(map(fits, row.fields)))


def _without_value(table: Table, question: Question) -> Rows | None:
    """The rows whose cell is empty in the column that the question names (完成时限栏空白的); None where it asks for
    none."""
    text = question.chinese
    word = next((word for word in table_words().blank_asked if word in text), "")
    heads = (
        [head for head in table.heads if len(head) >= _MIN_CHARS and head in text[: text.find(word)]] if word else []
    )
    if not heads:
        return None
    nearest = max(heads, key=text.rfind)
    return tuple((p, row) for p, row in table.rows if (field := row.field(nearest)) is None or field.is_blank)


def _shared_column(table: Table, question: Question) -> str:
    """The column that the question counts, if several rows share its values: 一共几项|重点任务."""
    for head in table.heads:
        values = [field.value for _, row in table.rows if (field := row.field(head))]
        plain = _COLUMN_ENDS.sub("", head)
        asked = len(plain) >= _MIN_CHARS and f"{plain}" in question.chinese.replace(table.rows[0][0].heading, "")
        if asked and len(set(values)) < len(values) and not Field(head, "").names_bodies:
            return head
    return ""


def compose(question: Question, context: Context) -> Draft | None:
    """The rows of the table that the question names which meet its conditions, counted or listed; None where it names
    no table, or asks for something else of it."""
    counts = question.intent is Intent.COUNT or _COUNTS.search(question.chinese) is not None
    lists = question.intent is Intent.LIST or _LISTS.search(question.chinese) is not None
    tables = _named_tables(question, context) if counts or lists else ()
    if len(tables) != 1:
        return None
    (table,) = tables
    if (blank := _without_value(table, question)) is not None:
        return _listed(blank) if blank else None
    rows = _selected(table, question)
    conditioned = bool(rows)
    rows = rows or table.rows
    if question.slots.departments:
        rows, conditioned = _of_bodies(rows, question, context), True
    if _measured_amounts(rows, question) and any(_is_measured(head) for head in table.heads):
        rows, conditioned = _of_value(rows, question), True
    elif question.slots.dates and any(context.library.deadlines(paragraph) for paragraph, _ in table.rows):
        rows, conditioned = _due(rows, question, context), True
    if not conditioned and not counts:
        return None
    if not rows:
        return None
    if head := _shared_column(table, question) if not conditioned else "":
        return _distinct(rows, head)
    time = next((head for head in table.heads if Field(head, "").names_time), "")
    shown = bool(question.slots.dates)
    return _listed(rows, time if shown else "")


def _listed(rows: Rows, beside: str = "") -> Draft:
    """The rows with their number, each with its cell of the column ``beside`` if one is given."""
    lines = tuple(row_line(paragraph, row, row.field(beside)) for paragraph, row in rows)
    return Draft((Line(f"共{len(rows)}项：", derived=(str(len(rows)),)), *lines), exact=True)


def _distinct(rows: Rows, head: str) -> Draft:
    """The values that rows share, each once."""
    first: dict[str, Paragraph] = {}
    for paragraph, row in rows:
        if field := row.field(head):
            first.setdefault(field.value, paragraph)
    lines = tuple(row_line(paragraph, Row((Field(head, value),), 0)) for value, paragraph in first.items())
    numbers = {fields[0].value for _, (fields, *_) in rows if fields[0].name == _NUMBERED}
    size = len(numbers) or len(rows)
    lead = Line(f"{head}共{len(first)}项（表中共{size}项）：", derived=(str(len(first)), str(size)))
    return Draft((lead, *lines), exact=True)


def _found(rows: Sequence[tuple[Paragraph, Row]]) -> Found:
    def show() -> Shown:
        return tuple(row_line(paragraph, row) for paragraph, row in rows), ()

    return Found(tuple(paragraph for paragraph, _ in rows), show)
