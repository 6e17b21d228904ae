"""Who decides, approves or signs what is asked about (Ⅲ级由市指挥部办公室主任决定; 报市长批准), and who holds a post
(总指挥由分管副市长担任)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.facts.lexicon import alternatives
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence, FoundSentence

_SIGNS = ("签发", "签署", "签字")
_DECIDES = ("决定", "批准", "审批", "同意")  # 拍板, 点头
_PART = re.compile(r"[^，；。]+")  # Ⅳ级由县级决定|，Ⅲ级由…决定
_NO_SUBJECT = re.compile(r"由|报|经|须|应|并")  # |由市长决定 (what it is on stands before it)
# 一级 · Ⅲ级 · 红色 · 特别重大事件 (of a case that comes in several degrees, its own)
_DEGREE = re.compile(r"[ⅠⅡⅢⅣⅤ一二三四五1-5]级|[红橙黄蓝]色|特别重大|(?<!特别)重大|较大|一般(?=事件|事故|灾|级|突发)")
_NUMERALS = str.maketrans("ⅠⅡⅢⅣⅤ12345", "一二三四五一二三四五")
_LEAST = 0.35
"""Share of the topic that what is decided on must contain."""
_LEAST_WITH_UNHEARD = 0.5
"""The same where the plan has not some word of it."""
_LEAST_OF_POST = 0.5
"""The same of whose post it is."""


@dataclass(frozen=True, slots=True)
class _Decision:
    quote: Quote
    own: bool
    fit: float


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The part of a sentence that says who decides on the case asked about; None where that is not asked or said."""
    asked = phrase("decision_asked").search(question.core)
    several = question.core.count("谁") > 1  # 由谁编制、谁批准
    if asked is None or Intent.RESPONSIBILITY not in question.asks or question.parts or several:
        return None
    acts = _SIGNS if any(word in asked.group() for word in _SIGNS) else _DECIDES
    degrees = _degrees(question.chinese)
    words = tuple(word for word in context.search.words(question) if word.token not in asked.group())
    found = [
        _Decision(
            quote, bool(degrees & _degrees(quote.text)), coverage(words, f"{quote.paragraph.headings}{quote.text}")
        )
        for item in (item for found in evidence.paragraphs for item in found.sentences)
        for quote, alone in _decisions(item, acts)
        if not degrees or degrees & _degrees_of(quote, item, alone)
    ]
    best = max(found, key=lambda one: (one.own, one.fit), default=None)
    least = _LEAST_WITH_UNHEARD if any(map(context.search.is_unheard, words)) else _LEAST
    if best is None or (best.fit < least and not best.own):
        return None
    told = [one for one in found if one.fit == best.fit and one.quote.paragraph == best.quote.paragraph]
    return Draft(tuple(Line(closed(one.quote.text), (one.quote,), bullet=len(told) > 1) for one in told))


def _decisions(found: FoundSentence, acts: tuple[str, ...]) -> Iterator[tuple[Quote, bool]]:
    """The parts of a sentence that say who does one of the acts, and whether each says of what by itself; else the
    whole sentence."""
    act = alternatives(acts)
    said = re.compile(rf"(?:由|报|经|[\u4e00-\u9fff]{{2}})[^，。；]{{2,24}}(?:{act})(?=$|后|并|启动|发布|实施)")
    for part in _PART.finditer(found.sentence.text):
        if not said.search(part.group()):
            continue
        alone = not _NO_SUBJECT.match(part.group())
        start, end = part.span() if alone else (0, len(found.sentence.text))
        yield Quote(found.paragraph, found.sentence.start + start, found.sentence.start + end), alone


def _degrees(text: str) -> frozenset[str]:
    return frozenset(match.group().translate(_NUMERALS) for match in _DEGREE.finditer(text))


def _degrees_of(quote: Quote, found: FoundSentence, alone: bool) -> frozenset[str]:
    """The degrees that a decision is on: its own where it says it, else those of its sentence and its clause."""
    own = _degrees(quote.text) if alone else frozenset()
    return own or _degrees(f"{found.sentence.text}{quote.paragraph.heading}")


def who_holds(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentences that say who holds the post asked of, by name or by office; None where none does."""
    asked = phrase("post_asked").search(question.core)
    if asked is None or question.parts:
        return None
    post, before = asked["post"] or asked["held"], asked["of"] or question.core[: asked.start()]
    words = tuple(word for word in context.search.words(question) if word.token not in asked.group())
    held = re.compile(
        rf"(?:担任|任)(?P<of>[\u4e00-\u9fff]{{0,8}}){post}"
        rf"|(?:^|[，；])(?P<own>[\u4e00-\u9fff]{{0,12}}?)(?<!副){post}(?:分别)?由[^，。；]{{2,40}}?(?:担任|兼任|任)"
    )
    plan = context.library.plan(evidence.best.paragraph.document_id) if evidence.best else None
    ranked = [
        (coverage(words, f"{paragraph.headings}{sentence.text}"), Quote(paragraph, sentence.start, sentence.end))
        for measure in (plan.measures if plan else ())
        for paragraph in measure.paragraphs
        for sentence in paragraph.sentences
        if (said := held.search(sentence.text)) and _same_post(said["of"] or said["own"] or "", before)
    ]
    told = [quote for fit, quote in ranked if not words or fit >= _LEAST_OF_POST]
    lines = tuple(Line(closed(quote.text), (quote,), bullet=len(told) > 1) for quote in told)
    return Draft(lines) if lines else None


def _same_post(of: str, before: str) -> bool:
    """True where nothing names the post more closely than the question does (办公室|主任; not 副|总指挥 for 总指挥)."""
    return not of or (not of.endswith("副") and before.endswith(of[-2:]))
