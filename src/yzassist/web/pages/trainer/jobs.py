"""Work that outlives a request: one piece at a time, watched and stopped from any page."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from yzassist.errors import InvalidInputError, YzassistError

_log = logging.getLogger(__name__)


class State(StrEnum):
    """How a piece of work stands; the value is what a person reads."""

    RUNNING = "正在进行"
    DONE = "已完成"
    STOPPED = "已停止"
    FAILED = "没有完成"


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work as it stands: ``done`` of ``total`` of the present ``stage``, and in the end a ``message``."""

    title: str
    state: State = State.RUNNING
    stage: str = "准备"
    done: int = 0
    total: int = 0
    message: str = ""

    @property
    def running(self) -> bool:
        """Whether it still goes on."""
        return self.state is State.RUNNING


class JobStoppedError(YzassistError):
    """The person who watched the work stopped it."""


Report = Callable[[str, int, int], None]
"""Work calls it with stage, done and total; it raises JobStoppedError when the work shall end."""


class Jobs:
    """The one piece of work of a server. Safe for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._job: Job | None = None
        self._thread: threading.Thread | None = None

    @property
    def current(self) -> Job | None:
        """The work that goes on, or the last one that did; None when there was none yet."""
        return self._job

    def start(self, title: str, work: Callable[[Report], str]) -> None:
        """Begin ``work`` in a thread; what it returns is its closing message. Raises InvalidInputError: one goes on."""
        with self._lock:
            if self._job is not None and self._job.running:
                raise InvalidInputError(f"“{self._job.title}”还在进行，请等它完成，或先停止它。")
            self._stop.clear()
            self._job = Job(title)
            self._thread = threading.Thread(target=self._run, args=(work,), name="trainer-job", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()

    def wait(self, timeout_s: float) -> Job | None:
        """The work as it stands when it has ended, or after ``timeout_s`` seconds."""
        if self._thread is not None:
            self._thread.join(timeout_s)
        return self._job

    def _run(self, work: Callable[[Report], str]) -> None:
        try:
            self._update(message=work(self._report), state=State.DONE)
        except JobStoppedError as stopped:
            self._update(message=str(stopped), state=State.STOPPED)
        except YzassistError as error:
            self._update(message=str(error), state=State.FAILED)
        except Exception:
            _log.exception("后台工作出错")
            self._update(message="程序内部出错，请告诉管理员查看日志。", state=State.FAILED)

    def _report(self, stage: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise JobStoppedError("已按要求停止。")
        self._update(stage=stage, done=done, total=total)

    def _update(self, **changes: object) -> None:
        with self._lock:
            if self._job is not None:
                self._job = replace(self._job, **changes)  # type: ignore[arg-type]
