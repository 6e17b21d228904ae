"""Where the answer stands: a whole measure when its heading is what was asked about, else certain sentences."""

from __future__ import annotations

from dataclasses import dataclass

from yzassist.answering.context import Context
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question
from yzassist.retrieval.coverage import names_heading
from yzassist.retrieval.model import Evidence, FoundParagraph, FoundSentence

_HEADING_COVERAGE = 0.6
"""Share of the topic that a heading must contain for the question to be about the whole measure. Of 605 development
questions 0.4 to 0.7 break none and change 1 to 3 answers, 0.8 breaks one."""

_HEADING_CHARS = 4
"""Of a heading that says by itself, word for word, that the whole measure is meant; 6 breaks one question."""

_SENTENCE_SHARE = 0.5
"""A further sentence joins the best one when its score reaches this share of it. Of 615 development questions 0.3
breaks none and lengthens 39 answers, 0.6 breaks one."""

_MAX_SENTENCES = 3
"""Of 580 development questions two break 2, four mend none and lengthen 12 answers."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """``paragraph`` is the best one; ``whole`` when the question is about its whole measure, whose ``paragraphs`` are
    all given then (else only the best one); ``sentences`` are those that answer, in reading order."""

    paragraph: Paragraph
    found: FoundParagraph
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[FoundSentence, ...]
    whole: bool

    @property
    def sentence(self) -> FoundSentence | None:
        """The best sentence."""
        return max(self.sentences, key=lambda found: found.score, default=None)


def _is_whole(question: Question, found: FoundParagraph) -> bool:
    best = found.best_sentence
    sentence_coverage = best.coverage if best else 0.0
    heading = found.paragraph.heading
    named = len(heading) >= _HEADING_CHARS and names_heading(question, heading, found.heading_coverage)
    if names_clause_only(question) or named:
        return True
    return found.heading_coverage >= _HEADING_COVERAGE and found.heading_coverage >= sentence_coverage


def names_clause_only(question: Question) -> bool:
    """True when a clause is named and nothing else, so that all of it is meant."""
    return bool(question.slots.clauses) and not question.topic_tokens


def _is_repeated(found: FoundSentence, question: Question) -> bool:
    """True of a sentence that the question says word for word (“调整优化产业结构布局”要求落实哪些…): what it is about,
    and no answer to it."""
    said = found.sentence.text.strip("。；：")
    return len(said) >= _HEADING_CHARS and said in question.chinese and "list.located" not in question.cues


def find_anchor(question: Question, evidence: Evidence, context: Context) -> Anchor | None:
    """The anchor of a question's evidence; None when nothing was found."""
    found = evidence.best
    if found is None:
        return None
    whole = _is_whole(question, found)
    if any(slot.paragraph is not None for slot in question.slots.clauses):
        paragraphs = tuple(item.paragraph for item in evidence.paragraphs)
    else:
        paragraphs = context.library.siblings(found.paragraph) if whole else (found.paragraph,)
    new = [item for item in found.sentences if not _is_repeated(item, question)]
    ranked = sorted(new or found.sentences, key=lambda item: -item.score)
    years = {f"{slot.year}年" for slot in question.slots.dates}
    chosen = [
        item
        for at, item in enumerate(ranked)
        if (at < _MAX_SENTENCES and item.score >= _SENTENCE_SHARE * ranked[0].score)
        or (len(years) > 1 and any(year in item.sentence.text for year in years))
    ]
    return Anchor(
        paragraph=found.paragraph,
        found=found,
        paragraphs=paragraphs,
        sentences=tuple(sorted(chosen, key=lambda item: item.sentence.index)),
        whole=whole,
    )
