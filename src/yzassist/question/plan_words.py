"""Which words of a question the plans use: what it is about, and whether that is theirs."""

from __future__ import annotations

from yzassist.index.store import Index
from yzassist.index.tokenizer import EVERYDAY_FREQUENCY
from yzassist.question.cues import CueMatch, find_cues
from yzassist.question.dialogue.followup import points_back
from yzassist.question.model import Intent, Question, Slots
from yzassist.question.slots import find_slots
from yzassist.question.story import TALE_CHARS, is_story, kinds_asked, points_to_told, story_parts
from yzassist.question.topic import topic_of, topic_tokens
from yzassist.question.wording.english import is_english, translate
from yzassist.question.wording.synonyms import plan_terms_for

MIN_SUBJECT_CHARS = 4
"""Characters of plan words that a piece of a question must name to be about something by itself. Of 422 development
questions 3 to 6 break none and change 1 to 13 answers."""

_LONG_WORD = 3
"""Characters of a word that is a subject though the plans lack it. Of 228 development questions 2 mends one and breaks
2, 4 changes one answer."""
_ASKED_ATTRIBUTES = frozenset({"responsibility", "deadline", "target"})
_OPEN = (Intent.YES_NO, Intent.CONTENT)
_RARE_IDF = 2.8
"""Of a word in at most four of 75 paragraphs (禁渔): alone it says what a piece that asks (…谁牵头) is about.
Of 26 development questions 2.4 mends one, 3.2 answers the same, 0 states two wrong facts."""


class PlanWords:
    """The words of one opened index's plans. Safe for concurrent threads."""

    def __init__(self, index: Index, terms: tuple[str, ...]) -> None:
        self._index = index
        self._terms = terms
        self._indicators = {target.indicator for facts in index.facts.values() for target in facts.targets}
        self._unknown_idf = index.idf("\0")

    def has(self, word: str) -> bool:
        """True when a plan uses the word, or one that it stands for (雾霾天 is none where 重污染天气 is not)."""
        terms = (term for found in plan_terms_for(word).values() for term in found)
        return self._uses(word) or any(all(map(self._uses, self._index.tokenizer.tokens(term))) for term in terms)

    def _uses(self, token: str) -> bool:
        return self._index.idf(token) < self._unknown_idf

    def known(self, words: tuple[str, ...], said: str) -> tuple[str, ...]:
        """Those of the words of ``said`` that a plan uses, or parts of what stands for its own (竖|牌子)."""
        plain = " ".join(plan_terms_for(said))
        return tuple(word for word in words if self.has(word) or word in plain)

    def occur_in(self, text: str) -> bool:
        """True when a text has one of two characters or more."""
        return any(len(word) > 1 and self.has(word) for word in self._index.tokenizer.tokens(text))

    def name_thing(self, text: str) -> bool:
        """True when a text has one of two characters or more that does not only ask (塑料, but not 牵头)."""
        topic = topic_of(text, find_cues(text), find_slots(text, self._index.vocabulary, (), self._terms))
        return any(len(w) > 1 and self.has(w) for w in topic_tokens(topic, self._index.tokenizer.tokens))

    def name_side(self, text: str) -> bool:
        """True when a text names one, in words of its own (偷捕) too, or by one rare character (治磷 beside 治锰)."""
        single = (word for word in self._index.tokenizer.tokens(text) if len(word) == 1)
        rare = any(_RARE_IDF <= self._index.idf(word) < self._unknown_idf for word in single)
        return rare or self.name_thing(text) or bool(plan_terms_for(text))

    def name_subject(self, text: str) -> bool:
        """True when a piece of a question names enough of them to be about something by itself."""
        chinese = translate(text) if is_english(text) else text
        topic = topic_of(chinese, find_cues(chinese), find_slots(chinese, self._index.vocabulary, (), self._terms))
        words = [word for word in topic_tokens(topic, self._index.tokenizer.tokens) if self.has(word)]
        outermost = [word for word in words if not any(word != other and word in other for other in words)]
        asks = not is_english(text) and any(match.cue.group in _ASKED_ATTRIBUTES for match in find_cues(chinese))
        rare = asks and any(
            len(word) > 1 and _RARE_IDF <= self._index.idf(word) < self._unknown_idf for word in outermost
        )
        return rare or sum(map(len, outermost)) >= MIN_SUBJECT_CHARS

    def subject(self, text: str, core: str, cues: tuple[CueMatch, ...], slots: Slots) -> tuple[str, tuple[str, ...]]:
        """The topic and its tokens; of a long story, those of the parts that ask, if they name a subject."""
        masked = topic_of(text, cues, slots)
        tokens = topic_tokens(masked, self._index.tokenizer.tokens)
        if is_story(text) and not points_to_told(core):
            core_topic = topic_of(core, find_cues(core), find_slots(core, self._index.vocabulary, (), ()))
            core_tokens = topic_tokens(core_topic, self._index.tokenizer.tokens)
            if sum(map(len, self.known(core_tokens, core_topic))) >= MIN_SUBJECT_CHARS:
                masked, tokens = core_topic, core_tokens
        if len(text) >= TALE_CHARS and len(story_parts(text)) > 1:
            kinds = kinds_asked(core)
            known = tuple(word for word in tokens if self.has(word) and word not in kinds)
            if sum(map(len, known)) >= MIN_SUBJECT_CHARS:
                tokens = known
        return masked, tokens

    def has_subject(self, question: Question) -> bool:
        """True when the question names something of its own: a word of the plans, or a long one that they lack."""
        return any(len(token) >= _LONG_WORD or self.has(token) for token in question.topic_tokens)

    def only_measure(self, question: Question) -> bool:
        """True when the question names only in what something is measured (综合利用率), which several indicators or one
        longer name have (畜禽粪污综合利用率): of what, is said before."""
        topic = question.topic.replace(" ", "")
        if Intent.TARGET not in question.asks or not topic:
            return False
        frequency = self._index.tokenizer.frequency
        before = (word for word in question.topic_tokens if not topic.endswith(word))
        if any(frequency(word) < EVERYDAY_FREQUENCY for word in before):  # 农膜回收率 says of what
            return False
        return topic not in self._indicators and any(name.endswith(topic) for name in self._indicators)

    def stands_outside(self, question: Question) -> bool:
        """True when an open question that does not point back has words, and none that the plans use themselves."""
        open_one = not question.asks and question.intent in _OPEN and not points_back(question.resolved)
        words = [word for word in question.topic_tokens if len(word) > 1]
        return open_one and bool(words) and all(self._index.idf(word) >= self._unknown_idf for word in words)

    def lack_subject_of(self, question: Question) -> bool:
        """True when an open question that does not point back has only words that the plans lack, an uncommon one
        among them: 岸边能不能烧烤 is not about what was spoken of before."""
        slots = question.slots
        if question.asks or question.intent not in _OPEN or slots.places or slots.departments:
            return False
        words, frequency = question.topic_tokens, self._index.tokenizer.frequency
        uncommon = any(len(word) > 1 and 0 < frequency(word) < EVERYDAY_FREQUENCY for word in words)
        return uncommon and not any(map(self.has, words)) and not points_back(question.resolved)
