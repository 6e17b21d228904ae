"""How much of a question's topic a text contains, rare words counting more than common ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from yzassist.question.model import Question
from yzassist.question.wording.synonyms import plan_terms_for

_NOT = "非"


@dataclass(frozen=True, slots=True)
class TopicWord:
    """A content word of the topic: its weight (inverse document frequency) and the other ways a plan may write it."""

    token: str
    weight: float
    alternatives: tuple[str, ...]

    def in_text(self, text: str) -> bool:
        """True when the word, or one of its alternatives, stands in ``text``; 营利性 does not in 非营利性."""
        if self.token in text:
            opposite = f"{_NOT}{self.token}"
            return opposite not in text or text.count(self.token) > text.count(opposite)
        return bool(self.alternatives) and any(alternative in text for alternative in self.alternatives)


def topic_words(topic: str, tokens: Sequence[str], idf: Callable[[str], float]) -> tuple[TopicWord, ...]:
    """The topic's words with the plan terms their plain forms stand for (电鱼 → 非法捕捞)."""
    synonyms = plan_terms_for(topic)
    return tuple(
        TopicWord(
            token,
            idf(token),
            tuple(
                term
                for said, terms in synonyms.items()
                if token in said.lower() or said.lower() in token
                for term in terms
            ),
        )
        for token in tokens
    )


def words_by_length(tokens: Iterable[str]) -> tuple[TopicWord, ...]:
    """Tokens of two characters or more, weighed by their length: for words that no index weighs (a row's own)."""
    return tuple(TopicWord(token, float(len(token)), ()) for token in dict.fromkeys(tokens) if len(token) > 1)


def coverage(words: Sequence[TopicWord], text: str) -> float:
    """Share of the topic's weight found in ``text``, 0…1; 0 for an empty topic."""
    total = sum([word.weight for word in words])
    return sum([word.weight for word in words if word.in_text(text)]) / total if total else 0.0


T = TypeVar("T")


def covering(items: Sequence[T], words: Sequence[TopicWord], text_of: Callable[[T], str], gain: float) -> list[T]:
    """Items that together cover the topic: the first one, then each that adds words worth ``gain`` of its weight.

    A question about two things (何时取得进展，何时完成) so keeps an item for each.
    """
    total = sum(word.weight for word in words)
    kept: list[T] = []
    open_words = list(words)
    for item in items:
        text = text_of(item)
        added = [word for word in open_words if word.in_text(text)]
        if not kept or (total and sum(word.weight for word in added) >= gain * total):
            kept.append(item)
            open_words = [word for word in open_words if word not in added]
    return kept


def names_heading(question: Question, heading: str, covered: float) -> bool:
    """True when a question says a heading, more of it than its asking words (由谁|组织实施); ``covered`` is how much of
    its topic stands in the heading."""
    return heading in question.chinese and (covered > 0 or not question.topic_tokens)
