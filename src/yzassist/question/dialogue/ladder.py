"""What a follow-up leaves out, taken from the questions before it: the ways to read it, in the order they are tried.

The first that reads the turn has it: words that say where they point to come before the swap of one thing, this before
what only the words of the last answer show, and last the subject of the question before is set in front.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.question.dialogue import same_clause, swaps
from yzassist.question.dialogue.agreement import of_agreement
from yzassist.question.dialogue.conversation import corrected, told_before
from yzassist.question.dialogue.in_answer import of_answer
from yzassist.question.dialogue.neighbours import neighbour_of, other_chapter
from yzassist.question.dialogue.ordinals import ORDINAL, listed_item, ordinal_focus
from yzassist.question.dialogue.same_body import of_same_body
from yzassist.question.dialogue.signs import CONTINUING, OPENING, QUESTIONED, REFERRING, SHORT_CHARS, bare_words
from yzassist.question.dialogue.turns import (
    Resolution,
    Step,
    Turn,
    ask_phrase,
    subject_of,
    told_subject,
    with_thing,
)
from yzassist.question.dialogue.years import counted_on, in_same_year, told_year
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase

_ABOUT_SET = frozenset({Intent.LIST, Intent.COUNT, Intent.DEPARTMENT})
_MORE = re.compile(r"^(?:那么?)?还有(?:别的|其[他它]的?|什么|啥|哪些)?(?:呢|吗|么|没有?|不)?[？?。]?$")  # 还有呢？
_SOURCE = re.compile(r"依据|出处|出自|来源|哪一?(?:款|条)(?:规定|里|写|说)?|原文")  # 依据是哪一款
_OTHER_SUBJECT_CHARS = 10
"""Characters of words not told before from which a turn is about something else."""
_MIN_RUN_CHARS = 5
"""Characters in a row that show a corrected question to be about the clause that has them."""


def _of_turn_named(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """Back to an earlier question by a word of it: 先头那个锰的，牵头都有谁."""
    if (told := told_before(text)) is None:
        return None
    what, rest = told
    base = next((turn for turn in reversed(turns) if what in turn.question.chinese), None)
    if base is None:
        return None
    return Resolution(f"{subject_of(base)}{rest or ask_phrase(turns[-1].question)}", base.paragraph_ids)


def _more(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The rest of what the clause says: 还有呢？"""
    grounds = turns[-1].grounds if _MORE.match(text) else None
    if grounds is None or not grounds.measure_ids:
        return None
    return Resolution(f"{grounds.measure_label}有哪些措施？", grounds.measure_ids)


def _corrected(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """What was meant instead: 不是不是，我问偏了，我要问的是…, 不是尾矿库，是塑料."""
    if (meant := corrected(text)) is None:
        return None
    turn = turns[-1]
    asks = parsed.asks or parsed.cues or phrase("asking").search(meant)
    asked = meant if asks else f"{meant.rstrip('。')}{ask_phrase(turn.question)}"
    where = _where_told(meant, [token for token in parsed.topic_tokens if token in meant], turn)
    return Resolution(asked, where, otherwise=Resolution(with_thing(asked, turn), turn.grounds.measure_ids))


def _where_told(meant: str, tokens: Sequence[str], turn: Turn) -> tuple[str, ...]:
    """The measure just spoken of, when all the words stand in it and some of them together; else anywhere."""
    told = turn.grounds.measure_text
    together = any(meant[at : at + _MIN_RUN_CHARS] in told for at in range(len(meant) - _MIN_RUN_CHARS + 1))
    return turn.grounds.measure_ids if together and all(token in told for token in tokens) else ()


def _of_same_year(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """Something else in the year just spoken of: 那同一年，入河排污口要干到什么地步."""
    rest = in_same_year(text)
    if rest is None or not parsed.plan_topic:
        return None
    year = next((year for turn in reversed(turns) if (year := told_year(turn))), None)
    return None if year is None else Resolution(f"到{year}年年底，{rest}")


def _item_told(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The n-th item that an answer told one by one: 第二个由谁牵头."""
    if (item := listed_item(text, turns)) is None:
        return None
    asked = ORDINAL.sub("", bare_words(text)).lstrip("的，,呢 ") or ask_phrase(turns[-1].question)
    return Resolution(f"{item}{asked}")


def _clause_told(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The n-th clause that an answer rested on: 第二个什么时候完成."""
    match, turn = ORDINAL.search(text), turns[-1]
    if match is None or len(turn.paragraph_ids) < 2:
        return None
    asked = ORDINAL.sub("", bare_words(text)).lstrip("的")
    return Resolution(f"{subject_of(turn)}第{match[1]}项{asked}", ordinal_focus(text, turn))


def _chapter_beside(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The chapter before or after, or another named alone: 下一章, 第四章呢."""
    return other_chapter(text, parsed, turns[-1])


def _clause_beside(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The clause before or after: 下一条."""
    return neighbour_of(text, turns[-1])


def _where_written(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """Where the answer stands: 依据是哪一款."""
    turn = turns[-1]
    asked = _SOURCE.search(text) and not parsed.topic_tokens
    return Resolution(turn.question.resolved, turn.paragraph_ids) if asked else None


def _told_there(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """A subject all of whose words stand in the paragraphs just told: 岸电怎么说."""
    turn = turns[-1]
    there = parsed.plan_topic and turn.text and all(token in turn.text for token in parsed.topic_tokens)
    return Resolution(bare_words(text), turn.paragraph_ids) if there else None


def _told_elsewhere(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """A subject of other words, or what is due in another year, told anywhere: 那到了2025年底得弄成什么样."""
    turn = turns[-1]
    own = [token for token in parsed.topic_tokens if token not in turn.text]
    another_subject = parsed.plan_topic and sum(map(len, own)) >= _OTHER_SUBJECT_CHARS
    another_year = any(str(slot.year) not in turn.text for slot in parsed.slots.dates)
    listed = another_year and parsed.intent is Intent.LIST and parsed.asks != (Intent.TARGET,)
    return Resolution(bare_words(text)) if another_subject or listed else None


def _after_refusal(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The question before was refused, and this one says what it is about: 参与单位有哪些，请列全."""
    says_subject = len(text) > SHORT_CHARS or parsed.intent in _ABOUT_SET or parsed.slots.departments or "方案" in text
    stands = not turns[-1].paragraph_ids and says_subject and not REFERRING.search(text)
    return Resolution(text) if stands else None


def _of_subject_before(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution:
    """What else is asked of the subject before it: 那谁牵头."""
    turn = turns[-1]
    carried = () if parsed.topic_tokens and CONTINUING.search(text) else turn.paragraph_ids
    only_asks = bool(parsed.asks) and not (parsed.topic_tokens or parsed.polar or QUESTIONED.search(text))
    subject = told_subject(turn) if only_asks else subject_of(turn)
    return Resolution(f"{subject}{bare_words(text)}", carried, said_before=only_asks)


_STEPS: tuple[Step, ...] = (
    _of_turn_named,
    _more,
    _corrected,  # before what it says was not meant is read
    of_answer,
    of_agreement,
    of_same_body,
    _of_same_year,
    same_clause.of_paragraph,
    counted_on,
    same_clause.of_part,
    same_clause.of_rest,
    _item_told,  # before a clause: 第二个 of those told one by one
    _clause_told,
    _chapter_beside,  # before a chapter named alone is taken for a swap
    _clause_beside,
    swaps.same_of_other,
    swaps.more_of_other,
    swaps.of_other,
    _where_written,
    same_clause.of_same_measure,
    _told_there,
    _told_elsewhere,
    _after_refusal,
    _of_subject_before,
)
"""Most are of the turn before; the last step always reads it."""


def resolve(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution:
    """The self-contained question behind a follow-up; ``turns`` are the earlier ones, oldest first."""
    resolutions = (step(text, parsed, turns) for step in _STEPS)
    return next(resolution for resolution in resolutions if resolution is not None)


def carry(parsed: Question, turn: Turn) -> Resolution:
    """The reading of a question as a further one on the same clauses, for when alone it finds nothing."""
    return Resolution(f"{subject_of(turn)}：{OPENING.sub('', parsed.resolved)}", turn.paragraph_ids)
