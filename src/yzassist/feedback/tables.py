"""The two tables, alike in SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A point in time, UTC on both sides: SQLite forgets the zone, PostgreSQL answers in its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        moment: datetime = value
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Of all tables."""


class _Asked:
    """Columns of everything that was asked; ``history``, ``answer`` and ``versions`` are JSON."""

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    question: Mapped[str] = mapped_column(Text)
    history: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    versions: Mapped[str] = mapped_column(Text)


class FeedbackRow(_Asked, Base):
    """One verdict."""

    __tablename__ = "yzassist_feedback"

    verdict: Mapped[str] = mapped_column(Text, index=True)
    comment: Mapped[str] = mapped_column(Text)


class QuestionRow(_Asked, Base):
    """One logged question."""

    __tablename__ = "yzassist_questions"
