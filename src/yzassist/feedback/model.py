"""What people said about an answer, and what was asked: frozen records with the versions that answered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from yzassist.answering.model import Answer
from yzassist.errors import InvalidInputError, YzassistError

MAX_COMMENT_CHARS = 1000
MAX_TURNS = 40
"""Only the latest turns of a conversation are kept."""


class Verdict(StrEnum):
    """What a person thought of an answer."""

    USEFUL = "useful"
    WRONG_CITATION = "wrong_citation"
    INCOMPLETE = "incomplete"
    WRONG = "wrong"


VERDICT_NAMES: dict[Verdict, str] = {
    Verdict.USEFUL: "有用",
    Verdict.WRONG_CITATION: "引用不对",
    Verdict.INCOMPLETE: "不完整",
    Verdict.WRONG: "答错",
}
DISLIKED = tuple(verdict for verdict in Verdict if verdict is not Verdict.USEFUL)


class StoreUnavailableError(YzassistError):
    """Start the database, or mend its address, as the message says."""


def _storable(text: object) -> object:
    """Text that every database takes: neither NUL (which PostgreSQL refuses) nor half a surrogate pair."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8") if isinstance(text, str) else text


def _comment(text: object) -> object:
    if isinstance(text, str) and len(text) > MAX_COMMENT_CHARS:
        raise InvalidInputError(f"意见太长（{len(text)} 字），最多 {MAX_COMMENT_CHARS} 字。请写短一些。")
    return _storable(text)


def _latest(turns: object) -> object:
    return tuple(turns)[-MAX_TURNS:] if isinstance(turns, list | tuple) else turns


Storable = Annotated[str, BeforeValidator(_storable)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Turn(_Frozen):
    """One earlier message of a conversation."""

    role: Literal["user", "assistant"]
    content: Storable


class Versions(_Frozen):
    """What answered: ``corpus`` is a hash of the plans' contents, ``model`` the embedding model, ``index`` its
    generation."""

    package: str
    corpus: str
    model: str
    index: str


class Asked(_Frozen):
    """A question in its conversation, with the answer; the evidence is in the answer's citations, verbatim."""

    question: Storable
    history: Annotated[tuple[Turn, ...], BeforeValidator(_latest)] = ()
    answer: Answer
    versions: Versions


class Feedback(Asked):
    """What a person thought of an answer. A ``comment`` over ``MAX_COMMENT_CHARS`` raises InvalidInputError."""

    verdict: Verdict
    comment: Annotated[str, BeforeValidator(_comment)] = ""


class StoredFeedback(Feedback):
    """Feedback as kept; ``at`` is UTC."""

    id: int
    at: datetime


class LoggedQuestion(Asked):
    """A question as kept; ``at`` is UTC. Neither who asked nor from where is recorded."""

    id: int
    at: datetime
