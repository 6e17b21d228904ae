"""Files that other programs wrote (LibreOffice, Word's numbering and revisions, saved pages) are read as the same plan.

Each file of ``files/`` is another edition of a plan in ``eval/plans``: with page heads and feet, titles over two lines,
justified lines, tables over a page break, frames, automatic numbers, or the site around an article.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan

FILES = sorted((Path(__file__).parent / "files").iterdir())
PLANS = Path(__file__).parents[2] / "eval" / "plans"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_another_edition_of_a_plan_is_that_plan(path: Path) -> None:
    (original,) = (PLANS / path.stem).iterdir()
    first, second = read_plan(original), read_plan(path)
    assert _measures(second) == _measures(first)
    assert second.metadata == first.metadata
    assert second.warnings == first.warnings == ()


def _measures(plan: Plan) -> list[tuple[object, ...]]:
    return [(m.number, m.label, m.heading, m.chapter, *(p.text for p in m.paragraphs)) for m in plan.measures]
