"""What outlives a page: a reload, a restart of the service, an index that comes later, a language that is not ours."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, Route, expect

from yzassist.assistant import Assistant
from yzassist.index.build import build_index
from yzassist.index.embedding import Embedder
from yzassist.settings import Settings
from yzassist.web.server import create_app
from yzassist.web.service import Service

from .conftest import DESKTOP, Serve, open_app, visit

FILM, LEADER = "农膜回收率要达到多少？", "由谁牵头？"
_BUILD_MS = 120_000


def ask(page: Page, question: str) -> None:
    before = page.locator("#conversation .exchange").count()
    page.locator("#question-box textarea").fill(question)
    page.locator("#question-box textarea").press("Enter")
    expect(page.locator("#conversation .exchange")).to_have_count(before + 1)
    page.wait_for_function("(count) => yzassist.kept().length === count", arg=before + 1)


def test_a_reload_keeps_the_conversation_and_what_was_being_written(desktop: Page) -> None:
    ask(desktop, FILM)
    desktop.locator("#question-box textarea").fill("还没问完")
    desktop.reload()
    expect(desktop.locator("#exchange-1 .question")).to_have_text(FILM)
    expect(desktop.locator("#question-box textarea")).to_have_value("还没问完")
    ask(desktop, LEADER)
    expect(desktop.locator("#exchange-2 .understood")).to_contain_text("农膜回收率")


def test_a_question_sent_before_the_kept_conversation_has_come_back_is_answered_after_it(
    browser: Browser, server_url: str
) -> None:
    late: list[Route] = []
    with visit(browser, DESKTOP) as page:
        open_app(page, server_url)
        ask(page, FILM)
        sent: list[str] = []
        page.route("**/queue/join*", lambda route: route.continue_() if sent else late.append(route))
        page.reload()
        page.locator("#question-box textarea").fill(LEADER)
        page.wait_for_timeout(500)
        assert late, "the kept conversation is asked for when the page opens"
        sent.append(LEADER)
        page.locator("#question-box textarea").press("Enter")
        page.wait_for_timeout(1_500)
        for opening in late:
            opening.continue_()
        expect(page.locator("#conversation .exchange")).to_have_count(2)
        expect(page.locator("#exchange-2 .understood")).to_contain_text("农膜回收率")


def test_clearing_is_final_and_another_tab_never_sees_the_conversation(desktop: Page, server_url: str) -> None:
    ask(desktop, FILM)
    other = desktop.context.new_page()
    open_app(other, server_url)
    expect(other.locator(".welcome")).to_be_visible()
    desktop.get_by_role("button", name="清空对话").click()
    expect(desktop.locator(".welcome")).to_be_visible()
    desktop.wait_for_function("yzassist.kept().length === 0")
    desktop.reload()
    expect(desktop.locator(".welcome")).to_be_visible()


def test_a_question_whose_answer_was_cut_off_by_a_reload_is_in_the_box_again(desktop: Page) -> None:
    expect(desktop.locator(".welcome")).to_be_visible()
    desktop.evaluate("(question) => yzassist.asking(question)", FILM)  # as when it is sent, and nothing comes back
    desktop.reload()
    expect(desktop.locator("#question-box textarea")).to_have_value(FILM)


def test_a_lost_connection_is_told_in_chinese_and_the_page_recovers_with_its_conversation(
    browser: Browser, server_url: str
) -> None:
    with visit(browser, DESKTOP, blocked=True) as page:
        open_app(page, server_url)
        ask(page, FILM)
        page.route("**/gradio_api/**", lambda route: route.abort())
        page.locator("#question-box textarea").fill(LEADER)
        page.locator("#question-box textarea").press("Enter")
        expect(page.locator(".toast-body").first).to_contain_text("与服务的连接断了，正在重新连接")
        expect(page.locator(".toast-body").first).not_to_contain_text(re.compile("[A-Za-z]{4}"))
        page.unroute("**/gradio_api/**")
        expect(page.locator(".toast-body")).to_have_count(0)
        expect(page.locator("#exchange-1 .question")).to_have_text(FILM)
        expect(page.locator("#question-box textarea")).to_have_value(LEADER)


def test_answers_from_before_a_restart_are_shown_and_asked_on_but_not_judged(
    browser: Browser, serve: Serve, server_settings: Settings, assistant: Assistant, server_url: str
) -> None:
    restarted = serve(server_settings, assistant)
    with visit(browser, DESKTOP) as page:
        open_app(page, server_url)
        ask(page, FILM)
        kept = page.evaluate("sessionStorage.getItem('yzassist-conversation')")
        open_app(page, restarted)
        page.evaluate("(kept) => sessionStorage.setItem('yzassist-conversation', kept)", kept)
        page.reload()
        group = page.locator("#exchange-1 .feedback")
        group.get_by_role("button", name="有用").click()
        group.get_by_role("button", name="提交").click()
        expect(page.locator("#working .notice")).to_contain_text("重启以前的回答不能再评价")
        ask(page, LEADER)
        expect(page.locator("#exchange-2 .understood")).to_contain_text("农膜回收率")
        expect(page.locator("#exchange-2 .feedback")).to_have_count(1)


@pytest.mark.parametrize("pointer", ["", "no-such-generation"])
def test_a_page_that_waits_for_the_index_opens_by_itself_when_it_is_there(
    browser: Browser,
    serve: Serve,
    server_settings: Settings,
    assistant: Assistant,
    model: Embedder,
    tmp_path: Path,
    pointer: str,
) -> None:
    """With no index the service builds one; a broken one is mended by another process."""
    for path in assistant.settings.index.glob("exemplars-*.npy"):
        shutil.copy(path, tmp_path)
    shutil.copytree(assistant.settings.index / "cache", tmp_path / "cache")
    settings = server_settings.model_copy(update={"index": tmp_path})
    if pointer:
        (tmp_path / "CURRENT").write_text(pointer, encoding="utf-8")
    with visit(browser, DESKTOP, blocked=True) as page:
        page.goto(serve(settings, None))
        expect(page.locator("[data-not-ready]")).to_contain_text("暂时不能回答")
        page.locator("#question-box textarea").fill(FILM)
        if pointer:
            build_index(settings, force=True, embedder=model)
        expect(page.locator(".welcome")).to_be_visible(timeout=_BUILD_MS)
        expect(page.locator("#question-box textarea")).to_have_value(FILM)
        ask(page, FILM)


def test_the_page_is_chinese_before_any_script_runs_and_names_no_other_host(
    shipped: Settings, assistant: Assistant
) -> None:
    page = TestClient(create_app(shipped, Service(shipped, assistant))).get("/")
    assert re.search(r'<html\s+lang="zh-CN"', page.text)
    head = page.text[: page.text.index("window.gradio_config")]
    assert "<title>政策问答</title>" in head
    assert not re.search(r"og:|twitter:|https://", head)
    assert "请在浏览器里允许它" in page.text
    assert int(page.headers["content-length"]) == len(page.content)


def test_gradio_speaks_chinese_to_a_browser_of_another_language(browser: Browser, server_url: str) -> None:
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    open_app(page, server_url)
    expect(page.locator(".welcome")).to_be_visible()
    assert page.evaluate("[navigator.language, document.documentElement.lang]") == ["zh-CN", "zh-CN"]
    context.close()
