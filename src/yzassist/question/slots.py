"""Finds the named things in a question: departments, roles, dates, quantities, clauses, chapters, places, terms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yzassist.documents.numerals import parse_chinese_number
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.model import Role
from yzassist.question.clause_slots import NUMERAL, find_clauses, number_in
from yzassist.question.model import DateSlot, DepartmentSlot, PlaceSlot, QuantitySlot, Slots
from yzassist.question.phrases import phrase

_CHAPTER = re.compile(
    rf"第(\d{{1,2}}|{NUMERAL})(?:个)?(?:大)?(?:部分|章|板块|大块|块|大类)"
    rf"|(?<![一-龥])({NUMERAL})、(?=[（(](?:\d{{1,3}}|{NUMERAL})[）)])"
)  # 第三部分, 三、（三）
_CHAPTER_RANGE = re.compile(
    rf"第(?P<first>\d{{1,2}}|{NUMERAL})(?:个)?(?:部分|章)?(?:至|到|[—~～-]+)第?(?P<last>\d{{1,2}}|{NUMERAL})(?:个)?(?:部分|章)"
)  # 第二至第五部分, 第二章到第五章
_YEAR = re.compile(
    r"(?<!\d)(?P<y4>(?:19|20)\d{2})(?!\d|[万亿余多]|[元家户人个座吨亩米套台张辆名公平]|\.\d)(?:年|/|-|\.)?(?:(?P<m>1[0-2]|0?[1-9])月)?"
    r"(?:份)?(?:年?底|年?末|之前|以前|前)?"  # 2025年底
    r"|(?<!\d)(?P<y2>[2-5]\d)年(?:年?底|年?末|前|之前)?"  # 25年底
    r"|(?<![一二三四五六七八九十])二(?P<c2>[一二三四五六七八九])年底?"  # 二五年底
    r"|(?P<cn>二[〇零○0][一二三四五六七八九〇零]{2})年(?:底|末)?"  # 二〇二五年
)
_TOLD_BEFORE = re.compile(r"(?:我|咱|俺|他|她|自家)[^，。？?]{0,10}$")  # 我们小区|2003年盖的
_TOLD_AFTER = re.compile(
    r"(?:就|才|前后|那会儿|左右)?[盖建修造买装搬办领种养包租起][一-龥]{0,2}的(?=[，,。；;]|$)"
)  # 盖的，
_IN_FORCE = re.compile(
    r"(?:\d{1,2}日)?(?:开始|起)?(?:正式|才|刚|新)?(?:施行|实施|生效|通过|颁布|出台|公布|发布|印发|修订|修正|制定|立|定)的"
    r"(?!是)[^，。；？?哪谁什几]{0,16}?(?:法律|法规|法(?![院治规制定人律则官])|条例|办法|规定|意见|规划|纲要)"
)  # 2021年3月|起施行的那部保护长江的法律
_STARTED = re.compile(
    r"(?:\d{1,2}日)?(?:就|正式|全面)?(?:起|开始|启动|推开|推行|提出|部署)(?:实行|实施|执行)?的(?!是|任务|工作|项目|事|措施|有|条|[，。？?]|$)"
)  # 2021年1月|启动的十年禁渔
_BASE_YEAR = re.compile(r"(?:(?<!占)比|较|相比|同比|与)$")  # 比2020年, not 占比2020年
_CN_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_UNITS = (
    "个百分点|%|％|百分点|万公顷|公顷|万亩|亩|平方公里|平方米|立方米|千瓦时|千瓦|兆瓦|标准箱|标箱|公里|千米|海里|里地|里|米|总吨|万吨|吨|亿元|万元|元|"
    "个省(?:市|份)?|省(?:市)?|个(?:项目)?县|个|座|处|项|条|家(?![子人里]|老[小少])|名|户|年|岁|天|倍|类|分(?![比率数之])|类水|次(?![性数于要日年品])"
)
_QUANTITY = re.compile(rf"(?<![\d.])(?<!附件)(?<!专栏)(?<!表)(\d+(?:\.\d+)?)(万|亿)?({_UNITS})")  # 45%, 3公里
_QUANTITY_CN = re.compile(rf"(?<![第哪])({NUMERAL})(万|亿)?({_UNITS})")  # 三公里, not 到哪一年
_PER = re.compile(r"一(?:年|天|个?月|户|亩|家)(?=最|顶|能|可|给|补|要|得|多少|几)")  # 一年|最多补多少 claims none
_PERCENT_CN = re.compile(rf"百分之({NUMERAL}|\d+(?:\.\d+)?)")  # 百分之四十五
_ROUGHLY = re.compile("一两|一二|两三|二三|三四|三五|四五|五六|六七|七八|八九")  # 四五年, 十七八个
_TENTHS = re.compile(r"([一二三四五六七八九])成(半)?")  # 七成, 四成半
_QUOTED = re.compile(r"[“\"「『‘']([^”\"」』’']{2,20})[”\"」』’']")  # “一口一策”
_DENIED_ROLE = re.compile(
    r"(?:不是|并非|非(?!法)|不算|而不是|既不|也不|又不|不用|不需要|无需|没有|没|未|不(?![管论限分]))[^，。？?谁哪“「]{0,8}?[“「]?"
    r"(?:牵头|参与|负责|配合)(?:单位|部门)?的?|(?:只是|只写)?(?:[“「]?(?:按职责分工)?(?:牵头|参与|负责|配合)[”」]?[或和及、]?)+的?(?:那种|那些|情况|条款|单位|部门)?"
    r"(?:都|就|也|先)?(?:不(?:算|计|要|用|必|需|含|列|包括)|别(?:算|列|计|数)|除外|剔除|去掉|排除)|除了?(?:牵头|参与|负责|配合)(?:单位|部门)?的?"
)  # 不是牵头的, 没有生态环境部参与的, 参与的不用列, 除了牵头的
_AS_BODY = re.compile(
    r"(?:作为|列为|身为)(?:牵头|责任|参与|配合|主责|协办|负责)(?:单位|部门)(?:(?:和|或|、|及)(?:牵头|责任|参与|配合|主责|协办|负责)(?:单位|部门))*"
)  # 作为责任单位|参与哪些任务
_WHETHER = re.compile(r"(.)[不没](?=\1)")  # 是不是, 有没有: they deny nothing
_ASKED_ROLE = re.compile(
    r"(?:牵头|参与|负责|配合)的?(?:又|都)?(?:是|有|为)(?:哪[几两三四]?(?:家|个?部|些部|个?单位)|谁)|(?:又|还)?给谁(?:参与|配合)|(?:由|是)(?:谁|哪[几两三四个家]+)(?:部门|单位)?牵头"
)  # 那件事牵头的是哪两家: asked of others
_ROMAN_CLASS = re.compile(r"([ⅠⅡⅢⅣⅤⅥ])类")  # Ⅱ类
_ROLE_WORDS = {
    Role.LEAD: ("牵头", "带头", "主抓", "领头", "挂帅", "总负责", "主导", "主责"),
    Role.PARTICIPANT: ("参与", "配合", "协助", "参加", "打下手", "敲边鼓", "协办"),
    Role.RESPONSIBLE: ("按职责分工负责", "负责", "担责", "责任单位", "责任和", "责任或"),
}


def find_departments(text: str, vocabulary: DepartmentVocabulary) -> tuple[DepartmentSlot, ...]:
    """Departments named in the question, informal and local names included."""
    return tuple(
        DepartmentSlot(match.id, match.name, match.local, match.start, match.end)
        for match in vocabulary.find(text, informal=True)
    )


def roles_after(
    text: str, departments: tuple[DepartmentSlot, ...]
) -> tuple[tuple[DepartmentSlot, tuple[Role, ...]], ...]:
    """Each department with the roles named between it and the next one; one without takes those of the next
    (水利部牵头、农业农村部参与; 公安部和农业农村部共同牵头)."""
    text = _ASKED_ROLE.sub(lambda match: " " * len(match.group()), text)
    ends = [slot.start for slot in departments[1:]] + [len(text)]
    roles = [find_roles(text[slot.end : end]) for slot, end in zip(departments, ends, strict=True)]
    for at in range(len(roles) - 2, -1, -1):
        roles[at] = roles[at] or roles[at + 1]
    before = find_roles(text[: departments[0].start]) if departments else ()
    return tuple((slot, found or before) for slot, found in zip(departments, roles, strict=True))


def without_denied_roles(text: str) -> str:
    """The wording without the roles that it rules out (只写“参与”的不算)."""
    return _DENIED_ROLE.sub("", _WHETHER.sub("", text))


def find_roles(text: str) -> tuple[Role, ...]:
    """Roles that the wording names, in the order 牵头, 参与, 负责, where a body is meant as one of a kind
    (作为责任单位参与) that kind alone; none where the public takes part (群众怎么参与)."""
    asked = phrase("public_takes_part").sub("", without_denied_roles(text))
    if named := _AS_BODY.search(asked):
        asked = named.group()
    return tuple(role for role, words in _ROLE_WORDS.items() if any(word in asked for word in words))


def denied_roles(text: str) -> tuple[Role, ...]:
    """Roles that the wording rules out, when it names none that it wants (水利部不参与的条款)."""
    return () if find_roles(text) else ruled_out_roles(text)


def ruled_out_roles(text: str) -> tuple[Role, ...]:
    """Roles that the wording rules out (参与、既不牵头也不负责的)."""
    denied = "".join(match.group() for match in _DENIED_ROLE.finditer(_WHETHER.sub("", text)))
    return tuple(role for role, words in _ROLE_WORDS.items() if any(word in denied for word in words))


def find_chapters(text: str) -> tuple[int, ...]:
    """Chapter numbers named (第三部分); of a range (第二至第五部分) all from the first to the last."""
    if span := _CHAPTER_RANGE.search(text):
        first, last = number_in(span["first"]), number_in(span["last"])
        if first is not None and last is not None and first < last:
            return tuple(range(first, last + 1))
    numbers = (number_in(match.group(1) or match.group(2)) for match in _CHAPTER.finditer(text))
    return tuple(number for number in numbers if number is not None)


def chapter_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the chapter numbers named (第六章)."""
    return [match.span() for match in _CHAPTER.finditer(text)]


def find_dates(text: str) -> tuple[DateSlot, ...]:
    """Years named, with the month if given; 25年底 is read as 2025."""
    slots = []
    for match in _YEAR.finditer(text):
        if _BASE_YEAR.search(text[: match.start()]) or _is_told(text, match):
            continue
        if match["cn"]:
            year = int("".join(_CN_DIGITS.get(char, char) for char in match["cn"]))
        else:
            year = int(match["y4"] or f"20{match['y2'] or '2' + _CN_DIGITS[match['c2']]}")
        month = int(match["m"]) if match["m"] else None
        slots.append(DateSlot(year, month, match.group(), match.start(), match.end()))
    return tuple(slots)


def _own_levels(text: str) -> list[tuple[int, int]]:
    """Where the asker tells what was reached at home (我们市2020年是55%，…): neither is claimed of the plan."""
    return [match.span() for match in phrase("own_level").finditer(text)]


def _is_told(text: str, year: re.Match[str]) -> bool:
    """True for a year told in passing, of what the asker has (我们小区2003年盖的，…) or of a law (2021年施行的那部法):
    it is not asked about."""
    if any(start <= year.start() < end for start, end in _own_levels(text)):
        return True
    if _IN_FORCE.match(text, year.end()) or _STARTED.match(text, year.end()):
        return True
    return bool(_TOLD_BEFORE.search(text[: year.start()]) and _TOLD_AFTER.match(text[year.end() :]))


def find_quantities(text: str) -> tuple[QuantitySlot, ...]:
    """Numbers with units; 七成 and 百分之七十 are 70%. Years are not quantities."""
    scale = {"万": 10_000.0, "亿": 100_000_000.0}
    slots: list[QuantitySlot] = []

    def add(number: float, unit: str, match: re.Match[str]) -> None:
        if not any(slot.start < match.end() and match.start() < slot.end for slot in slots):
            slots.append(QuantitySlot(number, unit, match.group(), match.start(), match.end()))

    for match in _PERCENT_CN.finditer(text):
        digits = match.group(1)
        add(float(parse_chinese_number(digits) or 0) if not digits[0].isdigit() else float(digits), "%", match)
    for match in _ROMAN_CLASS.finditer(text):
        add(float("ⅠⅡⅢⅣⅤⅥ".index(match.group(1)) + 1), "类", match)
    for match in _TENTHS.finditer(text):
        add((parse_chinese_number(match.group(1)) or 0) * 10 + (5 if match.group(2) else 0), "%", match)
    for match in _QUANTITY.finditer(text):
        if match.group(3) == "年" and len(match.group(1)) in (2, 4):
            continue
        add(float(match.group(1)) * scale.get(match.group(2) or "", 1), match.group(3).replace("％", "%"), match)
    for match in _QUANTITY_CN.finditer(text):
        value = parse_chinese_number(match.group(1))
        if value is not None and not _PER.match(text, match.start()) and not _ROUGHLY.search(match.group(1)):
            add(value * scale.get(match.group(2) or "", 1), match.group(3), match)
    own = _own_levels(text)
    told = [slot for slot in slots if not any(start <= slot.start < end for start, end in own)]
    return tuple(sorted(told, key=lambda slot: slot.start))


def find_places(text: str, names: Iterable[str]) -> tuple[PlaceSlot, ...]:
    """The longest of the known place names that stand in the question."""
    slots: list[PlaceSlot] = []
    taken = [(slot.start, slot.end) for slot in find_quantities(text)]  # 九成都 holds no 成都
    for name in sorted({name for name in names if name in text}, key=len, reverse=True):
        start = text.find(name)
        if any(first < start + len(name) and start < last for first, last in taken):
            continue
        if start >= 0 and not any(slot.start < start + len(name) and start < slot.end for slot in slots):
            slots.append(PlaceSlot(name, start, start + len(name)))
    return tuple(sorted(slots, key=lambda slot: slot.start))


def find_terms(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Quoted terms, and terms of the plans that stand in the question without quotation marks; not the name of a role
    that a plan explains (作为牵头单位有哪些任务)."""
    quoted = [match.group(1) for match in _QUOTED.finditer(text) if not find_roles(match.group(1))]
    named = {term for term in known if len(term) > 1 and term in text and not phrase("role_title").fullmatch(term)}
    plain = sorted(named, key=len, reverse=True)
    kept: list[str] = []
    for term in quoted + plain:
        if not any(term in other for other in kept):
            kept.append(term)
    return tuple(kept)


def find_slots(
    text: str, vocabulary: DepartmentVocabulary, place_names: Iterable[str], plan_terms: Iterable[str]
) -> Slots:
    """All slots of a normalised question."""
    terms = find_terms(text, plan_terms)
    inside = [(text.find(term), text.find(term) + len(term)) for term in terms]
    return Slots(
        departments=find_departments(text, vocabulary),
        roles=find_roles(text),
        dates=find_dates(text),
        quantities=tuple(
            slot for slot in find_quantities(text) if not any(start <= slot.start < end for start, end in inside)
        ),
        clauses=find_clauses(text),
        chapters=find_chapters(text),
        places=find_places(text, place_names),
        terms=terms,
    )
