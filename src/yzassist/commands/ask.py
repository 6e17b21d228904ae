"""``yzassist ask``: one question, or a file of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError
from rich.progress import track

from yzassist.answering.model import Answer
from yzassist.commands import shell
from yzassist.commands.render import print_events
from yzassist.errors import InvalidInputError, InvalidQuestionError
from yzassist.exports.files import whole_file
from yzassist.settings import Settings

_FORM = '{"id":"…","question":"…","history":[{"role":"user","content":"…"}]}'


class _Turn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    role: StrictStr = Field(pattern="^(user|assistant)$")  # "user" or "assistant"
    content: StrictStr


class _Item(BaseModel):
    """One line of a batch; fields it does not know (as in question sets) are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: StrictStr | StrictInt | None = None
    question: StrictStr
    history: tuple[_Turn, ...] = ()
    documents: tuple[StrictStr, ...] = ()


class _LineError(Exception):
    """A batch line that cannot be answered; says why and how to mend it."""


def ask_one(settings: Settings, question: str, as_json: bool, documents: Sequence[str] = ()) -> None:
    """Answer one question on stdout, as text or as one JSON line; from ``documents`` alone if any are given."""
    assistant = shell.open_assistant(settings)
    if as_json:
        shell.raw(_json_line(None, assistant.ask(question, documents=documents)))
    else:
        print_events(assistant.ask_stream(question, documents=documents))


def ask_batch(settings: Settings, source: Path, target: Path, documents: Sequence[str] = ()) -> bool:
    """Answer every line of ``source`` into ``target``; True when all were answered. ``documents`` are those of every
    line that names none.

    A bad line gives ``{"id", "error"}`` in its place and the others are answered. Blank lines are skipped.
    Raises InvalidInputError when a file cannot be read or written.
    """
    try:
        lines = [(n, line) for n, line in enumerate(source.read_bytes().split(b"\n"), start=1) if line.strip()]
    except OSError as error:
        raise InvalidInputError(f"无法读取 {source}（{error.strerror}）。请检查文件名和权限。") from error
    if target.exists() and target.samefile(source):
        raise InvalidInputError("--out 与 --batch 是同一个文件。请给输出换一个文件名。")
    failed = 0
    with ExitStack() as stack:
        part = stack.enter_context(whole_file(target))
        stream = stack.enter_context(part.open("w", encoding="utf-8"))
        for text, answered in _answers(settings, lines, documents):
            stream.write(text + "\n")
            failed += not answered
    shell.tell(f"共 {len(lines)} 问，{failed} 行有错，已写入 {target}。", "red" if failed else "green")
    return failed == 0


def _answers(
    settings: Settings, lines: list[tuple[int, bytes]], documents: Sequence[str]
) -> Iterator[tuple[str, bool]]:
    """One output line for each input line, with whether it was answered."""
    assistant = shell.open_assistant(settings)
    shell.chosen_plans(assistant.index, documents)
    for number, line in track(lines, "正在回答", console=shell.err, transient=True):
        row: Any = None
        try:
            row = _row(line)
            item = _item(row)
            answer = assistant.ask(
                item.question, [turn.model_dump() for turn in item.history], item.documents or documents
            )
            yield _json_line(item.id, answer), True
        except (_LineError, InvalidQuestionError, InvalidInputError) as error:
            identity = row.get("id") if isinstance(row, dict) else None
            yield json.dumps({"id": identity, "error": f"第{number}行：{error}"}, ensure_ascii=False), False


def _row(line: bytes) -> Any:
    try:
        row = json.loads(line.decode("utf-8-sig"))
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeError as error:
        raise _LineError("不是有效的 UTF-8 文字。请把文件存为 UTF-8 编码。") from error
    except (ValueError, RecursionError) as error:
        raise _LineError(f"不是合法的 JSON。每行应写成 {_FORM}。") from error
    return row


def _item(row: Any) -> _Item:
    try:
        return _Item.model_validate(row)
    except ValidationError as error:
        fields = "、".join(
            dict.fromkeys(".".join(str(part) for part in e["loc"][:3]) or "整行" for e in error.errors())
        )
        raise _LineError(f"{fields} 缺少或类型不对。每行应写成 {_FORM}，role 只能是 user 或 assistant。") from error


def _json_line(identity: str | int | None, answer: Answer) -> str:
    return json.dumps({"id": identity, **answer.model_dump(mode="json")}, ensure_ascii=False)
