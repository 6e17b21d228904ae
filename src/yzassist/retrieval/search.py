"""Hybrid search: dense and lexical rankings over paragraphs, sentences and plain-word questions, fused by rank."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field

from yzassist.documents.model import Paragraph
from yzassist.index.store import Index
from yzassist.index.tokenizer import EVERYDAY_FREQUENCY, stop_words
from yzassist.index.units import Hit, UnitKind
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.wording.synonyms import plan_terms_for
from yzassist.retrieval.coverage import TopicWord, coverage, names_heading, topic_words
from yzassist.retrieval.library import PlanLibrary
from yzassist.retrieval.model import Evidence, FoundParagraph, FoundSentence

RANK_CONSTANT = 5
"""Reciprocal rank fusion's k: 1 / (k + rank). Of 365 development questions on one clause, k = 20 with equal weights had
the right paragraph first for 353, k = 5 with these weights for 361; of the stories among them 130 and 135 of 139."""

_DEPTH = {UnitKind.PARAGRAPH: 30, UnitKind.SENTENCE: 60, UnitKind.QUESTION: 40}
_WEIGHT = {
    ("lexical", UnitKind.PARAGRAPH): 0.15,
    ("lexical", UnitKind.SENTENCE): 0.15,
    ("lexical", UnitKind.QUESTION): 0.25,
    ("dense", UnitKind.PARAGRAPH): 0.15,
    ("dense", UnitKind.SENTENCE): 0.375,
    ("dense", UnitKind.QUESTION): 0.3,
}

COVERAGE_GAIN = 0.10
"""Added to a fused score for a full coverage of the topic; the fused score itself is at most 0.27."""

HEADING_COVERAGE_GAIN = 0.04
"""Added for a full coverage by the heading: a measure on the subject goes before a sentence that mentions it."""

HEADING_GAIN = 0.15
"""Added to the paragraphs of a measure whose heading stands in the question word for word."""

_TELLING_SHARE = 0.4
"""Of the weight of a word that no plan has: from this on a word tells what a question is about (保护 has 0.16)."""

EVERYDAY_WEIGHT = 0.25
"""Of 711 development questions 0 mends 3 and breaks 6, 0.5 mends 1 and breaks 5, 1 mends 2 and breaks 16."""
_SHORT_HEADING = 3
FRONT_SHARE = 0.8
"""Front matter and preamble are short or general and so come near to many questions; measures go before them. Of 584
development questions 0.6 mends one, 1 changes none."""

_NOUN_FLAGS = ("n", "b", "j", "vn")
_HEADER_CHARS = 60
_MIN_CORE_CHARS = 6
_RERANKED = 16
_NEAR_PARAGRAPHS = 8

_SentenceKey = tuple[str, int]


@dataclass(slots=True)
class _Scores:
    """Running fusion of all rankings of one question."""

    paragraphs: dict[str, float] = field(default_factory=dict)
    sentences: dict[_SentenceKey, float] = field(default_factory=dict)
    paragraph_similarity: dict[str, float] = field(default_factory=dict)
    sentence_similarity: dict[_SentenceKey, float] = field(default_factory=dict)
    question_similarity: dict[str, float] = field(default_factory=dict)
    sentence_question_similarity: dict[_SentenceKey, float] = field(default_factory=dict)
    least_similarity: float = 0.0
    """Of the paragraphs found by their vectors: one found otherwise is hardly less like the question."""

    def add(self, method: str, kind: UnitKind, hits: Iterable[Hit]) -> None:
        """Adds one ranking; a paragraph or sentence counts once in it, at its best rank."""
        weight = _WEIGHT[method, kind]
        seen_paragraphs: set[str] = set()
        seen_sentences: set[_SentenceKey] = set()
        for rank, hit in enumerate(hits):
            gain = weight / (RANK_CONSTANT + rank)
            paragraph_id, sentence_index = hit.unit.paragraph_id, hit.unit.sentence_index
            if paragraph_id not in seen_paragraphs:
                seen_paragraphs.add(paragraph_id)
                self.paragraphs[paragraph_id] = self.paragraphs.get(paragraph_id, 0.0) + gain
            if sentence_index is not None:
                key = (paragraph_id, sentence_index)
                if key not in seen_sentences:
                    seen_sentences.add(key)
                    self.sentences[key] = self.sentences.get(key, 0.0) + gain
            if method == "dense":
                self._note_similarity(kind, hit)

    def _note_similarity(self, kind: UnitKind, hit: Hit) -> None:
        paragraph_id, sentence_index, score = hit.unit.paragraph_id, hit.unit.sentence_index, hit.score
        if kind is UnitKind.PARAGRAPH:
            self.paragraph_similarity[paragraph_id] = score
            self.least_similarity = min(score, self.least_similarity or score)
            return
        by_paragraph = self.question_similarity if kind is UnitKind.QUESTION else self.paragraph_similarity
        by_paragraph[paragraph_id] = max(by_paragraph.get(paragraph_id, 0.0), score)
        if sentence_index is None:
            return
        key = (paragraph_id, sentence_index)
        by_sentence = self.sentence_question_similarity if kind is UnitKind.QUESTION else self.sentence_similarity
        by_sentence[key] = max(by_sentence.get(key, 0.0), score)


def _wordings(question: Question) -> tuple[str, ...]:
    """What is embedded: the question; of a story also the parts that ask; of a foreign one also its own words."""
    wordings = [question.chinese]
    if question.story and len(question.core) >= _MIN_CORE_CHARS:
        wordings.append(question.core)
    if question.resolved.isascii():
        wordings.append(question.resolved)
    return tuple(dict.fromkeys(wordings))


class HybridSearch:
    """Searches an opened index. Safe for concurrent threads: it keeps no state of a question."""

    def __init__(self, index: Index, library: PlanLibrary) -> None:
        self._index = index
        self._library = library
        self._unknown = index.idf("\0")
        self._document_ids: frozenset[str] | None = None

    def restricted(self, library: PlanLibrary) -> HybridSearch:
        """The same search within the plans of a restricted library."""
        other = copy(self)
        other._library = library
        other._document_ids = frozenset(plan.id for plan in library.plans)
        return other

    def words(self, question: Question) -> tuple[TopicWord, ...]:
        """The weighted topic words of a question."""
        return topic_words(question.topic, question.topic_tokens, self._weight)

    @staticmethod
    def _front_share(paragraph: Paragraph, about_file: bool) -> float:
        """Header lines (来源：…) answer only questions about the file."""
        if paragraph.clause_number is not None:
            return 1.0
        return FRONT_SHARE if about_file or len(paragraph.text) > _HEADER_CHARS else 0.0

    def lexically_near(self, text: str) -> tuple[Paragraph, ...]:
        """The paragraphs that share most words with a text, best first."""
        tokens = self._index.tokenizer.tokens(text)
        hits = self._index.lexical(tokens, UnitKind.PARAGRAPH, _NEAR_PARAGRAPHS, self._document_ids)
        return tuple(self._library.paragraph(hit.unit.paragraph_id) for hit in hits)

    def similarities(self, question: Question, texts: Sequence[str]) -> list[float]:
        """Cosine similarity of each text to the question's asking part, as questions of one kind."""
        vector = self._index.embed_query(question.core or question.chinese)
        return [float(self._index.embed_query(text) @ vector) for text in texts]

    def plain_words(self, text: str) -> list[str]:
        """The words of a text in order, with its punctuation and without stop words."""
        words = self._index.tokenizer.plain_words(text)
        return [word for word in words if word not in stop_words()]

    def is_noun(self, word: str) -> bool:
        """True for a word that the plain dictionary takes for a noun, or for what is said before one (特种)."""
        tagged = self._index.tokenizer.tagged(word)
        return bool(tagged) and tagged[-1][1].startswith(_NOUN_FLAGS)

    def names_nothing_known(self, question: Question) -> bool:
        """True when a question has an uncommon word that no plan has (麋鹿) beside words that say little (保护)."""
        said = {term for terms in plan_terms_for(question.chinese).values() for term in terms}
        if any(self._index.idf(term) < self._unknown for term in said):  # 偷挖沙 is several words, and 采砂 one
            return False
        words = self.words(question)
        unheard = [word for word in words if self.is_unheard(word)]
        return bool(unheard) and all(word in unheard or word.weight < _TELLING_SHARE * self._unknown for word in words)

    def is_unknown(self, word: TopicWord) -> bool:
        """True for a word, common or not, that no plan has, nor by another name."""
        return not word.alternatives and self._index.idf(word.token) >= self._unknown

    def is_unheard(self, word: TopicWord) -> bool:
        """True for an uncommon word that no plan has, nor by another name."""
        frequency = self._index.tokenizer.frequency(word.token)
        asks = phrase("asking").search(word.token) is not None
        return not asks and self.is_unknown(word) and len(word.token) > 1 and 0 < frequency < 2 * EVERYDAY_FREQUENCY

    def _weight(self, token: str) -> float:
        """Rarity in the plans; a word that they lack counts little when it is an everyday one (直接, 老是)."""
        weight = self._index.idf(token)
        if weight >= self._unknown and self._index.tokenizer.frequency(token) >= EVERYDAY_FREQUENCY:
            return EVERYDAY_WEIGHT * weight
        return weight

    def search(self, question: Question, limit: int = 8, document_ids: Collection[str] | None = None) -> Evidence:
        """The ``limit`` best paragraphs for a question; within its focus and named clauses if it has any."""
        document_ids = self._document_ids if document_ids is None else document_ids
        scores = _Scores()
        tokens = self._index.tokenizer.tokens(question.search_text)
        vectors = self._index.embed_wordings(_wordings(question))
        for kind, depth in _DEPTH.items():
            scores.add("lexical", kind, self._index.lexical(tokens, kind, depth, document_ids))
            hits = [hit for vector in vectors for hit in self._index.dense(vector, kind, depth, document_ids)]
            scores.add("dense", kind, sorted(hits, key=lambda hit: -hit.score))
        words = self.words(question)
        wanted = self._wanted(question)
        ids = wanted or sorted(scores.paragraphs, key=lambda key: -scores.paragraphs[key])
        found = [
            self._found(paragraph_id, scores, words, question) for paragraph_id in ids[: max(_RERANKED, len(wanted))]
        ]
        return Evidence(tuple(sorted(found, key=lambda item: -item.score)[: max(limit, len(wanted))]))

    def _wanted(self, question: Question) -> list[str]:
        """Paragraph ids that the question is restricted to; empty for no restriction."""
        if question.slots.clauses:
            return [
                paragraph.id
                for slot in question.slots.clauses
                for _, measure in self._library.measures
                if measure.number == slot.number or (slot.paragraph is None and measure.within == slot.number)
                for paragraph in measure.paragraphs
                if slot.paragraph in (None, paragraph.number)
            ]
        return list(question.focus)

    def _found(
        self, paragraph_id: str, scores: _Scores, words: tuple[TopicWord, ...], question: Question
    ) -> FoundParagraph:
        paragraph = self._library.paragraph(paragraph_id)
        covered = [coverage(words, sentence.text) for sentence in paragraph.sentences]
        sentences = tuple(
            FoundSentence(
                paragraph=paragraph,
                sentence=sentence,
                score=scores.sentences.get((paragraph_id, sentence.index), 0.0) + COVERAGE_GAIN * of_topic,
                similarity=scores.sentence_similarity.get((paragraph_id, sentence.index), 0.0),
                question_similarity=scores.sentence_question_similarity.get((paragraph_id, sentence.index), 0.0),
                coverage=of_topic,
            )
            for sentence, of_topic in zip(paragraph.sentences, covered, strict=True)
        )
        about_file = question.intent is Intent.METADATA
        in_heading = coverage(words, paragraph.heading)
        whole = coverage(words, paragraph.headings + paragraph.text)
        return FoundParagraph(
            paragraph=paragraph,
            score=scores.paragraphs.get(paragraph_id, 0.0) * self._front_share(paragraph, about_file)
            + (
                HEADING_GAIN
                if len(paragraph.heading) > _SHORT_HEADING and names_heading(question, paragraph.heading, in_heading)
                else 0.0
            )
            + HEADING_COVERAGE_GAIN * in_heading
            + COVERAGE_GAIN * (max(covered, default=0.0) + whole) / 2,
            similarity=scores.paragraph_similarity.get(paragraph_id, scores.least_similarity),
            question_similarity=scores.question_similarity.get(paragraph_id, 0.0),
            coverage=whole,
            heading_coverage=in_heading,
            sentences=sentences,
        )
