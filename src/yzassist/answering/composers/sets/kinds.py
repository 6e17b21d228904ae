"""All that a plan says in one word: a kind of thing (有哪些试点), and what it urges or forbids (严禁哪些行为)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.documents.model import Paragraph
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_PIECE = re.compile(r"[^，；。：]+")  # 推行草原禁牧和草畜平衡制度
_FEWEST_CLAUSES = 2
"""Clauses that make a kind; what one clause alone says is found as its content."""
_LAWS = frozenset({"法律", "法规", "法律法规", "法"})

_OPEN = frozenset({Intent.CONTENT, Intent.LIST, Intent.DEPARTMENT, Intent.TARGET})


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """Every piece of a sentence that has the word, a line each, with how many; None where something else narrows the
    question, or one clause alone has the word."""
    match = _asked(question.chinese)
    slots = question.slots
    narrowed = slots.departments or slots.dates or slots.clauses or slots.places or slots.roles or slots.chapters
    if match is None or narrowed or question.polar or question.focus or question.intent not in _OPEN:
        return None
    said = match["said"]
    found = tuple(_pieces(_form(said, context), context))
    clauses = len({quote.paragraph.id.rpartition("/")[0] for quote in found})
    if clauses < _FEWEST_CLAUSES:
        return None
    lead = f"共{len(found)}处，在{clauses}条中："
    lines = (Line(quote.text, (quote,), bullet=True) for quote in found)
    return Draft((Line(lead, derived=(lead,)), *lines))


def _asked(text: str) -> re.Match[str] | None:
    """What is asked for, as ``said``: a word for a kind of thing, or of how it is meant."""
    kinds = (phrase(name).search(text) for name in ("kind_listed", "kind_named"))
    manners = (phrase(name).search(text) for name in ("manner_listed", "manner_named"))
    of_kind = (match for match in kinds if match and phrase("kind_word").search(match["said"]))
    return next(chain(of_kind, filter(None, manners)), None)


def _form(said: str, context: Context) -> re.Pattern[str]:
    """The word, all the words for what it means (禁止: 严禁, 不得), or the laws that the plans cite."""
    if phrase("forbidding").fullmatch(said):
        return phrase("forbidding")
    words = sorted(context.law_names, key=len, reverse=True) if said in _LAWS else [said]
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def _pieces(form: re.Pattern[str], context: Context) -> Iterator[Quote]:
    """The pieces between commas that have such words, in reading order."""
    for _, measure in context.library.measures:
        for paragraph in measure.paragraphs:
            yield from _of_paragraph(paragraph, form) if form.search(paragraph.text) else ()


def _of_paragraph(paragraph: Paragraph, form: re.Pattern[str]) -> Iterator[Quote]:
    for sentence in paragraph.sentences:
        for piece in _PIECE.finditer(paragraph.text, sentence.start, sentence.end):
            if form.search(piece.group()):
                yield Quote(paragraph, piece.start(), piece.end())
