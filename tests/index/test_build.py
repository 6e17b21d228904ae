"""A build does what changed and no more; nothing that happens to it costs the old index."""

from __future__ import annotations

import errno
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from yzassist.errors import CorpusError, IndexUnavailableError
from yzassist.index import build, generation, ingest
from yzassist.index.build import build_index
from yzassist.index.store import is_current, open_index
from yzassist.index.units import UnitKind

BUILDER = Path(__file__).parents[1] / "support" / "index_builder.py"


def found(settings, embedder, text="池塘养护"):
    index = open_index(settings, embedder)
    try:
        hits = index.dense(index.embed_query(text), UnitKind.PARAGRAPH, 3)
        words = index.lexical(index.tokenizer.tokens(text), UnitKind.SENTENCE, 3)
        return [hit.unit.paragraph_id for hit in hits], [hit.unit.paragraph_id for hit in words]
    finally:
        index.close()


def generations(settings):
    return sorted(path.name for path in (settings.index / "generations").iterdir())


def test_builds_and_finds(settings, embedder):
    stages = []
    report = build_index(settings, lambda *step: stages.append(step), embedder=embedder)
    assert report.added == ("甲方案.txt",)
    assert (report.changed, report.removed, report.unchanged) == ((), (), ())
    dense, lexical = found(settings, embedder)
    assert dense[0] == lexical[0] == "甲方案/2/1"
    assert [stage for stage, done, total in stages if done == total] == [
        "读取文件",
        "计算向量",
        "写入索引",
        "写入向量库",
    ]


def test_nothing_changed_does_nothing(settings, embedder):
    build_index(settings, embedder=embedder)
    before = generations(settings)
    embedder.texts.clear()
    report = build_index(settings, embedder=embedder)
    assert report.unchanged == ("甲方案.txt",)
    assert report.embedded == 0
    assert embedder.texts == []
    assert generations(settings) == before


def test_force_starts_from_nothing(settings, embedder):
    first = build_index(settings, embedder=embedder)
    again = build_index(settings, force=True, embedder=embedder)
    assert again.embedded == first.embedded > 0
    assert len(generations(settings)) == 2


def test_one_changed_file_embeds_only_what_is_new(settings, embedder, add_plan, monkeypatch):
    add_plan("乙方案")
    build_index(settings, embedder=embedder)
    embedder.texts.clear()
    parsed = []
    original = ingest.read_plan
    monkeypatch.setattr("yzassist.index.ingest.read_plan", lambda path: parsed.append(path.name) or original(path))
    add_plan("乙方案", second="养好乡村池塘")
    report = build_index(settings, embedder=embedder)
    assert parsed == ["乙方案.txt"]
    assert (report.changed, report.unchanged) == (("乙方案.txt",), ("甲方案.txt",))
    assert embedder.texts
    assert all("养好乡村池塘" in text for text in embedder.texts)


def test_a_deleted_file_is_not_answered_any_more(settings, embedder, add_plan):
    path = add_plan("乙方案")
    build_index(settings, embedder=embedder)
    path.unlink()
    assert not is_current(settings, embedder)
    report = build_index(settings, embedder=embedder)
    assert report.removed == ("乙方案.txt",)
    index = open_index(settings, embedder)
    assert [plan.id for plan in index.plans] == ["甲方案"]
    hits = index.dense(index.embed_query("池塘"), UnitKind.SENTENCE, 100)
    hits += index.lexical(["池塘"], UnitKind.SENTENCE, 100)
    assert {hit.unit.document_id for hit in hits} == {"甲方案"}


def test_changed_questions_are_indexed_without_the_plan_changing(settings, embedder):
    build_index(settings, embedder=embedder)
    row = '{"clause": 2, "paragraph": 1, "sentence": null, "questions": ["鱼塘谁来管"]}'
    (settings.corpus / "甲方案.questions.jsonl").write_text(row, encoding="utf-8")
    embedder.texts.clear()
    report = build_index(settings, embedder=embedder)
    assert report.changed == ("甲方案.txt",)
    assert embedder.texts == ["鱼塘谁来管"]
    index = open_index(settings, embedder)
    (hit,) = index.dense(index.embed_query("鱼塘谁来管"), UnitKind.QUESTION, 1)
    assert hit.unit.paragraph_id == "甲方案/2/1"
    assert hit.score == pytest.approx(1.0, abs=1e-5)


def test_a_bad_file_is_a_warning_and_the_others_are_indexed(settings, embedder):
    (settings.corpus / "坏.txt").write_bytes(b"\x00\x01\x02" * 50)
    report = build_index(settings, embedder=embedder)
    assert any("坏.txt" in warning for warning in report.warnings)
    assert open_index(settings, embedder).warnings == report.warnings


def test_same_stem_twice_keeps_the_first(settings, embedder):
    (settings.corpus / "甲方案.md").write_text("# 别的\n\n（一）别的事。做别的事。\n", encoding="utf-8")
    report = build_index(settings, embedder=embedder)
    assert any("扩展名不同" in warning for warning in report.warnings)
    assert len(open_index(settings, embedder).plans) == 1


def test_an_emptied_corpus_keeps_the_old_index(settings, embedder):
    build_index(settings, embedder=embedder)
    (settings.corpus / "甲方案.txt").unlink()
    with pytest.raises(CorpusError):
        build_index(settings, embedder=embedder)
    assert found(settings, embedder)[0][0] == "甲方案/2/1"


def test_a_full_disk_keeps_the_old_index(settings, embedder, add_plan, monkeypatch):
    build_index(settings, embedder=embedder)
    before = generations(settings)
    add_plan("乙方案")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(generation.np, "save", full)
        with pytest.raises(IndexUnavailableError, match="磁盘已满"):
            build_index(settings, embedder=embedder)
    assert generations(settings) == before
    assert found(settings, embedder)[0][0] == "甲方案/2/1"
    assert build_index(settings, embedder=embedder).added == ("乙方案.txt",)


def test_a_folder_that_cannot_be_made_is_explained(settings, embedder, tmp_path):
    (tmp_path / "文件").write_text("", encoding="utf-8")
    with pytest.raises(IndexUnavailableError, match="YZASSIST_INDEX"):
        build_index(settings.model_copy(update={"index": tmp_path / "文件" / "index"}), embedder=embedder)


def test_a_read_only_folder_is_explained(settings, embedder, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(build, "FileLock", refuse)
    with pytest.raises(IndexUnavailableError, match="没有写入权限"):
        build_index(settings, embedder=embedder)


def test_a_second_builder_waits_and_then_gives_up(settings, embedder):
    impatient = settings.model_copy(update={"lock_timeout_s": 0.2})
    with FileLock(settings.index / "build.lock"), pytest.raises(IndexUnavailableError, match="另一个进程"):
        build_index(impatient, embedder=embedder)


def test_two_builds_at_once_leave_one_sound_index(settings, embedder):
    command = [sys.executable, str(BUILDER), str(settings.corpus), str(settings.index)]
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    assert len(generations(settings)) == 1
    assert found(settings, embedder)[0][0] == "甲方案/2/1"


def test_a_build_killed_at_any_moment_leaves_the_old_index_whole(settings, embedder, add_plan):
    build_index(settings, embedder=embedder)
    chance = random.Random(20220831)
    command = [sys.executable, str(BUILDER), str(settings.corpus), str(settings.index), "0.1"]
    for round_number in range(5):
        add_plan("乙方案", second=f"第{round_number}次整治乡村池塘")
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.05, 1.5))
        process.kill()
        process.wait()
        process.stdout.close()
        dense, lexical = found(settings, embedder)
        assert dense[0].endswith("/2/1")
        assert lexical[0].endswith("/2/1")
    build_index(settings, embedder=embedder)
    assert is_current(settings, embedder)
    assert len(generations(settings)) <= 2


def test_leftovers_of_a_killed_build_are_removed(settings, embedder):
    build_index(settings, embedder=embedder)
    (settings.index / "generations" / "halfdone").mkdir()
    build_index(settings, embedder=embedder)
    assert "halfdone" not in generations(settings)


def test_the_generation_before_stays_for_its_readers(settings, embedder, add_plan):
    build_index(settings, embedder=embedder)
    reader = open_index(settings, embedder)
    add_plan("乙方案")
    build_index(settings, embedder=embedder)
    hits = reader.dense(reader.embed_query("池塘养护"), UnitKind.PARAGRAPH, 100)
    assert {hit.unit.document_id for hit in hits} == {"甲方案"}
    assert {plan.id for plan in open_index(settings, embedder).plans} == {"甲方案", "乙方案"}
