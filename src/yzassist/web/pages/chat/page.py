"""Layout and events of the page 问答."""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.errors import IndexUnavailableError, InvalidInputError, YzassistError
from yzassist.exports.conversation import to_markdown, to_word
from yzassist.feedback.model import Verdict
from yzassist.feedback.store import Store
from yzassist.feedback.versions import versions_of
from yzassist.generation.events import Extracted, Sentence
from yzassist.web.pages.chat.asking import ask_in_steps
from yzassist.web.pages.chat.evidence import fits, whole_measure
from yzassist.web.pages.chat.exchange import Conversation, extended, feedback_on, history_of, judged, next_number
from yzassist.web.pages.chat.keeping import Keeper
from yzassist.web.pages.chat.reading import blocks
from yzassist.web.pages.chat.view import arriving_html, conversation_html, passage_html, problem_html, working_html
from yzassist.web.pages.events import QUIET, when_opened
from yzassist.web.pages.plan_filter import plan_choices, plan_filter
from yzassist.web.service import GENERAL_PROBLEM, Service
from yzassist.web.templating import render

_log = logging.getLogger(__name__)
_AT_ONCE = 16
"""Questions whose steps are shown at the same time; each holds one of Gradio's threads while it waits."""
_MARKDOWN = "text/markdown;charset=utf-8"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXPORT_NAME = "政策问答记录"
_ASKING = """async (question, kept, plans) => {
    yzassist.asking(question);
    return [question, await yzassist.conversationBefore(kept), plans];
}"""
_CHOSEN = "async (kept, plans) => { yzassist.asking(''); return [await yzassist.conversationBefore(kept), plans]; }"
_CLEARED = "async () => { await yzassist.conversationBefore([]); return []; }"
_KEEP = "(kept) => { yzassist.keep(kept); }"
_RECALL = "() => [yzassist.kept()]"
_STANDS = "(kept) => { yzassist.stands(kept); }"


@dataclass(frozen=True, slots=True)
class _Parts:
    """The components that events share; ``kept`` is the conversation as the tab keeps it."""

    kept: gr.JSON
    exchanges: gr.HTML
    working: gr.HTML
    question: gr.Textbox
    file: gr.JSON
    plans: gr.Dropdown


def build(service: Service, store: Store) -> None:
    """Lay out the page inside the caller's tab."""
    page = _Page(service, store)

    def measure(request: object) -> str:
        return page.measure(request)

    with gr.Row(elem_id="chat-layout"):
        with gr.Column(elem_id="chat-main", min_width=280):
            exchanges = gr.HTML(
                elem_id="conversation",
                apply_default_css=False,
                js_on_load="yzassist.conversation(element, trigger);",
            )
            working = gr.HTML("", elem_id="working", apply_default_css=False, js_on_load=None)
            plans = plan_filter("plan-filter", "只问这些方案（不选就是全部）")
            with gr.Row(elem_id="composer"):
                question = gr.Textbox(
                    label="问题",
                    show_label=False,
                    placeholder="输入问题，按回车提问",
                    lines=1,
                    max_lines=4,
                    container=False,
                    elem_id="question-box",
                    html_attributes=gr.InputHTMLAttributes(enterkeyhint="send", autocapitalize="off"),
                )
                send = gr.Button("提问", variant="primary", elem_id="send", min_width=88, scale=0)
            with gr.Row(elem_id="chat-tools"):
                clear = gr.Button("清空对话", elem_id="clear", size="sm", min_width=88, scale=0)
                markdown = gr.Button("导出 Markdown", elem_id="export-markdown", size="sm", min_width=120, scale=0)
                word = gr.Button("导出 Word", elem_id="export-word", size="sm", min_width=100, scale=0)
        gr.HTML(
            render("chat_panel.html"),
            elem_id="evidence-column",
            apply_default_css=False,
            js_on_load="yzassist.evidence(element, server);",
            server_functions=[measure],
        )
    file = gr.JSON(visible=False)
    parts = _Parts(gr.JSON([], visible=False), exchanges, working, question, file, plans)
    _wire(page, parts, send, clear)
    when_opened(lambda: plan_choices(service), [], [plans])
    recalled = when_opened(page.recalled, [parts.kept], [parts.kept, exchanges], js=_RECALL)
    recalled.then(None, parts.kept, None, js=_STANDS, **QUIET)
    for button, export in ((markdown, page.markdown), (word, page.word)):
        exported = button.click(export, parts.kept, [file, working], **QUIET)
        exported.then(None, file, None, js="(file) => { yzassist.save(file); }", **QUIET)


def _wire(page: _Page, parts: _Parts, send: gr.Button, clear: gr.Button) -> None:
    shown = [parts.question, parts.kept, parts.exchanges, parts.working]
    asking: dict[str, Any] = {**QUIET, "concurrency_limit": _AT_ONCE, "concurrency_id": "ask", "trigger_mode": "once"}
    changes = (
        gr.on(
            [parts.question.submit, send.click],
            page.typed,
            [parts.question, parts.kept, parts.plans],
            shown,
            js=_ASKING,
            **asking,
        ),
        parts.exchanges.submit(page.chosen, [parts.kept, parts.plans], shown, js=_CHOSEN, **asking),
        parts.exchanges.input(page.judge, parts.kept, [parts.kept, parts.exchanges, parts.working], **QUIET),
        clear.click(page.clear, None, shown, js=_CLEARED, **QUIET),
    )
    for change in changes:
        change.then(None, parts.kept, None, js=_KEEP, **QUIET)


_Shown = tuple[Any, Any, Any, Any]
"""Question box, conversation, exchanges and working, in the order of the outputs."""


class _Page:
    """The events. An event never raises: what went wrong stands on the page, in Chinese.

    ``kept`` is the conversation as the tab keeps it, see ``Keeper``: none is held on the server between events.
    """

    def __init__(self, service: Service, store: Store) -> None:
        self._service = service
        self._store = store
        self._keeper = Keeper(service.settings.session_secret)

    def recalled(self, kept: object) -> tuple[list[str], str]:
        """The conversation of a tab that is opened again; the welcome in a new one."""
        conversation = self._keeper.recall(kept)
        return self._keeper.keep(conversation), conversation_html(conversation, self._service)

    def typed(self, question: str, kept: object, plans: list[str] | None, request: gr.Request) -> Iterator[_Shown]:
        """A question from the box; it goes back into the box when it could not be answered."""
        if not question.strip():
            yield gr.skip(), gr.skip(), gr.skip(), problem_html("请写出问题", "输入框是空的。写一句话就可以。")
            return
        yield from self._ask(question, self._keeper.recall(kept), plans, request, give_back=question)

    def chosen(
        self, kept: object, plans: list[str] | None, event: gr.EventData, request: gr.Request
    ) -> Iterator[_Shown]:
        """An example or a suggestion."""
        question = _text_of(event, "question")
        if question.strip():
            yield from self._ask(question, self._keeper.recall(kept), plans, request, give_back=gr.skip())

    def clear(self) -> _Shown:
        """Begin anew."""
        return "", [], conversation_html((), self._service), ""

    def judge(self, kept: object, event: gr.EventData) -> tuple[Any, Any, Any]:
        """Store a verdict on one exchange of this conversation."""
        conversation = self._keeper.recall(kept)
        number = _text_of(event, "number")
        exchange = next((one for one in conversation if str(one.number) == number), None)
        verdict = next((one for one in Verdict if one.value == _text_of(event, "verdict")), None)
        if exchange is None or verdict is None or exchange.verdict is not None:
            return gr.skip(), gr.skip(), gr.skip()
        try:
            if not exchange.genuine:
                raise InvalidInputError("服务重启过，重启以前的回答不能再评价。请把问题重问一次，再评价新的回答。")
            feedback = feedback_on(exchange, conversation, verdict, _text_of(event, "comment").strip())
            self._store.add_feedback(feedback)
        except Exception as error:
            return gr.skip(), gr.skip(), problem_html("反馈没有记下", _explain(error))
        conversation = judged(conversation, exchange.number, verdict)
        return self._keeper.keep(conversation), conversation_html(conversation, self._service), ""

    def measure(self, request: object) -> str:
        """A whole measure for the evidence panel; called by the page's script with ``[document_id, number]``."""
        match request:
            case [str(document_id), str(number)]:
                try:
                    passage = whole_measure(self._service.assistant.index.plans, document_id, number)
                except IndexUnavailableError as error:
                    return problem_html("暂时打不开", str(error))
                if passage is not None:
                    return passage_html(passage)
        return problem_html("没有找到这一条", "文件可能已经更新，请刷新页面。")

    def markdown(self, kept: object) -> tuple[Any, str]:
        """The conversation as Markdown."""
        return self._file(self._keeper.recall(kept), "md")

    def word(self, kept: object) -> tuple[Any, str]:
        """The conversation as a Word file."""
        return self._file(self._keeper.recall(kept), "docx")

    def _file(self, conversation: Conversation, suffix: str) -> tuple[Any, str]:
        """A file for the page's script to save; nothing is written on the server."""
        if not conversation:
            return None, problem_html("还没有可以导出的内容", "先提一个问题，再导出。")
        turns = [(one.question, one.answer) for one in conversation]
        data, kind = (to_word(turns), _WORD) if suffix == "docx" else (to_markdown(turns).encode(), _MARKDOWN)
        return {"name": f"{_EXPORT_NAME}.{suffix}", "type": kind, "data": base64.b64encode(data).decode()}, ""

    def _ask(
        self,
        question: str,
        conversation: Conversation,
        plans: list[str] | None,
        request: gr.Request,
        give_back: object,
    ) -> Iterator[_Shown]:
        try:
            self._service.limits.check(request.client.host if request.client else None)
            before, told = self._service.assistant, False
            for event in ask_in_steps(self._service, question, history_of(conversation), plans or ()):
                match event:
                    case Answer():
                        yield from self._show(question, event, conversation, before, told)
                    case Extracted(answer) | Sentence(_, answer):
                        told = True
                        html = arriving_html(question, answer, next_number(conversation), blocks(answer), writing=True)
                        yield "", gr.skip(), gr.skip(), html
                    case None:
                        yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
                    case _:
                        yield "", gr.skip(), gr.skip(), working_html(question, event)
        except Exception as error:
            yield give_back, gr.skip(), gr.skip(), problem_html("没有回答", _explain(error))

    def _show(
        self, question: str, answer: Answer, conversation: Conversation, before: Assistant, told: bool
    ) -> Iterator[_Shown]:
        """The fact card, the text block by block unless it was ``told`` already, and last the exchange in its place."""
        assistant = before if fits(answer, before.index.plans) else self._service.assistant
        conversation = extended(conversation, question, answer, versions_of(assistant))
        laid_out = () if told else blocks(answer)
        for count in range(len(laid_out)):
            shown = laid_out[:count]
            yield "", gr.skip(), gr.skip(), arriving_html(question, answer, conversation[-1].number, shown)
        yield "", self._keeper.keep(conversation), conversation_html(conversation, self._service), ""


def _explain(error: Exception) -> str:
    """What a person is told; anything unforeseen is logged and told in general terms."""
    if isinstance(error, YzassistError):
        return str(error)
    _log.exception("chat event failed", exc_info=error)
    return GENERAL_PROBLEM


def _text_of(event: gr.EventData, name: str) -> str:
    """A text that the page's script sent with an event; empty for anything else."""
    data = event._data
    value = data.get(name) if isinstance(data, dict) else None
    return value if isinstance(value, str) else ""
