"""Numbered labels at the head of a line (``二、`` ``（六）`` ``第六条`` ``1.``) and header fields (``发文字号：``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from yzassist.documents.numerals import NUMERAL_CHARS, NUMERAL_PATTERN, parse_chinese_number


class LabelKind(Enum):
    """Kinds of numbering, outermost first."""

    PART = "第一章"
    SECTION = "第一节"
    ARTICLE = "第六条"
    ENUMERATION = "一、"
    PARENTHESIS = "（一）"
    ARABIC = "1."
    ARABIC_PARENTHESIS = "（1）"

    @property
    def spaced(self) -> bool:
        """True if a blank after the label is part of the usual printing (``第六条 各级政府``)."""
        return self in (LabelKind.PART, LabelKind.SECTION, LabelKind.ARTICLE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed: ``text[:end]``."""

    kind: LabelKind
    number: int
    text: str
    end: int


_PATTERNS = (
    # 第一章 总则 · 第二部分：任务
    (LabelKind.PART, re.compile(rf"^第\s*(?P<n>{NUMERAL_PATTERN})\s*(?:章|篇|编|部分)(?=[\s：:、]|$|[^\s规的])")),
    # 第一节 水环境
    (LabelKind.SECTION, re.compile(rf"^第\s*(?P<n>{NUMERAL_PATTERN})\s*节(?=[\s：:、]|$)")),
    # 第六条 各级人民政府应当 ; not 第六条规定的 or 第六条、第七条
    (LabelKind.ARTICLE, re.compile(rf"^第\s*(?P<n>{NUMERAL_PATTERN})\s*条(?![、，,和至到及第规所中的（(])")),
    # 一、总体要求
    (LabelKind.ENUMERATION, re.compile(rf"^(?P<n>[{NUMERAL_CHARS}]+)\s*、")),
    # （一）指导思想 · (一) 指导思想
    (LabelKind.PARENTHESIS, re.compile(rf"^[（(]\s*(?P<n>[{NUMERAL_CHARS}]+)\s*[）)]、?")),
    # 1. 加强领导 · 1、加强领导 ; not 1.5万公顷 or 3.2 亿
    (LabelKind.ARABIC, re.compile(r"^(?P<n>[0-9０-９]{1,3})(?:\s*[、．]|\.(?![0-9]))")),
    # （1）加强领导 · 1）加强领导
    (LabelKind.ARABIC_PARENTHESIS, re.compile(r"^[（(]?\s*(?P<n>[0-9０-９]{1,3})\s*[）)]")),
)

# 标题： · 发文机关： · 发机关： · 成文日期：
FIELD = re.compile(
    r"^【?(?P<name>标题|名称|发文机关|发机关|发文单位|发布机关|发布单位|印发机关|制定机关|发文字号|文号|来源|信息来源|主题分类|主题词|"
    r"公文种类|公文种别|文种|体裁分类|成文日期|发文日期|发布日期|印发日期|生成日期|索引号|有效性)】?\s*[：:]\s*"
)


def find_label(text: str) -> Label | None:
    """The numbered label that opens ``text``, or None."""
    for kind, pattern in _PATTERNS:
        if match := pattern.match(text):
            number = parse_chinese_number(match["n"])
            if number:
                return Label(kind=kind, number=number, text=match.group().strip(), end=match.end())
    return None
