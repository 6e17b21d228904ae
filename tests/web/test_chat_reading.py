"""How an answer is laid out: marks, fact card, evidence cut by offsets, what to ask next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_answers import made_answer, made_citation
from yzassist.answering.model import Answer, AnswerFact, Citation
from yzassist.assistant import Assistant
from yzassist.web.pages.chat.evidence import cut, fits, passages, whole_measure
from yzassist.web.pages.chat.followups import nearest_measures, next_questions, rephrasings
from yzassist.web.pages.chat.reading import blocks, fact_card

TEXT = "甲部、乙部牵头。到2025年年底，河道清淤率达到90%以上。（甲部、乙部牵头，丙部等参与）"


def citation(start: int, end: int, paragraph: int = 1, clause: str = "（六）") -> Citation:
    number = {"（六）": 6, "（三）": 3}.get(clause)
    heading = "推进治理" if number else clause
    return made_citation(
        TEXT[start:end], start, clause=clause, clause_number=number, heading=heading, paragraph=paragraph
    )


def answer(text: str, *citations: Citation, intent: str = "target", facts: tuple[AnswerFact, ...] = ()) -> Answer:
    return made_answer(text, *citations, intent=intent, facts=facts)


def marks(laid_out: Answer) -> list[tuple[str, int | None]]:
    return [
        (part.text, part.citation)
        for block in blocks(laid_out)
        for line in block.lines
        for part in line
        if part.citation is not None
    ]


def test_marks_of_one_place_take_its_citations_in_order() -> None:
    laid_out = answer(
        "一〔（六）第1款〕二〔（六）第1款、（三）〕", citation(0, 8), citation(8, 28), citation(0, 3, clause="（三）")
    )
    assert marks(laid_out) == [("（六）第1款", 0), ("（六）第1款", 1), ("（三）", 2)]


def test_brackets_that_name_no_cited_clause_stay_text() -> None:
    laid_out = answer("文号：环水体〔2022〕55号。〔（九）〕", citation(0, 3, clause="文件信息"))
    assert marks(laid_out) == [("文件信息", 0)]
    assert blocks(laid_out)[0].lines[0][0].text == "文号：环水体〔2022〕55号。〔（九）〕"


def test_lines_with_a_dash_are_items_and_others_paragraphs() -> None:
    laid_out = blocks(
        answer("共2条：\n- 一〔（六）〕\n- 二〔（三）〕\n完。", citation(0, 3), citation(0, 3, clause="（三）"))
    )
    assert [(block.bullets, len(block.lines)) for block in laid_out] == [(False, 1), (True, 2), (False, 1)]


def test_the_card_keeps_a_list_open_that_the_plan_leaves_open() -> None:
    note = citation(TEXT.index("（甲"), len(TEXT))
    facts = tuple(
        AnswerFact(kind="responsibility", value=name, text=name, citation=0, role=role)
        for name, role in (("甲部", "牵头"), ("乙部", "牵头"), ("丙部", "参与"))
    )
    card = fact_card(answer("甲部、乙部牵头。〔（六）第1款〕", note, intent="responsibility", facts=facts))
    assert [(row.name, [entry.text for entry in row.entries]) for row in card] == [
        ("牵头", ["甲部、乙部"]),
        ("参与", ["丙部等"]),
    ]


def test_the_card_names_what_a_target_measures() -> None:
    start = TEXT.index("河道")
    target = citation(start, TEXT.index("以上") + 2)
    facts = (AnswerFact(kind="target", value=">=90%", text="达到90%以上", citation=0),)
    (row,) = fact_card(answer("……", target, facts=facts))
    assert (row.name, row.entries[0].text) == ("指标", "河道清淤率达到90%以上")


def test_the_card_shows_a_target_of_two_clauses_once_with_both() -> None:
    start, end = TEXT.index("河道"), TEXT.index("以上") + 2
    facts = tuple(AnswerFact(kind="target", value=">=90%", text="达到90%以上", citation=at) for at in (0, 1))
    (row,) = fact_card(answer("……", citation(start, end), citation(start, end, clause="（三）"), facts=facts))
    (entry,) = row.entries
    assert [(part.text, part.citation) for part in entry.places] == [("（六）第1款", 0), ("（三）第1款", 1)]


@pytest.mark.parametrize("intent", ["list", "count", "content"])
def test_there_is_no_card_where_no_fact_was_asked_for(intent: str) -> None:
    facts = (AnswerFact(kind="responsibility", value="甲部", text="甲部", citation=0, role="牵头"),)
    assert fact_card(answer("共1条", citation(0, 8), intent=intent, facts=facts)) == ()


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, int]:
    start = draw(st.integers(0, len(TEXT) - 1))
    return start, draw(st.integers(start + 1, len(TEXT)))


@given(current=spans(), others=st.lists(spans(), max_size=6))
def test_pieces_join_to_the_paragraph_and_the_quote_is_one_of_them(
    current: tuple[int, int], others: list[tuple[int, int]]
) -> None:
    quoted = citation(*current)
    pieces = cut(TEXT, quoted, [quoted, *(citation(*span) for span in others)])
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [piece.text for piece in pieces if piece.current] == [quoted.quote]


QUESTIONS = ("县级城市黑臭水体由谁牵头？", "农膜回收率要达到多少？", "水利部牵头哪些任务？", "文号是多少？")


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_citation_has_a_passage_with_its_quote_current(question: str, assistant: Assistant) -> None:
    asked = assistant.ask(question)
    plans = assistant.index.plans
    assert fits(asked, plans)
    found = passages(asked, plans)
    quotes = ["".join(p.text for _, pieces in one.paragraphs for p in pieces if p.current) for one in found]
    assert quotes == [c.quote for c in asked.citations]


def test_an_answer_of_another_index_does_not_fit() -> None:
    assert not fits(answer("……", citation(0, 3)), [])


def test_a_measure_that_no_plan_has_gives_nothing(assistant: Assistant) -> None:
    plans = assistant.index.plans
    assert whole_measure(plans, plans[0].id, "999") is None
    assert whole_measure(plans, "../etc", "6") is None
    first, last = plans[0].measures[0], plans[0].measures[-1]
    begin, end = (whole_measure(plans, plans[0].id, str(one.number)) for one in (first, last))
    assert begin is not None and begin.before is None and begin.after is not None
    assert end is not None and end.after is None and end.before is not None


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_suggested_next_is_answered(question: str, assistant: Assistant) -> None:
    asked = assistant.ask(question)
    for suggestion in next_questions(asked, assistant.index.plans, assistant.index.facts):
        assert not assistant.ask(suggestion).refused


def test_rephrasings_of_a_refusal_are_answered(assistant: Assistant) -> None:
    refused = assistant.ask("禁渔补助每人发多少钱？")
    near = nearest_measures(refused, assistant.index.plans)
    questions = rephrasings(near, assistant.index.facts)
    assert near
    assert questions
    assert not any(assistant.ask(question).refused for question in questions)


def test_marks_that_name_their_plan_lead_to_its_citations() -> None:
    first, second = (citation(0, 8).model_copy(update={"document_id": name}) for name in ("甲", "乙"))
    laid_out = answer("一〔《甲方案》（六）〕\n二〔《乙、丙方案》（六）〕\n三〔《甲方案》（六）〕", first, second)
    assert marks(laid_out) == [("《甲方案》（六）", 0), ("《乙、丙方案》（六）", 1), ("《甲方案》（六）", 0)]
