"""What other programs' assistants may call through MCP. The docstrings here are read by them, hence Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import gradio as gr
from gradio.events import api

from yzassist.errors import InvalidInputError, YzassistError
from yzassist.facts.model import Role
from yzassist.question.plans.chosen import chosen_documents, chosen_plans
from yzassist.web.api.departments import ledger_of, ledger_out
from yzassist.web.api.measures import measure_out
from yzassist.web.service import Service

_BETWEEN_NAMES = re.compile(r"[;；\n]")  # 甲县治水方案；清政发〔2024〕9号
P = ParamSpec("P")
T = TypeVar("T")


def register_tools(service: Service) -> None:
    """Offer the tools of the ``gr.Blocks`` that is being built; each returns JSON as text.

    They are not queued: a queued tool comes back to the server as a request from an address that is not the visitor's.
    """

    def ask_plan(question: str, request: gr.Request, documents: str = "") -> str:
        """按政府方案原文回答一个中文问题。以 JSON 返回答案、引用的条款（附原文），以及状态：
        answered 已答，corrected 更正了问题里的错误说法，refused 方案未提及。

        Args:
            question: 一个能独立看懂的中文问题，如“农膜回收率要达到多少？由谁牵头？”
            documents: 只从这些方案里回答，写标题、简称、文号或文件名，几份用分号隔开；不写就是全部
        """
        service.limits.check(request.client.host if request.client else None)
        asked = service.threads.submit(service.ask, question, documents=_documents(documents))
        return asked.result().model_dump_json()

    def department_ledger(department: str, role: str = "", documents: str = "") -> str:
        """列出一个部门在方案中的全部任务：条款、任务、角色、牵头和参与单位、时限、指标和原文依据。

        Args:
            department: 部门名称，国家部门或地方部门都可以，如“水利部”“县住建局”
            role: 只列一种角色，可写“牵头”“负责”“参与”；不写则全部列出
            documents: 只列这些方案里的，写标题、简称、文号或文件名，几份用分号隔开；不写就是全部
        """
        index = service.assistant.index
        plans = chosen_plans(_documents(documents), index.plans)
        return ledger_out(ledger_of(index, plans, department, _role(role))).model_dump_json()

    def measure_text(number: str, document_id: str = "") -> str:
        """给出方案中一条措施的全文，以及从中读出的责任单位、时限、指标和术语。

        Args:
            number: 条号，如“6”“（六）”“第六条”
            document_id: 有几份文件时写明哪一份（标题、简称、文号或文件名）；只有一份时不用写
        """
        index = service.assistant.index
        (chosen,) = chosen_documents((document_id,), index.plans) if document_id else (None,)
        return measure_out(index, number, chosen).model_dump_json()

    for tool in (ask_plan, department_ledger, measure_text):
        api(_plainly(tool), queue=False)


def _documents(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _BETWEEN_NAMES.split(text) if name.strip())


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
