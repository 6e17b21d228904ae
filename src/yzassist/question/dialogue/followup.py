"""Whether a turn is a follow-up: the kinds of wording that show it, in the order in which they are tried.

The first that speaks decides: what plainly goes on comes before what only may, and a question that asks and names its
subject stands alone whatever else it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yzassist.question.dialogue.agreement import agrees
from yzassist.question.dialogue.conversation import asks_which_ones, corrected, told_before
from yzassist.question.dialogue.in_answer import points_into_answer
from yzassist.question.dialogue.neighbours import NEXT_CHAPTER
from yzassist.question.dialogue.ordinals import ORDINAL
from yzassist.question.dialogue.same_body import PART, points_to_body
from yzassist.question.dialogue.same_clause import names_part
from yzassist.question.dialogue.signs import CONTINUING, OWN_SUBJECT_CHARS, REFERRING, SHORT_CHARS
from yzassist.question.dialogue.swaps import SWAP_SIGN, swaps_alone, swaps_and_asks
from yzassist.question.dialogue.years import in_same_year, names_stage, years_on
from yzassist.question.model import OUTSIDE, Intent, Question
from yzassist.question.order import NEIGHBOUR
from yzassist.question.phrases import phrase

_Step = Callable[[str, Question, bool], bool | None]
"""One kind of wording: True where it goes on, False where it stands alone, None to leave it to the steps after."""

_BRIEF_CHARS = 14
"""Characters up to which an ordinal (第三个) means an item told before, whatever is asked of it."""
_BARE_ROLE = re.compile(
    r"(?:牵头|参与|负责|配合)的?(?:是|有)(?:谁|哪(?!(?:些|几)?(?:项|件|个|条)?(?:事|任务|活|工作|条|措施|内容)))"
)  # 牵头的是哪两家, not 牵头的有哪些事


def points_back(text: str) -> bool:
    """True when a wording itself shows that it goes on: 那…, 它, 第三个, 第二段, 下一章."""
    return any(
        sign.search(text) for sign in (CONTINUING, REFERRING, ORDINAL, PART, NEXT_CHAPTER, NEIGHBOUR, SWAP_SIGN)
    ) or any(points(text) for points in (points_to_body, points_into_answer))


def says_what_no_plan_tells(parsed: Question) -> bool:
    """True when the words of a turn themselves thank, greet or ask the assistant: 谢谢, 你是谁."""
    outside = {cue.split(".")[0] for cue in parsed.cues} & {intent.value for intent in OUTSIDE}
    return bool(outside) and parsed.intent in OUTSIDE


def _of_whole_plan(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """A question about all of the plan, or of none: 方案有多少条？, 谢谢."""
    return False if phrase("of_whole_plan").search(text) or says_what_no_plan_tells(parsed) else None


def _swaps(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """Another thing of which the same is asked: 磷矿呢."""
    return True if swaps_alone(text, parsed) else None


def _points_to_what_was_said(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """Words for what was asked or answered: 哪两个市？, 后面说的其他省区, 先头那个锰的, 它还参与哪几条, 我问偏了."""
    points = asks_which_ones(text) or points_into_answer(text) or points_to_body(text) or agrees(text)
    returns = told_before(text) is not None or corrected(text) is not None
    return True if points or returns else None


def _in_same_year(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """The year just spoken of: 那同一年，…."""
    return True if in_same_year(text) is not None and not parsed.slots.dates else None


def _swaps_and_asks(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """Another thing, and what is asked of it: 湖边上的呢，也是这么远？"""
    return True if swaps_and_asks(text, parsed) else None


def _brief_ordinal(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """An item told before, with little else: 第三个由谁牵头."""
    brief = ORDINAL.search(text) and len(text) <= _BRIEF_CHARS
    return True if brief and not parsed.slots.clauses else None


def _neighbour(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """The clause before or after: 下一条."""
    return True if NEIGHBOUR.search(text) and not parsed.slots.clauses else None


def _part_of_clause(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """A paragraph of the clause just spoken of: 第二段, 审案子的那段呢."""
    return True if names_part(text, parsed) and not parsed.slots.clauses else None


def _asks_of_own_subject(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """A question with a subject that it names in full, or without a word that points back: 农膜回收率由谁牵头."""
    known = parsed.plan_topic and sum(len(token) for token in parsed.topic_tokens) >= OWN_SUBJECT_CHARS
    return False if parsed.asks and has_subject and (known or not REFERRING.search(text)) else None


def _briefly_goes_on(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """A few words after 那 or 还: 那有啥帮扶."""
    goes_on = has_subject and len(text) <= SHORT_CHARS and CONTINUING.search(text)
    return True if goes_on and not parsed.slots.clauses else None


def _other_chapter(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """The chapter before or after: 下一章."""
    return True if NEXT_CHAPTER.search(text) else None


def _counts_on(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """An item told before, or a time counted from one told: 第三个, 再过两年, 后一个阶段."""
    later = (years_on(text, 0) is not None or names_stage(text)) and not parsed.slots.dates
    return True if (ORDINAL.search(text) or later) and not parsed.slots.clauses else None


def _names_clause_or_field(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """A numbered clause, or a field of the document: 第六条讲什么, 文号是多少."""
    return False if parsed.slots.clauses or parsed.intent is Intent.METADATA else None


def _without_subject(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """No subject, unless all that a department has is asked for: 由谁牵头, but not 水利部牵头哪些任务."""
    if has_subject or parsed.slots.chapters:
        return None
    return not _asks_all_of_department(text, parsed) or bool(REFERRING.search(text))


def _refers(text: str, parsed: Question, has_subject: bool) -> bool | None:
    """A word that points back, in what could else stand alone: 它, 这一条."""
    return bool(REFERRING.search(text))


_STEPS: tuple[_Step, ...] = (
    _of_whole_plan,  # whatever else it has
    _swaps,
    _points_to_what_was_said,
    _in_same_year,
    _swaps_and_asks,
    _brief_ordinal,
    _neighbour,
    _part_of_clause,
    _asks_of_own_subject,  # before signs that such a question may have too
    _briefly_goes_on,
    _other_chapter,
    _counts_on,
    _names_clause_or_field,
    _without_subject,
    _refers,
)


def is_followup(text: str, parsed: Question, has_subject: bool) -> bool:
    """True when a question cannot stand alone: it refers back, swaps one thing, or names no subject of its own."""
    told = (step(text, parsed, has_subject) for step in _STEPS)
    return next(goes_on for goes_on in told if goes_on is not None)


def _asks_all_of_department(text: str, parsed: Question) -> bool:
    """True when all that a department has is asked for, so that no subject is missed."""
    slots = parsed.slots
    return (
        parsed.intent in (Intent.LIST, Intent.COUNT, Intent.DEPARTMENT)
        and bool(slots.departments)
        and (not parsed.asks or (parsed.intent is Intent.LIST and bool(slots.roles)))
        and not _BARE_ROLE.search(text)
        and not (parsed.polar and not any(cue.startswith("department.") for cue in parsed.cues))  # 水利部参与吗
    )
