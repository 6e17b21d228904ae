"""Sentences that are one rule: those that only a semicolon parts (予以劝阻；|劝阻无效的，应当及时报告)."""

from __future__ import annotations

from collections.abc import Iterator

from yzassist.documents.model import Paragraph, Sentence


def runs_of(paragraph: Paragraph) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of a paragraph, those together that a full stop closes."""
    run: list[Sentence] = []
    for sentence in paragraph.sentences:
        run.append(sentence)
        if sentence.text.endswith("。"):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def run_with(paragraph: Paragraph, sentence: Sentence) -> tuple[Sentence, ...]:
    """The run that a sentence of the paragraph belongs to."""
    return next((run for run in runs_of(paragraph) if sentence in run), (sentence,))
