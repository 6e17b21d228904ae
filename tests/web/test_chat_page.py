"""问答 as a visitor uses it: ask, look at the evidence, ask on, judge, take along."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from yzassist.assistant import Assistant
from yzassist.feedback.model import Verdict
from yzassist.feedback.store import Store
from yzassist.settings import PROJECT_ROOT, Settings
from yzassist.web.pages.chat.examples import examples

from .conftest import DESKTOP, Serve, open_app, visit

LEADERS = "县级城市黑臭水体由谁牵头？"
FILM = "农膜回收率要达到多少？"
MONEY = "禁渔补助每人发多少钱？"


def ask(page: Page, question: str) -> None:
    """Type a question, send it, and wait until its answer stands in the conversation."""
    before = page.locator("#conversation .exchange").count()
    page.locator("#question-box textarea").fill(question)
    page.locator("#question-box textarea").press("Enter")
    expect(page.locator("#conversation .exchange")).to_have_count(before + 1)


def current_quote(page: Page) -> str | None:
    return page.locator("#evidence mark.current").text_content()


def test_a_clause_mark_opens_the_paragraph_with_exactly_the_quote_of_its_citation_marked(
    desktop: Page, assistant: Assistant
) -> None:
    answer = assistant.ask(LEADERS)
    citation = answer.citations[0]
    ask(desktop, LEADERS)
    desktop.locator("#exchange-1 .text .mark").first.click()
    assert current_quote(desktop) == citation.quote
    (paragraph,) = (
        p
        for p in assistant.index.plans[0].paragraphs
        if (p.clause_number, p.number) == (citation.clause_number, citation.paragraph)
    )
    panel = desktop.locator("#evidence")
    assert panel.locator("blockquote").text_content() == paragraph.text
    expect(panel.locator("h3")).to_have_text(f"{citation.clause}{citation.heading}")
    expect(panel.locator(".paragraph-number")).to_contain_text(f"第{citation.paragraph}款")
    expect(panel.locator(".where")).to_contain_text(citation.document_title)


def test_every_mark_of_an_answer_shows_the_quote_of_its_own_citation(desktop: Page, assistant: Assistant) -> None:
    question = "水利部牵头哪些任务？"
    citations = assistant.ask(question).citations
    ask(desktop, question)
    marks = desktop.locator("#exchange-1 .mark")
    assert marks.count() > 5
    for mark in marks.all():
        index = int(str(mark.get_attribute("data-evidence")).rsplit("-", 1)[1])
        mark.click()
        assert current_quote(desktop) == citations[index].quote


def test_an_older_answer_brings_its_evidence_back(desktop: Page) -> None:
    ask(desktop, LEADERS)
    first = current_quote(desktop)
    ask(desktop, FILM)
    assert current_quote(desktop) != first
    desktop.locator("#exchange-1 .mark").first.click()
    assert current_quote(desktop) == first


def test_the_panel_walks_to_the_measures_before_and_after(desktop: Page, assistant: Assistant) -> None:
    measures = assistant.index.plans[0].measures
    ask(desktop, LEADERS)
    at = next(
        i for i, measure in enumerate(measures) if measure.number == assistant.ask(LEADERS).citations[0].clause_number
    )
    desktop.get_by_role("button", name="下一条").click()
    expect(desktop.locator("#evidence h3")).to_have_text(f"{measures[at + 1].label}{measures[at + 1].heading}")
    desktop.get_by_role("button", name="上一条").click()
    desktop.get_by_role("button", name="上一条").click()
    expect(desktop.locator("#evidence h3")).to_have_text(f"{measures[at - 1].label}{measures[at - 1].heading}")


def test_facts_that_were_asked_for_stand_in_a_card_with_their_clauses(desktop: Page) -> None:
    ask(desktop, "县级城市黑臭水体由谁牵头，什么时候消除？")
    rows = desktop.locator("#exchange-1 .card .card-row")
    expect(rows.locator("dt")).to_have_text(["牵头", "参与", "时限"])
    for row in rows.all():
        expect(row.locator(".mark").first).to_be_visible()
    rows.first.locator(".mark").click()
    assert "牵头" in str(current_quote(desktop))


def test_a_followup_says_how_it_was_understood(desktop: Page) -> None:
    ask(desktop, LEADERS)
    expect(desktop.locator("#exchange-1 .understood")).to_have_count(0)
    ask(desktop, "什么时候完成？")
    expect(desktop.locator("#exchange-2 .understood")).to_contain_text("黑臭水体")


def test_the_steps_are_shown_while_an_answer_is_made(desktop: Page) -> None:
    expect(desktop.locator(".welcome")).to_be_visible()
    desktop.evaluate(
        """() => {
            window.seen = [];
            new MutationObserver(() => {
                const step = document.querySelector("#working .steps .now")?.textContent;
                if (step && window.seen.at(-1) !== step) window.seen.push(step);
            }).observe(document.querySelector("#working"), { childList: true, subtree: true, attributes: true,
                                                             characterData: true });
        }"""
    )
    ask(desktop, LEADERS)
    seen = desktop.evaluate("window.seen")
    assert seen, "no step was seen"
    assert seen == [step for step in ("理解问题", "检索", "核对引用") if step in seen]
    expect(desktop.locator("#working .exchange")).to_have_count(0)


def test_a_refusal_is_a_calm_card_with_the_nearest_clauses_and_other_questions(desktop: Page) -> None:
    ask(desktop, MONEY)
    card = desktop.locator("#exchange-1 .answer.refused")
    expect(card.locator(".badge")).to_have_text("方案未提及")
    expect(card.locator(".nearest a").first).to_be_visible()
    expect(card.locator(".mark")).to_have_count(0)
    suggestion = card.locator(".next .chip").first
    suggestion.click()
    expect(desktop.locator("#exchange-2 .question")).to_have_text(str(suggestion.text_content()))
    expect(desktop.locator("#exchange-2 .answer.refused")).to_have_count(0)


def test_an_example_is_asked_with_one_click_and_clearing_brings_the_examples_back(desktop: Page) -> None:
    example = desktop.locator(".welcome .chip").first
    question = str(example.text_content())
    example.click()
    expect(desktop.locator("#exchange-1 .question")).to_have_text(question)
    desktop.get_by_role("button", name="清空对话").click()
    expect(desktop.locator(".welcome")).to_be_visible()
    expect(desktop.locator("#conversation .exchange")).to_have_count(0)
    expect(desktop.locator("#evidence mark")).to_have_count(0)
    ask(desktop, "什么时候完成？")
    expect(desktop.locator("#exchange-1 .understood")).to_have_count(0)


@pytest.mark.parametrize("role", ["基层干部", "公众", "培训评测"])
def test_every_example_is_answered_as_its_role_expects(role: str, assistant: Assistant, shipped: Settings) -> None:
    questions = examples(shipped.corpus, assistant.index.plans)[role]
    answers = [assistant.ask(question) for question in questions]
    assert [answer.question for answer in answers if answer.refused] == ([MONEY] if role == "培训评测" else [])


def test_feedback_is_stored_with_question_history_answer_and_versions(
    desktop: Page, store: Store, assistant: Assistant
) -> None:
    ask(desktop, LEADERS)
    ask(desktop, "什么时候完成？")
    group = desktop.locator("#exchange-2 .feedback")
    group.get_by_role("button", name="引用不对").click()
    group.get_by_role("textbox").fill("应当引<b>第2款</b>")
    group.get_by_role("button", name="提交").click()
    expect(desktop.locator("#exchange-2 .thanks")).to_contain_text("引用不对")
    (stored,) = store.feedback(limit=1)
    assert (stored.verdict, stored.comment) == (Verdict.WRONG_CITATION, "应当引<b>第2款</b>")
    assert stored.question == "什么时候完成？"
    assert stored.history[0].content == LEADERS
    again = assistant.ask("什么时候完成？", [turn.model_dump() for turn in stored.history])
    assert stored.answer.citations == again.citations
    assert stored.versions.index == assistant.index.generation
    expect(desktop.locator("#exchange-1 .feedback")).to_have_count(1)


def test_an_answer_is_copied_with_its_sources(desktop: Page, assistant: Assistant) -> None:
    ask(desktop, FILM)
    desktop.locator("#exchange-1").get_by_role("button", name="复制").click()
    expect(desktop.locator("#exchange-1 [data-copy]")).to_have_text("已复制")
    copied = desktop.evaluate("navigator.clipboard.readText()")
    answer = assistant.ask(FILM)
    assert answer.answer in copied
    assert all(citation.quote in copied for citation in answer.citations)
    assert answer.citations[0].document_title in copied


@pytest.mark.parametrize(("button", "suffix"), [("导出 Markdown", ".md"), ("导出 Word", ".docx")])
def test_the_conversation_is_taken_along(desktop: Page, tmp_path: Path, button: str, suffix: str) -> None:
    ask(desktop, FILM)
    ask(desktop, LEADERS)
    with desktop.expect_download() as downloading:
        desktop.get_by_role("button", name=button).click()
    assert downloading.value.suggested_filename.endswith(suffix)
    path = tmp_path / "conversation"
    downloading.value.save_as(path)
    if suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            text = archive.read("word/document.xml").decode()
    else:
        text = path.read_text(encoding="utf-8")
    assert text.index("农膜回收率") < text.index("黑臭水体")


def test_nothing_is_exported_before_the_first_question(desktop: Page) -> None:
    desktop.get_by_role("button", name="导出 Markdown").click()
    expect(desktop.locator("#working .notice")).to_contain_text("还没有可以导出的内容")


def test_an_empty_question_and_one_that_is_too_long_are_told_and_nothing_is_lost(
    desktop: Page, server_settings: Settings
) -> None:
    box = desktop.locator("#question-box textarea")
    desktop.get_by_role("button", name="提问").click()
    expect(desktop.locator("#working .notice")).to_contain_text("输入框是空的")
    long = "长江" * server_settings.max_question_chars
    box.fill(long)
    desktop.get_by_role("button", name="提问").click()
    expect(desktop.locator("#working .notice")).to_contain_text(str(server_settings.max_question_chars))
    expect(box).to_have_value(long)
    ask(desktop, FILM)
    expect(desktop.locator("#working .notice")).to_have_count(0)
    expect(box).to_have_value("")


def test_a_visitor_who_asks_too_often_is_told_to_wait(
    browser: Browser, serve: Serve, server_settings: Settings, assistant: Assistant
) -> None:
    url = serve(server_settings.model_copy(update={"rate_limit_per_minute": 1}), assistant)
    with visit(browser, DESKTOP) as page:
        open_app(page, url)
        ask(page, FILM)
        page.locator("#question-box textarea").fill(LEADERS)
        page.locator("#question-box textarea").press("Enter")
        expect(page.locator("#working .notice")).to_contain_text("提问太频繁")
        expect(page.locator("#question-box textarea")).to_have_value(LEADERS)


def test_a_plan_without_example_questions_shows_none(
    browser: Browser, serve: Serve, server_settings: Settings, other_plan: Callable[[str], Assistant]
) -> None:
    other = other_plan(_any_other_plan())
    settings = other.settings.model_copy(update={"database_url": server_settings.database_url})
    with visit(browser, DESKTOP) as page:
        open_app(page, serve(settings, other))
        expect(page.locator(".welcome")).to_contain_text(other.index.plans[0].metadata.title)
        expect(page.locator(".welcome .chip")).to_have_count(0)
        expect(page.locator(".colophon")).not_to_contain_text("长江")


def test_the_conversation_can_be_had_with_the_keyboard_alone(desktop: Page) -> None:
    expect(desktop.locator(".welcome")).to_be_visible()
    desktop.keyboard.press("Tab")
    expect(desktop.locator(".skip")).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop.locator("#question-box textarea")).to_be_focused()
    desktop.keyboard.type(FILM)
    desktop.keyboard.press("Enter")
    expect(desktop.locator("#exchange-1")).to_be_visible()
    mark = desktop.locator("#exchange-1 .mark").last
    mark.focus()
    assert desktop.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    desktop.keyboard.press("Enter")
    expect(desktop.locator("#evidence")).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(mark).to_be_focused()


def test_a_new_answer_is_announced(desktop: Page) -> None:
    ask(desktop, FILM)
    announcer = desktop.locator("[aria-live=polite].announcer")
    expect(announcer).to_contain_text(re.compile("农膜回收率.*85%"))


def test_on_the_phone_the_evidence_is_a_sheet_that_closes(phone: Page) -> None:
    ask(phone, LEADERS)
    sheet = phone.locator("#evidence")
    expect(sheet).to_be_hidden()
    phone.locator("#exchange-1 .text .mark").first.tap()
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] == pytest.approx(844, abs=1)
    expect(sheet.locator("mark.current")).to_be_in_viewport()
    phone.get_by_role("button", name="关闭").tap()
    expect(sheet).to_be_hidden()


def _any_other_plan() -> str:
    return next(path.name for path in sorted((PROJECT_ROOT / "eval" / "plans").glob("*/*.md")))
