"""The conversation on its way to the browser tab and back."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace
from typing import Any

import pytest

from yzassist.assistant import Assistant
from yzassist.feedback.model import Verdict
from yzassist.feedback.versions import versions_of
from yzassist.web.pages.chat.evidence import passages
from yzassist.web.pages.chat.exchange import Conversation, extended, feedback_on, judged
from yzassist.web.pages.chat.keeping import Keeper

QUESTIONS = ("水利部牵头哪些任务？", "农膜回收率要达到多少？", "禁渔补助每人发多少钱？")
SEAL = 64


@pytest.fixture
def conversation(assistant: Assistant) -> Conversation:
    held: Conversation = ()
    for question in QUESTIONS:
        held = extended(held, question, assistant.ask(question), versions_of(assistant))
    return judged(held, 2, Verdict.USEFUL)


def forged(record: str, **fields: Any) -> str:
    """The record with other contents under the same seal."""
    held = json.loads(zlib.decompress(base64.b64decode(record[SEAL:])))
    return record[:SEAL] + base64.b64encode(zlib.compress(json.dumps(held | fields).encode())).decode()


def test_a_conversation_comes_back_as_it_went(conversation: Conversation) -> None:
    keeper = Keeper()
    assert keeper.recall(json.loads(json.dumps(keeper.keep(conversation)))) == conversation


def test_fifty_long_answers_fit_into_the_storage_of_a_tab(conversation: Conversation) -> None:
    assert len(Keeper().keep(conversation)[0]) * 50 < 2_500_000


def test_what_another_server_sealed_is_shown_but_is_not_genuine(conversation: Conversation) -> None:
    recalled = Keeper().recall(Keeper().keep(conversation))
    assert [one.genuine for one in recalled] == [False] * 3
    assert [replace(one, genuine=True) for one in recalled] == list(conversation)
    keeper = Keeper()
    assert not any(one.genuine for one in keeper.recall(keeper.keep(recalled)))


def test_servers_of_one_secret_know_each_others_answers(conversation: Conversation) -> None:
    recalled = Keeper("共用的密钥").recall(Keeper("共用的密钥").keep(conversation))
    assert recalled == conversation
    assert not any(one.genuine for one in Keeper("别的密钥").recall(Keeper("共用的密钥").keep(conversation)))


def test_a_changed_answer_loses_its_seal(conversation: Conversation) -> None:
    keeper = Keeper()
    record = keeper.keep(conversation)[1]
    (changed,) = keeper.recall([forged(record, question="别的问题")])
    assert (changed.question, changed.genuine) == ("别的问题", False)


@pytest.mark.parametrize(
    "damaged", [None, "", "x", 7, {"a": 1}, [None], ["0" * 500], ["é" * 300], [["a"]], ["0" * 300_000]]
)
def test_what_is_damaged_is_left_out(damaged: object) -> None:
    assert Keeper().recall(damaged) == ()


def test_a_record_that_swells_or_points_at_nothing_is_left_out(conversation: Conversation) -> None:
    keeper = Keeper()
    record = keeper.keep(conversation)[1]
    bomb = record[:SEAL] + base64.b64encode(zlib.compress(b" " * 5_000_000)).decode()
    answer = conversation[1].answer.model_dump(mode="json")
    facts = [{**fact, "citation": 99} for fact in answer["facts"]]
    assert facts
    assert keeper.recall([bomb]) == ()
    assert keeper.recall([forged(record, answer={**answer, "facts": facts})]) == ()
    assert keeper.recall([record, record]) == (conversation[1],)


def test_a_verdict_carries_the_questions_before_it_alone(conversation: Conversation) -> None:
    feedback = feedback_on(conversation[1], conversation, Verdict.WRONG, "")
    assert [turn.content for turn in feedback.history if turn.role == "user"] == [QUESTIONS[0]]


def test_evidence_that_no_longer_stands_in_the_plans_is_the_quote_and_says_so(conversation: Conversation) -> None:
    answer = conversation[1].answer
    for found, citation in zip(passages(answer, ()), answer.citations, strict=True):
        assert found.outdated
        assert [piece.text for _, pieces in found.paragraphs for piece in pieces] == [citation.quote]
