"""Disliked answers become drafts that the checker refuses until a trainer completes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from yzassist.errors import InvalidInputError
from yzassist.evaluation.feedback import draft_rows, read_feedback, stored_feedback
from yzassist.evaluation.model import Record, Row
from yzassist.feedback.model import Feedback, Turn, Verdict, Versions
from yzassist.feedback.store import Store


def written(path: Path, *items: object) -> Path:
    path.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items), encoding="utf-8")
    return path


def test_a_draft_keeps_what_happened_and_leaves_the_gold_open(tmp_path: Path, record: Callable[..., Record]) -> None:
    reply = record().reply
    assert reply is not None
    answer = reply.answer.model_dump(mode="json")
    path = written(
        tmp_path / "f.jsonl", {"question": "何时完成", "answer": answer, "reason": "日期不对", "时间": "今天"}
    )
    (draft,) = draft_rows(read_feedback(path), [])
    assert (draft["question"], draft["kind"], draft["split"]) == ("何时完成", "deadline", "dev")
    for part in ("日期不对", "到2025年年底。", "（一）"):
        assert part in draft["note"]
    with pytest.raises(ValidationError):
        Row.model_validate(draft)
    assert Row.model_validate({**draft, "voice": "formal", "clauses": (1,)}).clauses == (1,)


def test_a_conversation_becomes_a_follow_up(tmp_path: Path) -> None:
    history = [{"role": "user", "content": "甲"}, {"role": "assistant", "content": "乙"}]
    path = written(tmp_path / "f.jsonl", {"question": "那呢", "history": history, "answer": "不知道"})
    (draft,) = draft_rows(read_feedback(path), [])
    assert (draft["kind"], draft["history"]) == ("follow_up", history)


def test_questions_that_are_known_are_left_out(tmp_path: Path, row: Callable[..., Row]) -> None:
    known = row(question="已有的问题")
    path = written(tmp_path / "f.jsonl", {"question": "已有的问题"}, {"question": "新问题"}, {"question": "新问题"})
    assert [draft["question"] for draft in draft_rows(read_feedback(path), [known])] == ["新问题"]


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "f.jsonl", {"question": "好"}, {"answer": "没有问题"})
    with pytest.raises(InvalidInputError, match=r"f\.jsonl 第2行 question"):
        read_feedback(path)
    with pytest.raises(InvalidInputError, match="无法读取"):
        read_feedback(tmp_path / "none.jsonl")


def test_what_the_app_recorded_becomes_drafts_but_not_the_praise(tmp_path: Path, record: Callable[..., Record]) -> None:
    reply = record().reply
    assert reply is not None
    store = Store(f"sqlite:///{tmp_path / 'feedback.sqlite3'}")
    versions = Versions(package="1", corpus="c", model="m", index="i")
    for question, verdict in (("甲", Verdict.INCOMPLETE), ("乙", Verdict.USEFUL), ("丙", Verdict.WRONG)):
        history = (Turn(role="user", content="先前"), Turn(role="assistant", content="回答"))
        store.add_feedback(
            Feedback(
                question=question,
                history=history,
                answer=reply.answer,
                versions=versions,
                verdict=verdict,
                comment="少了一半",
            )
        )
    drafts = draft_rows(stored_feedback(store), [])
    store.close()
    assert [draft["question"] for draft in drafts] == ["甲", "丙"]
    assert drafts[0]["history"] == [{"role": "user", "content": "先前"}, {"role": "assistant", "content": "回答"}]
    assert "不完整，少了一半" in drafts[0]["note"]
    assert "到2025年年底。" in drafts[0]["note"]
