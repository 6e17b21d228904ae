"""A turn that asks of the departments just named: 它还参与哪几条, 也是它牵头吗, 这个部门还牵头什么."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.question.dialogue.signs import OPENING
from yzassist.question.dialogue.turns import Resolution, Turn
from yzassist.question.model import Intent, Question

SAME_BODY = re.compile(
    r"(?:也还?|还)(?:是|归|由)(?:不是)?(?:它|他们?|她|[这那](?:几|[两二三四五六])(?:家|个)|[这那]家|同样(?:几|[两二三四五六])?家|同一(?:家|个))(?:们)?(?:几家)?"
)  # 也是它牵头
PART = re.compile(r"[那这]?(?:一)?(?:段|款|半截)")  # 下半截那段
_IT = re.compile(r"它们?|他们(?=还|牵|参|负|要)")  # 它还参与哪几条
_THIS_BODY = re.compile(
    r"(?:哪个部门(?=还.*(?:哪|什么|啥))|[这那该]一?(?:[个家几]|[两二三四五]家)?(?:牵头|负责|主管)?的?(?:部门|单位|部委|家)|牵头(?:的)?(?:这|那)(?:个|家)(?:部门|单位)?"
    r"|(?:它|他)们?(?=(?:自己|另外|单独)?(?:还|也|又)?(?:自己|另外|单独)?(?:牵头|负责|参与|管|抓)(?:的|着|了)?(?:什么|啥|哪|几|呢|别的|其他|有)))"
    r"(?P<rest>.*)$"
)  # 这个部门|还牵头什么, 它|参与的呢
_THEY_TOO = re.compile(
    r"^(?:那么?|换成)?(?:(?P<before>[^，。？?它他]{2,16}?)(?:[这那]一?(?:条|项|块|件事))?[呢嘞咧]?[，,])?(?:它|他)们?(?:是不是)?(?:还|也|又)+"
    r"(?P<role>牵头|负责|参与)(?:了|着)?(?P<what>(?!.*(?:什么|啥|哪|几|谁|别的|其他))[^，。？?]{0,16}?)(?:那一?(?:条|项|块))?[吗么不]?[？?]?$"
)  # 它还|牵头|锰|那一条吗; 那|科技支撑|呢，它也|参与|吗
_ONE = re.compile(r"^(?:那么?)?它(?!们)")  # 它还参与哪些
_TWO_BODIES = re.compile(
    r"^(?:那么?)?(?:(?:这|那)?(?:两|俩|二)(?:家|个?部门|个?单位|者)|它们俩?|他们俩?)(?:之间|中间)?"
    r"(?:一起|一块儿?|共同|联合|合起来)(?P<rest>(?:牵头|负责|参与|管|抓).*)$"
)  # 两家共同|牵头的有哪些
_OTHERS = re.compile(
    r"(?:别的|其[他它]的?)(?:什么|啥)?(?:事情?|任务|工作|条款|条)?(?:吗|么|没有?|不)?$"
)  # 还牵头|别的吗
_ROLE_ASKED = re.compile(r"牵头|参与|负责|配合|管|抓|角色|任务|事|活")
_WHO = re.compile(r"^(?:是|叫)?(?:谁|哪)")  # 这个部门是谁 asks of the subject


def _this_body(text: str) -> re.Match[str] | None:
    this = _THIS_BODY.search(text)
    asked = this is not None and this.start() <= 1 and _ROLE_ASKED.search(this["rest"])
    return this if this and asked and not _WHO.match(this["rest"]) else None


def points_to_body(text: str) -> bool:
    """True when a turn points to the departments just named."""
    return any(sign.search(text) for sign in (SAME_BODY, _THEY_TOO, _TWO_BODIES)) or _this_body(text) is not None


def of_same_body(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The question with the departments in place of the words that point to them; None where none do."""
    previous = turns[-1].question
    about_set = parsed.intent in (Intent.LIST, Intent.COUNT, Intent.DEPARTMENT)
    if about_set and parsed.slots.departments and _IT.search(text):
        return Resolution(OPENING.sub("", text))
    if about_set and _IT.search(text) and previous.slots.departments:
        return Resolution(_IT.sub(previous.slots.departments[0].name, text))
    if (two := _TWO_BODIES.match(text)) is not None:
        spoken = dict.fromkeys(slot.name for turn in turns for slot in turn.question.slots.departments)
        return Resolution(f"{'和'.join([*spoken][-2:])}共同{two['rest']}") if len(spoken) > 1 else None
    leaders = next((turn.leaders for turn in reversed(turns) if turn.leaders), ())
    named = {slot.name for slot in previous.slots.departments}
    too = _THEY_TOO.match(text)
    of_other = (too["what"] or too["before"]) if too else None
    if len(named) == 1 and (_ONE.match(text) or of_other):  # 三峡集团也在里面吗，它还参与哪些
        leaders = tuple(named)
    if not leaders:
        return None
    body = "、".join(leaders)
    if (this := _this_body(text)) is not None:
        rest = _OTHERS.sub("哪几条", this["rest"].rstrip("呢？?"))
        return Resolution(f"{body}{rest}{'任务有哪些' if rest.endswith('的') else ''}？")
    if too and of_other:
        return Resolution(f"{of_other}是不是{body}{too['role']}？")
    same = SAME_BODY.search(text)
    if same is None:
        return None
    rest = text[same.end() :].rstrip("?？吗不")
    subject = OPENING.sub("", text[: same.start()]).replace("呢", "")
    same_clause = turns[-1].grounds.measure_ids if PART.search(subject) else ()
    return Resolution(f"{subject}是不是{body}{rest or '牵头'}？", same_clause)
