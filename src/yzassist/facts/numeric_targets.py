"""Numbers with a unit: their indicator, comparison and alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph
from yzassist.facts.clauses import Clause
from yzassist.facts.lexicon import target_words
from yzassist.facts.model import Comparison, Span, Target, TargetValue
from yzassist.facts.numeric_values import fixed_pattern, read_fixed, read_value, value_pattern

# what joins a value to the one before it: 3公里范围内 和 重要支流
_JOINS = re.compile(r"^(?:范围|以)?内?(?:和|及|、|或者|或)")
# 按照有关规定推动重点地区沿江 → 重点地区沿江
_MOTIVE = re.compile(r"^.*(?:推动|推进|促进|引导|鼓励|确保|力争|加快)")
# what may follow a value that ends its clause: 达到90%左右
_REST_IS_ALTERNATIVE = re.compile(r"^(?:或者?|、|和|及|且|并|左右|以上)?$")


# 45% · 至少一名 · 三分之二以上 (a cheap test before values are looked for)
_COUNTS = re.compile(r"[0-9]|分之|至少|少于|低于|超过")
# 公交车、出租车和城市配送车
_SUBJECT_SEPARATOR = re.compile(r"、|和|及|与")
# 城市配送车|中新能源车比例
_SHARED_TAIL = re.compile(r"^(?P<name>.{2,}?)(?P<tail>(?:中|的).{2,})$")
# 均 · 分别 at the end of an indicator (not 平均, 人均)
_EACH = re.compile(r"(?:分别|(?<![平人户年日月])均|都)?(?:为|是|的)?$")
# 下降幅度应 → 下降幅度 (not 供应, 响应); 签约率保持 → 签约率; 项目按 → 项目; 就餐给予每餐 → 就餐
_MUST = re.compile(
    r"(?:(?:(?<![供响效反适感对])应|应当|须|要|保持|力争|确保|争取)?(?:(?:按照?|给予|予以)(?:每[^0-9，。；]{1,4})?)?)$"
)
# 按照每户不低于0.8辆|的标准配建停车场所
_STANDARD = re.compile(r"^的(?:标准|要求)(?:配建|配备|建设|设置|设立|安排|给予|发放|补助)?")
# 年销售收入2000万元以上|的加工企业8家 · 70岁以上|老年人
_QUALIFIES = re.compile(r"^的[\u4e00-\u9fff]")
# 1000元|给予奖励 · 5元|的标准补助
_GIVEN = re.compile(
    r"^(?:的?标准)?(?:给予|予以|发放|计发)?(?P<what>[^，。；0-9]{0,6}?(?:奖励|补贴|补助|奖补|资助|津贴))"
)
# 在|10个工作日内|出具审核意见 · 接到通知后|24小时内|到场处理
_DURATIONS = ("秒", "分钟", "小时", "日", "天", "周", "工作日", "个工作日", "自然日", "个自然日", "个月", "年")
_COUNTED_FROM = ("在", "于", "后")
_LONGEST_ACT = 24
# 按照|实际租金 50%
_BY = re.compile(r"^按照?(?![期时比规劳需质])")
# 合同期限一般为1年，|最长|不超过3年
_BARE_BOUNDS = ("最长", "最短", "最高", "最低", "最多", "最少")
_SHARES = ("%", "％", "倍")
_RESPECTIVELY = "分别"
# 100家智能工厂|、15个产业大脑
_NEXT_VALUE = re.compile(r"[、和及]\s*[0-9]")
# 规模以上 · 省级以上 (no bound, but a class)
_CLASS = ("规模", "限额", "级")


def extract_numeric(
    paragraph: Paragraph, clause: Clause, due: date | None, previous: str = "", forbidden: bool = False
) -> tuple[list[Target], bool]:
    """Numeric targets of a clause, and whether they say all that the clause says (no predicate is left over).

    ``previous`` is the subject of a clause that is all value (覆盖率到2025年达到80%，|到2027年达到90%).
    """
    found = [
        (match, value) for match in _matches(paragraph, clause) if (value := read_value(paragraph, match, forbidden))
    ]
    targets: list[Target] = []
    complete = False
    position = clause.start
    for index, (match, value) in enumerate(found):
        if index + 1 < len(found) and _qualifies(paragraph.text, match):
            continue
        between = paragraph.text[position : match.start()]
        if targets and complete and between.strip() in ("或", "或者"):
            last = targets[-1]
            span = replace(last.span, end=value.span.end)
            targets[-1] = replace(last, values=(*last.values, value), span=span)
            position = match.end()
            continue
        if targets and _goes_on(targets, between):
            targets.append(_next_of_list(targets[-1], value))
            complete, position = True, match.end()
            continue
        indicator, start, end, whole = _indicator(paragraph, clause, match, position)
        if indicator in _BARE_BOUNDS:
            indicator = f"{previous}{indicator}"
        if indicator.startswith(_RESPECTIVELY):
            indicator = f"{previous}{indicator.removeprefix(_RESPECTIVELY)}{_RESPECTIVELY}"
        if len(indicator) < 2 and (given := _GIVEN.match(paragraph.text[match.end() : clause.end])):
            indicator, end = given["what"], match.end() + given.end()
        if len(indicator) < 2 and (match["verb"] or match["base"]) and not between.strip("且并，"):
            indicator, start, end, whole = previous, position, match.end(), True
        if len(indicator) < 2 or indicator.endswith(target_words().no_indicators):
            continue
        complete = whole
        span = Span(paragraph_id=paragraph.id, start=start, end=max(end, value.span.end))
        targets.append(Target(indicator=indicator, span=span, values=(value,), deadline=due))
        position = match.end()
    if not found:
        return _extract_fixed(paragraph, clause, due)
    return _spread(targets), complete


def _matches(paragraph: Paragraph, clause: Clause) -> Iterator[re.Match[str]]:
    if _COUNTS.search(clause.text):
        yield from value_pattern().finditer(paragraph.text, clause.start, clause.end)


def _extract_fixed(paragraph: Paragraph, clause: Clause, due: date | None) -> tuple[list[Target], bool]:
    """The target of 产值比2020年翻一番 and of 使用量实现零增长."""
    match = fixed_pattern().search(paragraph.text, clause.start, clause.end)
    if match is None:
        return [], False
    head = paragraph.text[clause.start : match.start()]
    lead = _leading_words(head)
    name = head[lead:].strip()
    if len(name) < 2:
        return [], False
    value = read_fixed(paragraph, match)
    span = Span(paragraph_id=paragraph.id, start=clause.start + lead, end=match.end())
    return [Target(indicator=name, span=span, values=(value,), deadline=due)], True


def _qualifies(text: str, match: re.Match[str]) -> bool:
    """True for a number that only says which things the next one counts."""
    bound = not match["verb"] or match["verb"] in ("达到", "超过")
    return (bool(_QUALIFIES.match(text[match.end() :])) and bound) or match["unit"] in ("岁", "周岁")


def _goes_on(targets: list[Target], between: str) -> bool:
    """True where a value goes on a list that 分别 opened: 分别不低于95%|、|80%."""
    return targets[-1].indicator.endswith(_RESPECTIVELY) and between.strip() in ("、", "和", "及", "以及", "与")


def _next_of_list(last: Target, value: TargetValue) -> Target:
    """The next target of a list; a bare value is meant as the one before it, in its unit."""
    before = last.values[-1]
    bare = value.comparison is Comparison.EQUAL
    meant = replace(value, comparison=before.comparison) if bare else value
    span = replace(last.span, end=max(last.span.end, value.span.end))
    return replace(last, values=(meant,), span=span)


def _spread(targets: list[Target]) -> list[Target]:
    """Targets with the subjects of a 分别 list given to its values in order, where there are as many of each."""
    spread: list[Target] = []
    for indicator, group in groupby(targets, key=lambda target: target.indicator):
        members = list(group)
        listed = indicator.endswith(_RESPECTIVELY)
        name = _EACH.sub("", indicator)
        if not name:
            continue
        names = _subjects(name, len(members)) if listed and len(members) > 1 else [name] * len(members)
        end = max(target.span.end for target in members)
        last = members[-1].values[-1].comparison
        for target, own in zip(members, names, strict=True):
            named = replace(target, indicator=own)
            if listed:
                (value,) = target.values
                meant = last if value.comparison is Comparison.EQUAL else value.comparison
                span, values = replace(target.span, end=end), (replace(value, comparison=meant),)
                named = replace(named, span=span, values=values)
            spread.append(named)
    return spread


def _subjects(name: str, count: int) -> list[str]:
    """甲、乙中某比例 → 甲中某比例, 乙中某比例; 省级、市级园区 → 省级园区, 市级园区; 甲率、乙率 → 甲率, 乙率;
    市、县 → 市, 县; else the whole name each."""
    parts = _SUBJECT_SEPARATOR.split(name)
    endings, lengths = {part[-1:] for part in parts}, {len(part) for part in parts}
    if len(parts) == count and (len(endings) == 1 or len(lengths) == 1):  # 毛入园率、巩固率和毛入学率
        return parts
    ends = {part[-1:] for part in parts[:-1]}
    if len(parts) == count and len(ends) == 1 and (at := parts[-1].find(min(ends))) > 0:
        return [*(part + parts[-1][at + 1 :] for part in parts[:-1]), parts[-1]]
    shared = _SHARED_TAIL.match(parts[-1])
    if len(parts) != count or shared is None:
        return [name] * count
    return [part + shared["tail"] for part in (*parts[:-1], shared["name"])]


def _indicator(paragraph: Paragraph, clause: Clause, match: re.Match[str], position: int) -> tuple[str, int, int, bool]:
    """The noun phrase of a value, the span of both, and whether the clause says nothing more.

    It stands before the number (化肥农药利用率 提高到43%以上); after it where an action opens the clause
    (完成130个 项目县 建设) or the number qualifies what follows (400总吨以下 小型船舶).
    """
    text = paragraph.text
    before = text[position : match.start()]
    if label := find_label(before):
        position += label.end
        before = before[label.end :]
    bracket = len(before) - len(before.lstrip("（("))
    position, before = position + bracket, before[bracket:]
    listed = before.startswith(("、", "和", "及"))
    if join := _JOINS.match(before):
        position += join.end()
        before = before[join.end() :]
    if (motive := _MOTIVE.match(before)) and motive.end() < len(before):
        position += motive.end()
        before = before[motive.end() :]
    lead = _leading_words(before)
    position += lead
    phrase = before[lead:].strip()
    after_start = match.end()
    if other := value_pattern().match(text, after_start, clause.end):
        after_start = other.end()
    rest = text[after_start : clause.end]
    if standard := _STANDARD.match(rest):
        after_start += standard.end()
    object_text = _object(text[after_start : clause.end])
    if standard and object_text and not (listed and phrase):
        position, phrase = match.start(), ""
    if phrase.endswith(("、", "，", "和")):  # 9个市（州）、|72个县: the words belong to the value before
        position, phrase = match.start(), ""
    bare_list = phrase.endswith("等") or (
        "、" in phrase and not match["verb"] and not match["suffix"] and bool(object_text)
    )
    toward = phrase.endswith("对") or (phrase.endswith("的") and not match["verb"] and match["unit"] not in _SHARES)
    action = phrase.endswith(target_words().action) or len(phrase) <= 1 or bare_list or toward
    if action and object_text:
        end = after_start + text[after_start : clause.end].find(object_text) + len(object_text)
        whole = bool(phrase) or not text[end : clause.end].strip()
        return object_text, position, clause.end, whole and bool(phrase)
    act = text[after_start : clause.end].strip()
    within = (match["suffix"] or "").endswith("内") and match["unit"] in _DURATIONS
    if within and phrase.endswith(_COUNTED_FROM) and 2 <= len(act) <= _LONGEST_ACT:
        return act, position, clause.end, True
    start, name = (position, phrase) if listed else _without_action(phrase, position)
    whole = bool(_REST_IS_ALTERNATIVE.match(text[after_start : clause.end].strip())) or text[
        after_start : clause.end
    ].startswith("或")
    return name, start, match.end() if whole else clause.end, whole


def _without_action(phrase: str, start: int) -> tuple[int, str]:
    """完成沙化土地治理面积 → 沙化土地治理面积; 新建改造污水管网 → 污水管网."""
    name = phrase
    words = target_words().action
    while word := next((w for w in words if name.startswith(w) and _names_something(name[len(w) :])), ""):
        name = name[len(word) :]
    return start, _BY.sub("", _MUST.sub("", name.rstrip("为是的"), count=1))


def _names_something(rest: str) -> bool:
    """False for what is left of 种植|规模, 培训|后就业率 and 改造|方案公示期."""
    return len(rest) > 1 and rest not in target_words().measures and not rest.startswith(("后", "前", "方案", "计划"))


def _leading_words(phrase: str) -> int:
    """Length of the words at the head that belong to no indicator (推动, 力争, 其中, ——)."""
    words = sorted(target_words().leaders, key=len, reverse=True)
    length = 0
    while word := next((w for w in words if phrase.startswith(w, length)), ""):
        length += len(word)
    return length


def _object(phrase: str) -> str:
    """The noun phrase that opens ``phrase``: 农业面源污染综合治理项目县建设 → 农业面源污染综合治理项目县."""
    words = target_words()
    if phrase.startswith(("、", "，", "和", "或")):
        return ""
    stops = [index for stop in words.object_stops if (index := _find_stop(phrase, stop)) > 0]
    stops += [match.start() for match in [_NEXT_VALUE.search(phrase)] if match]
    name = phrase[: min(stops, default=len(phrase))].strip().lstrip("的")
    for tail in sorted(words.object_tails, key=len, reverse=True):
        if name.endswith(tail) and len(name) > len(tail) + 1:
            return name[: -len(tail)]
    return name


def _find_stop(phrase: str, stop: str) -> int:
    """Where ``stop`` ends the object; not the 以上 of 规模以上."""
    index = phrase.find(stop, 1)
    return -1 if stop == "以上" and phrase[:index].endswith(_CLASS) else index
