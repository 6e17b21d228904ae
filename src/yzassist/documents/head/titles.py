"""What a document is called for short, and whose document it is: its place and the level of its issuing body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import IntEnum

from yzassist.documents.model import Metadata, Plan

_NOTE = re.compile(r"[（(][^（）()]*[）)]$")  # （2024—2026年）
_OPENING = re.compile(
    r"^(?:关于)?(?:印发|发布)?(?:进一步|深入打好|深入推进|深入|全面|加快|切实|扎实)*(?:推进|推动|加强)?"
)
# 关于深入打好…
_ENDING = re.compile(
    r"(?:攻坚战|攻坚|专项|综合|三年|行动|实施|工作|试行)*(?P<kind>方案|计划|规划|纲要|办法|条例|意见|通知|规定|细则|要点|措施)$"
)  # …攻坚战行动方案
_PLACE = re.compile(
    r"^(?:中共)?(?P<place>[\u4e00-\u9fff]{2,7}?(?P<kind>省|自治区|自治州|自治县|市|州|县|区|旗|镇|乡))"
)  # 清和市人民政府
_YEARS = re.compile(r"(?P<first>(?:19|20)\d{2})\s*年?\s*(?:[—–\-~至到]\s*(?P<last>(?:19|20)\d{2}))?")  # 2024—2026年
_MINISTRY_ENDINGS = ("建设部", "总局", "总署", "银行")
"""住房城乡建设部 has no 乡 in it."""
_PROVINCIAL_CITIES = frozenset({"北京市", "上海市", "天津市", "重庆市"})


class Level(IntEnum):
    """The level of an issuing body, the highest first."""

    NATIONAL = 1
    PROVINCE = 2
    CITY = 3
    COUNTY = 4
    TOWN = 5

    @property
    def label(self) -> str:
        """``省级``."""
        return ("国家级", "省级", "市级", "县级", "乡镇级")[self - 1]


_LEVELS = {
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
    "自治州": Level.CITY,
    "市": Level.CITY,
    "州": Level.CITY,
    "自治县": Level.COUNTY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
    "镇": Level.TOWN,
    "乡": Level.TOWN,
}


def bare_title(title: str) -> str:
    """The title without its note: ``…行动方案（2024—2026年）`` → ``…行动方案``."""
    return _NOTE.sub("", title)


def core_title(title: str) -> str:
    """What a title is about: ``清和市空气质量持续改善行动方案`` → ``空气质量持续改善``."""
    bare = _OPENING.sub("", bare_title(title), count=1)
    place = _PLACE.match(bare)
    return _ENDING.sub("", bare[place.end() :] if place else bare)


def _spoken_title(title: str) -> str:
    """``深入打好长江保护修复攻坚战行动方案`` → ``长江保护修复方案``."""
    bare = _OPENING.sub("", bare_title(title), count=1)
    ending = _ENDING.search(bare)
    return bare[: ending.start()] + ending["kind"] if ending else bare


def short_names(plans: Iterable[Plan]) -> Mapping[str, str]:
    """A name for each document id that no other one of ``plans`` has: the first alias of its file, else the title
    without boilerplate, else (where two are alike) the whole title, with the number or the file name if need be."""
    plans = tuple(plans)
    candidates = {
        plan.id: (
            *plan.metadata.aliases[:1],
            _spoken_title(plan.metadata.title),
            plan.metadata.title,
            f"{plan.metadata.title}（{plan.metadata.document_number or plan.file_name}）",
            f"{plan.metadata.title}（{plan.file_name}）",
        )
        for plan in plans
    }
    uses = Counter(name for names in candidates.values() for name in dict.fromkeys(names))
    return {key: next((name for name in names if uses[name] == 1), names[-1]) for key, names in candidates.items()}


def place_of(metadata: Metadata) -> str:
    """The place whose body issued the document (``清和市``), or that its title opens with; empty for a national one."""
    issuer = metadata.issuers[0] if metadata.issuers else metadata.title
    match = None if issuer.endswith(_MINISTRY_ENDINGS) else _PLACE.match(issuer)
    return match["place"] if match else ""


def level_of(metadata: Metadata) -> Level | None:
    """The level of the issuing body; None when neither an issuer nor a place is known."""
    place = place_of(metadata)
    if not place:
        return Level.NATIONAL if metadata.issuers else None
    if place in _PROVINCIAL_CITIES:
        return Level.PROVINCE
    kind = _PLACE.match(place)
    return _LEVELS[kind["kind"]] if kind else None


def years_of(metadata: Metadata) -> tuple[range, int | None]:
    """The years that the title covers (empty if it states none), and the year of issue."""
    match = _YEARS.search(metadata.title)
    covered = range(int(match["first"]), int(match["last"] or match["first"]) + 1) if match else range(0)
    return covered, int(metadata.date[:4]) if metadata.date else None


def written_date(iso: str) -> str:
    """``2022-08-31`` → ``2022年8月31日``; anything else as it is."""
    parts = iso.split("-")
    return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 else iso
