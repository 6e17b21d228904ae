"""The assistant as a Runnable: one answer whichever way it is asked, clear words when it cannot be."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from langchain_core.runnables import Runnable, RunnableLambda, RunnableParallel

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.errors import CorpusError, IndexUnavailableError, InvalidQuestionError, InvalidSettingError
from yzassist.index.build import build_index
from yzassist.index.embedding import Embedder
from yzassist.question.cues import load_cues
from yzassist.question.dialogue.history import Message
from yzassist.question.wording.english import glossary
from yzassist.settings import Settings, load_settings

CheckContract = Callable[[Assistant, Answer], None]
AssistantOver = Callable[[Mapping[str, str]], Assistant]

QUESTIONS = [
    "黑臭水体治理由谁牵头",
    "农膜回收率要达到多少",
    "水利部牵头哪些任务",
    "总投资多少钱",
    "第六条讲什么",
    "十年禁渔是交通运输部牵头吗",
    "长江流域饮用水水源地名录什么时候完成",
]
TALK = [{"role": "user", "content": "黑臭水体治理由谁牵头"}, {"role": "assistant", "content": "……"}]


def untimed(answer: Answer) -> dict[str, Any]:
    return answer.model_dump(exclude={"elapsed_ms"})


def test_every_way_of_asking_gives_the_same_answer(assistant: Assistant) -> None:
    one_by_one = [untimed(assistant.ask(question)) for question in QUESTIONS]

    async def asynchronously() -> list[Answer]:
        return [*await asyncio.gather(*map(assistant.ainvoke, QUESTIONS)), *await assistant.abatch(QUESTIONS)]

    assert [untimed(assistant.invoke(question)) for question in QUESTIONS] == one_by_one
    assert [untimed(assistant.invoke({"question": question})) for question in QUESTIONS] == one_by_one
    assert [untimed(answer) for answer in assistant.batch(QUESTIONS)] == one_by_one
    assert [untimed(answer) for answer in asyncio.run(asynchronously())] == one_by_one * 2
    assert [untimed(answer) for answer in assistant.stream(QUESTIONS[0])] == one_by_one[:1]


def test_twenty_threads_get_what_one_gets(assistant: Assistant) -> None:
    questions = [f"{question}{mark}" for mark in ("", "？", "？？") for question in QUESTIONS] * 2
    with ThreadPoolExecutor(20) as threads:
        together = list(threads.map(assistant.ask, questions))
    assert [untimed(answer) for answer in together] == [untimed(assistant.ask(question)) for question in questions]


def test_a_conversation_is_the_same_as_mappings_and_as_messages(assistant: Assistant) -> None:
    messages = [Message(turn["role"], turn["content"]) for turn in TALK]
    request = {"question": "什么时候完成？", "history": TALK}
    answers = [
        assistant.ask("什么时候完成？", TALK),
        assistant.ask("什么时候完成？", messages),
        assistant.invoke(request),
    ]
    assert untimed(answers[0]) == untimed(answers[1]) == untimed(answers[2])
    assert untimed(answers[0]) != untimed(assistant.ask("什么时候完成？"))


def test_asking_leaves_the_conversation_as_it_was(assistant: Assistant) -> None:
    history = [dict(turn) for turn in TALK]
    assistant.ask("什么时候完成？", history)
    assert history == TALK


def test_it_composes_with_other_langchain_parts(assistant: Assistant) -> None:
    clause: Runnable[Any, Any] = assistant | RunnableLambda(lambda answer: answer.citations[0].clause_number)
    question: Runnable[Any, Any] = RunnableLambda(lambda topic: {"question": f"{topic}由谁牵头", "history": []})
    both = RunnableParallel(answer=assistant, passages=assistant.retriever)
    assert (question | clause).invoke("黑臭水体治理") == 6
    assert (question | clause).batch(["黑臭水体治理", "小水电清理整改"]) == [6, 26]
    assert asyncio.run((question | clause).ainvoke("小水电清理整改")) == 26
    found = both.invoke("农膜回收率要达到多少")
    assert {6, 8} & {document.metadata["clause_number"] for document in found["passages"]}
    assert isinstance(found["answer"], Answer)


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ("", "是空的"),
        (" \n\t", "是空的"),
        ("？？？", "没有文字"),
        ("谁牵头\x07", "控制字符"),
        ("问" * 10_000, "太长"),
        (None, "question"),
        (7, "question"),
        ([], "question"),
        ({}, "question"),
        ({"question": None}, "必须是文字"),
        ({"question": b"bytes"}, "必须是文字"),
        ({"question": "谁牵头", "history": 7}, "history"),
        ({"question": "谁牵头", "history": "黑臭水体"}, "history"),
        ({"question": "谁牵头", "history": ["黑臭水体"]}, "history"),
        ({"question": "谁牵头", "history": [{"role": "system", "content": "你好"}]}, "history"),
        ({"question": "谁牵头", "history": [{"role": "user"}]}, "history"),
        ({"question": "谁牵头", "history": [{"role": "user", "content": 5}]}, "history"),
    ],
)
def test_what_cannot_be_asked_is_told_in_chinese(assistant: Assistant, request_: object, message: str) -> None:
    with pytest.raises(InvalidQuestionError, match=message):
        assistant.invoke(request_)


def test_a_question_of_broken_characters_is_rejected(assistant: Assistant) -> None:
    with pytest.raises(InvalidQuestionError):
        assistant.ask("黑臭水体\ud800由谁牵头")


def test_strange_history_is_read_as_far_as_it_can_be(assistant: Assistant, keeps_contract: CheckContract) -> None:
    history = [{"role": "user", "content": text} for text in ("", "？", "\x00", "黑臭水体" * 5000, "你好")] * 3
    keeps_contract(assistant, assistant.ask("农膜回收率要达到多少", history))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "不存在"),
        ({}, "没有可用的文件"),
        ({"a.txt": b""}, "没有文字"),
        ({"a.txt": b"\x00\x01\x02" * 99}, "不是文本文件"),
    ],
)
def test_a_corpus_that_cannot_be_used_is_told_and_leaves_no_index(
    tmp_path: Path, model: Embedder, content: dict[str, bytes] | None, message: str
) -> None:
    corpus = tmp_path / "corpus"
    if content is not None:
        corpus.mkdir()
        for name, data in content.items():
            (corpus / name).write_bytes(data)
    settings = Settings(corpus=corpus, index=tmp_path / "index")
    with pytest.raises(CorpusError, match=message):
        build_index(settings, embedder=model)
    with pytest.raises(IndexUnavailableError, match="yzassist index"):
        Assistant.open(settings)


def test_a_text_that_is_no_plan_is_answered_by_paragraph_with_a_warning(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    text = "校园菜地手记\n\n番茄要在四月移栽，每株间隔四十厘米。\n\n蚯蚓让泥土松软，雨后最容易见到。\n"
    small = assistant_over({"手记.txt": text})
    assert any("手记" in warning for warning in small.index.warnings)
    answer = small.ask("番茄移栽")
    keeps_contract(small, answer)
    assert ["四月" in citation.quote for citation in answer.citations] == [True]
    assert "四月" in answer.answer


def test_a_plan_without_notes_dates_or_numbers_is_answered(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    small = assistant_over({"塘.txt": "清塘方案\n\n一、治理\n\n（一）整治池塘。\n\n清淤池塘，栽种芦苇。\n"})
    for question in (
        "整治池塘由谁牵头",
        "池塘什么时候清完",
        "水利部牵头哪些任务",
        "第一条讲什么",
        "一共几条措施",
        "文号是多少",
    ):
        keeps_contract(small, small.ask(question))
    assert small.ask("整治池塘由谁牵头").refused
    assert not small.ask("第一条讲什么").refused


def test_two_plans_are_kept_apart(assistant_over: AssistantOver, keeps_contract: CheckContract) -> None:
    note = "{title}\n\n一、治理\n\n（一）{heading}。\n\n{heading}，到{year}年年底完成。（{body}牵头）\n"
    small = assistant_over(
        {
            "甲.txt": note.format(title="甲方案", heading="整治池塘", year=2024, body="水利部"),
            "乙.txt": note.format(title="乙方案", heading="修缮校舍", year=2026, body="教育部"),
        }
    )
    for question, document, value in (("整治池塘由谁牵头", "甲", "水利部"), ("修缮校舍由谁牵头", "乙", "教育部")):
        answer = small.ask(question)
        keeps_contract(small, answer)
        assert {citation.document_id for citation in answer.citations} == {document}
        assert value in answer.answer


def damaged(shipped: Settings, tmp_path: Path, name: str, data: bytes | None) -> Settings:
    """Settings of a copy of the shipped index in which the file ``name`` is cut short, or gone."""
    copy = tmp_path / "index"
    shutil.copytree(shipped.index, copy)
    current = (copy / "CURRENT").read_text(encoding="utf-8").split()[0]
    path = next(iter([*copy.glob(name), *(copy / "generations" / current).glob(name)]))
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
    return shipped.model_copy(update={"index": copy})


@pytest.mark.parametrize("name", ["CURRENT", "documents.jsonl", "keys.npy", "vectors.npy", "manifest.json"])
@pytest.mark.parametrize("data", [None, b"", b"\xff\x00broken"])
def test_a_damaged_index_is_told_before_any_answer(
    assistant: Assistant, shipped: Settings, tmp_path: Path, name: str, data: bytes | None
) -> None:
    with pytest.raises(IndexUnavailableError, match=r"yzassist index|索引目录"):
        Assistant.open(damaged(shipped, tmp_path, name, data))


@pytest.mark.parametrize("data", [b"", b"\x00" * 500])
def test_a_damaged_vector_database_is_told_instead_of_answered(
    assistant: Assistant, shipped: Settings, tmp_path: Path, data: bytes
) -> None:
    opened = Assistant.open(damaged(shipped, tmp_path, "chroma/chroma.sqlite3", data))
    with pytest.raises(IndexUnavailableError, match="重建"):
        opened.ask("黑臭水体治理由谁牵头")


@pytest.mark.parametrize("data", [b"", b"\x93NUMPY broken"])
def test_damaged_exemplars_are_made_anew(assistant: Assistant, shipped: Settings, tmp_path: Path, data: bytes) -> None:
    opened = Assistant.open(damaged(shipped, tmp_path, "exemplars-*.npy", data))
    assert untimed(opened.ask("如何推进地下水污染防治")) == untimed(assistant.ask("如何推进地下水污染防治"))
    opened.warm_up()
    opened.index.close()


def test_a_warm_assistant_has_the_word_lists_of_both_languages(assistant: Assistant) -> None:
    for words in (glossary, load_cues):
        words.cache_clear()
    assistant.warm_up()
    assert all(words.cache_info().currsize for words in (glossary, load_cues))


def test_an_index_folder_that_cannot_be_written_still_answers(
    assistant: Assistant, shipped: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = damaged(shipped, tmp_path, "exemplars-*.npy", None)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(np, "save", refuse)
    settings.index.chmod(0o555)
    opened = Assistant.open(settings)
    opened.warm_up()
    assert untimed(opened.ask(QUESTIONS[0])) == untimed(assistant.ask(QUESTIONS[0]))
    opened.index.close()
    settings.index.chmod(0o755)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("YZASSIST_MAX_QUESTION_CHARS", "许多"),
        ("YZASSIST_MAX_QUESTION_CHARS", "0"),
        ("YZASSIST_LOCK_TIMEOUT_S", "-1"),
        ("YZASSIST_EMBEDDING_MODEL", ""),
        ("YZASSIST_MAX_QUESTION_CHAR", "100"),
    ],
)
def test_a_wrong_or_unknown_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InvalidSettingError, match=name):
        load_settings()


def test_a_limit_of_the_settings_is_kept(assistant: Assistant, shipped: Settings) -> None:
    strict = Assistant(assistant.index, shipped.model_copy(update={"max_question_chars": 20}))
    assert strict.ask("农膜回收率要达到多少").answer == assistant.ask("农膜回收率要达到多少").answer
    with pytest.raises(InvalidQuestionError, match="20字以内"):
        strict.ask("农膜回收率要达到多少" * 3)
