"""The corpus: what is served, a further plan, and a new index while the old one serves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from yzassist.documents.base import supported_suffixes
from yzassist.documents.corpus import plan_files
from yzassist.errors import InvalidInputError, YzassistError
from yzassist.facts.review.report import review_file
from yzassist.web.pages.trainer.desk import Desk
from yzassist.web.pages.trainer.job_panel import JobPanel
from yzassist.web.pages.trainer.jobs import Report
from yzassist.web.pages.trainer.panel import html
from yzassist.web.pages.trainer.removal import remove_plan
from yzassist.web.pages.trainer.uploads import add_plan
from yzassist.web.pages.trainer.views import added_view, corpus_view
from yzassist.web.service import Service


class CorpusPanel:
    """语料."""

    def __init__(self, desk: Desk, job: JobPanel) -> None:
        self._desk = desk
        self._job = job
        settings = desk.service.settings
        html('<h3 class="trainer-heading">正在使用的方案</h3>')
        self._view = html(elem_id="trainer-corpus")
        with gr.Row(equal_height=True):
            self._removable = gr.Dropdown(label="移出一份方案", elem_id="trainer-removable", filterable=False, scale=2)
            sure = gr.Checkbox(label="确定移出（留有副本）", value=False, elem_id="trainer-sure", scale=1)
            remove = gr.Button("移出这份方案", elem_id="trainer-remove", scale=0)
        remove_notice = html(elem_id="trainer-remove-notice")
        html('<h3 class="trainer-heading">放入新的方案</h3>')
        limits = f"可放 {'、'.join(supported_suffixes())} 文件，不超过 {settings.upload_max_mb} MB。"
        html(f'<p class="muted">{limits}</p>')
        upload = gr.File(label="方案文件", elem_id="trainer-upload", height=200)
        replace = gr.Checkbox(label="替换同名文件", value=False)
        add = gr.Button("放入语料", elem_id="trainer-add")
        notice = html(elem_id="trainer-add-notice")
        added = html(elem_id="trainer-added")
        html('<h3 class="trainer-heading">重建索引</h3>')
        force = gr.Checkbox(label="不管有无改动，全部重建", value=False)
        build = gr.Button("重建索引", variant="primary", elem_id="trainer-build")
        build_notice = html()
        self.outputs: list[Any] = [self._view, self._removable]
        self.results = self.outputs
        removing = [*self.outputs, sure, *job.outputs]
        desk.on(remove.click, self._remove, [self._removable, sure], removing, remove_notice)
        desk.on(add.click, self._add, [upload, replace], [added, upload, *self.outputs], notice)
        desk.on(build.click, self._build, [force], job.outputs, build_notice)

    def fresh(self) -> list[Any]:
        """See ``Panel``."""
        service = self._desk.service
        try:
            index = service.assistant.index
        except YzassistError as error:
            return [corpus_view((), (), str(error), self._files()), self._choices()]
        served = {plan.file_name for plan in index.plans}
        waiting = [name for name in self._files() if name not in served]
        return [corpus_view(index.plans, index.warnings, "", waiting), self._choices()]

    renew = fresh

    def _choices(self) -> gr.Dropdown:
        return gr.Dropdown(choices=self._files(), value=None)

    def _files(self) -> list[str]:
        try:
            return [path.name for path in plan_files(self._desk.service.settings.corpus)]
        except YzassistError:
            return []

    def _remove(self, name: str | None, sure: bool) -> list[Any]:
        if not name:
            raise InvalidInputError("请先选一份要移出的方案。")
        if not sure:
            raise InvalidInputError(f"移出以后，“{name}”不再用来回答。请勾选“确定移出”，再点一次。")
        service = self._desk.service
        self._desk.jobs.start(f"移出 {name}", lambda report: remove(service, name, report))
        return [*self.fresh(), False, *self._job.fresh()]

    def _add(self, uploaded: str | None, replace: bool) -> list[Any]:
        if not uploaded:
            raise InvalidInputError("请先选择一个文件。")
        path, settings = Path(uploaded), self._desk.service.settings
        added = add_plan(path, path.name, settings.corpus, settings.upload_max_mb, replace)
        path.unlink(missing_ok=True)
        review = review_file(settings.corpus / added.plan.file_name)
        return [added_view(added, review), None, *self.fresh()]

    def _build(self, force: bool) -> list[Any]:
        service = self._desk.service
        self._desk.jobs.start("重建索引", lambda report: rebuild(service, force, report))
        return self._job.fresh()


def remove(service: Service, name: str, report: Report) -> str:
    """Move a plan out of the corpus and serve without it; a closing message. Raises what ``rebuild`` does, and
    InvalidInputError when it cannot be moved."""
    kept = remove_plan(name, service.settings.corpus, service.settings.data)
    return f"“{name}”已移出语料，副本在 {kept}。{rebuild(service, False, report)}"


def rebuild(service: Service, force: bool, report: Report) -> str:
    """Bring the index up to date while the old one serves, and then serve from the new one; a closing message.

    Raises CorpusError, IndexUnavailableError and ModelUnavailableError: the old index goes on serving.
    """
    done = service.rebuild(report, force)
    counts = f"新增 {len(done.added)} 份，更新 {len(done.changed)} 份，移除 {len(done.removed)} 份"
    return f"新索引已经启用：{counts}，未变 {len(done.unchanged)} 份；用时 {done.elapsed_s:.1f} 秒。"
