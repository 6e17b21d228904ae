"""Bodies told by what they were before a reform: 由原工商总局、质检总局合并组成的那个总局, by today's names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_YEAR = r"(?:(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?[份底初]?)"
_HEAD = re.compile(
    r"的[那这]?一?(?:个|家|所)?(?:新|国家级?|中央级?|国务院)?(?:部门|部委|单位|机关|机构|总局|总台|媒体(?:单位|机构)?|集团(?:公司)?|央企|国企|"
    r"(?:中央|国有)?企业|公司|银行|委员会|部(?![分署件位])|局(?![面部长])|委(?![托员派])|办(?![法理公事好成])|署)"
)  # …改组|的那个局
_LEAD_IN = re.compile(
    rf"(?:在?{_YEAR}(?:(?:才|就|刚刚?|新近?|正式)*(?:成立|挂牌|组建|设立|揭牌|新设)的?[、，]?)?)?(?:机构改革(?:中|时|以?后)?)?(?:才|刚刚?|新近?)?(?:由|从|把|将|在)?"
    r"(?P<was>(?:接替|接手|取代|代替|承接|继承|接过|合并|整合|吸收)了?|前身(?:就?是|为|叫)?|(?:以前|之前|过去|从前|原来|原先|原本|早先|曾经|曾|原|早年)"
    r"(?:的?(?:名字|名称|名|称))?(?:是|为|叫做?|称|挂)|(?:老名字|曾用名|旧称|原名|旧名)(?:是|为|叫)?)?"
    r"(?:(?:原|以前|之前|过去|从前|原先|曾经|当年)来?的?|[老旧]的?)?(?:国务院|国家|中央|中国)?$"
)  # 2018年由原|工商总局
_CHANGED = re.compile(
    r"更名|改名|改称|改叫|改成|改为|改组|改制|改建|改来|改过来|改的|改而来|变成|变为|变来|变的|变更|合并|并入|并成|并来|合成|合起来|整合|重组|组建|组成|撤并|撤销|"
    r"演变|升格|转制|转来|转变|脱胎|换牌|换名|接替|接手|取代|代替|后来|继承|承接|划转|的?前身|(?:改|并|变|转)$"
)
_GOES_ON_BEFORE = re.compile(r"[\u4e00-\u9fff](?<![、和与及跟是里中让])$")  # 煤矿|安监局: the name is longer
_ASKS = re.compile(r"[哪谁几吗]|什么")
_FOUNDED = re.compile(
    rf"{_YEAR}(?:才|就|刚刚?|新近?|正式)*(?:成立|挂牌|组建|设立|揭牌|新设|亮相)(?:的[、，]?|[、，])[那这]?(?:个|家)?"
    r"|(?:(?:国务院)?机构改革[\u4e00-\u9fff]{0,3}?)?由[^，。？?；;哪谁]{1,24}?(?:合并|整合|重组|改组|组建|组成)(?:成立|组建|组成|而成|而来|成)?的"
    r"[那这]?(?:个|家)?"
)  # 2021年新挂牌的、|疾控局, 由几个部门合并成立的|市场监管总局
_SENTENCE_PART = re.compile(r"[^，。？?；;：:！!（）()“”]+")
_LONGEST_TELLING = 40
"""Characters from the first former name to the kind of body; longer ones tell of something else."""


class FormerNames:
    """``today`` gives the name borne today by each name borne before a reform."""

    def __init__(self, today: Mapping[str, str]) -> None:
        self._today = today
        self._name = re.compile("|".join(map(re.escape, sorted(today, key=len, reverse=True))) or r"(?!)")

    def named(self, text: str) -> str:
        """The text with each such telling replaced by the body's name of today."""
        return _SENTENCE_PART.sub(lambda part: self._in_part(part.group()), text)

    def _in_part(self, part: str) -> str:
        for head in _HEAD.finditer(part):
            names = list(self._name.finditer(part, 0, head.start()))
            if not names:
                continue
            first, last = names[0], names[-1]
            lead = _LEAD_IN.search(part, 0, first.start())
            since = part[last.end() : head.start()]
            told = part[first.start() : head.start()]
            if lead is None or (_GOES_ON_BEFORE.search(part, 0, lead.start()) and not lead.group()):
                continue
            if len(told) > _LONGEST_TELLING or _ASKS.search(told):
                continue
            if _CHANGED.search(since) or (lead["was"] and len(names) == 1 and not since):
                body = Counter(self._today[name.group()] for name in names).most_common(1)[0][0]
                return part[: lead.start()] + body + self._in_part(part[head.end() :])
        return part


def founding(text: str) -> list[tuple[int, int]]:
    """Where a text says in passing since when, or out of what, there has been what follows (2021年新挂牌的、…)."""
    return [match.span() for match in _FOUNDED.finditer(text)]
