"""About the plans themselves: which there are, which is meant, whether one still holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, opening_quote, refuse
from yzassist.answering.standing import standing_of, validity_quotes
from yzassist.documents.head.titles import bare_title, written_date
from yzassist.documents.model import Plan
from yzassist.question.model import Question

SHOWN = 10
"""Plans named in a refusal or a choice; of more than these the number is said."""

LISTED = 30
"""Plans that are all listed, one line each; of more, the latest ``SHOWN`` and how many there are of each year."""


def title_quote(plan: Plan) -> Quote | None:
    """Where the front matter states the title."""
    title = bare_title(plan.metadata.title)
    return next((Quote(p, 0, len(p.text)) for p in plan.front if title in p.text), None)


def listing(context: Context) -> Draft:
    """Every plan with its number, date, size and standing."""
    plans = context.library.plans
    if len(plans) > LISTED:
        latest = sorted(plans, key=lambda plan: plan.metadata.date, reverse=True)[:SHOWN]
        text = f"共收录{len(plans)}个方案（{_by_year(plans)}）；最近印发的{SHOWN}个："
        last = "想找某个地方或领域的，请写明（例如：某某县有哪些方案）；全部清单见网页的原文一页，或接口 /api/plans。"
        return Draft((Line(text, derived=(text,)), *_entries(latest), Line(last, derived=(last,))))
    count = str(len(plans))
    return Draft((Line(f"共收录{count}个方案：", derived=(count,)), *_entries(plans)))


def _by_year(plans: Sequence[Plan]) -> str:
    """``2025年3个、2024年9个``, the latest year first."""
    years = Counter(plan.metadata.date[:4] for plan in plans)
    dated = "、".join(f"{year}年{years[year]}个" for year in sorted(filter(None, years), reverse=True))
    undated = f"未写日期{years['']}个" if years[""] else ""
    return "、".join(part for part in (dated, undated) if part)


def _entries(plans: Iterable[Plan]) -> Iterator[Line]:
    for plan in plans:
        data = plan.metadata
        details = (data.document_number, written_date(data.date), f"共{len(plan.measures)}条", standing_of(plan))
        text = f"《{data.title}》（{'，'.join(detail for detail in details if detail)}）"
        quote = title_quote(plan)
        yield Line(text, (quote,) if quote else (), derived=(text,), bullet=True)


def _named(plans: Sequence[Plan], context: Context) -> str:
    shown = "".join(f"《{context.library.names[plan.id]}》" for plan in plans[:SHOWN])
    return f"{shown}等{len(plans)}个方案" if len(plans) > SHOWN else shown


def same_clause(question: Question, context: Context) -> Draft:
    """A clause that several plans have, asked for without a plan: what each has under that number, in one line."""
    lines = [Line(f"{len(context.library.plans)}个方案都有这一条：", derived=(str(len(context.library.plans)),))]
    for plan in context.library.plans:
        name = context.library.names[plan.id]
        for slot in question.slots.clauses:
            if (measure := plan.measure(slot.number)) is not None:
                quote = opening_quote(measure.paragraphs[0])
                text = f"《{name}》{measure.label}{measure.heading}"
                lines.append(Line(text, (quote,), derived=(name,), bullet=True))
    last = Line("想看全文，请写明是哪个方案。")
    suggestions = tuple(
        f"《{context.library.names[plan.id]}》{question.resolved}" for plan in context.library.plans[:3]
    )
    return Draft((*lines, last), suggestions=suggestions)


def unknown_plan(question: Question, context: Context) -> Draft:
    """A refusal: the plan named is not there, or not among those chosen; it names those that are."""
    named = _named(context.library.plans, context)
    if question.scope.outside:
        return refuse("plan_not_chosen", f"所问的方案不在选定的范围内，选定的是{named}。")
    return refuse("unknown_plan", f"没有收录“{question.scope.unknown}”。现有的方案：{named}。")


def choose(question: Question, plans: Sequence[Plan], context: Context) -> Draft:
    """A refusal that asks back: too many plans fit to answer for each."""
    suggestions = tuple(f"《{context.library.names[plan.id]}》{question.resolved}" for plan in plans[:3])
    text = f"有{len(plans)}个方案都可能符合，请写明是哪一个：{_named(plans, context)}。"
    return refuse("which_plan", text, suggestions)


def validity(context: Context) -> Draft:
    """Whether each plan still holds, as far as its file says."""
    lines: list[Line] = []
    facts: list[DraftFact] = []
    for plan in context.library.plans:
        name, stated, quotes = context.library.names[plan.id], plan.metadata.validity, validity_quotes(plan)
        if standing := standing_of(plan):
            text = f"《{name}》{standing}。"
        elif stated.valid_until:
            text = f"《{name}》在有效期内，有效期至{written_date(stated.valid_until)}。"
        elif quotes:
            text = f"《{name}》标注为现行有效。"
        else:
            continue
        lines.append(Line(text, quotes, derived=(text,), bullet=len(context.library.plans) > 1))
        facts += [DraftFact("metadata", quote.text, quote.text, quote) for quote in quotes]
    if not lines:
        return refuse("no_validity", "方案没有写明有效期，也没有标注废止或被取代。")
    return Draft(tuple(lines), tuple(facts))
