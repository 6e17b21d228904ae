"""Which attributes a question asks for (who, by when, how much), and whether it expects yes or no."""

from __future__ import annotations

import re

from yzassist.question.cues import CueMatch
from yzassist.question.intents.reading import Reading
from yzassist.question.model import Intent
from yzassist.question.phrases import phrase

_ASKED_ATTRIBUTES = {
    "responsibility": Intent.RESPONSIBILITY,
    "deadline": Intent.DEADLINE,
    "target": Intent.TARGET,
}
_PART = re.compile(r"[^，。；！？,;!?：:]+")  # the parts between commas
_CONTENT_WORD = re.compile(
    r"哪些|什么|怎么|如何|哪[两三四五六几块]|哪一?(?:类|种|样)|哪个|哪一|什么|啥|哪方面|几个|可有(?:这|过)|有没有|会不会|有无(?:说|提)"
)  # 哪些


def asked_attributes(reading: Reading) -> tuple[Intent, ...]:
    """Responsibility, deadline and target asked for, in the order of the wording; a count's 多少 is no target."""
    counted = [(match.start, match.end) for match in reading.cues if match.cue.group in ("count", "list")]
    counted += [(match.start, match.end) for match in reading.cues if match.cue.name == "how_long"]  # 多少天内
    first: dict[Intent, int] = {}
    for match in reading.cues:
        attribute = _ASKED_ATTRIBUTES.get(match.cue.group)
        if attribute is None or (match.cue.name == "what_role" and not reading.slots.departments):
            continue  # 企业扮演什么角色: no body of a note
        inside_count = any(start < match.end and match.start < end for start, end in counted)
        if attribute is Intent.TARGET and (inside_count or _is_told(match, reading)):
            continue
        first[attribute] = min(first.get(attribute, match.start), match.start)
    if first and (other := _other_ask(reading)) is not None:
        first[Intent.CONTENT] = other
    return tuple(sorted(first, key=lambda attribute: first[attribute]))


def expects_yes_or_no(reading: Reading, asks: tuple[Intent, ...]) -> bool:
    """True when something is claimed to be checked (收集率70%是2023年底的指标对吧), and no open word asks for it."""
    if "polar" not in reading.groups:
        return False
    slots = reading.slots
    claims_value = bool(slots.dates or slots.quantities or slots.departments)
    if _asks_openly(phrase("told_roughly").sub("", reading.text)) and not (
        claims_value and "polar.ending" in reading.names and not asks
    ):
        return False
    return claims_value or not asks


def _is_told(target: CueMatch, reading: Reading) -> bool:
    """True for a goal that something is done with (都定好用水的指标，这是哪个部管的): who is asked stands behind."""
    if phrase("asking").search(target.text) or not phrase("made_before").search(reading.text[: target.start]):
        return False
    behind = [match for match in reading.cues if match.start >= target.end and match.cue.group in _ASKED_ATTRIBUTES]
    return any(phrase("asking").search(match.text) for match in behind)


def _other_ask(reading: Reading) -> int | None:
    """Where a further thing is asked in a part of its own (主要数哪些鸟？又是谁牵头); None when nothing is."""
    for part in _PART.finditer(reading.text):
        groups = {match.cue.group for match in reading.cues if part.start() <= match.start < part.end()}
        open_word = _CONTENT_WORD.search(part.group())
        if open_word and not groups & {*_ASKED_ATTRIBUTES, "metadata", "compare", "chapter", "scope"}:
            return part.start() + open_word.start()
    return None


def _asks_openly(text: str) -> bool:
    some = phrase("whether_to").search(text) is not None  # 要不要几家坐下来会商: 几 asks nothing
    return ("几" in text and not some) or phrase("asking").search(text) is not None
