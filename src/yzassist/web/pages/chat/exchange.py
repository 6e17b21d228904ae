"""The conversation of one browser session, as the page keeps it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.feedback.model import Feedback, Turn, Verdict, Versions
from yzassist.feedback.versions import versions_of
from yzassist.web.anchors import clause_anchor
from yzassist.web.pages.chat.evidence import Passage, passages
from yzassist.web.pages.chat.followups import nearest_measures, next_questions, rephrasings

HISTORY_EXCHANGES = 10
"""Exchanges a follow-up may refer to."""
KEPT_EXCHANGES = 50
"""Exchanges the page keeps; older ones leave it."""


@dataclass(frozen=True, slots=True)
class NearestClause:
    """A clause near to what was asked; ``anchor`` is its place on the page 原文."""

    label: str
    heading: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, and what surrounded it then. ``number`` counts from 1 within the session."""

    number: int
    question: str
    history: tuple[Turn, ...]
    answer: Answer
    passages: tuple[Passage, ...]
    questions: tuple[str, ...]
    nearest: tuple[NearestClause, ...]
    versions: Versions
    verdict: Verdict | None = None

    def feedback(self, verdict: Verdict, comment: str) -> Feedback:
        """A verdict on this exchange, ready to be stored. Raises InvalidInputError for a comment that is too long."""
        return Feedback(
            question=self.question,
            history=self.history,
            answer=self.answer,
            versions=self.versions,
            verdict=verdict,
            comment=comment,
        )


Conversation = tuple[Exchange, ...]


def extended(conversation: Conversation, question: str, answer: Answer, assistant: Assistant) -> Conversation:
    """With one exchange more, the oldest leaving when there are too many."""
    plans, facts = assistant.index.plans, assistant.index.facts
    near = nearest_measures(answer, plans) if answer.refused else ()
    exchange = Exchange(
        number=conversation[-1].number + 1 if conversation else 1,
        question=question,
        history=history_of(conversation),
        answer=answer,
        passages=passages(answer, plans),
        questions=rephrasings(near, facts) if near else next_questions(answer, plans, facts),
        nearest=tuple(
            NearestClause(
                measure.label, measure.heading, clause_anchor(plan.id, measure.number, several=len(plans) > 1)
            )
            for plan, measure in near
        ),
        versions=versions_of(assistant),
    )
    return (*conversation, exchange)[-KEPT_EXCHANGES:]


def history_of(conversation: Conversation) -> tuple[Turn, ...]:
    """The messages that the next question follows."""
    return tuple(
        message
        for exchange in conversation[-HISTORY_EXCHANGES:]
        for message in (
            Turn(role="user", content=exchange.question),
            Turn(role="assistant", content=exchange.answer.answer),
        )
    )


def judged(conversation: Conversation, number: int, verdict: Verdict) -> Conversation:
    """With the verdict on one exchange noted."""
    return tuple(replace(one, verdict=verdict) if one.number == number else one for one in conversation)
