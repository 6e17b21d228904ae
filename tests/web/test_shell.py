"""The frame: header, tabs, footer, states of the service, sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from yzassist.assistant import Assistant
from yzassist.settings import Settings
from yzassist.web.server import create_app
from yzassist.web.service import Service

from .conftest import DESKTOP, PHONE, Serve, open_app, visit

TABS = ["问答", "我的部门", "时间轴与指标", "原文"]


def test_the_footer_names_document_number_date_and_says_what_is_kept(desktop: Page, assistant: Assistant) -> None:
    metadata = assistant.index.plans[0].metadata
    footer = desktop.locator(".colophon")
    for text in (metadata.title, metadata.document_number, metadata.date, "以原文为准", "隐私", "会记录 180 天"):
        expect(footer).to_contain_text(text)


def test_the_footer_says_when_questions_are_not_logged(
    browser: Browser, serve: Serve, server_settings: Settings, assistant: Assistant
) -> None:
    url = serve(server_settings.model_copy(update={"log_questions": False}), assistant)
    with visit(browser, DESKTOP) as page:
        open_app(page, url)
        expect(page.locator(".colophon")).to_contain_text("提问不作记录")


def test_without_a_login_there_is_no_page_for_trainers(desktop: Page) -> None:
    expect(desktop.locator("#tabs").get_by_role("tab")).to_have_text(TABS)


def test_every_tab_opens_and_is_chinese(desktop: Page) -> None:
    expect(desktop.locator("html")).to_have_attribute("lang", "zh-CN")
    for name in TABS:
        desktop.get_by_role("tab", name=name).click()
        expect(desktop.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


def test_a_broken_index_is_told_and_the_question_is_not_lost(
    browser: Browser, serve: Serve, server_settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "CURRENT").write_text("no-such-generation", encoding="utf-8")
    with visit(browser, DESKTOP, blocked=True) as page:
        page.goto(serve(server_settings.model_copy(update={"index": tmp_path}), None))
        expect(page.locator(".notice")).to_contain_text("暂时不能回答")
        page.locator("#question-box textarea").fill("农膜回收率？")
        page.locator("#question-box textarea").press("Enter")
        expect(page.locator("#working .notice")).to_contain_text("没有回答")
        expect(page.locator("#question-box textarea")).to_have_value("农膜回收率？")


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_is_wider_than_the_phone(browser: Browser, server_url: str, dark: bool) -> None:
    with visit(browser, PHONE, touch=True, dark=dark) as page:
        open_app(page, server_url)
        expect(page.locator(".welcome")).to_be_visible()
        for name in TABS:
            page.get_by_role("tab", name=name).click()
            expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        page.get_by_role("tab", name="问答").click()
        page.locator(".welcome .chip").first.tap()
        expect(page.locator("#exchange-1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_what_is_touched_on_the_phone_is_large_enough(phone: Page) -> None:
    phone.locator(".welcome .chip").first.tap()
    expect(phone.locator("#exchange-1")).to_be_visible()
    buttons = phone.locator("#tab-chat button:not(.mark):visible, #tabs button[role=tab]:visible")
    assert buttons.count() > 8
    small = [
        (button.text_content(), box["height"])
        for button in buttons.all()
        if (box := button.bounding_box()) is not None and box["height"] < 44
    ]
    assert small == []


def test_paper_is_white_whatever_the_screen(browser: Browser, server_url: str) -> None:
    with visit(browser, DESKTOP, dark=True) as page:
        open_app(page, f"{server_url}/#clause-6")
        expect(page.locator("#clause-6")).to_be_visible()
        page.emulate_media(media="print")
        looks = page.evaluate(
            """["body", "gradio-app", "#clause-6", "#clause-6 p"].map((selector) => {
                const style = getComputedStyle(document.querySelector(selector));
                return [style.color, style.backgroundColor];
            })"""
        )
        assert looks == [["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]] * 4
        expect(page.locator(".source-bar")).to_be_hidden()


def test_only_the_tools_for_programs_are_public(shipped: Settings, assistant: Assistant) -> None:
    client = TestClient(create_app(shipped, Service(shipped, assistant)))
    named = client.get("/gradio_api/info").json()["named_endpoints"]
    assert set(named) == {"/ask_plan", "/department_ledger", "/measure_text"}
