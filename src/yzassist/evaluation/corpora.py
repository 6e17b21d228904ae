"""The corpora that a set asks about, each with an up-to-date index of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from yzassist.documents.corpus import read_corpus
from yzassist.documents.model import ClauseNumber, Plan
from yzassist.errors import InvalidInputError
from yzassist.evaluation.model import Passage, Row
from yzassist.evaluation.passages import passages_of
from yzassist.evaluation.runs import Document
from yzassist.index.build import Progress, build_index
from yzassist.index.store import Index, open_index
from yzassist.settings import Settings

_INDEXES = "eval"
_MODELS = "models"


@dataclass(frozen=True, slots=True)
class Corpus:
    """One opened corpus; ``name`` is a row's ``document``, "" for the corpus of the settings."""

    name: str
    settings: Settings
    index: Index

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its documents by identity."""
        return tuple(document_of(plan) for plan in self.index.plans)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its paragraphs."""
        return passages_of(self.index.plans, self.index.facts)


def document_of(plan: Plan) -> Document:
    """Which document a plan is."""
    return Document(
        id=plan.id,
        title=plan.metadata.title,
        number=plan.metadata.document_number,
        content_hash=plan.content_hash,
        clauses=tuple(dict.fromkeys((*(m.number for m in plan.measures), *_rows(plan)))),
    )


def _rows(plan: Plan) -> Iterator[ClauseNumber]:
    """The rows of attachments, which are cited as clauses of their own."""
    cited = (p.cited_number for p in plan.paragraphs if p.row is not None)
    return (number for number in cited if number is not None)


def corpus_settings(settings: Settings, rows: Iterable[Row], plans: Path) -> dict[str, Settings]:
    """Settings for every corpus that the rows ask about. Raises InvalidInputError for an unknown ``document``."""
    found: dict[str, Settings] = {}
    models = settings.models or settings.index / _MODELS
    for name in sorted({row.document or "" for row in rows}):
        if not name:
            found[name] = settings
            continue
        if not (plans / name).is_dir():
            raise InvalidInputError(f"题库里的 document“{name}”没有对应的文件夹：{plans / name}。")
        folders = {"corpus": plans / name, "index": settings.index / _INDEXES / name, "models": models}
        found[name] = settings.model_copy(update=folders)
    return found


def read_documents(settings_by_name: Mapping[str, Settings]) -> dict[str, tuple[Document, ...]]:
    """The documents of every corpus, read without an index. Raises CorpusError."""
    return {
        name: tuple(document_of(plan) for plan in read_corpus(settings.corpus).plans)
        for name, settings in settings_by_name.items()
    }


def open_corpora(settings_by_name: Mapping[str, Settings], progress: Progress | None = None) -> dict[str, Corpus]:
    """Bring every index up to date and open it: an evaluation of a stale one would mislead.

    Raises CorpusError, IndexUnavailableError and ModelUnavailableError like ``build_index``.
    """
    opened = {}
    for name, settings in settings_by_name.items():
        settings.index.mkdir(parents=True, exist_ok=True)
        build_index(settings, progress=progress)
        opened[name] = Corpus(name, settings, open_index(settings))
    return opened
