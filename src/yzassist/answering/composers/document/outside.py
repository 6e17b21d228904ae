"""Questions that are not about the plan at all: one polite sentence each."""

from __future__ import annotations

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, refuse
from yzassist.question.model import Intent, Question
from yzassist.retrieval.model import Evidence

_SENTENCES = {
    Intent.SMALL_TALK: "您好，我是政策问答助手，可以回答{title}的责任分工、时限、指标和具体措施。",
    Intent.OFF_TOPIC: "这个问题不在{title}的内容之内，我只回答与方案有关的问题。",
    Intent.ABUSE: "我在这里帮您查询{title}，请告诉我想了解方案的哪项内容。",
    Intent.INJECTION: "我只依据{title}原文回答问题，不能执行其他指令。",
}


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """A refusal with the reason ``small_talk``, ``off_topic``, ``abuse`` or ``injection``."""
    suggestions = tuple(f"{measure.label}{measure.heading}由谁牵头？" for _, measure in context.library.measures[5:8])
    return refuse(question.intent.value, outside_text(question.intent, context), suggestions)


def outside_text(intent: Intent, context: Context) -> str:
    """The sentence for an outside intent, with the plans' names."""
    plans = context.library.plans
    titles = "、".join(f"《{_short(plan.metadata.title)}》" for plan in plans[:2])
    titles += f"等{len(plans)}个方案" if len(plans) > 2 else ""
    return _SENTENCES[intent].format(title=titles)


def _short(title: str) -> str:
    """The plan's name inside a notice's title (关于印发《…》的通知)."""
    start, end = title.find("《"), title.rfind("》")
    return title[start + 1 : end] if 0 <= start < end else title
