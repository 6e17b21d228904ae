"""What an editor is told about a new plan: everything that was read, and every place where something was not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yzassist.facts.review.model import OpenKind, Review
from yzassist.facts.review.report import review_file

HEAD = "清溪县治水方案\n\n成文日期：2024年1月10日\n\n"
CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.fixture
def review_of(tmp_path: Path) -> Callable[..., Review]:
    """The report on a plan of these words, with these corrections beside it."""

    def review(body: str, corrections: str = "") -> Review:
        path = tmp_path / "清溪.txt"
        path.write_text(HEAD + body, encoding="utf-8")
        if corrections:
            (tmp_path / "清溪.corrections.yaml").write_text(corrections, encoding="utf-8")
        return review_file(path)

    return review


def test_all_that_was_read_is_counted_by_measure(review_of: Callable[..., Review]) -> None:
    review = review_of(
        "（一）治理河道。\n\n到2025年年底，黑臭河道消除率达到90%以上。（水利部牵头，财政部参与）\n\n（二）宣传。\n\n加强宣传。\n"
    )
    assert review.open == ()
    first, second = review.measures
    assert (first.clause, first.responsibilities, first.deadlines, first.targets) == ("（一）", 1, 1, 1)
    assert (second.responsibilities, second.deadlines, second.targets, second.by_hand) == (0, 0, 0, 0)
    assert (review.responsibilities, review.deadlines, review.targets) == (1, 1, 1)
    assert (review.title, review.date) == ("清溪县治水方案", "2024-01-10")


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("河道清淤的事具体由上面负责。", OpenKind.RESPONSIBILITY, "负责"),
        ("赶在雨季来临的前一个月底前清淤。", OpenKind.DEADLINE, "月底前"),
        ("清出的淤泥要达到满意的程度。", OpenKind.TARGET, "达到"),
    ],
)
def test_a_suspicious_sentence_without_a_fact_is_open(
    review_of: Callable[..., Review], sentence: str, kind: OpenKind, words: str
) -> None:
    (place,) = (place for place in review_of(f"（一）治理河道。\n\n加强巡查。{sentence}\n").open if place.kind is kind)
    assert (place.clause, place.clause_number, place.paragraph, place.text) == ("（一）", 1, 1, sentence)
    assert place.words in words


@pytest.mark.parametrize(
    "sentence",
    [
        "明确各级河长的主要负责同志。",  # 负责同志 is a person
        "2021年年底，河道全部清淤。",  # before the plan was made
        "推行施工“六个百分之百”。",  # a term
        "引导公众参与。",
    ],
)
def test_words_that_speak_of_something_else_are_not(review_of: Callable[..., Review], sentence: str) -> None:
    assert review_of(f"（一）治理河道。\n\n{sentence}\n").open == ()


def test_a_body_that_the_vocabulary_does_not_know_is_told_once(review_of: Callable[..., Review]) -> None:
    body = (
        "（一）甲。\n\n清淤。（县水利局牵头，县龙舟协会、有关部门、各乡镇人民政府参与）\n\n"
        "（二）乙。\n\n巡查。（县龙舟协会负责）\n"
    )
    (place,) = review_of(body).open
    assert (place.kind, place.words, place.clause) == (OpenKind.DEPARTMENT, "县龙舟协会", "（一）")


@pytest.mark.parametrize(
    ("body", "clause", "told"),
    [
        ("（一）甲。\n\n清淤。\n\n（一）乙。\n\n巡查。\n\n（二）丙。\n\n养护。\n", "（一）", "重复"),
        ("（一）甲。\n\n清淤。\n\n（三）乙。\n\n巡查。\n", "（三）", "跳到"),
        ("（一）甲。\n\n清淤。\n\n（二）乙。\n\n巡查。\n\n（七）丙。\n\n养护。\n", "（二）", "不连续"),
        ("加强河道清淤，保障行洪安全。\n\n加强巡查，及时处置。\n", "", "没有找到编号的条目"),
    ],
)
def test_numbers_that_are_repeated_or_missing_are_open(
    review_of: Callable[..., Review], body: str, clause: str, told: str
) -> None:
    places = [place for place in review_of(body).open if place.kind is OpenKind.STRUCTURE]
    assert any(told in place.text and (not clause or clause in (place.clause, place.text[:12])) for place in places)


def test_duties_outside_any_clause_are_open(review_of: Callable[..., Review]) -> None:
    body = "各乡镇要在2025年年底前，由水管站负责清淤。\n\n（一）甲。\n\n加强巡查。\n"
    (place,) = review_of(body).open
    assert (place.kind, place.clause_number) == (OpenKind.OUTSIDE, None)
    assert place.text.startswith("各乡镇要在2025年年底前")


def test_the_correction_file_counts_and_closes_places(review_of: Callable[..., Review]) -> None:
    body = "（一）甲。\n\n清淤由上面负责。村里的事由村里负责。\n"
    assert len(review_of(body).open) == 2
    confirm = "- {操作: 确认, 条: 1, 款: 1, 原文: 村里的事由村里负责}\n"
    duty = "- {操作: 增加, 类别: 责任, 条: 1, 款: 1, 原文: 由上面负责, 分工: [{角色: 负责, 部门: [上面]}]}\n"
    review = review_of(body, confirm + duty)
    assert (review.open, review.confirmed, review.by_hand, review.measures[0].responsibilities) == ((), 1, 1, 1)


def test_a_wrong_correction_is_open_itself(review_of: Callable[..., Review]) -> None:
    (place,) = review_of("（一）甲。\n\n清淤。\n", "- {操作: 确认, 条: 1, 款: 1, 原文: 疏浚}\n").open
    assert place.kind is OpenKind.CORRECTION
    assert place.text.startswith("“清溪.corrections.yaml”第 1 行没有使用：")


def test_nothing_of_the_shipped_plan_is_open() -> None:
    review = review_file(CORPUS / "yangtze-action-plan-2022.txt")
    assert (len(review.measures), review.open) == (38, ())
