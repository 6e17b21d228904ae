"""Markup in questions, in feedback and in the corpus is shown as text and does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from yzassist.assistant import Assistant
from yzassist.feedback.store import Store

from .conftest import DESKTOP, Serve, open_app, visit

ATTACKS = [
    "<script>alert(1)</script>黑臭水体由谁牵头？",
    "<img src=x onerror=alert(1)>农膜回收率要达到多少？",
    '"><svg onload=alert(1)>农膜回收率要达到多少？',
    "' autofocus onfocus=alert(1) x='农膜回收率要达到多少？",
    "[农膜](javascript:alert(1))回收率要达到多少？",
    "**农膜**回收率要达到多少？",
    "${alert(1)}农膜回收率要达到多少？",
    "{{constructor.constructor('alert(1)')()}}农膜回收率要达到多少？",
    "`+alert(1)+`农膜回收率要达到多少？",
    "</textarea></article><iframe src='javascript:alert(1)'></iframe>农膜回收率？",
]
PLAN = """# <img src=x onerror=alert(1)>清河治理行动方案

一、<b onclick=alert(1)>总体</b>要求

（一）<script>alert(1)</script>推进河道治理

到2025年年底，<img src=x onerror=alert(2)>河道清淤率达到90%以上。（${alert(3)}水利部牵头，{{7*7}}生态环境部参与）
"""


def nothing_of_it_runs(page: Page) -> None:
    assert (
        page.locator("#conversation, #working, #evidence").locator("script, img, svg, iframe, [onclick]").count() == 0
    )
    assert page.locator("#conversation a[href^='javascript']").count() == 0


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_question_is_shown_as_it_was_typed_and_does_nothing(desktop: Page, attack: str) -> None:
    desktop.locator("#question-box textarea").fill(attack)
    desktop.locator("#question-box textarea").press("Enter")
    expect(desktop.locator("#exchange-1")).to_be_visible()
    assert desktop.locator("#exchange-1 .question").text_content() == attack
    nothing_of_it_runs(desktop)
    desktop.locator("#question-box textarea").fill("那由谁牵头？")
    desktop.locator("#question-box textarea").press("Enter")
    expect(desktop.locator("#exchange-2")).to_be_visible()
    nothing_of_it_runs(desktop)


def test_a_comment_is_stored_as_it_was_typed(desktop: Page, store: Store) -> None:
    desktop.locator(".welcome .chip").first.click()
    desktop.locator("#exchange-1 .feedback").get_by_role("button", name="不完整").click()
    desktop.locator("#exchange-1 .feedback textarea").fill("<script>alert(1)</script>'; DROP TABLE x; --")
    desktop.locator("#exchange-1 .feedback").get_by_role("button", name="提交").click()
    expect(desktop.locator("#exchange-1 .thanks")).to_be_visible()
    (stored,) = store.feedback(limit=1)
    assert stored.comment == "<script>alert(1)</script>'; DROP TABLE x; --"
    nothing_of_it_runs(desktop)


def test_markup_in_a_plan_is_shown_as_text_on_every_page(
    browser: Browser,
    serve: Serve,
    assistant_over: Callable[[Mapping[str, str]], Assistant],
    tmp_path: Path,
) -> None:
    hostile = assistant_over({"plan.md": PLAN})
    url = serve(hostile.settings.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'feedback.db'}"}), hostile)
    with visit(browser, DESKTOP) as page:
        open_app(page, url)
        page.locator("#question-box textarea").fill("河道清淤率要达到多少？由谁牵头？")
        page.locator("#question-box textarea").press("Enter")
        page.locator("#exchange-1 .mark").first.click()
        expect(page.locator("#evidence h3")).to_contain_text("<script>alert(1)</script>推进河道治理")
        nothing_of_it_runs(page)
        for name in ("我的部门", "时间轴与指标", "原文"):
            page.get_by_role("tab", name=name).click()
            expect(page.get_by_role("tabpanel").filter(visible=True)).not_to_be_empty()
            assert page.locator("[onclick], [onerror], .tabitem script").count() == 0
