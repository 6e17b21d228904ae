"""第二个: which item, or which clause, of an earlier answer is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.documents.numerals import parse_chinese_number
from yzassist.question.dialogue.turns import Turn

ORDINAL = re.compile(r"第([一二三四五六七八九十\d]{1,2})(?:个|项|条|点)")  # 第二个
_ITEM_MARK = re.compile(r"(?:(?<=[：:；;，,。\n ])|^)(?:[一二三四五六七八九十]是|[1-9][.、．)）]|[①-⑨]|\n?- )")  # 一是
_SOURCE = re.compile(r"〔[^〕]*〕|（见[^）]*(?:）[^）]*)?）")  # 〔（二）〕, （见（二））
_COUNT = re.compile(r"共(\d+)[条项个]：")  # 工作原则共4条：
_LEAD = re.compile(r"^[^：；。]{1,24}：")  # 共四条：
_SEMICOLON = re.compile(r"[；;]")
_RUN_END = re.compile(r"[，,。；;：:\n]")
_OPENED = re.compile(
    r"^.*?(?:包括|是|为|有|以|开展|推进|推动|支持|突破|完成|实施|加强|加大|加快|重点|对|在)(?=[^、]{2,}、)"
)  # 重点突破|太湖、巢湖
_OPEN_END = re.compile(r"等[^、]{0,6}$")  # 滇池|等重要湖泊
_ITEM_CHARS = 30
"""Longer lines are sentences of the plan, not things told one by one."""
_AROUND = " 、.．)）：:；;。\n“”"


def listed_item(text: str, turns: Sequence[Turn]) -> str | None:
    """The n-th item of the latest answer that lists items (一是…；二是…, 1.…, bullets), without its number."""
    match = ORDINAL.search(text)
    position = parse_chinese_number(match.group(1)) if match else None
    for turn in reversed(turns):
        items = _marked(turn.answer)
        if position is not None and len(items) >= max(position, 2):
            return items[position - 1].split("〔", 1)[0].rstrip()
    return None


def _marked(answer: str) -> list[str]:
    return [item.strip(" 、.．)）：:；;。\n") for item in _ITEM_MARK.split(answer)[1:]]


def items_told(answer: str, words: Sequence[str] = ()) -> list[str]:
    """What an answer tells one by one: short marked items, else the parts between semicolons, else a run of 、: the one
    with most of the ``words`` of its question, of these the longest."""
    plain = _SOURCE.sub("", answer)
    marked = _marked(plain)
    counted = _COUNT.search(plain)
    if marked and (all(len(item) <= _ITEM_CHARS for item in marked) or (counted and int(counted[1]) == len(marked))):
        return marked
    parts = [part.strip(_AROUND) for part in _SEMICOLON.split(_LEAD.sub("", plain.strip()))]
    if len(parts) > 1 and not marked:
        return parts
    runs = [(run, _OPENED.sub("", run).split("、")) for run in _RUN_END.split(plain) if "、" in run]
    if not runs:
        return []
    _, items = max(runs, key=lambda pair: (sum(word in pair[0] for word in words), len(pair[1])))
    return [_OPEN_END.sub("", item).strip(_AROUND) for item in items]


def ordinal_focus(text: str, turn: Turn) -> tuple[str, ...]:
    """The paragraphs of the n-th clause that an answer rested on; all of them when it has no n-th."""
    match = ORDINAL.search(text)
    position = parse_chinese_number(match.group(1)) if match else None
    clauses = list(dict.fromkeys(pid.rsplit("/", 1)[0] for pid in turn.paragraph_ids))
    if position is None or position > len(clauses):
        return turn.paragraph_ids
    return tuple(pid for pid in turn.paragraph_ids if pid.rsplit("/", 1)[0] == clauses[position - 1])
