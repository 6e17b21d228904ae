"""What must be said of a plan besides what it says: its name, its date, and that it no longer holds."""

from __future__ import annotations

from datetime import date

from yzassist.answering.draft import Line, Quote
from yzassist.documents.head.closing import closing_until
from yzassist.documents.head.front_matter import normalise_date
from yzassist.documents.head.titles import written_date
from yzassist.documents.head.validity import STATE_FIELDS, UNTIL_FIELDS
from yzassist.documents.model import Plan

_LINE_CHARS = 60
"""Characters of a line of the front matter that states a date; a longer one is prose."""


def standing_of(plan: Plan, today: date | None = None) -> str:
    """``已废止，被《…》取代`` or ``有效期至2025年12月31日，已过期``; empty for a plan that holds."""
    validity = plan.metadata.validity
    if validity.withdrawn:
        replaced = f"被《{validity.replaced_by}》取代" if validity.replaced_by else ""
        return "，".join(part for part in ("已废止" if validity.repealed else "", replaced) if part)
    if validity.expired(today or date.today()):
        return f"有效期至{written_date(validity.valid_until)}，已过期"
    return ""


def validity_quotes(plan: Plan) -> tuple[Quote, ...]:
    """The lines of the front matter that state validity, else the closing paragraph that does."""
    fields = tuple(
        Quote(paragraph, 0, len(paragraph.text))
        for paragraph in plan.front
        if paragraph.text.strip("【").startswith((*STATE_FIELDS, *UNTIL_FIELDS))
    )
    closing = (Quote(p, 0, len(p.text)) for p in reversed(plan.paragraphs) if closing_until(p.text))
    return fields + tuple(closing)[:1]


def date_quotes(plan: Plan) -> tuple[Quote, ...]:
    """The line of the front matter that states the date of issue."""
    dated = (p for p in plan.front if len(p.text) <= _LINE_CHARS and normalise_date(p.text) == plan.metadata.date)
    return tuple(Quote(paragraph, 0, len(paragraph.text)) for paragraph in dated)[-1:]


def warning(plan: Plan, name: str) -> Line | None:
    """``注意：《…》已废止，…。`` for a plan that no longer holds; None otherwise."""
    standing = standing_of(plan)
    if not standing:
        return None
    text = f"注意：《{name}》{standing}，以上内容仅供查考。"
    return Line(text, validity_quotes(plan), derived=(text,))


def heading_quotes(plan: Plan) -> tuple[Quote, ...]:
    """What the heading rests on: the date of issue, and the validity if that is said."""
    return (*(date_quotes(plan) if plan.metadata.date else ()), *(validity_quotes(plan) if standing_of(plan) else ()))


def heading_of(plan: Plan, name: str) -> str:
    """``《…》（2024年8月20日印发）``, with what must be said of its validity."""
    issued = f"{written_date(plan.metadata.date)}印发" if plan.metadata.date else ""
    said = "，".join(part for part in (issued, standing_of(plan)) if part)
    return f"《{name}》（{said}）" if said else f"《{name}》"
