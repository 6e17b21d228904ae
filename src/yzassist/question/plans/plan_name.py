"""One plan as people call it, and how far back from 方案 a stretch of talk is its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from yzassist.documents.head.titles import Level, bare_title, core_title, level_of, place_of, years_of
from yzassist.documents.model import Plan

_GLUE = re.compile(r"(?:[的里年版份]|方面|领域|[那这](?:个|份)|关于)$")  # 县里那个|方案
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年?(?:版|的|度)?$")  # 2024年|固废方案
_LEVEL_WORD = re.compile(
    r"(?P<level>国家|中央|部委|全?[省市县区乡镇])(?P<side>里|级|上|里头)?(?:发的|印发的|出台的|的)?$"
)  # 省里的|方案
FOREIGN_PLACE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,6}?(?:省|市|县|区|州))(?:的)?$")  # 青山市|固废方案
_LEAD_IN = re.compile(
    r"请问|我们|咱们?|俺们?|根据|按照?|依据|依照|查(?:一下|查)?|[那这]个?|看看|说说|就是|还是|在|[和与跟及问的本全对由从照]"
)  # 请问|市里的方案
_MARKS = re.compile(r"[\s《》〈〉“”\"'〔〕\[\]【】（）()—–\-~、，,.·]+")  # marks that people leave out of a title
LEVEL_OF = {
    "国家": Level.NATIONAL,
    "中央": Level.NATIONAL,
    "部委": Level.NATIONAL,
    "省": Level.PROVINCE,
    "市": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "乡": Level.TOWN,
    "镇": Level.TOWN,
}
_YEAR_WEIGHT = 4
"""A year of four digits tells plans apart as well as four characters of a title."""
_MIN_PIECE = 2
LONGEST_PIECE = 24


@cache
def _words() -> dict[str, list[list[str]] | list[str]]:
    text = files("yzassist.question").joinpath("data/fields.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def _actions() -> re.Pattern[str]:
    """Words of titles that say nothing of the field (防治), longest first."""
    return re.compile("|".join(sorted(map(str, _words()["actions"]), key=len, reverse=True)))


@cache
def fields() -> tuple[tuple[str, ...], ...]:
    """The words of each field of policy (大气, 空气, 蓝天)."""
    return tuple(tuple(words) for words in _words()["fields"])


def key_of(text: str) -> str:
    """A title or number without marks and blanks, for comparison."""
    return _MARKS.sub("", text)


@dataclass(frozen=True, slots=True)
class PlanName:
    """All that one plan can be called by. ``words`` are the strings of which a name in talk is made up."""

    document_id: str
    exact: frozenset[str]
    aliases: tuple[str, ...]
    number: str
    place: str
    level: Level | None
    covered: range
    issued: int | None
    words: tuple[str, ...]
    withdrawn: bool

    def holds(self, piece: str) -> bool:
        """True when ``piece`` stands in one of the words."""
        return any(piece in word for word in self.words)


def name_of(plan: Plan, short: str) -> PlanName:
    """What a plan can be called by."""
    data = plan.metadata
    covered, issued = years_of(data)
    bare = bare_title(data.title)
    spoken = tuple(word for group in fields() if any(word in data.title for word in group) for word in group)
    exact = {data.title, bare, short, plan.id, plan.file_name, *data.aliases, data.document_number, core_title(bare)}
    return PlanName(
        document_id=plan.id,
        exact=frozenset(key_of(name) for name in exact if name),
        aliases=data.aliases,
        number=key_of(data.document_number),
        place=place_of(data),
        level=level_of(data),
        covered=covered,
        issued=issued,
        words=(bare, *data.aliases, *data.issuers, *spoken),
        withdrawn=data.validity.withdrawn,
    )


@dataclass(frozen=True, slots=True)
class Walk:
    """How far back from 方案 a plan's name goes; ``mismatch`` when a year or a place beside it is another one."""

    start: int
    weight: int
    mismatch: bool = False


def walk(before: str, name: PlanName) -> Walk:
    at, start, weight, mismatch = len(before), len(before), 0, False
    while at:
        head = before[:at]
        size = next(
            (n for n in range(min(LONGEST_PIECE, at), _MIN_PIECE - 1, -1) if name.holds(head[-n:])),
            0,
        )
        if size:
            told = len(_actions().sub("", head[-size:]))
            at, weight = at - size, weight + told
            start = at if told else start
        elif year := _YEAR.search(head):
            number = int(year["year"])
            if name.covered and number not in name.covered and number != name.issued:
                mismatch = True
            elif number in (name.issued, name.covered.start if name.covered else None):
                at, weight = year.start(), weight + _YEAR_WEIGHT
                start = at
                continue
            break
        elif (level := _LEVEL_WORD.search(head)) and (level["side"] or _opens(head[: level.start()])):
            if LEVEL_OF[level["level"].removeprefix("全")] is not name.level:
                return Walk(start, 0)
            at, weight = level.start(), weight + 1
            start = at
        elif glue := _GLUE.search(head):
            at = glue.start()
        elif action := _ends_in_action(head):
            at -= action
        else:
            break
    rest = before[:start].removesuffix("的")
    foreign = FOREIGN_PLACE.search(after_lead_in(rest)) if weight else None
    if foreign and name.place and not name.place.endswith(foreign["place"]):
        return Walk(len(rest) - len(foreign.group()), weight, mismatch=True)
    return Walk(start, weight, mismatch)


def last_of_name(before: str) -> str:
    """The text before 方案 without what only joins (的, 里, 那个) and without actions (防治)."""
    while (glue := _GLUE.search(before)) or _ends_in_action(before):
        before = before[: glue.start()] if glue else before[: -_ends_in_action(before)]
    return before


def _ends_in_action(text: str) -> int:
    """The length of the action (治理) that ends the text; 0 when none does."""
    return max((len(match.group()) for match in _actions().finditer(text) if match.end() == len(text)), default=0)


def tells_year_or_level(before: str) -> bool:
    """True when a year or a level ends the text (省里, 2024年): any plan may be of it."""
    return _YEAR.search(before) is not None or _LEVEL_WORD.search(before) is not None


def _opens(head: str) -> bool:
    """True when nothing before belongs to the word that follows (请问|市方案, but not 青山|市方案)."""
    return not head or not ("\u4e00" <= head[-1] <= "\u9fff") or after_lead_in(head) == ""


def after_lead_in(head: str) -> str:
    """What stands between the last lead-in (请问) and the end."""
    tail = re.split(r"[，。；！？,;!?：:\s]", head)[-1]
    ends = [match.end() for match in _LEAD_IN.finditer(tail)]
    return tail[ends[-1] :] if ends else tail
