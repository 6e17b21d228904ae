"""Typed facts of a plan. Each knows its paragraph and its offsets into that paragraph's text."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict
from pydantic.dataclasses import dataclass

from yzassist.documents.model import STRICT


@dataclass(frozen=True, slots=True, config=STRICT)
class Span:
    """``paragraph.text[start:end]`` of the paragraph with that id."""

    paragraph_id: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span marks in the text of its paragraph."""
        return text[self.start : self.end]


class Role(StrEnum):
    """The part a department plays in a responsibility note; the value is the plan's own word."""

    LEAD = "牵头"
    RESPONSIBLE = "负责"
    PARTICIPANT = "参与"


@dataclass(frozen=True, slots=True, config=STRICT)
class DepartmentMention:
    """A department as written in the note; ``department_id`` is its identity in the vocabulary.

    A body the vocabulary does not know (``有关部门`` or a new one) has its own name as identity.
    """

    department_id: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, config=STRICT)
class RoleGroup:
    """Departments that share a role, in the order of the note; ``open_list`` is True when 等 follows,
    ``by_duty`` when they act 按职责分工."""

    role: Role
    departments: tuple[DepartmentMention, ...]
    open_list: bool
    by_duty: bool


@dataclass(frozen=True, slots=True, config=STRICT)
class Responsibility:
    """One responsibility note. ``note`` is the parenthesis, ``governs`` the text before it that it speaks of.

    A duty in prose (市水务局负责河道整治) is its own ``note`` and governs itself, from the head of the sentence.

    ``extends_to_local`` is True for the note (（五） of the Yangtze plan) that binds local governments'
    departments to all that follows. ``by_hand``, here and below, marks a fact that comes from a correction file.
    """

    note: Span
    governs: Span
    groups: tuple[RoleGroup, ...]
    extends_to_local: bool = False
    by_hand: bool = False


@dataclass(frozen=True, slots=True, config=STRICT)
class Deadline:
    """A date by which something is due. ``date`` is the last day meant; ``governs`` is what is due by then.

    A relative one (力争提前一年完成) has ``relative`` True, its resolved date, and the ``scope`` it is said of
    (长江三角洲区域); ``aspirational`` marks 力争. A recurring one (每年11月底前) has its period in ``every``
    (年, 半年, 季度, 月), and as ``date`` the first such day after the plan was made.
    """

    expression: Span
    text: str
    date: datetime.date
    governs: Span
    relative: bool = False
    aspirational: bool = False
    scope: str = ""
    every: str = ""
    by_hand: bool = False


class Comparison(StrEnum):
    """How a value is meant: 以上 / 提高到, 以下 / 以内, exactly, or by a change (提高 5 个百分点以上)."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    INCREASE_AT_LEAST = "+>="
    QUALITATIVE = "~"


@dataclass(frozen=True, slots=True, config=STRICT)
class TargetValue:
    """One value of a target; a qualitative one (基本消除, 零增长) has ``number`` None and the words in ``text``.

    A range (80%—85%) has its ends in ``number`` and ``upper``; no bound says it, so its comparison is ``QUALITATIVE``
    and its ``text`` is to be shown.
    """

    span: Span
    text: str
    comparison: Comparison
    number: Decimal | None
    unit: str
    base: str = ""
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Target:
    """What must be reached. Several ``values`` are alternatives (either-or). ``deadline`` is its due date, if any.

    ``indicator`` is the plan's own name for what is measured (畜禽粪污综合利用率); ``span`` the clause of the
    sentence that states indicator and value together.
    """

    indicator: str
    span: Span
    values: tuple[TargetValue, ...]
    deadline: datetime.date | None
    by_hand: bool = False

    @property
    def numeric(self) -> bool:
        """True when one of its values has a number."""
        return any(value.number is not None for value in self.values)


@dataclass(frozen=True, slots=True, config=STRICT)
class Place:
    """A named place: province, city, river, lake, basin, region."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, config=STRICT)
class Term:
    """A term in quotation marks, without the marks (一口一策)."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, config=STRICT)
class Law:
    """A law, regulation or document that the plan cites (长江保护法)."""

    name: str
    span: Span


class PlanFacts(BaseModel):
    """All facts of one plan, each list in reading order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document_id: str
    responsibilities: tuple[Responsibility, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    places: tuple[Place, ...]
    terms: tuple[Term, ...]
    laws: tuple[Law, ...]

    @cached_property
    def _responsibilities_by_paragraph(self) -> dict[str, tuple[Responsibility, ...]]:
        grouped: dict[str, list[Responsibility]] = {}
        for item in self.responsibilities:
            grouped.setdefault(item.note.paragraph_id, []).append(item)
        return {key: tuple(items) for key, items in grouped.items()}

    def responsibilities_in(self, paragraph_id: str) -> tuple[Responsibility, ...]:
        """The notes of one paragraph, in order; empty if it has none."""
        return self._responsibilities_by_paragraph.get(paragraph_id, ())
