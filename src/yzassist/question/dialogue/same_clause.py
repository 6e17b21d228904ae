"""A turn that stays within the clause just spoken of: one of its paragraphs, or something else in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.question.contrasts import contrasts_with
from yzassist.question.dialogue.conversation import in_same_clause, named_paragraph
from yzassist.question.dialogue.signs import OWN_SUBJECT_CHARS
from yzassist.question.dialogue.turns import Resolution, Turn, ask_phrase, subject_of
from yzassist.question.model import Question

_THAT_PART = re.compile(r"[那这](?:一)?(?:段|款)(?=[呢嘞咧，,里中讲说]|$)|[上下]半截")  # 审案子的那段呢
_GOING_ON = re.compile(
    r"^(?:那么?|换成|换到|再)|又(?:是|有|叫|归|由|要|该|算|怎)[^，。]{0,4}(?:谁|哪|什么|啥|多少|几|样|么)"
    r"|的(?:都|则|各)?(?:是|有)哪[些几][^，。]{0,2}[？?]?$"
)  # 那换成监督检查这一块呢, 综合治理的又是哪些
_MIN_INSIDE_CHARS, _INSIDE_SHARE = 4, 0.6


def names_part(text: str, parsed: Question) -> bool:
    """True when a turn means a paragraph of the clause just spoken of: 第二段, 审案子的那段呢."""
    return named_paragraph(text, 2) is not None or (_THAT_PART.search(text) is not None and parsed.plan_topic)


def of_paragraph(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """A paragraph by its number, or the one before or after: 第二段讲什么, 那前一款由谁牵头."""
    spoken = next((turn for turn in reversed(turns) if len(turn.grounds.measure_ids) > 1), None)
    if spoken is None:
        return None
    current = int(spoken.paragraph_ids[0].rsplit("/", 1)[1])
    if (named := named_paragraph(text, current)) is None:
        return None
    number, rest = named
    ids = tuple(pid for pid in spoken.grounds.measure_ids if pid.endswith(f"/{number}"))
    said = rest.strip("，,的呢 ?？")
    asked = said if len(said) > 1 else ask_phrase(turns[-1].question)
    return Resolution(f"{spoken.grounds.measure_label}第{number}款{asked}", ids)


def of_part(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """A paragraph by what it speaks of: 审案子的那段呢."""
    turn = turns[-1]
    if not _THAT_PART.search(text) or not parsed.plan_topic or not turn.grounds.measure_ids:
        return None
    again = "" if parsed.asks or not text.rstrip("?？").endswith("呢") else ask_phrase(turn.question)
    return Resolution(f"{text.rstrip('呢?？')}{again}" if again else text, turn.grounds.measure_ids)


def of_rest(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """Something else in the clause: 同一条里面，垃圾渗滤液怎么处理, 抓偷鱼的呢，同一条里头的."""
    turn, inside = turns[-1], in_same_clause(text)
    if inside is None or not turn.grounds.measure_ids:
        return None
    if text.startswith(inside):  # 抓偷鱼的呢，同一条里头的
        return Resolution(f"{inside.rstrip('呢嘞咧')}{ask_phrase(turn.question)}", turn.grounds.measure_ids)
    own = parsed.plan_topic and sum(map(len, parsed.topic_tokens)) >= OWN_SUBJECT_CHARS
    return Resolution(inside if own else f"{subject_of(turn)}{inside}", turn.grounds.measure_ids)


def of_same_measure(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """A turn that goes on with words of the clause: 那换成监督检查这一块呢."""
    turn = turns[-1]
    return Resolution(text, turn.grounds.measure_ids) if stays_in_measure(text, parsed, turn) else None


def stays_in_measure(text: str, parsed: Question, turn: Turn) -> bool:
    """True when a question goes on (那…, 换成…) and most of its subject's words stand in the measure just spoken of."""
    if not _GOING_ON.search(text) or not parsed.topic_tokens or parsed.slots.clauses:
        return False
    if contrasts_with(text, turn.question.chinese):  # 换成农村的呢, after what was asked of cities
        return False
    inside = sum(len(token) for token in parsed.topic_tokens if token in turn.grounds.measure_text)
    return inside >= max(_MIN_INSIDE_CHARS, _INSIDE_SHARE * sum(map(len, parsed.topic_tokens)))
