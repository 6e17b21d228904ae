"""A turn that counts on from a year just spoken of: 再过两年, 在那之前两年, 那同一年, 后一个阶段."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.documents.numerals import parse_chinese_number
from yzassist.question.dialogue.turns import Resolution, Turn
from yzassist.question.model import Question
from yzassist.question.phrases import phrase

_YEARS_ON = re.compile(
    r"(?:(?:^|(?<=[，,])|在)?(?:那|这|此|(?:^|(?<=[，,那]))(?=之))(?:之|以)?(?P<side>[前后])的?(?:再)?"
    r"|再(?:往后|往前)?|往后|后头|往前|向前|(?:^|(?<=那))(?:提前|早))(?:再)?(?:过|推|晚|迟|数|挪|去|早|提前)?(?:个)?"
    r"(?P<years>[一二两三四五\d])年(?:以?后|以?前)?"
)  # 再过两年, 往前推一年, 在那之前两年
_BACKWARDS = ("往前", "向前", "提前", "早", "再往前", "再早", "再提前")
_SAME_YEAR = re.compile(r"^(?:那么?|在|也)?(?:是)?(?:同一年|同年|那一年|那年|当年)(?:年?底|里|内)?[，,]?")  # 那同一年，
_THAT_YEAR = re.compile(r"[，,、]?(?:到)?(?:那|当)?(?:年|年的)?(?:年底|年末|底)")  # ，到那年年底
_YEAR = re.compile(r"20\d\d(?=年)")  # 2022年
_STAGE = re.compile(
    r"(?P<step>[前后上下]|最后|最早|头|第(?=一))一?(?:个)?(?:阶段|时间节点|节点|期限|时限|时间点)"
)  # 后一个阶段
_PAUSE = re.compile(r"^[呢嘞咧]?[，,]")  # 在那之前两年|呢，|要走到哪一步
_HANGING = "呢嘞咧，,的 ?？"


def in_same_year(text: str) -> str | None:
    """What is asked of the year just spoken of (那同一年，…); None when that is not said."""
    match = _SAME_YEAR.match(text)
    return text[match.end() :] if match and match.end() < len(text) else None


def _goes_back(match: re.Match[str]) -> bool:
    return match["side"] == "前" if match["side"] else match.group().startswith(_BACKWARDS)


def years_on(text: str, base: int | None) -> str | None:
    """The question with 再过两年 written as the year meant, counted from ``base``; None when no year is counted."""
    match = _YEARS_ON.search(text)
    if match is None or base is None:
        return None
    step = parse_chinese_number(match["years"].replace("两", "二")) or 0
    year = base - step if _goes_back(match) else base + step
    rest = _THAT_YEAR.sub("", text[match.end() :], count=1)
    return f"到{year}年年底{_PAUSE.sub('', rest)}"


def names_stage(text: str) -> bool:
    """True when a turn speaks of the stage before or after (后一个阶段呢)."""
    return bool(_STAGE.search(text))


def told_year(turn: Turn) -> str | None:
    """The year that a turn was about: the last one asked about, or the only one told."""
    told = set(_YEAR.findall(turn.answer))
    years = _YEAR.findall(turn.question.chinese) or (list(told) if len(told) == 1 else [])
    return years[-1] if years else None


def _counted_from(text: str, turn: Turn) -> str | None:
    """The year counted from: what the turn was about; of several told, the first to count on, the last to go back."""
    told: list[str] = sorted(_YEAR.findall(turn.answer))
    match = _YEARS_ON.search(text)
    if (year := told_year(turn)) is not None or not told or match is None:
        return year
    return told[-1] if _goes_back(match) else told[0]


def _stage(text: str, turn: Turn) -> tuple[str, str] | None:
    """The year of the stage meant among those of the clause spoken of, and what is asked of it."""
    match = _STAGE.search(text)
    years = sorted(set(_YEAR.findall(turn.grounds.measure_text)))
    if match is None or len(years) < 2:
        return None
    rest = text[match.end() :]
    if match["step"] in ("最后", "最早", "头", "第"):
        return years[-1 if match["step"] == "最后" else 0], rest
    current = told_year(turn)
    forward = match["step"] in "后下"
    beyond = [year for year in years if current is None or (year > current if forward else year < current)]
    return (beyond[(0 if forward else -1) if current else (-1 if forward else 0)], rest) if beyond else None


def counted_on(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """再过两年 as the year meant, counted from the latest one asked about or told, and 后一个阶段 as its year."""
    if parsed.slots.dates:
        return None
    for turn in reversed(turns):
        if (stage := _stage(text, turn)) is not None:
            return _asked_by(turns, f"到{stage[0]}年年底{stage[1]}")
        if (year := _counted_from(text, turn)) is not None:
            later = years_on(text, int(year))
            return None if later is None else _asked_by(turns, later)
    return None


def _asked_by(turns: Sequence[Turn], later: str) -> Resolution | None:
    grounds = next((turn.grounds for turn in reversed(turns) if turn.paragraph_ids), None)
    if grounds is None:
        return None
    asked = later.rstrip(_HANGING)
    target = "" if phrase("asking").search(asked) else "要达到什么"
    return Resolution(f"{grounds.measure_label}{asked}{target}？", grounds.measure_ids)
