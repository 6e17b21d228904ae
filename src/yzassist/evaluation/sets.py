"""Reading question sets. A row that breaks the format is named by file, line and field, and nothing is run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from yzassist.errors import InvalidInputError
from yzassist.evaluation.model import Row

_SHOWN = 30
_MESSAGES = {
    "missing": "缺少这个字段",
    "extra_forbidden": "没有这个字段，请删去或改正字段名",
    "string_too_short": "不能为空",
    "string_type": "应当是文字",
    "bool_type": "应当是 true 或 false",
    "int_type": "应当是整数",
    "tuple_type": "应当是列表",
    "model_type": "应当是对象",
}


@dataclass(frozen=True, slots=True)
class Located:
    """A row and where it was read."""

    file: Path
    line: int
    row: Row


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row; ``line`` 0 means the file as a whole."""

    file: Path
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        line = f"第{self.line}行" if self.line else ""
        return " ".join(part for part in (f"{self.file.name}", line, self.field) if part) + f"：{self.message}"


class InvalidSetError(InvalidInputError):
    """Mend the rows named in ``problems``."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[:_SHOWN]]
        if len(self.problems) > _SHOWN:
            lines.append(f"……另有 {len(self.problems) - _SHOWN} 处")
        super().__init__("题库有误，没有运行。请改正后重试：\n" + "\n".join(lines))


def set_files(folder: Path, names: Sequence[str] = ()) -> tuple[Path, ...]:
    """The set files of a folder, or those of ``names`` (a stem in the folder, or a path). Raises InvalidInputError."""
    if names:
        files = tuple(path if (path := Path(name)).suffix else folder / f"{name}.jsonl" for name in names)
        missing = [str(path) for path in files if not path.is_file()]
        if missing:
            raise InvalidInputError(f"没有这个题库：{'、'.join(missing)}。题库在 {folder}，以 .jsonl 结尾。")
        return files
    files = tuple(sorted(folder.glob("*.jsonl")))
    if not files:
        raise InvalidInputError(f"{folder} 里没有题库（*.jsonl）。请放入题库，或用 --sets 指定文件夹。")
    return files


def read_sets(files: Iterable[Path]) -> tuple[Located, ...]:
    """All rows of the files. Raises InvalidSetError naming every row that breaks the format, and empty sets."""
    rows: list[Located] = []
    problems: list[Problem] = []
    for file in files:
        found = 0
        for number, line in _lines(file):
            found += 1
            row = _parse(file, number, line, problems)
            if row is not None:
                rows.append(row)
        if not found:
            problems.append(Problem(file, 0, "", "这个题库是空的，没有题目"))
    problems += _duplicate_ids(rows)
    if problems:
        raise InvalidSetError(sorted(problems, key=lambda problem: (problem.file.name, problem.line)))
    return tuple(rows)


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InvalidInputError(f"无法读取题库 {file}（{error.strerror}）。请检查权限。") from error
    except UnicodeDecodeError as error:
        raise InvalidInputError(f"题库 {file} 不是 UTF-8 编码。请另存为 UTF-8。") from error
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def _parse(file: Path, number: int, line: str, problems: list[Problem]) -> Located | None:
    try:
        row = Row.model_validate_json(line, strict=True)
    except ValidationError as error:
        problems += (Problem(file, number, _field(item), _message(item)) for item in _distinct(error.errors()))
        return None
    wrong = [Problem(file, number, field, message) for field, message in _contradictions(row)]
    problems += wrong
    return None if wrong else Located(file, number, row)


def _distinct(errors: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """One error for a field: a clause that is neither number nor text gives two."""
    return list({_field(item): item for item in errors}.values())


def _field(item: ErrorDetails) -> str:
    """``expect[0][1]``."""
    parts = [part for part in item["loc"] if part not in ("int", "str")]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts).lstrip(".")


def _message(item: ErrorDetails) -> str:
    if item["type"] == "json_invalid":
        return f"不是合法的 JSON（{item['msg']}）"
    if item["type"] == "literal_error":
        return f"{item['input']!r} 不在可选的值里：{item['ctx']['expected'].replace(' or ', '、').replace(', ', '、')}"
    return _MESSAGES.get(item["type"], item["msg"])


def _contradictions(row: Row) -> Iterator[tuple[str, str]]:
    """What each field allows but the row as a whole does not."""
    for name in ("expect", "clauses", "clauses_may", "paragraphs") if row.refusal else ():
        if getattr(row, name):
            yield name, "应当拒答的题（refusal）不能有这一项"
    if not row.refusal and not row.expect and not row.clauses:
        yield "expect", "没有可以判分的内容：请写 expect 或 clauses，或把 refusal 设为 true"
    for position, group in enumerate(row.expect):
        if not group or not all(any(char.isalnum() for char in wording) for wording in group):
            yield f"expect[{position}]", "每组至少要有一个不空的说法"
    if row.exact and not row.clauses:
        yield "exact", "exact 要求写明 clauses"
    if row.kind == "follow_up" and not row.history:
        yield "history", "追问题要有上文"
    roles = [turn.role for turn in row.history]
    if roles != ["user", "assistant"] * (len(roles) // 2):
        yield "history", "上文应当一问一答，以 user 开头、assistant 结尾"
    for position, (clause, _) in enumerate(row.paragraphs):
        if clause not in (*row.clauses, *row.clauses_may):
            yield f"paragraphs[{position}]", f"第 {clause} 条不在 clauses 或 clauses_may 里"


def _duplicate_ids(rows: Iterable[Located]) -> Iterator[Problem]:
    seen: dict[str, Located] = {}
    for located in rows:
        first = seen.setdefault(located.row.id, located)
        if first is not located:
            where = f"{first.file.name} 第{first.line}行"
            yield Problem(located.file, located.line, "id", f"与 {where} 重复（{located.row.id}）")
