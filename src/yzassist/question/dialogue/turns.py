"""Earlier turns of a conversation, what their answers rested on, and the resolution of a follow-up."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

from yzassist.documents.numerals import format_chinese_number
from yzassist.facts.model import Role
from yzassist.question.contrasts import contrasts_with
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase

_ASK_PHRASES = {
    Intent.DEADLINE: "什么时候完成？",
    Intent.TARGET: "的目标是多少？",
    Intent.CONTENT: "有哪些措施？",
    Intent.DEFINITION: "是什么意思？",
    Intent.SCOPE: "在方案范围内吗？",
}
_ROLE_PHRASES: dict[tuple[Role, ...], str] = {
    (Role.LEAD,): "由谁牵头？",
    (Role.PARTICIPANT,): "有哪些参与单位？",
}
_BETWEEN_WORDS = "和与及的是呢"
_TOLD = re.compile(
    r"^(?:那么?|请问)?(?P<told>[^，。？?]{3,40}?)[呢嘞咧里中]?[，,](?=[^，,。]+$)"
)  # 那|镉的排查整治|呢，
_LEFT_OUT = re.compile(r"^(?P<what>[^，。？?]{2,10}的)(?P<rest>[，,].*)$")  # 地级及以上的|，要防反复
_ASKS = re.compile(r"[哪几谁啥]|什么|多少")  # 哪几个
_AMOUNT = re.compile(r"(?:多[远大高长宽深]|(?:几|多少)(?:公里|米|里)).*$")  # 离长江干流|多远以内的要先治完
_REMEMBERED_TURNS = 512
"""Of about a hundred conversations."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an earlier answer rested on: its paragraphs in the order of the answer, the departments that it named as
    leading or responsible, the text of those paragraphs, and all paragraphs of the measure of the first one, its text
    in one piece and in ``measure_parts``, one a paragraph."""

    paragraph_ids: tuple[str, ...]
    leaders: tuple[str, ...] = ()
    text: str = ""
    measure_label: str = ""
    measure_ids: tuple[str, ...] = ()
    measure_text: str = ""
    measure_parts: tuple[str, ...] = ()


Recall = Callable[[Question, str], Grounds]
Said = tuple[str, str]
"""A question and what was answered."""


@dataclass(frozen=True)
class Turn:
    """An earlier question as understood, and the ``answer`` as the person saw it. Its grounds are found again with
    ``recall`` when they are first asked for: most questions do not look back."""

    question: Question
    answer: str
    recall: Recall

    @cached_property
    def grounds(self) -> Grounds:
        """What the answer rested on."""
        return self.recall(self.question, self.answer)

    @property
    def paragraph_ids(self) -> tuple[str, ...]:
        """The paragraphs of the grounds."""
        return self.grounds.paragraph_ids

    @property
    def leaders(self) -> tuple[str, ...]:
        """The departments that the answer named as leading or responsible."""
        return self.grounds.leaders

    @property
    def text(self) -> str:
        """The text of the grounds."""
        return self.grounds.text


class TurnMemory:
    """The latest turns of all conversations, each by everything said up to it: a conversation comes whole with each
    further question, and what was said in it need not be understood and answered again. Safe for many threads."""

    def __init__(self) -> None:
        self._turns: OrderedDict[Hashable, Turn] = OrderedDict()
        self._lock = threading.Lock()

    def turns(
        self,
        said: Sequence[Said],
        read: Callable[[str, Sequence[Turn]], Question],
        recall: Recall,
        within: Sequence[str] = (),
    ) -> tuple[Turn, ...]:
        """The turns of ``said`` (questions with their answers), ``read`` after those before them; ``within`` is what
        else the reading depends on."""
        turns: tuple[Turn, ...] = ()
        for number, (asked, answer) in enumerate(said, start=1):
            key = (tuple(within), tuple(said[:number]))
            with self._lock:
                turn = self._turns.get(key)
            if turn is None:
                turn = Turn(read(asked, turns), answer, recall)
            turns = (*turns, turn)
            with self._lock:
                self._turns[key] = turn
                self._turns.move_to_end(key)
                if len(self._turns) > _REMEMBERED_TURNS:
                    self._turns.popitem(last=False)
        return turns


@dataclass(frozen=True, slots=True)
class Resolution:
    """The self-contained wording, and the paragraphs that it is about (empty: anywhere). A question about several
    earlier subjects has a resolution for each in ``sides``, ``compared`` when they are set against each other.
    ``said_before``: the turn names nothing of its own, so that its paragraphs are known to speak of its subject.
    ``otherwise`` is what may be meant where this finds nothing."""

    text: str
    focus: tuple[str, ...] = ()
    sides: tuple[Resolution, ...] = ()
    compared: bool = False
    said_before: bool = False
    otherwise: Resolution | None = None


Step = Callable[[str, Question, Sequence[Turn]], Resolution | None]
"""One way to read a turn after the earlier ones, oldest first; None leaves it to the steps after it."""


def first_resolution(steps: Sequence[Step], text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The reading of the first step that reads a turn; None when none does."""
    resolutions = (step(text, parsed, turns) for step in steps)
    return next((resolution for resolution in resolutions if resolution is not None), None)


def subject_of(turn: Turn) -> str:
    """What the earlier question was about, in words that can open a question."""
    previous = turn.question
    named = previous.slots.clauses
    if named and previous.slots.dates and not previous.plan_topic:  # （十）到2023年要走到哪一步
        return previous.resolved[named[0].start : named[0].end]
    if (topic := previous.topic.replace(" ", "")).strip(_BETWEEN_WORDS):
        return topic
    if named:
        return previous.resolved[named[0].start : named[0].end]
    if previous.slots.chapters:
        return f"第{format_chinese_number(previous.slots.chapters[0])}部分"
    return "、".join(slot.name for slot in previous.slots.departments)


def with_thing(said: str, turn: Turn) -> str:
    """Words that leave out their thing (地级及以上的|，要防反复), with the one spoken of before (黑臭水体)."""
    match = _LEFT_OUT.match(said)
    if match is None:
        return said
    before = next(iter(turn.question.topic.split()), "")
    ends = (before[at:].lstrip("的") for at in range(len(before) - 1))
    things = (end for end in ends if end in turn.text and end not in said and not contrasts_with(match["what"], end))
    thing = next(things, "")
    return f"{match['what']}{thing}{match['rest']}" if len(thing) > 1 else said


def told_subject(turn: Turn) -> str:
    """What the earlier question told before it asked (镉的排查整治呢，|点了哪几个省的名), where that names most of its
    subject in the plan's words; else the whole subject. For a turn that asks of the subject anew."""
    previous = turn.question
    told = _TOLD.match(previous.chinese)
    if told is None or phrase("asking").search(told["told"]):
        return subject_of(turn)
    tokens = [token for token in previous.topic_tokens if not _ASKS.search(token)]
    known = sum(len(token) for token in tokens if token in told["told"] and token in turn.text)
    return told["told"] if known > sum(map(len, tokens)) / 2 else subject_of(turn)


def ask_again(previous: Question) -> str:
    """What an earlier question asked, to be asked of another thing: its amount in its own words (多远以内的要治完)."""
    amount = _AMOUNT.search(previous.chinese)
    return amount.group() if amount else ask_phrase(previous)


def asked_after(previous: Question) -> str:
    """What an earlier question asked, to be asked of another subject: what stood behind its own where it asks in words
    of its own (尾矿库呢，|是一什么一策)."""
    told = _TOLD.match(previous.chinese)
    own = (
        told is not None
        and (not previous.asks or "程度" in previous.chinese)
        and not phrase("asking").search(told["told"])
    )
    rest = previous.chinese[told.end() :] if told and own else ""
    return f"，{rest}" if _ASKS.search(rest) else ask_phrase(previous)


def ask_phrase(previous: Question) -> str:
    if previous.intent is Intent.RESPONSIBILITY or Intent.RESPONSIBILITY in previous.asks:
        return _ROLE_PHRASES.get(previous.slots.roles, "由谁牵头和参与？")
    intent = previous.asks[0] if previous.asks else previous.intent
    return _ASK_PHRASES.get(intent, "有哪些措施？")
