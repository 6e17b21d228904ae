"""Fields of a task: 牵头单位：A；完成时限：2026年6月底. Where their heads stand and what they announce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yzassist.facts.lexicon import alternatives, duty_words
from yzassist.facts.model import Role

# 责任单位 · 主管部门 · 完成时限 · 任务： (a cheap test before heads are looked for)
_HINT = re.compile(r"单位|部门|主体|时[限间]|期限|进度|：|:")
_ROLE_OF_GROUP = {"lead": Role.LEAD, "responsible": Role.RESPONSIBLE, "participant": Role.PARTICIPANT}


@dataclass(frozen=True, slots=True)
class FieldHead:
    """The head of a field at ``text[start:end]``, colon included; ``role`` is None where it announces no bodies."""

    start: int
    end: int
    role: Role | None
    is_time: bool
    has_colon: bool


def may_hold_fields(text: str) -> bool:
    """False where a glance shows that ``text`` has no field."""
    return bool(_HINT.search(text))


def field_heads(text: str, start: int = 0, end: int | None = None) -> Iterator[FieldHead]:
    """Heads of fields in ``text[start:end]``, in order; those without a colon (牵头单位县教育局) too."""
    end = len(text) if end is None else end
    if not _HINT.search(text, start, end):
        return
    for match in _head().finditer(text, start, end):
        group = match.lastgroup or ""
        yield FieldHead(
            start=match.start(),
            end=match.end(),
            role=_ROLE_OF_GROUP.get(group),
            is_time=group == "time",
            has_colon=match.group().endswith(("：", ":")),
        )


def opens_with_field(text: str, position: int) -> bool:
    """True where the head of a field of bodies stands right at ``position``: （|牵头单位：A）."""
    head = next(field_heads(text, position), None)
    return head is not None and head.start == position and head.role is not None


@cache
def _head() -> re.Pattern[str]:
    """牵头单位： · 市级责任部门： · 完成时限 (the longest word first)."""
    words = duty_words()
    leads = alternatives(words.field_leads)
    kinds = {
        "lead": words.lead_fields,
        "responsible": words.responsible_fields,
        "participant": words.participant_fields,
        "time": words.time_fields,
    }
    named = "|".join(rf"(?P<{kind}>{alternatives(found)})" for kind, found in kinds.items())
    return re.compile(rf"(?:{leads})?(?:{named}|{alternatives(words.other_fields)}(?=[：:]))[：:]?")
