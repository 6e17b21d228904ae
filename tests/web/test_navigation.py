"""Links to clauses: from answers, and shared with others."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import DESKTOP, PHONE, open_app, visit


def tab(page: Page, name: str) -> str | None:
    return page.get_by_role("tab", name=name).get_attribute("aria-selected")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("anchor", ["clause-6", "clause-38", "clause-6-p2"])
def test_a_shared_link_opens_the_text_at_its_clause(
    browser: Browser, server_url: str, size: tuple[int, int], anchor: str
) -> None:
    with visit(browser, size) as page:
        open_app(page, f"{server_url}/#{anchor}")
        clause = page.locator(f'[id="{anchor}"]')
        expect(clause).to_be_in_viewport()
        expect(clause).to_be_focused()
        assert tab(page, "原文") == "true"


def test_a_link_in_the_evidence_opens_the_text_and_back_returns_to_the_conversation(desktop: Page) -> None:
    desktop.locator(".welcome .chip").first.click()
    expect(desktop.locator("#exchange-1")).to_be_visible()
    link = desktop.locator("#evidence .evidence-links a")
    anchor = str(link.get_attribute("href")).removeprefix("#")
    link.click()
    expect(desktop.locator(f'[id="{anchor}"]')).to_be_in_viewport()
    assert desktop.url.endswith(f"#{anchor}")
    desktop.go_back()
    expect(desktop.locator("#exchange-1")).to_be_visible()
    assert tab(desktop, "问答") == "true"


def test_the_nearest_clauses_of_a_refusal_lead_into_the_text(desktop: Page) -> None:
    desktop.locator("#question-box textarea").fill("禁渔补助每人发多少钱？")
    desktop.locator("#question-box textarea").press("Enter")
    link = desktop.locator("#exchange-1 .nearest a").first
    heading = str(link.text_content())
    link.click()
    anchor = desktop.url.rsplit("#", 1)[1]
    expect(desktop.locator(f'[id="{anchor}"]')).to_contain_text(heading[-6:])


def test_an_address_that_names_no_clause_leaves_the_page_as_it_is(browser: Browser, server_url: str) -> None:
    with visit(browser, DESKTOP) as page:
        open_app(page, f"{server_url}/#%22%3E%3Cimg src=x onerror=alert(1)%3E")
        expect(page.locator(".welcome")).to_be_visible()
        assert tab(page, "问答") == "true"
