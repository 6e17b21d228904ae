"""A turn that goes back to an earlier one by its place: 回到最先问的那条, 上上个问题里的, 前一个问题里的."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yzassist.documents.numerals import parse_chinese_number
from yzassist.question.dialogue.turns import Turn

_FIRST = (
    r"(?:(?:最先|最早|一开始|最开始|最开头|最初|开头|最前头|最前面|头先|回到头)(?:先)?"
    r"(?:(?:问|说|提|讲)(?:到|过)?(?:[^，。？?的]{1,6}(?=的))?的?(?:那|这)?(?:一)?(?:条|个|项|件)|的?(?:那|这)(?:一)?(?:条|个|项|件))(?:事|问题)?"
    r"|(?:起先|起初|首先|先|[头第]一[回次]|头一个)(?:就)?(?:问|提|说|讲)(?:到|过)?的(?:那|这)?(?:一)?(?:条|个|项|件)?(?:事|问题)?"
    r"|第一个问题(?:里|中)?(?:的|呢)?"
    r"|第一个(?:问|说|提)(?:到|过)?的?(?:那|这)?(?:一)?(?:条|个|项|件)?(?:事|问题)?"
    r"|(?<=回到)(?:头|第)一[个条件](?:事|问题)?)"
)  # 最开头那个, 先问的那个, 第一个问题
_QUESTION = r"(?:问题|问的?)(?=[里中，,的呢？?问说提讲点那]|$)(?:里|中)?(?:面|头)?(?:(?:问|说|提|讲)(?:到|过)?的)?"
_PLACE = re.compile(
    r"(?:倒回去|回头|回到|说回|讲回|问回|还是|再)?(?:讲|说|问|看)?我?(?:刚才|刚刚|前面|之前|上面)?(?:问|说|提)?的?"
    rf"(?:(?P<first>{_FIRST})"
    rf"|第(?P<nth>[二三四五六])个{_QUESTION}"
    rf"|(?P<second_last>上上一?个|前前一?个|再[前上](?:面)?(?:的)?(?:那)?一?个|倒数第二个){_QUESTION}"
    rf"|(?P<last>[前上](?:面)?(?:的)?(?:那)?一?个|(?:刚才|刚刚)(?:的)?那一?个){_QUESTION})"
)  # 倒回去讲|最开头那个, 上上个|问题里, 前一个|问题里
_ITS_THING = re.compile(
    r"^那一?[个种条项份些类件](?P<thing>[\u4e00-\u9fff]{1,8}?)(?:呢|的)?[，,](?=.)"
)  # 那种库，|多远以内要先治


@dataclass(frozen=True, slots=True)
class WayBack:
    """What is ``asked`` of an earlier turn (the same again where nothing is), and the ``turns`` up to that one."""

    asked: str
    turns: tuple[Turn, ...]


def way_back(text: str, turns: Sequence[Turn], tokens: Callable[[str], Sequence[str]]) -> WayBack | None:
    """Where a turn goes back to, as if nothing had been asked since; None when it does not, or there is no such turn.

    前一个问题 is the one of the latest two that speaks of what is asked (``tokens`` are its words), else the latest.
    """
    match = _PLACE.search(text)
    if match is None:
        return None
    asked = f"{text[: match.start()]}{text[match.end() :]}".lstrip("，,。 ")
    number = 1 if match["first"] else _number(match, asked, turns, tokens)
    if not 0 < number <= len(turns):
        return None
    if not asked:
        return WayBack(turns[number - 1].question.resolved, tuple(turns[:number]))
    thing = _ITS_THING.match(asked)
    if thing is not None and thing["thing"] in turns[number - 1].question.chinese:
        asked = asked[thing.end() :]
    return WayBack(asked, tuple(turns[:number]))


def _number(match: re.Match[str], asked: str, turns: Sequence[Turn], tokens: Callable[[str], Sequence[str]]) -> int:
    """The place of the turn meant, counted from 1."""
    if match["nth"]:
        return parse_chinese_number(match["nth"]) or 0
    if match["second_last"]:
        return len(turns) - 1
    words = set(tokens(asked))
    fits = [sum(len(word) for word in words if word in f"{turn.question.chinese}{turn.text}") for turn in turns[-2:]]
    return len(turns) - (1 if len(fits) == 2 and fits[0] > fits[1] else 0)
