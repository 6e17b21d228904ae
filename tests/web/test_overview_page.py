"""时间轴与指标: the drawing and the tables hold what the facts do, and lead to the clauses."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from yzassist.assistant import Assistant
from yzassist.errors import InvalidInputError
from yzassist.exports.overview import milestones
from yzassist.index.store import Index
from yzassist.web.pages.cached import PerGeneration
from yzassist.web.pages.links import to_paragraph
from yzassist.web.pages.overview.page import Overview, overview
from yzassist.web.pages.overview.timeline import timeline_figure, year_of

TODAY = date(2024, 6, 1)
DRAWN_MS = 15_000
"""The drawing library is 4.6 MB of script; a busy machine takes seconds to read it."""


@pytest.fixture
def index(assistant: Assistant) -> Index:
    return assistant.index


@pytest.fixture
def made(index: Index) -> Overview:
    return overview(index, (index.plans[0].id, TODAY))


def test_the_page_is_of_the_plan_chosen(office: Assistant) -> None:
    waste = overview(office.index, ("qinghe-solid-waste-2024", TODAY))
    assert "清和市固体废物综合整治工作方案" in waste.head
    with pytest.raises(InvalidInputError, match="没有“碧水方案”这份文件。现有的文件："):
        overview(office.index, ("碧水方案", TODAY))


@pytest.mark.parametrize(
    ("day", "point"), [(date(2025, 12, 31), 2026.0), (date(2024, 12, 31), 2025.0), (date(2024, 7, 1), 2024.5)]
)
def test_a_year_ends_at_the_next_whole_number(day: date, point: float) -> None:
    assert year_of(day) == pytest.approx(point, abs=0.001)


def test_the_drawing_has_a_mark_for_each_deadline_and_none_covers_another(index: Index) -> None:
    plan = index.plans[0]
    due = milestones(plan, index.facts[plan.id], TODAY)
    figure = timeline_figure(due, TODAY, to_paragraph(index))
    past, coming, recurring = figure.data
    assert (len(past.x), len(coming.x), len(recurring.x)) == (4, 15, 0)
    places = [*zip(past.x, past.y, strict=True), *zip(coming.x, coming.y, strict=True)]
    assert all(
        y != other_y or abs(x - other_x) >= 0.5
        for at, (x, y) in enumerate(places)
        for other_x, other_y in places[at + 1 :]
    )
    *numbers, now = figure.layout.annotations
    assert (len(numbers), now.text) == (19, "今天<br>2024-06-01")
    assert numbers[0].text == '<a href="#clause-5-p1" target="_self">5</a>'
    assert "到2022年年底：完成长江流域饮用水水源地名录" in numbers[0].hovertext.replace("<br>", "")


def test_deadlines_are_listed_by_year_with_the_past_ones_marked(made: Overview) -> None:
    assert re.findall(r"<h3>(\d+)年 <small>(\d+) 个时限", made.timeline) == [
        ("2022", "1"),
        ("2023", "3"),
        ("2024", "2"),
        ("2025", "13"),
    ]
    assert (made.timeline.count('class="is-past"'), made.timeline.count('class="is-coming"')) == (4, 15)
    assert "已到期 <b>4</b> 个，未到期 <b>15</b> 个" in made.head


def test_the_matrix_has_every_measure_and_department(made: Overview, index: Index) -> None:
    assert made.matrix.count("<tr>") == 38 + 2
    assert "38 条任务，点名 31 个部门" in made.matrix
    assert 'title="（六）第2、3款：住房城乡建设部负责"' in made.matrix


def test_the_board_has_every_number_of_the_targets(made: Overview, index: Index) -> None:
    plan = index.plans[0]
    numbers = {
        f"{value.number.normalize():f}"
        for target in index.facts[plan.id].targets
        for value in target.values
        if value.number is not None
    }
    assert set(re.findall(r"<b>([\d.]+)</b><span", made.board)) == numbers


def test_a_page_is_made_once_a_generation(index: Index) -> None:
    calls: list[str] = []

    def make(_: Index, key: str) -> str:
        calls.append(key)
        return key

    pages = PerGeneration(make)
    assert [pages.get(index, "a"), pages.get(index, "a"), pages.get(index, "b")] == ["a", "a", "b"]
    assert calls == ["a", "b"]


def open_page(page: Page) -> None:
    page.get_by_role("tab", name="时间轴与指标").click()
    expect(page.locator(".matrix-table")).to_be_visible(timeout=DRAWN_MS)


def test_drawing_and_tables_are_there_with_the_counts_of_the_facts(desktop: Page, index: Index) -> None:
    facts = index.facts[index.plans[0].id]
    open_page(desktop)
    expect(desktop.locator("#overview-plot .annotation a:has(rect)")).to_have_count(
        len(facts.deadlines), timeout=DRAWN_MS
    )
    assert desktop.locator(".years li li").count() == len(facts.deadlines)
    assert desktop.locator(".matrix-table tbody tr").count() == 38


def test_a_mark_of_the_drawing_opens_its_clause(desktop: Page) -> None:
    open_page(desktop)
    desktop.locator("#overview-plot .annotation a:has(rect)").first.click()
    expect(desktop.locator("[id='clause-5-p1']")).to_be_in_viewport()


@pytest.mark.parametrize("place", [".board-card .clause-link", ".matrix-table td .clause-link", ".years .clause-link"])
def test_the_tables_open_clauses(desktop: Page, place: str) -> None:
    open_page(desktop)
    link = desktop.locator(place).first
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    expect(desktop.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_a_phone_reads_drawing_and_lists(phone: Page) -> None:
    open_page(phone)
    expect(phone.locator("#overview-plot .annotation a").first).to_be_visible(timeout=DRAWN_MS)
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    phone.get_by_text("按条列出").click()
    expect(phone.locator(".matrix-list li").nth(4)).to_contain_text("巩固提升饮用水安全保障水平")


def test_print_keeps_the_lists(desktop: Page) -> None:
    open_page(desktop)
    desktop.emulate_media(media="print")
    expect(desktop.locator(".years")).to_be_visible()
    assert desktop.locator(".matrix-scroll").evaluate("box => getComputedStyle(box).overflow") == "visible"
