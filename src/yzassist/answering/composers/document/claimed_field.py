"""Whether a field of the document (number, date, issuers …) is what a question takes it to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from yzassist.answering.context import Context
from yzassist.question.model import Question
from yzassist.question.phrases import phrase

Holds = bool | None
"""None where the question claims nothing of the field."""


def field_holds(cue: str, value: str, question: Question, context: Context) -> Holds:
    """Whether the value of the field that a cue asks for is the one claimed (文号是环水体〔2022〕35号吧)."""
    text = question.chinese
    asks = phrase("asking").search(text) or phrase("one_or_other").search(text)
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


def _issuers(value: str, question: Question, context: Context) -> Holds:
    """Every body named must be among them, alone where that is said; a number named must be theirs."""
    listed = {match.id for match in context.vocabulary.find(value)}
    named = {slot.department_id for slot in question.slots.departments}
    numbers = {slot.number for slot in question.slots.quantities if slot.unit in ("个", "家") and slot.number > 1}
    claimed = phrase("issuer_claimed").search(question.chinese)
    unknown = claimed is not None and not named and not numbers and claimed["body"] not in value
    if not (named or numbers or unknown):
        return None
    alone = phrase("alone").search(question.chinese) and len(listed) > 1
    first = next((match.id for match in context.vocabulary.find(value)), "")
    leads = bool(claimed) and "牵头" in claimed.group() and named != {first}
    return not (unknown or alone or leads) and named <= listed and all(number == len(listed) for number in numbers)


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
