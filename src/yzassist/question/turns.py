"""Earlier turns of a conversation, what their answers rested on, and the resolution of a follow-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from yzassist.facts.model import Role
from yzassist.question.model import Intent, Question

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


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an earlier answer rested on: its paragraphs in the order of the answer, the departments that it named as
    leading or responsible, the text of those paragraphs, and all paragraphs of the measure of the first one."""

    paragraph_ids: tuple[str, ...]
    leaders: tuple[str, ...] = ()
    text: str = ""
    measure_label: str = ""
    measure_ids: tuple[str, ...] = ()
    measure_text: str = ""


@dataclass(frozen=True)
class Turn:
    """An earlier question as understood, and the ``answer`` as the person saw it. Its grounds are found again with
    ``recall`` when they are first asked for: most questions do not look back."""

    question: Question
    answer: str
    recall: Callable[[Question, str], Grounds]

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


@dataclass(frozen=True, slots=True)
class Resolution:
    """The self-contained wording, and the paragraphs that it is about (empty: anywhere)."""

    text: str
    focus: tuple[str, ...] = ()


def subject_of(turn: Turn) -> str:
    """What the earlier question was about, in words that can open a question."""
    previous = turn.question
    if topic := previous.topic.replace(" ", ""):
        return topic
    if previous.slots.clauses:
        return previous.resolved[previous.slots.clauses[0].start : previous.slots.clauses[0].end]
    return "、".join(slot.name for slot in previous.slots.departments)


def ask_phrase(previous: Question) -> str:
    if previous.intent is Intent.RESPONSIBILITY or Intent.RESPONSIBILITY in previous.asks:
        return _ROLE_PHRASES.get(previous.slots.roles, "由谁牵头和参与？")
    intent = previous.asks[0] if previous.asks else previous.intent
    return _ASK_PHRASES.get(intent, "有哪些措施？")
