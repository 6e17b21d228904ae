"""What a question is about: the content words left when cues, named things and frame words are taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

from yzassist.question.cues import CueMatch
from yzassist.question.model import Slots
from yzassist.question.phrases import phrase
from yzassist.question.slots import chapter_spans
from yzassist.question.wording.synonyms import plan_terms_for

_GAP = " "
_PUNCTUATION = re.compile(r"[？?！!，,。；;：:、…~“”\"'‘’（）()【】]+")  # e.g. "？"

_WITHIN = re.compile(
    r"[在对](?P<field>[\u4e00-\u9fff]{2,12}?)(?:工作)?(?:过程)?(?:中|里面?|方面|上)?的?"
)  # 在|养犬管理|中


@cache
def frame_words() -> frozenset[str]:
    """Words that frame a question and say nothing of its subject."""
    text = files("yzassist.question").joinpath("data/frame_words.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def _framing_phrases() -> tuple[str, ...]:
    return tuple(sorted((word for word in frame_words() if len(word) > 1), key=lambda word: (-len(word), word)))


def _mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = _GAP * (end - start)
    return "".join(characters)


def topic_of(text: str, cues: Iterable[CueMatch], slots: Slots) -> str:
    """The question with cues, departments, dates, quantities and clause numbers masked, and outer blanks gone."""
    spans = [match.span() for match in phrase("left_out").finditer(text)]
    spans += [(match.start, match.end) for match in cues if not match.cue.keep]
    for group in (slots.departments, slots.dates, slots.quantities, slots.clauses):
        spans += [(slot.start, slot.end) for slot in group]
    spans += chapter_spans(text)
    masked = _mask(text, spans)
    for framing in _framing_phrases():
        masked = masked.replace(framing, _GAP * len(framing))
    return " ".join(_PUNCTUATION.sub(_GAP, masked).split())


def names_own_field(topic: str, titles: Iterable[str]) -> bool:
    """True when a topic is nothing but the field that a plan is on by its title (在养犬管理中), cut as it may be."""
    within = _WITHIN.fullmatch(topic.replace(_GAP, ""))
    return within is not None and any(within["field"] in title for title in titles)


def topic_tokens(topic: str, tokenize: Callable[[str], list[str]]) -> tuple[str, ...]:
    """Content tokens of a topic, without frame words, each once."""
    return tuple(dict.fromkeys(token for token in tokenize(topic) if not _is_frame(token)))


def _is_frame(token: str) -> bool:
    """True for a frame word, and for a plain word that only stands for one (活儿 → 任务)."""
    terms = plan_terms_for(token).get(token, ())
    return token in frame_words() or (bool(terms) and all(term in frame_words() for term in terms))
