"""An answer that somebody was given leads to the paragraph that it was taken from."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant
from yzassist.documents.model import Paragraph
from yzassist.retrieval.library import PlanLibrary
from yzassist.retrieval.telling import told_by


@pytest.fixture(scope="module")
def library(assistant: Assistant) -> PlanLibrary:
    return PlanLibrary(assistant.index.plans, assistant.index.facts)


def paragraph(library: PlanLibrary, clause: int) -> Paragraph:
    return next(m.paragraphs[0] for _, m in library.measures if m.number == clause)


def test_the_paragraph_that_holds_the_answer_is_taken(library: PlanLibrary) -> None:
    water, plastic = paragraph(library, 25), paragraph(library, 15)
    assert told_by("省、市、县三级行政区域。", (plastic,), (water, plastic)) == (water,)


def test_our_own_stays_where_the_answer_does_not_plainly_tell_otherwise(library: PlanLibrary) -> None:
    water, plastic = paragraph(library, 25), paragraph(library, 15)
    assert told_by("水利部牵头。", (plastic,), (water, plastic)) == (plastic,)
    assert told_by("好的。", (), (water,)) == ()
