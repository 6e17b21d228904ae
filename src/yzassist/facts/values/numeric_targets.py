"""Numbers with a unit: their indicator, comparison and alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph
from yzassist.facts.clauses import Clause
from yzassist.facts.lexicon import target_words
from yzassist.facts.model import Span, Target
from yzassist.facts.values.numeric_values import fixed_pattern, read_fixed, read_value, value_pattern
from yzassist.facts.values.value_lists import RESPECTIVELY, goes_on, next_of_list, spread

# what joins a value to the one before it: 3公里范围内 和 重要支流
_JOINS = re.compile(r"^(?:范围|以)?内?(?:和|及|、|或者|或)")
# 按照有关规定推动重点地区沿江 → 重点地区沿江
_MOTIVE = re.compile(r"^.*(?:推动|推进|促进|引导|鼓励|确保|力争|加快)")
# what may follow a value that ends its clause: 达到90%左右
_REST_IS_ALTERNATIVE = re.compile(r"^(?:或者?|、|和|及|且|并|左右|以上)?$")


# 45% · 至少一名 · 三分之二以上 (a cheap test before values are looked for)
_COUNTS = re.compile(r"[0-9]|分之|至少|少于|低于|超过")
# 下降幅度应 → 下降幅度 (not 供应, 响应); 签约率保持 → 签约率; 项目按 → 项目; 就餐给予每餐 → 就餐
_MUST = re.compile(
    r"(?:(?:原则上|一般|可)?(?:(?<![供响效反适感对])应|应当|须|要|保持|力争|确保|争取)?(?:(?:按照?|给予|予以)(?:每[^0-9，。；]{1,4})?)?)$"
)
# 按照每户不低于0.8辆|的标准配建停车场所
_STANDARD = re.compile(r"^的(?:标准|要求)(?:配建|配备|建设|设置|设立|安排|给予|予以|发放|补助)?")
# 年销售收入2000万元以上|的加工企业8家 · 70岁以上|老年人
_QUALIFIES = re.compile(r"^的[\u4e00-\u9fff]")
# 1000元|给予奖励 · 5元|的标准补助
_GIVEN = re.compile(
    r"^(?:的?标准)?(?:予以|给予|发放|计发)?(?P<what>[^，。；0-9]{0,6}?(?:奖励|补贴|补助|奖补|资助|津贴))"
)
# 对|每个村|给予不超过20万元补助 · 按照|每亩|1200元的标准予以奖补 · 可按|每间|不高于5000元给予改造补助
_PER = re.compile(r"(?:(?:按照?|给予|予以)(?P<per>每[^0-9，。；]{1,4})|对(?P<to>每[^0-9，。；]{1,8})(?:给予|予以))$")
# 按照|每户补助|1500元的标准
_EACH_GIVEN = re.compile(r"(?P<name>每[^0-9，。；]{1,4}(?:奖励|补贴|补助|奖补|资助|津贴))$")
# 保修期|自竣工验收合格之日起|不少于2年
_SINCE = re.compile(r"(?<=[\u4e00-\u9fff]{2})自[^，。；]{2,24}之日起(?:计算)?[，,]?$")
# 在|10个工作日内|出具审核意见 · 接到通知后|24小时内|到场处理
DURATIONS = ("秒", "分钟", "小时", "日", "天", "周", "工作日", "个工作日", "自然日", "个自然日", "个月", "年")
_COUNTED_FROM = ("在", "于", "后")
_LONGEST_ACT = 24
# 新增示范区6处，|累计|达到15处
_OF_SAME = re.compile(r"^[且并，]*(?P<sum>累计|总数|总量)?$")
# 按照|实际租金 50%
_BY = re.compile(r"^按照?(?![期时比规劳需质])")
# 合同期限一般为1年，|最长|不超过3年
_BARE_BOUNDS = ("最长", "最短", "最高", "最低", "最多", "最少")
_SHARES = ("%", "％", "倍")
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
        between = paragraph.text[position : match.start()]
        following = found[index + 1][0] if index + 1 < len(found) else None
        if following and (_qualifies(paragraph.text, match) or _opens_name(paragraph.text, between, match, following)):
            continue
        if targets and complete and between.strip() in ("或", "或者"):
            last = targets[-1]
            span = replace(last.span, end=value.span.end)
            targets[-1] = replace(last, values=(*last.values, value), span=span)
            position = match.end()
            continue
        if targets and goes_on(targets, between):
            targets.append(next_of_list(targets[-1], value))
            complete, position = True, match.end()
            continue
        indicator, start, end, whole = _indicator(paragraph, clause, match, position)
        if indicator in _BARE_BOUNDS:
            indicator = f"{previous}{indicator}"
        if indicator.startswith(RESPECTIVELY):
            indicator = f"{previous}{indicator.removeprefix(RESPECTIVELY)}{RESPECTIVELY}"
        given = _GIVEN.match(paragraph.text[match.end() : clause.end])
        if given and (per := _PER.search(between)):
            subject = "" if indicator == given["what"] else indicator
            indicator, end = f"{subject}{per['per'] or per['to']}{given['what']}", match.end() + given.end()
        if len(indicator) < 2 and (each := _EACH_GIVEN.search(between)):
            indicator = each["name"]
        if len(indicator) < 2 and given:
            indicator, end = given["what"], match.end() + given.end()
        if len(indicator) < 2 and (match["verb"] or match["base"]) and (same := _OF_SAME.match(between)):
            sums = f"{previous}{same['sum'] or ''}" if previous else ""
            indicator, start, end, whole = sums, position, match.end(), True
        if len(indicator) < 2 or indicator.endswith(target_words().no_indicators):
            continue
        complete = whole
        span = Span(paragraph_id=paragraph.id, start=start, end=max(end, value.span.end))
        own_due = None if _says_which(paragraph.text, match, clause.end, between) else due
        targets.append(Target(indicator=indicator, span=span, values=(value,), deadline=own_due))
        position = match.end()
    if not found:
        return _extract_fixed(paragraph, clause, due)
    return spread(targets), complete


def _opens_name(text: str, between: str, match: re.Match[str], following: re.Match[str]) -> bool:
    """True for a bound that opens the name of what the next number measures: 50亩以上|连片池塘覆盖率达到60%."""
    bound = match["suffix"] and not match["verb"] and following["verb"]
    return bool(bound) and not between.strip() and "\u4e00" <= text[match.end() : match.end() + 1] <= "\u9fff"


def _says_which(text: str, match: re.Match[str], end: int, between: str) -> bool:
    """True for a bound that only says which things are meant: 占地5000平方米及以上|的工地 (not 打造|20个以上的)."""
    phrase = between.strip()
    if len(phrase) < 2 or (match["unit"] in _SHARES and not match["verb"]):  # 80%以上的医院 are a share of them
        return False
    bounded = match["suffix"] or match["verb"] in target_words().at_most
    opens = _QUALIFIES.match(text[match.end() : end]) and not _STANDARD.match(text[match.end() : end])
    return bool(bounded and opens) and not phrase.endswith(target_words().action)


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
    phrase = _SINCE.sub("", before[lead:].strip()) if match["verb"] else before[lead:].strip()
    after_start = match.end()
    if other := value_pattern().match(text, after_start, clause.end):
        after_start = other.end()
    rest = text[after_start : clause.end]
    if standard := _STANDARD.match(rest):
        after_start += standard.end()
    object_text = _object(text[after_start : clause.end])
    if standard and object_text and not (listed and phrase) and not (_PER.search(phrase) and _GIVEN.match(rest)):
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
    within = (match["suffix"] or "").endswith("内") and match["unit"] in DURATIONS
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
    while word := next((w for w in words if _is_action(name, w)), ""):
        name = name[len(word) :]
    return start, _BY.sub("", _MUST.sub("", name.rstrip("为是的"), count=1))


def _is_action(name: str, word: str) -> bool:
    """True where ``word`` is the action that opens ``name``: 完成|治理面积 (not 处|理能力)."""
    opens = name.startswith(word) and not name.startswith(target_words().kept_heads)
    return opens and _names_something(name[len(word) :])


def _names_something(rest: str) -> bool:
    """False for what is left of 种植|规模, 培训|后就业率 and 改造|方案公示期."""
    return len(rest) > 1 and rest not in target_words().measures and not rest.startswith(("后", "前", "方案", "计划"))


def _leading_words(phrase: str) -> int:
    """Length of the words at the head that belong to no indicator (推动, 力争, 其中, ——)."""
    words = sorted(target_words().leaders, key=len, reverse=True)
    length = 0
    kept = target_words().kept_heads
    while word := next((w for w in words if phrase.startswith(w, length) and not phrase.startswith(kept, length)), ""):
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
