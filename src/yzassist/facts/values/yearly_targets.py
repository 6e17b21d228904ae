"""Targets of items that list their years: ``旅游总收入：2025年1280亿元，2030年2000亿元。``"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph
from yzassist.facts.clauses import Clause
from yzassist.facts.model import Span, Target
from yzassist.facts.tables.table_targets import cell_target

# 旅游总收入：2025年1280亿元，2030年2000亿元。
_LISTED = re.compile(
    r"(?P<name>[^：；。，]{2,30})：(?P<years>20[0-9]{2}年(?:底|末)?(?:达到|为)?[0-9][^，；。]{0,12}(?:[，、；]20[0-9]{2}年(?:底|末)?(?:达到|为)?[0-9][^，；。]{0,12})*)。?$"
)
# 2030年2000亿元
_YEAR_AND_VALUE = re.compile(r"(?P<y>20[0-9]{2})年(?:底|末)?(?:达到|为)?(?P<value>[^，；、。]+)")
# 2025年、2026年、2027年分别完成改造100户、150户、200户。
_RESPECTIVELY = re.compile(
    r"(?P<years>20[0-9]{2}年?(?:[、，和]20[0-9]{2}年?)+)(?:各)?分别(?:完成|达到|新建|实现)?(?P<name>[^0-9，。；]{2,20}?)(?:达到|为)?"
    r"(?P<values>[0-9][^，。；、]*(?:[、和][0-9][^，。；、]*)+)。?"
)
# 2026年、2028年和2030年，|占比分别达到85%、95%和100%
_YEARS_BEFORE = re.compile(r"(?:^|[。；，])(?:到|在)?(?P<years>20[0-9]{2}年底?(?:[、和及]20[0-9]{2}年底?)+)，$")
# 其中|2025年完成60万亩、2026年完成80万亩、2027年完成70万亩
_OF_YEAR = r"20[0-9]{2}年度?[^0-9，。；、]{0,4}[0-9][^、]*"
_SPLIT = re.compile(rf"(?:其中)?[：:]?{_OF_YEAR}(?:[、和]{_OF_YEAR})+")
_PART = re.compile(r"(?P<y>20[0-9]{2})年度?[^0-9，。；、]{0,4}(?P<value>[0-9][^、和，。；]*)")
_YEAR = re.compile(r"20[0-9]{2}")
# 100户 · 150户
_PLAIN_VALUE = re.compile(r"[0-9][^、和。]*")


def extract_yearly(paragraph: Paragraph, document_date: date | None) -> list[Target]:
    """The targets of an item that gives values by year; none if it is not one. Years before that of the document are
    what was reached, not targets."""
    found = list(_of_item(paragraph)) or list(_of_years(paragraph))
    first = document_date.year if document_date else 0
    return [target for target in found if target.deadline is not None and target.deadline.year >= first]


def extract_years_of_clause(paragraph: Paragraph, clause: Clause, what: str) -> list[Target]:
    """The values that a clause gives to years in order: 2024年、2025年分别淘汰1200辆和900辆; ``what`` stands before."""
    match = _RESPECTIVELY.search(clause.text)
    years = _YEAR.findall(match["years"]) if match else []
    values = list(_PLAIN_VALUE.finditer(match["values"])) if match else []
    if match is None or len(years) != len(values):
        return []
    name = what if what.startswith(match["name"]) else f"{what}{match['name']}"
    start = clause.start + match.start("values")
    found = (
        cell_target(paragraph, name, "", date(int(year), 12, 31), start + value.start(), value.group())
        for year, value in zip(years, values, strict=True)
    )
    span = Span(paragraph_id=paragraph.id, start=clause.start, end=clause.end)
    return [replace(target, span=span) for target in found if target]


def extract_split(paragraph: Paragraph, clause: Clause, total: str) -> list[Target]:
    """The parts of a ``total`` that a clause gives to years, each its own (其中2025年60万亩、2026年80万亩)."""
    if not total or not _SPLIT.fullmatch(clause.text.rstrip("。；")):
        return []
    found = (
        cell_target(
            paragraph, total, "", date(int(part["y"]), 12, 31), clause.start + part.start("value"), part["value"]
        )
        for part in _PART.finditer(clause.text)
    )
    span = Span(paragraph_id=paragraph.id, start=clause.start, end=clause.end)
    return [replace(target, span=span) for target in found if target]


def with_listed_years(paragraph: Paragraph, targets: list[Target]) -> list[Target]:
    """The targets, those of one clause each with its year where as many years stand before it."""
    found: list[Target] = []
    for span, group in groupby(targets, key=lambda target: target.span):
        of_clause = list(group)
        listed = _YEARS_BEFORE.search(paragraph.text[: span.start])
        years = _YEAR.findall(listed["years"]) if listed else []
        if len(years) == len(of_clause) and not any(target.deadline for target in of_clause):
            due = (date(int(year), 12, 31) for year in years)
            whole = replace(span, start=listed.start("years")) if listed else span
            of_clause = [replace(one, deadline=day, span=whole) for one, day in zip(of_clause, due, strict=True)]
        found += of_clause
    return found


def _of_item(paragraph: Paragraph) -> Iterator[Target]:
    match = _LISTED.match(paragraph.text, _label_end(paragraph.text))
    if match is None:
        return
    for pair in _YEAR_AND_VALUE.finditer(paragraph.text, match.start("years"), match.end("years")):
        due = date(int(pair["y"]), 12, 31)
        target = cell_target(paragraph, match["name"], "", due, pair.start("value"), pair["value"])
        if target:
            yield target


def _of_years(paragraph: Paragraph) -> Iterator[Target]:
    """The only sentence of a paragraph gives years and as many values; anything more is left to the other rules."""
    match = _RESPECTIVELY.fullmatch(paragraph.text[_label_end(paragraph.text) :])
    if match is None:
        return
    years, values = _YEAR.findall(match["years"]), list(_PLAIN_VALUE.finditer(match["values"]))
    if len(years) != len(values):
        return
    start = _label_end(paragraph.text) + match.start("values")
    for year, value in zip(years, values, strict=True):
        due = date(int(year), 12, 31)
        target = cell_target(paragraph, match["name"], "", due, start + value.start(), value.group())
        if target:
            yield target


def _label_end(text: str) -> int:
    label = find_label(text)
    return label.end if label else 0
