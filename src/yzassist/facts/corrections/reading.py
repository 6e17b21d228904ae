"""Reading ``NAME.corrections.yaml``: a list of entries, each checked against the text that it quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from yzassist.documents.model import Measure, Paragraph, Plan
from yzassist.documents.numerals import parse_clause_label
from yzassist.facts.corrections.model import ENTRY, Entry

_LARGEST_FILE = 1_000_000
"""Bytes; an entry takes about 200."""
_SHOWN = 20
_FORM = "操作 应是 增加、替换、删除 或 确认；增加、替换、删除还要写 类别：责任、时限 或 指标"


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry and the place that it quotes: ``paragraph.text[start:end]``. ``where`` names file and line."""

    entry: Entry
    paragraph: Paragraph
    start: int
    end: int
    where: str


class BadCorrectionError(Exception):
    """An entry that cannot be used; ``str(error)`` names the field, what is wrong with it and the mend."""


def read_corrections(path: Path, plan: Plan) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """The corrections of a file and its problems (Chinese, each naming file and line).

    A bad entry is left out, the others stay. A file that is not there has none.
    """
    if not path.is_file():
        return (), ()
    corrections: list[Correction] = []
    problems: list[str] = []
    try:
        for line, raw in _entries(path):
            where = f"“{path.name}”第 {line} 行"
            try:
                corrections.append(_checked(raw, plan, where))
            except BadCorrectionError as error:
                problems.append(f"{where}没有使用：{error}")
    except BadCorrectionError as error:
        return (), (f"“{path.name}”{error}其中的订正都没有使用。",)
    return tuple(corrections), tuple(problems)


def find_once(quote: str, text: str, field: str, start: int = 0) -> int:
    """Where ``quote`` stands in ``text``. Raises BadCorrectionError when it stands there not once."""
    at = text.find(quote, start)
    shown = quote if len(quote) <= _SHOWN else quote[:_SHOWN] + "……"
    if at < 0:
        raise BadCorrectionError(f"字段 {field}：“{shown}”不在这一款里。请照抄原文（标点也要一致）。")
    if text.find(quote, at + 1) >= 0:
        raise BadCorrectionError(f"字段 {field}：“{shown}”在这一款里不止一处。请多引几个字。")
    return at


def _entries(path: Path) -> Iterator[tuple[int, object]]:
    """The entries of the file with their lines, counted from 1."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise BadCorrectionError("太大（超过 1 MB），请删去多余的内容。")
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        loaded = yaml.safe_load(text)
    except UnicodeDecodeError as error:
        raise BadCorrectionError("不是 UTF-8 编码，请另存为 UTF-8。") from error
    except OSError as error:
        raise BadCorrectionError(f"读不出来（{error.strerror}），请检查文件权限。") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"第 {mark.line + 1} 行" if mark else ""
        raise BadCorrectionError(
            f"{place}不是正确的 YAML（缩进、冒号后的空格、引号）。请对照 corpus/README.md 改正。"
        ) from error
    if loaded is None:
        return
    if not isinstance(loaded, list) or not isinstance(node, yaml.SequenceNode):
        raise BadCorrectionError("应当是一个列表，每项以“- 操作:”开头。请对照 corpus/README.md 改正。")
    for child, raw in zip(node.value, loaded, strict=True):
        yield child.start_mark.line + 1, raw


def _checked(raw: object, plan: Plan, where: str) -> Correction:
    try:
        entry = ENTRY.validate_python(raw)
    except ValidationError as error:
        raise BadCorrectionError("；".join(dict.fromkeys(_problems(error))) + "。") from error
    paragraph = _paragraph(entry, plan)
    start = find_once(entry.quote, paragraph.text, "原文")
    return Correction(entry, paragraph, start, start + len(entry.quote), where)


def _problems(error: ValidationError) -> Iterator[str]:
    for item in error.errors():
        # the first step is the tag of the model: ("责任", "分工", 0, "角色")
        names = [str(step) if isinstance(step, str) else f"第 {step + 1} 项" for step in item["loc"][1:]]
        field = f"字段 {' '.join(names)}"
        match item["type"]:
            case "union_tag_not_found" | "union_tag_invalid" | "dict_type" | "model_type":
                yield _FORM
            case "missing":
                yield f"缺少{field}"
            case "extra_forbidden":
                yield f"不认识的{field}"
            case "enum" | "literal_error":
                yield f"{field} 的值不在可选的范围里（{item['ctx']['expected'].replace(' or ', ' 或 ')}）"
            case _:
                yield f"{field} 的值不对（{item['input']!r}）"


def _by_label(text: str, plan: Plan) -> Measure | None:
    """The measure of a number written as it is printed: （六）, 第六条."""
    number = parse_clause_label(text)
    return None if number is None else plan.measure(number)


def _paragraph(entry: Entry, plan: Plan) -> Paragraph:
    if entry.clause is None:
        paragraphs = plan.front
    else:
        measure = plan.measure(entry.clause) or _by_label(str(entry.clause), plan)
        if measure is None:
            raise BadCorrectionError(f"字段 条：文件中没有编号是 {entry.clause} 的条。编号见 yzassist facts check。")
        paragraphs = measure.paragraphs
    found = next((item for item in paragraphs if item.number == entry.paragraph), None)
    if found is None:
        raise BadCorrectionError(f"字段 款：这里只有 {len(paragraphs)} 款，没有第 {entry.paragraph} 款。")
    return found
