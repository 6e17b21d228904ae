"""Plans, measures, departments: what the routes give is what the index holds."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

import pytest
from docx import Document
from openpyxl import load_workbook
from starlette.testclient import TestClient

from yzassist.assistant import Assistant
from yzassist.exports.ledger import build_ledger
from yzassist.facts.model import Role


def test_plans_are_listed_and_laid_out(client: TestClient, assistant: Assistant) -> None:
    (plan,) = assistant.index.plans
    (summary,) = client.get("/api/plans").json()
    assert (summary["document_id"], summary["measures"]) == (plan.id, len(plan.measures))
    outline = client.get(f"/api/plans/{plan.id}").json()
    assert outline["metadata"]["document_number"] == plan.metadata.document_number
    numbers = [measure["number"] for chapter in outline["outline"] for measure in chapter["measures"]]
    assert numbers == [measure.number for measure in plan.measures]


def test_unknown_plan_is_answered_with_those_there_are(client: TestClient, assistant: Assistant) -> None:
    response = client.get("/api/plans/nothing")
    assert response.status_code == 404
    assert assistant.index.plans[0].id in response.json()["error"]


def test_every_measure_quotes_its_own_paragraphs(client: TestClient, assistant: Assistant) -> None:
    (plan,) = assistant.index.plans
    counted = dict.fromkeys(("responsibilities", "deadlines", "targets", "terms"), 0)
    for measure in plan.measures:
        body = client.get(f"/api/measures/{measure.number}").json()
        assert body["paragraphs"] == [paragraph.text for paragraph in measure.paragraphs]
        for kind in (*counted, "laws", "places"):
            for fact in body[kind]:
                assert fact["text"] == body["paragraphs"][fact["paragraph"] - 1][fact["start"] : fact["end"]]
        for kind in counted:
            counted[kind] += len(body[kind])
    facts = assistant.index.facts[plan.id]
    inside = {paragraph.id for measure in plan.measures for paragraph in measure.paragraphs}
    assert counted["responsibilities"] == sum(item.note.paragraph_id in inside for item in facts.responsibilities)
    assert counted["deadlines"] == sum(item.expression.paragraph_id in inside for item in facts.deadlines)
    assert counted["targets"] == sum(item.span.paragraph_id in inside for item in facts.targets)


@pytest.mark.parametrize("label", ["6", "（六）", "第六条", "六"])
def test_a_clause_is_found_by_any_of_its_labels(client: TestClient, label: str) -> None:
    assert client.get(f"/api/measures/{label}").json()["label"] == "（六）"


@pytest.mark.parametrize("label", ["0", "39", "-1", "x", "6.5", "9" * 5000, "%00", "六" * 500, "二-3", "%ED%A0%80"])
def test_unknown_clause_is_told(client: TestClient, label: str) -> None:
    response = client.get(f"/api/measures/{label}")
    assert response.status_code == 404
    assert "没有这一条" in response.json()["error"]


def test_unknown_document_of_a_clause_is_told(client: TestClient) -> None:
    assert client.get("/api/measures/6", params={"document_id": "nothing"}).status_code == 404


def test_departments_are_counted_as_the_ledger_counts(client: TestClient, assistant: Assistant) -> None:
    listed = client.get("/api/departments").json()
    totals = [sum(one["tasks"].values()) for one in listed]
    assert totals == sorted(totals, reverse=True)
    for one in listed[:5]:
        for role in Role:
            rows = client.get(f"/api/departments/{one['name']}/ledger", params={"role": role}).json()["rows"]
            assert len(rows) == one["tasks"][role]


def test_ledger_of_a_local_department_says_whose_line_it_follows(client: TestClient, assistant: Assistant) -> None:
    body = client.get("/api/departments/县水利局/ledger").json()
    rows = build_ledger(assistant.index.plans, assistant.index.facts, body["department_id"])
    assert body["local"]
    assert [row["task"] for row in body["rows"]] == [row.task for row in rows]
    assert body["department_id"] in body["notes"][0]


def test_ledger_comes_as_csv_excel_and_word(client: TestClient) -> None:
    path = "/api/departments/水利部/ledger"
    rows = client.get(path).json()["rows"]
    files = {form: client.get(path, params={"format": form}) for form in ("csv", "xlsx", "docx")}
    for form, response in files.items():
        assert response.headers["content-disposition"].startswith(f'attachment; filename="ledger.{form}"')
    table = list(csv.reader(io.StringIO(files["csv"].content.decode("utf-8-sig"))))
    assert [line[2] for line in table[1:]] == [row["task"] for row in rows]
    sheet = load_workbook(io.BytesIO(files["xlsx"].content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet["C"]][2 : 2 + len(rows)] == [row["task"] for row in rows]
    assert len(Document(io.BytesIO(files["docx"].content)).tables[0].rows) == len(rows) + 1


@pytest.mark.parametrize("name", ["不存在的部门", "x" * 5000, "%20", "水利部、生态环境部", "<b>"])
def test_unknown_department_is_told(client: TestClient, name: str) -> None:
    response = client.get(f"/api/departments/{name}/ledger")
    assert response.status_code == 404
    assert set(response.json()) == {"error"}


@pytest.mark.parametrize("query", ["role=x", "format=pdf"])
def test_wrong_parameters_are_named(client: TestClient, query: str) -> None:
    response = client.get(f"/api/departments/水利部/ledger?{query}")
    assert response.status_code == 422
    assert query.split("=")[0] in response.json()["error"]


def test_a_draft_comes_as_word_under_its_chinese_title(client: TestClient) -> None:
    response = client.get("/api/departments/县水利局/draft", params={"kind": "任务分解表"})
    assert response.status_code == 200
    assert quote("任务分解表.docx") in response.headers["content-disposition"]
    (table,) = Document(io.BytesIO(response.content)).tables
    assert "依据" in [cell.text for cell in table.rows[0].cells]


def test_a_draft_for_nobody_says_why(client: TestClient) -> None:
    assert client.get("/api/departments/天文台/draft").status_code == 404
    assert "没有点名" in client.get("/api/departments/教育部/draft").json()["error"]
    assert client.get("/api/departments/水利部/draft", params={"kind": "讲话稿"}).status_code == 422
