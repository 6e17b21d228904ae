"""Numbers that only say to what something applies: 对年产值5亿元以上的项目，…; 1万人（含）至2万人的，每人15元."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph
from yzassist.facts.clauses import Clause
from yzassist.facts.lexicon import alternatives, target_words

# 以年用水量1万吨以上的企业为重点
_AS_FOCUS = re.compile(r"^(?:以|围绕|聚焦).*为(?:重点|主|核心)")
_GIVES = re.compile(r"提供|发放|给予|实行|予以")  # 对人才|提供|公寓
_FULL_BREAK = re.compile(r"[。；]")
_LONGEST_CONDITION = 60


def is_condition(paragraph: Paragraph, clause: Clause) -> bool:
    """True for a clause that states nothing to be reached, but when or to whom the next one gives something."""
    text = clause.text.strip()
    if _AS_FOCUS.match(text):
        return True
    label = find_label(text)
    words = text[label.end :] if label else text
    scope = _is_scope(words)
    if not (words.endswith("的") or scope) or paragraph.text[clause.end : clause.end + 1] != "，":
        return False
    if scope and not _GIVES.search(words):
        return True
    following = re.split("[。；]", paragraph.text[clause.end + 1 :], maxsplit=1)[0]
    return bool(_given_word().search("，".join(following.split("，")[:2])))


def condition_before(paragraph: Paragraph, clause: Clause) -> str:
    """The condition that the clause right before states, without 对; empty if it states none."""
    before = paragraph.text[max(0, clause.start - 1 - 2 * _LONGEST_CONDITION) : clause.start - 1]
    if paragraph.text[clause.start - 1 : clause.start] != "，":
        return ""
    start = max((before.rfind(mark) for mark in "，。；：\n"), default=-1) + 1
    words = before[start:].strip()
    if label := find_label(words):
        words = words[label.end :]
    to_whom = words.startswith("对") and (clause_gives(clause) or _is_scope(words)) and not _GIVES.search(words)
    if not words.endswith("的") and not to_whom:
        return ""
    while lead := next((word for word in target_words().leaders if words.startswith(word)), ""):
        words = words[len(lead) :]
    return words if 2 <= len(words) <= _LONGEST_CONDITION else ""


def clause_gives(clause: Clause) -> bool:
    """True for a clause that says what is paid: 给予一次性奖补80万元, 每列奖补3万元, 每人10元."""
    return bool(_given_word().search(clause.text))


def joined(condition: str, indicator: str) -> str:
    """``新获评国家级集聚区的`` and ``每人`` as one indicator."""
    return indicator if not condition or condition in indicator else f"{condition}{indicator}"


@dataclass(slots=True)
class HeldCondition:
    """The condition of what a stretch of text gives, to its next full stop or semicolon."""

    words: str = ""
    start: int = 0
    tiers: bool = False

    def at(self, text: str, clause: Clause, own: str) -> str:
        """What holds at ``clause``: the condition right before it, its ``own``, else the only one of the stretch."""
        if _FULL_BREAK.search(text, self.start, clause.start):
            self.words, self.tiers = "", False
        self.start = clause.start
        if own:
            self.tiers = own[0].isdigit() or (bool(self.words) and self.words != own)
            self.words = own
            return own
        return "" if self.tiers or "的" in clause.text else self.words


def _is_scope(text: str) -> bool:
    """True for 对…5亿元以上的文旅新建项目: its last number stands before the things that 对 names."""
    if not text.startswith("对"):
        return False
    last = max((index for index, char in enumerate(text) if char.isdigit()), default=-1)
    rest = text[last + 1 :]
    at = rest.find("的")
    return last >= 0 and at >= 0 and not _gift().match(rest[at:])


@cache
def _gift() -> re.Pattern[str]:
    """50万元|的一次性奖励 · 1200元|的标准 (what is given, not to whom)."""
    given = alternatives(target_words().given)
    return re.compile(rf"的?(?:标准|要求|比例|额度|幅度|速度|[\u4e00-\u9fff]{{0,6}}{given})")


@cache
def _given_word() -> re.Pattern[str]:
    """奖补 · 每人10元."""
    return re.compile(rf"{alternatives(target_words().given)}|给予|每[^，。；0-9]{{1,4}}[0-9][^，。；]*元|最高")
