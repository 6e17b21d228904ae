"""Too many questions from one address, seen from outside."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from yzassist.web.answering import THREADS
from yzassist.web.auth import hash_password
from yzassist.web.service import Service

AppOver = Callable[..., TestClient]
QUESTION = {"question": "农膜回收率要达到多少？"}
EVERY_ASKING_ROUTE = pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/ask", QUESTION),
        ("/api/ask/stream", QUESTION),
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": QUESTION["question"]}]}),
    ],
)


@EVERY_ASKING_ROUTE
def test_thousand_questions_of_one_address_leave_others_served(
    app_over: AppOver, path: str, body: dict[str, object]
) -> None:
    client = app_over(rate_limit_per_minute=5, trusted_proxies="10.0.0.1")
    noisy, quiet = {"X-Forwarded-For": "198.51.100.7"}, {"X-Forwarded-For": "198.51.100.8"}
    seen = Counter(client.post(path, json=body, headers=noisy).status_code for _ in range(1000))
    assert seen == {200: 5, 429: 995}
    refused = client.post(path, json=body, headers=noisy)
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert "提问太频繁" in refused.text
    assert client.post(path, json=body, headers=quiet).status_code == 200
    assert "yzassist_limited_total 996.0" in client.get("/metrics").text


def test_forwarded_address_of_a_stranger_is_not_believed(app_over: AppOver) -> None:
    client = app_over(rate_limit_per_minute=1, trusted_proxies="10.9.9.9")
    answers = [ask_from(client, f"198.51.100.{number}") for number in range(3)]
    assert answers == [200, 429, 429]


def test_only_the_last_untrusted_address_counts(app_over: AppOver) -> None:
    client = app_over(rate_limit_per_minute=1, trusted_proxies="10.0.0.0/8")
    answers = [ask_from(client, f"203.0.113.{number}, 198.51.100.7, 10.1.1.1") for number in range(2)]
    assert answers == [200, 429]


def test_reading_is_not_limited(app_over: AppOver) -> None:
    client = app_over(rate_limit_per_minute=1)
    assert {client.get("/api/measures/6").status_code for _ in range(10)} == {200}


def ask_from(client: TestClient, forwarded: str) -> int:
    return client.post("/api/ask", json=QUESTION, headers={"X-Forwarded-For": forwarded}).status_code


@EVERY_ASKING_ROUTE
def test_a_full_queue_is_told_at_once(app_over: AppOver, path: str, body: dict[str, object]) -> None:
    client = app_over(max_waiting=1)
    service: Service = client.app.state.service  # type: ignore[attr-defined]
    hold = threading.Event()
    for _ in range(THREADS + 1):
        service.threads.submit(hold.wait)
    refused = client.post(path, json=body)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert "现在提问的人太多" in refused.text
    assert client.get("/api/measures/6").status_code == 200
    assert "yzassist_busy_total 1.0" in client.get("/metrics").text
    hold.set()
    assert client.post(path, json=body).status_code == 200


def test_no_file_is_taken_where_no_page_wants_one(app_over: AppOver) -> None:
    refused = upload(app_over())
    assert (refused.status_code, refused.json()) == (403, {"error": "这里不接收文件。"})


def test_an_address_uploads_only_a_few_files_a_minute(app_over: AppOver) -> None:
    client = app_over(admin_user="trainer", admin_password_hash=hash_password("一个密码 12"))
    client.post("/trainer/session", json={"user": "trainer", "password": "一个密码 12"})
    seen = Counter(upload(client).status_code for _ in range(30))
    assert seen == {200: 10, 429: 20}
    assert "上传太频繁" in upload(client).json()["error"]


def upload(client: TestClient) -> Response:
    return client.post("/gradio_api/upload", files={"files": ("a.txt", b"text")})
