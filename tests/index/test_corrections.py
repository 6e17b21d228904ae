"""A correction file is part of the index: a change in it reads its plan again, and no other."""

from __future__ import annotations

from pathlib import Path

from yzassist.facts.corrections.model import corrections_path
from yzassist.index import ingest
from yzassist.index.build import build_index
from yzassist.index.store import is_current, open_index

ENTRY = "- {操作: 替换, 类别: 时限, 条: 1, 款: 1, 原文: 到2025年年底, 日期: 2025-06-30}\n"


def test_a_changed_correction_reads_that_plan_alone(settings, embedder, add_plan, monkeypatch):
    first = settings.corpus / "甲方案.txt"
    add_plan("乙方案")
    build_index(settings, embedder=embedder)
    read: list[str] = []
    original = ingest.read_plan

    def noted(path: Path):
        read.append(path.name)
        return original(path)

    monkeypatch.setattr(ingest, "read_plan", noted)
    corrections_path(first).write_text(ENTRY, encoding="utf-8")
    assert not is_current(settings, embedder)
    report = build_index(settings, embedder=embedder)
    assert (read, report.changed, report.warnings, report.embedded) == (["甲方案.txt"], ("甲方案.txt",), (), 0)
    index = open_index(settings, embedder)
    assert [item.date.isoformat() for item in index.facts["甲方案"].deadlines if item.by_hand] == ["2025-06-30"]
    assert not any(item.by_hand for item in index.facts["乙方案"].deadlines)


def test_a_correction_that_cannot_be_used_is_a_warning(settings, embedder):
    path = corrections_path(settings.corpus / "甲方案.txt")
    path.write_text(ENTRY.replace("到2025年年底", "到2035年年底"), encoding="utf-8")
    (settings.corpus / "丙方案.corrections.yaml").write_text(ENTRY, encoding="utf-8")
    warnings = build_index(settings, embedder=embedder).warnings
    assert any("“甲方案.corrections.yaml”第 1 行没有使用" in warning for warning in warnings)
    assert "“丙方案.corrections.yaml”没有对应的文件，其中的订正没有使用。" in warnings
