"""Numbered labels at the head of a line (``二、`` ``（六）`` ``第六条`` ``1.``) and header fields (``发文字号：``).

The kinds of labels are data: ``data/numbering.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from yzassist.documents.numerals import NUMERAL_CHARS, NUMERAL_PATTERN, parse_chinese_number

LARGEST_GAP = 2
"""A number may skip at most one item (a misprint); a larger step is a reference, not a heading."""

Role = Literal["chapter", "section", "article", "item", "box", "row"]

_NUMBERS = {"{any}": NUMERAL_PATTERN, "{chinese}": f"[{NUMERAL_CHARS}]+", "{arabic}": "[0-9０-９]{1,3}"}


class LabelKind(Enum):
    """Kinds of numbering, outermost first."""

    PART = "第一章"
    SECTION = "第一节"
    ARTICLE = "第六条"
    BOX = "专栏1"
    ATTACHMENT = "附件1"
    ENUMERATION = "一、"
    PARENTHESIS = "（一）"
    DECIMAL = "1.1"
    DECIMAL_ITEM = "1.1.1"
    ARABIC = "1."
    ARABIC_PARENTHESIS = "（1）"
    ORDINAL = "一是"
    ROW = "序号：1"

    @property
    def spaced(self) -> bool:
        """True if a blank after the label is part of the usual printing (``第六条 各级政府``)."""
        return _GRAMMAR[self].spaced

    @property
    def role(self) -> Role:
        """What labels of this kind may be in an outline."""
        return _GRAMMAR[self].role

    @property
    def cited_as(self) -> str:
        """The word by which a box is cited (``专栏``); empty for other kinds."""
        return _GRAMMAR[self].name


class Numbering(BaseModel):
    """One kind of label, as ``data/numbering.yaml`` describes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    role: Role
    pattern: str
    name: str = ""
    spaced: bool = False
    examples: dict[str, int]
    never: tuple[str, ...]

    def compiled(self) -> re.Pattern[str]:
        """The pattern, its kinds of number filled in."""
        pattern = self.pattern
        for name, number in _NUMBERS.items():
            pattern = pattern.replace(name, number)
        return re.compile(pattern)


def read_grammar() -> tuple[Numbering, ...]:
    """The kinds of labels in the order in which they are tried."""
    text = (Path(__file__).parent / "data" / "numbering.yaml").read_text(encoding="utf-8")
    return tuple(Numbering.model_validate(row) for row in yaml.safe_load(text)["kinds"])


_GRAMMAR = {LabelKind[numbering.kind]: numbering for numbering in read_grammar()}
_PATTERNS = tuple((kind, numbering.compiled()) for kind, numbering in _GRAMMAR.items())


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed: ``text[:end]``."""

    kind: LabelKind
    number: int
    text: str
    end: int


# 目录 · 目 录
CONTENTS_TITLE = re.compile(r"^目\s*[录次]$")
# 标题： · 发文机关： · 发机关： · 成文日期：
FIELD = re.compile(
    r"^【?(?P<name>标题|名称|发文机关|发机关|发文单位|发布机关|发布单位|印发机关|制定机关|发文字号|文号|来源|信息来源|主题分类|主题词|"
    r"公文种类|公文种别|文种|体裁分类|成文日期|发文日期|发布日期|印发日期|生成日期|索引号|有效性|状态|效力|有效期至|有效期|"
    r"简称)】?\s*[：:]\s*"
)


def is_attachment(label: Label | None) -> bool:
    """True for the label of an attachment (附件1)."""
    return label is not None and label.kind is LabelKind.ATTACHMENT


def find_label(text: str) -> Label | None:
    """The numbered label that opens ``text``, or None."""
    for kind, pattern in _PATTERNS:
        if match := pattern.match(text):
            number = parse_chinese_number(match["n"] or "一")
            if number:
                return Label(kind=kind, number=number, text=match.group().strip(), end=match.end())
    return None
