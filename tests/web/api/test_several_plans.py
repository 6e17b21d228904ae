"""The interface over several plans: questions restricted to some, and what the list of plans says of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from yzassist.assistant import Assistant
from yzassist.settings import Settings
from yzassist.web.server import create_app
from yzassist.web.service import Service

QUESTION = "农膜回收率要达到多少？"


@pytest.fixture(scope="module")
def office_client(
    office: Assistant, api_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """The app over six plans."""
    database: Path = tmp_path_factory.mktemp("database") / "office.sqlite3"
    settings = api_settings.model_copy(update={"database_url": f"sqlite:///{database}"})
    with TestClient(create_app(settings, Service(settings, office)), client=("10.0.0.1", 5000)) as opened:
        yield opened


def test_a_question_is_answered_from_the_documents_named(office_client: TestClient) -> None:
    body = office_client.post("/api/ask", json={"question": QUESTION, "documents": ["固体废物"]}).json()
    assert {citation["document_id"] for citation in body["citations"]} == {"qinghe-solid-waste-2024"}
    everywhere = office_client.post("/api/ask", json={"question": QUESTION}).json()
    assert everywhere["answer"].startswith("3个方案的规定不同：")


def test_an_unknown_document_is_told_with_those_there_are(office_client: TestClient) -> None:
    response = office_client.post("/api/ask", json={"question": QUESTION, "documents": ["碧水方案"]})
    assert response.status_code == 422
    assert "没有“碧水方案”这份文件" in response.json()["error"]
    assert "qinghe-air-2024" in response.json()["error"]


def test_a_chat_completion_keeps_to_the_documents_named(office_client: TestClient) -> None:
    body = {"messages": [{"role": "user", "content": QUESTION}], "documents": ["农业面源"]}
    text = office_client.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]["content"]
    assert "82%" in text
    assert "85%" not in text
    unknown = office_client.post("/v1/chat/completions", json={**body, "documents": ["碧水方案"]})
    assert unknown.status_code == 422
    assert "没有“碧水方案”这份文件" in unknown.json()["error"]["message"]


def test_a_ledger_and_a_draft_are_of_the_documents_named(office_client: TestClient) -> None:
    ledger = "/api/departments/市财政局/ledger"
    rows = office_client.get(ledger, params={"documents": ["固体废物", "qinghe-farm-2023"]}).json()["rows"]
    assert {row["document_id"] for row in rows} == {"qinghe-solid-waste-2024", "qinghe-farm-2023"}
    assert len(office_client.get(ledger).json()["rows"]) > len(rows)
    table = office_client.get(ledger, params={"documents": "固体废物", "format": "csv"}).content.decode("utf-8-sig")
    assert table.startswith("序号,条款")
    draft = office_client.get("/api/departments/市财政局/draft", params={"documents": "固体废物"})
    title = unquote(draft.headers["Content-Disposition"])
    assert "市财政局落实《清和市固体废物综合整治工作方案" in title


def test_departments_are_those_of_the_documents_named(office_client: TestClient) -> None:
    everybody = {one["name"]: one["tasks"] for one in office_client.get("/api/departments").json()}
    waste = office_client.get("/api/departments", params={"documents": "固体废物"}).json()
    assert {one["name"] for one in waste} < everybody.keys()
    assert all(sum(one["tasks"].values()) <= sum(everybody[one["name"]].values()) for one in waste)


@pytest.mark.parametrize("route", ["", "/市财政局/ledger", "/市财政局/draft"])
def test_an_unknown_document_of_a_department_route_is_told(office_client: TestClient, route: str) -> None:
    response = office_client.get(f"/api/departments{route}", params={"documents": "碧水方案"})
    assert response.status_code == 404
    assert "没有“碧水方案”这份文件。现有的文件：" in response.json()["error"]


def test_the_list_of_plans_says_which_no_longer_hold(office_client: TestClient) -> None:
    plans = {plan["document_id"]: plan for plan in office_client.get("/api/plans").json()}
    assert plans["qinghe-air-2024"]["short_name"] == "清和蓝天方案"
    assert plans["qinghe-air-2024"]["standing"] == ""
    assert plans["qinghe-air-2021"]["standing"].startswith("已废止，被《清和市空气质量")
    assert plans["qinghe-farm-2023"]["standing"] == "有效期至2025年12月31日，已过期"
    assert plans["qinghe-air-2021"]["metadata"]["validity"]["repealed"] is True
