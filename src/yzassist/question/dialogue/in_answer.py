"""A turn that points into the answer just given: 后面说的其他省区, 另外两段, 公安部呢？在里面算什么角色."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.question.dialogue.turns import Resolution, Turn, subject_of
from yzassist.question.model import Intent, Question

_SAID_THERE = re.compile(
    r"^(?:那么?)?(?:你|您)?(?:答案|回答)?(?:里|中)?(?:最?[前后上末]|最后|结尾|开头|刚才|刚刚)(?:面|边|头|半句|半截|半段|一句|那句)?(?:里|中)?(?:你|您)?"
    r"(?:又|所|也|还)?(?:说|讲|提|写|列|点)(?:到|过|出|了)?的(?:那)?(?:个|些|几个)?(?P<what>[^这那它此该].{3,})$"
)  # 后面说的|其他省区是哪几个
_OTHER_ONES = re.compile(
    r"^(?:那么?|还有)?(?:另外|其余|其他|其它|剩下|余下|别的)的?那?(?:[几两二三四五六七八九十]|\d+|一)"
    r"(?:[个家段条样种类项座处片头边省市湖河]|阶段)(?!部门|单位)(?P<noun>(?![呢嘞咧又都各分是叫有])[\u4e00-\u9fff]{1,4}?)?"
    r"(?:呢|嘞|咧|(?:又|都|各|分别)?(?:是|叫|有)(?:什么|啥|哪|谁)[\u4e00-\u9fff]{0,4})?[？?]*$"
)  # 另外两段呢
_PART_IN_IT = re.compile(
    r"(?:算|是|只是|只|挂|当)(?:个|是|了)?(?:牵头|参与|负责|配合)|角色|身份|算(?:是)?(?:个)?(?:什么|啥)|(?:干|做|管)(?:什么|啥)的|份儿?|(?:在|算)不(?:在|算)|牵头还是|(?:牵头|参与|负责|配合)的?名?[吗么吧]"
)  # 在里面算什么角色
_BODY_AND_ASK = re.compile(
    r"^(?:那么?|换成)?[^，。？?]{2,14}[呢嘞咧][？?，,](?P<rest>.{3,})$"
)  # 公安部呢？|在里面算什么角色
_ITS_PART = re.compile(
    r"^(?:那么?|换成)?[^，。？?]{2,14}[呢嘞咧][？?，,](?:那么?)?(?:它|他)们?(?!.*(?:谁|哪|什么|啥|几|多少)).*(?:牵头|参与|负责|配合|份|名单)"
)  # 国家电网呢？它也算牵头的？
_HANGING = "到的里在又要是和与 "
_SEVERAL = re.compile(r"哪[几些]|几[条项件]|多少|还(?:有|管|牵头|参与)")  # 牵头哪几条


def points_into_answer(text: str) -> bool:
    """True when a turn asks of what the last answer said further on, of the others that it named, or of the part that
    another body has in it."""
    return any(sign.match(text) for sign in (_SAID_THERE, _OTHER_ONES, _ITS_PART))


def of_answer(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The question within the paragraphs of the last answer: something that it said, the others beside the one asked
    of, or the part that a department has in it; None when the turn means none of these."""
    turn = turns[-1]
    if not turn.paragraph_ids:
        return None
    if (others := _OTHER_ONES.match(text)) is not None:
        noun = others["noun"]
        return Resolution(f"其他{noun}是哪几个？" if noun else turn.question.resolved, turn.paragraph_ids)
    if (said := _SAID_THERE.match(text)) is not None:
        return Resolution(said["what"], turn.paragraph_ids)
    body = _BODY_AND_ASK.match(text)
    named_more = any(len(token) > 1 for token in parsed.topic_tokens)  # 算 names nothing
    if body is None or not parsed.slots.departments or named_more or _SEVERAL.search(body["rest"]):
        return None
    if Intent.RESPONSIBILITY not in parsed.asks and not _PART_IN_IT.search(body["rest"]):
        return None
    name, subject = parsed.slots.departments[0].name, subject_of(turn).rstrip(_HANGING)
    return Resolution(f"{name}在{subject}中是什么角色？", turn.paragraph_ids)
