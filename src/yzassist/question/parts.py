"""Several things asked in one message: the pieces that ask, grouped by the subject they ask about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from yzassist.documents.numerals import parse_chinese_number
from yzassist.question.clause_slots import find_clauses
from yzassist.question.model import ClauseSlot, Question
from yzassist.question.phrases import phrase
from yzassist.question.plan_words import PlanWords
from yzassist.question.wording.english import is_english

_PIECE = re.compile(r"[^，。；！？,;!?：:]+[，。；！？,;!?：:]*")  # the pieces between commas
_JOINED = re.compile(r"以及|[和跟与及、]")  # A跟B
_AFTER_CLAUSE = re.compile(r"[^，。？?“”和与跟及]{0,14}?[”」]?(?:中|里面?|当中)的?[，,]?|的|[，,：:]")  # 主要目标”中
_TOLD_CHARS = 3
_CLAUSE_END = re.compile(r"[，。；！？,;!?：:]")  # the comma before 各


def pieces_asked(question: Question, said: str, words: PlanWords) -> tuple[str, ...]:
    """One text for each thing that a question asks about, ``said`` being its words before translation; empty when it
    asks about one."""
    text, clauses = question.chinese, question.slots.clauses
    if phrase("ranked_clauses").search(text):
        return ()
    if clauses:
        return split_clauses(text, clauses) or split_in_clause(text, clauses, words.occur_in)
    if not question.plan_topic:
        return ()
    english = is_english(said)
    return split_objects(text, words.occur_in) or split_asks(said if english else text, english, words.name_subject)


def split_objects(text: str, names_subject: Callable[[str], bool]) -> tuple[str, ...]:
    """One text for each thing asked about alike (A跟B，牵头的各是谁); empty when there are not several."""
    each = phrase("each_asked").search(text)
    if each is None:
        return ()
    head, asked = text[: each.start()], text[each.end() :]
    if summed_up := phrase("summed_up").search(head):
        head, asked = head[: summed_up.start()], summed_up["noun"].removeprefix("的") + asked
        if told := _told_apart(head, summed_up["count"], names_subject):
            return tuple(f"{thing}，{asked}" for thing in told)
    breaks = [match.start() for match in _CLAUSE_END.finditer(head)]
    if breaks and not _JOINED.search(head[breaks[-1] :]):
        head, asked = head[: breaks[-1]], head[breaks[-1] + 1 :] + asked
    if of_all := phrase("of_all").search(head):
        head, asked = head[: of_all.start()], of_all["noun"] + asked
    items = [item.strip("，,、 ") for item in _JOINED.split(head)]
    apart = not any(phrase("role_title").match(item) or phrase("only_date").fullmatch(item) for item in items)
    if len(items) < 2 or not apart or not all(names_subject(item) for item in items):
        return ()
    return tuple(f"{item}，{asked}" for item in items)


def _told_apart(head: str, count: str | None, names_subject: Callable[[str], bool]) -> tuple[str, ...]:
    """The things told in a part each (一条提到磷石膏，另一条要调整电解锰), as many as are said to be asked about."""
    parts = [part for part in _CLAUSE_END.split(head) if part]
    opening = phrase("one_and_other")
    if len(parts) != parse_chinese_number((count or "二").replace("两", "二")):
        return ()
    if any(_names_several(part, names_subject) and not opening.match(part) for part in parts):
        return ()
    things = tuple(opening.sub("", part) for part in parts)
    return things if min(map(len, things)) >= _TOLD_CHARS else ()


def _names_several(part: str, names_subject: Callable[[str], bool]) -> bool:
    items = _JOINED.split(part)
    return len(items) > 1 and all(map(names_subject, items))


def count_english_asks(text: str) -> int:
    """How many pieces of an English question ask."""
    return sum(phrase("english_asking").search(piece) is not None for piece in phrase("english_piece").split(text))


def split_clauses(text: str, clauses: Sequence[ClauseSlot]) -> tuple[str, ...]:
    """One text for each clause asked about alike (（五）和（七）分别由谁牵头), those between two (第五条到第七条) too;
    empty when they do not stand in a row."""
    between = [text[one.end : other.start] for one, other in pairwise(clauses)]
    alone = len({clause.start for clause in clauses}) == len(clauses)  # not 最后三条
    apart = alone and len({(clause.number, clause.paragraph) for clause in clauses}) == len(clauses)
    if not between or not apart or not all(not joint or phrase("clauses_joined").fullmatch(joint) for joint in between):
        return ()
    head, asked = text[: clauses[0].start], phrase("each_asked").sub("", text[clauses[-1].end :], count=1)
    labels = [_label(text[clause.start : clause.end], clause) for clause in clauses]
    first, last = clauses[0].number, clauses[-1].number
    if phrase("clause_range").fullmatch(between[0]) and isinstance(first, int) and isinstance(last, int):
        labels = [f"第{number}条" for number in range(first, last + 1)]
    return tuple(f"{head}{label}{asked}" for label in labels)


def _label(said: str, clause: ClauseSlot) -> str:
    """A clause as it is named, or in full where it is not: 第25、26条, （六）第1款和第2款."""
    found = [(slot.number, slot.paragraph) for slot in find_clauses(said)]
    if isinstance(clause.number, str) or found == [(clause.number, clause.paragraph)]:
        return said
    return f"第{clause.number}条" + (f"第{clause.paragraph}款" if clause.paragraph else "")


def split_in_clause(text: str, clauses: Sequence[ClauseSlot], names_subject: Callable[[str], bool]) -> tuple[str, ...]:
    """One text for each thing asked about alike within the one clause named before them (（三）中A和B分别是多少)."""
    if len(clauses) != 1:
        return ()
    label, rest = text[clauses[0].start : clauses[0].end], text[clauses[0].end :]
    opening = _AFTER_CLAUSE.match(rest)
    rest = rest[opening.end() :] if opening else rest
    return tuple(f"{label}{part}" for part in split_objects(rest, names_subject))


def split_asks(text: str, english: bool, names_subject: Callable[[str], bool]) -> tuple[str, ...]:
    """One text for each subject asked about, in order; empty when all that is asked is about one subject.

    A piece that asks without a subject of its own (…，谁牵头？) stays with the piece before it; what is told before
    a piece that asks goes with it.
    """
    asking = (phrase("english_asking"),) if english else (phrase("asking"), phrase("asking_shortly"))
    pieces = phrase("english_piece").split(text) if english else _PIECE.findall(text)
    groups: list[str] = []
    told = ""
    for piece in pieces:
        told += f" {piece}" if english else piece
        if not any(pattern.search(piece) for pattern in asking):
            continue
        refers_back = not english and (phrase("refers_back").match(told) or phrase("refers_back").match(piece))
        if groups and (refers_back or not (names_subject(told) and names_subject(groups[-1]))):
            groups[-1] += told
        else:
            groups.append(told)
        told = ""
    if groups:
        groups[-1] += told
    return tuple(group.strip() for group in groups) if len(groups) > 1 else ()
