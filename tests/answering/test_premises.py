"""A question that supposes something false is set right, with the clause; a true one is confirmed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]

FALSE = [
    ("十年禁渔是交通运输部牵头吗", 19, "农业农村部"),
    ("磷污染治理由水利部牵头吗？", 11, "生态环境部"),
    ("崩岸治理是自然资源部牵头，对吗", 21, "水利部"),
    ("农膜回收率是不是要达到95%以上", 8, "85%"),
    ("农膜回收率要达到百分之九十吗", 8, "85%"),
    ("石漠化土地治理面积是不是7.5万公顷", 20, "100万公顷"),
    ("化工园区认定到2025年年底完成，对吗", 7, "2023"),
    ("饮用水水源地名录是不是2024年完成", 5, "2022"),
    ("黑臭水体2030年才消除吗", 6, "2025"),
]
TRUE = [
    ("十年禁渔是农业农村部牵头吗", 19),
    ("黑臭水体治理是水利部牵头吗", 6),
    ("农膜回收率是不是85%以上", 8),
    ("石漠化土地治理面积是100万公顷吗", 20),
    ("化工园区认定到2023年年底完成，对吗", 7),
]


@pytest.mark.parametrize(("question", "clause", "right"), FALSE)
def test_a_false_premise_is_corrected(
    assistant: Assistant, keeps_contract: CheckContract, question: str, clause: int, right: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert (answer.status, answer.refused) == ("corrected", False)
    assert clause in {citation.clause_number for citation in answer.citations}
    assert right in answer.answer


@pytest.mark.parametrize(("question", "clause"), TRUE)
def test_a_true_premise_is_confirmed(
    assistant: Assistant, keeps_contract: CheckContract, question: str, clause: int
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert answer.status == "answered"
    assert clause in {citation.clause_number for citation in answer.citations}


def test_a_claim_about_all_is_not_affirmed_where_some_are_set_apart(assistant: Assistant) -> None:
    answer = assistant.ask("县级城市黑臭水体是不是都得到2025年年底才消除？").answer
    assert not answer.startswith("是的")
    assert "长江三角洲区域力争提前一年" in answer


def test_a_number_that_counts_what_is_asked_for_claims_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("入河排污口整治的两个时间节点是什么")
    assert answer.status == "answered"
    assert "2023年年底" in answer.answer
    assert "2025年年底" in answer.answer
