"""The verifier: a value that no cited paragraph holds never leaves the house."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.answering.draft import Draft, DraftFact, Line, Quote, join, refuse
from yzassist.answering.reckoning import Reckoning
from yzassist.answering.verify import check_line, check_quotes, verify
from yzassist.documents.model import Paragraph
from yzassist.facts.departments.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
TEXT = "推广“一村一塘”模式。到2025年年底，完成12.5万亩池塘改造，回收率达到43%以上。（水利部牵头，财政部等参与）"
PARAGRAPH = Paragraph(
    id="方案/30/1",
    document_id="方案",
    clause_number=30,
    clause_label="（三十）",
    heading="整治太湖池塘",
    chapter=1,
    number=1,
    start=0,
    text=TEXT,
    sentences=(),
)
QUOTE = Quote(PARAGRAPH, 0, len(TEXT))


def values(text: str, *derived: str) -> list[str]:
    return [found.value for found in check_line(Line(text, (QUOTE,), derived), VOCABULARY)]


@pytest.mark.parametrize(
    "text",
    [
        "到2025年年底，回收率达到43%以上。",
        "完成12.5万亩池塘改造。",
        "水利部牵头，财政部参与。",
        "“一村一塘”模式在太湖推广。",
        "没有任何数值。",
    ],
)
def test_what_stands_in_the_cited_paragraph_passes(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "planted"),
    [
        ("回收率达到45%以上。", "45"),
        ("回收率达到3%以上。", "3"),
        ("完成12万亩池塘改造。", "12"),
        ("完成5万亩池塘改造。", "5"),
        ("完成2.5万亩池塘改造。", "2.5"),
        ("完成12.54万亩池塘改造。", "12.54"),
        ("到2026年年底完成。", "2026"),
        ("到202年年底完成。", "202"),
        ("生态环境部牵头。", "生态环境部"),
        ("水利部、公安部牵头。", "公安部"),
        ("推广“一村一策”模式。", "一村一策"),
    ],
)
def test_a_planted_value_is_found(text: str, planted: str) -> None:
    assert values(text) == [planted]


@given(st.decimals(min_value=0, max_value=10_000, places=1))
def test_any_number_that_is_not_there_is_found(number: object) -> None:
    assert values(f"达到{number}万亩。") == ([] if str(number) == "12.5" else [str(number)])


def test_a_derived_value_is_allowed_only_where_it_is_declared() -> None:
    assert values("共3条。") == ["3"]
    assert values("共3条。", "3") == []
    assert values("共13条。", "3") == ["13"]


def test_without_a_quote_no_value_may_be_said() -> None:
    assert [found.value for found in check_line(Line("水利部要在2025年前完成。"), VOCABULARY)] == ["2025", "水利部"]


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5), (0, len(TEXT) + 1)])
def test_a_quote_must_lie_inside_its_paragraph(start: int, end: int) -> None:
    assert not check_quotes(Line("说法", (Quote(PARAGRAPH, start, end),)))
    assert check_quotes(Line("说法", (QUOTE,)))


def test_only_the_wrong_line_is_dropped() -> None:
    good, bad = Line("水利部牵头。", (QUOTE,)), Line("公安部牵头。", (QUOTE,))
    draft, found = verify(Draft((good, bad)), VOCABULARY)
    assert draft.lines == (good,)
    assert [violation.value for violation in found] == ["公安部"]


def test_a_draft_with_nothing_right_is_refused() -> None:
    fact = DraftFact("target", ">=95%", "95%", QUOTE)
    draft, found = verify(Draft((Line("达到95%以上。", (QUOTE,)),), (fact,)), VOCABULARY)
    assert found
    assert (draft.refused, draft.reason, draft.facts) == (True, "unverified", ())
    assert not any(line.quotes for line in draft.lines)


def test_a_line_whose_quote_is_out_of_bounds_does_not_leave() -> None:
    bad = Line("水利部牵头。", (Quote(PARAGRAPH, 0, len(TEXT) + 9),))
    draft, _ = verify(Draft((bad,)), VOCABULARY)
    assert bad not in draft.lines


def test_a_fact_whose_words_are_not_in_its_paragraph_does_not_leave() -> None:
    line = Line("回收率达到43%以上。", (QUOTE,))
    right, wrong = DraftFact("target", ">=43%", "43%以上", QUOTE), DraftFact("target", ">=95%", "95%以上", QUOTE)
    draft, _ = verify(Draft((line,), (right, wrong)), VOCABULARY)
    assert (draft.lines, draft.facts) == ((line,), (right,))


def test_right_drafts_and_refusals_pass_untouched() -> None:
    draft = Draft((Line("水利部牵头。", (QUOTE,)),))
    assert verify(draft, VOCABULARY) == (draft, ())
    refusal = refuse("not_in_plan", "方案没有提到2030年。", ("（三十）讲了什么？",))
    assert verify(refusal, VOCABULARY) == (refusal, ())


def test_drafts_joined_say_each_line_once_and_refuse_only_together() -> None:
    line, refusal = Line("水利部牵头。", (QUOTE,)), refuse("no_date", "没有时限。")
    draft = join((Draft((line,)), Draft((line,)).corrected(), refusal))
    assert draft.lines == (line, *refusal.lines)
    assert (draft.status, draft.reason) == ("corrected", None)
    assert join((refusal, refusal)).refused


def test_the_number_of_a_clause_does_not_run_into_the_year_that_follows_it():
    paragraph = replace(PARAGRAPH, clause_label="二、8.", heading="", text="2025年年底前完成。")
    line = Line("二、8. 2025年年底前完成。", (Quote(paragraph, 0, 12),))
    assert check_line(line, VOCABULARY) == ()


def test_a_number_of_the_paragraph_is_no_part_of_the_year_behind_it() -> None:
    numbered = replace(PARAGRAPH, text="1.2025年9月底前建成监测平台。")
    quote = Quote(numbered, 2, len(numbered.text))
    assert check_line(Line("2025年9月底前建成监测平台。", (quote,)), VOCABULARY) == ()
    assert [found.value for found in check_line(Line("2026年建成。", (quote,)), VOCABULARY)] == ["2026"]


@pytest.mark.parametrize(
    ("operands", "unsupported"),
    [(("43", "12.5"), []), (("44", "12.5"), ["44", "31.5"]), (("43", "12"), ["12", "31"])],
)
def test_a_difference_passes_only_between_numbers_that_are_cited(
    operands: tuple[str, str], unsupported: list[str]
) -> None:
    gap = Reckoning("difference", (Decimal(operands[0]), Decimal(operands[1])))
    line = Line(f"相差（{gap.text}）。", (QUOTE,), reckoned=(gap,))
    assert [found.value for found in check_line(line, VOCABULARY)] == unsupported
