"""Feedback and logged questions in a database: SQLite by default, PostgreSQL alike."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import URL, Engine, create_engine, delete, event, func, make_url, or_, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session

from yzassist.answering.model import Answer
from yzassist.errors import InvalidSettingError
from yzassist.feedback.model import (
    Asked,
    Feedback,
    LoggedQuestion,
    StoredFeedback,
    StoreUnavailableError,
    Turn,
    Verdict,
    Versions,
)
from yzassist.feedback.tables import Base, FeedbackRow, QuestionRow
from yzassist.settings import Settings

SQLITE_FILE = "feedback.sqlite3"
_WAIT_S = 10
"""How long a writer waits for another, and for a server to answer."""
_CREATION_WAITS_S = (0.05, 0.1, 0.2)
"""Two processes at their first start can each make a table that the other is about to make, more than once."""

_SQLITE = "sqlite"
_CONNECT_ARGUMENTS: dict[str, dict[str, Any]] = {
    _SQLITE: {"timeout": _WAIT_S},
    "postgresql": {"connect_timeout": _WAIT_S},
}


_HISTORY = TypeAdapter(tuple[Turn, ...])


class Store:
    """The database. Safe for many threads; nothing is opened before the first use, which creates the tables.

    Every method raises StoreUnavailableError when the database is away.
    """

    def __init__(self, database_url: str) -> None:
        """``database_url`` is a SQLAlchemy address. Raises InvalidSettingError for one that is none."""
        try:
            self._url = make_url(database_url)
            self._engine = _engine(self._url)
        except (ArgumentError, ImportError, SQLAlchemyError) as error:
            raise InvalidSettingError(
                "数据库地址 YZASSIST_DATABASE_URL 不对。应写成 sqlite:////目录/文件 或 "
                "postgresql+psycopg://用户:密码@主机/库名。"
            ) from error
        self._ready = False
        self._creating = threading.Lock()

    def add_feedback(self, feedback: Feedback) -> int:
        """Keep a verdict; its id."""
        row = FeedbackRow(**_columns(feedback), verdict=feedback.verdict.value, comment=feedback.comment)
        return self._add(row)

    def feedback(
        self,
        limit: int | None = 50,
        offset: int = 0,
        verdicts: Collection[Verdict] = (),
        containing: str = "",
        since: datetime | None = None,
    ) -> tuple[StoredFeedback, ...]:
        """Newest first; ``limit`` None and ``verdicts`` empty mean all. ``containing``: in question or comment."""
        query = select(FeedbackRow).order_by(FeedbackRow.id.desc()).limit(limit).offset(offset)
        if verdicts:
            query = query.where(FeedbackRow.verdict.in_([verdict.value for verdict in verdicts]))
        if containing:
            columns = (FeedbackRow.question, FeedbackRow.comment)
            query = query.where(or_(*(column.icontains(containing, autoescape=True) for column in columns)))
        if since:
            query = query.where(FeedbackRow.at >= since)
        with self._session() as session:
            return tuple(_feedback(row) for row in session.scalars(query))

    def feedback_by_id(self, ids: Collection[int]) -> tuple[StoredFeedback, ...]:
        """Those of ``ids`` that are there, oldest first."""
        query = select(FeedbackRow).where(FeedbackRow.id.in_(ids)).order_by(FeedbackRow.id)
        with self._session() as session:
            return tuple(_feedback(row) for row in session.scalars(query))

    def verdict_counts(self) -> dict[Verdict, int]:
        """How many of each verdict, all of them named."""
        query = select(FeedbackRow.verdict, func.count()).group_by(FeedbackRow.verdict)
        with self._session() as session:
            counted = {Verdict(verdict): count for verdict, count in session.execute(query)}
        return {verdict: counted.get(verdict, 0) for verdict in Verdict}

    def log_question(self, asked: Asked) -> int:
        """Keep a question with its answer; its id. The caller asks ``settings.log_questions`` first."""
        return self._add(QuestionRow(**_columns(asked)))

    def questions(self, limit: int = 50, offset: int = 0) -> tuple[LoggedQuestion, ...]:
        """Logged questions, newest first."""
        query = select(QuestionRow).order_by(QuestionRow.id.desc()).limit(limit).offset(offset)
        with self._session() as session:
            return tuple(LoggedQuestion(**_fields(row)) for row in session.scalars(query))

    def delete_questions(self, older_than: timedelta) -> int:
        """Delete logged questions of that age and more; how many there were. Feedback stays."""
        query = delete(QuestionRow).where(QuestionRow.at <= datetime.now(UTC) - older_than).returning(QuestionRow.id)
        with self._session() as session:
            return len(session.scalars(query).all())

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    def _add(self, row: FeedbackRow | QuestionRow) -> int:
        with self._session() as session:
            session.add(row)
            session.flush()
            return row.id

    @contextmanager
    def _session(self) -> Iterator[Session]:
        """A transaction: kept when the block ends well."""
        try:
            self._create_tables()
            with Session(self._engine) as session, session.begin():
                yield session
        except (SQLAlchemyError, OSError) as error:
            raise StoreUnavailableError(self._away()) from error

    def _create_tables(self) -> None:
        with self._creating:
            if self._ready:
                return
            if self._url.get_backend_name() == _SQLITE and self._url.database:
                Path(self._url.database).parent.mkdir(parents=True, exist_ok=True)
            for wait_s in _CREATION_WAITS_S:
                try:
                    Base.metadata.create_all(self._engine)
                    break
                except SQLAlchemyError:
                    time.sleep(wait_s)
            else:
                Base.metadata.create_all(self._engine)
            self._ready = True

    def _away(self) -> str:
        if self._url.get_backend_name() == _SQLITE:
            return f"反馈数据库打不开（{self._url.database}）。请检查目录权限和磁盘空间。"
        return f"连不上反馈数据库（{self._url.render_as_string(hide_password=True)}）。请检查数据库是否在运行。"


def open_store(settings: Settings) -> Store:
    """The database of the settings; SQLite in the ``data`` folder where none is named."""
    if settings.database_url:
        return Store(settings.database_url)
    path = (settings.data / SQLITE_FILE).resolve()
    return Store(URL.create("sqlite", database=str(path)).render_as_string())


def _engine(url: URL) -> Engine:
    engine = create_engine(url, connect_args=_CONNECT_ARGUMENTS.get(url.get_backend_name(), {}), pool_pre_ping=True)
    if url.get_backend_name() == _SQLITE:
        event.listen(engine, "connect", _write_ahead)
    return engine


def _write_ahead(connection: Any, record: object) -> None:
    """Readers and the one writer of SQLite do not wait for each other."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _columns(asked: Asked) -> dict[str, Any]:
    return {
        "at": datetime.now(UTC),
        "question": asked.question,
        "history": _HISTORY.dump_json(asked.history).decode(),
        "answer": asked.answer.model_dump_json(),
        "versions": asked.versions.model_dump_json(),
    }


def _fields(row: FeedbackRow | QuestionRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": row.at,
        "question": row.question,
        "history": _HISTORY.validate_json(row.history),
        "answer": Answer.model_validate_json(row.answer),
        "versions": Versions.model_validate_json(row.versions),
    }


def _feedback(row: FeedbackRow) -> StoredFeedback:
    return StoredFeedback(**_fields(row), verdict=Verdict(row.verdict), comment=row.comment)
