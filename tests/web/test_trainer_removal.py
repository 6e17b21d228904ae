"""A plan leaves the corpus with what belongs to it, and is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from yzassist.errors import InvalidInputError
from yzassist.web.pages.trainer.removal import remove_plan


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in (
        "README.md",
        "甲.txt",
        "甲.examples.yaml",
        "甲.questions.jsonl",
        "甲.一.txt",
        "甲.一.examples.yaml",
        "乙.md",
    ):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_plan_goes_with_its_companions_and_nothing_else(corpus: Path, tmp_path: Path) -> None:
    kept = remove_plan("甲.txt", corpus, tmp_path / "data")
    assert names(corpus) == {"README.md", "甲.一.txt", "甲.一.examples.yaml", "乙.md"}
    assert names(kept) == {"甲.txt", "甲.examples.yaml", "甲.questions.jsonl"}
    assert kept.is_relative_to(tmp_path / "data" / "removed")
    assert (kept / "甲.txt").read_text(encoding="utf-8") == "甲.txt"


@pytest.mark.parametrize("name", ["", "没有.txt", "README.md", "../corpus/甲.txt", "甲.examples.yaml"])
def test_what_is_no_plan_of_the_corpus_stays(corpus: Path, tmp_path: Path, name: str) -> None:
    before = names(corpus)
    with pytest.raises(InvalidInputError, match="语料里没有"):
        remove_plan(name, corpus, tmp_path / "data")
    assert names(corpus) == before


def test_the_last_plan_stays(corpus: Path, tmp_path: Path) -> None:
    remove_plan("甲.txt", corpus, tmp_path / "data")
    remove_plan("甲.一.txt", corpus, tmp_path / "data")
    with pytest.raises(InvalidInputError, match="最后一份方案"):
        remove_plan("乙.md", corpus, tmp_path / "data")
    assert "乙.md" in names(corpus)
