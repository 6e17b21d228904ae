"""What the page asks of the evaluation: run sets on the assistant that serves, list the runs, report and compare."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from yzassist.errors import InvalidInputError
from yzassist.evaluation.corpora import Corpus, corpus_settings, open_corpora
from yzassist.evaluation.feedback import add_drafts, draft_rows, from_stored, json_lines
from yzassist.evaluation.metrics.statistics import Rate, rate
from yzassist.evaluation.model import Record
from yzassist.evaluation.report.data import ReportData, report_data
from yzassist.evaluation.report.tables import SYSTEM_NAMES
from yzassist.evaluation.runs import ANSWERS_FILE, RunFolder, run_folders
from yzassist.evaluation.session import Session, check_clauses, load_cases, open_session
from yzassist.evaluation.sets import Located, read_sets, set_files
from yzassist.evaluation.systems.factory import SystemName, SystemOptions, open_system
from yzassist.feedback.model import StoredFeedback
from yzassist.web.pages.trainer.jobs import Report
from yzassist.web.service import Service

_THREADS = 1
"""Visitors are served meanwhile."""
_SHOWN_RUNS = 30
_NAMED_SETS = 4
_CHANGED = "不能接着做：题库、语料或程序在停下以后改动过，前后的答案不能算在一起。请重新开始一次评测。"
_RUNS, _SETS, _PLANS, _DRAFTS = "runs", "sets", "plans", "drafts.jsonl"


@dataclass(frozen=True, slots=True)
class RunChoice:
    """Which questions to run: sets by name, ``split`` (dev, test or all), and at most ``limit`` (0: all).

    Made by ``Evaluations.choice``, which checks it.
    """

    sets: tuple[str, ...]
    split: str
    limit: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """One line of the table of runs; ``passed`` is None where nothing could be scored."""

    name: str
    started: str
    system: str
    sets: tuple[str, ...]
    answered: int
    questions: int
    passed: Rate | None
    finished: bool

    @property
    def score(self) -> str:
        """The pass rate in words."""
        return f"通过率 {self.passed.mean:.1%}" if self.passed else "没有得分"

    @property
    def label(self) -> str:
        """What to call it in a list of choices."""
        sets = "、".join(self.sets) if len(self.sets) < _NAMED_SETS else f"{self.sets[0]} 等 {len(self.sets)} 个题库"
        return f"{self.started} · {self.score} · {self.answered}/{self.questions} 题 · {sets}"


class Evaluations:
    """The folder ``eval`` as a trainer sees it. Safe for many threads."""

    def __init__(self, service: Service, folder: Path) -> None:
        self._service = service
        self._folder = folder
        self._writing = threading.Lock()

    @property
    def drafts(self) -> Path:
        """Where drafts go, as from the command line."""
        return self._folder / _DRAFTS

    def set_names(self) -> tuple[str, ...]:
        """The sets there are. Raises InvalidInputError when there is none."""
        return tuple(path.stem for path in set_files(self._folder / _SETS))

    def choice(self, sets: tuple[str, ...], split: str, limit: int) -> RunChoice:
        """A checked choice. Raises InvalidInputError: no set, an unknown one, or a wrong limit."""
        if not sets:
            raise InvalidInputError("请至少选一个题库。")
        if set(sets) - set(self.set_names()) or split not in ("dev", "test", "all"):
            raise InvalidInputError("没有这个题库，请重新选择。")
        if limit < 0:
            raise InvalidInputError("题数上限不能小于 0。")
        return RunChoice(sets, split, limit)

    def run(self, choice: RunChoice, report: Report) -> str:
        """Run the questions on the assistant that serves now, into a folder of ``runs``; a closing message.

        Raises InvalidInputError (nothing to run, or a wrong row) and IndexUnavailableError, and what ``report`` raises:
        the answers so far are kept then.
        """
        return self._go(self._chosen(choice), lambda session: session.start(self._folder / _RUNS), report)

    def resume(self, name: str, report: Report) -> str:
        """Answer what a stopped run has left over; a closing message.

        Raises InvalidInputError when the questions, the documents or the program are no longer those of the run, and
        what ``run`` raises.
        """
        folder = self._run(name)
        info = folder.info
        if info.finished is not None:
            raise InvalidInputError("这次评测已经做完了。")
        wanted = [row.id for row in folder.rows()]
        by_id = {item.row.id: item for item in read_sets(set_files(self._folder / _SETS, _stems(info.sets)))}

        def unchanged(session: Session) -> RunFolder:
            if session.configuration != info.configuration:
                raise InvalidInputError(_CHANGED)
            return folder

        if not all(id in by_id for id in wanted):
            raise InvalidInputError(_CHANGED)
        return self._go([by_id[id] for id in wanted], unchanged, report)

    def unfinished(self) -> RunRow | None:
        """The newest run that was stopped."""
        return next((row for row in self.runs() if not row.finished), None)

    def _go(self, located: Sequence[Located], folder_of: Callable[[Session], RunFolder], report: Report) -> str:
        settings, assistant = self._service.settings, self._service.assistant
        by_name = corpus_settings(settings, (item.row for item in located), self._folder / _PLANS)
        others = open_corpora({name: own for name, own in by_name.items() if name}, report)
        try:
            corpora = {**({"": Corpus("", settings, assistant.index)} if "" in by_name else {}), **others}
            check_clauses(located, {name: corpus.documents for name, corpus in corpora.items()}, {})
            options = SystemOptions(SystemName.ASSISTANT)
            session = open_session(located, corpora, settings, options, _THREADS)
            answering = open_system(options, corpora)
            folder = folder_of(session)
            done = 0

            def advance(record: Record) -> None:
                nonlocal done
                done += 1
                report("正在评测", done, len(located))

            session.run(folder, answering, advance)
        finally:
            for corpus in others.values():
                corpus.index.close()
        row = _row(folder)
        return f"{row.answered} 题已评完，{row.score}。"

    def runs(self) -> tuple[RunRow, ...]:
        """The latest runs, newest first; a folder that is damaged is left out."""
        rows = []
        for folder in reversed(run_folders(self._folder / _RUNS)[-_SHOWN_RUNS:]):
            try:
                rows.append(_row(folder))
            except InvalidInputError:
                continue
        return tuple(rows)

    def report(self, name: str, other: str = "") -> ReportData:
        """The report of a run, compared with an earlier one if named. Raises InvalidInputError for an unknown name."""
        return report_data(self._run(name), self._run(other) if other else None)

    def draft_lines(self, feedback: Sequence[StoredFeedback]) -> str:
        """Draft rows of recorded answers, whether or not a set already asks them."""
        return json_lines(draft_rows((from_stored(item) for item in feedback), ()))

    def append_drafts(self, feedback: Sequence[StoredFeedback]) -> int:
        """Append draft rows to ``drafts``, but not of questions that are there or in a set; how many were added."""
        with self._writing:
            return add_drafts((from_stored(item) for item in feedback), self.drafts, self._folder / _SETS)

    def _chosen(self, choice: RunChoice) -> tuple[Located, ...]:
        """Spread evenly over the sets when limited, so that every kind of question is among them."""
        located = read_sets(set_files(self._folder / _SETS, choice.sets))
        kept = [item for item in located if choice.split in ("all", item.row.split)]
        if not kept:
            raise InvalidInputError("所选题库里没有这一部分的题，请换一个题库，或换“调试题 / 留出题”。")
        count = min(choice.limit, len(kept)) or len(kept)
        return tuple(kept[place * len(kept) // count] for place in range(count))

    def _run(self, name: str) -> RunFolder:
        for folder in run_folders(self._folder / _RUNS):
            if folder.path.name == name:
                return folder
        raise InvalidInputError("没有这次评测，请在列表里重新选择。")


def _row(folder: RunFolder) -> RunRow:
    answers = folder.path / ANSWERS_FILE
    info = folder.info
    answered, questions, passed = _score(folder.path, answers.stat().st_size if answers.exists() else 0)
    return RunRow(
        name=folder.path.name,
        started=info.started[: len("2025-01-31T12:00")].replace("T", " "),
        system=SYSTEM_NAMES.get(info.configuration.system, info.configuration.system),
        sets=_stems(info.sets),
        answered=answered,
        questions=questions,
        passed=passed,
        finished=info.finished is not None,
    )


def _stems(names: Iterable[str]) -> tuple[str, ...]:
    """Sets by name, as ``set_files`` takes them: ``dev.jsonl`` → ``dev``."""
    return tuple(Path(name).stem for name in names)


@lru_cache(maxsize=4 * _SHOWN_RUNS)
def _score(path: Path, size: int) -> tuple[int, int, Rate | None]:
    """Answers, questions and pass rate of a run whose answers are ``size`` bytes: scored anew only when it grows."""
    folder = RunFolder(path)
    cases = load_cases(folder)
    passed = rate([float(case.score.passed) for case in cases if case.score.passed is not None])
    return len(cases), len(folder.rows()), passed
