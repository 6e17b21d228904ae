"""An assistant that answers by rule, and a command line that talks to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from made_answers import made_answer, made_citation
from yzassist.answering.model import Answer
from yzassist.cli import app
from yzassist.commands import shell
from yzassist.documents.corpus import read_corpus
from yzassist.errors import InvalidQuestionError
from yzassist.facts.departments.vocabulary import DepartmentEntry, DepartmentVocabulary
from yzassist.facts.model import DepartmentMention, PlanFacts, Responsibility, Role, RoleGroup, Span, Term
from yzassist.generation.events import Event, Extracted, Finished, Sentence
from yzassist.settings import Settings

PLAN = """关于印发《清水行动方案》的通知

一、治理

（一）整治水源地。

推行“一源一策”。（甲部牵头）
"""
BASIS = "推行“一源一策”。"
NOTE = "（甲部牵头）"


SAID = "由甲部来牵头。〔（一）〕"


class FakeAssistant:
    """Answers by rule and remembers what it was asked; with ``llm``, that model says ``SAID``."""

    def __init__(self, index: object) -> None:
        self.index = index
        self.llm = "none"
        self.asked: list[tuple[str, list[Mapping[str, str]]]] = []

    def ask_stream(
        self, question: str, history: Sequence[Mapping[str, str]] = (), documents: Sequence[str] = ()
    ) -> Iterator[Event]:
        answer = self.ask(question, history, documents)
        if self.llm != "none":
            yield Extracted(answer)
            yield Sentence(SAID, answer)
            answer = answer.model_copy(update={"answer": SAID, "engine": f"llm:{self.llm}"})
        yield Finished(answer)

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = (), documents: Sequence[str] = ()) -> Answer:
        self.asked.append((question, list(history)))
        if not question.strip():
            raise InvalidQuestionError("问题是空的，请写出要问的话。")
        if question == "中断":
            raise KeyboardInterrupt
        if "多少钱" in question:
            refusal = {"refused": True, "status": "refused", "suggestions": ("（一）治理",)}
            return made_answer("方案未提及金额。", question=question, intent="responsibility", **refusal)
        cited = made_citation(BASIS, document_id="清水", document_title="清水行动方案", heading="整治水源地")
        resolved = f"水源地{question}" if history else question
        return made_answer(
            "甲部牵头[1]〔（一）〕", cited, question=question, resolved_question=resolved, intent="responsibility"
        )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "清水.txt").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture
def assistant(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    plans = read_corpus(corpus).plans
    (paragraph,) = plans[0].measures[0].paragraphs
    lead = RoleGroup(
        role=Role.LEAD,
        departments=(DepartmentMention(department_id="甲部", name="甲部", start=0, end=1),),
        open_list=False,
        by_duty=False,
    )
    item = Responsibility(
        governs=Span(paragraph_id=paragraph.id, start=0, end=len(BASIS)),
        note=Span(paragraph_id=paragraph.id, start=len(BASIS), end=len(BASIS + NOTE)),
        groups=(lead,),
        extends_to_local=True,
    )
    facts = PlanFacts(
        document_id="清水",
        responsibilities=(item,),
        deadlines=(),
        targets=(),
        places=(),
        terms=(Term(name="一源一策", span=Span(paragraph_id=paragraph.id, start=3, end=7)),),
        laws=(),
    )
    vocabulary = DepartmentVocabulary([DepartmentEntry(id="甲部", full="甲部", local=("甲局",))])
    index = SimpleNamespace(plans=plans, facts={"清水": facts}, vocabulary=vocabulary)
    fake = FakeAssistant(index)

    def opened(settings: Settings) -> FakeAssistant:
        fake.llm = settings.llm
        return fake

    monkeypatch.setattr(shell, "open_assistant", opened)
    monkeypatch.setattr(shell, "open_index", lambda settings: index)
    return fake


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=typed)
