"""The embedded model's file, joined from parts that a test makes up."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from yzassist.errors import ModelUnavailableError
from yzassist.generation.backends.model_file import QWEN, PackedModel, part_paths, ready_file

PARTS = (b"first ", b"second ", b"third")
WHOLE = b"".join(PARTS)
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> PackedModel:
    """A model of three parts, in packages that can be found but must not be imported."""
    prefix = f"small_model_{abs(hash(request.node.name))}_part"
    site = tmp_path / "site"
    for number, part in enumerate(PARTS, start=1):
        package = site / f"{prefix}{number}"
        (package / "data").mkdir(parents=True)
        (package / "__init__.py").write_text("raise AssertionError('imported')")
        (package / "data" / f"part{number:02d}.bin").write_bytes(part)
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    return PackedModel(
        name="small",
        file_name="small.gguf",
        package_format=prefix + "{}",
        part_format="data/part{:02d}.bin",
        parts=len(PARTS),
        size_bytes=len(WHOLE),
        sha256=hashlib.sha256(WHOLE).hexdigest(),
    )


def test_the_parts_are_joined_once_without_importing_their_packages(packed: PackedModel, tmp_path: Path) -> None:
    path = ready_file(packed, tmp_path / "models")
    assert path.read_bytes() == WHOLE
    written = path.stat().st_mtime_ns
    assert ready_file(packed, tmp_path / "models").stat().st_mtime_ns == written


@pytest.mark.parametrize("damaged", [WHOLE[:7], WHOLE[:-1] + b"?", b""])
def test_a_half_joined_or_damaged_file_is_joined_again(packed: PackedModel, tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / packed.file_name).write_bytes(damaged)
    assert ready_file(packed, tmp_path).read_bytes() == WHOLE


def test_a_missing_part_is_named_with_its_mend(packed: PackedModel, tmp_path: Path) -> None:
    shutil.rmtree(part_paths(packed)[1].parents[1])
    with pytest.raises(ModelUnavailableError, match=r"part2。请运行：pip install -e '\.\[local-llm\]'"):
        ready_file(packed, tmp_path / "models")


def test_a_damaged_part_is_noticed_and_leaves_nothing_behind(packed: PackedModel, tmp_path: Path) -> None:
    part_paths(packed)[2].write_bytes(b"thirD")
    with pytest.raises(ModelUnavailableError, match="安装包已损坏"):
        ready_file(packed, tmp_path / "models")
    assert [path.suffix for path in (tmp_path / "models").iterdir()] == [".lock"]


def test_too_little_room_is_said_before_anything_is_written(
    packed: PackedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10, 9, 1 << 20))
    with pytest.raises(ModelUnavailableError, match="磁盘空间不够：语言模型要 64 MB，只剩 1 MB"):
        ready_file(packed, tmp_path / "models")


def test_a_folder_that_is_a_file_is_an_error_in_words(packed: PackedModel, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("")
    with pytest.raises(ModelUnavailableError, match=r"small\.gguf 写不下来"):
        ready_file(packed, tmp_path / "models")


def test_the_shipped_model_is_the_one_that_the_design_names() -> None:
    assert (QWEN.parts, QWEN.size_bytes, QWEN.sha256[:8]) == (22, 1_117_320_768, "cc324af0")
