"""第二个: which item, or which clause, of an earlier answer is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.documents.numerals import parse_chinese_number
from yzassist.question.dialogue.turns import Turn

ORDINAL = re.compile(r"第([一二三四五六七八九十\d]{1,2})(?:个|项|条|点)")  # 第二个
_ITEM_MARK = re.compile(r"(?:(?<=[：:；;，,。\n ])|^)(?:[一二三四五六七八九十]是|[1-9][.、．)）]|[①-⑨]|\n?- )")  # 一是


def listed_item(text: str, turns: Sequence[Turn]) -> str | None:
    """The n-th item of the latest answer that lists items (一是…；二是…, 1.…, bullets), without its number."""
    match = ORDINAL.search(text)
    position = parse_chinese_number(match.group(1)) if match else None
    for turn in reversed(turns):
        items = [item.strip(" 、.．)）：:；;。\n") for item in _ITEM_MARK.split(turn.answer)[1:]]
        if position is not None and len(items) >= max(position, 2):
            return items[position - 1]
    return None


def ordinal_focus(text: str, turn: Turn) -> tuple[str, ...]:
    """The paragraphs of the n-th clause that an answer rested on; all of them when it has no n-th."""
    match = ORDINAL.search(text)
    position = parse_chinese_number(match.group(1)) if match else None
    clauses = list(dict.fromkeys(pid.rsplit("/", 1)[0] for pid in turn.paragraph_ids))
    if position is None or position > len(clauses):
        return turn.paragraph_ids
    return tuple(pid for pid in turn.paragraph_ids if pid.rsplit("/", 1)[0] == clauses[position - 1])
