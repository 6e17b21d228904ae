"""A store on each kind of database, and something to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from made_answers import made_answer, made_citation
from postgres_server import Server, running_server
from yzassist.feedback.model import Feedback, Turn, Verdict, Versions
from yzassist.feedback.store import Store
from yzassist.feedback.tables import Base

QUOTE = "到2025年年底，黑臭河道消除率达到90%以上"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new folder' / 'feedback.sqlite3'}"
    url: str = request.getfixturevalue("postgres").url
    engine = create_engine(url)
    Base.metadata.drop_all(engine)
    engine.dispose()
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def make() -> Callable[..., Feedback]:
    """Feedback on an answer; keywords replace its fields."""
    answer = made_answer(
        "到2025年年底。〔（一）〕",
        made_citation(QUOTE, 7),
        question="什么时候",
        resolved_question="黑臭河道什么时候消除",
    )
    base = {
        "question": "什么时候",
        "history": (Turn(role="user", content="黑臭河道"), Turn(role="assistant", content="……")),
        "answer": answer,
        "versions": Versions(package="1", corpus="c", model="m", index="i"),
        "verdict": Verdict.WRONG,
        "comment": "日期不对，'; DROP TABLE yzassist_feedback; --",
    }

    def feedback(**fields: Any) -> Feedback:
        return Feedback(**{**base, **fields})

    return feedback
