"""Reading the corpus for the index: only files that changed are parsed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from yzassist.documents.base import read_plan
from yzassist.documents.corpus import repeated_papers
from yzassist.documents.model import Plan
from yzassist.errors import CorpusError
from yzassist.facts.corrections.applying import correct_facts
from yzassist.facts.corrections.model import SUFFIX as CORRECTIONS_SUFFIX
from yzassist.facts.corrections.model import corrections_path
from yzassist.facts.departments.vocabulary import DepartmentVocabulary, load_vocabulary
from yzassist.facts.extract import extract_facts
from yzassist.index.generation import Document, DocumentFile
from yzassist.index.manifest import Source
from yzassist.index.questions import SUFFIX as QUESTIONS_SUFFIX
from yzassist.index.questions import questions_path, read_questions
from yzassist.index.tokenizer import Tokenizer, user_words

_STAGE = "读取文件"
_BESIDE = ((QUESTIONS_SUFFIX, "问句"), (CORRECTIONS_SUFFIX, "订正"))
"""What may lie beside a corpus file, by the end of its name."""


class KnownDocuments:
    """The documents of an earlier build, by their sources."""

    def __init__(self, sources: Sequence[Source] = (), file: DocumentFile | None = None) -> None:
        self._number = {source: number for number, source in enumerate(sources)}
        self._file = file

    def find(self, source: Source) -> Document | None:
        """The document of the very same content; None if there is none. Raises IndexUnavailableError."""
        number = self._number.get(source)
        return None if number is None or self._file is None else self._file.read(number)


class CorpusReader:
    """Reads the sources of a corpus one at a time, so that no more than one is in memory."""

    def __init__(self, corpus: Path, sources: Sequence[Source], known: KnownDocuments, plain: Tokenizer) -> None:
        """``known`` documents are taken over where neither the file nor what lies beside it changed; ``plain`` is a
        tokenizer without user words."""
        self._corpus, self._sources = corpus, sources
        self._known, self._plain = known, plain
        self.kept: dict[Source, str] = {}
        """Ids of the plans that were taken over, once the documents are read."""
        self._warnings: list[str] = []
        self._headers: list[Plan] = []

    def documents(self, progress: Callable[[str, int, int], None]) -> Iterator[Document]:
        """A document for each source, in their order. Raises CorpusError when none of them is a plan."""
        vocabulary = load_vocabulary()
        taken: dict[str, str] = {}
        for number, source in enumerate(self._sources):
            progress(_STAGE, number, len(self._sources))
            stem = Path(source.file_name).stem
            if stem in taken:
                problem = f"“{source.file_name}”与“{taken[stem]}”只有扩展名不同，已跳过。请改名。"
                document = _problem(source, problem)
            else:
                known = self._known.find(source)
                if known is not None and known.plan is not None:
                    self.kept[source] = known.plan.id
                document = known or self._read(source, vocabulary)
            if document.plan is not None:
                taken[document.plan.id] = source.file_name
                self._headers.append(document.plan.model_copy(update={"text": "", "front": (), "chapters": ()}))
            self._warnings += document.warnings
            yield document
        progress(_STAGE, len(self._sources), len(self._sources))
        if not taken:
            reason = "".join(self._warnings) or "请放入至少一份方案。"
            raise CorpusError(f"语料目录“{self._corpus}”里没有可用的文件。{reason}")

    @property
    def warnings(self) -> tuple[str, ...]:
        """All warnings, once the documents are read."""
        repeated = repeated_papers(self._headers)
        return (*self._warnings, *repeated, *_orphans(self._corpus, self._sources))

    def _read(self, source: Source, vocabulary: DepartmentVocabulary) -> Document:
        path = self._corpus / source.file_name
        try:
            plan = read_plan(path)
        except CorpusError as error:
            return _problem(source, str(error))
        facts, problems = correct_facts(plan, extract_facts(plan, vocabulary), corrections_path(path), vocabulary)
        questions, warnings = read_questions(questions_path(path), plan)
        named = (f"“{path.name}”：{warning}" for warning in plan.warnings)
        return Document(
            source=source,
            plan=plan,
            facts=facts,
            questions=questions,
            warnings=(*named, *problems, *warnings),
            words=user_words(plan, facts, self._plain),
        )


def _problem(source: Source, text: str) -> Document:
    return Document(source=source, plan=None, facts=None, questions=(), warnings=(text,))


def _orphans(corpus: Path, sources: Sequence[Source]) -> list[str]:
    stems = {Path(source.file_name).stem for source in sources}
    return [
        f"“{path.name}”没有对应的文件，其中的{content}没有使用。"
        for suffix, content in _BESIDE
        for path in sorted(corpus.glob(f"*{suffix}"))
        if path.name.removesuffix(suffix) not in stems
    ]
