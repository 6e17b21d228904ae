"""A table's rows as data: each value with the head of its column, and what the row is on."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from yzassist.documents.model import Paragraph
from yzassist.facts.duties.fields import FieldHead, field_heads
from yzassist.facts.lexicon import table_words, target_words

_BRACKET = re.compile(r"[（(【\[](?P<inside>[^（）()【】\[\]]{1,12})[）)】\]]$")  # 率|（%）, 绿色工厂|（家，累计）
_MEMBER = re.compile(r"[，,、；;]")
_UNIT_SIGNS = re.compile(r"[%‰％℃°μ/]|^[A-Za-z³²·]+$")  # %, 吨/万元, km²
_SCALES = "十百千万亿"
_YEAR = re.compile(r"(?P<y>20[0-9]{2})年?(?!度?以[前来])")  # 2026年目标, 目标值2025
# 2026年目标 · 目标值2025年 · 2030年 · 2025—2027年累计 · 2024年（现状）
_YEAR_HEAD = re.compile(
    r"[^：0-9]{0,6}(?:20[0-9]{2}年?[—－–~～至-])?20[0-9]{2}年?(?:度|底|末)?(?:累计)?"
    r"(?:现状|基期|基准|目标|预期|规划|计划|任务|指标|累计)?(?:性?目标)?(?:值|数|量)?"
)


class Field(NamedTuple):
    """``重点任务：养殖证核发``; ``start`` is where the value begins in its paragraph."""

    name: str
    value: str
    start: int = 0

    @property
    def year(self) -> int | None:
        """The (last) year that the head of its column names; None where it names none."""
        years = _YEAR.findall(self.name)
        return int(years[-1]) if years else None

    @property
    def is_current(self) -> bool:
        """True in a column of what was reached when the plan was made (2024年现状)."""
        return any(word in self.name for word in table_words().current)

    @property
    def is_wanted(self) -> bool:
        """True in a column of what is to be reached (2026年目标); a bare year is neither."""
        return not self.is_current and any(word in self.name for word in table_words().wanted)

    @property
    def gives_year(self) -> bool:
        """True where the head says no more than a year and what the value is (目标值2025年, not 2025年重点项目)."""
        return _YEAR_HEAD.fullmatch(_BRACKET.sub("", self.name)) is not None

    @property
    def is_blank(self) -> bool:
        """True where the cell has no value (—)."""
        return self.value in ("", *table_words().blank)

    @property
    def names_bodies(self) -> bool:
        """True for 责任单位."""
        head = _head(self.name)
        return head is not None and head.role is not None

    @property
    def names_time(self) -> bool:
        """True for 完成时限."""
        head = _head(self.name)
        return head is not None and head.is_time


class Row(NamedTuple):
    """A row's fields in order; ``title`` is the place of the field that names it, ``unit`` that of its numbers,
    ``table_unit`` that of all numbers of its table (单位：万元).

    ``kind`` is what a column or the note on its mark says of it (约束性), ``group`` the line that stands over it and
    its neighbours (一、环境质量).
    """

    fields: tuple[Field, ...]
    title: int
    unit: str = ""
    table_unit: str = ""
    kind: str = ""
    group: str = ""

    @property
    def item(self) -> str:
        """What the row is about, without the unit and the mark beside it (畜禽粪污综合利用率|（%）★)."""
        return plain_name(self.fields[self.title].value)

    def field(self, head: str) -> Field | None:
        """The field of that column; None where its cell is empty."""
        return next((field for field in self.fields if field.name == head), None)


class Legend(NamedTuple):
    """What a sign in the cells means, and where it is told: ★ 约束性指标; ``sign`` is empty for all that have none."""

    sign: str
    meaning: str
    paragraph: Paragraph


class Table(NamedTuple):
    """The rows of a table, each with its paragraph, the heads of its columns, the notes on its signs, and the line
    above it (表2重点任务分工表)."""

    rows: tuple[tuple[Paragraph, Row], ...]
    heads: tuple[str, ...]
    legends: tuple[Legend, ...]
    caption: str = ""


@cache
def plain_name(name: str) -> str:
    """A name without marks and unit: ★畜禽粪污综合利用率（%） → 畜禽粪污综合利用率."""
    bare = name.strip(table_words().marks + " ")
    bracket = _BRACKET.search(bare)
    return bare[: bracket.start()].strip(table_words().marks + " ") if bracket and unit_in(bare) else bare


@cache
def unit_in(name: str) -> str:
    """The unit in the bracket that ends a name or a head: （家，累计） → 家, （万千瓦）; empty for 率（含灌木）."""
    bracket = _BRACKET.search(name.rstrip(table_words().marks + " "))
    for part in _MEMBER.split(bracket["inside"]) if bracket else ():
        scale = len(part) - len(part.lstrip(_SCALES))
        known = scale == len(part) or any(part[start:] in target_words().units for start in range(scale + 1))
        if known or _UNIT_SIGNS.search(part):
            return part
    return ""


@cache
def _head(name: str) -> FieldHead | None:
    head = next(field_heads(f"{name}："), None)
    return head if head is not None and head.end == len(name) + 1 else None
