"""Reading tables: one paragraph a row, each value behind the name of its column (``列名：值；列名：值。``)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from yzassist.documents.labels import LabelKind, find_label
from yzassist.documents.model import Measure, Paragraph
from yzassist.facts.lexicon import alternatives, table_words
from yzassist.facts.tables.rows import Field, Legend, Row, Table, unit_in

_MIN_FIELDS = 3
_FEW_FIELDS = 2
"""Enough where the next row has the same columns (指标：优良率；2027年：85。)."""
_LONGEST_NAME = 20
_LONGEST_GROUP = 24
_LONGEST_CAPTION = 40
_LONGEST_TITLE = 40
"""Characters in the mean: longer values tell what to do and name nothing."""
_NUMERIC = re.compile(r"[\d.,%≤≥<>\[\]（）—-]*")  # 88.6, [620], —
_SENTENCE = re.compile(r"[，。！？]")  # no head of a column holds one
_BRACKET = re.compile(r"[（(][^（）()]{1,12}[）)]$")  # 指标|（%）
_TABLE_UNIT = re.compile(r"^[（(]?(?:计量)?单位[：:](?P<unit>[^：，。；]{1,8})[）)]?$")  # 单位：万吨
_REST = re.compile(
    r"其[余他它](?:的|指标|各项|项目|均|都)*(?:为|是|属于?)(?P<meaning>[^，；。、]{2,16})"
)  # 其余为预期性指标

_Placed = tuple[int, Paragraph, tuple[Field, ...]]


def tables_of(paragraphs: Sequence[Paragraph]) -> tuple[Table, ...]:
    """The tables among the paragraphs of a measure, in order. What stands between two rows of the same columns (a
    group of tasks) does not end their table."""
    plain = [_fields(paragraph.text) for paragraph in paragraphs]
    if not any(plain):
        return ()
    heads = frozenset(field.name for fields in plain if len(fields) >= _MIN_FIELDS for field in fields)
    runs: list[list[_Placed]] = []
    beside: list[tuple[int, Paragraph]] = []
    for at, paragraph in enumerate(paragraphs):
        fields = plain[at] or (_fields(paragraph.text, heads) if heads else ())
        if len(fields) < _FEW_FIELDS or (len(fields) < _MIN_FIELDS and not _goes_on(plain, at)):
            beside.append((at, paragraph))
            continue
        if not runs or not _same_columns(runs[-1], fields):
            runs.append([])
        runs[-1].append((at, paragraph, fields))
    return tuple(_table(run, beside) for run in runs)


def tables_of_measures(measures: Sequence[Measure]) -> tuple[Table, ...]:
    """The tables of a plan, in order. A table whose rows are measures of their own (序号：7) is one table, with what
    stands below its last row."""
    runs: list[list[Paragraph]] = []
    within = False
    for measure in measures:
        label = find_label(measure.paragraphs[0].text) if measure.paragraphs else None
        is_row = label is not None and label.kind is LabelKind.ROW
        if not (is_row and within):
            runs.append([])
        runs[-1] += measure.paragraphs
        within = is_row
    return tuple(table for run in runs for table in tables_of(run))


def _goes_on(rows: Sequence[Sequence[Field]], at: int) -> bool:
    """True where the row above or below has these columns, if not more."""
    heads = {field.name for field in rows[at]}
    beside = [rows[place] for place in (at - 1, at + 1) if 0 <= place < len(rows)]
    return any(heads <= {field.name for field in fields} for fields in beside if fields)


def _same_columns(run: Sequence[_Placed], fields: Sequence[Field]) -> bool:
    known = {field.name for _, _, row in run for field in row}
    return 2 * sum(field.name in known for field in fields) > len(fields)


def _table(run: Sequence[_Placed], beside: Sequence[tuple[int, Paragraph]]) -> Table:
    places: dict[str, int] = {}
    for _, _, fields in run:
        for at, field in enumerate(fields):
            places[field.name] = max(at, places.get(field.name, 0))
    order = tuple(sorted(places, key=lambda name: places[name]))
    title = _title_head([fields for _, _, fields in run], order)
    own_titles = {} if title else _titles_by_measure(run, order)
    units = (_TABLE_UNIT.match(paragraph.text.strip()) for _, paragraph in beside)
    unit = next((match["unit"] for match in units if match), "")
    legends = tuple(_legends([paragraph for _, paragraph in beside]))
    lines = [(at, p.text) for at, p in beside if not _TABLE_UNIT.match(p.text.strip())]
    groups = _groups(run, lines)
    rows = []
    for place, paragraph, fields in run:
        named = title or own_titles.get(paragraph.clause_label, "")
        at = next((index for index, field in enumerate(fields) if field.name == named), _first_in_words(fields))
        own, kind = _unit_of(fields, at), _kind_of(fields, at, legends)
        shared = unit if own is None else ""
        rows.append((paragraph, Row(fields, at, own or "", shared, kind, groups.get(place, ""))))
    above = next((text for at, text in reversed(lines) if at < run[0][0]), "")
    return Table(tuple(rows), order, legends, above if len(above) <= _LONGEST_CAPTION else "")


def _titles_by_measure(run: Sequence[_Placed], heads: Sequence[str]) -> dict[str, str]:
    """The column that tells the rows of each measure apart, where none does so for all of the table."""
    rows: dict[str, list[tuple[Field, ...]]] = {}
    for _, paragraph, fields in run:
        rows.setdefault(paragraph.clause_label, []).append(fields)
    return {label: _title_head(of_one, heads) for label, of_one in rows.items()}


def _groups(run: Sequence[_Placed], lines: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The line over each row by its place, where such lines stand between the rows: 一、环境质量."""
    short = [(at, text) for at, text in lines if len(text) <= _LONGEST_GROUP]
    if not any(run[0][0] < at < run[-1][0] for at, _ in short):
        return {}
    over = {place: [text for at, text in short if at < place] for place, _, _ in run}
    return {place: found[-1].rstrip("。") for place, found in over.items() if found}


def _legends(beside: Sequence[Paragraph]) -> Iterator[Legend]:
    for paragraph in beside:
        for match in _legend().finditer(paragraph.text):
            yield Legend(match["sign"][0], match["meaning"], paragraph)
        if (rest := _REST.search(paragraph.text)) is not None:
            yield Legend("", rest["meaning"], paragraph)


@cache
def _legend() -> re.Pattern[str]:
    """带|★|的为约束性指标 · 注：“|—|”表示基准年未开展统计 · *|为约束性指标."""
    words = table_words()
    signs = re.escape(words.marks) + "—–－/／"
    return re.compile(
        rf"(?:^|[：:，；。、\s（(]|{alternatives(words.mark_leads)})[“\"「（(]?(?P<sign>[{signs}])+[”\"」）)]?号?"
        r"(?:标[记注识志]|指标|项目|符号|者|的|均|都)*(?:为|系|是|属于?|表示|代表|指)(?P<meaning>[^，；。、]{2,16})"
    )


def _kind_of(fields: Sequence[Field], title: int, legends: Sequence[Legend]) -> str:
    """What a column of kinds says, else the note on the mark beside the row's name or number."""
    words = table_words()
    written = next((field.value for field in fields if field.name in words.kinds), "")
    if written:
        return written
    marked = "".join(f.value for at, f in enumerate(fields) if at == title or f.name.startswith(words.ordering))
    signs = {sign for sign in marked if sign in words.marks}
    known = {legend.sign: legend.meaning for legend in legends}
    return next((known[sign] for sign in signs if sign in known), known.get("", "") if not signs else "")


def _title_head(rows: Sequence[Sequence[Field]], heads: Sequence[str]) -> str:
    """The column that names the rows: the last of the indicator, else the first in words whose values differ from row
    to row (主要措施 behind a 重点任务 that several rows share); empty where none does."""
    named = [head for head in heads if _names_indicator(head)]
    if named:
        return named[-1]
    for head in heads:
        fields = [field for row in rows for field in row if field.name == head]
        if len(fields) < len(rows):
            continue
        wordy = [field for field in fields if not _NUMERIC.fullmatch(field.value)]
        beside = head.startswith(table_words().ordering) or fields[0].names_bodies or fields[0].names_time
        if beside or fields[0].year or head in table_words().units or len(wordy) < len(rows):
            continue
        distinct = len({field.value for field in wordy}) == len(rows) > 1
        if distinct and sum(len(field.value) for field in wordy) <= _LONGEST_TITLE * len(rows):
            return head
    return ""


@cache
def _names_indicator(head: str) -> bool:
    words = table_words()
    if head.startswith(words.ordering) or head in words.units or head in words.kinds:
        return False
    return head in words.indicators or _BRACKET.sub("", head).endswith(words.indicator_endings)


def _first_in_words(fields: Sequence[Field]) -> int:
    """The place of the first value in words behind the columns that only order the rows."""
    places = [at for at, field in enumerate(fields) if not field.name.startswith(table_words().ordering)]
    return next((at for at in places if not _NUMERIC.fullmatch(fields[at].value)), places[0] if places else 0)


def _unit_of(fields: Sequence[Field], title: int) -> str | None:
    """Of its column of units, else of the bracket behind its name; None where neither names one, and empty for a
    number that has none."""
    words = table_words()
    written = next((field.value for field in fields if field.name in words.units), "")
    if written:
        return "" if written in words.unitless else written
    return unit_in(fields[title].value) or None


def _fields(text: str, heads: Collection[str] = ()) -> tuple[Field, ...]:
    """The fields of a row; none for prose. Where the ``heads`` of a table are known, a part without one of them goes
    on with the value before it (主要措施：完成摸底；建立台账；责任单位：…)."""
    if "：" not in text or "；" not in text:
        return ()
    found: list[Field] = []
    start = 0
    for part in text.rstrip("。").split("；"):
        name, colon, value = part.partition("：")
        named = name in heads if heads else len(_BRACKET.sub("", name)) <= _LONGEST_NAME and not _SENTENCE.search(name)
        if colon and named:
            lead = len(value) - len(value.lstrip())
            found.append(Field(name.strip(), value.strip(), start + len(name) + 1 + lead))
        elif found and heads:
            found[-1] = found[-1]._replace(value=f"{found[-1].value}；{part}")
        else:
            return ()
        start += len(part) + 1
    return tuple(found)
