"""What the plan says of one thing is never shown as said of another, though both are cited."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.generation.evidence import EvidenceParagraph, NumberedEvidence
from yzassist.generation.verification.verifier import SentenceVerifier

from .crossings import Crossing, crossings

Show = Callable[[Crossing, str], str | None]
_PER_KIND = 10
_PLANS = {
    "shipped": "",
    "air": "qinghe-air-action-plan-2024.txt",
    "health": "provincial-rural-health-plan-2023.md",
    "regulation": "ebike-regulation-2025.txt",
}


@pytest.fixture(scope="module", params=_PLANS.values(), ids=_PLANS)
def crossed(
    request: pytest.FixtureRequest,
    assistant: Assistant,
    other_plan: Callable[[str], Assistant],
    items_of: Callable[[Assistant], Mapping[str, EvidenceParagraph]],
    answering: Callable[..., Answer],
) -> tuple[list[Crossing], Show]:
    """The crossings of a plan, and what is shown of a sentence that cites the paragraphs of one."""
    asked = other_plan(request.param) if request.param else assistant
    verifier, items, answer = SentenceVerifier(asked.index), items_of(asked), answering()

    def show(one: Crossing, text: str) -> str | None:
        evidence = NumberedEvidence(tuple(items[mark] for mark in one.marks))
        marks = "".join(f"〔{mark}〕" for mark in one.marks)
        return verifier.check(f"{text}{marks}。", evidence, answer).shown

    return crossings(items, _PER_KIND), show


def test_values_dates_and_departments_are_not_shown_of_another_subject(crossed: tuple[list[Crossing], Show]) -> None:
    tried, show = crossed
    through = [
        (one.kind, shown)
        for one in tried
        if (shown := show(one, one.lie)) is not None and any(wrong in shown for wrong in one.wrong)
    ]
    assert through == []
    assert len(tried) >= 150


def test_the_same_forms_with_everything_in_its_place_are_mostly_shown(crossed: tuple[list[Crossing], Show]) -> None:
    tried, show = crossed
    told = [one for one in tried if one.truth]
    lost = [(one.kind, one.truth) for one in told if show(one, one.truth) is None]
    assert len(lost) <= 0.2 * len(told), lost
