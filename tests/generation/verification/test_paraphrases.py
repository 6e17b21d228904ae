"""A verifier that drops everything is no verifier: what is true passes, in the plan's words and in others."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from yzassist.answering.model import Answer
from yzassist.generation.evidence import EvidenceParagraph, NumberedEvidence
from yzassist.generation.verification.verifier import SentenceVerifier

PARAPHRASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "paraphrases.jsonl").read_text(encoding="utf-8").splitlines()
]
Answering = Callable[..., Answer]
EvidenceOf = Callable[..., NumberedEvidence]


def test_every_sentence_of_the_plan_passes_as_it_stands(
    verifier: SentenceVerifier, places: Mapping[str, EvidenceParagraph], evidence_of: EvidenceOf, answering: Answering
) -> None:
    dropped = [
        sentence.text
        for mark, item in places.items()
        for sentence in item.paragraph.sentences
        if verifier.check(f"{sentence.text}〔{mark}〕", evidence_of(mark), answering()).shown is None
    ]
    assert dropped == []


def test_true_paraphrases_pass_with_their_mark(
    verifier: SentenceVerifier, evidence_of: EvidenceOf, answering: Answering
) -> None:
    dropped = []
    for row in PARAPHRASES:
        sentence = f"{row['text'].rstrip('。')}〔{row['place']}〕。"
        verdict = verifier.check(sentence, evidence_of(row["place"]), answering())
        if verdict.shown is None:
            dropped.append((row["text"], [problem.reason for problem in verdict.problems]))
            continue
        assert verdict.shown.endswith(f"〔{row['place']}〕")
        assert verdict.citations
    assert len(PARAPHRASES) >= 120
    assert len(dropped) <= 0.12 * len(PARAPHRASES), dropped


def test_true_paraphrases_without_a_mark_get_the_right_one_among_six_paragraphs(
    verifier: SentenceVerifier, places: Mapping[str, EvidenceParagraph], evidence_of: EvidenceOf, answering: Answering
) -> None:
    marks = list(places)
    twice = {"（三）": {"（六）第1款", "（八）第1款"}}  # the aims stand again in the measures
    right, wrong = 0, []
    for row in PARAPHRASES:
        at = marks.index(row["place"])
        others = [marks[(at + step * 7) % len(marks)] for step in range(1, 6)]
        verdict = verifier.check(row["text"], evidence_of(*others, row["place"]), answering())
        if verdict.shown is not None and verdict.shown.endswith(f"〔{row['place']}〕"):
            right += 1
        elif verdict.shown is not None and verdict.citations[0].clause not in {
            mark.split("第")[0] for mark in twice.get(row["place"], ())
        }:
            wrong.append(verdict.shown)
    assert wrong == []
    assert right >= 0.8 * len(PARAPHRASES)


def test_a_sentence_whose_mark_is_wrong_gets_the_right_one(
    verifier: SentenceVerifier, evidence_of: EvidenceOf, answering: Answering
) -> None:
    evidence = evidence_of("（六）第1款", "（八）第1款")
    verdict = verifier.check("农膜回收率要达到85%以上〔（六）第1款〕。", evidence, answering())
    assert verdict.shown == "农膜回收率要达到85%以上。〔（八）第1款〕"
    assert [citation.clause for citation in verdict.citations] == ["（八）"]
    assert verdict.problems
