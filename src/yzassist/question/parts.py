"""Several things asked in one message: the pieces that ask, grouped by the subject they ask about."""

from __future__ import annotations

import re
from collections.abc import Callable

from yzassist.question.phrases import phrase

_PIECE = re.compile(r"[^，。；！？,;!?：:]+[，。；！？,;!?：:]*")  # the pieces between commas
_ENGLISH_PIECE = re.compile(
    r"(?<=[.?!;])\s+|,?\s+(?:and|plus|also)\s+(?=(?:by |in |to )?(?:who|whom|what|which|when|where|how)\b)",
    re.IGNORECASE,
)  # … sorted, and what share …
_ENGLISH_ASKING = re.compile(r"\b(?:who|whom|what|which|when|where|how)\b", re.IGNORECASE)  # which
_EACH = re.compile(r"(?:各自?|分别)(?=(?:是(?!指)|由|归|为|要|有|达|到|定|占|得|该|多少|几|要求))")  # A和B|各是谁
_SUMMED_UP = re.compile(
    r"，?(?:这|那)?(?:[两二三四五六七八九几](?:个|项|类|种|样|条|者|块|方面)|俩|仨)(?P<noun>[\u4e00-\u9fff]{0,6})$"
)  # 化肥、农膜|这两个比率
_OF_ALL = re.compile(
    r"的(?P<noun>[^的和与跟同及、，。“”]{0,14}?(?:目标|指标|要求|任务|时限|期限|完成时间|面积|(?:牵头|责任|负责|参与|配合)(?:单位|部门)?))$"
)  # 水质和生态流量|的目标
_JOINED = re.compile(r"以及|[和跟与及、]")  # A跟B
_ROLE_TITLE = re.compile(
    r"(?:其[他它]|别的)?(?:牵头|责任|负责|配合|参与|主办|协办)(?:单位|部门)?的?$"
)  # 牵头单位和|配合单位|分别是谁
_ONLY_DATE = re.compile(r"(?:到|在|截至)?20\d{2}年?(?:\d{1,2}月)?(?:年?底|末|前)*")  # 2025年底|和2027年底的覆盖率
_CLAUSE_END = re.compile(r"[，。；！？,;!?：:]")  # the comma before 各


def split_objects(text: str, names_subject: Callable[[str], bool]) -> tuple[str, ...]:
    """One text for each thing asked about alike (A跟B，牵头的各是谁); empty when there are not several."""
    each = _EACH.search(text)
    if each is None:
        return ()
    head, asked = text[: each.start()], text[each.end() :]
    if summed_up := _SUMMED_UP.search(head):
        head, asked = head[: summed_up.start()], summed_up["noun"] + asked
    breaks = [match.start() for match in _CLAUSE_END.finditer(head)]
    if breaks and not _JOINED.search(head[breaks[-1] :]):
        head, asked = head[: breaks[-1]], head[breaks[-1] + 1 :] + asked
    if of_all := _OF_ALL.search(head):
        head, asked = head[: of_all.start()], of_all["noun"] + asked
    items = [item.strip("，,、 ") for item in _JOINED.split(head)]
    apart = not any(_ROLE_TITLE.match(item) or _ONLY_DATE.fullmatch(item) for item in items)
    if len(items) < 2 or not apart or not all(names_subject(item) for item in items):
        return ()
    return tuple(f"{item}，{asked}" for item in items)


def count_english_asks(text: str) -> int:
    """How many pieces of an English question ask."""
    return sum(_ENGLISH_ASKING.search(piece) is not None for piece in _ENGLISH_PIECE.split(text))


def split_asks(text: str, english: bool, names_subject: Callable[[str], bool]) -> tuple[str, ...]:
    """One text for each subject asked about, in order; empty when all that is asked is about one subject.

    A piece that asks without a subject of its own (…，谁牵头？) stays with the piece before it; what is told before
    a piece that asks goes with it.
    """
    asking = (_ENGLISH_ASKING,) if english else (phrase("asking"), phrase("asking_shortly"))
    pieces = _ENGLISH_PIECE.split(text) if english else _PIECE.findall(text)
    groups: list[str] = []
    told = ""
    for piece in pieces:
        told += f" {piece}" if english else piece
        if not any(pattern.search(piece) for pattern in asking):
            continue
        if groups and not (names_subject(told) and names_subject(groups[-1])):
            groups[-1] += told
        else:
            groups.append(told)
        told = ""
    if groups:
        groups[-1] += told
    return tuple(group.strip() for group in groups) if len(groups) > 1 else ()
