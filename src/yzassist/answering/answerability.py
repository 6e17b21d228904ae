"""Knows when the plan is silent: the kind of answer sought must stand in the evidence for that very subject."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from yzassist.answering.anchor import find_anchor
from yzassist.answering.composers.document.outside import outside_text
from yzassist.answering.composers.document.scope import scope_measures
from yzassist.answering.composers.judgements.yes_no import check_places
from yzassist.answering.composers.passages.items import announced_after
from yzassist.answering.composers.values.cells import named_rows
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.answering.unlisted import find_unlisted
from yzassist.documents.model import Plan
from yzassist.facts.lexicon import place_names
from yzassist.question.model import OUTSIDE, DateSlot, Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.wording.synonyms import plan_terms_for
from yzassist.retrieval.coverage import names_heading
from yzassist.retrieval.model import Evidence, FoundParagraph

RELEVANCE_THRESHOLD = 0.12
"""Below this estimated probability the best paragraph is taken not to speak of the question's subject. Of 515
development questions 0.09 mends 2 and breaks 1, 0.06 mends 3 and breaks 4, 0.16 mends 1 and breaks 11."""

_BARE_CHARS = 6
"""In a keyword of this length that asks nothing a single character, common as it is, tells the thing: 碳排放."""
_SHORT_CHARS = 18
"""A question up to this length is worded like the plan: a longer one may tell a story in words of its own."""

_HEADING_CHARS = 4
"""A heading of this length, said word for word, is what a question is about; shorter ones (目标) are said of much."""

_NAMED_DEPTH = 3
DOUBTFUL = 0.4
"""Below this a question that is like everyday chat is taken to be chat. Of 509 development questions 0.2 to 0.5 answer
the same; 0 changes one answer."""

STORY_THRESHOLD = 0.04
"""A story's words are mostly not those of the plan, so its coverage says little. Of 605 development questions 0.08
mends 5 and breaks 7, 0.12 mends 6 and breaks 22, 0 mends and breaks one."""

SURE_SIMILARITY = 0.92
SURE_MARGIN = 0.02
"""A question for a fact is sure of its clause when it is this like a plain question kept for it, and by this much more
than like one of any other clause. Of 12 such questions that their words alone would refuse, these free 7 of 8 that the
plan answers and no other (two that it does not then lack the number); 0.92 and 0 free 9 and one wrongly. An open
question (几百块赏钱) is as like when the plan is silent, and so stays refused."""
_FACTS = (Intent.RESPONSIBILITY, Intent.DEADLINE, Intent.TARGET)

_WEIGHTS = {"bias": -20.8, "coverage": 3.5, "similarity": 20.5}


@dataclass(frozen=True, slots=True)
class Relevance:
    """How well the best paragraph fits the subject: ``coverage`` of the topic's words (0…1) and the best cosine
    similarity to its sentences. Both are needed: similarity alone does not tell a near miss from a hit."""

    coverage: float
    similarity: float

    @property
    def probability(self) -> float:
        """Logistic estimate, 0…1; fitted on the development questions (0.12 refuses 1 % of the answerable)."""
        total = _WEIGHTS["bias"] + _WEIGHTS["coverage"] * self.coverage + _WEIGHTS["similarity"] * self.similarity
        return 1 / (1 + math.exp(-total))


def relevance_of(found: FoundParagraph) -> Relevance:
    """The relevance features of a found paragraph."""
    return Relevance(found.coverage, found.similarity)


def _is_sure(question: Question, evidence: Evidence) -> bool:
    """True when everyday words (瓶瓶罐罐谁来捞) are plainly those of a question kept for the clause found."""
    first, *others = evidence.paragraphs
    label = first.paragraph.clause_label
    rival = max((found.question_similarity for found in others if found.paragraph.clause_label != label), default=0.0)
    sure = first.question_similarity >= max(SURE_SIMILARITY, rival + SURE_MARGIN)
    return sure and question.intent in _FACTS


def _missing_attribute(question: Question, evidence: Evidence, context: Context) -> str | None:
    """The first asked attribute (金额, 联系电话 …) that the evidence does not give."""
    if not question.attributes:
        return None
    anchor = find_anchor(question, evidence, context)
    if anchor is None:
        return None
    sentences = [item.sentence.text for item in anchor.found.sentences]
    texts = [p.text for p in anchor.paragraphs] if anchor.whole else sentences
    if Intent.RESPONSIBILITY in question.asks:  # its note stands behind the sentences
        texts.append(anchor.paragraph.text)
    texts += _named_targets(question, evidence, context)
    texts += [paragraph.text for _, paragraph, _ in named_rows(question, context)]
    texts += [p.text for p in announced_after(anchor.paragraph, context.library.siblings(anchor.paragraph))]
    titles = {plan.id: plan.metadata.title for plan in context.library.plans}
    texts.append(titles.get(anchor.paragraph.document_id, ""))  # the years of a title are those of all it says
    if context.library.row(anchor.paragraph):  # a table's title says of which year its values are
        texts.append(anchor.paragraph.heading)
    if len({slot.year for slot in question.slots.dates}) > 1:  # each year may have a paragraph of its own
        texts += [found.paragraph.text for found in evidence.paragraphs[:_NAMED_DEPTH]]
    for attribute in question.attributes:
        if not any(attribute.given_in(text) for text in texts):
            return attribute.name
    return None


def _named_targets(question: Question, evidence: Evidence, context: Context) -> list[str]:
    """What states the targets whose indicator the question names in full, a row of a table for one."""
    return [
        target.span.of(found.paragraph.text)
        for found in evidence.paragraphs[:_NAMED_DEPTH]
        for target in context.library.targets(found.paragraph)
        if len(target.indicator) >= _HEADING_CHARS and target.indicator in question.chinese
    ]


def _foreign_place(question: Question, evidence: Evidence, context: Context) -> str | None:
    """A place named that neither the evidence nor the plan's scope knows; inside the scope only a number or date
    for that place alone is foreign."""
    wants_value = Intent.TARGET in question.asks
    depth = 1 if wants_value or Intent.DEADLINE in question.asks else 3
    near = " ".join(found.paragraph.text for found in evidence.paragraphs[:depth])
    scope = " ".join(p.text for measure in scope_measures(context) for p in measure.paragraphs)
    named = [slot.name for slot in question.slots.places]
    if not wants_value and any(name in near or name in scope for name in named):
        return None
    listed = place_names()
    regions = {*listed.cities, *listed.provinces}
    homes = regions if Intent.RESPONSIBILITY in question.asks else set(listed.cities)
    pointed = phrase("over_there").search(question.core) is not None  # 我外甥在山东种地，他们那边…
    titles = [plan.metadata.title for plan in context.library.plans]
    for slot in question.slots.places:
        if all(slot.name in title for title in titles):  # what the whole plan is about (离长江多远)
            continue
        pointed_at = pointed and slot.name in listed.provinces
        owning = slot.name not in regions and _owns_subject(slot.name, question.chinese)
        if slot.name not in question.core and not pointed_at and not owning:  # told, not asked about
            continue
        if slot.name in homes and not wants_value:  # where a citizen lives, not what is asked about
            continue
        names = (slot.name, *(term for terms in plan_terms_for(slot.name).values() for term in terms))
        if any(name in near for name in names):
            continue
        if slot.name not in scope or wants_value:
            return slot.name
    return None


def _owns_subject(place: str, text: str) -> bool:
    """True when a question opens with a thing of the place, not with those there (黄河流域的入河排污口，哪年治完)."""
    return re.match(rf"{re.escape(place)}(?:流域|水系|沿线|沿岸)?的[^，。？?我咱俺]{{2,}}，", text) is not None


def find_unheard_place(question: Question, context: Context) -> Draft | None:
    """A refusal when what is listed is of a place, no province or city (千岛湖的综合治理), that no plan names."""
    listed = place_names()
    plans = context.library.plans
    for slot in question.slots.places:
        names = (slot.name, *(term for terms in plan_terms_for(slot.name).values() for term in terms))
        heard = any(name in text for name in names for plan in plans for text in _all_of(plan))
        if slot.name not in {*listed.cities, *listed.provinces} and not heard:
            return refuse("place_not_covered", f"方案没有针对{slot.name}的这项内容。")
    return None


def _all_of(plan: Plan) -> Iterator[str]:
    return chain((plan.metadata.title,), (paragraph.text for paragraph in plan.paragraphs))


def _foreign_year(question: Question, evidence: Evidence, context: Context) -> int | None:
    """A year named in an open question about a value or date that no deadline near has."""
    told = question.story or question.intent is not Intent.CONTENT  # a year in a tale (2019年上了岸) is not asked about
    if not question.slots.dates or question.polar or (not question.asks and told):
        return None
    years = {
        deadline.date.year
        for found in evidence.paragraphs[:4]
        for deadline in context.library.deadlines(found.paragraph)
    } | {
        target.deadline.year
        for found in evidence.paragraphs[:4]
        for target in context.library.targets(found.paragraph)
        if target.deadline
    }
    near = " ".join(
        found.paragraph.text + (found.paragraph.heading if context.library.row(found.paragraph) else "")
        for found in evidence.paragraphs[:4]
    )
    for slot in (slot for slot in question.slots.dates if not is_hearsay(slot, question)):
        if slot.year not in years and str(slot.year) not in near:
            return slot.year
    return None


def is_hearsay(slot: DateSlot, question: Question) -> bool:
    """True for a year that somebody told, where the right one is asked for (局长说2024年就完，到底哪年)."""
    heard = phrase("told_year").search(question.chinese)
    asked = question.asks == (Intent.DEADLINE,) and phrase("asking").search(question.core) is not None
    return bool(heard and asked and heard.start() < slot.start < heard.end() and slot.text not in question.core)


def find_missing_attribute(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """A refusal when an asked attribute is not given; None otherwise."""
    attribute = _missing_attribute(question, evidence, context)
    return lacking(attribute, evidence) if attribute else None


def lacking(attribute: str, evidence: Evidence) -> Draft:
    """The refusal of an attribute that is not given."""
    return refuse(f"attribute_missing:{attribute}", f"方案没有给出所问的{attribute}。", nearby_questions(evidence))


def find_unheard_attribute(question: Question, context: Context) -> Draft | None:
    """A refusal when an asked attribute is given nowhere in the plans (哪个司具体盯方案); None otherwise."""
    if not question.attributes:
        return None
    texts = [text for plan in context.library.plans for text in _all_of(plan)]
    for attribute in question.attributes:
        if not any(map(attribute.given_in, texts)):
            return refuse(f"attribute_missing:{attribute.name}", f"方案没有给出所问的{attribute.name}。")
    return None


def find_gap(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """A refusal when the plan does not give what was asked; None when the evidence may answer."""
    found = evidence.best
    suggestions = nearby_questions(evidence)
    subject = question.sought
    if found is None:
        return refuse("not_in_plan", f"方案没有提到{subject}。", suggestions)
    alone = not question.slots.clauses and not question.focus
    if alone and not question.cues and len(question.chinese) <= _BARE_CHARS:
        unsaid = (word for word in context.search.words(question) if len(word.token) == 1)
        if any(not word.in_text(found.paragraph.text + found.paragraph.heading) for word in unsaid):
            return refuse("not_in_plan", f"方案未提及{subject}，已在全文中查找。", suggestions)
    short = alone and len(question.chinese) <= _SHORT_CHARS
    if short and context.search.names_nothing_known(question):
        return refuse("not_in_plan", f"方案未提及{subject}，已在全文中查找。", suggestions)
    if not question.plan_topic and not question.focus and context.nearest_intent(question.chinese) is Intent.OFF_TOPIC:
        return refuse("off_topic", outside_text(Intent.OFF_TOPIC, context), suggestions)
    compared = question.intent is Intent.COMPARE and len(question.things) > 1  # what is asked is who comes first
    if not compared and (missing := find_missing_attribute(question, evidence, context)) is not None:
        return missing
    if (unlisted := find_unlisted(question, evidence, context)) is not None:
        return unlisted
    checked = (
        "polar" in {cue.split(".")[0] for cue in question.cues}
        and check_places(question, evidence, context) is not None
    )
    if not checked and (place := _foreign_place(question, evidence, context)) is not None:
        return refuse("place_not_covered", f"方案没有针对{place}的这项内容。", suggestions)
    if (year := _foreign_year(question, evidence, context)) is not None:
        return refuse("year_not_covered", f"方案没有{year}年的这项要求。", suggestions)
    heading = found.paragraph.heading
    named = (
        question.slots.clauses
        or (question.focus and (question.said_before or not question.plan_topic))
        or (len(heading) >= _HEADING_CHARS and names_heading(question, heading, found.heading_coverage))
    )
    probability = relevance_of(found).probability
    if not question.focus and probability < DOUBTFUL and context.nearest_intent(question.chinese) in OUTSIDE:
        return refuse("off_topic", outside_text(Intent.OFF_TOPIC, context), suggestions)
    threshold = STORY_THRESHOLD if question.story or question.focus else RELEVANCE_THRESHOLD
    doubted = probability < threshold and not _is_sure(question, evidence)
    if not named and doubted and question.intent is not Intent.COMPARE:
        return refuse("not_in_plan", f"方案未提及{subject}，已在全文中查找。", suggestions)
    return None
