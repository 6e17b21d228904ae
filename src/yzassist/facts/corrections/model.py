"""One entry of ``NAME.corrections.yaml``, as an editor writes it: Chinese keys, unknown ones refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, TypeAdapter

from yzassist.documents.model import ClauseNumber
from yzassist.facts.model import Comparison, Role

SUFFIX = ".corrections.yaml"


class Action(StrEnum):
    """What an entry does. ``CONFIRM`` changes no fact: the editor has looked at the place, and it is right as it is."""

    ADD = "增加"
    REPLACE = "替换"
    REMOVE = "删除"
    CONFIRM = "确认"


class FactKind(StrEnum):
    """The facts that can be corrected."""

    RESPONSIBILITY = "责任"
    DEADLINE = "时限"
    TARGET = "指标"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class _Entry(_Part):
    """``clause`` None is the front matter; ``quote`` stands exactly once in the paragraph."""

    clause: ClauseNumber | None = Field(alias="条")
    paragraph: int = Field(alias="款", ge=1)
    quote: str = Field(alias="原文", min_length=1)


class Part(_Part):
    """The departments that share a role."""

    role: Role = Field(alias="角色")
    departments: tuple[str, ...] = Field(alias="部门", min_length=1)
    open_list: bool = Field(default=False, alias="等")


class Value(_Part):
    """One value of a target, as ``facts.model.TargetValue`` has it."""

    text: str = Field(alias="原文", min_length=1)
    comparison: Comparison = Field(alias="比较")
    number: Decimal | None = Field(default=None, alias="数")
    upper: Decimal | None = Field(default=None, alias="上限")
    unit: str = Field(default="", alias="单位")


class ResponsibilityEntry(_Entry):
    """``quote`` is the note; ``governs`` the text that it speaks of (what stands before it, if not given)."""

    action: Literal[Action.ADD, Action.REPLACE] = Field(alias="操作")
    kind: Literal[FactKind.RESPONSIBILITY] = Field(alias="类别")
    governs: str = Field(default="", alias="所指")
    parts: tuple[Part, ...] = Field(alias="分工", min_length=1)


class DeadlineEntry(_Entry):
    """``quote`` is the expression; ``governs`` what is due by then (its whole sentence, if not given)."""

    action: Literal[Action.ADD, Action.REPLACE] = Field(alias="操作")
    kind: Literal[FactKind.DEADLINE] = Field(alias="类别")
    day: date = Field(alias="日期")
    governs: str = Field(default="", alias="所指")
    every: Literal["", "年", "半年", "季度", "月"] = Field(default="", alias="每")


class TargetEntry(_Entry):
    """``quote`` states indicator and values together; several values are alternatives."""

    action: Literal[Action.ADD, Action.REPLACE] = Field(alias="操作")
    kind: Literal[FactKind.TARGET] = Field(alias="类别")
    indicator: str = Field(alias="指标", min_length=1)
    values: tuple[Value, ...] = Field(alias="数值", min_length=1)
    day: date | None = Field(default=None, alias="日期")


class Removal(_Entry):
    """Every fact of that kind whose text overlaps the quote is taken out."""

    action: Literal[Action.REMOVE] = Field(alias="操作")
    kind: FactKind = Field(alias="类别")


class Confirmation(_Entry):
    """What ``yzassist facts check`` finds open at this place is right as it is."""

    action: Literal[Action.CONFIRM] = Field(alias="操作")


NewFact = ResponsibilityEntry | DeadlineEntry | TargetEntry
Entry = NewFact | Removal | Confirmation


def _form(raw: Any) -> str | None:
    """By which model an entry is read; None where neither 操作 nor 类别 tells."""
    written = raw if isinstance(raw, dict) else {}
    action, kind = written.get("操作"), written.get("类别")
    if action in (Action.REMOVE, Action.CONFIRM):
        return str(action)
    return str(kind) if action in (Action.ADD, Action.REPLACE) and kind in tuple(FactKind) else None


ENTRY: TypeAdapter[Entry] = TypeAdapter(
    Annotated[
        Annotated[ResponsibilityEntry, Tag("责任")]
        | Annotated[DeadlineEntry, Tag("时限")]
        | Annotated[TargetEntry, Tag("指标")]
        | Annotated[Removal, Tag("删除")]
        | Annotated[Confirmation, Tag("确认")],
        Discriminator(_form),
    ]
)


def corrections_path(plan_path: Path) -> Path:
    """Where the corrections of a corpus file are kept."""
    return plan_path.with_name(plan_path.stem + SUFFIX)
