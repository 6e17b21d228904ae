"""What people said of the answers, and draft rows from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import gradio as gr

from yzassist.errors import InvalidInputError, YzassistError
from yzassist.feedback.model import VERDICT_NAMES, StoredFeedback, Verdict
from yzassist.web.pages.trainer.desk import Desk
from yzassist.web.pages.trainer.panel import html
from yzassist.web.pages.trainer.views import appended_view, drafts_view, feedback_choice, feedback_view, notice_view

_PER_PAGE = 20
_DAYS = [("全部时间", 0), ("最近一天", 1), ("最近一周", 7), ("最近一个月", 31)]


class FeedbackPanel:
    """反馈."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        verdicts = [(name, verdict.value) for verdict, name in VERDICT_NAMES.items()]
        with gr.Row():
            wanted = gr.CheckboxGroup(verdicts, value=[], label="评价（不选为全部）", scale=3)
            days = gr.Dropdown(_DAYS, value=0, label="时间", scale=1)
            text = gr.Textbox(label="问题或意见里有（按回车）", max_lines=1, scale=2, elem_id="trainer-feedback-text")
            page = gr.Number(1, label="第几页", minimum=1, precision=0, elem_id="trainer-feedback-page")
        self._view = html(elem_id="trainer-feedback")
        self._chosen = gr.CheckboxGroup(label="选几条做成题目草稿", elem_id="trainer-feedback-chosen")
        with gr.Row():
            download = gr.Button("下载成题目草稿", elem_id="trainer-drafts-download")
            append = gr.Button("加入草稿文件", elem_id="trainer-drafts-append")
        notice = html()
        self._drafts = html(elem_id="trainer-drafts")
        self.outputs: list[Any] = [self._view, self._chosen]
        filters = [wanted, days, text, page]
        for listener in (wanted.change, days.change, text.submit, page.change):
            desk.on(listener, self._show, filters, self.outputs, notice, in_turn="trainer-feedback")
        desk.on(download.click, self._download, [self._chosen], [self._drafts], notice)
        desk.on(append.click, self._append, [self._chosen], [self._drafts], notice)

    def fresh(self) -> list[Any]:
        """See ``Panel``."""
        try:
            return self._show((), 0, "", 1)
        except YzassistError as error:
            return [notice_view(str(error)), gr.CheckboxGroup(choices=[], value=[])]

    def _show(self, verdicts: Sequence[str], days: int, text: str, page: float | None) -> list[Any]:
        number = max(1, int(page or 1))
        items = self._desk.store.feedback(
            limit=_PER_PAGE,
            offset=(number - 1) * _PER_PAGE,
            verdicts=[Verdict(verdict) for verdict in verdicts],
            containing=text.strip(),
            since=datetime.now(UTC) - timedelta(days=days) if days else None,
        )
        view = feedback_view(items, self._desk.store.verdict_counts(), number)
        return [view, gr.CheckboxGroup(choices=[feedback_choice(item) for item in items], value=[])]

    def _download(self, chosen: Sequence[int]) -> list[str]:
        return [drafts_view(self._desk.evaluations.draft_lines(self._items(chosen)))]

    def _append(self, chosen: Sequence[int]) -> list[str]:
        items = self._items(chosen)
        added = self._desk.evaluations.append_drafts(items)
        return [appended_view(added, len(items) - added, self._desk.evaluations.drafts)]

    def _items(self, chosen: Sequence[int]) -> tuple[StoredFeedback, ...]:
        if not chosen:
            raise InvalidInputError("请先勾选要用的反馈。")
        return self._desk.store.feedback_by_id([int(number) for number in chosen])
