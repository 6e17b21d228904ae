"""The MCP tools, called by a client of the protocol over a real connection."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent, Tool

from yzassist.assistant import Assistant
from yzassist.settings import Settings

from .conftest import Serve


async def _listed(url: str) -> list[Tool]:
    async with streamable_http_client(url) as (reader, writer, _), ClientSession(reader, writer) as session:
        await session.initialize()
        return (await session.list_tools()).tools


async def _called(url: str, name: str, arguments: dict[str, Any]) -> CallToolResult:
    async with streamable_http_client(url) as (reader, writer, _), ClientSession(reader, writer) as session:
        await session.initialize()
        return await session.call_tool(name, arguments)


@pytest.fixture
def mcp_url(server_url: str) -> str:
    return f"{server_url}/gradio_api/mcp/"


@pytest.fixture
def office_mcp_url(serve: Serve, office: Assistant, server_settings: Settings, tmp_path: Path) -> str:
    """The tools over six plans."""
    settings = server_settings.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'office.db'}"})
    return f"{serve(settings, office)}/gradio_api/mcp/"


def call(url: str, name: str, **arguments: str) -> tuple[bool, str]:
    """Whether the tool failed, and what it said."""
    result = asyncio.run(_called(url, name, arguments))
    (content,) = result.content
    assert isinstance(content, TextContent)
    return bool(result.isError), content.text


def test_only_described_tools_are_offered(mcp_url: str) -> None:
    tools = {tool.name: tool for tool in asyncio.run(_listed(mcp_url))}
    assert set(tools) == {"ask_plan", "department_ledger", "measure_text"}
    for tool in tools.values():
        assert tool.description
        for parameter in tool.inputSchema["properties"].values():
            assert parameter["description"]


def test_question_is_answered_with_its_clause(mcp_url: str) -> None:
    failed, text = call(mcp_url, "ask_plan", question="农膜回收率要达到多少？")
    assert not failed
    assert json.loads(text)["citations"][0]["clause"] == "（八）"


def test_ledger_and_measure_are_read(mcp_url: str, assistant: Assistant) -> None:
    ledger = json.loads(call(mcp_url, "department_ledger", department="县水利局", role="牵头")[1])
    assert {role for row in ledger["rows"] for role in row["roles"]} == {"牵头"}
    measure = json.loads(call(mcp_url, "measure_text", number="6")[1])
    paragraphs = assistant.index.plans[0].measure(6)
    assert paragraphs is not None
    assert measure["paragraphs"] == [paragraph.text for paragraph in paragraphs.paragraphs]


def test_tools_keep_to_the_documents_named(office_mcp_url: str) -> None:
    asked = call(office_mcp_url, "ask_plan", question="农膜回收率要达到多少？", documents="固体废物；农业面源")
    cited = {citation["document_id"] for citation in json.loads(asked[1])["citations"]}
    assert cited == {"qinghe-solid-waste-2024", "qinghe-farm-2023"}
    ledger = call(office_mcp_url, "department_ledger", department="市财政局", documents="固体废物")
    assert {row["document_id"] for row in json.loads(ledger[1])["rows"]} == {"qinghe-solid-waste-2024"}
    measure = call(office_mcp_url, "measure_text", number="2", document_id="农业面源")
    assert json.loads(measure[1])["document_id"] == "qinghe-farm-2023"
    for name, arguments in (
        ("ask_plan", {"question": "谁牵头", "documents": "碧水方案"}),
        ("department_ledger", {"department": "市财政局", "documents": "碧水方案"}),
        ("measure_text", {"number": "2", "document_id": "碧水方案"}),
    ):
        failed, text = call(office_mcp_url, name, **arguments)
        assert failed
        assert "没有“碧水方案”这份文件" in text


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("ask_plan", {"question": " "}, "问题是空的"),
        ("department_ledger", {"department": "不存在的部门"}, "不认识的部门"),
        ("department_ledger", {"department": "水利部", "role": "x"}, "不认识的角色"),
        ("measure_text", {"number": "99"}, "没有这一条"),
    ],
)
def test_what_is_wrong_is_told(mcp_url: str, name: str, arguments: dict[str, str], said: str) -> None:
    failed, text = call(mcp_url, name, **arguments)
    assert failed
    assert said in text


def test_questions_of_one_address_are_limited(
    serve: Callable[[Settings, Assistant | None], str], server_settings: Settings, assistant: Assistant
) -> None:
    url = serve(server_settings.model_copy(update={"rate_limit_per_minute": 1}), assistant) + "/gradio_api/mcp/"
    told = [call(url, "ask_plan", question="农膜回收率要达到多少？") for _ in range(2)]
    assert [failed for failed, _ in told] == [False, True]
    assert "提问太频繁" in told[1][1]
