"""The only plan of an index, named in a question: its title and its place tell nothing, and the years of a title are no
dates that are asked about (《…三年行动计划（2023—2025年）》里县水利局牵头的任务)."""

from __future__ import annotations

import re

from yzassist.documents.head.titles import bare_title
from yzassist.documents.model import Plan
from yzassist.question.plans.plan_names import PlanNames
from yzassist.question.wording.normalize import normalize

_STAND_IN = "方案"
_MIN_TITLE = 6
"""Characters of a title from which it is no ordinary phrase (管理办法)."""
_MIN_SHORT = 4
"""Characters of a title cut short, its kind apart, that still name it (长江攻坚战|方案)."""
_KIND = re.compile(r"(?:行动|实施|工作)?(?:方案|计划|规划|办法|条例|意见)")  # 长江攻坚战|行动方案
_OF = re.compile(
    r"(?P<lead>(?:^|[，。；？?！])(?:[这那该本][个份项]?)?|[这那该本][个份项]?)(?P<words>[\u4e00-\u9fff]{2,8})的(?=(?:行动|实施|工作)?(?:方案|文件|通知))"
)  # 这个|长江|的方案
_BODY_FOLLOWS = re.compile(r"[\u4e00-\u9fff]{1,12}?(?:局|委|办|厅|政府|中心)")  # 清和市|农业农村局


class OwnName:
    """What the plan is called."""

    def __init__(self, plan: Plan) -> None:
        self._names = PlanNames([plan])
        self._place = self._names.names[0].place
        title = plan.metadata.title
        self._titles = tuple(name for name in (title, bare_title(title)) if len(name) >= _MIN_TITLE)

    def left_out(self, text: str) -> str:
        """The question with the plan's title written 方案 and without its place; unchanged when it names neither."""
        clean = normalize(text)
        said = clean
        for named in reversed(self._names.find_titles(said)):
            said = f"{said[: named.start]}{_STAND_IN}{said[named.end :]}"
        for title in self._titles:
            said = self._without_short(said.replace(title, _STAND_IN), title)
        said = _OF.sub(self._lead_alone, said)
        if self._place and self._place in said:
            said = without_place(said, self._place)
        return text if said == clean else said

    def _lead_alone(self, match: re.Match[str]) -> str:
        """What stands before 方案 without words of its title (这个长江的方案 → 这个方案)."""
        return match["lead"] if any(match["words"] in title for title in self._titles) else match.group()

    @staticmethod
    def _without_short(text: str, title: str) -> str:
        """The question with a title cut short written 方案 (长江攻坚战方案): words of the title in its order."""
        for kind in reversed(list(_KIND.finditer(text))):
            start, left = kind.start(), title.removesuffix(kind.group())
            if left == title:
                continue
            while start and (at := left.rfind(text[start - 1])) >= 0:
                start, left = start - 1, left[:at]
            if kind.end() - start - len(kind.group()) >= _MIN_SHORT:
                text = f"{text[:start]}{_STAND_IN}{text[kind.end() :]}"
        return text


def without_place(text: str, place: str) -> str:
    """The question without a plan's place (云浦县的农膜 → 农膜); 清和市农业农村局 keeps 市."""
    head, _, tail = text.partition(place)
    return f"{head}{place[-1] if _BODY_FOLLOWS.match(tail) else ''}{tail.removeprefix('的')}"
