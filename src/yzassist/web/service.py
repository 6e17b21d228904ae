"""What every page and route shares: the settings, the assistant that serves now, and its replacement by a newer one."""

from __future__ import annotations

import threading

from yzassist.assistant import Assistant
from yzassist.errors import IndexUnavailableError
from yzassist.settings import Settings


class Service:
    """The running product. Safe for many threads.

    A page asks for ``assistant`` at every request and keeps none, so that ``reload`` takes effect at once;
    a request that began with the old one ends with it, since an opened index never looks back at its files.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._assistant: Assistant | None = None
        self._problem = "服务正在启动，请稍候再试。"
        self._reloading = threading.Lock()

    @property
    def assistant(self) -> Assistant:
        """The assistant that serves now. Raises IndexUnavailableError saying why there is none."""
        if self._assistant is None:
            raise IndexUnavailableError(self._problem)
        return self._assistant

    @property
    def problem(self) -> str:
        """Why nothing can be answered, with the mend; empty while the service is ready."""
        return "" if self._assistant is not None else self._problem

    def reload(self) -> None:
        """Open the newest index and serve from it; when it cannot be opened the old one goes on serving.

        Raises the YzassistError that says why. Chroma's files of the old index stay open until it is collected.
        """
        with self._reloading:
            try:
                assistant = Assistant.open(self.settings)
                assistant.warm_up()
            except Exception as error:
                self._problem = str(error)
                raise
            self._assistant = assistant
