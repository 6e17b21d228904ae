"""The choice of plans on the page of questions: there with several plans only, and it bounds the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from yzassist.assistant import Assistant
from yzassist.settings import Settings

from .conftest import DESKTOP, Serve, visit


@pytest.fixture(scope="module")
def office_url(
    serve: Serve, office: Assistant, server_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The app over six plans."""
    database: Path = tmp_path_factory.mktemp("database") / "office.db"
    return serve(server_settings.model_copy(update={"database_url": f"sqlite:///{database}"}), office)


def test_the_chosen_plan_alone_is_asked(browser: Browser, office_url: str) -> None:
    with visit(browser, DESKTOP) as page:
        page.goto(office_url)
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
