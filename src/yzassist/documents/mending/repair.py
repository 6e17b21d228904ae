"""Repairing extracted text: raw lines in, whole paragraphs out.

Page breaks leave a blank line in the middle of a sentence, converters leave ``#`` marks, hard line breaks and
blanks between characters, PDF fonts radicals for characters. Nothing else of the text is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yzassist.documents.head.lines import DATE_LINE, NUMBER_LINE
from yzassist.documents.labels import CONTENTS_TITLE, FIELD, find_label
from yzassist.documents.mending.characters import plain_characters
from yzassist.documents.numerals import NUMERAL_CHARS
from yzassist.documents.subjects import subject_end

_CJK = r"\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…·"
# 到 2025 年 · 达到 97%以上 · 》 的通知
_BLANK_BESIDE_CJK = re.compile(
    rf"(?<=[{_CJK}])[ \t]+(?=[{_CJK}]|[0-9][0-9.,]*(?![0-9.,A-Za-z]))|(?<=[0-9%])[ \t]+(?=[{_CJK}])"
)
# ## 一、总体要求 · > 引文 · ** 重点 **
_HEADING_MARK = re.compile(r"^\s{0,3}#{1,6}\s*")
_QUOTE_MARK = re.compile(r"^\s{0,3}>\s?")
_EMPHASIS = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__")
# 水利部 公安部 2022年8月31日 (a signature printed on one line)
_SIGNED_LINE = re.compile(
    r"^[\u4e00-\u9fff（）]+(?: +[\u4e00-\u9fff（）]+)* +"
    rf"[0-9{NUMERAL_CHARS}]{{4}}年[0-9{NUMERAL_CHARS}]{{1,3}}月[0-9{NUMERAL_CHARS}]{{1,3}}日$"
)
# 生态环境部 发展改革委 最高人民法院 (names only: their blanks separate them)
_NAME_LIST = re.compile(r"^[\u4e00-\u9fff（）]+(?: +[\u4e00-\u9fff（）]+)+$")
# 发文机关：生态环境部 发展改革委 水利部
_FIELD_WITH_NAMES = re.compile(
    r"^(?P<field>(?:发文|发布|印发|制定)?\s*(?:发\s*)?(?:机\s*关|单\s*位)\s*[：:])\s*"
    r"(?P<names>[\u4e00-\u9fff]+(?: +[\u4e00-\u9fff]+)+)$"
)
# 联系人：周某；联系电话：… · 抄送：市委办公室 (a line of its own, whatever follows)
_CLOSED_LINE = re.compile(r"^(?:联系人|联系电话|联系方式|电子邮箱|抄送|主送|印发)[：:]")
# 九部门关于印发《土壤污染源头防控行动计划》的通知 (a whole title, whatever follows)
_TITLE_END = re.compile(r"关于[^。；]+的(?:通知|通告|公告|意见|决定|批复|函)$")
# — 3 — · －12－ · 第3页 共10页 (what a text taken from pages keeps of their feet)
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[—–－―\-]{1,2}\s*\d{1,4}\s*[—–－―\-]{1,2}|第\s*\d{1,4}\s*页[，,\s/]*共\s*\d{1,4}\s*页)\s*$"
)
# （2025—2027年） · （试行） · （2025—2027年）的通知 (the last line of a title)
_TITLE_TAIL = re.compile(
    r"^（(?:20\d{2}(?:年?[—\-－–~～至]{1,2}20\d{2})?年?(?:版|度)?|试行|暂行|修订稿?|征求意见稿|送审稿)）(?:的(?:通知|公告|意见))?$"
)
_SENTENCE_END = tuple("。！？；：…”）)】〕!?;:")
_OPENS_BLOCK = ("——", "附件", "（此件", "●", "◆", "■", "★", "▲", "•", "○")
_PROSE_MARKS = frozenset("，。；")
_LONG_LINE = 60
"""A line of this many characters is prose even without a comma; titles in government papers stay under it."""


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    marked: bool
    indented: bool


def repair_lines(lines: list[str]) -> list[str]:
    """Whole paragraphs and headings, one a string, from raw lines in which ``""`` or blanks stand between blocks."""
    paragraphs: list[_Block] = []
    previous_blank = True
    for line in lines:
        if not line.strip() or _PAGE_NUMBER.match(line):
            previous_blank = True
            continue
        block = _clean(line)
        if not block.text:
            continue
        last = paragraphs[-1] if paragraphs else None
        joined = None if last is None else _join(last, block, adjacent=not previous_blank)
        if joined is None:
            paragraphs.append(block)
        else:
            paragraphs[-1] = joined
        previous_blank = False
    return [block.text for block in paragraphs]


def tidy_blanks(text: str) -> str:
    """Blanks beside Chinese characters removed, except between the names of a list and after a clause label."""
    text = re.sub(r"[\u3000\u00a0\t ]+", " ", text).strip()
    label = find_label(text)
    if label is None and (_NAME_LIST.match(text) or _SIGNED_LINE.match(text)):
        return text
    field = _FIELD_WITH_NAMES.match(text)
    if field:
        return re.sub(r" +", "", field["field"]) + field["names"]
    head = text[: label.end] if label else ""
    body = text[len(head) :]
    kept = " " if head and body.startswith(" ") and label is not None and label.kind.spaced else ""
    return head.strip() + kept + _BLANK_BESIDE_CJK.sub("", body.strip())


def _clean(line: str) -> _Block:
    text = _QUOTE_MARK.sub("", plain_characters(line.replace("\ufeff", "").replace("\u200b", "")))
    marked = bool(_HEADING_MARK.match(text))
    text = _EMPHASIS.sub(lambda match: match.group(1) or match.group(2), _HEADING_MARK.sub("", text))
    indented = line.startswith(("\u3000\u3000", "    ", "\t"))
    return _Block(text=tidy_blanks(text), marked=marked, indented=indented)


def _join(first: _Block, second: _Block, *, adjacent: bool) -> _Block | None:
    """Both as one paragraph if the second continues the first, else None."""
    if _is_bare_label(first.text) and find_label(second.text) is None:  # 第一章 over 总则
        return _Block(f"{first.text} {second.text}", marked=second.marked, indented=first.indented)
    if _is_body_over_its_duty(first.text, second.text):
        return _Block(first.text + second.text, marked=False, indented=first.indented)
    if _TITLE_TAIL.match(second.text) and _is_title_line(first.text):
        return _Block(first.text + second.text, marked=first.marked or second.marked, indented=first.indented)
    if first.marked or second.marked or find_label(second.text) or FIELD.match(second.text):
        return None
    if CONTENTS_TITLE.match(second.text):
        return None
    if (field := FIELD.match(first.text)) and field.end() == len(first.text):
        return _Block(first.text + second.text, marked=False, indented=first.indented)
    if adjacent and _is_name_list(first.text) and (_is_name_list(second.text) or DATE_LINE.match(second.text)):
        return _Block(f"{first.text} {second.text}", marked=False, indented=first.indented)
    if second.indented or second.text.startswith(_OPENS_BLOCK) or first.text.endswith(_SENTENCE_END):
        return None
    if not _is_prose(first.text) or _CLOSED_LINE.match(first.text) or _TITLE_END.search(first.text):
        return None
    if _NAME_LIST.match(second.text) or _SIGNED_LINE.match(second.text):  # a signature below prose
        return None
    seam = first.text[-1] + second.text[0]
    gap = " " if seam.isascii() and seam.isalnum() else ""
    return _Block(first.text + gap + second.text, marked=False, indented=first.indented)


def _is_bare_label(text: str) -> bool:
    label = find_label(text)
    return label is not None and label.kind.spaced and label.kind.role != "box" and label.end == len(text)


def _is_body_over_its_duty(text: str, following: str) -> bool:
    """True for ``2.3.2 市应急管理局`` over ``负责…``: the name is the subject of the sentence below it."""
    label = find_label(text)
    if label is None or label.kind.role != "item":
        return False
    name = text[label.end :].strip()
    return subject_end(name + following) == len(name)


def _is_title_line(text: str) -> bool:
    closed = any(mark in text for mark in "，。；：") or text.endswith("）")
    return 5 <= len(text) < _LONG_LINE and not closed and find_label(text) is None and not NUMBER_LINE.match(text)


def _is_name_list(text: str) -> bool:
    field = FIELD.match(text)
    names = text[field.end() :] if field else text
    return bool(_NAME_LIST.match(names)) or (not field and len(names) <= 12 and names.isalpha())


def _is_prose(text: str) -> bool:
    if FIELD.match(text) or NUMBER_LINE.match(text) or DATE_LINE.match(text):
        return False
    return any(mark in text for mark in _PROSE_MARKS) or len(text) >= _LONG_LINE
