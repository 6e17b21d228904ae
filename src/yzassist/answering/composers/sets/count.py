"""How many: counted over facts or over an enumeration in the text, never estimated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers.document import chapter, metadata, scope
from yzassist.answering.composers.document.chapter import BESIDE, counted_measures, measure_line
from yzassist.answering.composers.document.clause import named_measures
from yzassist.answering.composers.duties import department
from yzassist.answering.composers.passages.items import announced_by, item_lines, items_behind, numbered
from yzassist.answering.composers.sets import bodies, enumeration, listing, mention, properties
from yzassist.answering.composers.sets.parts_told import parts_of_measure
from yzassist.answering.composers.values import target
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, opening_quote, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Measure, Plan
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_ABOUT_PLACES = re.compile(r"省|市|区|县|地方")  # 几个省区
_OF_PEOPLE = re.compile(r"(?:多少|几)(?:位|名|户|口|只|头|艘|辆|台)")  # 多少位百岁老人: no clauses are counted
_ABOUT_CHAPTERS = re.compile(r"(?:多少|几)(?:个|大)?(?:章|部分|板块|章节|大块|大类)")  # 几个部分
_ABOUT_NOTES = re.compile(
    r"(?:责任|分工|括注|括号)[^，。？?]{0,8}(?:多少|几)(?:处|个|条|段)|(?:多少|几)(?:处|个|条|段)(?:责任|分工|括注|括号)"
)  # 责任分工一共几处
_ABOUT_ITEMS = re.compile(r"(?:多少|几)(?:个|大|项|类|条|件|种)(?!月)")  # 列了几个工程
_MIN_ITEMS = 2
_MEASURE = re.compile(r"(?:多少|(?<!哪)几)(?P<measure>[种项条类个样份款点])")  # 几|类|区域
_SAYS_COUNT = re.compile(r"(?:\d+|[两一二三四五六七八九十]+)(?:[种项条类样份款]|个(?:条件|情形|方面|步骤))")  # 三种材料
_ABOUT_PARAGRAPHS = re.compile(r"(?:多少|几)(?:个)?(?:款|段|自然段)")  # 几款


def numbered_measures(plan: Plan) -> tuple[Measure, ...]:
    """The measures that are counted: not boxes and annexes, nor the text of a chapter beside its numbered measures."""
    inside = [measure for measure in plan.measures if not measure.label.startswith(BESIDE)]
    labels = {chapter.number: chapter.label for chapter in plan.chapters if chapter.heading}
    numbered = [measure for measure in inside if labels.get(measure.chapter or 0) != measure.label]
    through = [measure for measure in numbered if isinstance(measure.number, int)]  # others name their chapter
    return tuple(through or numbered or inside or plan.measures)


def total_line(plan: Plan) -> Line:
    """``方案共6个部分、38条措施（（一）至（三十八））。``"""
    counted = numbered_measures(plan)
    chapters, measures = str(len(plan.chapters)), str(len(counted))
    unit = "章" if plan.chapters and plan.chapters[-1].label.endswith("章") else "个部分"
    text = f"方案共{chapters}{unit}、{measures}条措施（{counted[0].label}至{counted[-1].label}）。"
    return Line(text, (opening_quote(counted[-1].paragraphs[0]),), derived=(chapters, measures, counted[0].label))


def total(*plans: Plan) -> Draft:
    """How many parts and measures each plan has."""
    return Draft(tuple(total_line(plan) for plan in plans))


def _paragraphs_of_clause(question: Question, context: Context) -> Draft:
    lines = []
    for _, measure in named_measures(question, context):
        count = str(len(measure.paragraphs))
        quotes = tuple(opening_quote(paragraph) for paragraph in measure.paragraphs)
        lines.append(Line(f"{measure.label}{measure.heading}共{count}款。", quotes, derived=(count,)))
    return Draft(tuple(lines)) if lines else refuse("no_such_clause", "方案没有这一条。")


def of_box(question: Question, context: Context) -> Draft | None:
    """The items of the box or annex that the question names and counts (专栏3列了几个工程); None where it has none."""
    boxes = [measure for _, measure in named_measures(question, context) if measure.label.startswith(BESIDE)]
    items = numbered(boxes[0].paragraphs) if len(boxes) == 1 and _ABOUT_ITEMS.search(question.chinese) else ()
    if len(items) < _MIN_ITEMS or any(context.library.row(paragraph) for paragraph in boxes[0].paragraphs):
        return None
    lines = tuple(Line(opening_quote(item).text.rstrip("。；"), (opening_quote(item),), bullet=True) for item in items)
    return Draft((Line(f"共{len(items)}项：", derived=(str(len(items)),)), *lines), exact=True)


def _announced_items(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The items that the named clause, or the paragraph found, announces with a colon; None where it does not."""
    named = [paragraph for _, measure in named_measures(question, context) for paragraph in measure.paragraphs]
    best = evidence.best.paragraph if evidence.best else None
    siblings = context.library.siblings(best) if best and not named else ()
    candidates = named or [p for p in (best, announced_by(best, siblings) if best else None) if p]
    for paragraph in candidates:
        if items := items_behind(paragraph, siblings or context.library.siblings(paragraph)):
            count = str(len(items))
            asked = _MEASURE.search(question.chinese)
            opening = Line(paragraph.text, (Quote(paragraph, 0, len(paragraph.text)),))
            lead = Line(f"共{count}{asked['measure'] if asked else '项'}。", derived=(count,))
            return Draft((lead, opening, *item_lines(items)))
    return None


def _notes_of_clause(question: Question, context: Context) -> Draft:
    """How many responsibility notes a clause has."""
    lines = []
    for _, measure in named_measures(question, context):
        notes = [(p, note) for p in measure.paragraphs for note in context.library.responsibilities(p)]
        quotes = tuple(Quote(paragraph, note.note.start, note.note.end) for paragraph, note in notes)
        lines.append(Line(f"{measure.label}{measure.heading}的责任分工共{len(notes)}处。", quotes, (str(len(notes)),)))
    return Draft(tuple(lines)) if lines else refuse("no_such_clause", "方案没有这一条。")


def _rest_of_plan(question: Question, context: Context) -> Draft:
    """Measures outside the chapters that the question leaves out (除总体要求外)."""
    chapters = [chapter for plan in context.library.plans for chapter in plan.chapters]
    rest = [chapter for chapter in chapters if chapter.number not in question.slots.chapters]
    count = str(sum(len(counted_measures(chapter)) for chapter in rest))
    lead = Line(f"共{count}条：", derived=(count,))
    lines = [
        Line(
            f"{chapter.label}{chapter.heading}：{counted[0].label}至{counted[-1].label}",
            chapter_lines(counted),
            (str(len(counted)),),
            bullet=True,
        )
        for chapter, counted in ((chapter, counted_measures(chapter)) for chapter in rest)
    ]
    return Draft((lead, *lines))


def chapter_lines(measures: Sequence[Measure]) -> tuple[Quote, ...]:
    """A quote of the first sentence of every measure of a chapter."""
    return tuple(quote for measure in measures for quote in measure_line(measure).quotes)


def _set_size(question: Question, context: Context) -> Draft:
    found = listing.find_set(question, context)
    if not found.paragraphs:
        names = "、".join(slot.name for slot in question.slots.departments)
        return refuse("empty_set", f"方案中没有符合条件的条款{f'（{names}）' if names else ''}，数量为0。")
    count = str(found.size(context))
    if not _counts_mentions(question):
        return Draft((Line(f"共{count}条：", derived=(count,)), *found.lines), found.facts)
    times = str(mention.times_said(question, found.paragraphs, context))
    lead = Line(f"共出现{times}处，在{count}条中：", derived=(times, count))
    return Draft((lead, *found.lines), found.facts, exact=True)


def _counts_mentions(question: Question) -> bool:
    """True when it is counted how often something is said (太湖提到几次, 提到太湖的有几处)."""
    return "count.places_counted" in question.cues or {"count.those_places", "mention.mentions"} <= question.cues


def _targets(question: Question, context: Context) -> Draft:
    """How many targets the whole plan sets, one line each."""
    lines = listing.find_set(question, context).lines
    count = str(len(lines))
    return Draft((Line(f"共{count}项：", derived=(count,)), *lines)) if lines else _set_size(question, context)


def _counts_places(question: Question, evidence: Evidence, context: Context) -> bool:
    """True when the places of the scope are counted."""
    if any(cue.startswith("scope.") for cue in question.cues) and not question.plan_topic:
        return True
    if question.slots.chapters or not question.plan_topic or not _ABOUT_PLACES.search(question.chinese):
        return False
    best = evidence.best
    return best is not None and any(best.paragraph in m.paragraphs for m in scope.scope_measures(context))


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The count that was asked for, with what was counted."""
    text = question.chinese
    if Intent.TARGET in question.asks and phrase("of_whole_plan").search(text):
        return _targets(question, context)
    if _counts_places(question, evidence, context):
        return scope.compose(question, evidence, context)
    if properties.by_property(question, context) is not None:
        return _set_size(question, context)
    if question.cues & {"metadata.issuers", "metadata.addressees"}:
        return metadata.compose(question, evidence, context)
    if question.slots.clauses and _ABOUT_NOTES.search(text):
        return _notes_of_clause(question, context)
    if question.slots.chapters and phrase("besides").search(text):
        return _rest_of_plan(question, context)
    if question.slots.clauses and _ABOUT_PARAGRAPHS.search(text):
        return _paragraphs_of_clause(question, context)
    if phrase("announced").search(text) and (items := _announced_items(question, evidence, context)) is not None:
        return items
    if bodies.asks_how_many(question) and (question.plan_topic or question.slots.clauses or question.focus):
        return bodies.of_topic(question, evidence, context)
    if _counts_mentions(question) and not (said := _set_size(question, context)).refused:
        return said
    if any(cue.startswith("set.") for cue in question.cues):
        return _set_size(question, context)
    if question.slots.departments and not question.plan_topic:
        if not question.slots.roles and not question.slots.dates:
            return department.compose(question, evidence, context)
        return _set_size(question, context)
    if chapter.named_chapters(question, context) and not question.plan_topic and not question.slots.dates:
        return chapter.compose(question, evidence, context)
    of_measure = question.plan_topic and not question.slots.chapters
    if of_measure and (parts := parts_of_measure(question, evidence, context)) is not None:
        return parts
    listing_words = question.cues & {
        "mention.mentions",
        "mention.quoted",
        "list.which_clauses",
        "count.clauses_counted",
    }
    if listing_words or ((question.slots.dates or question.asks) and not question.plan_topic):
        found = _set_size(question, context)
        if not found.refused:
            return found
    if chapter.named_chapters(question, context):
        return chapter.compose(question, evidence, context)
    if question.slots.roles and not question.plan_topic:
        return _set_size(question, context)
    if _OF_PEOPLE.search(text) and not question.plan_topic:
        return refuse("not_in_plan", f"方案未提及{question.sought}，已在全文中查找。")
    if (table := properties.whole_table(question, context)) is not None:
        return Draft((Line(f"共{len(table.paragraphs)}项：", derived=(str(len(table.paragraphs)),)), *table.lines))
    if _ABOUT_CHAPTERS.search(text) or not question.plan_topic:
        return total(*context.library.plans)
    if (listed := enumeration.compose(question, evidence, context)) is not None:
        return listed
    told = target.compose(question, evidence, context)
    if phrase("announced").search(text) and not any(_SAYS_COUNT.search(line.text) for line in told.lines):
        return refuse("no_number", "方案没有列出所问的各项。", nearby_questions(evidence))
    return told
