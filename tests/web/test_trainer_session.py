"""The trainer's session is a cookie that scripts cannot read and other sites cannot send."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from yzassist.assistant import Assistant
from yzassist.settings import Settings
from yzassist.web.auth import COOKIE, hash_password
from yzassist.web.server import create_app
from yzassist.web.service import Service

USER, PASSWORD = "trainer", "正确的密码 12"
ROUTE, UPLOAD = "/trainer/session", "/gradio_api/upload"


@pytest.fixture
def client(shipped: Settings, assistant: Assistant) -> Iterator[TestClient]:
    login = {"admin_user": USER, "admin_password_hash": hash_password(PASSWORD)}
    settings = shipped.model_copy(update=login)
    yield TestClient(create_app(settings, Service(settings, assistant)))


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: TestClient) -> None:
    answer = client.post(ROUTE, json={"user": USER, "password": PASSWORD})
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie.replace("samesite", "")
    assert client.cookies[COOKIE] not in answer.text


def test_over_https_it_is_never_sent_in_the_clear(shipped: Settings, assistant: Assistant) -> None:
    settings = shipped.model_copy(update={"admin_user": USER, "admin_password_hash": hash_password(PASSWORD)})
    client = TestClient(create_app(settings, Service(settings, assistant)), base_url="https://testserver")
    answer = client.post(ROUTE, json={"user": USER, "password": PASSWORD})
    assert "; secure" in answer.headers["set-cookie"].lower()


def test_a_wrong_password_gives_no_cookie_and_the_fourth_has_to_wait(client: TestClient) -> None:
    answers = [client.post(ROUTE, json={"user": USER, "password": "错"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [403] * 4
    assert "用户名或密码不对" in answers[0].json()["error"]
    assert "密码错误次数太多" in answers[3].json()["error"]
    assert not any("set-cookie" in answer.headers for answer in answers)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"user":1}', b'{"user":"a","password":"' + b"b" * 3000 + b'"}'])
def test_what_is_no_login_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post(ROUTE, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert "error" in answer.json()


def test_a_form_of_another_site_cannot_log_anybody_in(client: TestClient) -> None:
    answer = client.post(ROUTE, data={"user": USER, "password": PASSWORD})
    assert answer.status_code in (400, 422)
    assert "set-cookie" not in answer.headers


def test_files_are_taken_from_a_trainer_alone(client: TestClient) -> None:
    files = {"files": ("a.txt", b"x", "text/plain")}
    assert client.post(UPLOAD, files=files).status_code == 403
    client.post(ROUTE, json={"user": USER, "password": PASSWORD})
    assert client.post(UPLOAD, files=files).status_code == 200
    token = client.cookies[COOKIE]
    assert client.delete(ROUTE).status_code == 200
    client.cookies.set(COOKIE, token)
    assert client.post(UPLOAD, files=files).status_code == 403


def test_without_a_login_there_is_no_such_route(shipped: Settings, assistant: Assistant) -> None:
    client = TestClient(create_app(shipped, Service(shipped, assistant)))
    assert client.post(ROUTE, json={"user": USER, "password": PASSWORD}).status_code == 404
    assert client.delete(ROUTE).status_code == 404
