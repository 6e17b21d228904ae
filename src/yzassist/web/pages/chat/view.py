"""The conversation as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from yzassist.answering.model import Answer
from yzassist.errors import YzassistError
from yzassist.exports.conversation import answer_text
from yzassist.feedback.model import MAX_COMMENT_CHARS, VERDICT_NAMES
from yzassist.index.store import Index
from yzassist.question.model import OUTSIDE
from yzassist.web.anchors import clause_anchor
from yzassist.web.pages.chat.evidence import Passage, passages
from yzassist.web.pages.chat.examples import examples
from yzassist.web.pages.chat.exchange import Conversation, Exchange
from yzassist.web.pages.chat.followups import nearest_measures, next_questions, rephrasings
from yzassist.web.pages.chat.reading import Block, blocks, fact_card
from yzassist.web.service import Service
from yzassist.web.steps import Step
from yzassist.web.templating import render


@dataclass(frozen=True, slots=True)
class NearestClause:
    """A clause near to what was asked; ``anchor`` is its place on the page 原文."""

    label: str
    heading: str
    anchor: str


_WRITTEN = "由语言模型组织语言，每一句都与原文核对过。"


def conversation_html(conversation: Conversation, service: Service) -> str:
    """All exchanges; before the first one the welcome with its examples, or why the service is not ready."""
    try:
        index = service.assistant.index
    except YzassistError as error:
        return problem_html("暂时不能回答", str(error), "not-ready")
    if conversation:
        exchanges = [_exchange(exchange, index) for exchange in conversation]
        return render(
            "chat_conversation.html", exchanges=exchanges, verdicts=VERDICT_NAMES, max_comment=MAX_COMMENT_CHARS
        )
    return render(
        "chat_welcome.html",
        titles=[plan.metadata.title or plan.file_name for plan in index.plans],
        examples=examples(service.settings.corpus, index.plans),
    )


def problem_html(title: str, text: str, kind: Literal["problem", "not-ready"] = "problem") -> str:
    """A notice; the page looks again by itself when the service is not ready."""
    return render("chat_problem.html", title=title, text=text, kind=kind)


def working_html(question: str, step: Step) -> str:
    """The question with its steps: those before ``step`` done, those after it to come."""
    at = tuple(Step).index(step)
    states = ["done"] * at + ["now"] + ["later"] * (len(Step) - at - 1)
    return _working(question, steps=tuple(zip(Step, states, strict=True)))


def arriving_html(question: str, answer: Answer, number: int, shown: Sequence[Block], writing: bool = False) -> str:
    """The answer as far as it is shown: the fact card at once, then block by block; ``writing`` while a model is."""
    reading = _reading(answer, question) | {"blocks": shown}
    return _working(question, answer=answer, number=number, writing=writing, **reading)


def _working(question: str, **values: object) -> str:
    given: dict[str, object] = {"question": question, "steps": (), "answer": None, "problem": "", "writing": False}
    return render("chat_working.html", **given | values)


def passage_html(passage: Passage) -> str:
    """The inside of the evidence panel."""
    return render("chat_evidence.html", passage=passage)


def _reading(answer: Answer, question: str) -> dict[str, object]:
    return {
        "badge": _badge(answer),
        "understood": answer.resolved_question if answer.resolved_question != question.strip() else "",
        "card": fact_card(answer),
        "blocks": blocks(answer),
        "note": answer.notice or (_WRITTEN if answer.engine.startswith("llm:") else ""),
    }


def _badge(answer: Answer) -> str:
    """What kind of answer this is, where it is not a plain one."""
    if answer.status == "corrected":
        return "问题里的说法与方案不一致"
    if answer.refused:
        return "不在可回答的范围" if answer.intent in OUTSIDE or answer.reason == "off_topic" else "方案未提及"
    return ""


def _exchange(exchange: Exchange, index: Index) -> dict[str, object]:
    answer, plans = exchange.answer, index.plans
    found = passages(answer, plans)
    near = nearest_measures(answer, plans) if answer.refused else ()
    questions = rephrasings(near, index.facts) if near else next_questions(answer, plans, index.facts)
    first = next((passage for passage in found if passage.clause_number is not None and not passage.outdated), None)
    return {
        "number": exchange.number,
        "question": exchange.question,
        "answer": answer,
        "passages": found,
        "questions": questions,
        "nearest": [
            NearestClause(one.label, one.heading, clause_anchor(plan.id, one.number, several=len(plans) > 1))
            for plan, one in near
        ],
        "verdict": VERDICT_NAMES[exchange.verdict] if exchange.verdict else "",
        "with_sources": answer_text(answer),
        "source_anchor": clause_anchor(first.document_id, first.clause_number, several=first.several_plans)
        if first and questions
        else "",
        **_reading(answer, exchange.question),
    }
