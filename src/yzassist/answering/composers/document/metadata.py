"""Facts about the document itself: number, date, issuers, addressees, title, kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yzassist.answering.composers.document.claimed_field import field_holds, is_listed
from yzassist.answering.composers.passages import content
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, closed, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.head.titles import written_date
from yzassist.documents.model import Plan
from yzassist.facts.lexicon import place_names
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_CLAIMED = "metadata.issue_claimed"
_ISSUED = "metadata.issue_date"
_NUMBER = "metadata.document_number"
_KIND = "metadata.document_kind"
_TITLE = "metadata.full_title"
_PUBLICITY = "metadata.publicity"
_ISSUERS = "metadata.issuers"
_ADDRESSEES = "metadata.addressees"
_RIGHT, _WRONG = "是的。", "不是这样。"
_FIELD_BY_CUE: tuple[tuple[str, str, Callable[[Plan], str]], ...] = (
    (_NUMBER, "文号", lambda plan: plan.metadata.document_number),
    (_ISSUED, "成文日期", lambda plan: written_date(plan.metadata.date)),
    (_ISSUERS, "发文机关", lambda plan: "、".join(plan.metadata.issuers)),
    (_ADDRESSEES, "主送", lambda plan: "、".join(plan.metadata.addressees)),
    (_TITLE, "标题", lambda plan: plan.metadata.title),
    (_KIND, "公文种类", lambda plan: plan.metadata.kind),
    ("metadata.topic_class", "主题分类", lambda plan: plan.metadata.topic),
    ("metadata.source", "来源", lambda plan: plan.metadata.source),
)


_FRONT_WORDS = {_PUBLICITY: ("公开",), "metadata.basis": ("按照", "依据", "根据")}
_TERM_WORDS = {
    "metadata.in_force": ("起施行", "起实施", "起执行", "起生效"),
    "metadata.period": ("有效期", "规划期", "实施期限"),
    "metadata.interpreter": ("负责解释", "解释权"),
}


def _asked_cues(question: Question) -> frozenset[str]:
    """The cues of the fields asked for; a claim of issue is one of the date or of the bodies that it names."""
    if _CLAIMED not in question.cues:
        return question.cues
    dated = question.slots.dates or phrase("day_claimed").search(question.chinese)
    return question.cues | {_ISSUED if dated else _ISSUERS}


def _membership(question: Question, value: str, label: str, context: Context) -> str:
    """``司法部不在其中`` before the list, for a question whether a body is among them."""
    verdicts = [
        f"{slot.name}{'在' if is_listed(slot, value, context) else '不在'}{label}之列"
        for slot in question.slots.departments
    ]
    return f"{'，'.join(verdicts)}。{value}"


def _verdict(question: Question, cue: str, value: str, holds: bool) -> Line:
    """``是的。`` or ``不是这样。``; of a wrong number of a document, which it is (不是这样，是55号。)."""
    number = value.rpartition("〕")[2]
    if holds or cue != _NUMBER or not number or number in question.chinese:
        return Line(_RIGHT if holds else _WRONG)
    return Line(f"{_WRONG.rstrip('。')}，是{number}。", derived=(number,))


def _front_lines(question: Question, plan: Plan) -> tuple[Line, ...]:
    """Sentences that say what the header has no field for: publicity and legal basis in the front matter, entry into
    force and period of validity anywhere."""
    wanted = [word for cue, words in _FRONT_WORDS.items() if cue in question.cues for word in words]
    terms = [word for cue, words in _TERM_WORDS.items() if cue in question.cues for word in words]
    return tuple(
        Line(closed(paragraph.text[start:end]), (Quote(paragraph, start, end),))
        for paragraph in (*plan.front, *(plan.paragraphs if terms else ()))
        for start, end in ([(s.start, s.end) for s in paragraph.sentences] or [(0, len(paragraph.text))])
        if any(word in paragraph.text[start:end] for word in wanted + terms)
    )


def _taken_for_closed(question: Question, lines: Sequence[Line]) -> bool:
    """True when a document that is open to all is taken to be kept within (这是内部文件吧)."""
    text = question.chinese
    asks = phrase("asking").search(text) or phrase("one_or_other").search(text)
    claimed = _PUBLICITY in question.cues and not asks and phrase("kept_within").search(text)
    return bool(claimed) and any(phrase("open_to_all").search(line.text) for line in lines)


def _front_quote(plan: Plan, value: str) -> Quote | None:
    """The front-matter paragraph in which a value, or the start of a list, stands."""
    needle = value.split("、")[0]
    for paragraph in plan.front:
        at = paragraph.text.find(needle)
        if at >= 0:
            return Quote(paragraph, 0, len(paragraph.text))
    return None


def _field(cue: str, label: str, value: str, question: Question, plan: Plan, context: Context) -> Draft:
    """One field of a plan, led by yes or no where a value was claimed for it."""
    holds = field_holds(cue, value, question, context)
    quote = _front_quote(plan, value)
    if question.polar and question.slots.departments and cue in (_ISSUERS, _ADDRESSEES):
        value = _membership(question, value, label, context)
    count = str(value.count("、") + 1)
    counted = f"（共{count}个）" if "、" in value and cue == _ISSUERS else ""
    if phrase("provinces_counted").search(question.chinese) and (provinces := str(len(_provinces(value)))) != "0":
        count, counted = provinces, f"（共{provinces}个省份）"
    lead = () if holds is None else (_verdict(question, cue, value, holds),)
    line = Line(f"{label}：{value}{counted}。", (quote,) if quote else (), derived=(count, value))
    facts = (DraftFact("metadata", value, value, quote),) if quote else ()
    return Draft((*lead, line), facts, status="corrected" if holds is False else "answered")


def _provinces(value: str) -> tuple[str, ...]:
    """The provinces that a field names, in short or in full."""
    return tuple(short for short in place_names().provinces if short in value)


def _fields(question: Question, plan: Plan, context: Context) -> tuple[Draft, ...]:
    """The fields of a plan that are asked for; its title, of which the last word is the kind, where none is given."""
    asked = _asked_cues(question)
    found = [(cue, label, read(plan)) for cue, label, read in _FIELD_BY_CUE if cue in asked]
    if _KIND in asked and not plan.metadata.kind:
        found.append((_TITLE, "标题", plan.metadata.title))
    return tuple(_field(cue, label, value, question, plan, context) for cue, label, value in found if value)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The asked fields of each plan; what the text says of them when the front matter has no such field."""
    drafts: list[Draft] = []
    for plan in context.library.plans:
        drafts += _fields(question, plan, context)
        front = _front_lines(question, plan)
        closed_off = _taken_for_closed(question, front)
        lead = (Line(_WRONG),) if closed_off else ()
        drafts.append(Draft((*lead, *front), status="corrected" if closed_off else "answered"))
    lines = tuple(line for draft in drafts for line in draft.lines)
    asks_term = bool(question.cues & set(_TERM_WORDS))
    if asks_term and not any(word in line.text for line in lines for words in _TERM_WORDS.values() for word in words):
        return refuse(
            "attribute_missing:有效期", "方案没有写明施行日期、有效期或解释机关。", nearby_questions(evidence)
        )
    if not lines and _PUBLICITY in question.cues:
        return refuse("attribute_missing:公开属性", "文件没有注明是否公开。", nearby_questions(evidence))
    if not lines:
        return content.compose(question, evidence, context)
    wrong = any(draft.status == "corrected" for draft in drafts)
    facts = tuple(fact for draft in drafts for fact in draft.facts)
    return Draft(lines, facts, status="corrected" if wrong else "answered")
