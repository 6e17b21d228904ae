"""Whether a field of the document (number, date, issuers …) is what a question takes it to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from yzassist.answering.context import Context
from yzassist.question.model import DepartmentSlot, Question
from yzassist.question.phrases import phrase

Holds = bool | None
"""None where the question claims nothing of the field."""


def field_holds(cue: str, value: str, question: Question, context: Context) -> Holds:
    """Whether the value of the field that a cue asks for is the one claimed (文号是环水体〔2022〕35号吧)."""
    text = question.chinese
    asks = "几" in text or phrase("asking").search(text) or phrase("one_or_other").search(text)
    if asks or not (question.polar or phrase("put_to_confirm").search(text)):
        return None
    return _CHECKS.get(cue, _said)(value, question, context)


def _number(value: str, question: Question, context: Context) -> Holds:
    claimed = phrase("number_claimed").search(question.chinese)
    if claimed is None:
        return None
    office, own = claimed["office"] or "", value.partition("〔")[0]
    return claimed["number"].strip() in value and own.endswith(office[-2:])


def _date(value: str, question: Question, context: Context) -> Holds:
    """Every part of a date named must be that of the document, as far as it is named (8月31日)."""
    issued = phrase("day_claimed").search(value)
    claimed = list(phrase("day_claimed").finditer(question.chinese))
    if issued is None or not (claimed or question.slots.dates):
        return None
    days = all(
        int(said[part]) == int(issued[part]) for said in claimed for part in ("year", "month", "day") if said[part]
    )
    year, month = int(issued["year"]), int(issued["month"])
    return days and all(slot.year == year and slot.month in (None, month) for slot in question.slots.dates)


def is_listed(body: DepartmentSlot, value: str, context: Context) -> bool:
    """True when a body is one of those that a field lists, by its name in full or for short (市政府)."""
    known = body.department_id in {match.id for match in context.vocabulary.find(value)}
    return known or any(name.endswith(_short(body.name)) for name in _short(value).split("、"))


def _short(name: str) -> str:
    """The name of a body as people shorten it (市人民政府办公室: 市政府办)."""
    return name.replace("人民政府", "政府").replace("办公厅", "办").replace("办公室", "办")


def _issuers(value: str, question: Question, context: Context) -> Holds:
    """Every body named must be among them, alone or first where that is said; a number named must be theirs. That one
    of many issued it (是水利部印发的), or the body whose office did, is neither right nor wrong."""
    issuers = _short(value).split("、")
    named = {slot.department_id: slot for slot in question.slots.departments}
    numbers = {slot.number for slot in question.slots.quantities if slot.unit in ("个", "家") and slot.number > 1}
    match = phrase("issuer_claimed").search(question.chinese)
    claim = match.group() if match else ""
    bodies = [slot.name for slot in named.values()] or ([match["body"]] if match and not numbers else [])
    listed = [slot for slot in named.values() if is_listed(slot, value, context)]
    if not named and bodies and any(name.endswith(_short(bodies[0])) for name in issuers):
        return True
    if (
        bodies
        and any(_short(body) in name for body in bodies for name in issuers)
        and len(listed) < len(named or bodies)
    ):
        return None
    if len(listed) < len(bodies) or any(number != len(issuers) for number in numbers):
        return False
    if not (named or numbers):
        return None
    if phrase("alone").search(question.chinese):
        return len(issuers) == 1
    if "牵头" in claim:
        return len(named) == 1 and is_listed(listed[0], value.split("、")[0], context)
    among = numbers or len(named) == len(issuers) or phrase("issued_among").search(question.chinese)
    return True if among or not claim else None


def _addressees(value: str, question: Question, context: Context) -> Holds:
    named = question.slots.places
    return all(slot.name.rstrip("省市") in value for slot in named) if named else None


def _said(value: str, question: Question, context: Context) -> Holds:
    """A field of few words is what stands behind 是 (文种是公告), as far as that goes."""
    claimed = phrase("field_claimed").search(question.chinese)
    if claimed is None:
        return None
    said = re.sub(r"\W", "", claimed["said"])  # 水利、水务
    plain = re.sub(r"\W", "", value)
    return said in plain or plain in said


_CHECKS: Mapping[str, Callable[[str, Question, Context], Holds]] = {
    "metadata.document_number": _number,
    "metadata.issue_date": _date,
    "metadata.issuers": _issuers,
    "metadata.addressees": _addressees,
}
