"""What the head of a file says of whether it still holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from yzassist.documents.head.validity import Validity
from yzassist.documents.model import Plan

BODY = "清水行动方案\n\n（一）治理污水。到2025年，处理率达到95%。\n"


@pytest.mark.parametrize(
    ("head", "validity"),
    [
        ("状态：现行有效", Validity()),
        ("状态：已废止", Validity(repealed=True)),
        ("有效性：失效", Validity(repealed=True)),
        ("状态：被《碧水行动方案》取代", Validity(replaced_by="碧水行动方案")),
        ("状态：已废止，由《碧水行动方案》替代", Validity(repealed=True, replaced_by="碧水行动方案")),
        ("有效期至：2025年12月31日", Validity(valid_until="2025-12-31")),
        ("有效期：2023年1月1日至2025-12-31", Validity(valid_until="2025-12-31")),
    ],
)
def test_the_head_of_a_file_states_its_validity(read_text: Callable[..., Plan], head: str, validity: Validity) -> None:
    plan = read_text(f"{head}\n\n{BODY}")
    assert plan.metadata.validity == validity
    assert plan.metadata.title == "清水行动方案"
    assert plan.warnings == ()


def test_a_file_that_says_nothing_holds(read_text: Callable[..., Plan]) -> None:
    validity = read_text(BODY).metadata.validity
    assert not validity.withdrawn
    assert not validity.expired(date(2099, 1, 1))


def test_the_last_day_still_counts() -> None:
    validity = Validity(valid_until="2025-12-31")
    assert not validity.expired(date(2025, 12, 31))
    assert validity.expired(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("head", "told"), [("状态：再说吧", "状态：再说吧"), ("有效期至：2025年13月40日", "有效期：2025年13月40日")]
)
def test_what_cannot_be_read_is_told_with_the_mend(read_text: Callable[..., Plan], head: str, told: str) -> None:
    (warning,) = read_text(f"{head}\n\n{BODY}").warnings
    assert told in warning
    assert "请写成" in warning


def test_aliases_stand_in_the_head_too(read_text: Callable[..., Plan]) -> None:
    assert read_text(f"简称：清水方案、《净水方案》\n\n{BODY}").metadata.aliases == ("清水方案", "净水方案")


@pytest.mark.parametrize(
    ("closing", "until"),
    [
        ("本措施自2024年7月15日起施行，有效期至2026年12月31日。从其规定。", "2026-12-31"),
        ("本方案自印发之日起实施，实施期限至2027年12月31日。", "2027-12-31"),
        ("本意见自2025年3月1日起施行，有效期5年。", "2030-02-28"),
        ("许可证有效期至2026年12月31日的，可以延期。", ""),
        ("本办法自2024年7月15日起施行。", ""),
    ],
)
def test_the_closing_paragraph_states_the_last_day(read_text: Callable[..., Plan], closing: str, until: str) -> None:
    plan = read_text(f"{BODY}\n（二）落实责任。加强考核，确保落实。\n\n{closing}\n")
    assert plan.metadata.validity.valid_until == until


def test_the_head_of_the_file_goes_before_its_closing_paragraph(read_text: Callable[..., Plan]) -> None:
    plan = read_text(f"有效期至：2025年12月31日\n\n{BODY}\n本方案自印发之日起实施，有效期至2026年12月31日。\n")
    assert plan.metadata.validity.valid_until == "2025-12-31"
