"""A question about two earlier turns at once (这两件事牵头的是不是同一家): each is asked by itself, then compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yzassist.question.cues import find_cues
from yzassist.question.dialogue.turns import Resolution, Turn, ask_phrase, subject_of
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase

_BOTH = re.compile(
    r"在?(?:(?:这|那|上述|上面|前面|以上|刚才|先头)(?:[说问讲]的?)?(?:这|那)?(?:两|俩|二)"
    r"(?:[项样件条边笔者]|回事|码事|个?(?:数(?!据)|任务|问题|要求|指标|目标|时间|期限|日子)|个(?=[，,谁哪都的是有在中里分]))(?:事(?!业))?"
    r"|^(?:那么?)?(?:两[项条件样边者]|[二两]者|俩)(?:事(?!业))?"
    r"|^(?:那么?)?两个(?=谁|哪|是|分别|各)|两(?:边|项|条|件|样)(?=都|儿|的?牵头|的?参与|各))(?:(?:里面|里头|里边|当中|之间|中|里)的?)?"
)  # 这两样哪个先到期, 上述两项, 两边都有
_ALL = re.compile(
    r"^(?:那么?)?(?:(?:这|那)?两(?:个|项|条|件事?|边|样|家)|它们|俩)?都(?=(?:是|归|由|属|有).*(?:吗|么|吧|不|没有?)[？?。]*$)"
)  # 两个都是农业农村部吗
_EARLIER_ONE = re.compile(
    r"^(?:那么?)?(?:它|这[个条项]|这边)?(?:[和跟与同比])(?:上面?|前面?|刚才|先头|先前|之前)(?:那|的那)?(?:一)?(?:个|条|项|问|件事?)的?"
    r"(?:(?:相|对)?比(?:起来|较)?)?[，,]?"
)  # 它和上一个比，牵头的多了哪几家
_WITH_OTHER = re.compile(
    r"^(?:那么?)?(?:它|这[个条项]|这边)?(?P<with>[和跟与同])(?P<other>(?!它|我|你|这|那|上一|前|刚才|先)[^，。？?谁哪]{2,}?)"
    r"(?P<compared>(?:相|对)?比(?:起来|较|呢)?)?(?P<rest>[，,].*|[？?呢]*$|(?:的|有什么|有啥|是不是|一样|相同|比).*)$"
)  # 和锰渣库的牵头部门一样吗, 跟磷污染比，哪个部门多
_THAN = re.compile(
    r"^(?:那么?)?(?P<own>.*?)[，,。；？?]?比(?P<other>[^，。？?]{1,20}?)(?:[那这]一?(?:个|项|条))?(?:指标|目标|数字?|面积)?$"
)  # 石漠化的是多少？|比|刚才那个数 (多出多少)
_SPOKEN_OF = re.compile(
    r"(?:刚才|刚刚|前面|上面|先头|先前|之前|头一?|上)(?:说|问|讲)?的?(?:[那这]?一?(?:个|项|条))?的?|它们?|[那这](?:个|项|条)?|前者"
)  # 刚才那个
_OWN_ASK = re.compile(
    r"(?:的)?(?:目标|指标|数)?(?:又|要|是|为|达到?|治理?|有)*(?:多少|几成|百分之几)[^，。？?]*[，,。？?]*$|^它$|^这[个项条]$|[呢嘞咧的][？?，,]?$"
)  # 石漠化|的是多少？
_AROUND = re.compile(r"^[到把对在]|(?:要|得|应该?)[^，。]{0,2}$")  # 到|沙化土地|要治
_LIKE_IT = re.compile(r"^(?:那么?)?[和跟与同像](?:它|他|这|那)")  # 跟它一样只算部分县的
_HIGHER = {
    Intent.TARGET: "哪个更高？",
    Intent.DEADLINE: "哪个更早？",
    Intent.RESPONSIBILITY: "牵头单位有什么不同？",
}
_WHERE = re.compile(r"[哪那](?:一|几|两)?[条款段章](?:里|中|说|讲|规定|写|来|定)|依据|出处|来源|原文")  # 在哪条里说的
_POLAR = re.compile(r"(?:吗|么|吧|不|没有?)[？?。]*$")  # 是农业农村部吗
_SUM = re.compile(
    r"^(?:那么?)?(?:(?:[这那])?(?:两|俩|二)(?:样|个|项|者|笔|块|边|种)?(?:数|的)*)?(?:加|合)(?:一块儿?|起来|一起|在一起|到一起|计)"
)  # 两样加一块儿呢
_THAT = re.compile(r"^(?:那么?|换成)(?=.{2})")  # 那|化肥农药利用率
_VALUED = {Intent.TARGET, Intent.DEADLINE, Intent.COMPARE}
_HANGING = "的和呢是又 "
_NOUNS = {Intent.RESPONSIBILITY: "牵头部门", Intent.DEADLINE: "时限", Intent.TARGET: "目标"}
_PHRASES = {
    Intent.RESPONSIBILITY: "归哪些部门？",
    Intent.DEADLINE: "什么时候完成？",
    Intent.TARGET: "的目标是多少？",
}


def both_turns(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The question asked of the latest two subjects spoken of, or of the latest one and another that it names; None
    when it does not speak of two, or there was one."""
    if parsed.slots.clauses:
        return None
    if "compare.exceeds" in parsed.cues and (exceeded := _than_other(text, turns)) is not None:
        return exceeded
    if _SUM.match(text) and (summed := _sum_of_both(turns)) is not None:
        return summed
    asked = _asked_of_both(text, parsed)
    if asked is None:
        return _with_other(text, parsed, turns[-1])
    latest = _subjects(turns)[-2:]
    if len(latest) < 2:
        return None
    whole = f"{'和'.join(subject for subject, _ in latest)}：{_ask_noun(asked, parsed, turns[-1])}{asked}"
    if _WHERE.search(asked):
        return Resolution(whole, sides=tuple(_again(turn) for _, turn in latest))
    if _POLAR.search(asked) and parsed.slots.departments:
        polar = tuple(Resolution(f"{subject}{_claimed(asked, turn)}", turn.paragraph_ids) for subject, turn in latest)
        return Resolution(whole, sides=polar)
    sides = tuple(Resolution(f"{subject}{_asked_alone(parsed, turn)}", turn.paragraph_ids) for subject, turn in latest)
    return Resolution(whole, sides=sides, compared=True)


def _sum_of_both(turns: Sequence[Turn]) -> Resolution | None:
    """The sum of the latest two values spoken of (两样加一块儿呢); None where there were not two."""
    valued = [turn for turn in turns if _VALUED & {turn.question.intent, *turn.question.asks}]
    latest = [_AROUND.sub("", subject) for subject, _ in _subjects(valued)][-2:]
    return Resolution(f"{'和'.join(latest)}加起来一共是多少？") if len(latest) == 2 else None


def _asked_of_both(text: str, parsed: Question) -> str | None:
    """What is asked of the two, without what points to them; None when the wording does not speak of two."""
    for said in (_EARLIER_ONE.match(text), _BOTH.search(text), _ALL.match(text)):
        if said is not None:
            return (text[: said.start()] + text[said.end() :]).strip("，,：: 的")
    bare = not (parsed.plan_topic or parsed.slots.departments or parsed.slots.dates or parsed.slots.places)
    of_one = "最" in text or _LIKE_IT.match(text)
    return text if parsed.intent is Intent.COMPARE and bare and not of_one else None


def _ask_noun(asked: str, parsed: Question, turn: Turn) -> str:
    """What a bare 一样吗 compares: what was asked of the latest subject; empty where the wording says it."""
    said = any(phrase(name).search(asked) for name in ("who_of_both", "which_earlier", "which_higher"))
    return "" if parsed.asks or said or not turn.question.asks else _NOUNS.get(turn.question.asks[0], "")


def _subjects(turns: Sequence[Turn]) -> list[tuple[str, Turn]]:
    """The subjects spoken of, each with its latest turn, the latest last; those of one question that asks of two."""
    spoken: dict[str, Turn] = {}
    for turn in turns:
        several = [subject_of(replace(turn, question=part)) for part in turn.question.parts]
        several = several or [thing.whole for thing in turn.question.things]
        for said in several if len(several) > 1 else [subject_of(turn)]:
            subject = _THAT.sub("", said.strip(_HANGING))
            if turn.paragraph_ids and subject:
                spoken.pop(subject, None)
                spoken[subject] = turn
    return list(spoken.items())


def _with_other(text: str, parsed: Question, turn: Turn) -> Resolution | None:
    """The subject just spoken of compared with another (和锰渣库的牵头部门一样吗); None when no other is named."""
    match = _WITH_OTHER.match(text)
    if match is None or parsed.slots.departments or not (match["compared"] or parsed.intent is Intent.COMPARE):
        return None
    subject = _THAT.sub("", subject_of(turn).strip(_HANGING))
    rest = match["rest"].strip("，,？?呢")
    asked = turn.question.asks[:1] or (Intent.TARGET,)
    compared = f"，{rest or _HIGHER.get(asked[0], '有什么不同？')}" if match["compared"] or not rest else rest
    return Resolution(f"{subject}{match['with']}{match['other']}{compared}") if subject else None


def _than_other(text: str, turns: Sequence[Turn]) -> Resolution | None:
    """By how much the subject spoken of exceeds one that the turn names (比畜禽粪污高多少), or the one that it names
    exceeds that spoken of (石漠化呢？比刚才那个数多出多少); None when it names both, or neither."""
    asked = next(cue for cue in find_cues(text) if cue.cue.name == "exceeds")
    match = _THAN.match(text[: asked.start])
    kinds = {Intent.RESPONSIBILITY} if phrase("more_bodies").search(text) else _VALUED
    alike = [turn for turn in turns if kinds & {turn.question.intent, *turn.question.asks}]
    spoken = [_AROUND.sub("", subject) for subject, _ in _subjects(alike)]
    if match is None or not spoken:
        return None
    own, other = _OWN_ASK.sub("", match["own"]).strip(_HANGING), match["other"]
    points = _SPOKEN_OF.fullmatch(other) is not None
    if bool(own) is not points:  # both are named, or it goes back to two: 它比刚才那个
        latest = spoken[-2:] if points else []
        return Resolution(f"{latest[1]}比{latest[0]}{asked.text}？") if len(latest) == 2 else None
    return Resolution(f"{own}比{spoken[-1]}{asked.text}？" if points else f"{spoken[-1]}比{other}{asked.text}？")


def _claimed(asked: str, turn: Turn) -> str:
    """是农业农村部吗, after who leads was asked, as 是农业农村部牵头吗."""
    role = "".join(str(role) for role in turn.question.slots.roles[:1]) or "负责"
    return asked if phrase("bodies_compared").search(asked) else _POLAR.sub(rf"{role}\g<0>", asked)


def _again(turn: Turn) -> Resolution:
    return Resolution(turn.question.resolved, turn.paragraph_ids)


def _asked_alone(parsed: Question, turn: Turn) -> str:
    """What is asked of one of the two: who, by when or how much as the question says, else as it was asked before."""
    asks = parsed.asks if parsed.asks not in ((), (Intent.CONTENT,)) else turn.question.asks
    return _PHRASES.get(asks[0], ask_phrase(turn.question)) if asks else ask_phrase(turn.question)
