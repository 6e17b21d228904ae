"""``yzassist draft``: a Word file, or a word about why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from yzassist.exports.drafting import DraftKind

from .conftest import BASIS, FakeAssistant, run


@pytest.mark.parametrize("kind", list(DraftKind))
def test_a_draft_is_written_with_its_clauses(assistant: FakeAssistant, tmp_path: Path, kind: DraftKind) -> None:
    target = tmp_path / "稿.docx"
    result = run("draft", "--kind", kind, "--department", "清河县甲局", "--out", str(target))
    assert "1 项任务，已写入" in result.stdout
    document = Document(str(target))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))
    assert f"清河县甲局落实《清水行动方案》{kind}" in text
    assert "（一）第1款" in text
    assert BASIS in text


def test_another_suffix_than_that_of_word_is_refused(assistant: FakeAssistant, tmp_path: Path) -> None:
    result = run("draft", "--kind", "工作要点", "--department", "甲部", "--out", str(tmp_path / "稿.pdf"))
    assert result.exit_code == 2
    assert ".docx" in result.stderr


def test_an_unknown_department_leaves_no_file(assistant: FakeAssistant, tmp_path: Path) -> None:
    target = tmp_path / "稿.docx"
    result = run("draft", "--kind", "工作要点", "--department", "天文台", "--out", str(target))
    assert result.exit_code != 0
    assert not target.exists()
