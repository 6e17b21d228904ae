"""Plain-word questions kept beside a corpus file as ``<stem>.questions.jsonl``: they close the vocabulary gap.

One row a line: ``{"clause": 6, "paragraph": 1, "sentence": "verbatim text" or null, "questions": ["…", …]}``.
``clause`` null means the front matter; ``sentence`` is text that stands in exactly one sentence of the paragraph.
``paragraph`` may be null where ``sentence`` is given: it is then looked for in the whole clause.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from yzassist.documents.model import Paragraph, Plan
from yzassist.index.units import PlainQuestion

SUFFIX = ".questions.jsonl"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    clause: int | str | None
    paragraph: int | None = Field(ge=1)
    sentence: str | None = None
    questions: list[str] = Field(min_length=1)


class _BadRowError(Exception):
    """A row that cannot be used; ``str(error)`` names the field and what is wrong with it."""


def questions_path(plan_path: Path) -> Path:
    """Where the questions of a corpus file are kept."""
    return plan_path.with_name(plan_path.stem + SUFFIX)


def read_questions(path: Path, plan: Plan) -> tuple[tuple[PlainQuestion, ...], tuple[str, ...]]:
    """Questions and warnings (Chinese, each naming file, line and field); a bad row is left out, the others stay."""
    if not path.is_file():
        return (), ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return (), (f"“{path.name}”不是 UTF-8 编码，其中的问句都没有使用。请另存为 UTF-8。",)
    questions: list[PlainQuestion] = []
    warnings: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            questions.extend(_parse_row(line, plan))
        except _BadRowError as error:
            warnings.append(f"“{path.name}”第 {number} 行没有使用：{error}")
    return tuple(questions), tuple(warnings)


def _parse_row(line: str, plan: Plan) -> list[PlainQuestion]:
    try:
        row = _Row.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise _BadRowError(f"不是正确的 JSON（{error.msg}，第 {error.colno} 个字符）。") from error
    except ValidationError as error:
        fields = "、".join(dict.fromkeys(str(item["loc"][0]) if item["loc"] else "整行" for item in error.errors()))
        raise _BadRowError(f"字段 {fields} 缺少、多余或类型不对。") from error
    paragraphs = _find_paragraphs(row, plan)
    if row.sentence is None and row.paragraph is None:
        raise _BadRowError("字段 paragraph 和 sentence 不能都为空。")
    paragraph, index = (paragraphs[0], None) if row.sentence is None else _find_sentence(row.sentence, paragraphs)
    texts = [text.strip() for text in row.questions]
    if not all(texts):
        raise _BadRowError("字段 questions 里有空的问句。")
    return [PlainQuestion(paragraph.id, index, text) for text in texts]


def _find_paragraphs(row: _Row, plan: Plan) -> tuple[Paragraph, ...]:
    if row.clause is None:
        paragraphs = plan.front
    else:
        measure = plan.measure(row.clause)
        if measure is None:
            raise _BadRowError(f"字段 clause：文件中没有第 {row.clause} 条。")
        paragraphs = measure.paragraphs
    found = tuple(item for item in paragraphs if row.paragraph is None or item.number == row.paragraph)
    if not found:
        raise _BadRowError(f"字段 paragraph：这一条没有第 {row.paragraph} 款。")
    return found


def _find_sentence(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, int]:
    found = [
        (paragraph, sentence.index)
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        if text in sentence.text
    ]
    if len(found) != 1 or not text.strip():
        where = "找不到" if not found else "出现在不止一句里"
        raise _BadRowError(f"字段 sentence：“{text[:20]}”在指定的款里{where}。")
    return found[0]
