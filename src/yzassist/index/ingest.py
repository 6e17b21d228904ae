"""Reading the corpus for the index: only files that changed are parsed again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from yzassist.documents.base import read_plan
from yzassist.documents.corpus import repeated_document_numbers
from yzassist.errors import CorpusError
from yzassist.facts.extract import extract_facts
from yzassist.facts.vocabulary import DepartmentVocabulary
from yzassist.index.generation import Document
from yzassist.index.manifest import Source
from yzassist.index.questions import SUFFIX, questions_path, read_questions

_STAGE = "读取文件"


def read_all(
    corpus: Path,
    sources: Sequence[Source],
    known: Sequence[Document],
    vocabulary: DepartmentVocabulary,
    progress: Callable[[str, int, int], None],
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """A document for each source, and all warnings. Raises CorpusError when no plan at all can be read.

    ``known`` documents of an earlier build are taken over where neither the file nor its questions changed.
    """
    by_source = {document.source: document for document in known}
    documents: list[Document] = []
    for number, source in enumerate(sources):
        progress(_STAGE, number, len(sources))
        taken = {document.plan.id: document.source.file_name for document in documents if document.plan}
        stem = Path(source.file_name).stem
        if stem in taken:
            documents.append(_problem(source, f"“{source.file_name}”与“{taken[stem]}”只有扩展名不同，已跳过。请改名。"))
        else:
            documents.append(by_source.get(source) or _read(corpus / source.file_name, source, vocabulary))
    progress(_STAGE, len(sources), len(sources))
    warnings = [warning for document in documents for warning in document.warnings]
    if not any(document.plan for document in documents):
        reason = "".join(warnings) or "请放入至少一份方案。"
        raise CorpusError(f"语料目录“{corpus}”里没有可用的文件。{reason}")
    repeated = repeated_document_numbers(document.plan for document in documents if document.plan)
    return tuple(documents), (*warnings, *repeated, *_orphans(corpus, sources))


def _read(path: Path, source: Source, vocabulary: DepartmentVocabulary) -> Document:
    try:
        plan = read_plan(path)
    except CorpusError as error:
        return _problem(source, str(error))
    facts = extract_facts(plan, vocabulary)
    questions, warnings = read_questions(questions_path(path), plan)
    named = (f"“{path.name}”：{warning}" for warning in plan.warnings)
    return Document(source=source, plan=plan, facts=facts, questions=questions, warnings=(*named, *warnings))


def _problem(source: Source, text: str) -> Document:
    return Document(source=source, plan=None, facts=None, questions=(), warnings=(text,))


def _orphans(corpus: Path, sources: Sequence[Source]) -> list[str]:
    stems = {Path(source.file_name).stem for source in sources}
    return [
        f"“{path.name}”没有对应的文件，其中的问句没有使用。"
        for path in sorted(corpus.glob(f"*{SUFFIX}"))
        if path.name.removesuffix(SUFFIX) not in stems
    ]
