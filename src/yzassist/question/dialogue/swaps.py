"""A turn that exchanges one thing of the question before it: 磷矿呢, 换成生态流量呢, 化肥的呢？谁牵头？"""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.question.contrasts import exchanged
from yzassist.question.dialogue.neighbours import ask_of_clause
from yzassist.question.dialogue.signs import OWN_SUBJECT_CHARS, QUESTIONED, REFERRING, bare_words
from yzassist.question.dialogue.turns import (
    Resolution,
    Step,
    Turn,
    ask_again,
    ask_phrase,
    asked_after,
    first_resolution,
    subject_of,
    with_thing,
)
from yzassist.question.model import DateSlot, Question
from yzassist.question.phrases import phrase

_SWAP = re.compile(
    r"^(?:那么|那|再)?(?:要是|如果)?(?:换成|换作|换到|改成|改问|轮到)?(?P<what>.+?)(?:那一?(?:条|项|款))?(?:呢|怎么样|又如何|如何)?[?？]?$"
)
SWAP_SIGN = re.compile(
    r"(?i)^(?:and )?(?:what|how) about\b|^and\b(?!.*\b(?:what|who|when|which|how)\b)|"
    r"呢[?？]?$|^(?:那么?)?(?:换成|换作|换到|改成|改问)|又如何[?？]?$"
)  # 磷矿呢
_EXCHANGED = re.compile(r"^(?:那么?)?(?:换成|改成|改问|换作)(?!.*[这那]一?块)")  # 换成生态流量呢 leaves the clause
_IF = re.compile(r"的(?:话)?(?=$|[，,])")  # 锰|的话，
_SWAP_AND_ASK = re.compile(
    r"^(?:那么?)?(?P<what>[^，。？?这那年]{2,12})[呢嘞咧](?P<mark>[？?，,])(?P<rest>.{4,})$"
)  # 化肥的呢？谁牵头？ asks as before and more; 塑料呢，谁参与？ asks this only
_ALSO = re.compile(
    r"(?:是不是|是|要)?(?:也|同样|一样|照样)(?!.*(?:谁|哪|什么|啥|多少|几))"
)  # 湖边上的呢，|也是这么远？
_BESIDE = re.compile(r"(?:沿|附近|周边|旁|边)?(?:上|边|头|儿)?的?$")  # 支流|边上的
_BRIEF_CHARS = 14
"""Characters up to which a swap with a question of its own leaves out what it is about (化肥的呢？谁牵头？)."""


def swaps_alone(text: str, parsed: Question) -> bool:
    """True when a turn names another thing and asks nothing of its own: 磷矿呢."""
    return SWAP_SIGN.search(text) is not None and not parsed.asks


def swaps_and_asks(text: str, parsed: Question) -> bool:
    """True when a turn names another thing and asks the same (湖边上的呢，也是这么远？), or briefly something else
    (化肥的呢？谁牵头？)."""
    pair = _SWAP_AND_ASK.match(text)
    brief = bool(parsed.asks) and len(text) <= _BRIEF_CHARS
    return pair is not None and (brief or _ALSO.match(pair["rest"]) is not None)


def same_of_other(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """Whether what was told holds of another thing: 湖边上的呢，也是这么远？"""
    pair, turn = _SWAP_AND_ASK.match(text), turns[-1]
    if pair is None or not _ALSO.match(pair["rest"]) or not turn.paragraph_ids:
        return None
    there = any(token in turn.text for token in parsed.topic_tokens)
    return Resolution(f"{pair['what'].rstrip('的')}{ask_again(turn.question)}", turn.paragraph_ids if there else ())


def more_of_other(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The same and more of another thing (化肥的呢？谁牵头？), or this alone (塑料呢，谁参与？)."""
    pair, turn = _SWAP_AND_ASK.match(text), turns[-1]
    if pair is None or not turn.question.asks or not turn.paragraph_ids:
        return None
    again = ask_phrase(turn.question) if pair["mark"] in "？?" else "，"
    place = _BESIDE.sub("", pair["what"])
    named = [token for token in parsed.topic_tokens if token in place]
    there = bool(named) and all(token in turn.text for token in named)
    alone = (parsed.plan_topic and not there) or QUESTIONED.search(text)  # 湖边上的呢，… says nothing alone
    carried = () if alone else turn.paragraph_ids
    asked = f"{pair['what']}{again}{REFERRING.sub('', pair['rest'])}"
    whole = with_thing(asked, turn)
    within = Resolution(whole, turn.grounds.measure_ids) if whole != asked else None
    return Resolution(asked, carried, otherwise=within)


def of_other(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The question before it, of the thing that a turn names and asks nothing of: 磷矿呢, 2025年呢, 第十一条呢."""
    return first_resolution(_STEPS, text, parsed, turns) if swaps_alone(text, parsed) else None


def _of_clause(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """Another clause by its number alone: 第十一条呢."""
    if not parsed.slots.clauses or parsed.topic_tokens:
        return None
    clause = parsed.slots.clauses[0]
    return Resolution(f"{parsed.chinese[clause.start : clause.end]}{ask_of_clause(turns[-1])}")


def _in_its_place(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """Another department, year or place, set where one stood in the question: 那水利部呢."""
    swapped = _replaced(turns[-1].question, parsed)
    return None if swapped is None else Resolution(swapped)


def _of_year(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """A year alone, set into the latest question that had one, else before the question: 2025年呢."""
    if not parsed.slots.dates or parsed.topic_tokens:
        return None
    previous = turns[-1].question
    dated = next((t.question for t in reversed(turns) if t.question.slots.dates), previous)
    return Resolution(_replaced(dated, parsed) or f"{parsed.slots.dates[0].text}{previous.chinese}")


def _of_subject(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """Another subject: 磷矿呢, 换成锰的话，重点在哪, 城市的呢."""
    if not parsed.topic_tokens:
        return None
    turn, match = turns[-1], _SWAP.match(parsed.chinese)
    what = match["what"] if match else bare_words(text)
    if (other := exchanged(what.rstrip("的"), turn.question.chinese)) is not None:
        return Resolution(other)
    same_place = _stands_there(what, parsed, turn) and not _EXCHANGED.match(text)
    asked = "" if phrase("asking").search(what) else asked_after(turn.question)  # 换成锰的话，重点在哪
    return Resolution(f"{_IF.sub('', what)}{asked}", turn.paragraph_ids if same_place else ())


def _of_department(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The part of a department in the subject of a question that named none: 黑臭水体怎么治 … 水利部呢."""
    if not parsed.slots.departments:
        return None
    turn = turns[-1]
    return Resolution(f"{parsed.slots.departments[0].name}在{subject_of(turn)}中是什么角色？", turn.paragraph_ids)


_STEPS: tuple[Step, ...] = (
    _of_clause,
    _in_its_place,  # before what the question has no place for is asked anew
    _of_year,
    _of_subject,
    _of_department,
)


def _stands_there(what: str, parsed: Question, turn: Turn) -> bool:
    """True when the words of another subject stand in the paragraphs just told, but for a few beside a place there."""
    places = [slot.name for slot in parsed.slots.places if slot.name in turn.text]
    own = [word for word in parsed.topic_tokens if word in what and not any(word in name for name in places)]
    other_chars = sum(len(word) for word in own if word not in turn.text)
    return bool(turn.text) and (not other_chars or (bool(places) and other_chars < OWN_SUBJECT_CHARS))


def _replaced(previous: Question, parsed: Question) -> str | None:
    """The previous question with its department or year exchanged for the new one; None when nothing was swapped."""
    text = previous.chinese
    for old, new in (
        (previous.slots.departments, parsed.slots.departments),
        (previous.slots.dates, parsed.slots.dates),
        (previous.slots.places, parsed.slots.places),
    ):
        names = {slot.text if isinstance(slot, DateSlot) else slot.name for slot in new}
        swap = _SWAP.match(parsed.chinese)
        only = not parsed.topic_tokens or (swap is not None and swap["what"].rstrip("省市县区") in names)
        if old and new and only:
            return text[: old[0].start] + parsed.chinese[new[0].start : new[0].end] + text[old[0].end :]
    return None
