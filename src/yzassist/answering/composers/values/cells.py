"""Values of a table: the row that the question names, in the columns that it names (平洲市 … PM2.5; 2020年和2025年)."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from yzassist.answering.composers.values.aims import value_text
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, refuse
from yzassist.answering.row_lines import cell_text, kind_text
from yzassist.documents.model import Paragraph
from yzassist.facts.lexicon import table_words
from yzassist.facts.tables.rows import Field, Row, Table
from yzassist.question.model import Question
from yzassist.retrieval.coverage import coverage

_PLACE_END = re.compile(r"(?<=..)(?:自治[州县]|[省市州县区])$")  # 平洲|市
_MARKS = re.compile(r"[“”‘’「」『』\"\s]")  # “无废细胞”建成数量
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")  # 森林覆盖率（含灌木）
_OF_KIND = re.compile(r"(?:指标|项目|任务)$")  # 约束性|指标
_GAP = re.compile(r"(?:高|低|多|少|提高|提升|增加|下降|减少|差|上升|增长)(?:出|了)?(?:多少|几)|差距|相差")  # 比…高多少
_BASE_YEAR = re.compile(r"(?:比|较)(20[0-9]{2})年")  # 比2024年高多少
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")  # 88.6
_MIN_CHARS = 2
_LONG_HEAD = 4
_SEVERAL = 2
_SAID = 0.8
"""Share of the topic's words in the name of a row that the question does not name word for word."""


class RowFound(NamedTuple):
    """A row with its paragraph and its table."""

    table: Table
    paragraph: Paragraph
    row: Row


def row_name(row: Row) -> str:
    """What the row is on, without marks and what stands in brackets: 平洲市 as 平洲."""
    return _PLACE_END.sub("", _ASIDE.sub("", _MARKS.sub("", row.item)))


def named_rows(question: Question, context: Context) -> tuple[tuple[Table, Paragraph, Row], ...]:
    """The rows with the longest name that the question has, word for word; else the one whose name says nearly all of
    the topic."""
    rows = [RowFound(table, p, row) for table in context.library.tables for p, row in table.rows]
    rows = [found for found in rows if found.row.item not in table_words().wholes]
    asked = _MARKS.sub("", question.chinese)
    named = [found for found in rows if len(name := row_name(found.row)) >= _MIN_CHARS and name in asked]
    longest = max((len(row_name(found.row)) for found in named), default=0)
    if named:
        return tuple(found for found in named if len(row_name(found.row)) == longest)
    ignored = (*table_words().current_asked, *table_words().wanted)
    words = [word for word in context.search.words(question) if word.token not in ignored] if rows else []
    scored = [(coverage(words, found.row.item), found) for found in rows] if words else []
    best = max((score for score, _ in scored), default=0.0)
    likely = tuple(found for score, found in scored if score == best >= _SAID)
    return likely if len({found.row.item for found in likely}) == 1 else ()


def _columns(table: Table, row: Row, question: Question, aimed: Collection[int]) -> tuple[str, ...]:
    """The columns that the question names: by years, or as what is reached so far; else by their own words. None for
    the one target of a row, which may stand in the prose as well: ``aimed`` are the places of its targets."""
    heads = {head: Field(head, "") for head in table.heads}
    yearly = {head: field for head, field in heads.items() if (field.year and field.gives_year) or field.is_current}
    if not yearly:
        return _by_words(row, question)
    asked = {slot.year for slot in question.slots.dates} | {int(y) for y in _BASE_YEAR.findall(question.chinese)}
    if any(word in question.chinese for word in table_words().series_asked):
        return tuple(yearly)
    chosen = {head for head, field in yearly.items() if field.year in asked}
    if any(word in question.chinese for word in table_words().current_asked) and not any(
        yearly[head].is_current for head in chosen
    ):
        chosen |= {head for head, field in yearly.items() if field.is_current}
    wanted = tuple(head for head in table.heads if head in chosen)
    apart = any((field := row.field(head)) is None or field.start not in aimed for head in wanted)
    return wanted if apart or len(wanted) >= _SEVERAL else ()


def _by_words(row: Row, question: Question) -> tuple[str, ...]:
    tokens = [token for token in question.topic_tokens if len(token) > 1 and token not in row.item]
    named = [field for at, field in enumerate(row.fields) if at != row.title]
    said = {field.name: sum(token in field.name.lower() for token in tokens) for field in named}
    best = max(said.values(), default=0)
    likely = [field for field in named if said[field.name] == best > 0]
    years = {slot.year for slot in question.slots.dates} | {int(y) for y in _BASE_YEAR.findall(question.chinese)}
    if not years or not any(field.year for field in likely):
        return tuple(field.name for field in likely)
    return tuple(field.name for field in likely if field.year in years)


def _cell(found: RowFound, head: str) -> str:
    """``2027年目标：92%``; of a blank cell that it is, with what the table's note says of it."""
    field = found.row.field(head)
    if field is None:
        return f"{head}：表中该格为空"
    if not field.is_blank:
        return cell_text(found.row, field)
    told = next((legend.meaning for legend in found.table.legends if legend.sign == field.value[:1]), "")
    return f"{head}：{field.value}（{told or '表中没有数值'}）"


def row_values(found: RowFound, heads: tuple[str, ...]) -> Line:
    """``森林覆盖率，2025年：38%，2027年：40%。``: a row's values in those columns."""
    told = "，".join(_cell(found, head) for head in heads)
    text = f"{found.row.item}，{told}{kind_text(found.row)}。"
    notes = [legend.paragraph for legend in found.table.legends if legend.meaning in text]
    cited = {paragraph.id: paragraph for paragraph in (found.paragraph, *notes)}
    return Line(text, tuple(Quote(paragraph, 0, len(paragraph.text)) for paragraph in cited.values()))


def _gap(question: Question, chosen: tuple[RowFound, tuple[str, ...]]) -> Line | None:
    """By how much the later of two numbers of a row is above or below the earlier one, where that is asked."""
    found, heads = chosen
    fields = sorted((f for head in heads if (f := found.row.field(head))), key=lambda field: field.year or 0)
    numbers = [Decimal(field.value) for field in fields if _PLAIN.fullmatch(field.value)]
    if len(heads) != _SEVERAL or len(numbers) != _SEVERAL or not _GAP.search(question.chinese):
        return None
    change = numbers[1] - numbers[0]
    unit = "个百分点" if found.row.unit == "%" else found.row.unit
    amount = f"{abs(change):f}{unit}"
    said = f"{'高' if change > 0 else '低'}{amount}" if change else "相同"
    whole = Quote(found.paragraph, 0, len(found.paragraph.text))
    return Line(f"{fields[1].year}年比{fields[0].year}年{said}。", (whole,), derived=(amount,))


def check_kind(question: Question, context: Context) -> Draft | None:
    """Whether the row that is named is of the kind that is named (约束性指标吗); None where that is not asked."""
    if not any(cue.startswith("polar.") for cue in question.cues):
        return None
    for table, paragraph, row in named_rows(question, context):
        kinds = {_OF_KIND.sub("", other.kind) for _, other in table.rows if other.kind}
        asked = next((kind for kind in kinds if kind in question.chinese), None)
        if asked and row.kind:
            holds = _OF_KIND.sub("", row.kind) == asked
            notes = [legend.paragraph for legend in table.legends if legend.meaning == row.kind]
            quotes = tuple(Quote(p, 0, len(p.text)) for p in (paragraph, *notes))
            told = f"{'是的' if holds else '不是'}，{row.item}为{row.kind}。"
            draft = Draft((Line(told, quotes),), exact=True)
            return draft if holds else draft.corrected()
    return None


def compose(question: Question, context: Context) -> Draft | None:
    """The values of the row that the question names, what was reached so far said as such; None where it names no row
    and column. A refusal where the table has nothing in them."""
    chosen = []
    for table, paragraph, row in named_rows(question, context):
        aimed = {value.span.start for target in context.library.targets(paragraph) for value in target.values}
        if heads := _columns(table, row, question, aimed):
            chosen.append((RowFound(table, paragraph, row), heads))
    if not chosen:
        return None
    lines = tuple(row_values(found, heads) for found, heads in chosen)
    if (gap := _gap(question, chosen[0])) is not None and len(chosen) == 1:
        lines = (*lines, gap)
    cells = [found.row.field(head) for found, heads in chosen for head in heads]
    if all(field is None or field.is_blank for field in cells):
        return refuse("cell_blank", "".join(line.text for line in lines))
    starts = {(found.paragraph.id, field.start) for found, heads in chosen for field in cells if field}
    facts = tuple(
        DraftFact("target", value_text(value), value.text, Quote(found.paragraph, 0, len(found.paragraph.text)))
        for found, _ in chosen
        for target in context.library.targets(found.paragraph)
        for value in target.values
        if (found.paragraph.id, value.span.start) in starts
    )
    return Draft(lines, facts, exact=True)


def blank_column(question: Question, context: Context) -> Draft | None:
    """A refusal where the question names a row and a column of it word for word and the cell is empty."""
    asked = _MARKS.sub("", question.chinese)
    for table, paragraph, row in named_rows(question, context):
        heads = [head for head in table.heads if len(head) >= _LONG_HEAD and head in asked and row_name(row) in asked]
        if heads and all((field := row.field(head)) is None or field.is_blank for head in heads):
            return refuse("cell_blank", row_values(RowFound(table, paragraph, row), tuple(heads)).text)
    return None
