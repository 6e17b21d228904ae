"""Where responsibility notes stand in a paragraph. Sentences leave them out; ``facts`` reads what they say."""

from __future__ import annotations

import re

_DUTY_WORDS = ("负责", "牵头", "参与", "配合", "落实", "责任单位", "分工")
# （水利部负责） ; one level of inner parentheses: （水利部牵头，市（州）政府参与） ; 〔水利部负责〕 · 【水利部负责】
_PARENTHESIS = re.compile(r"[（(](?:[^（()）]|[（(][^（()）]*[）)])*[）)]|〔[^〔〕]*〕|【[^【】]*】|\[[^\[\]]*\]")
OPENING, CLOSING = "（(〔【[", "）)〕】]"
"""Brackets in which a note may stand."""
# 牵头单位： · 市级责任部门：
_UNIT_WORD = r"(?:主要|市级|省级)?(?:牵头|责任|负责|配合|参与|参加|主办|协办|实施)(?:单位|部门|主体)[：:]"
# 责任单位：水利部、财政部；配合单位：林草局。 (to the full stop, or to the next column of a table: ；完成时限：)
_UNIT_LIST = re.compile(
    rf"(?:^|(?<=[。；;！？]))\s*{_UNIT_WORD}(?:(?![；;]\s*(?!{_UNIT_WORD})[^：:；;。]{{2,15}}[：:])[^。])*。?"
)
# the words after which a parenthesis in the middle of a sentence is a note: （水利部负责）。
_NOTE_ENDING = re.compile(
    r"(?:负责|牵头|参与|配合|落实|参加|分工|组织实施)(?:[，,；;。]?(?:以下|下同|不再)[^（）]*)?。?[）)〕】\]]$"
)
# （铁路集团负责，交通运输部加强|指导）
_GUIDED_ENDING = re.compile(r"(?:负责|牵头|落实|实施)[，,；;][^（）]{2,40}(?:指导|督导|监督|支持)。?[）)〕】\]]$")
# （市水务局、市林业局；甲县、乙县人民政府分别负责|东湖、西湖）
_DIVIDED = re.compile(
    r"^[（(][^（）()；。，]{2,80}[局厅委办部署会行院司]；[^（）()；。]{2,60}?(?:负责|牵头|承担)[^（）()；。]{2,40}[）)]$"
)
# （责任单位：水利部、财政部）
_UNIT_HEAD = re.compile(rf"^[（(〔【\[]{_UNIT_WORD}")


def find_notes(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the responsibility notes of a paragraph, in order: ``（A牵头，B参与）`` or ``责任单位：A、B。``"""
    spans: list[tuple[int, int]] = []
    for match in _PARENTHESIS.finditer(text):
        if _is_note(match.group()):
            spans.append(match.span())
    for match in _UNIT_LIST.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if not any(start < end and first < match.end() for first, end in spans):
            spans.append((start, match.end()))
    return tuple(sorted(spans))


def is_note_alone(text: str) -> bool:
    """True for a paragraph that is nothing but a note in brackets: 【责任单位：水利部；完成时限：2026年底】."""
    notes = find_notes(text)
    return (
        bool(notes) and text[notes[0][0]] in OPENING and not (text[: notes[0][0]] + text[notes[-1][1] :]).strip(" 。")
    )


def _is_note(parenthesis: str) -> bool:
    if not any(word in parenthesis for word in _DUTY_WORDS):
        return False
    forms = (_NOTE_ENDING, _GUIDED_ENDING, _UNIT_HEAD, _DIVIDED)
    return any(form.search(parenthesis) for form in forms)
