"""What a report shows, whatever its form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from yzassist.answering.model import Citation
from yzassist.documents.numerals import clause_label
from yzassist.evaluation.comparison import Comparison, compare, outcome_of
from yzassist.evaluation.metrics.facts import WRONG_FACT
from yzassist.evaluation.model import KIND_NAMES, VOICE_NAMES, Passage, Place, place_of
from yzassist.evaluation.runs import RunFolder, RunInfo
from yzassist.evaluation.session import corpus_names, load_cases
from yzassist.evaluation.summary import Case, Summary, summarize

SHOWN_FAILURES = 40
_SHOWN_CITATIONS = 6


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Cited(_Frozen):
    """A citation in its paragraph: the text before the quote, the quote, and the text after it."""

    place: str
    before: str
    quote: str
    after: str


class Failure(_Frozen):
    """A case that did not pass, as a person reads it."""

    id: str
    kind: str
    voice: str
    history: tuple[tuple[str, str], ...]
    question: str
    answer: str
    expected: tuple[str, ...]
    problems: tuple[str, ...]
    cited: tuple[Cited, ...]


class RunView(_Frozen):
    """One run: what it was, its numbers, its failures (the worst first; held-out rows are not shown)."""

    info: RunInfo
    cases: int
    summary: Summary
    failures: tuple[Failure, ...]
    hidden_failures: int


class ReportData(_Frozen):
    """One run or two; ``comparison`` goes from the second (the earlier or the peer) to the first."""

    runs: tuple[RunView, ...]
    comparison: Comparison | None = None


def report_data(folder: RunFolder, other: RunFolder | None = None) -> ReportData:
    """The report of a run, compared with another if given. Raises InvalidInputError for a damaged folder."""
    cases = load_cases(folder)
    if other is None:
        return ReportData(runs=(_view(folder, cases),))
    before = load_cases(other)
    found = compare([outcome_of(case) for case in before], [outcome_of(case) for case in cases])
    return ReportData(runs=(_view(folder, cases), _view(other, before)), comparison=found)


def _view(folder: RunFolder, cases: Sequence[Case]) -> RunView:
    passages = {passage.place: passage for passage in folder.passages()}
    failed = [case for case in cases if case.score.problems]
    shown = sorted((case for case in failed if not case.row.held_out), key=_badness)
    return RunView(
        info=folder.info,
        cases=len(cases),
        summary=summarize(cases, corpus_names(folder.info)),
        failures=tuple(_failure(case, passages) for case in shown[:SHOWN_FAILURES]),
        hidden_failures=len(failed) - len(shown[:SHOWN_FAILURES]),
    )


def _badness(case: Case) -> tuple[float, ...]:
    """Worst first: wrong facts, then answers to what the plan does not say, then what is missing, then errors."""
    if case.score.passed is None:
        return (3.0,)
    if case.score.metrics.get("fact_score") == WRONG_FACT:
        return (0.0,)
    if case.row.refusal:
        return (1.0,)
    return (2.0, case.score.metrics.get("fact_recall", 0.0), case.score.metrics.get("clause_recall", 0.0))


def _failure(case: Case, passages: Mapping[Place, Passage]) -> Failure:
    row, reply = case.row, case.record.reply
    return Failure(
        id=row.id,
        kind=KIND_NAMES[row.kind],
        voice=VOICE_NAMES[row.voice],
        history=tuple(("问" if turn.role == "user" else "答", turn.content) for turn in row.history),
        question=row.question,
        answer=reply.answer.answer if reply else "",
        expected=tuple(_expected(case)),
        problems=case.score.problems,
        cited=tuple(_cited(c, passages) for c in reply.answer.citations[:_SHOWN_CITATIONS]) if reply else (),
    )


def _expected(case: Case) -> Iterable[str]:
    row = case.row
    if row.refusal:
        yield "应当说明方案未提及"
    yield from (" / ".join(group) for group in row.expect)
    if row.forbid:
        yield f"不得出现：{'、'.join(row.forbid)}"
    if row.clauses:
        yield f"{'恰好引用' if row.exact else '引用'}：{'、'.join(clause_label(clause) for clause in row.clauses)}"
    if row.note:
        yield f"出处：{row.note}"


def _cited(citation: Citation, passages: Mapping[Place, Passage]) -> Cited:
    place = place_of(citation)
    name = f"{citation.clause}{citation.heading} 第{citation.paragraph}款"
    passage = passages.get(place)
    if passage is None or passage.text[citation.start : citation.end] != citation.quote:
        return Cited(place=f"{name}（引文与原文不一致）", before="", quote=citation.quote, after="")
    text = passage.text
    return Cited(place=name, before=text[: citation.start], quote=citation.quote, after=text[citation.end :])
