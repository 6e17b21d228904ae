"""The folder of a run: its configuration, rows, passages and answers, written as they come."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from yzassist.documents.model import ClauseNumber
from yzassist.errors import InvalidInputError
from yzassist.evaluation.model import Passage, Record, Row

RUN_FILE = "run.json"
ROWS_FILE = "rows.jsonl"
PASSAGES_FILE = "passages.jsonl"
ANSWERS_FILE = "answers.jsonl"
JUDGEMENTS_FILE = "judgements.jsonl"

T = TypeVar("T", bound=BaseModel)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(_Frozen):
    """A document that was evaluated; ``clauses`` are its clause numbers."""

    id: str
    title: str
    number: str
    content_hash: str
    clauses: tuple[ClauseNumber, ...]

    def is_same(self, other: Document) -> bool:
        """The same document, though perhaps another text: by title or number, or by file where one has no title."""
        if self.title and other.title:
            return self.title == other.title or bool(self.number and self.number == other.number)
        return self.id == other.id


class Configuration(_Frozen):
    """All that decides the answers of a run. ``documents`` by corpus: "" is that of the settings."""

    system: str
    documents: dict[str, tuple[Document, ...]]
    embedding_model: str
    language_model: str
    prompts_hash: str
    code_hash: str
    rows_hash: str

    @property
    def hash(self) -> str:
        """Eight characters that differ when anything here differs."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:8]


class RunInfo(_Frozen):
    """``started`` and ``finished`` are local times, ``2025-01-31T12:00:00.123``; None where a run is not finished."""

    started: str
    finished: str | None
    sets: tuple[str, ...]
    threads: int
    configuration: Configuration


class RunFolder:
    """One run on disk. Answers are appended line by line, so that whatever stops the run loses at most one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def create(cls, parent: Path, info: RunInfo, rows: Iterable[Row], passages: Iterable[Passage]) -> RunFolder:
        """A new folder ``<time>-<hash>`` under ``parent``. Raises InvalidInputError when it cannot be written."""
        name = f"{info.started.replace('-', '').replace(':', '').replace('T', '-')}-{info.configuration.hash}"
        folder = cls(parent / name)
        try:
            folder.path.mkdir(parents=True, exist_ok=False)
            folder.write_info(info)
            folder._write_lines(ROWS_FILE, rows)
            folder._write_lines(PASSAGES_FILE, passages)
            (folder.path / ANSWERS_FILE).touch()
        except OSError as error:
            raise InvalidInputError(f"无法写入 {folder.path}（{error.strerror}）。请检查权限和磁盘空间。") from error
        return folder

    @property
    def info(self) -> RunInfo:
        """The configuration. Raises InvalidInputError when this is no run folder."""
        try:
            return RunInfo.model_validate_json((self.path / RUN_FILE).read_bytes())
        except (OSError, ValidationError) as error:
            raise InvalidInputError(f"{self.path} 不是评测结果文件夹，或已损坏。请重新运行 yzassist eval。") from error

    def write_info(self, info: RunInfo) -> None:
        """Write or replace the configuration."""
        (self.path / RUN_FILE).write_text(info.model_dump_json(indent=2), encoding="utf-8")

    def rows(self) -> tuple[Row, ...]:
        """The rows of the run, with the gold as it was."""
        return self._read_lines(ROWS_FILE, Row)

    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs of the documents as they were."""
        return self._read_lines(PASSAGES_FILE, Passage)

    def records(self) -> dict[str, Record]:
        """What was recorded, by id. A last line that was cut off is dropped, from the file too."""
        path = self.path / ANSWERS_FILE
        data = path.read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        if whole != data:
            path.write_bytes(whole)
        return {record.id: record for record in self._read_lines(ANSWERS_FILE, Record)}

    def append(self, record: Record) -> None:
        """Add one record; only one thread may do so."""
        with (self.path / ANSWERS_FILE).open("a", encoding="utf-8") as stream:
            stream.write(record.model_dump_json() + "\n")

    def write_judgements(self, judgements: Iterable[BaseModel]) -> None:
        """Keep what the judge said beside the answers."""
        self._write_lines(JUDGEMENTS_FILE, judgements)

    def _write_lines(self, name: str, items: Iterable[BaseModel]) -> None:
        lines = "".join(item.model_dump_json() + "\n" for item in items)
        (self.path / name).write_text(lines, encoding="utf-8")

    def _read_lines(self, name: str, model: type[T]) -> tuple[T, ...]:
        try:
            lines = (self.path / name).read_text(encoding="utf-8").split("\n")
            return tuple(model.model_validate_json(line) for line in lines if line)
        except (OSError, ValidationError) as error:
            raise InvalidInputError(f"{self.path / name} 缺失或已损坏。请重新运行 yzassist eval。") from error


def run_folders(parent: Path) -> tuple[RunFolder, ...]:
    """All runs under ``parent``, oldest first."""
    found = sorted(path.parent for path in parent.glob(f"*/{RUN_FILE}"))
    return tuple(RunFolder(path) for path in found)


def latest(parent: Path) -> RunFolder:
    """The newest finished run. Raises InvalidInputError when there is none."""
    for folder in reversed(run_folders(parent)):
        if folder.info.finished:
            return folder
    raise InvalidInputError(f"{parent} 里还没有做完的评测。请先运行 yzassist eval。")


def rows_hash(rows: Iterable[Row]) -> str:
    """Changes with the questions that are asked, not with their gold or notes."""
    asked = [(row.id, row.question, [turn.model_dump() for turn in row.history], row.document) for row in rows]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()[:16]
