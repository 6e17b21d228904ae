"""The two or three things that a question sets side by side (A和B，哪个更高): each in words that stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from yzassist.question.cues import find_cues
from yzassist.question.model import Question, Slots, Thing
from yzassist.question.phrases import phrase

Names = Callable[[str], bool]

_PIECE_END = re.compile(r"[，。；！？,;!?：:\s]+")  # the comma before 哪个更高
_SPACED = re.compile(r"\s*((?i:\bvs\.?|\bpk\b)|/)\s*")  # 肥药利用率 vs 粪污利用率
_ASKING = frozenset({"compare", "responsibility", "deadline", "target", "polar", "department", "scope"})
_PART_END = re.compile(r"[，。；！？,;!?]+")  # the comma between two things asked about
_ATTRIBUTES = frozenset({"responsibility", "deadline", "target"})
_JOINTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i:vs\.?|pk)|/",
        r"还是",
        r"以及|(?<=[^\s增添更])加(?:上)?(?![强快大工剧入密速装固油权班征收价分热温起在一])",
        r"(?<!参)与|跟(?!踪)|(?<=[^\s共协合相不会])同(?!步|时|一|样)|(?<![占百对成相同环])比(?![例重率值较对])",
        r"(?<!涉)(?<!以)及(?!以上|以下|时|其)|和(?!谐)",
        r"、",
    )
)
"""What joins the things, the widest first: in 农药、化肥与农膜 these are two."""
_LEAD = re.compile(
    r"^(?:(?:请|帮忙?)?(?:对?比较?|看|说|问)(?:一下|下)?|同样是|对于?|关于|[与和跟同比]|在|把|的)+"
)  # 对县级城市
_TAIL = re.compile(
    r"[这那](?:一)?(?:件|项|个|回|码)?(?:事儿?|任务|工作|问题)$|[这那]一?[条项块款件]$|[这那]?(?:[两三二几](?:件|项|个|条|样|类|种|者|块|边)|俩)(?:事儿?|任务|工作|问题|指标|目标)?$"
    r"|(?:之间|相互|方面|两者|二者|双方|(?<!公)里|中|(?<![占百对])比|[在的上又也呢之])+$"
)  # 黑臭水体|这事, A和B|两项任务
_SHARED = re.compile(r"^(?P<own>.{2,}?)的(?P<noun>[^的]{2,6})$")  # 湖泊岸线|的尾矿库
_CLAUSE = re.compile(r"^(?P<head>.{2,}?)[这那]一?[条项款](?:里头?|中)?(?P<own>[^的].+)$")  # 农业那条|肥药利用率
_WITHIN = re.compile(r"^(?P<head>.{3,})[里中的](?P<own>.{2,})$")  # 加装电梯的补助|里|市级
_THE_REST = re.compile(
    r"^(?:跟|和)?(?:其他|其它|别处|别的|其余|一般|普通|外地|另外)(?:地区|地方|城市|省份|情况|区域)?$"
)  # 其他地区
_ASKED = re.compile(r"(?:具体|管理)?(?:要求|标准|规定|方式|办法|做法|情况|时间|时限|期限|目标|任务)")  # 县城的|要求
_MARK = re.compile(r"(?!(?:我|你|他|她|它|咱|俺)(?:们|$))[\u4e00-\u9fffA-Za-z\d]{1,4}")  # 城里 beside 县城的机扫率
_YEAR = re.compile(r"^(?:到|在)?20\d{2}年(?:年?底|末)?|(?:到|在)?20\d{2}年(?:年?底|末)?$")  # 2025年|农膜回收率
_MARK_CHARS = 4
_MOST = 3


def things_beside(question: Question, names_thing: Names) -> tuple[Thing, ...]:
    """The things compared, each with what the question says of all of them; empty where it names no two."""
    if len(asked := _asked_one_by_one(question.chinese, names_thing)) > 1:
        return asked[:_MOST]
    masked = _SPACED.sub(r"\1", _masked(question.chinese, question.slots))
    pieces = [piece for piece in _PIECE_END.split(masked) if piece]
    for at, piece in enumerate(pieces):
        apart = at + 1 < len(pieces) and _goes_with(piece, pieces[at + 1], names_thing)
        if not apart and (items := _joined(piece, names_thing)):
            return _with_shared(items, pieces[:at], pieces[at + 1 :], names_thing)
        if at and _goes_with(pieces[at - 1], piece, names_thing):
            items = (_bare(pieces[at - 1]), _bare(piece))
            return _with_shared(items, pieces[: at - 1], pieces[at + 1 :], names_thing)
    named = tuple(bare for piece in pieces if names_thing(bare := _bare(piece)))
    return _with_shared(named[:_MOST], (), (), names_thing) if len(named) > 1 else ()


def _goes_with(piece: str, following: str, names_thing: Names) -> bool:
    """True for two pieces that 和 joins over a comma (要搬走、改造的化工厂，|和要治完污染的尾矿库)."""
    return following[0] in "与和跟同" and names_thing(piece) and names_thing(following)


def _asked_one_by_one(text: str, names_thing: Names) -> tuple[Thing, ...]:
    """The things of a question that asks of each in a part of its own (磷的是谁，锰的又是谁，是不是一家)."""
    things = []
    for part in filter(None, _PART_END.split(text)):
        cues = find_cues(part)
        asked = any(cue.cue.group in _ATTRIBUTES and phrase("asking").search(cue.text) for cue in cues)
        if any(cue.cue.group == "compare" for cue in cues):
            continue
        rest = _bare(_masked(part, Slots()).strip())
        if asked and names_thing(rest):
            things.append(Thing(rest, rest))
    return tuple(things)


def _masked(text: str, slots: Slots) -> str:
    """The wording with a blank for what it asks and for the departments and clauses that it names."""
    spans = [(cue.start, cue.end) for cue in find_cues(text) if cue.cue.group in _ASKING and not cue.cue.keep]
    spans += [match.span() for match in phrase("each_side").finditer(text)]
    spans += [(slot.start, slot.end) for group in (slots.departments, slots.clauses) for slot in group]
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _bare(item: str) -> str:
    """An item without what leads in to it and what counts or rounds it off (这事, 两项任务, 之间)."""
    before = None
    while item != before:
        before, item = item, _TAIL.sub("", _LEAD.sub("", item))
    return item


def _joined(piece: str, names_thing: Names) -> tuple[str, ...]:
    """The items of one piece, split where it joins them most widely and each names something."""
    for joint in _JOINTS:
        items = tuple(bare for part in joint.split(piece) if (bare := _bare(part)))
        several = 1 < len(items) <= _MOST
        known = all(names_thing(item) or _THE_REST.match(item) or _MARK.fullmatch(item) for item in items)
        if several and known and any(map(names_thing, items)):
            return items
    return ()


def _with_shared(
    items: tuple[str, ...], before: Sequence[str], after: Sequence[str], names_thing: Names
) -> tuple[Thing, ...]:
    """Each item with the words around all of them, and with the noun that only the last or the first one carries."""
    head = "".join(bare for piece in before if names_thing(bare := _bare(piece)))
    tail = "".join(bare for piece in after if names_thing(bare := _bare(piece)))
    if clause := _CLAUSE.match(items[0]):
        head, items = head + clause["head"], (clause["own"], *items[1:])
    *others, last = items
    if marked := _marked_first(others, last):
        items, tail = (*others, marked), last[len(marked) :] + tail
    elif within := _marked_within(others, last):
        head, items = head + within["head"], (within["own"], last)
    elif (shared := _SHARED.match(last)) and _of_one_kind(others, shared["own"]):
        noun = "" if _ASKED.match(shared["noun"]) else shared["noun"]
        items, tail = (*others, shared["own"]), noun + tail
    undated = [_YEAR.sub("", item) or item for item in items]
    names = undated if len(set(undated)) == len(items) else items
    return tuple(Thing(name, f"{head}{item}{tail}") for name, item in zip(names, items, strict=True))


def _of_one_kind(others: Sequence[str], own: str) -> bool:
    """True when what the last item says before its noun is like the others (干流岸线 and 湖泊岸线|的尾矿库)."""
    return all(
        "的" not in item
        and (item[-1] == own[-1] or len(item) <= _MARK_CHARS or _THE_REST.match(item) or _THE_REST.match(own))
        for item in others
    )


def _marked_first(others: Sequence[str], last: str) -> str:
    """上游、中游、下游|要保护的湿地: short marks of one kind, of which the last one goes on with what all are of."""
    kinds = {item[-1] for item in others}
    at = last.find(others[0][-1], 1, _MARK_CHARS)
    alike = len(others) > 1 and len(kinds) == 1 and all(len(item) <= _MARK_CHARS for item in others)
    return last[: at + 1] if alike and 0 < at < len(last) - 1 else ""


def _marked_within(others: Sequence[str], last: str) -> re.Match[str] | None:
    """加装电梯的补助里市级 beside 区级: what tells the two apart stands at their ends."""
    match = _WITHIN.match(others[0]) if len(others) == 1 and len(last) <= _MARK_CHARS else None
    return match if match and match["own"][-1] == last[-1] and len(match["own"]) == len(last) else None
