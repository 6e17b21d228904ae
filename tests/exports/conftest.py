"""A small invented plan with its facts, written down by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan
from yzassist.facts.model import (
    Comparison,
    Deadline,
    DepartmentMention,
    PlanFacts,
    Responsibility,
    Role,
    RoleGroup,
    Span,
    Target,
    TargetValue,
)

TEXT = """关于印发《清水行动方案》的通知

为保护水源，制定本方案。

一、治理

（一）整治水源地。

划定保护区，设立标志。到2026年年底，水质达标率达到95%以上，其中东部地区力争提前一年完成。（甲部、乙部按职责分工牵头，丙局等参与。以下均需地方各级人民政府相关部门落实）

清理垃圾。（乙部负责）依法查处偷排。（甲部牵头，乙部参与）
"""


class _Finder:
    """Spans and facts by the words that stand in the plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def span(self, words: str) -> Span:
        found = [p for p in self._plan.paragraphs if p.clause_number is not None and words in p.text]
        assert len(found) == 1, words
        start = found[0].text.index(words)
        return Span(paragraph_id=found[0].id, start=start, end=start + len(words))

    def note(self, governed: str, words: str, *groups: RoleGroup, local: bool = False) -> Responsibility:
        return Responsibility(governs=self.span(governed), note=self.span(words), groups=groups, extends_to_local=local)


def _group(role: Role, *names: str, open_list: bool = False, by_duty: bool = False) -> RoleGroup:
    mentions = tuple(DepartmentMention(department_id=name, name=name, start=0, end=1) for name in names)
    return RoleGroup(role=role, departments=mentions, open_list=open_list, by_duty=by_duty)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    path = tmp_path / "清水.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_plan(path)


@pytest.fixture
def facts(plan: Plan) -> Mapping[str, PlanFacts]:
    find = _Finder(plan)
    first = "划定保护区，设立标志。到2026年年底，水质达标率达到95%以上，其中东部地区力争提前一年完成。"
    target = "水质达标率达到95%以上"
    found = PlanFacts(
        document_id=plan.id,
        responsibilities=(
            find.note(
                first,
                "（甲部、乙部按职责分工牵头，丙局等参与。以下均需地方各级人民政府相关部门落实）",
                _group(Role.LEAD, "甲部", "乙部", by_duty=True),
                _group(Role.PARTICIPANT, "丙局", open_list=True),
                local=True,
            ),
            find.note("清理垃圾。", "（乙部负责）", _group(Role.RESPONSIBLE, "乙部")),
            find.note(
                "依法查处偷排。",
                "（甲部牵头，乙部参与）",
                _group(Role.LEAD, "甲部"),
                _group(Role.PARTICIPANT, "乙部"),
            ),
        ),
        deadlines=(
            Deadline(
                expression=find.span("到2026年年底"),
                text="到2026年年底",
                date=date(2026, 12, 31),
                governs=find.span(f"到2026年年底，{target}"),
            ),
            Deadline(
                expression=find.span("力争提前一年完成"),
                text="力争提前一年完成",
                date=date(2025, 12, 31),
                governs=find.span(target),
                relative=True,
                aspirational=True,
                scope="东部地区",
            ),
        ),
        targets=(
            Target(
                indicator="水质达标率",
                span=find.span(target),
                values=(
                    TargetValue(
                        span=find.span("95%以上"), text="95%以上", comparison=Comparison.AT_LEAST, number=95, unit="%"
                    ),
                ),
                deadline=date(2026, 12, 31),
            ),
        ),
        places=(),
        terms=(),
        laws=(),
    )
    return {plan.id: found}
