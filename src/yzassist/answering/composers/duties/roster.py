"""Every body that the plans' notes name, with how many clauses it leads, is responsible for or takes part in."""

from __future__ import annotations

from collections.abc import Sequence

from yzassist.answering.composers.beside import names_anything_beside
from yzassist.answering.composers.duties.department import duties_by_measure
from yzassist.answering.composers.duties.named_bodies import by_body
from yzassist.answering.composers.found import in_chapters
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, span_quote
from yzassist.facts.duties.bodies import is_group, is_local
from yzassist.facts.model import Role
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import find_roles
from yzassist.retrieval.lookups import Duty, duties
from yzassist.retrieval.model import Evidence


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The bodies, most clauses first, in the role asked about or in any; None where not all of them are asked for
    (方案涉及哪些部门, 一共有几个部门牵头, 各部门牵头数量排名)."""
    match = phrase("all_bodies").search(question.chinese)
    slots = question.slots
    if match is None or phrase("of_issuing").search(question.chinese) or question.polar or question.focus:
        return None
    narrowed = slots.departments or slots.clauses or slots.dates
    if narrowed or names_anything_beside(question, match.start(), match.end(), context):
        return None
    found = [
        duty
        for duty in duties(context.library, None, find_roles(question.chinese))
        if in_chapters(duty.paragraph, question) and not (is_group(duty.department_id) or is_local(duty.department_id))
    ]
    bodies = by_body(found, context.vocabulary)
    if not bodies:
        return None
    sizes = {body: len(duties_by_measure(of_one)) for body, of_one in bodies.items()}
    ranked = sorted(bodies, key=lambda body: -sizes[body])
    count = str(len(ranked))
    lead = Line(f"责任分工点名的共{count}个：", derived=(count,))
    return Draft((lead, *(_line(body, bodies[body]) for body in ranked)))


def _line(body: str, found: Sequence[Duty]) -> Line:
    """``水利部：牵头9条、负责4条、参与13条``, resting on its first note: all of them would hide the list."""
    sizes = {role: len(duties_by_measure([duty for duty in found if duty.role is role])) for role in Role}
    told = "、".join(f"{role}{size}条" for role, size in sizes.items() if size)
    first = span_quote(found[0].paragraph, found[0].responsibility.note)
    return Line(f"{body}：{told}", (first,), derived=(body, told), bullet=True)
