"""The automatic numbers of a Word file: they are not in its text, so they are counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.document import Document

from yzassist.documents.numerals import format_chinese_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBERING_PART = "/numbering"
_CHINESE = ("chinese", "japanese", "taiwanese", "ideograph", "korean")
_SILENT = frozenset({"bullet", "none"})
_CIRCLED_ONE = 0x2460
_LAST_CIRCLED = 20
# %1、 · （%2） · 第%1章
_PLACE = re.compile(r"%(?P<level>[1-9])")
# 第一章 · 第二条: a blank parts the label from what follows
_SPACED = ("章", "节", "条", "篇", "编", "部分")


def child(element: Any, name: str) -> Any:
    """The first child of that Word name, or None; None of None."""
    return None if element is None else element.find(f"{W}{name}")


def value(element: Any, name: str) -> str | None:
    """The ``w:val`` of a child, or None."""
    found = child(element, name)
    return None if found is None else found.get(f"{W}val")


class Numbering:
    """Counts the numbered paragraphs of one document, in reading order."""

    def __init__(self, document: Document) -> None:
        roots = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(_NUMBERING_PART)]
        root: Any = getattr(roots[0], "element", None) if roots else None
        abstracts = [] if root is None else root.findall(f"{W}abstractNum")
        self._abstract = {node.get(f"{W}abstractNumId"): node for node in abstracts}
        self._lists = {} if root is None else {node.get(f"{W}numId"): node for node in root.findall(f"{W}num")}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, paragraph: Any, styles: Sequence[Any]) -> str:
        """``一、``, ``（二）`` or ``第三条 `` before this paragraph; empty if it has no automatic number."""
        list_id, level = _place(paragraph, styles)
        number = self._lists.get(list_id)
        abstract_id = value(number, "abstractNumId") or ""
        levels = self._levels(abstract_id)
        if number is None or level not in levels:
            return ""
        counts = self._counts.setdefault(abstract_id, [None] * 9)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for override in number.findall(f"{W}lvlOverride"):
                if start := value(override, "startOverride"):
                    counts[int(override.get(f"{W}ilvl"))] = int(start) - 1
        counts[level] = _start(levels[level]) if (now := counts[level]) is None else now + 1
        counts[level + 1 :] = [None] * (8 - level)
        return self._write(levels, level, counts)

    def _levels(self, abstract_id: str) -> dict[int, Any]:
        abstract = self._abstract.get(abstract_id)
        return {} if abstract is None else {int(node.get(f"{W}ilvl")): node for node in abstract.findall(f"{W}lvl")}

    def _write(self, levels: dict[int, Any], level: int, counts: list[int | None]) -> str:
        if value(levels[level], "numFmt") in _SILENT:
            return ""

        def written(match: re.Match[str]) -> str:
            index = int(match["level"]) - 1
            if index not in levels:
                return ""
            count = counts[index]
            return _format(_start(levels[index]) if count is None else count, value(levels[index], "numFmt") or "")

        text = _PLACE.sub(written, value(levels[level], "lvlText") or "")
        return f"{text} " if text.endswith(_SPACED) else text


def _place(paragraph: Any, styles: Sequence[Any]) -> tuple[str, int]:
    """List id and level: the paragraph's own, else of its style."""
    for node in (paragraph, *styles):
        properties = child(child(node, "pPr"), "numPr")
        if properties is not None and (list_id := value(properties, "numId")):
            return list_id, int(value(properties, "ilvl") or 0)
    return "", 0


def _start(level: Any) -> int:
    return int(value(level, "start") or 1)


def _format(number: int, style: str) -> str:
    if style.startswith(_CHINESE) and number >= 0:
        return format_chinese_number(number)
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= _LAST_CIRCLED:
        return chr(_CIRCLED_ONE + number - 1)
    if style in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        letter = chr(ord("A") + number - 1)
        return letter if style == "upperLetter" else letter.lower()
    return str(number)
