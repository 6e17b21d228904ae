"""From a typed question and its conversation to a ``Question`` ready for retrieval."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import replace

from yzassist.documents.model import Plan
from yzassist.index.store import Index
from yzassist.question.attributes import AttributeRule
from yzassist.question.bodies import plan_bodies, with_plan_bodies
from yzassist.question.conditions.listed import with_clause_query
from yzassist.question.contrasts import without_warning
from yzassist.question.cues import cues_outside, find_cues, outside_cues
from yzassist.question.described import with_body_named
from yzassist.question.dialogue.both import both_turns
from yzassist.question.dialogue.conversation import (
    bare_turn,
    drop_aside,
    plain_turn,
    with_bodies_before,
    without_remark,
)
from yzassist.question.dialogue.doubts import of_doubt
from yzassist.question.dialogue.earlier import WayBack, way_back
from yzassist.question.dialogue.followup import is_followup
from yzassist.question.dialogue.history import Message, exchanges
from yzassist.question.dialogue.items import of_item
from yzassist.question.dialogue.ladder import carry, resolve
from yzassist.question.dialogue.members import of_member, of_other_clauses
from yzassist.question.dialogue.same_clause import stays_in_measure
from yzassist.question.dialogue.turns import Recall, Resolution, Turn, TurnMemory
from yzassist.question.exemplars import ExemplarBank, may_decide
from yzassist.question.intents.ladder import decide_intent
from yzassist.question.intents.reading import Reading
from yzassist.question.model import OUTSIDE, DepartmentSlot, Intent, Question
from yzassist.question.order import with_clauses_in_order
from yzassist.question.parts import count_english_asks, pieces_asked
from yzassist.question.phrases import phrase
from yzassist.question.plan_words import PlanWords
from yzassist.question.plans.own_name import OwnName
from yzassist.question.slots import find_slots
from yzassist.question.story import (
    TALE_CHARS,
    asked_cues,
    asking_parts,
    asking_sentence,
    asks_anything,
)
from yzassist.question.structure import chapter_words, chapters_by_heading, with_clauses, without_readers
from yzassist.question.things import things_beside
from yzassist.question.topic import names_own_field
from yzassist.question.wording.blanks import fill_blanks
from yzassist.question.wording.dialect import standardize
from yzassist.question.wording.english import is_english, translate
from yzassist.question.wording.normalize import check_question, normalize
from yzassist.question.wording.synonyms import plan_terms_for
from yzassist.question.wording.typos import TypoMender

_SHORT_QUESTION_CHARS = 8
_PREFACE = re.compile(r"^(?P<said>[^：:，。？?！!；;]{2,14})[：:](?P<rest>.{6,})$")  # 写材料急用：…
_UNDIVIDED = OUTSIDE | {
    Intent.YES_NO,
    Intent.DEPARTMENT,
    Intent.CHAPTER,
    Intent.CLAUSE,
    Intent.METADATA,
    Intent.SCOPE,
}
"""Intents of the whole question that its pieces do not have."""


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
        self._memory = TurnMemory()
        self._own_name = OwnName(index.plans[0]) if len(index.plans) == 1 else None
        facts = tuple(index.facts.values())
        self._bodies = plan_bodies(facts, index.vocabulary)
        self._terms = tuple(dict.fromkeys(term.name for plan_facts in facts for term in plan_facts.terms))
        headings = {measure.heading for plan in self._plans for measure in plan.measures}
        indicators = {target.indicator for plan_facts in facts for target in plan_facts.targets}
        names = {name for key in index.vocabulary.ids for name in index.vocabulary.aliases(key)}
        self._typos = TypoMender(
            {*self._terms, *headings, *indicators, *index.words, *names, *index.compounds},
            [plan.text for plan in self._plans],
            index.tokenizer,
        )
        self._words = PlanWords(index, self._terms)
        self._titles = tuple(plan.metadata.title for plan in index.plans)
        self._title_tokens = frozenset(token for title in self._titles for token in index.tokenizer.tokens(title))

    def has_subject(self, question: Question) -> bool:
        """True when the question names something of its own."""
        return self._words.has_subject(question)

    def restricted(self, plans: tuple[Plan, ...]) -> Understander:
        """The same for some of the plans: clauses and chapters are looked up in these alone."""
        other = copy(self)
        other._plans = plans
        return other

    def understand(self, text: str, history: Sequence[Message], recall: Recall) -> Question:
        """The question, made self-contained by the conversation.

        ``recall`` gives an earlier question with what its answer rested on. Raises InvalidQuestionError for an
        empty, overlong or unreadable question.
        """
        check_question(text, self._max_chars)
        said = [(asked[: self._max_chars], answer) for asked, answer in exchanges(history)]
        turns = self._memory.turns(said, self._read, recall)
        return replace(self._read(with_body_named(text, self.parse, recall), turns), text=text)

    def _read(self, text: str, turns: Sequence[Turn]) -> Question:
        said = self._own_name.left_out(text) if self._own_name else text
        return replace(self.in_conversation(said, turns), text=text)

    def in_conversation(self, text: str, turns: Sequence[Turn]) -> Question:
        """The question after earlier turns, oldest first; those that no plan is asked (谢谢) are passed over."""
        turns = tuple(turn for turn in turns if turn.question.intent not in OUTSIDE)
        if not turns:
            return self.parse(text)
        text = plain_turn(text)
        aside = without_remark(drop_aside(text), self._words.name_subject)
        if aside != text and len(aside) >= _SHORT_QUESTION_CHARS:
            return replace(self.parse(aside), text=text)
        aside = with_bodies_before(aside, [turn.answer for turn in turns], self._bodies_in)
        if (back := way_back(aside, turns, self._index.tokenizer.tokens)) is not None:
            return self._of_earlier_turn(text, back)
        parsed = replace(self.parse(bare_turn(aside, self._words.name_thing)), text=text)
        if (told := self._of_answer_told(parsed, turns)) is not None:
            return self._resolved(text, told)
        has_subject = self.has_subject(parsed) and not self._words.only_measure(parsed)
        if not is_followup(parsed.resolved, parsed, has_subject):
            latest = turns[-1]
            if stays_in_measure(parsed.resolved, parsed, latest):
                return self._resolved(text, Resolution(parsed.resolved, latest.grounds.measure_ids))
            if parsed.slots.places:  # a place makes a question of its own (长江边上能不能钓鱼)
                return parsed
            return replace(parsed, carried=lambda: self._resolved(text, carry(parsed, latest)))
        if self._words.stands_outside(parsed) and self._nearest_intent(parsed.chinese, False) is Intent.OFF_TOPIC:
            return replace(parsed, intent=Intent.OFF_TOPIC)
        if self._words.lack_subject_of(parsed):
            return parsed
        return self._resolved(text, resolve(parsed.resolved, parsed, turns))

    def _of_earlier_turn(self, text: str, back: WayBack) -> Question:
        parsed = replace(self.parse(bare_turn(back.asked, self._words.name_thing)), text=text)
        told = self._of_answer_told(parsed, back.turns) or resolve(parsed.resolved, parsed, back.turns)
        within = Resolution(parsed.resolved, back.turns[-1].grounds.measure_ids)
        return self._resolved(text, told if told.otherwise or told.sides else replace(told, otherwise=within))

    def _of_answer_told(self, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
        """What a turn asks of two things spoken of, of one of those that the last answer told, or where else it is."""
        text = parsed.resolved
        return (
            of_doubt(text, turns)
            or of_item(text, parsed, turns)
            or of_member(text, turns, self._slots_in, lambda body: self._index.vocabulary.aliases(body)[:2])
            or of_other_clauses(text, parsed, turns, self._slots_in)
            or both_turns(text, parsed, turns)
        )

    def _slots_in(self, text: str) -> tuple[DepartmentSlot, ...]:
        """The departments that a text names, in its order."""
        return with_plan_bodies(find_slots(text, self._index.vocabulary, (), ()), text, self._bodies).departments

    def _bodies_in(self, answer: str) -> tuple[str, ...]:
        """The departments that an answer names, each once."""
        return tuple(dict.fromkeys(slot.name for slot in self._slots_in(answer)))

    def _resolved(self, text: str, resolution: Resolution) -> Question:
        parsed = self.parse(resolution.text)
        if resolution.sides:
            parts = tuple(self._resolved(text, side) for side in resolution.sides)
            intent = Intent.COMPARE if resolution.compared else parsed.intent
            return replace(parsed, text=text, resolved=resolution.text, intent=intent, parts=parts)
        parts = () if resolution.focus else parsed.parts
        focused = replace(parsed, focus=resolution.focus, said_before=resolution.said_before)
        if (other := resolution.otherwise) is not None:
            focused = replace(focused, carried=lambda: self._resolved(text, other))
        return replace(focused, text=text, resolved=resolution.text, parts=parts)

    def parse(self, text: str) -> Question:
        """A question by itself, with its parts when it asks about several subjects."""
        question = with_clause_query(self._parse_one(text), self._plans, self._slots_in)
        if question.clause_query is not None:
            return question
        added = Intent.TARGET in question.asks and phrase("summed").search(question.chinese) is not None
        things = things_beside(question, self._words.name_side) if added or question.intent is Intent.COMPARE else ()
        if question.intent is Intent.COMPARE or len(things) > 1:
            return replace(question, things=things)
        parts = () if question.intent in _UNDIVIDED else pieces_asked(question, normalize(text), self._words)
        return replace(question, parts=tuple(self._parse_one(part) for part in parts))

    def _parse_one(self, text: str) -> Question:
        clean = normalize(text)
        english, named = is_english(clean), self._index.vocabulary.in_todays_names
        chinese = translate(clean) if english else self._typos.mend(without_warning(standardize(named(clean))))
        chinese = fill_blanks(self._without_preface(chinese), (plan.text for plan in self._plans))
        chinese = asking_sentence(chinese, self._words.name_subject)
        slots = find_slots(chinese, self._index.vocabulary, self._place_names, self._terms)
        slots = with_plan_bodies(slots, chinese, self._bodies)
        slots = without_readers(with_clauses(slots, chinese, self._plans), chinese)
        cues = cues_outside(chinese, find_cues(chinese), slots.departments)
        cues += outside_cues(clean) if english else ()
        if not slots.chapters and not slots.clauses:
            slots = replace(slots, chapters=chapters_by_heading(chinese, self._plans, self._index.tokenizer.tokens))
        slots = with_clauses_in_order(slots, chinese, self._plans)
        meant = asked_cues(chinese, cues)
        asking = asking_parts(chinese, meant)
        story = len(chinese) >= TALE_CHARS and asking != chinese
        topic, tokens = self._words.subject(chinese, asking, cues, slots)
        if slots.chapters:
            words = chapter_words(slots.chapters, self._plans, self._index.tokenizer.tokens)
            tokens = tuple(token for token in tokens if token not in words)
        own_words = names_own_field(topic, self._titles) or all(token in self._title_tokens for token in tokens)
        of_title = slots.departments and own_words  # 在防汛抗旱工作中
        plan_topic = not of_title and any(self._words.has(token) for token in tokens)
        reading = Reading(
            text=chinese,
            topic=topic,
            cues=meant,
            slots=slots,
            has_topic=bool(tokens),
            plan_topic=plan_topic,
            about_document=all(token in self._title_tokens for token in tokens),
            story=story,
        )
        attributed = f"{asking}；" if english else asking  # the last word of an English question is not what it asks
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
            attributes=tuple(asked for rule in self._attributes if (asked := rule.asked_in(attributed))),
            story=story,
            core=asking,
        )

    def _without_preface(self, text: str) -> str:
        """The question without what is said of it before a colon (写材料急用：…), unless that names something."""
        match = _PREFACE.match(text)
        if match is None or asks_anything(match["said"]):
            return text
        if phrase("asks_politely").search(match["said"]):
            return match["rest"]
        if self._words.name_thing(match["said"]):
            return text
        slots = find_slots(match["said"], self._index.vocabulary, self._place_names, self._terms)
        named = slots.departments or slots.clauses or slots.chapters or slots.dates or slots.places or slots.terms
        return text if named else match["rest"]

    def _nearest_intent(self, text: str, has_topic: bool) -> Intent:
        """The nearest exemplars' intent where wording alone may decide it."""
        intent = self._exemplars.nearest(self._index.embed_query(text))
        if intent is Intent.METADATA and not self._words.name_subject(text):
            return intent
        return intent if may_decide(intent, text, has_topic) else Intent.CONTENT
