"""Questions as people write them, alone and in conversation, reach the same clause as the plan's own words."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant
from yzassist.question.wording.typos import TypoMender


def clauses(assistant: Assistant, question: str, *earlier: str) -> set[int | str | None]:
    history = [
        turn for text in earlier for turn in ({"role": "user", "content": text}, {"role": "assistant", "content": "……"})
    ]
    return {citation.clause_number for citation in assistant.ask(question, history).citations}


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("黑嗅水体治理由谁牵投", 6),
        ("長江入河排污口整治由誰牽頭？", 10),
        ("化工园区认定啥子时候完成", 7),
        ("电鱼归谁管", 37),
        ("Who leads the phosphorus pollution control?", 11),
        ("尾矿库　污染治理　的　时限", 14),
        ("鱼塘废水怎么治理", 8),
        ("农村改茅房由谁牵头", 8),
    ],
)
def test_slips_dialect_english_and_plain_words_are_understood(assistant: Assistant, question: str, clause: int) -> None:
    assert clause in clauses(assistant, question)


def test_a_homophone_of_a_plan_word_is_mended_and_other_words_are_left(assistant: Assistant) -> None:
    mender = TypoMender(["亮江工程", "重庆市", "审计部门", "最高检"], (), assistant.index.tokenizer)
    assert mender.mend("有奖举报最高奖多少") == "有奖举报最高奖多少"
    assert mender.mend("由哪个省级部门牵头") == "由哪个省级部门牵头"
    assert mender.mend("量江工程是什么") == "亮江工程是什么"
    assert mender.mend("重庆是哪个片区") == "重庆是哪个片区"
    assert mender.mend("亮江工程") == "亮江工程"


@pytest.mark.parametrize(
    ("earlier", "question", "clause"),
    [
        (("黑臭水体治理由谁牵头",), "那什么时候完成？", 6),
        (("十年禁渔由谁牵头？",), "参与的有哪些？", 19),
        (("农膜回收率要达到多少",), "石漠化治理呢？", 20),
        (("第六条讲什么",), "下一条呢？", 7),
        (("磷污染怎么治理", "由谁牵头？"), "锰污染呢？", 12),
    ],
)
def test_a_follow_up_is_about_what_was_asked_before(
    assistant: Assistant, earlier: tuple[str, ...], question: str, clause: int
) -> None:
    assert clauses(assistant, question, *earlier) == {clause}


def test_a_follow_up_says_what_it_was_taken_for(assistant: Assistant) -> None:
    history = [{"role": "user", "content": "黑臭水体治理由谁牵头"}]
    answer = assistant.ask("什么时候完成？", history)
    assert answer.question == "什么时候完成？"
    assert "黑臭水体" in answer.resolved_question


def test_a_question_with_a_subject_of_its_own_is_not_bent_by_the_conversation(assistant: Assistant) -> None:
    question = "农膜回收率要达到多少？"
    assert clauses(assistant, question, "黑臭水体治理由谁牵头") == clauses(assistant, question)


def test_only_what_the_user_said_counts_as_conversation(assistant: Assistant) -> None:
    history = [{"role": "assistant", "content": "黑臭水体治理由住房城乡建设部牵头"}]
    alone, after = assistant.ask("什么时候完成？"), assistant.ask("什么时候完成？", history)
    assert alone.model_dump(exclude={"elapsed_ms"}) == after.model_dump(exclude={"elapsed_ms"})


def test_an_answer_as_it_was_given_tells_which_clause_is_spoken_of(assistant: Assistant) -> None:
    history = [
        {"role": "user", "content": "指标体系分几级"},
        {"role": "assistant", "content": "省、市、县三级行政区域。"},
    ]
    answer = assistant.ask("参与的呢", history)
    assert {citation.clause_number for citation in answer.citations} == {25}


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("写材料急用：农膜回收率要达到多少？", "农膜回收率要达到多少？"),
        ("《深入打好长江保护修复攻坚战行动方案》里水利部牵头的任务有哪些", "方案里水利部牵头的任务有哪些"),
        ("不含农药包装：农膜回收率要达到多少？", "不含农药包装：农膜回收率要达到多少？"),
    ],
)
def test_what_frames_a_question_does_not_change_its_answer(assistant: Assistant, question: str, same: str) -> None:
    assert assistant.ask(question).answer == assistant.ask(same).answer
