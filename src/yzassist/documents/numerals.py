"""Chinese numerals and clause labels: the one place that reads and writes them."""

from __future__ import annotations

import re
from enum import StrEnum

from yzassist.documents.model import BOX_NAMES, ROW_NAME, ClauseNumber

_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_WRITTEN = "零一二三四五六七八九"
_DIGITS = {char: value for value, char in enumerate(_WRITTEN)} | {"〇": 0, "○": 0, "两": 2}
_WRITTEN_UNITS = ("", "十", "百", "千")
_LARGEST = 99_999_999

NUMERAL_CHARS = "零〇○一二两三四五六七八九十百千万"
# 38 · ３８ · 三十八 · 一百二十
NUMERAL_PATTERN = rf"(?:[0-9０-９]+|[{NUMERAL_CHARS}]+)"
# 二-3
_COMPOUND = re.compile(rf"^(?P<chapter>{NUMERAL_PATTERN})[-—－](?P<item>{NUMERAL_PATTERN})$")
# 第三章第二节 · 第二章（三） · 第二章三、 · 第一部分（二） · 第二部分第3项
_PART_AND_ITEM = re.compile(
    rf"^第(?P<chapter>{NUMERAL_PATTERN})(?:[章篇编]|部分)\s*第?[（(]?(?P<item>{NUMERAL_PATTERN})(?:[）)]|节|条|项|[.．、])$"
)
# 专栏3 · 专栏三 · 附件2 · （七）专栏1
_BOX = re.compile(rf"^(?P<clause>.*?)(?P<name>{'|'.join(BOX_NAMES)})\s*(?P<number>{NUMERAL_PATTERN})$")
# 附件1-3 · 附件1序号3 · 附件一第3项 (a row of an attachment's table)
_BOX_ROW = re.compile(rf"^(?P<box>.+?)(?:[-—－]|{ROW_NAME}|第)(?P<row>{NUMERAL_PATTERN})[项号行]?$")
# 附件1序号3, as a clause is cited
_ROW_LABEL = re.compile(rf"{ROW_NAME}\d+$")
# 二、（三） · 二、3.
_CHAPTER_AND_ITEM = re.compile(rf"^(?P<chapter>{NUMERAL_PATTERN})、(?P<item>[（(]?{NUMERAL_PATTERN}[）)]?[.．、]?)$")
# 1.1 · 2.13 · 2.3.5
_DECIMAL = re.compile(r"^[0-9]{1,2}(?:\.[0-9]{1,2})+$")
# （六） · (6) · 第六条 · 第6条 · 六、 · 6. · 段1 · 第1段
_SINGLE = re.compile(rf"^(?:[（(]|第)?\s*(?P<number>{NUMERAL_PATTERN})\s*(?:[）)]|条|款|项|章|点|、|[.．])?$")
_PIECE = re.compile(rf"^(?:段|第)(?P<number>{NUMERAL_PATTERN})段?$")


class ClauseStyle(StrEnum):
    """How a clause number is printed; the value is a sample."""

    PARENTHESIS = "（六）"
    ARTICLE = "第六条"
    ENUMERATION = "六、"
    ARABIC = "6."


def parse_chinese_number(text: str) -> int | None:
    """``三十八`` → 38, ``一百二十`` → 120, ``二〇二五`` → 2025, ``38`` → 38; None if it is not a whole number."""
    text = text.strip()
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    pending = False
    for char in text:
        if char in _DIGITS:
            if pending:
                return None
            digit = _DIGITS[char]
            pending = digit > 0
        elif char == "万":
            total, section = (total + section + digit) * _UNITS[char], 0
            digit, pending = 0, False
        elif char in _UNITS:
            section += (digit if pending else 1) * _UNITS[char]
            digit, pending = 0, False
        else:
            return None
    return total + section + digit


def format_chinese_number(number: int) -> str:
    """38 → ``三十八``. Raises ValueError below 0 or from a hundred million on."""
    if not 0 <= number <= _LARGEST:
        raise ValueError(f"cannot write {number} as a Chinese numeral")
    if number < 10_000:
        return _format_section(number)
    high, low = divmod(number, 10_000)
    bridge = "零" if 0 < low < 1000 else ""
    tail = _format_section(low) if low else ""
    if bridge or low >= 1000:
        tail = "一" + tail if tail.startswith("十") else tail
    return f"{_format_section(high)}万{bridge}{tail}"


def _format_section(number: int) -> str:
    if number == 0:
        return "零"
    written = ""
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            written += _WRITTEN[digit] + _WRITTEN_UNITS[power]
        elif written and not written.endswith("零"):
            written += "零"
    written = written.rstrip("零")
    return written[1:] if written.startswith("一十") else written


def clause_label(number: ClauseNumber, style: ClauseStyle = ClauseStyle.PARENTHESIS) -> str:
    """How a clause number is printed: 6 → ``（六）`` or ``第六条``; ``二-3`` → ``二、（三）``; ``段1`` → ``第1段``.

    ``专栏3`` is printed as it is, ``二-3专栏1`` as ``二、（三）专栏1``.
    """
    if isinstance(number, int):
        written = format_chinese_number(number)
        match style:
            case ClauseStyle.ARTICLE:
                return f"第{written}条"
            case ClauseStyle.ENUMERATION:
                return f"{written}、"
            case ClauseStyle.ARABIC:
                return f"{number}."
            case _:
                return f"（{written}）"
    if _DECIMAL.match(number):
        return number
    if row := _box_row(number):
        return f"{clause_label(row[0], style)}{ROW_NAME}{row[1]}"
    if box := _BOX.match(number):
        clause = parse_clause_label(box["clause"]) if box["clause"] else None
        return f"{'' if clause is None else clause_label(clause, style)}{box['name']}{box['number']}"
    if number.startswith("段"):
        return f"第{number[1:]}段"
    chapter, _, item = number.partition("-")
    return f"{chapter}、{clause_label(int(item), style)}" if item else f"{chapter}、"


def parse_clause_label(text: str) -> ClauseNumber | None:
    """``（六）``, ``第六条`` → 6; ``二-3`` and ``二、（三）`` → ``"二-3"``; ``第1段`` → ``"段1"``; or None.

    Also ``第三章第二节`` → ``"三-2"``, ``专栏三`` → ``"专栏3"``, ``附件1序号3`` → ``"附件1-3"`` and ``1.1`` as it is.
    """
    text = text.strip()
    if _DECIMAL.match(text):
        return text
    if compound := _COMPOUND.match(text) or _CHAPTER_AND_ITEM.match(text) or _PART_AND_ITEM.match(text):
        chapter = parse_chinese_number(compound["chapter"])
        item = parse_clause_label(compound["item"])
        return f"{format_chinese_number(chapter)}-{item}" if chapter is not None and isinstance(item, int) else None
    if piece := _PIECE.match(text) if "段" in text else None:
        return f"段{parse_chinese_number(piece['number'])}"
    box = _BOX.match(text)
    if box and (not box["clause"] or parse_clause_label(box["clause"]) is not None):
        return f"{box['name']}{parse_chinese_number(box['number'])}"
    if row := _box_row(text):
        return f"{row[0]}-{row[1]}"
    single = _SINGLE.match(text)
    return parse_chinese_number(single["number"]) if single else None


def place_label(clause: str, paragraph: int) -> str:
    """A paragraph by its clause as cited: （六）第2款; the label of a table's row names it already (附件1序号3)."""
    return clause if _ROW_LABEL.search(clause) else f"{clause}第{paragraph}款"


def _box_row(text: str) -> tuple[str, int] | None:
    """The box and the 序号 of a row of its table; None for other clauses."""
    match = _BOX_ROW.match(text)
    box = _BOX.match(match["box"]) if match else None
    row = parse_chinese_number(match["row"]) if match and box else None
    return (f"{box['name']}{parse_chinese_number(box['number'])}", row) if box and row is not None else None
