"""我的部门: from a local name to the ledger, and to the files that are carried away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from yzassist.assistant import Assistant
from yzassist.errors import InvalidInputError
from yzassist.exports.department_ledger import LedgerFormat
from yzassist.exports.drafting import DraftKind
from yzassist.exports.ledger import COLUMNS, build_ledger
from yzassist.facts.model import Role
from yzassist.index.store import Index
from yzassist.web.pages import department
from yzassist.web.pages.department import ALL, UNDATED, Wanted, choices, export, export_draft, page, shown, whole

TODAY = date(2024, 6, 1)
OPENED_MS = 15_000
WATER = Wanted(plans=(), level="县", department="县水利局", role=ALL, due=ALL, order="按条款")


@pytest.fixture
def index(assistant: Assistant) -> Index:
    return assistant.index


def test_a_local_department_has_every_task_of_its_line(index: Index) -> None:
    rows = build_ledger(index.plans, index.facts, "水利部")
    html = page(index, WATER, TODAY)
    assert html.count('class="ledger-clause"') == len(rows) == 30
    for row in rows:
        assert f'href="#clause-{row.clause_number}-p{row.paragraph}"' in html
    assert "县水利局</strong>对应方案中的水利部" in html
    assert "最近的未到期时限是 <b>2024-12-31</b>（还有 213 天）" in html
    assert "地方各级人民政府相关部门落实" in html


def test_controls_narrow_and_sort_the_ledger(index: Index) -> None:
    ledger = whole(index, WATER)
    led = shown(ledger, replace(WATER, role="牵头"))
    assert {row.roles for row in led.rows} == {(Role.LEAD,)}
    assert led.title == "县水利局牵头任务台账"
    undated = shown(ledger, replace(WATER, due=UNDATED))
    assert not any(row.due for row in undated.rows)
    year = shown(ledger, replace(WATER, due="2023年"))
    assert all(any(day.year == 2023 for day in row.due) for row in year.rows)
    soonest = shown(ledger, replace(WATER, order="按时限")).rows
    assert [min(row.due) for row in soonest if row.due] == sorted(min(row.due) for row in ledger.rows if row.due)


def test_departments_are_offered_by_their_names_at_the_level(index: Index) -> None:
    names = {choice.name: choice.id for choice in choices(index, WATER)}
    assert names["县水务局"] == names["县水利局"] == "水利部"
    nation = [choice.name for choice in choices(index, replace(WATER, level="国家"))]
    assert set(nation) == {
        mention.department_id
        for facts in index.facts.values()
        for item in facts.responsibilities
        for group in item.groups
        for mention in group.departments
    }


def test_the_plans_chosen_bound_the_ledger_and_the_departments_offered(office: Assistant, tmp_path: Path) -> None:
    waste = replace(WATER, plans=("qinghe-solid-waste-2024",), level="国家", department="市财政局")
    assert {row.document_id for row in whole(office.index, replace(waste, plans=())).rows} > set(waste.plans)
    assert {row.document_id for row in whole(office.index, waste).rows} == set(waste.plans)
    everybody = {choice.id: choice.tasks for choice in choices(office.index, replace(waste, plans=()))}
    there = {choice.id: choice.tasks for choice in choices(office.index, waste)}
    assert there.keys() < everybody.keys()
    assert there["财政部"] < everybody["财政部"]
    written = Document(str(export_draft(office.index, waste, DraftKind.POINTS, tmp_path)))
    assert "《清和市固体废物综合整治工作方案" in written.paragraphs[0].text


def test_a_plan_that_is_gone_is_told(office: Assistant, tmp_path: Path) -> None:
    gone = replace(WATER, plans=("碧水方案",))
    assert "没有“碧水方案”这份文件。现有的文件：" in page(office.index, gone, TODAY)
    with pytest.raises(InvalidInputError, match="没有“碧水方案”这份文件"):
        export(office.index, gone, LedgerFormat.XLSX, tmp_path)


def test_a_long_ledger_shows_its_beginning_and_says_how_much_is_left(
    index: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(department, "MOST_ROWS", 12)
    html = page(index, WATER, TODAY)
    assert html.count('class="ledger-clause"') == 12
    assert "下表 12 项，另有 18 项没有列出" in html
    sheet = load_workbook(export(index, WATER, LedgerFormat.XLSX, tmp_path)).worksheets[0]
    assert [sheet.cell(2 + row, 1).value for row in range(1, 31)] == list(range(1, 31))


def test_an_unknown_department_is_told_as_text(index: Index) -> None:
    html = page(index, replace(WATER, department="<img src=x onerror=alert(1)>"), TODAY)
    assert "不认识的部门：&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<img" not in html


def test_a_file_holds_what_is_shown(index: Index, tmp_path: Path) -> None:
    led = replace(WATER, role="牵头")
    path = export(index, led, LedgerFormat.XLSX, tmp_path)
    assert path.name == "县水利局牵头任务台账.xlsx"
    sheet = load_workbook(path).worksheets[0]
    count = len(shown(whole(index, led), led).rows)
    assert [sheet.cell(3 + row, 4).value for row in range(count)] == ["牵头"] * count
    assert "说明：县水利局对应方案中的水利部" in sheet.cell(3 + count, 1).value
    word = Document(str(export(index, led, LedgerFormat.DOCX, tmp_path)))
    assert len(word.tables[0].rows) == count + 1


def test_a_file_of_an_odd_name_stays_in_its_folder(index: Index, tmp_path: Path) -> None:
    path = export(index, replace(WATER, department="../../x县水利局"), LedgerFormat.XLSX, tmp_path)
    assert path.parent.parent == tmp_path
    with pytest.raises(InvalidInputError):
        export(index, replace(WATER, department="没有的局"), LedgerFormat.XLSX, tmp_path)


def open_page(page: Page) -> None:
    page.get_by_role("tab", name="我的部门").click()
    expect(page.locator(".ledger-table")).to_be_visible(timeout=OPENED_MS)


def choose(page: Page, name: str) -> None:
    box = page.get_by_role("combobox", name="部门")
    box.click()
    box.press_sequentially(name)
    box.press("Enter")


def test_a_typed_local_name_finds_the_department_and_excel_opens(desktop: Page, tmp_path: Path) -> None:
    open_page(desktop)
    box = desktop.get_by_role("combobox", name="部门")
    box.click()
    box.press_sequentially("水务")
    options = desktop.get_by_role("option")
    expect(options.first).to_contain_text("水务")
    assert all("水务" in text for text in options.all_inner_texts())
    options.filter(has_text="县水务局").click()
    summary = desktop.locator(".ledger-summary")
    expect(summary).to_contain_text("县水务局对应方案中的水利部，方案点名的任务共 30 项")
    desktop.locator("#department-role").get_by_text("牵头", exact=True).click()
    expect(desktop.locator(".ledger-shown")).to_contain_text("下表 9 项")
    with desktop.expect_download() as started:
        desktop.get_by_role("button", name="导出 Excel").click()
    assert started.value.suggested_filename == "县水务局牵头任务台账.xlsx"
    path = tmp_path / "台账.xlsx"
    started.value.save_as(path)
    sheet = load_workbook(path).worksheets[0]
    assert tuple(cell.value for cell in sheet[2]) == COLUMNS
    assert [sheet.cell(row, 4).value for row in range(3, 12)] == ["牵头"] * 9
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("A3", "landscape", 9)
    with desktop.expect_download() as started:
        desktop.get_by_role("button", name="导出 Word").click()
    assert started.value.suggested_filename == "县水务局牵头任务台账.docx"
    with desktop.expect_download() as started:
        desktop.get_by_role("button", name="起草工作要点").click()
    assert started.value.suggested_filename.startswith("县水务局落实《")


def test_a_row_opens_its_clause(desktop: Page) -> None:
    open_page(desktop)
    link = desktop.locator(".ledger-table .clause-link").first
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    expect(desktop.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_the_level_changes_the_department_s_name(desktop: Page) -> None:
    open_page(desktop)
    choose(desktop, "县住建局")
    expect(desktop.locator(".ledger-summary")).to_contain_text("县住建局对应方案中的住房城乡建设部")
    desktop.locator("#department-level").get_by_text("省", exact=True).click()
    expect(desktop.locator(".ledger-summary")).to_contain_text("省住建厅对应方案中的住房城乡建设部")


def test_markup_in_a_department_is_text(desktop: Page) -> None:
    open_page(desktop)
    choose(desktop, "<img src=x onerror=alert(1)>")
    expect(desktop.locator("#department-ledger .page-problem")).to_contain_text(
        "<img src=x onerror=alert(1)>", timeout=OPENED_MS
    )
    assert desktop.locator("#department-page img").count() == 0
    desktop.get_by_role("button", name="导出 Excel").click()
    expect(desktop.locator("#department-told")).to_contain_text("没有导出")


def test_a_phone_shows_each_task_without_sideways_scrolling(phone: Page) -> None:
    open_page(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    scroll = phone.locator(".ledger-scroll")
    assert scroll.evaluate("box => box.scrollWidth <= box.clientWidth")
    expect(phone.locator(".ledger-table thead")).not_to_be_in_viewport()


@pytest.mark.parametrize("kind", list(DraftKind))
def test_a_draft_is_written_under_its_title(index: Index, tmp_path: Path, kind: DraftKind) -> None:
    path = export_draft(index, WATER, kind, tmp_path)
    assert path.name == f"县水利局落实《深入打好长江保护修复攻坚战行动方案》{kind}.docx"
    assert Document(str(path)).paragraphs[0].text == path.stem
    with pytest.raises(InvalidInputError, match="没有点名"):
        export_draft(index, replace(WATER, department="县教育局"), kind, tmp_path)
