"""The bodies that notes name: how many lead or take part, and who else stands in the clause that names one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yzassist.answering.anchor import find_anchor
from yzassist.answering.composers.document.clause import named_measures
from yzassist.answering.composers.duties import responsibility
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, closed, join, refuse
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Responsibility, Role
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import find_roles
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.lookups import duties
from yzassist.retrieval.model import Evidence

_WHO = re.compile(
    r"谁|(?:哪|几|多少)[几两三四五些个]*(?:家|部门|单位|部委|机关|个(?=$|[？?]))|(?:牵头|参与|负责)[^，]*(?:哪|几|多少)"
)
_PART = re.compile(r"[，。；？?！]")  # 讲的是什么？|谁牵头？
_MEMBERS = re.compile(r"成员单位|组成单位|成员[^，。；]{0,4}(?:单位|部门)")  # 指挥部成员单位
_MEMBERS_COUNTED = re.compile(
    r"(?:单位|部门)[^，。；\d]{0,6}\d+[个家]|共\d+[个家](?:成员)?(?:单位|部门)"
)  # 成员单位共|21个 · 共12个单位
_LEAST_OF_MEMBERS = 0.5
"""Share of the topic that the sentence with their number, and its headings, must contain."""
Notes = Sequence[tuple[Paragraph, Responsibility]]


def asks_how_many(question: Question) -> bool:
    """True when bodies are counted (参与单位有几家)."""
    return phrase("bodies_counted").search(question.chinese) is not None


def of_topic(question: Question, evidence: Evidence, context: Context) -> Draft:
    """How many bodies lead or take part in what was asked about, or stand in the clauses named."""
    if (stated := _members_stated(question, evidence, context)) is not None:
        return stated
    named = () if question.plan_topic else named_measures(question, context)
    anchor = find_anchor(question, evidence, context)
    notes = [
        (paragraph, note)
        for slot, measure in named
        for paragraph in measure.paragraphs
        for note in context.library.responsibilities(paragraph)
        if slot.paragraph in (None, paragraph.number)
    ] or (responsibility.governing_notes(anchor, context) if anchor else ())
    if not notes:
        return refuse("no_responsibility", "方案没有列出该项的责任单位。")
    return _counted(notes, question.slots.roles)


def _members_stated(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that says how many bodies make up another (成员单位共21个); None where that is not asked or said."""
    if not _MEMBERS.search(question.core):
        return None
    words = context.search.words(question)
    said = [
        (coverage(words, f"{item.paragraph.headings}{item.sentence.text}"), item)
        for found in evidence.paragraphs
        for item in found.sentences
        if _MEMBERS_COUNTED.search(item.sentence.text)
        and _MEMBERS.search(f"{item.paragraph.headings}{item.sentence.text}")
    ]
    fit, best = max(said, key=lambda one: one[0], default=(0.0, None))
    if best is None or fit < _LEAST_OF_MEMBERS:
        return None
    quote = Quote(best.paragraph, best.sentence.start, best.sentence.end)
    return Draft((Line(closed(quote.text), (quote,)),))


def of_clause_naming(question: Question, context: Context) -> Draft | None:
    """Who leads, or takes part in, the clause in which the bodies named stand (国家电网参与的那一条，牵头的是谁); None
    when that is not asked, or no note names them all."""
    match = phrase("clause_naming").search(question.chinese)
    asked = find_roles(match["asked"]) if match else ()
    if match is None or question.slots.clauses or question.polar or _asks_more(match["asked"]):
        return None
    slots = question.slots.departments
    said = question.chinese[: match.start("asked")]
    for slot in reversed(slots):
        said = said[: slot.start] + said[slot.end :] if slot.end <= len(said) else said
    if not slots or slots[-1].end > match.start("asked") or not phrase("names_in_note").fullmatch(said):
        return None
    ids = {slot.department_id for slot in slots}
    in_any = [duty for duty in duties(context.library, ids) if _names(duty.responsibility, ids)]
    found = [duty for duty in in_any if duty.role in find_roles(match["said"])] or in_any
    notes = {(duty.paragraph.id, duty.responsibility.note.start): duty for duty in found}
    told = [_counted([(duty.paragraph, duty.responsibility)], asked) for duty in notes.values()]
    headed = (
        replace(one, lines=(Line(f"{duty.measure.label}{duty.measure.heading}："), *one.lines))
        for duty, one in zip(notes.values(), told, strict=True)
    )
    return join(tuple(headed)) if notes else None


def _asks_more(asked: str) -> bool:
    """True when something besides who leads or takes part is asked (讲的是什么？谁牵头？), or nothing is."""
    asking = [part for part in _PART.split(asked) if phrase("asking").search(part) or "几" in part]
    return not asking or not all(_WHO.search(part) for part in asking)


def _names(note: Responsibility, ids: set[str]) -> bool:
    return ids <= {mention.department_id for group in note.groups for mention in group.departments}


def _counted(notes: Notes, roles: Sequence[Role]) -> Draft:
    """A line for each group of the asked roles, with its size; a note that has none of them is told as it is."""
    lines: list[Line] = []
    facts: list[DraftFact] = []
    for paragraph, note in notes:
        wanted = [group for group in note.groups if not roles or group.role in roles] or list(note.groups)
        for group in wanted:
            count = str(len(group.departments))
            open_end = "（“等”字表示未全部列出）" if group.open_list else ""
            text = f"{group.role}单位列名{count}个：{responsibility.group_text(group)}{open_end}。"
            lines.append(Line(text, (Quote(paragraph, note.note.start, note.note.end),), (count, "等"), bullet=True))
        if len(wanted) > 1:
            total = str(sum(len(group.departments) for group in wanted))
            lines.append(Line(f"合计{total}个。", derived=(total,)))
        facts += responsibility.note_facts(paragraph, note)
    return Draft(tuple(lines), tuple(facts))
