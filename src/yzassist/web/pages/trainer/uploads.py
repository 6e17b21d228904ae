"""A plan on its way into the corpus: looked at from all sides before it is put there, whole or not at all."""

from __future__ import annotations

import os
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from yzassist.documents.base import read_plan, reader_for, supported_suffixes
from yzassist.documents.corpus import plan_files
from yzassist.documents.model import Plan
from yzassist.errors import InvalidInputError
from yzassist.exports.files import whole_file

_MAX_NAME_BYTES = 200
"""File systems take 255, and a name grows while its file is being written."""
_MEGABYTE = 1024 * 1024
_UNNUMBERED = "段"
"""``段3`` is the number of a paragraph in a file without numbered clauses."""
_adding = threading.Lock()


@dataclass(frozen=True, slots=True)
class Added:
    """The plan that was put into the corpus, and whether it took the place of a file of that name."""

    plan: Plan
    replaced: bool

    @property
    def summary(self) -> str:
        """What the trainer should look at before the index is rebuilt."""
        metadata, measures = self.plan.metadata, self.plan.measures
        verb = "已替换" if self.replaced else "已放入语料"
        number = f"，{metadata.document_number}" if metadata.document_number else ""
        named = f"{verb}：{self.plan.file_name}（《{metadata.title or self.plan.file_name}》{number}，"
        if _is_unnumbered(self.plan):
            return (
                f"{named}共 {len(measures)} 段）。注意：没有找到编号的条目（如“（一）”“第一条”“1.”），"
                "只能按段回答，引用注明第几段。如果原文有编号，请检查文件后重传。"
            )
        clauses = f"{measures[0].label} 至 {measures[-1].label}" if len(measures) > 1 else measures[0].label
        return f"{named}共 {len(measures)} 条，{clauses}）。"


def add_plan(uploaded: Path, name: str, corpus: Path, max_mb: int, replace: bool = False) -> Added:
    """Put ``uploaded`` into ``corpus`` as ``name``, if it is a plan.

    With ``replace`` it may take the place of a file of that name. Raises InvalidInputError (name, size, already there)
    and CorpusError (a format that cannot be read, no text); the corpus is then as it was.
    """
    safe = _checked_name(name)
    data = _checked_data(uploaded, safe, max_mb)
    plan = _read(data, safe)
    with _adding:
        others = {path.name: path for path in plan_files(corpus)}
        old = others.pop(safe, None)
        _check_beside(plan, data, others)
        if old is not None and not replace:
            raise InvalidInputError(f"语料里已经有“{safe}”。要换成新的内容，请勾选“替换同名文件”。")
        with whole_file(corpus / safe) as part, part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    return Added(plan, replaced=old is not None)


def _checked_name(name: str) -> str:
    """The name if it is that of a file and no more: no folder, nothing hidden, nothing a shell or a page trips over."""
    bare = name.strip()
    if bare != PurePosixPath(bare).name or bare != PureWindowsPath(bare).name:
        raise InvalidInputError("文件名里不能有路径。请只用文件名，如“行动方案.txt”。")
    if bare.startswith((".", "~", "-")) or not bare.isprintable() or any(char in '<>:"|?*' for char in bare):
        raise InvalidInputError('文件名不能以“.”“~”“-”开头，也不能有控制字符和 < > : " | ? *。请改名后再传。')
    if len(bare.encode("utf-8", "replace")) > _MAX_NAME_BYTES:
        raise InvalidInputError("文件名太长，请改短后再传。")
    path = Path(bare)
    if reader_for(path) is None:
        raise InvalidInputError(f"不支持“{bare}”这种格式。请转换成 {'、'.join(supported_suffixes())} 之一。")
    if path.stem.lower() == "readme":
        raise InvalidInputError("README 不算方案，请改名后再传。")
    return bare


def _checked_data(uploaded: Path, name: str, max_mb: int) -> bytes:
    try:
        with uploaded.open("rb") as file:
            data = file.read(max_mb * _MEGABYTE + 1)
    except OSError as error:
        raise InvalidInputError(f"“{name}”没有传完，请重新上传。") from error
    if len(data) > max_mb * _MEGABYTE:
        raise InvalidInputError(f"“{name}”太大，最多 {max_mb} MB。")
    return data


def _read(data: bytes, name: str) -> Plan:
    """The plan, as the corpus would read it. Raises CorpusError."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        copy.write_bytes(data)
        return read_plan(copy)


def _is_unnumbered(plan: Plan) -> bool:
    return all(str(measure.number).startswith(_UNNUMBERED) for measure in plan.measures)


def _check_beside(plan: Plan, data: bytes, others: dict[str, Path]) -> None:
    for other_name, path in others.items():
        if path.stem == plan.id:
            raise InvalidInputError(f"与语料里的“{other_name}”只有扩展名不同。请改名后再传。")
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            raise InvalidInputError(f"内容与语料里的“{other_name}”完全相同，不必再传。")
