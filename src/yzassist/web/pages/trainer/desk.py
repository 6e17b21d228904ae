"""What every part of the trainer's page shares, and the guard that stands before each of its events."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency
from markupsafe import escape

from yzassist.errors import InvalidSettingError, YzassistError
from yzassist.feedback.store import Store
from yzassist.settings import PROJECT_ROOT
from yzassist.web.auth import Login, LoginRequiredError
from yzassist.web.pages.events import QUIET
from yzassist.web.pages.trainer.jobs import Jobs
from yzassist.web.service import GENERAL_PROBLEM, Service

if TYPE_CHECKING:
    from yzassist.web.pages.trainer.evaluations import Evaluations

EVAL_FOLDER = PROJECT_ROOT / "eval"
_TOKEN_KEY = "yzassist-trainer"
_NO_EXTRA = "评测还缺依赖包（{name}）。请运行：pip install -e '.[eval]'，然后重新启动。"
_log = logging.getLogger(__name__)

Handler = Callable[..., Any]


class Desk:
    """Service, store, login, background work and evaluation of the page being built.

    ``token`` is what the browser keeps of the session; it goes with every event and is checked on the server there.
    """

    def __init__(self, service: Service, store: Store, eval_folder: Path = EVAL_FOLDER) -> None:
        self.service = service
        self.store = store
        self.login = Login(service.settings)
        self.jobs = Jobs()
        self.token = gr.BrowserState("", storage_key=_TOKEN_KEY)
        self._eval_folder = eval_folder
        self._closing: tuple[Handler, list[Any]] | None = None

    @cached_property
    def evaluations(self) -> Evaluations:
        """Raises InvalidSettingError when the packages that only evaluation needs are not installed."""
        try:
            from yzassist.web.pages.trainer.evaluations import Evaluations
        except ModuleNotFoundError as error:
            raise InvalidSettingError(_NO_EXTRA.format(name=error.name)) from error
        return Evaluations(self.service, self._eval_folder)

    def closes_with(self, show: Handler, outputs: Sequence[Any]) -> None:
        """After an event that failed, ``show(token)`` closes the page if that was for want of a session."""
        self._closing = (show, list(outputs))

    def on(
        self, listener: Handler, handler: Handler, inputs: Sequence[Component] = (), outputs: Sequence[Any] = ()
    ) -> Dependency:
        """Call ``handler`` on an event, such as ``button.click``, but only within a session."""
        event: Dependency = listener(self.guarded(handler), [self.token, *inputs], list(outputs), **QUIET)
        if self._closing is not None:
            show, closed = self._closing
            event.failure(show, [self.token], closed, **QUIET)
        return event

    def guarded(self, handler: Handler) -> Handler:
        """``handler`` with the token before its own arguments; it runs only when that is good.

        What it raises becomes a message to the person: ours as it is, others in general words and in the log.
        """

        def run(token: object, *values: Any) -> Any:
            try:
                self.login.check(token)
                return handler(*values)
            except LoginRequiredError as error:
                raise shown(error, "请登录") from error
            except YzassistError as error:
                raise shown(error, "没有完成") from error
            except Exception as error:
                _log.exception("评测页出错")
                raise shown(GENERAL_PROBLEM, "没有完成") from error

        return run


def shown(error: object, title: str) -> gr.Error:
    """An error as Gradio shows it; its text is escaped, since Gradio takes it for HTML."""
    return gr.Error(str(escape(str(error))), title=title, print_exception=False)
