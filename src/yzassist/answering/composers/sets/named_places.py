"""The places of one kind that the plans name (方案点名了哪些河流), each with the clauses that name it."""

from __future__ import annotations

from yzassist.answering.composers.beside import names_subject_beside
from yzassist.answering.composers.found import in_chapters
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, span_quote
from yzassist.facts.lexicon import place_names
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """A line for each name, with how many there are; None where that is not asked, or of one subject."""
    match = phrase("places_of_kind").search(question.chinese)
    if match is None or question.polar or question.focus or question.slots.clauses:
        return None
    beside = any(slot.end <= match.start() or slot.start >= match.end() for slot in question.slots.places)
    if beside or names_subject_beside(question, match.start(), match.end(), context):
        return None
    kind = next(name for name, said in match.groupdict().items() if said)
    found: dict[str, list[Quote]] = {}
    for _, measure in context.library.measures:
        for paragraph in measure.paragraphs:
            for place in context.library.places(paragraph):
                if in_chapters(paragraph, question) and (name := _name_of_kind(place.name, kind)) is not None:
                    found.setdefault(name, []).append(span_quote(paragraph, place.span))
    if not found:
        return None
    count = str(len(found))
    lines = (Line(name, tuple(dict.fromkeys(quotes)), derived=(name,), bullet=True) for name, quotes in found.items())
    return Draft((Line(f"共{count}个：", derived=(count,)), *lines))


def _name_of_kind(name: str, kind: str) -> str | None:
    """The name under which a place of the kind is counted: 长江干流 is none, 广西壮族自治区 is 广西."""
    words = place_names()
    if kind == "省":
        return next((short for short, full in words.provinces.items() if name in (short, full)), None)
    if kind == "市":
        city = name.removesuffix("市")
        listed = city in words.cities or city in words.ambiguous_cities or (city in words.provinces and name != city)
        return name if listed else None
    return name if name.endswith(words.kinds[kind]) and name not in words.provinces else None  # 浙江, 黑龙江
