"""What every part of the trainer's page shares, and the guard that stands before each of its events."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from yzassist.errors import InvalidSettingError, YzassistError
from yzassist.feedback.store import Store
from yzassist.settings import PROJECT_ROOT
from yzassist.web.auth import COOKIE, Login
from yzassist.web.pages.events import QUIET
from yzassist.web.pages.trainer.jobs import Jobs
from yzassist.web.pages.trainer.views import notice_view
from yzassist.web.service import GENERAL_PROBLEM, Service

if TYPE_CHECKING:
    from yzassist.web.pages.trainer.evaluations import Evaluations

EVAL_FOLDER = PROJECT_ROOT / "eval"
_NO_EXTRA = "评测还缺依赖包（{name}）。请运行：pip install -e '.[eval]'，然后重新启动。"
_log = logging.getLogger(__name__)

Handler = Callable[..., Any]


class Desk:
    """Service, store, login, background work and evaluation of the page being built.

    The browser keeps the session in a cookie; it comes with every event and is checked on the server there.
    """

    def __init__(self, service: Service, store: Store, login: Login) -> None:
        self.service = service
        self.store = store
        self.jobs = Jobs()
        self._login = login
        self._frame: dict[Any, Any] = {}

    @cached_property
    def evaluations(self) -> Evaluations:
        """Raises InvalidSettingError when the packages that only evaluation needs are not installed."""
        try:
            from yzassist.web.pages.trainer.evaluations import Evaluations
        except ModuleNotFoundError as error:
            raise InvalidSettingError(_NO_EXTRA.format(name=error.name)) from error
        return Evaluations(self.service, EVAL_FOLDER)

    def frames(self, door: gr.Column, room: gr.Column, notice: gr.HTML) -> None:
        """The login, what lies behind it, and where the login says what is wrong.

        An event without a session brings the login back and closes the room.
        """
        self._frame = {
            door: gr.update(visible=True),
            room: gr.update(visible=False),
            notice: notice_view("登录已过期，请重新登录。"),
        }

    def on(
        self,
        listener: Handler,
        handler: Handler,
        inputs: Sequence[Component] = (),
        outputs: Sequence[Any] = (),
        notice: gr.HTML | None = None,
        in_turn: str = "",
    ) -> Dependency:
        """Call ``handler``, which returns a list for ``outputs``, on an event such as ``button.click``, but only within
        a session; what goes wrong is written to ``notice``. Events of one ``in_turn`` are answered in their order."""
        kept = [*outputs, *self._frame, *([notice] if notice else [])]
        turn: dict[str, Any] = {"concurrency_id": in_turn, "concurrency_limit": 1} if in_turn else {}
        event: Dependency = listener(self.guarded(handler, kept, notice), list(inputs), kept, **QUIET, **turn)
        return event

    def guarded(self, handler: Handler, outputs: Sequence[Any], notice: gr.HTML | None = None) -> Handler:
        """``handler`` for requests that come with a good session; for all others it does not run.

        What it raises becomes a message to the person: ours as it is, others in general words and in the log.
        """

        def run(request: gr.Request, *values: Any) -> list[Any]:
            if not self.is_open(request):
                return self._closed(outputs)
            try:
                results = handler(*values)
                said = ""
            except YzassistError as error:
                results, said = None, notice_view(str(error))
            except Exception:
                _log.exception("评测页出错")
                results, said = None, notice_view(GENERAL_PROBLEM)
            if results is None:
                results = [gr.skip()] * (len(outputs) - len(self._frame) - (notice is not None))
            return [*results, *(gr.skip() for _ in self._frame), *([said] if notice else [])]

        return run

    def is_open(self, request: gr.Request) -> bool:
        """Whether a request comes from a trainer who is logged in."""
        return self._login.is_open(request.cookies.get(COOKIE))

    def _closed(self, outputs: Sequence[Any]) -> list[Any]:
        """The door is open, the room is shut, and no timer ticks in it."""
        timers = {output: gr.Timer(active=False) for output in outputs if isinstance(output, gr.Timer)}
        updates = {**self._frame, **timers}
        return [updates.get(output, gr.skip()) for output in outputs]
