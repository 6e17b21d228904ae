"""A set with a wrong row is refused whole, naming file, line and field."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from yzassist.errors import InvalidInputError
from yzassist.evaluation.model import Row
from yzassist.evaluation.sets import InvalidSetError, read_sets, set_files
from yzassist.settings import PROJECT_ROOT

EVAL = PROJECT_ROOT / "eval"
WriteSet = Callable[..., Path]


def problems_of(path: Path) -> list[str]:
    with pytest.raises(InvalidSetError) as caught:
        read_sets([path])
    return [str(problem) for problem in caught.value.problems]


def test_rows_are_read_with_their_place(write_set: WriteSet, row: Callable[..., Row]) -> None:
    path = write_set(row(id="a"), "", row(id="b"))
    assert [(item.line, item.row.id) for item in read_sets([path])] == [(1, "a"), (3, "b")]


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"kind": "riddle"}, "kind", "不在可选的值里"),
        ({"question": ""}, "question", "不能为空"),
        ({"clauses": [1.5]}, "clauses[0]", "应当是"),
        ({"expect": "43%"}, "expect", "应当是列表"),
        ({"expect": [["43%", 5]]}, "expect[0][1]", "应当是文字"),
        ({"expect": [[]]}, "expect[0]", "每组至少要有"),
        ({"expect": [["。"]]}, "expect[0]", "每组至少要有"),
        ({"exact": "yes"}, "exact", "true 或 false"),
        ({"extra": 1}, "extra", "没有这个字段"),
        ({"expect": [], "clauses": []}, "expect", "没有可以判分的内容"),
        ({"refusal": True}, "expect", "应当拒答的题"),
        ({"exact": True, "clauses": []}, "exact", "要求写明 clauses"),
        ({"kind": "follow_up"}, "history", "要有上文"),
        ({"history": [{"role": "user", "content": "问"}]}, "history", "一问一答"),
        ({"paragraphs": [[9, 1]]}, "paragraphs[0]", "第 9 条不在"),
    ],
)
def test_a_wrong_field_is_named(
    write_set: WriteSet, row: Callable[..., Row], change: dict[str, Any], field: str, message: str
) -> None:
    wrong = json.dumps({**row(id="b").model_dump(mode="json"), **change}, ensure_ascii=False)
    found = problems_of(write_set(row(id="a"), wrong))
    assert found[0].startswith(f"dev.jsonl 第2行 {field}：")
    assert message in found[0]


def test_a_missing_field_is_named(write_set: WriteSet) -> None:
    found = problems_of(write_set('{"id": "a"}'))
    assert "dev.jsonl 第1行 question：缺少这个字段" in found


def test_a_line_that_is_no_json_is_named(write_set: WriteSet) -> None:
    assert "不是合法的 JSON" in problems_of(write_set("{nope"))[0]


def test_duplicate_ids_are_named_across_files(write_set: WriteSet, row: Callable[..., Row]) -> None:
    files = [write_set(row(id="a"), name="one"), write_set(row(id="a"), name="two")]
    with pytest.raises(InvalidSetError, match=r"two\.jsonl 第1行 id：与 one\.jsonl 第1行 重复"):
        read_sets(files)


def test_an_empty_set_is_refused(write_set: WriteSet) -> None:
    assert problems_of(write_set()) == ["dev.jsonl：这个题库是空的，没有题目"]


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gbk.jsonl"
    path.write_bytes("问题".encode("gbk"))
    with pytest.raises(InvalidInputError, match="不是 UTF-8"):
        read_sets([path])


def test_an_unknown_set_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="没有这个题库"):
        set_files(tmp_path, ["nope"])
    with pytest.raises(InvalidInputError, match="没有题库"):
        set_files(tmp_path)


def test_the_published_schema_is_that_of_the_rows() -> None:
    published = json.loads((EVAL / "row.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    assert published == Row.model_json_schema()
