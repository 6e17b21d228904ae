"""What other programs' assistants may call through MCP. The docstrings here are read by them, hence Chinese."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import gradio as gr
from gradio.events import api

from yzassist.errors import InvalidInputError, YzassistError
from yzassist.facts.model import Role
from yzassist.web.api.departments import ledger_of, ledger_out
from yzassist.web.api.measures import measure_out
from yzassist.web.service import Service

P = ParamSpec("P")
T = TypeVar("T")


def register_tools(service: Service) -> None:
    """Offer the tools of the ``gr.Blocks`` that is being built; each returns JSON as text.

    They are not queued: a queued tool comes back to the server as a request from an address that is not the visitor's.
    """

    def ask_plan(question: str, request: gr.Request) -> str:
        """按政府方案原文回答一个中文问题。以 JSON 返回答案、引用的条款（附原文），以及状态：
        answered 已答，corrected 更正了问题里的错误说法，refused 方案未提及。

        Args:
            question: 一个能独立看懂的中文问题，如“农膜回收率要达到多少？由谁牵头？”
        """
        service.limits.check(request.client.host if request.client else None)
        return service.threads.submit(service.ask, question).result().model_dump_json()

    def department_ledger(department: str, role: str = "") -> str:
        """列出一个部门在方案中的全部任务：条款、任务、角色、牵头和参与单位、时限、指标和原文依据。

        Args:
            department: 部门名称，国家部门或地方部门都可以，如“水利部”“县住建局”
            role: 只列一种角色，可写“牵头”“负责”“参与”；不写则全部列出
        """
        return ledger_out(ledger_of(service.assistant.index, department, _role(role))).model_dump_json()

    def measure_text(number: str, document_id: str = "") -> str:
        """给出方案中一条措施的全文，以及从中读出的责任单位、时限、指标和术语。

        Args:
            number: 条号，如“6”“（六）”“第六条”
            document_id: 有几份文件时写明哪一份；只有一份时不用写
        """
        return measure_out(service.assistant.index, number, document_id or None).model_dump_json()

    for tool in (ask_plan, department_ledger, measure_text):
        api(_plainly(tool), queue=False)


def _role(text: str) -> Role | None:
    try:
        return Role(text) if text else None
    except ValueError as error:
        raise InvalidInputError(f"不认识的角色：{text}。可以写：{'、'.join(Role)}。") from error


def _plainly(tool: Callable[P, T]) -> Callable[P, T]:
    """The tool with its errors as Gradio shows them."""

    @wraps(tool)
    def told(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return tool(*args, **kwargs)
        except YzassistError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return told
