"""What every page and route shares: the settings, the assistant that serves now, and its replacement by a newer one."""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from langchain_core.runnables import RunnableConfig

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant, History
from yzassist.errors import IndexUnavailableError, InvalidInputError, InvalidQuestionError, YzassistError
from yzassist.feedback.model import Asked, Turn
from yzassist.feedback.store import Store, open_store
from yzassist.feedback.versions import versions_of
from yzassist.generation.departure import Departure
from yzassist.generation.events import Event, Extracted, Finished, Sentence, last_answer
from yzassist.index import manifest as manifests
from yzassist.index.build import BuildReport, Progress, build_index
from yzassist.index.embedding import Embedder, create_embedder
from yzassist.index.store import is_current, open_index
from yzassist.question.dialogue.history import Message
from yzassist.settings import Settings
from yzassist.web.answering import THREADS, THREADS_WITH_MODEL, AnsweringThreads
from yzassist.web.limits import AddressLimits
from yzassist.web.metrics import Metrics
from yzassist.web.question_log import QuestionLog
from yzassist.web.steps import Step, StepWatcher

GENERAL_PROBLEM = "服务内部出错，请稍后再试；如果一直这样，请告诉管理员查看日志。"
"""Shown for every error that is not a YzassistError."""
_STARTING = "服务正在启动，请稍候再试。"
_BUILDING = "正在建立索引，请过一两分钟再试。"
_WATCH_S = 10.0
"""How often ``run`` looks whether another process (``yzassist index``) has put a newer index in place."""
_DAY_S = 86_400.0
_log = logging.getLogger(__name__)


class Service:
    """The running product. Safe for many threads.

    A page asks for ``assistant`` at every request and keeps none, so that ``reload`` takes effect at once;
    a request that began with the old one ends with it, since an opened index never looks back at its files.
    Who asks on behalf of a visitor calls ``limits.check(address)``, then has ``threads`` do ``ask``.
    """

    def __init__(
        self,
        settings: Settings,
        assistant: Assistant | None = None,
        store: Store | None = None,
        embedder: Embedder | None = None,
    ) -> None:
        """``assistant``, ``store`` and ``embedder`` replace those of the settings. Nothing is opened yet."""
        self.settings = settings
        self.store = store or open_store(settings)
        self.metrics = Metrics()
        self.limits = AddressLimits(settings.rate_limit_per_minute, refused=self.metrics.limited.inc)
        threads = THREADS if settings.llm == "none" else THREADS_WITH_MODEL
        self.threads = AnsweringThreads(settings.max_waiting, self.metrics.busy.inc, threads)
        self._assistant = assistant
        self._embedder = embedder or create_embedder(settings)
        self._problem = _STARTING
        self._reloading = threading.Lock()
        self._log = QuestionLog(self.store, self.metrics.not_logged.inc) if settings.log_questions else None

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

    def check(self) -> None:
        """Raises the YzassistError that says why questions cannot be answered now: no index, or its server is away."""
        self.assistant.index.check()

    def ask(
        self,
        question: str,
        history: History = (),
        on_step: Callable[[Step], None] | None = None,
        documents: Sequence[str] = (),
        on_words: Callable[[Extracted | Sentence], None] | None = None,
        departure: Departure | None = None,
    ) -> Answer:
        """The assistant's answer, from ``documents`` if any are given; counted, and logged if the settings say so.

        ``on_step`` is told each step as it begins; where a language model is to phrase the answer, ``on_words`` is told
        the extractive one, then each sentence. ``departure`` says when who asked has left, which stops the model.
        Raises IndexUnavailableError, InvalidQuestionError, and InvalidInputError for an unknown document.
        """
        assistant = self.assistant
        started = time.perf_counter()
        try:
            config: RunnableConfig | None = {"callbacks": [StepWatcher(on_step)]} if on_step else None
            answer = last_answer(
                _heard(assistant.ask_stream(question, history, documents, config, departure), on_words)
            )
        except (InvalidQuestionError, InvalidInputError):
            self.metrics.rejected.inc()
            raise
        except Exception:
            self.metrics.failed.inc()
            raise
        self.metrics.answered(answer, time.perf_counter() - started)
        if self._log is not None:
            turns = tuple(_turn(message) for message in history)
            self._log.add(Asked(question=question, history=turns, answer=answer, versions=versions_of(assistant)))
        return answer

    def reload(self) -> None:
        """Open the newest index and serve from it; when it cannot be opened the old one goes on serving.

        Raises the YzassistError that says why.
        """
        with self._reloading:
            try:
                assistant = Assistant(open_index(self.settings, self._embedder), self.settings)
                assistant.warm_up()
            except Exception as error:
                self._problem = str(error) if isinstance(error, YzassistError) else GENERAL_PROBLEM
                raise
            self._assistant = assistant
            gc.collect()  # the old one holds itself in cycles: 15 MB and Chroma's files, long uncollected otherwise

    def rebuild(self, progress: Progress | None = None, force: bool = False) -> BuildReport:
        """Bring the index up to date with the corpus and serve from it; until then the old one serves.

        Raises what ``build_index`` raises; the old index then goes on serving.
        """
        report = build_index(self.settings, progress, force, self._embedder)
        self.reload()
        return report

    def run(self, stop: threading.Event) -> None:
        """Open the index, building it first if there is none, and keep to the newest one until ``stop`` is set.

        For a thread of its own: errors are logged and become the ``problem``.
        """
        tried = self._guarded(self._start) if self._assistant is None else self._assistant.index.generation
        cleaned = -_DAY_S
        while not stop.wait(_WATCH_S):
            if time.monotonic() - cleaned >= _DAY_S:
                cleaned = time.monotonic()
                self._delete_old_questions()
            newest = self._newest()
            if self._assistant is None and self._needs_servers:
                tried = self._guarded(self._start)
            elif newest and newest not in (tried, self._serving()):
                tried = newest
                self._guarded(self._reload_newer)

    def close(self) -> None:
        """Stop answering, write what is left of the question log, and let go of the database."""
        self.threads.shutdown(wait=False, cancel_futures=True)
        if self._log is not None:
            self._log.close()
        self.store.close()

    @property
    def _needs_servers(self) -> bool:
        """Whether an index that cannot be opened may open later by itself: another server may come back."""
        return bool(self.settings.chroma_url or self.settings.embedding_url)

    def _start(self) -> None:
        if not manifests.read_pointer(self.settings):
            self._problem = _BUILDING
            _log.info("还没有索引，正在建立……")
            report = build_index(self.settings, _log_progress, embedder=self._embedder)
            _log.info("索引已建好，用时 %.1f 秒。", report.elapsed_s)
            self._problem = _STARTING
        self.reload()
        _log.info("服务就绪：第 %s 代索引，%d 份文件。", self._serving(), len(self.assistant.index.plans))
        if not is_current(self.settings, self._embedder):
            _log.warning("语料或设置在建索引之后有改动，回答可能已经过时。请运行 yzassist index 更新索引。")

    def _delete_old_questions(self) -> None:
        try:
            deleted = self.store.delete_questions(timedelta(days=self.settings.log_days))
        except YzassistError as error:
            _log.error("过期的提问记录没有删除：%s", error)
        else:
            _log.info("删除了 %d 条超过 %d 天的提问记录。", deleted, self.settings.log_days)

    def _reload_newer(self) -> None:
        self.reload()
        _log.info("已换用新的索引：第 %s 代。", self._serving())

    def _guarded(self, work: Callable[[], None]) -> str:
        """Do ``work``; an error is logged and becomes the problem. Returns the newest generation of that moment."""
        newest = self._newest()
        try:
            work()
        except YzassistError as error:
            self._problem = str(error)
            _log.error("索引打不开：%s", error)
        except Exception:
            self._problem = GENERAL_PROBLEM
            _log.exception("索引打不开")
        return newest

    def _newest(self) -> str:
        """The generation that the index folder points to; empty when there is none or the pointer is damaged."""
        try:
            return next(iter(manifests.read_pointer(self.settings)), "")
        except YzassistError:
            return ""

    def _serving(self) -> str:
        return self._assistant.index.generation if self._assistant is not None else ""


def _turn(message: Message | Mapping[str, str]) -> Turn:
    """A message of the history as the log keeps it; the assistant has read it, so its form is right."""
    if isinstance(message, Message):
        return Turn.model_validate({"role": message.role, "content": message.content})
    return Turn.model_validate({"role": message["role"], "content": message["content"]})


def _heard(events: Iterator[Event], on_words: Callable[[Extracted | Sentence], None] | None) -> Iterator[Event]:
    """The events, those before the last told on the way."""
    for event in events:
        if on_words is not None and not isinstance(event, Finished):
            on_words(event)
        yield event


def _log_progress(stage: str, done: int, total: int) -> None:
    _log.info("%s：%d/%d", stage, done, total)
