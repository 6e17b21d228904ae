"""From a typed question and its conversation to a ``Question`` ready for retrieval."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from yzassist.documents.model import Plan
from yzassist.index.store import Index
from yzassist.question.attributes import AttributeRule
from yzassist.question.conversation import drop_aside
from yzassist.question.cues import CueMatch, find_cues
from yzassist.question.dialect import standardize
from yzassist.question.english import is_english, translate
from yzassist.question.exemplars import ExemplarBank
from yzassist.question.followup import carry, is_followup, resolve, stays_in_measure
from yzassist.question.intent import Reading, decide_intent
from yzassist.question.model import OUTSIDE, Intent, Question, Slots
from yzassist.question.normalize import check_question, normalize
from yzassist.question.parts import count_english_asks, split_asks, split_objects
from yzassist.question.slots import find_slots
from yzassist.question.structure import chapter_words, chapters_by_heading, last_clause, numbered_in_chapter
from yzassist.question.synonyms import plan_terms_for
from yzassist.question.topic import topic_of, topic_tokens
from yzassist.question.turns import Grounds, Resolution, Turn
from yzassist.question.typos import TypoMender

_MAX_HISTORY_QUESTIONS = 6
"""Earlier questions looked at; older ones cannot be what a follow-up refers to."""

_SHORT_QUESTION_CHARS = 8
_LONG_WORD = 3
_SUPPOSING = re.compile(r"(?:我|你|谁)?(?:要是|如果|假如|若是|万一)")  # 要是晓得哪个厂偷排
_ASKING_WORD = re.compile(r"多少|什么|哪|谁|怎么|如何|啥|吗|有没有|是不是|多久|百分之几|几成")  # 多少
_STORY_PART = re.compile(r"[^，。；！？,;!?]+[，。；！？,;!?]*")  # the parts between commas
_STORY_CHARS = 36
_STORY_PARTS = 3
_TALE_CHARS = 24
"""A question this long, in this many parts, tells a story: its subject is where it asks."""

_ASKED_ATTRIBUTES = frozenset({"responsibility", "deadline", "target"})
_RARE_IDF = 2.8
"""Of a word in at most four of 75 paragraphs (禁渔): alone it says what a piece that asks (…谁牵头) is about."""

_MIN_SHARED_CHARS = 4
"""Characters of plan words that a piece of a question must name to be about something by itself."""

_UNDIVIDED = OUTSIDE | {
    Intent.COMPARE,
    Intent.YES_NO,
    Intent.DEPARTMENT,
    Intent.CHAPTER,
    Intent.CLAUSE,
    Intent.METADATA,
    Intent.SCOPE,
}
"""Intents of the whole question that its pieces do not have."""

_BY_EXEMPLAR = OUTSIDE | {Intent.RESPONSIBILITY, Intent.DEADLINE, Intent.DEFINITION}
"""Intents that wording alone, without a cue, may decide; the others need a named thing or a cue to be answered."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation; ``role`` is ``user`` or ``assistant``."""

    role: str
    content: str


def exchanges(history: Sequence[Message]) -> list[tuple[str, str]]:
    """The latest earlier questions with what was answered; blank ones are left out."""
    said: list[tuple[str, str]] = []
    for message in history:
        if message.role == "user" and message.content.strip():
            said.append((message.content, ""))
        elif message.role == "assistant" and said:
            said[-1] = (said[-1][0], message.content)
    return said[-_MAX_HISTORY_QUESTIONS:]


def _asking_parts(text: str, cues: Sequence[CueMatch]) -> str:
    """The parts of a question that ask, its last part included; all of it when it is not a story."""
    parts = [match.span() for match in _STORY_PART.finditer(text)]
    if len(text) < _TALE_CHARS or len(parts) < 2:
        return text
    asking = [
        (start, end)
        for start, end in parts
        if (not _SUPPOSING.match(text[start:end]) and _ASKING_WORD.search(text[start:end]))
        or any(start <= cue.start < end and cue.cue.group not in ("polar", "department") for cue in cues)
    ]
    if not asking:  # 几 alone may ask (总磷能有几毫克), but tells where another word asks (种几亩辣椒，膜怎么收)
        asking = [(start, end) for start, end in parts if "几" in text[start:end]]
    chosen = [text[start:end] for start, end in parts if (start, end) in asking or end == parts[-1][1]]
    return "".join(chosen)


class Understander:
    """Understands questions about the plans of one opened index. Safe for concurrent threads."""

    def __init__(
        self,
        index: Index,
        exemplars: ExemplarBank,
        attributes: tuple[AttributeRule, ...],
        place_names: Sequence[str],
        max_chars: int,
    ) -> None:
        self._index = index
        self._plans = index.plans
        self._exemplars = exemplars
        self._attributes = attributes
        self._place_names = tuple(place_names)
        self._max_chars = max_chars
        facts = tuple(index.facts.values())
        self._terms = tuple({term.name for plan_facts in facts for term in plan_facts.terms})
        headings = {measure.heading for plan in index.plans for measure in plan.measures}
        indicators = {target.indicator for plan_facts in facts for target in plan_facts.targets}
        vocabulary = index.vocabulary
        names = {name for key in vocabulary.ids for name in vocabulary.aliases(key)}
        self._typos = TypoMender(
            {*self._terms, *headings, *indicators, *index.words, *names, *index.compounds}, index.tokenizer.words
        )
        self._unknown_idf = index.idf("\0")
        self._title_tokens = frozenset(
            token for plan in index.plans for token in index.tokenizer.tokens(plan.metadata.title)
        )

    def restricted(self, plans: tuple[Plan, ...]) -> Understander:
        """The same for some of the plans: clauses and chapters are looked up in these alone."""
        other = copy(self)
        other._plans = plans
        return other

    def understand(
        self,
        text: str,
        history: Sequence[Message],
        recall: Callable[[Question], Grounds],
    ) -> Question:
        """The question, made self-contained by the conversation.

        ``recall`` gives an earlier question with what its answer rested on. Raises InvalidQuestionError for an
        empty, overlong or unreadable question.
        """
        check_question(text, self._max_chars)
        turns: list[Turn] = []
        for asked, answer in exchanges(history):
            turns.append(Turn(self.in_conversation(asked[: self._max_chars], turns), answer, recall))
        return self.in_conversation(text, turns)

    def in_conversation(self, text: str, turns: Sequence[Turn]) -> Question:
        """The question after earlier turns, oldest first."""
        if not turns:
            return self.parse(text)
        said = drop_aside(text)
        parsed = replace(self.parse(said), text=text)
        if said != text and len(said) >= _SHORT_QUESTION_CHARS:
            return parsed
        if not is_followup(parsed.resolved, parsed, self.has_subject(parsed)):
            latest = turns[-1]
            if stays_in_measure(parsed.resolved, parsed, latest):
                return self._resolved(text, Resolution(parsed.resolved, latest.grounds.measure_ids))
            return replace(parsed, carried=lambda: self._resolved(text, carry(parsed, latest)))
        return self._resolved(text, resolve(parsed.resolved, parsed, turns))

    def _resolved(self, text: str, resolution: Resolution) -> Question:
        parsed = self.parse(resolution.text)
        parts = () if resolution.focus else parsed.parts
        return replace(parsed, text=text, resolved=resolution.text, focus=resolution.focus, parts=parts)

    def parse(self, text: str) -> Question:
        """A question by itself, with its parts when it asks about several subjects."""
        question = self._parse_one(text)
        if question.intent in _UNDIVIDED or question.slots.clauses or not question.plan_topic:
            return question
        clean = normalize(text)
        parts = split_objects(question.chinese, self._has_plan_word) or split_asks(
            clean if is_english(clean) else question.chinese, is_english(clean), self._names_subject
        )
        return replace(question, parts=tuple(self._parse_one(part) for part in parts))

    def _has_plan_word(self, text: str) -> bool:
        return any(len(word) > 1 and self._is_plan_word(word) for word in self._index.tokenizer.tokens(text))

    def _names_subject(self, text: str) -> bool:
        """True when a piece of a question names enough of the plans' own words to be about something by itself."""
        chinese = translate(text) if is_english(text) else text
        topic = topic_of(chinese, find_cues(chinese), find_slots(chinese, self._index.vocabulary, (), self._terms))
        words = [word for word in topic_tokens(topic, self._index.tokenizer.tokens) if self._is_plan_word(word)]
        outermost = [word for word in words if not any(word != other and word in other for other in words)]
        asks = not is_english(text) and any(match.cue.group in _ASKED_ATTRIBUTES for match in find_cues(chinese))
        rare = asks and any(
            len(word) > 1 and _RARE_IDF <= self._index.idf(word) < self._unknown_idf for word in outermost
        )
        return rare or sum(map(len, outermost)) >= _MIN_SHARED_CHARS

    def _parse_one(self, text: str) -> Question:
        clean = normalize(text)
        english = is_english(clean)
        chinese = translate(clean) if english else self._typos.mend(standardize(clean))
        slots = find_slots(chinese, self._index.vocabulary, self._place_names, self._terms)
        if not slots.clauses and (last := last_clause(chinese, self._plans)):
            slots = replace(slots, clauses=last)
        slots = numbered_in_chapter(slots, self._plans)
        cues = find_cues(chinese)
        if not slots.chapters and not slots.clauses:
            slots = replace(slots, chapters=chapters_by_heading(chinese, self._plans, self._index.tokenizer.tokens))
        asking = _asking_parts(chinese, cues)
        story = len(chinese) >= _TALE_CHARS and asking != chinese
        topic, tokens = self._topic(chinese, cues, slots)
        if slots.chapters:
            words = chapter_words(slots.chapters, self._plans, self._index.tokenizer.tokens)
            tokens = tuple(token for token in tokens if token not in words)
        plan_topic = any(self._is_plan_word(token) for token in tokens)
        reading = Reading(
            text=chinese,
            topic=topic,
            cues=cues,
            slots=slots,
            has_topic=bool(tokens),
            plan_topic=plan_topic,
            about_document=all(token in self._title_tokens for token in tokens),
            story=story,
        )
        decision = decide_intent(reading, lambda: self._nearest_intent(clean if english else chinese, bool(tokens)))
        asks = decision.asks
        if english and asks and count_english_asks(clean) > len(asks):
            asks = (*asks, Intent.CONTENT)
        expansions = [term for terms in plan_terms_for(chinese).values() for term in terms]
        return Question(
            text=text,
            resolved=clean if english else chinese,
            chinese=chinese,
            search_text=" ".join([chinese, *dict.fromkeys(expansions)]),
            intent=decision.intent,
            asks=asks,
            polar=decision.polar,
            slots=slots,
            topic=topic,
            topic_tokens=tokens,
            plan_topic=plan_topic,
            cues=reading.names,
            attributes=tuple(asked for rule in self._attributes if (asked := rule.asked_in(asking))),
            story=story,
            core=asking,
        )

    def _topic(self, text: str, cues: tuple[CueMatch, ...], slots: Slots) -> tuple[str, tuple[str, ...]]:
        """The topic and its tokens; of a long story, those of the parts that ask, if they name a subject."""
        masked = topic_of(text, cues, slots)
        tokens = topic_tokens(masked, self._index.tokenizer.tokens)
        parts = _STORY_PART.findall(text)
        if len(text) >= _STORY_CHARS and len(parts) >= _STORY_PARTS:
            core = _asking_parts(text, cues)
            core_topic = topic_of(core, find_cues(core), find_slots(core, self._index.vocabulary, (), ()))
            core_tokens = topic_tokens(core_topic, self._index.tokenizer.tokens)
            if sum(len(token) for token in core_tokens if self._is_plan_word(token)) >= _MIN_SHARED_CHARS:
                masked, tokens = core_topic, core_tokens
        if len(text) >= _TALE_CHARS and len(parts) > 1:
            known = tuple(token for token in tokens if self._is_plan_word(token))
            if sum(map(len, known)) >= _MIN_SHARED_CHARS:
                tokens = known
        return masked, tokens

    def has_subject(self, question: Question) -> bool:
        """True when the question names something of its own: a word of the plans, or a long one that they lack."""
        return any(len(token) >= _LONG_WORD or self._is_plan_word(token) for token in question.topic_tokens)

    def _is_plan_word(self, token: str) -> bool:
        """True when a plan uses the word, or a word that it stands for."""
        return self._index.idf(token) < self._unknown_idf or bool(plan_terms_for(token))

    def _nearest_intent(self, text: str, has_topic: bool) -> Intent:
        """The nearest exemplars' intent; an outside one is kept only for questions without a subject of their own."""
        intent = self._exemplars.nearest(self._index.embed_query(text))
        if intent is Intent.METADATA and not self._names_subject(text):
            return intent
        return intent if intent in _BY_EXEMPLAR and (intent in OUTSIDE) is not has_topic else Intent.CONTENT
