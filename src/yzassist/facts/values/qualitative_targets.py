"""Targets in words: 县级城市建成区黑臭水体 | 基本消除, 完成 | 饮用水水源地名录, 干流水质 | 保持Ⅱ类."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph
from yzassist.facts.clauses import Clause
from yzassist.facts.lexicon import alternatives, target_words
from yzassist.facts.model import Comparison, Span, Target, TargetValue

_MASK = "〇"
# 对|未按期完成整治的园区 · 逾期不改正的
_FAILING = re.compile(r"(?:对|凡)?(?:未|逾期|不按|拒不)")
_MODALS = ("须", "必须", "应当", "不得", "方可", "可")


def extract_qualitative(paragraph: Paragraph, clause: Clause, due: date | None, previous: str) -> Target | None:
    """The target that a clause states in words, or None.

    ``previous`` is the indicator of the clause before: it is the subject of a clause that is all predicate (依法处置).
    """
    start = clause.start + _blank(clause.text)
    text = paragraph.text[start : clause.end].rstrip()
    if _FAILING.match(text):
        return None
    masked = _masked(text)
    match = _predicate().search(masked)
    after = masked[match.end() : match.end() + 1] if match else ""
    if match is None or after.isdigit() or after == "的":  # 对未按期|完成|的园区: a condition
        return None
    label = find_label(text)
    lead = _skip_leaders(masked, match.start(), label.end if label else 0)
    if match.start() > lead:
        indicator, value_start, value_end = text[lead : match.start()], match.start(), len(text)
    elif match.end() < len(text):
        indicator, value_start, value_end = text[match.end() :], match.start(), match.end()
    elif previous:
        indicator, value_start, value_end = previous, match.start(), len(text)
    else:
        return None
    if indicator.endswith(_MODALS) or indicator.startswith("或"):  # 夜间作业须|取得证明; 全部淘汰|或完成替代
        return None
    words = text[value_start:value_end]
    value = TargetValue(
        span=Span(paragraph_id=paragraph.id, start=start + value_start, end=start + value_end),
        text=words,
        comparison=Comparison.QUALITATIVE,
        number=None,
        unit="",
    )
    span = Span(paragraph_id=paragraph.id, start=start + min(lead, value_start), end=start + len(text))
    return Target(indicator=indicator.strip(), span=span, values=(value,), deadline=due)


@cache
def _predicate() -> re.Pattern[str]:
    """基本消除 · 因地制宜基本建立 · 得到有效保障 · 良好 (only at the end)."""
    words = target_words()
    adverbs, changes = alternatives(words.adverbs), alternatives(words.changes)
    states, strong = alternatives(words.states), alternatives(words.strong)
    return re.compile(
        rf"(?:{adverbs})+(?:{changes}|{states}|{strong})+|(?<![不未])(?<!不[得能]){strong}(?:{changes})*|(?<![不未]){states}$"
    )


@cache
def _mask_pattern() -> re.Pattern[str]:
    return re.compile(alternatives(target_words().masked))


def _masked(text: str) -> str:
    """``text`` with the names that contain predicate words blanked out, at equal length."""
    return _mask_pattern().sub(lambda match: _MASK * len(match.group()), text)


def _skip_leaders(text: str, limit: int, length: int) -> int:
    """Offset behind the words at the head that belong to no indicator, from ``length`` to at most ``limit``."""
    words = sorted(target_words().leaders, key=len, reverse=True)
    while word := next((w for w in words if text.startswith(w, length) and length + len(w) <= limit), ""):
        length += len(word)
    return length


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())
