"""From use to test: answers that people disliked become draft rows for a trainer to complete."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from yzassist.answering.model import Answer
from yzassist.errors import InvalidInputError
from yzassist.evaluation.model import KIND_NAMES, Row, Turn
from yzassist.evaluation.sets import read_sets, set_files
from yzassist.exports.files import whole_file
from yzassist.feedback.model import DISLIKED, VERDICT_NAMES, StoredFeedback
from yzassist.feedback.store import Store

_KEPT_CHARS = 300


class Feedback(BaseModel):
    """One line of the file: ``answer`` is what was shown, as text or as the JSON of an answer."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str
    history: tuple[Turn, ...] = ()
    answer: Answer | str = ""
    reason: str = ""


def read_feedback(path: Path) -> tuple[Feedback, ...]:
    """Every line of a feedback file. Raises InvalidInputError naming the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(f"无法读取 {path}（{error}）。请检查文件名、权限和编码（UTF-8）。") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(Feedback.model_validate_json(line))
        except ValidationError as error:
            field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "整行"
            raise InvalidInputError(
                f"{path.name} 第{number}行 {field}：缺少或类型不对。每行应有 question，可有 history、answer、reason。"
            ) from error
    return tuple(found)


def stored_feedback(store: Store) -> tuple[Feedback, ...]:
    """Every disliked answer that the app recorded, oldest first. Raises StoreUnavailableError."""
    return tuple(from_stored(item) for item in reversed(store.feedback(limit=None, verdicts=DISLIKED)))


def from_stored(item: StoredFeedback) -> Feedback:
    """What the app recorded, as a line of a feedback file."""
    return Feedback(
        question=item.question,
        history=tuple(Turn(role=turn.role, content=turn.content) for turn in item.history if turn.content),
        answer=item.answer,
        reason="，".join(part for part in (VERDICT_NAMES[item.verdict], item.comment) if part),
    )


def add_drafts(feedback: Iterable[Feedback], out: Path, sets: Path) -> int:
    """Append drafts to ``out``, but not of questions that a set or ``out`` already has; how many were added.

    Raises InvalidInputError when ``out`` cannot be written or the sets cannot be read.
    """
    drafts = draft_rows(feedback, (item.row for item in read_sets(set_files(sets))))
    before = out.read_text(encoding="utf-8") if out.exists() else ""
    new = [draft for draft in drafts if f'"{draft["id"]}"' not in before]
    with whole_file(out) as part:
        part.write_text(before + json_lines(new), encoding="utf-8")
    return len(new)


def json_lines(drafts: Iterable[dict[str, Any]]) -> str:
    """Drafts in the format of a set."""
    return "".join(json.dumps(draft, ensure_ascii=False) + "\n" for draft in drafts)


def draft_rows(feedback: Iterable[Feedback], known: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows to be completed, one for each question that no set asks yet, in the format of a set.

    ``kind`` is guessed from the answer; what only a trainer knows (voice, gold) is left empty, so that
    ``yzassist eval check`` refuses the row until it is filled in.
    """
    seen = {_key(row.question, row.history) for row in known}
    drafts = []
    for item in feedback:
        key = _key(item.question, item.history)
        if key in seen:
            continue
        seen.add(key)
        drafts.append(_draft(key, item))
    return drafts


def _draft(key: str, item: Feedback) -> dict[str, Any]:
    answer = item.answer if isinstance(item.answer, Answer) else None
    said = answer.answer if answer else str(item.answer)
    guess = "follow_up" if item.history else answer.intent if answer else ""
    note = [f"用户不满意：{item.reason or '未说明'}", f"当时的回答：{said[:_KEPT_CHARS]}"]
    if answer and answer.citations:
        note.append("当时引用：" + "、".join(dict.fromkeys(citation.clause for citation in answer.citations)))
    return {
        "id": f"feedback-{key}",
        "question": item.question,
        "history": [turn.model_dump() for turn in item.history],
        "kind": guess if guess in KIND_NAMES else "",
        "voice": "",
        "split": "dev",
        "expect": [],
        "forbid": [],
        "clauses": [],
        "clauses_may": [],
        "exact": False,
        "refusal": False,
        "note": "；".join(note),
    }


def _key(question: str, history: Iterable[Turn]) -> str:
    asked = json.dumps([question.strip(), [turn.content for turn in history]], ensure_ascii=False)
    return hashlib.sha256(asked.encode()).hexdigest()[:10]
