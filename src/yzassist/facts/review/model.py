"""The report on a plan."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from yzassist.documents.model import ClauseNumber


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OpenKind(StrEnum):
    """Why a place is open; the value is what a person reads."""

    RESPONSIBILITY = "没有读出责任"
    DEADLINE = "没有读出时限"
    TARGET = "没有读出指标"
    DEPARTMENT = "词表里没有的部门"
    OUTSIDE = "条款之外的段落"
    STRUCTURE = "编号或表格"
    CORRECTION = "订正文件"


class OpenPlace(_Frozen):
    """Something an editor should look at. ``clause`` and ``paragraph`` say where, as a correction file names it;
    None where the text does not tell. ``words`` are what raised the question, ``text`` the sentence around them."""

    kind: OpenKind
    clause: str
    clause_number: ClauseNumber | None
    paragraph: int | None
    words: str
    text: str


class MeasureReading(_Frozen):
    """How many facts of each kind were read out of one measure; ``by_hand`` of them come from the correction file."""

    clause: str
    clause_number: ClauseNumber
    heading: str
    paragraphs: int
    responsibilities: int
    deadlines: int
    targets: int
    by_hand: int


class Review(_Frozen):
    """The whole report; ``confirmed`` open places were looked at before and are left out."""

    file_name: str
    title: str
    document_number: str
    date: str
    measures: tuple[MeasureReading, ...]
    open: tuple[OpenPlace, ...]
    confirmed: int

    @property
    def responsibilities(self) -> int:
        """In all measures."""
        return sum(measure.responsibilities for measure in self.measures)

    @property
    def deadlines(self) -> int:
        """In all measures."""
        return sum(measure.deadlines for measure in self.measures)

    @property
    def targets(self) -> int:
        """In all measures."""
        return sum(measure.targets for measure in self.measures)

    @property
    def by_hand(self) -> int:
        """Facts of the correction file."""
        return sum(measure.by_hand for measure in self.measures)
