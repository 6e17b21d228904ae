"""One evaluation from question sets to scored cases, as the command line and scripts use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yzassist.errors import InvalidInputError
from yzassist.evaluation.corpora import Corpus
from yzassist.evaluation.model import Record, Row
from yzassist.evaluation.provenance import code_hash, prompts_hash
from yzassist.evaluation.runner import run_rows
from yzassist.evaluation.runs import Configuration, Document, RunFolder, RunInfo, rows_hash, run_folders
from yzassist.evaluation.scoring import Scorer
from yzassist.evaluation.sets import InvalidSetError, Located, Problem
from yzassist.evaluation.summary import Case
from yzassist.evaluation.systems.base import Answering
from yzassist.evaluation.systems.factory import SystemOptions
from yzassist.facts.departments.vocabulary import load_vocabulary
from yzassist.settings import Settings

_INTERRUPTED = "已中断，做完的 {done} 题都已记下（共 {total} 题）。继续：同样的命令加 --resume。"


class RunInterruptedError(InvalidInputError):
    """Resume: the run was stopped and its answers so far are kept."""


@dataclass(frozen=True, slots=True)
class Session:
    """Rows, the opened corpora they ask about, and the configuration that decides the answers."""

    rows: tuple[Row, ...]
    corpora: Mapping[str, Corpus]
    configuration: Configuration
    sets: tuple[str, ...]
    threads: int

    def start(self, runs: Path) -> RunFolder:
        """A new run folder."""
        started = datetime.now().isoformat(timespec="milliseconds")
        info = RunInfo(
            started=started, finished=None, sets=self.sets, threads=self.threads, configuration=self.configuration
        )
        passages = [passage for corpus in self.corpora.values() for passage in corpus.passages]
        return RunFolder.create(runs, info, self.rows, passages)

    def resume(self, runs: Path) -> RunFolder:
        """The newest unfinished run of the same configuration. Raises InvalidInputError when there is none."""
        for folder in reversed(run_folders(runs)):
            info = folder.info
            if not info.finished and info.configuration == self.configuration:
                return folder
        raise InvalidInputError(
            "没有可以接着做的评测：没有未做完的，或者题库、语料、程序已经改动。请去掉 --resume 重新运行。"
        )

    def run(self, folder: RunFolder, answering: Answering, on_done: Callable[[Record], None]) -> None:
        """Ask what has no record yet. Raises RunInterruptedError after Ctrl-C; the folder can then be resumed."""
        recorded = folder.records()
        waiting = [row for row in self.rows if row.id not in recorded]
        for record in recorded.values():
            on_done(record)

        def keep(record: Record) -> None:
            folder.append(record)
            on_done(record)

        try:
            run_rows(waiting, answering, self.threads, keep)
        except KeyboardInterrupt as stop:
            message = _INTERRUPTED.format(done=len(folder.records()), total=len(self.rows))
            raise RunInterruptedError(message) from stop
        finished = datetime.now().isoformat(timespec="seconds")
        folder.write_info(folder.info.model_copy(update={"finished": finished}))


def open_session(
    located: Sequence[Located],
    corpora: Mapping[str, Corpus],
    settings: Settings,
    options: SystemOptions,
    threads: int,
) -> Session:
    """A session over rows whose corpora are open."""
    rows = tuple(item.row for item in located)
    configuration = Configuration(
        system=options.name,
        documents={name: corpus.documents for name, corpus in corpora.items()},
        embedding_model=settings.embedding_model,
        language_model=options.language_model.name if options.language_model else "",
        prompts_hash=prompts_hash(settings.prompts),
        code_hash=code_hash(),
        rows_hash=rows_hash(rows),
    )
    sets = tuple(dict.fromkeys(item.file.name for item in located))
    return Session(rows=rows, corpora=corpora, configuration=configuration, sets=sets, threads=threads)


def check_clauses(
    located: Iterable[Located],
    documents: Mapping[str, Sequence[Document]],
    known: Mapping[str, Iterable[int | str]],
) -> None:
    """Raises InvalidSetError for a clause number that no document of its corpus has.

    ``known`` by corpus are the clauses of a baseline: one that vanished since is a regression, no wrong row.
    """
    clauses = {
        name: {*(clause for document in found for clause in document.clauses), *known.get(name, ())}
        for name, found in documents.items()
    }
    problems = [
        Problem(item.file, item.line, field, f"语料里没有第 {clause} 条")
        for item in located
        for field in ("clauses", "clauses_may")
        for clause in getattr(item.row, field)
        if clause not in clauses[item.row.document or ""]
    ]
    if problems:
        raise InvalidSetError(problems)


def load_cases(folder: RunFolder) -> tuple[Case, ...]:
    """The scored cases of a run, in the order of its rows; rows without a record are left out."""
    scorer = Scorer(folder.passages(), load_vocabulary())
    records = folder.records()
    return tuple(
        Case(row=row, record=records[row.id], score=scorer.score(row, records[row.id]))
        for row in folder.rows()
        if row.id in records
    )


def corpus_names(info: RunInfo) -> dict[str, str]:
    """What to call each corpus of a run: the title of its first document."""
    return {name: documents[0].title or documents[0].id for name, documents in info.configuration.documents.items()}
