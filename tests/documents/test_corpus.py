"""Files and folders: encodings, line ends, and what is wrong with bad files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.corpus import read_corpus
from yzassist.documents.model import Plan
from yzassist.errors import CorpusError

TEXT = "（一）治理污水。到2025年，处理率达到95%。\n\n（二）治理垃圾。推进垃圾分类。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_give_the_same_plan(
    read_text: Callable[..., Plan], encoding: str, line_end: str
) -> None:
    plan = read_text(TEXT.replace("\n", line_end), encoding=encoding)
    assert plan.text == "（一）治理污水。到2025年，处理率达到95%。\n（二）治理垃圾。推进垃圾分类。"
    assert [m.heading for m in plan.measures] == ["治理污水", "治理垃圾"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "不是文本文件"),
        ("empty.md", b"", "没有文字"),
        ("blank.txt", b"\n \n", "没有文字"),
        ("plan.xyz", TEXT.encode(), "不支持"),
    ],
)
def test_a_bad_file_is_refused_by_name_with_the_mend(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError, match=f"{name}.*{message}|{message}.*{name}"):
        read_plan(tmp_path / name)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="找不到文件"):
        read_plan(tmp_path / "none.txt")


def test_a_folder_gives_its_plans_sorted_and_reports_bad_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    for name in ("README.md", "a.questions.jsonl", ".hidden.txt", "note.csv"):
        (tmp_path / name).write_text("不是方案", encoding="utf-8")
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01")
    (tmp_path / "b.md").write_text(TEXT, encoding="utf-8")
    corpus = read_corpus(tmp_path)
    assert [plan.file_name for plan in corpus.plans] == ["a.md", "b.md"]
    assert [problem.split("”")[0] for problem in corpus.problems] == ["“b.txt", "“broken.txt"]
    assert corpus.plan("a") is corpus.plans[0]
    assert corpus.plan("zzz") is None


def test_a_missing_folder_and_one_without_plans_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="不存在"):
        read_corpus(tmp_path / "none")
    with pytest.raises(CorpusError, match="没有可用的文件"):
        read_corpus(tmp_path)
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    with pytest.raises(CorpusError, match=r"bad\.txt"):
        read_corpus(tmp_path)


def test_the_content_hash_follows_the_bytes(read_text: Callable[..., Plan]) -> None:
    first = read_text(TEXT).content_hash
    assert read_text(TEXT).content_hash == first
    assert read_text(TEXT + "改").content_hash != first
