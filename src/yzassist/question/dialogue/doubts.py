"""A doubt of what was told, with the value that the asker believes (不对吧，我同事说是Ⅲ类): checked as a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.question.dialogue.turns import Resolution, Turn, subject_of

_DOUBT = re.compile(
    r"^(?:不对吧?|不会吧|不是吧|真的[吗假]?|你?确定吗?|是吗|咦|啊)[，,。？?！!]+"
    r"[^，。？?]{0,10}?(?:说|讲|记得|听说|看到|印象(?:里|中)?)(?:的|到)?(?:明明|好像|应该|都)?(?:是|有|为|要)?"
    r"(?P<claim>(?!的)[^，。？?！!吗呢哪谁]{2,12})(?:[，,。？?！!][^，。？?]*(?:核|查|看|确认|想|对)[^，。？?]*)?[。？?！!]*$"
)  # 不对吧，我同事说是|Ⅲ类|，你再核对一遍？
_HANGING = "的和呢是又 到要 "


def of_doubt(text: str, turns: Sequence[Turn]) -> Resolution | None:
    """Whether the subject just spoken of is as the asker believes; None where the turn doubts nothing."""
    match, turn = _DOUBT.match(text), turns[-1]
    if match is None or not turn.paragraph_ids:
        return None
    return Resolution(f"{subject_of(turn).strip(_HANGING)}是{match['claim']}吗？", turn.paragraph_ids)
