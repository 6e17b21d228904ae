"""Whether what was told holds of another thing as well (湖边上的呢，也是这么远, 讲水土流失的那段也是这么多家).

The same is asked of that thing, and the answer shows whether it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.question.dialogue.turns import Resolution, Turn, ask_again, ask_phrase, subject_of
from yzassist.question.model import Intent, Question

_NOT_ASKED = r"(?!.*(?:谁|哪|什么|啥|多少|几(?!家|个部门|个单位)))"
_AGREES = re.compile(
    r"^(?:那么?(?!一?[段款条块]))?(?P<what>[^。？?]{2,28}?)(?P<swap>[呢嘞咧])?[，,？?]?(?:是不是|是否|是|要)?(?:也|同样|一样|照样)"
    rf"{_NOT_ASKED}(?P<rest>.*)$"
)  # 湖边上的|呢，也|是这么远？
_POINTS = re.compile(
    r"^(?:都|要|得)*(?:是|有|由|归|靠|在|到)*(?:(?:这|那)(?:么|个数|样)|同一?[年天月]|(?:这|那)[两二三四五六七八九十几\d]+[家个].*还是)"
)  # 也|是这么多家, 也|是这五家分着干，还是单有一家牵头
_PART = re.compile(r"[段款]|半截|那块|这块")  # 讲水土流失的那段
_PART_POINTER = re.compile(
    r"^(?:(?:在)?(?:同一|这一?|那一?)条(?:里|中)?(?:面|头)?的?|紧(?:跟|接)着|接着|随后|(?:再)?(?:往)?[后下前上](?:面|头|边)?(?=[^\u4e00-\u9fff]|讲|说|写|管|那|这|半|一)|(?:[前后上下]|最后)?(?:一|那|这)*(?:半截|半段|[段款])|的)*"
    r"(?:(?:专门)?(?:讲|说|写|管|提)(?:到)?的?)?"
)  # 同一条后半截讲|水土流失的
_PART_END = re.compile(r"的?(?:[那这])?(?:一)?(?:段|款|半截|块)?的?$")  # 水土流失|的那段
_OF_BODIES = re.compile(r"家|单位|部门|部委|机构|牵头|负责|参与|配合|分工")  # 也是|这么多家一起扛
_OF_TIME = re.compile(r"年|时候|日子|期限|时限|到期|月底|月前")  # 也是|同一年底


def agrees(text: str) -> bool:
    """True when a turn says that another thing is as what was told: 也是这么多家, 也是同一年."""
    match = _AGREES.match(text)
    return match is not None and _POINTS.match(match["rest"]) is not None


def of_agreement(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """What was told, asked of the other thing: who, by when or how much as the turn says, else as it was asked."""
    match, turn = _AGREES.match(text), turns[-1]
    if match is None or not turn.paragraph_ids:
        return None
    of_part = _PART.search(match["what"]) is not None
    if match["swap"] and not (of_part or _OF_TIME.search(match["rest"])):  # 化肥的呢，也是这么多 is read as a swap
        return None
    claimed = parsed.slots.roles or match["rest"].startswith("有")  # 也有人民银行吗 is checked as it stands
    named_there = of_part and bool(parsed.slots.departments) and not claimed  # 也是商务厅一起管
    if not (match["swap"] or _POINTS.match(match["rest"]) or named_there):
        return None
    asked = _asked(match["rest"], parsed, turns)
    thing = _PART_END.sub("", _PART_POINTER.sub("", match["what"]))
    if len(thing) < 2:  # 那一段
        return Resolution(f"{subject_of(turn)}{asked}", turn.paragraph_ids)
    there = thing in turn.grounds.measure_text
    there = there or (of_part and any(token in turn.grounds.measure_text for token in parsed.topic_tokens))
    return Resolution(f"{thing}{asked}", turn.grounds.measure_ids if there else ())


def _asked(rest: str, parsed: Question, turns: Sequence[Turn]) -> str:
    """What is asked of the other thing, by the words for what it shares."""
    if parsed.slots.departments or _OF_BODIES.search(rest):
        return "由哪些部门负责？"
    if parsed.slots.dates or _OF_TIME.search(rest):
        return "什么时候完成？"
    if parsed.slots.quantities:
        valued = (turn for turn in reversed(turns) if Intent.TARGET in turn.question.asks)
        return next((ask_phrase(turn.question) for turn in valued), "的目标是多少？")
    return ask_again(turns[-1].question)
