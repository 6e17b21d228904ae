"""Bodies that people describe by what they look after: 管种地养鱼的那个部, 架高压线的那家央企."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_NATIONAL = ("部", "部委", "央企", "国企")
_DESCRIBED = re.compile(
    r"(?P<rules>(?:专门?|主要|主)?(?:管(?:理)?着?|分管|掌管|监管|监督管理|(?:(?:修建|兴建|建设|建造|建成|建|修|盖|运营|经营|运行|管理|管|开)(?:和|并|、|与|及|又|兼)?)+(?:着|了)?)(?:[那这]?一?座)?)?(?P<care>(?!、)(?:(?!的|谁|哪)[\u4e00-\u9fff、]){1,12})的"
    r"(?P<that>[那这])?(?:一)?(?:个|家)?(?:国家级?|中央级?|政策性|开发性|大型)?"
    r"(?P<kind>部门|部委|单位|机关|机构|央企|国企|企业|公司|集团|银行|媒体(?:单位|机构)?|电视台|业主(?:单位)?|衙门|系统|总局|总台|委员会|部|局|委|厅|站|所)(?:(?<=[央国]企)(?:集团|公司))?(?![门委署分托员])(?!是哪|是谁|有哪|都有哪)"
)  # 专管|防传染病|的那个国家|局, 运营那座|世界最大水电站|的央企集团
_BESIDES = "、和跟与及"
_RULES = frozenset("管看抓搞")
_ACTS = "审判掌抓批拨架拉预播办印"
"""Verbs by which words of three characters or more say what is done (架高压线) and need no 管."""
_COMPANIES = (
    "央企",
    "国企",
    "企业",
    "公司",
    "集团",
    "银行",
    "媒体",
    "媒体单位",
    "媒体机构",
    "总台",
    "电视台",
    "业主",
    "业主单位",
)
_COMPANY_ENDINGS = ("集团", "电网", "公司", "银行", "总台")
_JOINT = re.compile(
    r"预防|控制|防治|防控|管理|监管|监督|监察|工作|事务|全国|国家|[、和跟与及防管抓搞办]"
)  # 航道和公路, 传染病|预防控制


class DescribedBodies:
    """Finds such descriptions. ``cares`` are the plain words for what each body looks after, by its identity."""

    def __init__(self, cares: Mapping[str, tuple[str, ...]]) -> None:
        self._bodies: dict[str, str] = {}
        for body, words in cares.items():
            for word in words:
                self._bodies.setdefault(word, body)
        longest = sorted(self._bodies, key=len, reverse=True)
        self._word = re.compile("|".join(map(re.escape, longest)) or r"(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int, str, bool]]:
        """Start, end, identity, and whether it is the national body; only where every word said is one body's care."""
        for match in _DESCRIBED.finditer(text):
            for start in range(match.start("care"), match.end("care")):
                if text[start] in _BESIDES and "管" not in text[start + 1 : start + 3]:
                    break
                care = text[start : match.end("care")]
                words = self._word.findall(care)
                rest = _JOINT.sub("", self._word.sub("", care))
                bodies = {self._bodies[word] for word in words}
                if words and not rest and len(bodies) == 1 and _is_meant(text, match, start, words[0], min(bodies)):
                    begin = match.start() if start == match.start("care") else start
                    yield begin, match.end(), bodies.pop(), match["kind"] in _NATIONAL
                    break


def _is_meant(text: str, match: re.Match[str], start: int, word: str, body: str) -> bool:
    """True where the words are said to be what a body looks after, not what something is about (推动产业发展的部门)."""
    ruled = bool(_RULES & {*text[max(start - 1, 0) : start + 1]}) or (match["rules"] and start == match.start("care"))
    opens = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff"
    acts = word[0] in _ACTS and len(word) > 2 and text.startswith(word, start)
    company = match["kind"].endswith(_COMPANIES) and body.endswith(_COMPANY_ENDINGS)
    return bool(ruled or acts or company or (opens and match["that"]))
