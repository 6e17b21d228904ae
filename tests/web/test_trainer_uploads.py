"""A plan enters the corpus whole, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from yzassist.documents.corpus import plan_files, read_corpus
from yzassist.errors import CorpusError, InvalidInputError, YzassistError
from yzassist.facts.review.report import review_file
from yzassist.web.pages.trainer.uploads import Added, add_plan
from yzassist.web.pages.trainer.views import added_view

PLAN = """关于印发清水行动方案的通知

成文日期：2023年05月01日

## 清水行动方案

## 一、主要任务

### （一）治理河道污染。

到2025年年底，黑臭河道消除率达到90%以上。（水利部牵头，财政部等参与）

### （二）整治乡村池塘。

到2024年年底，完成12个池塘改造。（农业农村部负责）
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "旧方案.txt").write_text(PLAN.replace("清水", "蓝天"), encoding="utf-8")
    return folder


def upload(corpus: Path, name: str, content: str | bytes = PLAN, replace: bool = False) -> Added:
    uploaded = corpus.parent / "uploaded"
    uploaded.write_bytes(content.encode() if isinstance(content, str) else content)
    return add_plan(uploaded, name, corpus, max_mb=1, replace=replace)


def snapshot(corpus: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in corpus.iterdir()}


@pytest.mark.parametrize(
    ("name", "content"), [("清水方案.txt", PLAN), ("plan 2.md", PLAN), ("gb.txt", PLAN.encode("gb18030"))]
)
def test_a_plan_is_put_there_and_read(corpus: Path, name: str, content: str | bytes) -> None:
    added = upload(corpus, name, content)
    assert not added.replaced
    assert added.summary.startswith(f"已放入语料：{name}（《清水行动方案》，共 2 条，（一） 至 （二）")
    assert {plan.file_name for plan in read_corpus(corpus).plans} == {name, "旧方案.txt"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../evil.txt", "不能有路径"),
        ("a/b.txt", "不能有路径"),
        ("/etc/passwd.txt", "不能有路径"),
        ("..\\evil.txt", "不能有路径"),
        ("C:\\plan.txt", "不能有路径"),
        ("..", "不能有路径|不能以"),
        (".hidden.txt", "不能以"),
        ("-rf.txt", "不能以"),
        ("a\nb.txt", "控制字符"),
        ("a\x00b.txt", "控制字符"),
        ("<img src=x onerror=alert(1)>.txt", "不能"),
        ("字" * 100 + ".txt", "文件名太长"),
        ("plan.exe", "不支持“plan.exe”这种格式"),
        ("plan.txt.zip", "不支持"),
        ("plan", "不支持"),
        ("", "不支持|不能有路径"),
        ("README.md", "README 不算方案"),
    ],
)
def test_a_name_that_is_not_a_plain_file_name_is_refused(corpus: Path, name: str, message: str) -> None:
    before = snapshot(corpus)
    with pytest.raises(InvalidInputError, match=message):
        upload(corpus, name)
    assert snapshot(corpus) == before
    assert sorted(path.name for path in corpus.parent.iterdir()) == ["corpus", "uploaded"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "里没有文字"),
        (b"\n\n  \n", "里没有文字"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "不是文本文件"),
        (b"PK\x03\x04\x14\x00\x00\x00", "扩展名与内容不符"),
        (b"<html><body>404</body></html>", "扩展名与内容不符"),
    ],
)
def test_what_is_no_plan_is_refused_with_the_reason(corpus: Path, content: bytes, message: str) -> None:
    before = snapshot(corpus)
    with pytest.raises(YzassistError, match=message):
        upload(corpus, "x.txt", content)
    assert snapshot(corpus) == before


def test_a_file_without_numbered_clauses_is_taken_with_a_warning(corpus: Path) -> None:
    added = upload(corpus, "通知.txt", "关于清淤的通知\n\n各镇要清淤。\n\n年底前完成。")
    assert "注意：没有找到编号的条目" in added.summary
    assert "只能按段回答" in added.summary
    assert (corpus / "通知.txt").exists()


def test_what_is_too_large_is_refused(corpus: Path) -> None:
    with pytest.raises(InvalidInputError, match="太大，最多 1 MB"):
        upload(corpus, "x.txt", PLAN.encode() + b" " * 1024 * 1024)
    exactly = PLAN.encode() + b"\n" * (1024 * 1024 - len(PLAN.encode()))
    assert upload(corpus, "x.txt", exactly).plan.measures
    with pytest.raises(InvalidInputError, match="没有传完"):
        add_plan(corpus.parent / "none", "x.txt", corpus, max_mb=1)


def test_a_file_of_that_name_is_replaced_only_when_told_to(corpus: Path) -> None:
    before = snapshot(corpus)
    with pytest.raises(InvalidInputError, match=r"语料里已经有“旧方案\.txt”"):
        upload(corpus, "旧方案.txt")
    assert snapshot(corpus) == before
    assert upload(corpus, "旧方案.txt", replace=True).replaced
    assert (corpus / "旧方案.txt").read_text(encoding="utf-8") == PLAN
    with pytest.raises(CorpusError, match="不是文本文件"):
        upload(corpus, "旧方案.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", replace=True)
    assert (corpus / "旧方案.txt").read_text(encoding="utf-8") == PLAN


def test_twins_are_refused(corpus: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"与语料里的“旧方案\.txt”只有扩展名不同"):
        upload(corpus, "旧方案.md")
    with pytest.raises(InvalidInputError, match=r"内容与语料里的“旧方案\.txt”完全相同"):
        upload(corpus, "新名字.txt", PLAN.replace("清水", "蓝天"))


def test_a_corpus_that_cannot_be_written_stays_as_it_was(corpus: Path) -> None:
    (corpus / "新方案.txt").mkdir()
    with pytest.raises(InvalidInputError, match="输出位置是一个文件夹"):
        upload(corpus, "新方案.txt")
    assert [path.name for path in plan_files(corpus)] == ["旧方案.txt"]
    with pytest.raises(CorpusError, match="不存在"):
        add_plan(corpus.parent / "uploaded", "a.txt", corpus.parent / "none", max_mb=1)


def test_what_was_read_and_what_was_not_is_shown_to_the_trainer(corpus: Path) -> None:
    added = upload(corpus, "清水方案.txt", PLAN + "\n### （三）<b>巡查</b>。\n\n巡查由上面负责。\n")
    shown = added_view(added, review_file(corpus / "清水方案.txt"))
    assert "读出责任 2 项、时限 2 项、指标 2 项" in shown
    assert "有 1 处没有读懂" in shown
    assert "巡查由上面负责。" in shown
    assert "<b>" not in shown
