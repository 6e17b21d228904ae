"""A sentence and a paragraph read alike: pieces between commas, with their words, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from yzassist.documents.model import Paragraph
from yzassist.documents.numerals import NUMERAL_CHARS
from yzassist.facts.departments.vocabulary import DepartmentMatch, DepartmentVocabulary
from yzassist.facts.readings import TOKEN, canonical
from yzassist.generation.evidence import EvidenceParagraph
from yzassist.generation.verification.words import role_words, verifier_words
from yzassist.index.tokenizer import Tokenizer, stop_words
from yzassist.question.wording.synonyms import plan_terms_for

# the parts of "到2025年年底，A达到85%以上；B"
_PIECE = re.compile(r"[^，,；;。！？!?：:\n]+")
# the comma of 1,200
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_NUMERALS = frozenset(NUMERAL_CHARS + "0123456789.%分之点")
# ⟦2025⟧年⟦2025-12-31⟧
DATE = re.compile(r"⟦[0-9]{4}⟧年⟦(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})⟧")
# 农膜|和|化肥 · 支流|、|湖泊 ; not within 参与 涉及 普及 以及 地级及以上 和谐 共和
LISTED = re.compile(r"[、，]|以及|(?<!参)与|(?<![涉普以])及(?!以[上下])|(?<!共)和(?!谐)")
_BODY_ENDS = ("部门", "系统", "局", "厅", "委", "办")
_SHORTEST = 2
"""Characters of a content word; a single character is too often part of another word."""

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part between two commas. ``text`` is as written, ``said`` in canonical form, ``words`` its content words
    (one word for all of a group that says the same)."""

    text: str
    said: str
    words: Words


@dataclass(frozen=True, slots=True)
class Source:
    """What a sentence may rest on: one paragraph, or those it cites together.

    ``sentences`` are the pieces of each sentence of the prose; ``text`` is everything that may be said: heading, title
    and prose with the notes.
    """

    paragraphs: tuple[EvidenceParagraph, ...]
    sentences: tuple[tuple[Piece, ...], ...]
    text: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, in reading order."""
        return tuple(piece for sentence in self.sentences for piece in sentence)

    def heads(self, reader: Reader) -> Words:
        """The words of the headings."""
        return frozenset[str]().union(*(reader.words(item.paragraph.heading) for item in self.paragraphs))


class Reader:
    """Reads texts of one index; remembers what it has read. Safe for many threads.

    ``bodies`` are, by document id, the names in a plan's notes with the identity of each, the longest name first.
    """

    def __init__(
        self,
        vocabulary: DepartmentVocabulary,
        bodies: Mapping[str, Mapping[str, str]],
        tokenizer: Tokenizer,
        idf: Callable[[str], float],
    ) -> None:
        self.vocabulary = vocabulary
        self.bodies = bodies
        self._tokenizer = tokenizer
        self._idf = idf
        self._normal = {word: group[0] for group in reversed(verifier_words().alike) for word in group}
        self.pieces = lru_cache(maxsize=4096)(self._pieces)
        self.words = lru_cache(maxsize=4096)(self._words)
        self.departments = lru_cache(maxsize=4096)(self._departments)

    def source(self, items: Sequence[EvidenceParagraph]) -> Source:
        """The paragraphs as one thing to rest on."""
        sentences = tuple(self.pieces(s.text) for item in items for s in item.paragraph.sentences)
        told = (f"{item.paragraph.heading}\n{item.title}\n{item.paragraph.text}" for item in items)
        return Source(tuple(items), sentences, "\n".join(told))

    def _words(self, text: str) -> Words:
        """The content words of a text, without the names of departments and what counts or dates."""
        return frozenset(self._normal.get(word, word) for word in self.raw_words(text))

    def raw_words(self, text: str) -> tuple[str, ...]:
        """Like ``words``, as they are written, in order."""
        tokens = dict.fromkeys(self._tokenizer.tokens(self.without_departments(text)))
        return tuple(token for token in tokens if len(token) >= _SHORTEST and not set(token) <= _NUMERALS)

    def _departments(self, text: str) -> tuple[DepartmentMatch, ...]:
        """Departments of the vocabulary; colloquial names only where they end like one (水利部门), for a short one may
        lie across two words (禁|渔政|策)."""
        formal = self.vocabulary.find(text)
        colloquial = [
            match
            for match in self.vocabulary.find(text, informal=True)
            if match.name.endswith(_BODY_ENDS) and not any(f.start < match.end and match.start < f.end for f in formal)
        ]
        return tuple(sorted((*formal, *colloquial), key=lambda match: match.start))

    def without_departments(self, text: str) -> str:
        """The text with a comma in the place of each department."""
        kept, position = [], 0
        for match in self.departments(text):
            kept += [text[position : match.start], "，"]
            position = match.end
        return TOKEN.sub("，", "".join((*kept, text[position:])))

    def whole_words(self, text: str) -> tuple[str, ...]:
        """The words of a text as jieba cuts them, without their parts; single characters that stand together, as in a
        name that jieba does not know, are one word. Function words are left out."""
        found: list[str] = []
        run = ""
        for word in (*self._tokenizer.words(self.without_departments(text)), "，"):
            alone = len(word) == 1 and word.isalnum() and word not in stop_words() | verifier_words().plain | _NUMERALS
            if not alone and run:
                found.append(run)
            run = run + word if alone else ""
            if len(word) > 1 and word not in stop_words() and not set(word) <= _NUMERALS:
                found.append(word)
        return tuple(dict.fromkeys(word.lower() for word in found))

    def all_words(self, text: str) -> tuple[str, ...]:
        """Every word of a text in order, function words too, without punctuation."""
        return tuple(word for word in self._tokenizer.words(text) if any(map(str.isalnum, word)))

    def is_strange(self, word: str, text: str, other: str) -> bool:
        """True for a content word of ``text`` that ``other`` has less often, whatever its wording; the parts that
        departments have are content here."""
        words = verifier_words()
        if word in stop_words() or (word in words.plain and word not in role_words()) or set(word) <= _NUMERALS:
            return False
        return text.count(word) > sum(other.count(wording) for wording in words.wordings(word))

    def weight(self, words: Iterable[str]) -> float:
        """How much words tell together: the rarer in the corpus, the more."""
        return sum(self._idf(word) for word in words)

    def coverage(self, words: Words, other: Words) -> float:
        """The share (0…1, by weight) of ``words`` that stands in ``other``; 0 for no words."""
        total = self.weight(words)
        return self.weight(words & other) / total if total else 0.0

    def closest(self, words: Words, candidates: Sequence[Words]) -> tuple[int, ...]:
        """Which candidates share most with ``words``; several that share alike, none where nothing is shared."""
        shared = [self.weight(words & candidate) for candidate in candidates]
        most = max(shared, default=0.0)
        return tuple(at for at, value in enumerate(shared) if value > 0 and value >= most - 1e-6)

    def is_grounded(self, word: str, text: str) -> bool:
        """True when the word, or one that may stand for it, is in ``text`` or states nothing; a long word also when
        it is made of such words, or all its pairs of characters stand there (小水电站 of 小水电 and 电站)."""
        if self._stands(word, text):
            return True
        if len(word) > _SHORTEST and all(word[at : at + 2] in text for at in range(len(word) - 1)):
            return True
        cuts = range(_SHORTEST, len(word) - _SHORTEST + 1)
        return any(self._stands(word[:cut], text) and self.is_grounded(word[cut:], text) for cut in cuts)

    def _stands(self, word: str, text: str) -> bool:
        words = verifier_words()
        if word in words.plain or any(wording in text for wording in words.wordings(word)):
            return True
        return any(term in text for term in plan_terms_for(word).get(word, ()))

    def _pieces(self, text: str) -> tuple[Piece, ...]:
        parts = (match.group() for match in _PIECE.finditer(_THOUSANDS.sub("", text)))
        return tuple(Piece(part, self._said(part), self.words(part)) for part in parts if part.strip())

    def _said(self, text: str) -> str:
        for word in verifier_words().harmless_numerals:
            text = text.replace(word, "")
        return canonical(text.replace("、", "和"), self.vocabulary)


def telling(words: Words) -> Words:
    """Without the plain words, which state nothing."""
    return words - verifier_words().plain


def bare_paragraph(text: str) -> Paragraph:
    """A paragraph of no document, for the extractors that read one."""
    return Paragraph(
        id="",
        document_id="",
        clause_number=None,
        clause_label="",
        heading="",
        chapter=None,
        number=1,
        start=0,
        text=text,
        sentences=(),
    )
