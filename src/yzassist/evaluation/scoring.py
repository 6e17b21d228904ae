"""Scores one case from what the run recorded: which metrics apply, what they give, and whether it passes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from yzassist.answering.model import Answer, Citation
from yzassist.evaluation.metrics import citations, facts, refusal
from yzassist.evaluation.metrics.ranking import ranking_metrics
from yzassist.evaluation.model import Passage, Place, Record, Reply, Row, place_of
from yzassist.evaluation.values import conflicts, met, states
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.readings import tokens

METRIC_NAMES = {
    "passed": "通过率",
    "fact_score": "事实得分（错误事实记 -1）",
    "fact_recall": "事实召回率",
    "fact_precision": "事实精确率",
    "exact_set": "集合完全一致",
    "clause_recall": "引用召回率（条）",
    "clause_precision": "引用精确率（条）",
    "paragraph_recall": "引用召回率（款）",
    "paragraph_precision": "引用精确率（款）",
    "quote_exactness": "引文逐字一致",
    "refusal_precision": "拒答精确率",
    "refusal_recall": "拒答召回率",
    "hit_1": "检索命中@1",
    "hit_3": "检索命中@3",
    "hit_5": "检索命中@5",
    "mrr": "检索 MRR",
    "ndcg_10": "检索 nDCG@10",
}
_SET_KINDS = ("list", "count")
# 〔（六）第2款、（八）〕: the inline marks of an answer, which are places and no facts
_MARK = re.compile(r"〔[^〔〕]*[（第段][^〔〕]*〕")
# ⟦2025-12-31⟧ · ⟦@水利部⟧ : values whose origin can be told; bare numbers may be counts of what is listed
_DATED_OR_NAMED = re.compile(r"⟦(?:@.+|[0-9]{4}-[0-9]{2}-[0-9]{2})⟧")


class CaseScore(BaseModel):
    """How one case came out. ``passed`` is None for an error; ``problems`` are Chinese and empty when passed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    passed: bool | None
    metrics: dict[str, float]
    problems: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


class Scorer:
    """Scores cases against the documents as they were at the time of the run."""

    def __init__(self, passages: Iterable[Passage], vocabulary: DepartmentVocabulary) -> None:
        self._passages: Mapping[Place, Passage] = {passage.place: passage for passage in passages}
        self._vocabulary = vocabulary

    def score(self, row: Row, record: Record) -> CaseScore:
        """The scores of one case; a crashed one has none."""
        if record.reply is None:
            return CaseScore(id=row.id, passed=None, metrics={}, problems=(f"出错：{record.error}",))
        answer = record.reply.answer
        wrong = tuple(self._wrong(row, answer))
        problems = tuple(self._problems(row, answer, wrong))
        scores = {
            "passed": float(not problems),
            "refusal_precision": refusal.refusal_precision(answer.refused, row.refusal),
            "refusal_recall": refusal.refusal_recall(answer.refused, row.refusal),
            "quote_exactness": citations.quote_exactness([self._quoted(c) for c in answer.citations]),
            **(self._content(row, answer, wrong) if not row.refusal else {}),
            **_retrieval(row, record.reply),
        }
        found = {name: scores.get(name) for name in METRIC_NAMES}
        metrics = {name: value for name, value in found.items() if value is not None}
        return CaseScore(id=row.id, passed=not problems, metrics=metrics, problems=problems, wrong=wrong)

    def _content(self, row: Row, answer: Answer, wrong: tuple[str, ...]) -> dict[str, float | None]:
        """Metrics of a question that has an answer."""
        found = [met(answer.answer, group, self._vocabulary) for group in row.expect]
        recall = facts.fact_recall(found)
        clauses = _cited_clauses(answer)
        scores: dict[str, float | None] = {
            "fact_recall": recall,
            "fact_score": facts.fact_score(recall, len(wrong)),
            "fact_precision": facts.fact_precision(len({*self._values(answer.answer), *wrong}), len(wrong)),
            "clause_recall": citations.citation_recall(clauses, row.clauses),
            "clause_precision": citations.citation_precision(clauses, {*row.clauses, *row.clauses_may}),
        }
        if row.exact:
            scores["exact_set"] = facts.exact_set(clauses, row.clauses, row.clauses_may)
        elif row.kind in _SET_KINDS and found:
            scores["exact_set"] = float(all(found))
        if row.paragraphs:
            cited = [(c.clause_number, c.paragraph) for c in answer.citations if c.clause_number is not None]
            allowed = [place for place in cited if place in row.paragraphs or place[0] in row.clauses_may]
            scores["paragraph_recall"] = citations.citation_recall(cited, row.paragraphs)
            scores["paragraph_precision"] = citations.citation_precision(cited, allowed)
        return scores

    def _problems(self, row: Row, answer: Answer, wrong: tuple[str, ...]) -> Iterator[str]:
        """Why a case does not pass, in Chinese."""
        if row.refusal:
            if not answer.refused:
                yield "应当拒答，却作了回答"
            return
        if answer.refused:
            yield f"不该拒答（{answer.reason}）"
            return
        yield from (f"错误事实：{item}" for item in wrong)
        for group in row.expect:
            if not met(answer.answer, group, self._vocabulary):
                yield f"缺少：{' / '.join(group)}"
        cited = _cited_clauses(answer)
        if missing := [str(clause) for clause in row.clauses if clause not in cited]:
            yield f"没有引用第 {'、'.join(missing)} 条"
        if row.exact and (extra := sorted(str(c) for c in cited - {*row.clauses, *row.clauses_may})):
            yield f"多引用了第 {'、'.join(extra)} 条"
        sources = {citation.document_id for citation in answer.citations}
        if row.documents and (absent := sorted(set(row.documents) - sources)):
            yield f"没有引用方案 {'、'.join(absent)}"
        if row.documents and (others := sorted(sources - set(row.documents))):
            yield f"引用了别的方案 {'、'.join(others)}"

    def _wrong(self, row: Row, answer: Answer) -> Iterator[str]:
        """Forbidden facts, and dates and departments that stand neither in a cited paragraph nor in the question."""
        if answer.refused or row.refusal:
            return
        for wording in row.forbid:
            if states(answer.answer, wording, self._vocabulary):
                yield wording
        for group in row.expect:
            for wording in group:
                found = conflicts(answer.answer, wording, self._vocabulary)
                yield from (item for item in found if not (row.documents and self._expected(row, item)))
        if not answer.citations:
            return
        cited = {citation.document_id for citation in answer.citations}
        grounds = [row.question, answer.resolved_question, *(wording for group in row.expect for wording in group)]
        for citation in answer.citations:
            passage = self._passages.get(place_of(citation))
            grounds += [passage.text, passage.heading, *passage.derived] if passage else [citation.quote]
            grounds.append(citation.document_title)
        if row.documents:  # where there are several, an answer says from when each is, and whether it still holds
            grounds += [p.text for p in self._passages.values() if p.clause_number is None and p.document_id in cited]
        known = {value for text in grounds for value in self._values(text)}
        yield from (value for value in self._values(answer.answer) if value not in known)

    def _expected(self, row: Row, item: str) -> bool:
        """Whether a value beside another one is itself expected, of another plan."""
        return any(states(item, wording, self._vocabulary) for group in row.expect for wording in group)

    def _values(self, text: str) -> tuple[str, ...]:
        """The dates and departments that a text states, each once."""
        stated = tokens(_MARK.sub("", text), self._vocabulary)
        return tuple(dict.fromkeys(token.strip("⟦⟧@") for token in stated if _DATED_OR_NAMED.fullmatch(token)))

    def _quoted(self, citation: Citation) -> tuple[str, str]:
        passage = self._passages.get(place_of(citation))
        return citation.quote, passage.text[citation.start : citation.end] if passage else ""


def _cited_clauses(answer: Answer) -> set[int | str]:
    return {citation.clause_number for citation in answer.citations if citation.clause_number is not None}


def _retrieval(row: Row, reply: Reply) -> dict[str, float]:
    """Ranking metrics of questions about a clause or two; set questions are not answered by ranking."""
    if reply.ranking is None or row.exact or row.kind in _SET_KINDS or not row.clauses:
        return {}
    return ranking_metrics([place.clause_number for place in reply.ranking], row.clauses)
