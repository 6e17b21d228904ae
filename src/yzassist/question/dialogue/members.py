"""One of the bodies just told, chosen by what it is (这里头哪一家是企业), and where else a body or a thing just told
stands (除了这条，还有哪一条也把它写进去了)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from yzassist.question.dialogue.turns import Resolution, Turn, subject_of
from yzassist.question.model import DepartmentSlot, Intent, Question
from yzassist.question.slots import find_roles

FindBodies = Callable[[str], tuple[DepartmentSlot, ...]]
NamesOf = Callable[[str], tuple[str, ...]]

_WHICH_MEMBER = re.compile(
    r"^(?:那么?)?(?:在)?(?:(?:(?:这|那|它们?)?(?:里头|里面|里边|当中|中间)|其中|这里|(?:这|那)(?:几|些|[两三四五六七八九十]|\d+)(?:家|个)(?:部门|单位)?(?:里头|里面|里|中|当中|之中)?"
    r"|(?:参与|牵头|负责|配合)的(?:那|这)?(?:几|些|[两三四五六七八九十])?(?:家|个)?(?:部门|单位)?(?:里头|里面|里|中|当中))[，,]?)"
    r"(?:(?:(?:都)?有|又)?(?:(?:哪|那)(?:一|几|些|两)?(?:家|个)?(?:部门|单位)?|谁)|(?:有没有|有无|是不是有|有(?=.*[吗么][？?]?$)))"
    r"(?P<what>.{2,}?)(?:吗|(?<!什)么)?[？?。]*$"
)  # 这里头|哪一家|不是国务院的部门，是个企业
_PROPERTY = re.compile(
    r"(?:其实|根本|并|又|而|却|就|才|算|算是)*(?P<none>不是|不算|不属于|并非)?(?:是|算是|算|属于)?(?:一?(?:个|家))?(?P<kind>[^，,、]{1,14})"
)  # 不是|国务院的部门
_WORK = re.compile(
    r"^(?:是)?(?:专门?|主要)?(?P<work>(?:管|抓|搞|办|负责)[^，,的]{1,10})(?:的(?:部门|单位)?)?$"
)  # 管广播电视的
_RULES = re.compile(r"^(?:管理?|抓|搞|办|负责)着?")  # 管|自然资源
_TAIL = re.compile(r"(?:(?:又|都)?(?:叫|是)(?:什么|啥|谁|哪家)(?:名字)?|的|呢|呀|啊|嘞|来着)+$")  # 企业|叫什么
_ELSEWHERE = re.compile(
    r"^(?:那么?)?(?:除(?:了|去|开)?(?:这|那|此|它|上面|刚才)(?:说)?的?(?:这|那)?一?(?:条|项|款|处|个地方|里|点)?(?:以外|之外|外)?[，,]?(?:那么?)?"
    r"|(?=(?:还有|方案(?:里|中)?|别的|其[他它]|另外|另)[^，。？?]{0,6}(?:条|处|地方|款))"
    r"|(?=(?:它|他们?|这家|那家|这个(?:部门|单位|企业))还(?:在|出现|写)))(?P<rest>.*?)[？?。]*$"
)  # 除了这条，|还有哪一条也把它写进参与单位了
_PLACE_ASKED = re.compile(
    r"(?:哪|那)(?:一|几|些|两)?(?:条|处|款|里|个地方|些地方|儿)|(?:出现|写|提|点|列)(?:到|过)?在哪|在哪(?=$|[？?里儿])|(?:别的?|其[他它]的?|另外的?|另一?)(?:哪)?(?:些|几)?(?:条款|条|地方|处|款|章节)"
)  # 哪一条, 别的地方
_DOES = re.compile(r"参与|配合|牵头|负责|主管|协助")  # 写进|参与|单位
_ANY_PART = re.compile(r"归它|由它|管|有份|有它|责任|出现|提到|提了|写|点|列|露|出来|名字|身影|份")  # 也有它的份
_SAID = re.compile(r"提|写|说|讲|点|出现|有它|它")  # 提到它
_PART_IN = re.compile(r"在[^，。？?]{2,}中是什么角色")  # 省妇联|在疾控中是什么角色
_LEAD = re.compile(r"(?:方案(?:里|中)?)?(?:还|有|没有|在|也)*")  # 还有没有|别的条提到太湖


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of bodies: what it is called, the ends of its names, and names that end so and are none."""

    asked: tuple[str, ...]
    ends: tuple[str, ...]
    never: tuple[str, ...] = ()

    def has(self, names: Sequence[str]) -> bool:
        """True when one of the names of a body ends as those of the kind do."""
        return any(name.endswith(self.ends) and not (self.never and name.endswith(self.never)) for name in names)


@cache
def _kinds() -> tuple[_Kind, ...]:
    text = files("yzassist.question").joinpath("data/body_kinds.yaml").read_text(encoding="utf-8")
    return tuple(
        _Kind(*(tuple(row.get(key, ())) for key in ("asked", "ends", "never"))) for row in yaml.safe_load(text)
    )


def of_member(text: str, turns: Sequence[Turn], find_bodies: FindBodies, names_of: NamesOf) -> Resolution | None:
    """The part of the body just told that has the property asked for; None when no such body is asked for, or none of
    those told has it."""
    match, turn = _WHICH_MEMBER.match(text), turns[-1]
    if match is None or not turn.paragraph_ids:
        return None
    for said in (turn.answer, turn.text):  # the answer may leave out the others that the clause names
        told = {slot.department_id: slot.name for slot in find_bodies(said)}
        if len(told) > 1 and (chosen := _chosen(match["what"], told, find_bodies, names_of)):
            subject = subject_of(turn).strip("的里在和与是 ")
            return Resolution(f"{'、'.join(chosen)}在{subject}中是什么角色？", turn.paragraph_ids)
    return None


def _chosen(what: str, told: dict[str, str], find_bodies: FindBodies, names_of: NamesOf) -> list[str]:
    """The names of the bodies that all properties said fit; none when one of the properties is not known."""
    if work := _WORK.match(what):
        meant = {slot.department_id for slot in find_bodies(f"{work['work']}的那个单位")}
        care = _RULES.sub("", work["work"])
        pieces = [care[at : at + 2] for at in range(0, len(care) - 1, 2)]  # 粮食|储备
        named = {body for body, name in told.items() if _holds_all(pieces, (name, *names_of(body)))}
        return [name for body, name in told.items() if body in (named or meant)]
    left = dict(told)
    for part in re.split("[，,]", what):
        match = _PROPERTY.fullmatch(part)
        said = match["kind"] if match else ""
        kind = next((kind for kind in _kinds() if {said, _TAIL.sub("", said)} & set(kind.asked)), None)
        if match is None or kind is None:
            return []
        denied = match["none"] is not None
        left = {body: name for body, name in left.items() if kind.has((name, *names_of(body))) is not denied}
    return list(left.values())


def _holds_all(pieces: Sequence[str], names: Sequence[str]) -> bool:
    return bool(pieces) and any(all(piece in name for piece in pieces) for name in names)


def of_other_clauses(text: str, parsed: Question, turns: Sequence[Turn], find_bodies: FindBodies) -> Resolution | None:
    """Which clauses name the body or the thing spoken of, or what the turn names; None when that is not asked."""
    match = _ELSEWHERE.match(text)
    asked = _PLACE_ASKED.search(match["rest"]) if match else None
    if match is None or asked is None:
        return None
    rest = match["rest"]
    told = {slot.department_id: slot.name for turn in turns for slot in find_bodies(turn.answer)}
    named = dict.fromkeys(told.get(slot.department_id, slot.name) for slot in find_bodies(rest))
    left_out = match.group().startswith(("除", "那除"))
    own = bool(parsed.plan_topic or parsed.slots.places or parsed.slots.terms)
    own = own or (left_out and bool(parsed.topic_tokens) and "它" not in rest)
    if own and not named:
        if not left_out:
            return None
        if place := next((slot.name for slot in parsed.slots.places), ""):
            return Resolution(f"哪几条提到{place}？")
        said = rest[asked.end() :].removeprefix("也").rstrip("吗么")
        return Resolution(f"哪几条{said}？" if said and _LEAD.fullmatch(rest[: asked.start()]) else rest)
    body = "、".join(named) or _body_in_focus(turns, find_bodies)
    if body and _DOES.search(rest) and (roles := find_roles(rest)):
        return Resolution(f"{body}{roles[0].value}的条款有哪些？")
    if body and (named or _ANY_PART.search(rest)):
        return Resolution(f"{body}在哪几条里出现？")
    slots = turns[-1].question.slots
    thing = next(iter([*(place.name for place in slots.places), *slots.terms]), "")
    return Resolution(f"哪几条提到{thing}？") if thing and not body and _SAID.search(rest) else None


def _body_in_focus(turns: Sequence[Turn], find_bodies: FindBodies) -> str:
    """The body spoken of last: the only one that the latest question or its answer names, or that led."""
    for turn in reversed(turns):
        before = _PART_IN.search(turn.question.chinese)  # of 省妇联在疾控中是什么角色 the first alone
        until = before.start() if before else len(turn.question.chinese)
        asked = dict.fromkeys(slot.name for slot in turn.question.slots.departments if slot.end <= until)
        told = dict.fromkeys(slot.name for slot in find_bodies(turn.answer))
        for names in (asked, told):
            if len(names) == 1:
                return next(iter(names))
        if turn.question.intent is Intent.RESPONSIBILITY and len(turn.leaders) == 1:
            return turn.leaders[0]
    return ""
