"""Joining hard-wrapped lines: a paragraph printed over several lines of one width becomes one line again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yzassist.documents.head.lines import DATE_LINE, ISSUER_ENDINGS
from yzassist.documents.labels import CONTENTS_TITLE, FIELD, LabelKind, find_label, is_attachment
from yzassist.documents.raw import INDENT

_SENTENCE_END = tuple("。！？；：…!?;:")
_CLOSING = "”’）)》】」"
_CLOSED = ("）", ")", "〕", "】")
"""A note may end a paragraph without a full stop."""
_INDENTS = (INDENT, "    ", "\t")
# 发文机关：生态环境部 水利部 · 公安部 财政部 2022年8月31日
_NAMES = re.compile(r"^(?:[\u4e00-\u9fff]{2,6}：)?[\u4e00-\u9fff]+(?: +[\u4e00-\u9fff0-9]+)+$")
_NARROWEST, _WIDEST = 40, 140
"""Columns between which a width is a printed one; a Chinese character takes two."""
_RAGGED = 6
"""Columns by which a full line may stay short: a number or a mark that may not be divided goes to the next line."""
_FEWEST_FULL = 4
_SHARE_INDENTED = 0.08


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line. ``full``: it reaches the right margin. ``gap``: a blank stands before it."""

    text: str
    indented: bool
    full: bool
    gap: bool


def unwrap_text(lines: Sequence[str]) -> list[str]:
    """Lines of a text file, joined where the file is evidently wrapped; otherwise as they are."""
    filled = [line.rstrip() for line in lines if line.strip()]
    measure = max((columns, _double_length), key=lambda width: _count_full(filled, width))
    widest = max(map(measure, filled), default=0)
    if not _NARROWEST <= widest <= _WIDEST or _count_full(filled, measure) < max(_FEWEST_FULL, len(filled) // 4):
        return list(lines)
    printed: list[PrintedLine] = []
    gap = False
    for line in lines:
        if not line.strip():
            gap = True
            continue
        is_full = measure(line.rstrip()) > widest - _RAGGED and not line.endswith("  ")
        printed.append(PrintedLine(line, line.startswith(_INDENTS), is_full, gap))
        gap = False
    return join_printed(printed)


def join_printed(printed: Sequence[PrintedLine]) -> list[str]:
    """Paragraphs, one a line, with ``""`` where the print had a gap."""
    indents = sum(line.indented for line in printed) >= max(2, _SHARE_INDENTED * len(printed))
    joined: list[str] = []
    previous: PrintedLine | None = None
    for line in printed:
        if previous is not None and (_is_open(joined[-1], line) or _continues(previous, line, indents=indents)):
            joined[-1] = _glue(joined[-1], line.text.strip())
        else:
            if line.gap and joined:
                joined.append("")
            joined.append(line.text if not line.indented else INDENT + line.text.strip())
        previous = line
    return joined


def columns(text: str) -> int:
    """Printed width: two columns for a Chinese character or full-width mark, one for others."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _double_length(text: str) -> int:
    """The width to programs that count characters, at two columns each."""
    return 2 * len(text)


def _count_full(lines: Sequence[str], measure: Callable[[str], int]) -> int:
    widest = max(map(measure, lines), default=0)
    return sum(measure(line) > widest - _RAGGED for line in lines)


def _is_open(text: str, line: PrintedLine) -> bool:
    """True inside a bracket that the line closes: …（牵头单位：市财政局；配合单位：|市融资公司）."""
    return (
        not line.gap
        and text.rfind("（") > text.rfind("）")
        and "）" in line.text
        and "（" not in line.text[: line.text.index("）")]
    )


def _continues(previous: PrintedLine, line: PrintedLine, *, indents: bool) -> bool:
    if line.gap or line.indented or not previous.full or "#" in (previous.text.lstrip()[:1], line.text[:1]):
        return False
    if FIELD.match(line.text) or CONTENTS_TITLE.match(line.text.strip()):
        return False
    label = find_label(line.text)
    if is_attachment(label) or DATE_LINE.match(previous.text.strip()):
        return False
    words = previous.text.rstrip()
    ended = words.rstrip(_CLOSING).endswith(_SENTENCE_END)
    if indents:  # 三是 of the paragraph of 一是 and 二是: one of its own would be indented
        return not ((ended or words.endswith(_CLOSED)) and label and label.kind is not LabelKind.ORDINAL)
    return not ended and not label


def _glue(first: str, second: str) -> str:
    letters = f"{first[-1:]}{second[:1]}"
    words = letters.isascii() and len(letters) == 2 and letters.isalpha() and not letters.isupper()
    lists = _NAMES.match(first.strip()) and (_NAMES.match(second) or DATE_LINE.match(second))
    names = bool(lists) and first.rstrip().endswith(ISSUER_ENDINGS)
    return f"{first.rstrip()}{' ' if words or names else ''}{second}"
