"""Laws, regulations and documents that a plan cites: 《…》, and unmarked names such as 长江保护法."""

from __future__ import annotations

import re

from yzassist.documents.model import Paragraph
from yzassist.facts.model import Law, Span

# 《中共中央国务院关于深入打好污染防治攻坚战的意见》
_MARKED = re.compile(r"《(?P<name>[^《》]+(?:《[^《》]+》[^《》]*)?)》")
# 长江保护法 · 水污染防治法 · 中华人民共和国水法 · 排污许可管理条例
_UNMARKED = re.compile(
    r"(?:中华人民共和国)?[\u4e00-\u9fff]{0,12}?"
    r"(?:保护法|防治法|管理法|促进法|监督法|评价法|安全法|处罚法|许可法|诉讼法|强制法|保护税法|法典|利用法|保持法|"
    r"(?:^|(?<=[、，和及与《施彻实行照据守反]))(?:水法|渔业法|森林法|草原法|防洪法|刑法|宪法|民法典)|(?:管理|保护|实施|防治)条例)"
)
# words before a name that are not part of it: 贯彻实施长江保护法 → 长江保护法
_LEADING = re.compile(
    r"^.*(?:贯彻|落实|实施|执行|遵守|违反|按照|依照|依据|根据|加强|学习|宣传|修订|修改|制定|出台|符合|以及|推动|推进|完善|健全|和|及|与|按|对|的)(?=.)"
)


def extract_laws(paragraph: Paragraph) -> list[Law]:
    """Laws and documents named in a paragraph, in order; ``span`` covers the name without 《》."""
    text = paragraph.text
    spans = [match.span("name") for match in _MARKED.finditer(text)]
    for match in _UNMARKED.finditer(text):
        start, end = match.span()
        lead = _LEADING.match(match.group())
        start += lead.end() if lead else 0
        inside = any(first <= start < last for first, last in spans)
        if not inside and end - start >= 2:
            spans.append((start, end))
    return [
        Law(name=text[start:end], span=Span(paragraph_id=paragraph.id, start=start, end=end))
        for start, end in sorted(spans)
    ]
