"""Words of the time column whose day the plan tells once: 完成时限标注“全年”的，须于12月20日前完成."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from yzassist.documents.model import Paragraph, Plan, Sentence
from yzassist.facts.dates.due_dates import find_dates
from yzassist.facts.dates.found_dates import Found
from yzassist.facts.duties.fields import field_heads
from yzassist.facts.lexicon import alternatives, duty_words

_FIELD_END = re.compile(r"[；。]|$")


@dataclass(frozen=True, slots=True)
class NamedTime:
    """``word`` in the time column means ``day``."""

    word: str
    day: date


def named_times(plan: Plan, issued: date | None, day_known: bool = True) -> tuple[NamedTime, ...]:
    """The words whose day the plan tells, in reading order."""
    return tuple(
        NamedTime(match["word"], due.day)
        for match, _, sentence in _rules(plan)
        for due in [item for item in find_dates(sentence.text, issued, day_known) if item.start >= match.end()][:1]
    )


def telling(plan: Plan, word: str) -> tuple[Paragraph, Sentence] | None:
    """The sentence that tells the day of that word; None where none does."""
    return next(((p, sentence) for match, p, sentence in _rules(plan) if match["word"] == word), None)


def find_named(text: str, named: Sequence[NamedTime]) -> Iterator[Found]:
    """Where the time field of a row says such a word: 完成时限：|全年."""
    for head in field_heads(text) if named else ():
        if not (head.is_time and head.has_colon):
            continue
        end = _FIELD_END.search(text, head.end)
        for time in named:
            at = text.find(time.word, head.end, end.start() if end else len(text))
            if at >= 0:
                yield Found(at, at + len(time.word), time.day)


def _rules(plan: Plan) -> Iterator[tuple[re.Match[str], Paragraph, Sentence]]:
    for paragraph in plan.paragraphs if "”的" in plan.text else ():
        for sentence in paragraph.sentences:
            if match := _rule().search(sentence.text):
                yield match, paragraph, sentence


@cache
def _rule() -> re.Pattern[str]:
    """完成时限标注|“全年”的，须于12月20日前完成 · 时限为“长期”的，每年12月底前总结."""
    heads = alternatives(duty_words().time_fields)
    return re.compile(rf"{heads}[^，。；“”]{{0,8}}“(?P<word>[^“”]{{1,6}})”的")
