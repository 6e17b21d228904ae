"""评测 as a trainer uses it, and as everybody else meets it."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from yzassist.assistant import Assistant
from yzassist.feedback.model import Feedback, Verdict
from yzassist.feedback.store import Store, open_store
from yzassist.feedback.versions import versions_of
from yzassist.settings import Settings
from yzassist.web.auth import hash_password
from yzassist.web.pages.trainer.evaluations import Evaluations

from .conftest import DESKTOP, PHONE, Serve, open_app, visit

pytestmark = pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated")  # Gradio asks pandas so
USER, PASSWORD = "trainer", "正确的密码 12"
PLAN = """关于印发清水行动方案的通知

成文日期：2023年05月01日

## 清水行动方案

## 一、主要任务

### （一）治理河道污染。

开展河道清淤。到2025年年底，黑臭河道消除率达到90%以上。（水利部牵头，财政部等参与）

### （二）整治乡村池塘。

到2024年年底，完成12个池塘改造。（农业农村部负责）
"""
HOSTILE = "<img src=x onerror=alert(1)> {{question}} ${1+1} @children"
_BUILD_MS = 120_000


@dataclass(frozen=True)
class Site:
    """A server of its own over an invented plan, with a login and a question set."""

    url: str
    settings: Settings
    store: Store


@pytest.fixture(scope="module")
def site(serve: Serve, assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("site")
    for name in ("corpus", "eval/sets", "index"):
        (root / name).mkdir(parents=True)
    (root / "corpus" / "清水.txt").write_text(PLAN, encoding="utf-8")
    rows = [
        {"id": "rate", "question": "黑臭河道消除率要达到多少", "kind": "target", "expect": [["90%"]], "clauses": [1]},
        {"id": "ponds", "question": "要完成几个池塘改造", "kind": "target", "expect": [["13个"]], "clauses": [2]},
    ]
    lines = (json.dumps({**row, "voice": "formal", "split": "dev", "note": HOSTILE}) + "\n" for row in rows)
    (root / "eval" / "sets" / "dev.jsonl").write_text("".join(lines), encoding="utf-8")
    for path in assistant.settings.index.glob("exemplars-*.npy"):
        shutil.copy(path, root / "index")
    shutil.copytree(assistant.settings.index / "cache", root / "index" / "cache")
    settings = assistant.settings.model_copy(
        update={
            "corpus": root / "corpus",
            "index": root / "index",
            "data": root / "data",
            "admin_user": USER,
            "admin_password_hash": hash_password(PASSWORD),
        }
    )
    store = open_store(settings)
    answer, versions = assistant.ask("农膜回收率要达到多少"), versions_of(assistant)
    base = Feedback(question="农膜回收率", answer=answer, versions=versions, verdict=Verdict.USEFUL)
    store.add_feedback(base)
    hostile = {"question": HOSTILE, "verdict": Verdict.WRONG, "comment": HOSTILE}
    store.add_feedback(base.model_copy(update=hostile))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("yzassist.web.pages.trainer.desk.EVAL_FOLDER", root / "eval")
        yield Site(serve(settings, None), settings, store)
    store.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    with visit(browser, DESKTOP) as opened:
        open_app(opened, site.url)
        opened.get_by_role("tab", name="评测", exact=True).click()
        yield opened


@pytest.fixture
def room(page: Page) -> Page:
    """The page behind the login."""
    log_in(page, PASSWORD)
    expect(page.locator("#trainer-room")).to_be_visible()
    return page


def log_in(page: Page, password: str) -> None:
    page.get_by_label("用户名").fill(USER)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


def open_tab(page: Page, name: str) -> None:
    page.locator("#trainer-tabs").get_by_role("tab", name=name, exact=True).click()


def test_without_a_password_there_is_no_such_page(desktop: Page) -> None:
    expect(desktop.get_by_role("tab", name="原文", exact=True)).to_be_visible()
    expect(desktop.get_by_role("tab", name="评测", exact=True)).to_have_count(0)
    config = desktop.request.get(f"{desktop.url}config").json()
    names = {str(component["props"].get("elem_id")) for component in config["components"]}
    assert "tab-source" in names
    assert not [name for name in names if "trainer" in name]


def test_it_is_closed_without_a_login_and_gives_nothing_away(page: Page, site: Site) -> None:
    expect(page.locator("#trainer-login")).to_be_visible()
    expect(page.locator("#trainer-room")).to_have_count(0)
    config = page.request.get(f"{site.url}/config").text()
    for secret in ("农膜回收率", "onerror", "dev.jsonl", PASSWORD, site.settings.admin_password_hash):
        assert secret not in config


def test_a_wrong_password_is_told_and_the_right_one_opens(browser: Browser, site: Site) -> None:
    with visit(browser, DESKTOP, blocked=True) as page:
        open_app(page, site.url)
        page.get_by_role("tab", name="评测", exact=True).click()
        log_in(page, "错的密码 123")
        expect(page.locator("#trainer-login [role=alert]").first).to_contain_text("用户名或密码不对。")
        expect(page.get_by_label("密码")).to_have_value("")
        expect(page.locator("#trainer-room")).to_have_count(0)
        log_in(page, PASSWORD)
        expect(page.locator("#trainer-room")).to_be_visible()
        expect(page.locator("#trainer-login")).to_have_count(0)
        assert page.evaluate("[document.cookie, localStorage.length]") == ["", 0]


def test_a_session_lasts_over_a_reload_and_ends_with_the_logout_everywhere(room: Page) -> None:
    room.reload()
    room.get_by_role("tab", name="评测", exact=True).click()
    expect(room.locator("#trainer-room")).to_be_visible()
    other = room.context.new_page()
    open_app(other, room.url)
    other.get_by_role("tab", name="评测", exact=True).click()
    expect(other.locator("#trainer-room")).to_be_visible()
    with room.expect_navigation():
        room.get_by_role("button", name="退出登录").click()
    room.get_by_role("tab", name="评测", exact=True).click()
    expect(room.locator("#trainer-login")).to_be_visible()
    other.get_by_role("button", name="开始评测").click()
    expect(other.locator("#trainer-login-notice")).to_contain_text("登录已过期，请重新登录。")
    expect(other.locator("#trainer-room")).to_have_count(0)


def test_a_run_is_not_offered_before_there_are_sets_to_choose_from(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    filled, names = threading.Event(), Evaluations.set_names

    def late(evaluations: Evaluations) -> tuple[str, ...]:
        assert filled.wait(30)
        return names(evaluations)

    monkeypatch.setattr(Evaluations, "set_names", late)
    log_in(page, PASSWORD)
    expect(page.get_by_role("button", name="开始评测")).to_be_disabled()
    filled.set()
    expect(page.get_by_role("button", name="开始评测")).to_be_enabled()
    expect(page.get_by_role("checkbox", name="dev")).to_be_checked()


def test_a_set_is_run_and_its_report_shown(room: Page) -> None:
    room.get_by_role("button", name="开始评测").click()
    expect(room.locator("#trainer-job")).to_contain_text("2 题已评完，通过率 50.0%。", timeout=_BUILD_MS)
    expect(room.locator("#trainer-runs tbody tr").first).to_contain_text("50.0%")
    open_tab(room, "报告")
    room.get_by_role("button", name="看报告").click()
    frame = room.locator(".trainer-frame")
    assert frame.get_attribute("sandbox") == ""
    report = room.frame_locator(".trainer-frame")
    expect(report.get_by_role("heading", name="评测报告")).to_be_visible()
    expect(report.get_by_text(HOSTILE).first).to_be_attached()
    with room.expect_download() as saved:
        room.get_by_role("link", name="保存报告（Markdown）").click()
    assert Path(saved.value.path()).read_text(encoding="utf-8").startswith("# 评测报告")


def test_a_stopped_run_is_gone_on_with_from_the_page(room: Page, site: Site) -> None:
    room.get_by_role("button", name="开始评测").click()
    expect(room.locator("#trainer-job")).to_contain_text("题已评完", timeout=_BUILD_MS)
    newest = max(((site.settings.corpus.parent / "eval") / "runs").glob("*/run.json"))
    info = json.loads(newest.read_text(encoding="utf-8"))
    newest.write_text(json.dumps({**info, "finished": None}), encoding="utf-8")
    answers = newest.with_name("answers.jsonl")
    answers.write_text(answers.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    other = room.context.new_page()
    open_app(other, site.url)
    other.get_by_role("tab", name="评测", exact=True).click()
    go_on = other.get_by_role("button", name="停下的（1/2 题）")
    go_on.click()
    expect(other.locator("#trainer-job")).to_contain_text("接着评测 已完成", timeout=_BUILD_MS)
    expect(other.locator("#trainer-job")).to_contain_text("2 题已评完，通过率 50.0%。")
    expect(go_on).to_have_count(0)
    assert len(answers.read_text(encoding="utf-8").splitlines()) == 2


def test_feedback_is_read_filtered_and_made_a_draft(room: Page) -> None:
    open_tab(room, "反馈")
    expect(room.locator(".trainer-card")).to_have_count(2)
    expect(room.locator(".trainer-question").first).to_have_text(HOSTILE)
    room.locator("#trainer-feedback-text input, #trainer-feedback-text textarea").fill("农膜")
    room.locator("#trainer-feedback-text input, #trainer-feedback-text textarea").press("Enter")
    expect(room.locator(".trainer-card")).to_have_count(1)
    room.locator("#trainer-feedback-text input, #trainer-feedback-text textarea").fill("")
    room.get_by_role("checkbox", name="答错", exact=True).check()
    expect(room.locator(".trainer-question")).to_have_text(HOSTILE)
    room.get_by_role("button", name="下载成题目草稿").click()
    expect(room.get_by_text("请先勾选要用的反馈。")).to_be_visible()
    room.locator("#trainer-feedback-chosen input").check()
    room.get_by_role("button", name="下载成题目草稿").click()
    with room.expect_download() as saved:
        room.get_by_role("link", name="保存 1 道题目草稿").click()
    assert json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))["question"] == HOSTILE


def test_a_plan_is_uploaded_and_served_from_a_new_index(room: Page, site: Site) -> None:
    open_tab(room, "语料")
    upload = room.locator("#trainer-upload input[type=file]")

    def put(name: str, text: str) -> None:
        upload.set_input_files([{"name": name, "mimeType": "text/plain", "buffer": text.encode()}])
        expect(room.locator("#trainer-upload")).to_contain_text(name.split(".")[0])
        room.get_by_role("button", name="放入语料").click()

    put("README.txt", "今天买白菜。")
    expect(room.locator("#trainer-add-notice")).to_contain_text("README 不算方案")
    room.locator("#trainer-upload button[aria-label]").last.click()
    put("蓝天.txt", PLAN.replace("清水", "蓝天").replace("黑臭河道消除率", "优良天数比率"))
    expect(room.locator("#trainer-added")).to_contain_text("已放入语料：蓝天.txt（《蓝天行动方案》")
    expect(room.locator("#trainer-added")).to_contain_text("读出责任")
    expect(room.locator("#trainer-corpus")).to_contain_text("还没有进入索引：蓝天.txt")
    room.get_by_role("button", name="重建索引").click()
    expect(room.locator("#trainer-job")).to_contain_text("新增 1 份", timeout=_BUILD_MS)
    expect(room.locator("#trainer-corpus tbody tr")).to_have_count(2)
    asked = room.request.post(f"{site.url}/api/ask", data={"question": "优良天数比率要达到多少"})
    assert "90%" in asked.json()["answer"]
    assert sorted(path.name for path in site.settings.corpus.iterdir()) == ["清水.txt", "蓝天.txt"]


def test_a_plan_is_removed_only_when_one_is_sure_and_a_copy_is_kept(room: Page, site: Site) -> None:
    (site.settings.corpus / "多余.txt").write_text(PLAN.replace("清水", "多余"), encoding="utf-8")
    room.reload()
    room.get_by_role("tab", name="评测", exact=True).click()
    open_tab(room, "语料")
    room.get_by_label("移出一份方案").click()
    room.get_by_role("option", name="多余.txt").click()
    room.get_by_role("button", name="移出这份方案").click()
    expect(room.locator("#trainer-remove-notice")).to_contain_text("请勾选“确定移出”")
    room.get_by_label("确定移出（留有副本）").check()
    room.get_by_role("button", name="移出这份方案").click()
    expect(room.locator("#trainer-job")).to_contain_text("“多余.txt”已移出语料", timeout=_BUILD_MS)
    assert not (site.settings.corpus / "多余.txt").exists()
    assert len(list((site.settings.data / "removed").glob("*/多余.txt"))) == 1


def test_on_the_phone_nothing_is_wider_than_the_screen(browser: Browser, site: Site) -> None:
    with visit(browser, PHONE, touch=True) as page:
        open_app(page, site.url)
        page.get_by_role("tab", name="评测", exact=True).click()
        log_in(page, PASSWORD)
        for name in ("运行", "报告", "反馈", "语料"):
            open_tab(page, name)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
