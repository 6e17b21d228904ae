"""The choice of plans on the page of questions: there with several plans only, and it bounds the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from yzassist.assistant import Assistant
from yzassist.settings import Settings

from .conftest import DESKTOP, Serve, open_app, visit


@pytest.fixture(scope="module")
def office_url(
    serve: Serve, office: Assistant, server_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The app over six plans."""
    database: Path = tmp_path_factory.mktemp("database") / "office.db"
    return serve(server_settings.model_copy(update={"database_url": f"sqlite:///{database}"}), office)


def test_the_chosen_plan_alone_is_asked(browser: Browser, office_url: str) -> None:
    with visit(browser, DESKTOP) as page:
        open_app(page, office_url)
        page.locator("#plan-filter input").click()
        page.get_by_role("option", name="清和市农业面源污染治理方案").click()
        page.keyboard.press("Escape")
        page.locator("#question-box textarea").fill("农膜回收率要达到多少？")
        page.locator("#question-box textarea").press("Enter")
        exchange = page.locator("#exchange-1")
        expect(exchange).to_contain_text("82%")
        expect(exchange).not_to_contain_text("规定不同")
        expect(exchange.locator(".text .mark").first).to_contain_text("《清和市农业面源污染治理方案》（二）")


def test_one_plan_leaves_nothing_to_choose(desktop: Page) -> None:
    expect(desktop.locator("#question-box textarea")).to_be_visible()
    expect(desktop.locator("#plan-filter")).to_be_hidden()


def test_the_ledger_of_a_department_is_of_the_plans_chosen(browser: Browser, office_url: str) -> None:
    with visit(browser, DESKTOP) as page:
        open_app(page, office_url)
        page.get_by_role("tab", name="我的部门").click()
        page.locator("#department-level").get_by_text("市", exact=True).click()
        box = page.get_by_role("combobox", name="部门（可以直接输入名称）")
        box.click()
        box.press_sequentially("市财政局")
        box.press("Enter")
        expect(page.locator(".ledger-shown")).to_contain_text("下表 4 项")
        page.locator("#department-plans input").click()
        page.get_by_role("option", name="清和市农业面源污染治理方案").click()
        page.keyboard.press("Escape")
        expect(page.locator(".ledger-shown")).to_contain_text("下表 1 项")


def test_a_plan_is_found_by_typing_on_the_page_of_dates(browser: Browser, office_url: str) -> None:
    with visit(browser, DESKTOP) as page:
        open_app(page, office_url)
        page.get_by_role("tab", name="时间轴与指标").click()
        box = page.locator("#overview-plan input")
        box.click()
        box.fill("固体废物")
        page.get_by_role("option", name="清和市固体废物综合整治工作方案").click()
        expect(page.locator("#overview-head")).to_contain_text("清和市固体废物综合整治工作方案")
