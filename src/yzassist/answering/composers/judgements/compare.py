"""Two things side by side: each is answered by itself, then what is equal, higher or earlier is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yzassist.answering.composers.document.chapter import counted_measures, named_chapters
from yzassist.answering.composers.duties import responsibility
from yzassist.answering.composers.duties.department import duties_by_measure
from yzassist.answering.composers.duties.named_bodies import written_name
from yzassist.answering.composers.judgements import denied
from yzassist.answering.composers.judgements import sides as sides_of
from yzassist.answering.composers.judgements.conclusion import conclude
from yzassist.answering.composers.passages import content, definition
from yzassist.answering.composers.times import deadline
from yzassist.answering.composers.values import target
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, join, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.answering.other import tells_of_other
from yzassist.facts.model import Role
from yzassist.question.model import ClauseSlot, Intent, Question, Thing
from yzassist.question.phrases import phrase
from yzassist.question.slots import find_quantities
from yzassist.retrieval.lookups import duties
from yzassist.retrieval.model import Evidence

_STATED_GAP = re.compile(r"[比较](?P<other>[^\d，。]{2,}?)(?:提高|增加|高出?|多|快|低)")  # 比|城市|高5个百分点
_UNIT = re.compile(r"\d[万亿]?(?P<unit>[^\d.万亿]+)$")  # =7.5万|公顷
_RECKONED_CUES = frozenset({"compare.gap", "compare.exceeds", "count.total"})
_GAP_CUES = frozenset(
    {"compare.which_more", "compare.gap", "compare.exceeds", "compare.difference", "compare.compared"}
)


def _with_topic(question: Question, topic: str, context: Context) -> Question:
    """The question of one thing by itself: a number is asked of it if one is asked of all."""
    tokens = tuple(dict.fromkeys(context.tokenize(topic)))
    core = f"{topic}是多少" if phrase("number").search(question.core) else topic
    return replace(
        question, resolved=topic, chinese=topic, core=core, search_text=topic, topic=topic, topic_tokens=tokens
    )


def _objects(question: Question, context: Context) -> list[Question]:
    """One question for each thing compared: those spoken of before, clauses named, those of a chapter, else what is set
    side by side."""
    if question.parts:
        return list(question.parts)
    if len(question.slots.clauses) > 1:
        return [_of_clause(question, slot) for slot in _with_those_between(question)]
    if len(question.slots.clauses) == 1:
        slot = question.slots.clauses[0]
        numbers = [p.number for _, m in context.library.measures if m.number == slot.number for p in m.paragraphs]
        return [_of_clause(question, replace(slot, paragraph=number)) for number in numbers]
    if question.slots.chapters and not question.things:
        return [
            _of_clause(question, ClauseSlot(measure.number, None, 0, 0))
            for chapter in named_chapters(question, context)
            for measure in counted_measures(chapter)
        ]
    ending = _common_ending(question.things, context) if Intent.TARGET in asked_attributes(question) else ""
    return [
        _with_topic(question, thing.whole + ("" if thing.name.endswith(ending[-1:]) else ending), context)
        for thing in question.things
    ]


def _with_those_between(question: Question) -> tuple[ClauseSlot, ...]:
    """The clauses named; of a range (第二十五条到第二十七条) those between its ends too."""
    first, last = question.slots.clauses[0], question.slots.clauses[-1]
    joint = question.chinese[first.end : last.start]
    if not phrase("clause_range").fullmatch(joint) or not isinstance(first.number, int):
        return question.slots.clauses
    ends = range(first.number, last.number + 1) if isinstance(last.number, int) else ()
    return tuple(ClauseSlot(number, None, first.start, last.end) for number in ends) or question.slots.clauses


def _common_ending(things: Sequence[Thing], context: Context) -> str:
    """The ending of the last thing that the others borrow: A和B利用率 means A利用率 and B利用率.

    Endings are the last words of the plans' own indicators.
    """
    names = {target.indicator for facts in context.library.facts.values() for target in facts.targets}
    endings = {words[-1] for name in names if (words := context.tokenize(name)) and len(words[-1]) > 1}
    return max((word for word in endings if things and things[-1].name.endswith(word)), key=len, default="")


def _names(question: Question, objects: Sequence[Question]) -> list[str]:
    """How each thing compared is called: as said, or by its clause (第8条第1款)."""
    if question.things and not question.parts and not question.slots.clauses:
        return [thing.name for thing in question.things]
    named = []
    for part in objects:
        slot = next(iter(part.slots.clauses), None)
        paragraph = f"第{slot.paragraph}款" if slot and slot.paragraph else ""
        clause = f"第{slot.number}条{paragraph}" if slot else ""
        named.append((question.parts and part.topic.strip(" 的和")) or clause or part.topic.strip(" 的和"))
    return named


def _of_clause(question: Question, slot: ClauseSlot) -> Question:
    """The question of one clause: of all that it says, but for what is said there of a thing named (太湖在两条里…)."""
    one = replace(question, slots=replace(question.slots, clauses=(slot,)))
    kept = question.plan_topic and asked_attributes(question) == (Intent.CONTENT,)
    return one if kept else replace(one, topic="", topic_tokens=())


def asked_attributes(question: Question) -> tuple[Intent, ...]:
    """What is compared: who, by when, how much, as far as the wording says."""
    text = question.chinese
    if "compare.exceeds" in question.cues:
        return (_exceeded_in(text),)
    if question.asks == (Intent.RESPONSIBILITY,) and phrase("first_of_both").search(text):  # 谁先完工
        return (Intent.DEADLINE,)
    if question.asks:
        more = "compare.which_more" in question.cues and not phrase("more_bodies").search(text)
        valued = more and Intent.DEADLINE not in question.asks and phrase("which_higher").search(text)
        return tuple(dict.fromkeys((*question.asks, Intent.TARGET))) if valued else question.asks
    if phrase("who_of_both").search(text):
        return (Intent.RESPONSIBILITY,)
    if phrase("which_higher").search(text):
        return (Intent.TARGET,)
    if phrase("which_earlier").search(text):
        return (Intent.DEADLINE,)
    if len(question.slots.clauses) > 1 and phrase("what_of_both").search(text):
        return (Intent.CONTENT,)
    return (Intent.RESPONSIBILITY, Intent.DEADLINE)


def _exceeded_in(text: str) -> Intent:
    """In what one thing is asked to exceed another: 晚几年, 多几个部门, 高几个百分点."""
    if phrase("later_by").search(text):
        return Intent.DEADLINE
    return Intent.RESPONSIBILITY if phrase("more_bodies").search(text) else Intent.TARGET


_COMPOSERS = {
    Intent.RESPONSIBILITY: responsibility.compose,
    Intent.DEADLINE: deadline.compose,
    Intent.TARGET: target.compose,
    Intent.CONTENT: content.compose,
}


def _departments(question: Question, context: Context) -> Draft:
    """How many clauses each department leads and takes part in."""
    lines = []
    for key, slot in {slot.department_id: slot for slot in question.slots.departments}.items():
        counts = []
        for role in question.slots.roles or tuple(Role):
            count = len(duties_by_measure(duties(context.library, {key}, {role})))
            counts.append(f"{role}{count}项")
        name = written_name(duties(context.library, {key}), slot.name)
        lines.append(Line(f"{name}：{'、'.join(counts)}。", derived=(name, *counts), bullet=True))
    return Draft(tuple(lines))


def _asks_gap(question: Question) -> bool:
    """True when it is asked which number is higher or by how much: nothing can be said of that from one side alone."""
    return bool(question.cues & _GAP_CUES) and asked_attributes(question) == (Intent.TARGET,)


def _has_value(side: Draft) -> bool:
    return not side.refused and any(fact.kind == "target" for fact in side.facts)


def _stated_gap(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The gap that the plan itself states (补助标准比城市高5个百分点); None where it states none."""
    stated = target.compose(question, evidence, context)
    bases = [base["other"] for fact in stated.facts if (base := _STATED_GAP.match(fact.text))]
    return stated if any(other in question.chinese for other in bases) else None


def _units(sides: Sequence[Draft]) -> tuple[str, ...]:
    """The units of the sides, where each gives one value (%、公顷); 万 and 亿 only scale one."""
    told = [{fact.value for fact in side.facts if fact.kind == "target"} for side in sides]
    if any(len(values) != 1 for values in told):
        return ()
    found = (_UNIT.search(value) for values in told for value in values)
    return tuple(dict.fromkeys(match["unit"] for match in found if match))


def _asks_rules(question: Question) -> bool:
    """True when it is asked in what the rules for two things differ, and not in who, by when or which is more."""
    kinds = {cue for cue in question.cues if cue.startswith("compare.")}
    valued = question.asks in ((), (Intent.TARGET,))
    named = question.slots.clauses or phrase("bodies_compared").search(question.chinese)
    return kinds - {"compare.same"} == {"compare.difference"} and valued and not named


def _states_both(draft: Draft) -> bool:
    """True when one sentence gives a number for each side (城市建成区达到90%，县城达到82%)."""
    return len(draft.lines) == 1 and len(find_quantities(draft.lines[0].text)) > 1


def is_set_question(question: Question) -> bool:
    """True when departments are compared by all their duties, not by one subject."""
    return len({slot.department_id for slot in question.slots.departments}) > 1 and not question.plan_topic


def _answer(part: Question, name: str, attributes: Sequence[Intent], context: Context) -> Draft:
    """What is said of one thing; by its name alone where the words around both hide it (农业那条|肥药利用率)."""
    found = context.search.search(part)
    whole = join(tuple(_told(part, found, attribute, context) for attribute in attributes))
    if not whole.refused or part.topic == name or not context.tokenize(name):
        return _own_lines(whole, name) if Intent.TARGET in attributes else whole
    named = _with_topic(part, name, context)
    return join(tuple(_told(named, found, attribute, context) for attribute in attributes))


def sides_told(question: Question, attributes: Sequence[Intent], context: Context) -> tuple[tuple[str, Draft], ...]:
    """Each thing that a question sets side by side, by its name, with what is said of it."""
    objects = _objects(question, context)
    names = _names(question, objects)
    return tuple((name, _answer(part, name, attributes, context)) for part, name in zip(objects, names, strict=True))


def _told(part: Question, found: Evidence, attribute: Intent, context: Context) -> Draft:
    """What is said of one thing in one attribute; of what is reckoned with, a refusal where it is of another thing."""
    draft = _COMPOSERS[attribute](part, found, context)
    reckoned = part.cues & _RECKONED_CUES and attribute in (Intent.TARGET, Intent.DEADLINE) and not draft.refused
    if reckoned and tells_of_other(replace(part, intent=attribute), draft, context):
        return refuse("other_thing", f"方案没有给出{part.topic}的这项内容。")
    return draft


def _own_lines(side: Draft, name: str) -> Draft:
    """What is said of the thing by its name, where some lines do not name it (每部补助20万元 beside 市级补助12万元)."""
    own = [line for line in side.lines if name in line.text]
    if not own or len(own) == len(side.lines):
        return side
    quotes = {quote for line in own for quote in line.quotes}
    lines = tuple(replace(line, bullet=len(own) > 1) for line in own)
    return replace(side, lines=lines, facts=tuple(fact for fact in side.facts if fact.quote in quotes))


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """Each thing compared, attribute by attribute."""
    if is_set_question(question):
        return _departments(question, context)
    if len({slot.year for slot in question.slots.dates}) > 1:
        return deadline.compose(question, evidence, context)
    apart = denied.compose(question, evidence, context) or definition.find_definitions(question, context)
    if apart is not None:
        return apart
    rules = sides_of.compose(question, evidence, context) if _asks_rules(question) else None
    if rules is not None and (not question.asks or _states_both(rules)):
        return rules
    objects = _objects(question, context)
    attributes = asked_attributes(question)
    if len(objects) < 2:
        single = tuple(_COMPOSERS[attribute](question, evidence, context) for attribute in attributes)
        return join(single)
    told = sides_told(question, attributes, context)
    names, sides = [name for name, _ in told], [side for _, side in told]
    if all(side.refused for side in sides):
        return refuse("not_comparable", "方案没有给出可以比较的内容。")
    if "compare.exceeds" in question.cues and (stated := _stated_gap(question, evidence, context)) is not None:
        return stated
    without = [part.topic for part, side in zip(objects, sides, strict=True) if not _has_value(side)]
    if len(sides) == 2 and len(without) == 1 and _asks_gap(question):
        missing = without[0] or "可以比较"
        return refuse("not_comparable", f"方案没有给出{missing}的数值，无法比较。", nearby_questions(evidence))
    if _asks_gap(question) and len(units := _units(sides)) > 1:
        return refuse("not_comparable", f"两者的单位不同（{'、'.join(units)}），无法比较。", nearby_questions(evidence))
    lines: list[Line] = []
    alike = all(side.lines == sides[0].lines for side in sides)  # one sentence says both (长三角和其他地方)
    for name, side in [("、".join(names), sides[0])] if alike else told:
        lines.append(Line(f"{name}：", derived=(name,)))
        lines += side.lines
    lines = [*conclude(question, attributes, sides, names), *lines]
    return Draft(tuple(lines), tuple(fact for side in sides for fact in side.facts))
