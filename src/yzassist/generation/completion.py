"""What a model left out of the extractive answer and must not be missing: sentences whose numbers it did not repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.model import Answer
from yzassist.generation.evidence import NumberedEvidence

_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")  # 43%, 7.5, 2025
_MARK = re.compile(r"〔[^〕]*〕")  # 〔（六）第2款〕


def completed(lines: Sequence[str], answer: Answer, evidence: NumberedEvidence) -> list[str]:
    """The sentences that ``answer`` cites and that hold a number which no line has, each with its mark."""
    stated = set(_NUMBER.findall(_MARK.sub("", "".join(lines))))
    missing: list[str] = []
    for item in evidence.paragraphs:
        for sentence in item.sentences:
            numbers = set(_NUMBER.findall(sentence.text))
            if item.cited_in(answer, sentence) and not numbers <= stated:
                missing.append(f"{sentence.text.rstrip('。；，')}。〔{item.mark}〕")
                stated |= numbers
    return missing
