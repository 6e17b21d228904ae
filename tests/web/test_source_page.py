"""原文: the whole plan, with anchors, search and facts; several plans side by side; corpus text that is text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from html import unescape
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page, expect

from yzassist.assistant import Assistant
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Responsibility
from yzassist.index.store import Index
from yzassist.settings import Settings
from yzassist.web.pages.department import ALL, Wanted
from yzassist.web.pages.department import page as department_page
from yzassist.web.pages.overview.page import overview
from yzassist.web.pages.source import pieces, plan_text, source

from .conftest import DESKTOP, Serve, open_app, visit

TODAY = date(2024, 6, 1)
_TAG = re.compile(r"<[^>]+>")  # <p id="clause-6-p1">
HOSTILE = """关于印发《<script>alert(1)</script>方案》的通知

为治水，制定本方案。

一、<b>治理</b>

（一）<img src=x onerror=alert(2)>整治。

到2030年年底，<script>alert(3)</script>完成“<i>一口一策</i>”，覆盖率达到95%以上。（<u>水利部</u>、水利部牵头，生态环境部参与）
"""
CLEAN = """关于印发《清水行动方案》的通知

为保护水源，制定本方案。

一、治理

（一）整治水源地。

到2026年年底，水质达标率达到95%以上。（水利部牵头，生态环境部参与）
"""


@pytest.fixture
def index(assistant: Assistant) -> Index:
    return assistant.index


def test_every_measure_and_paragraph_has_its_anchor(index: Index) -> None:
    html = source(index, TODAY)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    plan = index.plans[0]
    assert {f"clause-{measure.number}" for measure in plan.measures} <= set(ids)
    assert len(plan.measures) == 38
    assert {f"clause-{m.number}-p{p.number}" for m in plan.measures for p in m.paragraphs} <= set(ids)
    assert {f"front-{paragraph.number}" for paragraph in plan.front} <= set(ids)


def test_no_word_of_the_plan_is_lost(index: Index) -> None:
    html = source(index, TODAY)
    for paragraph in index.plans[0].paragraphs:
        anchor = (
            f"front-{paragraph.number}"
            if paragraph.clause_number is None
            else f"clause-{paragraph.clause_number}-p{paragraph.number}"
        )
        (found,) = re.findall(rf'<p id="{anchor}" data-text>(.*?)</p>', html, re.DOTALL)
        assert unescape(_TAG.sub("", found)) == paragraph.text


def test_notes_are_cut_out_and_nothing_is_left_out(index: Index) -> None:
    plan = index.plans[0]
    for paragraph in plan.paragraphs:
        cut = pieces(paragraph, index.facts[plan.id])
        assert "".join(text for text, _ in cut) == paragraph.text
        notes = index.facts[plan.id].responsibilities_in(paragraph.id)
        assert [text for text, note in cut if note] == [_note(paragraph, item) for item in notes]


def _note(paragraph: Paragraph, item: Responsibility) -> str:
    return paragraph.text[item.note.start : item.note.end]


def test_the_facts_stand_beside_their_measure(index: Index) -> None:
    html = source(index, TODAY)
    (sixth,) = re.findall(r'<aside class="measure-facts" aria-label="（六）的要点">(.*?)</aside>', html, re.DOTALL)
    text = re.sub(r"\s+", "", _TAG.sub("", sixth))
    assert "牵头第1款住房和城乡建设部、生态环境部、水利部（按职责分工）" in text
    assert "2024-12-31长江三角洲区域力争提前一年完成" in text
    assert "城市生活污水集中收集率提升至70%以上或比2020年提高5个百分点以上" in text


def test_markup_in_a_document_is_text_on_every_page(
    assistant_over: Callable[[Mapping[str, str]], Assistant],
) -> None:
    index = assistant_over({"恶意.txt": HOSTILE}).index
    made = overview(index, (index.plans[0].id, TODAY))
    wanted = Wanted(plans=(), level="国家", department="水利部", role=ALL, due=ALL, order="按条款")
    pages = [source(index, TODAY), made.head, made.timeline, made.board, made.matrix]
    pages.append(department_page(index, wanted, TODAY))
    assert made.figure is not None
    pages.append("".join(note.hovertext or "" for note in made.figure.layout.annotations))
    for html in pages:
        assert not re.search(r"<(?:script|img|i|u)\b", html)
    assert "&lt;script&gt;alert(3)" in pages[0]


def test_several_plans_have_anchors_of_their_own(assistant: Assistant, other_plan: Callable[[str], Assistant]) -> None:
    other = other_plan("qinghe-air-action-plan-2024.txt").index
    both = SimpleNamespace(
        plans=(*assistant.index.plans, *other.plans), facts={**assistant.index.facts, **other.facts}, generation="g"
    )
    texts = [plan_text(cast(Any, both), (plan.id, TODAY)) for plan in both.plans]
    ids = re.findall(r' id="([^"]+)"', "".join(texts))
    assert len(ids) == len(set(ids))
    for plan in both.plans:
        assert {f"{plan.id}/clause-{measure.number}" for measure in plan.measures} <= set(ids)


def test_only_the_first_of_several_plans_is_sent_with_the_page(
    assistant: Assistant, other_plan: Callable[[str], Assistant]
) -> None:
    other = other_plan("qinghe-air-action-plan-2024.txt").index
    both = SimpleNamespace(
        plans=(*assistant.index.plans, *other.plans), facts={**assistant.index.facts, **other.facts}, generation="g"
    )
    html = source(cast(Any, both), TODAY)
    assert html.count("<option") == 2
    assert re.findall(r'data-document="([^"]+)"', html) == [both.plans[0].id]


def open_page(page: Page) -> None:
    page.get_by_role("tab", name="原文").click()
    expect(page.locator(".plan:not([hidden])")).to_be_visible(timeout=15_000)


def test_a_search_marks_every_place_and_steps_through_them(desktop: Page, index: Index) -> None:
    word = "黑臭水体"
    plan = index.plans[0]
    places = sum(paragraph.text.count(word) for paragraph in plan.paragraphs)
    open_page(desktop)
    box = desktop.get_by_role("searchbox", name="在原文里查找")
    box.fill(word)
    count = desktop.locator("[data-count]")
    expect(count).to_have_text(f"第 1 处，共 {places} 处")
    marks = desktop.locator("mark.hit")
    assert set(marks.all_inner_texts()) == {word}
    assert marks.count() == places
    expect(desktop.locator("mark.hit.is-current")).to_be_in_viewport()
    desktop.get_by_role("button", name="下一处").click()
    expect(count).to_have_text(f"第 2 处，共 {places} 处")
    box.press("Shift+Enter")
    box.press("Shift+Enter")
    expect(count).to_have_text(f"第 {places} 处，共 {places} 处")
    box.press("Escape")
    expect(marks).to_have_count(0)
    expect(count).to_have_text("")


def test_a_search_crosses_the_edge_of_a_note_and_takes_full_width_for_half(desktop: Page) -> None:
    open_page(desktop)
    box = desktop.get_by_role("searchbox", name="在原文里查找")
    box.fill("定界立标。(生态环境部")
    expect(desktop.locator("[data-count]")).to_have_text("第 1 处，共 1 处")
    assert "".join(desktop.locator("mark.hit").all_inner_texts()) == "定界立标。（生态环境部"
    box.fill("<b>没有</b>")
    expect(desktop.locator("[data-count]")).to_have_text("没有找到")
    assert "（生态环境部、水利部" in desktop.locator("[id='clause-5-p1']").inner_text()


def test_the_outline_leads_to_each_measure(desktop: Page) -> None:
    open_page(desktop)
    links = desktop.locator(".outline .clause-link")
    assert links.count() == 38
    links.filter(has_text="（二十）").first.click()
    expect(desktop.locator("[id='clause-20']")).to_be_in_viewport()
    expect(desktop.locator(".outline")).to_be_in_viewport()
    expect(desktop.locator(".outline a.is-here").first).to_be_visible()


def test_a_link_is_copied_and_opens_the_clause(browser: Browser, server_url: str, desktop: Page) -> None:
    open_page(desktop)
    desktop.get_by_role("button", name="复制（六）的链接").click()
    expect(desktop.locator("[data-copied]")).to_have_text("链接已复制")
    link = desktop.evaluate("navigator.clipboard.readText()")
    assert link == f"{server_url}/#clause-6"
    with visit(browser, DESKTOP) as page:
        open_app(page, link)
        expect(page.locator("[id='clause-6']")).to_be_in_viewport()


def test_a_phone_folds_outline_and_facts(phone: Page) -> None:
    open_page(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    expect(phone.locator(".outline li").first).not_to_be_visible()
    phone.locator(".outline summary").click()
    expect(phone.locator(".outline .clause-link").first).to_be_visible()
    facts = phone.locator(".measure-facts").first
    expect(facts.locator("dl")).not_to_be_visible()


@pytest.fixture
def two_plans(
    serve: Serve, server_settings: Settings, assistant_over: Callable[[Mapping[str, str]], Assistant]
) -> tuple[str, str, str]:
    """The address of an app over two plans, and their ids."""
    opened = assistant_over({"甲.txt": CLEAN, "乙.txt": CLEAN.replace("清水", "碧水")})
    first, second = (plan.id for plan in opened.index.plans)
    return serve(server_settings, opened), first, second


def test_a_link_into_another_plan_shows_that_plan(browser: Browser, two_plans: tuple[str, str, str]) -> None:
    url, first, second = two_plans
    with visit(browser, DESKTOP) as page:
        open_app(page, f"{url}/#{second}/clause-1")
        expect(page.locator(f"[id='{second}/clause-1']")).to_be_in_viewport()
        expect(page.locator("[data-choose]")).to_have_value(second)
        page.locator("[data-choose]").select_option(first)
        expect(page.locator(f"[id='{second}/clause-1']")).not_to_be_visible()
        page.get_by_role("searchbox", name="在原文里查找").fill("碧水")
        expect(page.locator("[data-count]")).to_have_text(re.compile("^第 1 处"))


def test_a_plan_that_was_sent_is_not_asked_for_again_and_the_lost_connection_is_told(
    browser: Browser, two_plans: tuple[str, str, str]
) -> None:
    url, first, second = two_plans
    with visit(browser, DESKTOP, blocked=True) as page:
        open_app(page, url)
        open_page(page)
        page.route(re.compile("component_server"), lambda route: route.abort())
        page.locator("[data-choose]").select_option(second)
        expect(page.locator("[data-copied]")).to_contain_text("网络不通")
        expect(page.locator("[data-choose]")).to_have_value(first)
        page.unroute(re.compile("component_server"))
        page.locator("[data-choose]").select_option(second)
        expect(page.locator(".plan:not([hidden]) h2")).to_contain_text("清水")
        page.locator("[data-choose]").select_option(first)
        page.locator("[data-choose]").select_option(second)
        expect(page.locator(".plan")).to_have_count(2)
