"""What stands around every route: readiness, metrics, documentation, headers, unknown addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from yzassist.web.service import GENERAL_PROBLEM

AppOver = Callable[..., TestClient]
_OUTSIDE = re.compile(r"""(?:src|href|url)\s*[=(]\s*["']?\s*(?:https?:)?//""")  # src="https://…", href='//…'


def test_ready_service_names_its_index(client: TestClient, assistant: object) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["status"] == "ready"


def test_broken_index_is_said_and_the_process_lives(app_over: AppOver, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "CURRENT").write_text("0123456789ab\n", encoding="utf-8")
    client = app_over(ready=False, index=tmp_path / "index")
    for _ in range(200):
        response = client.get("/readyz")
        assert response.status_code == 503
        if "正在启动" not in response.text:
            break
    assert "yzassist index" in response.json()["error"]
    assert response.headers["Retry-After"]
    assert client.get("/healthz").status_code == 200
    assert client.get("/").status_code == 200
    assert "yzassist_ready 0.0" in client.get("/metrics").text
    for asked in (client.get("/api/plans"), client.post("/api/ask", json={"question": "农膜回收率"})):
        assert (asked.status_code, asked.json()) == (503, response.json())
    assert client.post("/api/ask/stream", json={"question": "农膜回收率"}).status_code == 503


def test_metrics_count_answers_by_status_and_intent(app_over: AppOver) -> None:
    client = app_over()
    client.post("/api/ask", json={"question": "农膜回收率要达到多少？"})
    client.post("/api/ask", json={"question": "县长的电话号码是多少？"})
    client.post("/api/ask", json={"question": " "})
    text = client.get("/metrics").text
    assert 'yzassist_questions_total{intent="target",status="answered"} 1.0' in text
    assert re.search(r'yzassist_questions_total\{intent="\w+",status="refused"\} 1\.0', text)
    assert "yzassist_answer_seconds_count 2.0" in text
    assert "yzassist_rejected_total 1.0" in text
    assert "yzassist_ready 1.0" in text


def test_documentation_needs_no_other_host(client: TestClient) -> None:
    page = client.get("/docs").text
    assert not _OUTSIDE.search(page)
    assert "<script" not in page
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        assert path in page
        assert all(operation["summary"] in page for operation in methods.values())


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/api/ask", 405),
        ("DELETE", "/api/plans", 405),
        ("PUT", "/v1/chat/completions", 405),
        ("POST", "/v1/completions", 404),
    ],
)
def test_unknown_address_is_told_in_chinese(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert "/docs" in response.text


@pytest.mark.parametrize("path", ["/", "/docs", "/healthz", "/api/plans", "/api/nothing"])
def test_browsers_are_told_to_stay_on_this_host(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert not any("http" in sources or "*" in sources for sources in policy.values())
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_access_log_holds_no_question(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    client.post("/api/ask", json={"question": "农膜回收率要达到多少？"})
    client.get("/api/measures/6?document_id=农膜")
    lines = [record.getMessage() for record in caplog.records if record.name == "yzassist.access"]
    assert lines[0].startswith("10.0.0.1 POST /api/ask 200 ")
    assert not any("农膜" in record.getMessage() for record in caplog.records)


def test_page_fails_with_a_general_text(app_over: AppOver, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app_over()

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("a secret path")

    monkeypatch.setattr("yzassist.web.api.plans._summary", fail)
    assert client.get("/api/plans").json() == {"error": GENERAL_PROBLEM}
