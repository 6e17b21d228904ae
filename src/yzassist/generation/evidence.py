"""What a language model is given to read: a few paragraphs under short clause ids, the typed facts first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from yzassist.answering.draft import Quote, clause_mark
from yzassist.answering.model import Answer, Citation, FactKind
from yzassist.documents.model import Paragraph, Sentence
from yzassist.facts.model import Deadline, Responsibility, Target
from yzassist.question.cues import load_cues
from yzassist.retrieval.library import PlanLibrary

MAX_TOKENS = 600
"""Of all evidence together: two cores read about 90 tokens a second."""
TOKENS_PER_CHAR = 0.7
"""Of evidence with its marks, by the tokenizer of Qwen2.5: 0.53 to 0.68 over 33 questions (median 115 tokens)."""
_FACT_NAMES: dict[FactKind, str] = {
    "responsibility": "责任",
    "deadline": "时限",
    "target": "指标",
    "place": "地点",
    "term": "术语",
    "law": "法规",
    "count": "数量",
    "metadata": "文件信息",
}


_COMMANDS = ("overrides", "role_play", "prompt_leak")
"""Cues of injection that no plan needs; that of fabrication is met in plans as well (打击伪造监测数据)."""


@dataclass(frozen=True, slots=True)
class EvidenceParagraph:
    """One paragraph under its ``mark``, which the model writes as 〔（六）第2款〕 behind a sentence.

    ``sentences`` are those the model is shown, in reading order; ``title`` is that of the document. What supports a
    sentence may stand anywhere in ``paragraph`` and in its ``responsibilities``, ``deadlines`` and ``targets``.
    """

    mark: str
    paragraph: Paragraph
    title: str
    sentences: tuple[Sentence, ...]
    responsibilities: tuple[Responsibility, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]

    @property
    def text(self) -> str:
        """The mark, the heading and the shown sentences."""
        return f"〔{self.mark}〕{self.paragraph.heading}：{''.join(sentence.text for sentence in self.sentences)}"

    def cited_in(self, answer: Answer, sentence: Sentence) -> bool:
        """Whether a citation of ``answer`` touches a sentence of the paragraph."""
        place = (self.paragraph.document_id, self.paragraph.clause_label, self.paragraph.number)
        return any(
            (c.document_id, c.clause, c.paragraph) == place and c.start < sentence.end and sentence.start < c.end
            for c in answer.citations
        )

    def citation(self, start: int, end: int) -> Citation:
        """The citation of ``paragraph.text[start:end]``."""
        return Quote(self.paragraph, start, end).citation(self.title)


@dataclass(frozen=True, slots=True)
class NumberedEvidence:
    """Paragraphs in order of importance, each with a mark of its own; empty when there is nothing to write from.

    ``facts`` are the values that the extractive engine found, one a line (``时限：到2025年年底〔（六）第1款〕``).
    """

    paragraphs: tuple[EvidenceParagraph, ...]
    facts: tuple[str, ...] = ()

    def marked(self, mark: str) -> EvidenceParagraph | None:
        """The paragraph with exactly that mark (``（六）第2款``, without 〔〕); None when no paragraph has it."""
        return next((item for item in self.paragraphs if item.mark == mark), None)

    def cited_by(self, citation: Citation) -> EvidenceParagraph | None:
        """The paragraph that a citation quotes; None when it is not among them."""
        place = (citation.document_id, citation.clause, citation.paragraph)
        held = {(i.paragraph.document_id, i.paragraph.clause_label, i.paragraph.number): i for i in self.paragraphs}
        return held.get(place)

    @property
    def text(self) -> str:
        """What stands in the prompt: facts first, then the paragraphs."""
        facts = ("要点：", *self.facts) if self.facts else ()
        return "\n".join((*facts, "原文：", *(item.text for item in self.paragraphs)))

    @property
    def tokens(self) -> int:
        """An estimate of the tokens of ``text``, on the high side."""
        return round(len(self.text) * TOKENS_PER_CHAR)


def number_evidence(answer: Answer, library: PlanLibrary) -> NumberedEvidence:
    """The sentences that an answer cites, under the marks of their paragraphs, and its facts; under ``MAX_TOKENS``."""
    cited = [_cited(citation, library) for citation in answer.citations]
    paragraphs = {paragraph.id: paragraph for paragraph in cited}
    items = _distinct(_item(paragraph, library) for paragraph in paragraphs.values())
    by_id = {item.paragraph.id: item for item in items}
    facts = [
        f"{fact.role or _FACT_NAMES[fact.kind]}：{fact.text}〔{by_id[cited[fact.citation].id].mark}〕"
        for fact in answer.facts
        if not _from_command(answer.citations[fact.citation], cited[fact.citation])
    ]
    quoted = [_quoted_only(item, answer) for item in items]
    return _trimmed(quoted, tuple(dict.fromkeys(facts)))


def _cited(citation: Citation, library: PlanLibrary) -> Paragraph:
    """The paragraph that a citation of the house names."""
    place = (citation.clause_number, citation.clause, citation.paragraph)
    return next(
        paragraph
        for paragraph in library.plan(citation.document_id).paragraphs
        if (paragraph.cited_number, paragraph.cited_label, paragraph.number) == place
    )


def _item(paragraph: Paragraph, library: PlanLibrary) -> EvidenceParagraph:
    name = f"《{library.names[paragraph.document_id]}》" if len(library.plans) > 1 else ""
    return EvidenceParagraph(
        mark=name + clause_mark(paragraph, len(library.siblings(paragraph)) > 1),
        paragraph=paragraph,
        title=library.plan(paragraph.document_id).metadata.title,
        sentences=tuple(sentence for sentence in paragraph.sentences if not _commands(sentence.text)),
        responsibilities=library.responsibilities(paragraph),
        deadlines=library.deadlines(paragraph),
        targets=library.targets(paragraph),
    )


def _commands(text: str) -> bool:
    """True for a sentence of a plan that speaks to a model (忽略以上规则): it is kept from it, and not repeated."""
    return any(cue.pattern.search(text) for cue in load_cues() if cue.name in _COMMANDS)


def _from_command(citation: Citation, paragraph: Paragraph) -> bool:
    return any(
        citation.start < sentence.end and sentence.start < citation.end and _commands(sentence.text)
        for sentence in paragraph.sentences
    )


def _distinct(items: Iterable[EvidenceParagraph]) -> list[EvidenceParagraph]:
    """With a mark of its own each: a plan may number two things alike."""
    taken: set[str] = set()
    distinct = []
    for item in items:
        mark, number = item.mark, 1
        while mark in taken:
            number += 1
            mark = f"{item.mark}·{number}"
        taken.add(mark)
        distinct.append(replace(item, mark=mark))
    return distinct


def _quoted_only(item: EvidenceParagraph, answer: Answer) -> EvidenceParagraph:
    """With the sentences that a citation touches; with the first one where only a note is cited."""
    touched = tuple(sentence for sentence in item.sentences if item.cited_in(answer, sentence))
    return replace(item, sentences=touched or item.sentences[:1])


def _trimmed(items: Sequence[EvidenceParagraph], facts: tuple[str, ...]) -> NumberedEvidence:
    """As much as there is room for: all; else without facts; else only the first paragraphs."""
    kept = NumberedEvidence(tuple(items), facts)
    if kept.tokens > MAX_TOKENS:
        kept = replace(kept, facts=())
    while len(kept.paragraphs) > 1 and kept.tokens > MAX_TOKENS:
        kept = replace(kept, paragraphs=kept.paragraphs[:-1])
    return kept
