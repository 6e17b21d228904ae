"""The questions kept beside a plan: good rows are used, bad ones named by file, line and field."""

from __future__ import annotations

import json

import pytest

from yzassist.documents.base import read_plan
from yzassist.index.build import build_index
from yzassist.index.questions import questions_path, read_questions


@pytest.fixture
def plan_path(settings):
    return settings.corpus / "甲方案.txt"


@pytest.fixture
def read(plan_path):
    plan = read_plan(plan_path)

    def run(*rows: object):
        lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
        questions_path(plan_path).write_text("\n".join(lines), encoding="utf-8")
        return read_questions(questions_path(plan_path), plan)

    return run


GOOD = {"clause": 2, "paragraph": 1, "sentence": "完成12个", "questions": ["要改几个塘", "塘改到哪年"]}


def test_no_file_is_no_question(plan_path):
    assert read_questions(questions_path(plan_path), read_plan(plan_path)) == ((), ())


def test_good_rows_point_to_their_sentence(read):
    questions, warnings = read(GOOD, "", {"clause": 1, "paragraph": 1, "sentence": None, "questions": ["谁清河泥"]})
    assert warnings == ()
    assert [(item.paragraph_id, item.sentence_index, item.text) for item in questions] == [
        ("甲方案/2/1", 1, "要改几个塘"),
        ("甲方案/2/1", 1, "塘改到哪年"),
        ("甲方案/1/1", None, "谁清河泥"),
    ]


def test_front_matter_is_clause_null_and_may_leave_the_paragraph_open(read):
    questions, warnings = read({"clause": None, "paragraph": None, "sentence": "制定本方案", "questions": ["为啥要定"]})
    assert warnings == ()
    assert "/front/" in questions[0].paragraph_id


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("{not json", "JSON"),
        ("[1, 2]", "整行"),
        ({**GOOD, "clause": 99}, "clause"),
        ({**GOOD, "clause": 1.5}, "clause"),
        ({**GOOD, "paragraph": 7}, "paragraph"),
        ({**GOOD, "paragraph": "1"}, "paragraph"),
        ({**GOOD, "paragraph": None, "sentence": None}, "sentence"),
        ({**GOOD, "sentence": "没有这句"}, "sentence"),
        ({**GOOD, "sentence": ""}, "sentence"),
        ({**GOOD, "sentence": "池塘"}, "sentence"),
        ({**GOOD, "questions": []}, "questions"),
        ({**GOOD, "questions": ["  "]}, "questions"),
        ({**GOOD, "question": "多一个字段"}, "question"),
    ],
)
def test_a_bad_row_is_named_and_the_others_stay(read, row, field):
    questions, warnings = read(GOOD, row, GOOD)
    assert len(questions) == 4
    (warning,) = warnings
    assert "甲方案.questions.jsonl" in warning
    assert "第 2 行" in warning
    assert field in warning


def test_a_file_of_another_encoding_is_a_warning(plan_path):
    questions_path(plan_path).write_bytes("问句".encode("gb18030"))
    questions, (warning,) = read_questions(questions_path(plan_path), read_plan(plan_path))
    assert questions == ()
    assert "UTF-8" in warning


def test_questions_without_a_plan_are_a_warning(settings, embedder):
    (settings.corpus / "丙方案.questions.jsonl").write_text("", encoding="utf-8")
    assert any("丙方案.questions.jsonl" in warning for warning in build_index(settings, embedder=embedder).warnings)
