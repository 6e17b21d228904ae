"""The search as other LangChain parts use it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import pytest
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda
from pydantic import ValidationError

from yzassist.assistant import Assistant
from yzassist.errors import InvalidQuestionError

QUERIES = {
    "黑臭水体清单": 6,
    "尾矿库闭库销号": 14,
    "退捕渔民就业帮扶": 19,
    "沙化土地治理面积": 20,
    "化工园区认定": 7,
    "生态流量监管": 27,
    "无废城市建设": 32,
    "岸电设施改造": 9,
}


@pytest.mark.parametrize(("query", "clause"), QUERIES.items())
def test_the_clause_is_among_the_first(assistant: Assistant, query: str, clause: int) -> None:
    found = assistant.retriever.invoke(query)
    assert clause in [document.metadata["clause_number"] for document in found[:3]]


def test_a_document_is_a_paragraph_and_says_where_it_stands(assistant: Assistant) -> None:
    assert isinstance(assistant.retriever, BaseRetriever)
    found = assistant.retriever.invoke("农膜回收率")
    assert [document.metadata["score"] for document in found] == sorted(
        (document.metadata["score"] for document in found), reverse=True
    )
    plan = assistant.index.plans[0]
    for document in found:
        paragraph = plan.paragraph(str(document.id))
        assert document.page_content == paragraph.text
        assert {key: value for key, value in document.metadata.items() if key != "score"} == {
            "document_id": plan.id,
            "clause": paragraph.clause_label,
            "clause_number": paragraph.clause_number,
            "heading": paragraph.heading,
            "paragraph": paragraph.number,
        }


def test_as_many_are_given_as_were_asked_for(assistant: Assistant) -> None:
    retriever = assistant.retriever
    for k in (1, 4, 16):
        assert len(retriever.model_copy(update={"k": k}).invoke("长江生态环境")) == k
    with pytest.raises(ValidationError):
        type(retriever)(index=retriever.index, hybrid=retriever.hybrid, max_chars=100, k=0)


def test_it_composes_batches_and_awaits(assistant: Assistant) -> None:
    def headings(documents: list[Document]) -> list[str]:
        return [document.metadata["heading"] for document in documents]

    chain = assistant.retriever | RunnableLambda(headings)
    one_by_one = [chain.invoke(query) for query in QUERIES]
    assert chain.batch(list(QUERIES)) == one_by_one
    assert asyncio.run(chain.ainvoke(next(iter(QUERIES)))) == one_by_one[0]


@pytest.mark.parametrize("query", ["", "  ", "\x00", "问" * 10_000])
def test_a_query_that_cannot_be_read_is_told(assistant: Assistant, query: str) -> None:
    with pytest.raises(InvalidQuestionError):
        assistant.retriever.invoke(query)


def test_a_deleted_file_is_not_found(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> None:
    small = assistant_over({"塘.txt": "一、治理\n\n（一）整治池塘。\n\n清淤池塘。（水利部牵头）\n"})
    found = small.retriever.invoke("池塘")
    assert {document.metadata["document_id"] for document in found} == {"塘"}
