"""What a question says of the plans it is about, and the question without it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from yzassist.question.plans.plan_names import Named, PlanNames

_WORD = r"(?:行动|实施|工作)?(?:方案|计划|规划|办法|条例|文件|政策)"
_OTHER = re.compile(
    rf"(?:其他|其它|其余|别的|另外的|另外几个|另外几份)(?:几[个份])?{_WORD}|另(?:外)?(?:那|的)?一?[个份]{_WORD}?"
)
# 其他方案, 另一个
_BOTH = re.compile(rf"(?:[这那上前](?:面)?)?(?:[两二2]|三|3|几)[个份]{_WORD}|{_WORD}(?:之间|彼此)")  # 这两个方案
_EVERY = re.compile(rf"(?:所有|全部|每[个份]|各个?|各份)(?:的)?{_WORD}")  # 各方案
_WHICH = re.compile(rf"(?:哪(?:些|几?[个份])|什么){_WORD}(?:里面?|中|都)?")  # 哪些方案
_THIS = re.compile(rf"(?:[这那该本此](?:一)?[个份项]?|上述|刚才(?:那个|说的)?|前面(?:那个|说的)?){_WORD}")  # 这个方案
_JOINED = re.compile(r"[\s和与跟及同、，比]*(?:以及|还有|相比)?[\s和与跟及同、，比]*")  # A和B
_LISTING = re.compile(
    rf"(?:有|共|收录了?|收了|知道|能查|能问|可以[问查]|放了|存了|掌握)(?:的)?(?:哪些|几[个份]|多少[个份]?|什么){_WORD}|"
    rf"(?:收录|能查|能问|库里|系统里|这里|知道)的?[^，。？?]{{0,4}}{_WORD}(?:有(?:哪些|几[个份]|多少)|清单|目录)|{_WORD}(?:清单|目录)"
)  # 收录了哪些方案
_STANDING = re.compile(
    r"还有效|(?:是否|是不是|有没有|还|现行)有效|有效(?:吗|么|不)|有效期|失效|废止|作废|过期|(?:被|让)[^，。？?]{0,10}(?:取代|替代|代替)"
    r"|还(?:能|可以)(?:用|执行)|管到(?:什么时候|哪年|何时)"
)  # 还有效吗
_COMPARED = re.compile(
    rf"哪(?:一?[个份]|些|几[个份]){_WORD}(?:里|中)?(?:定得|规定得?|要求得?|的)?(?:更|最|要)?(?:(?P<early>早|晚|先|快|迟)|高|低|严|多|少|大|小)"
)  # 哪个方案定得高
_LEVEL_SPEAKS = re.compile(
    r"(?:^|(?<=[，。？,.?那]))(?P<level>国家|中央|省|市|县|区|乡|镇)(?:里|级|上)(?:面)?(?=对|有没有|有[^，。？]{0,6}规定|怎|是怎|的?要求|的?规定|的?呢|$)"
)  # 省里对这个有规定吗
_ELLIPTIC = re.compile(
    r"^(?:那么?|还有|换成|换)?[，,]?(?P<name>[^，。？?]{2,10}的)(?:呢|咧|嘞|怎么样|又如何)?[？?。]?$"
)  # 那固废的呢
_NOTHING_LEFT = re.compile(
    r"^(?:那么?|还有|另外|换成|换到|改成|如果是|要是|呢|的|里面?|中|是|按照?|看|方案|怎么?样?|又|说|规定|要求|如何|什么|啥|嘞|咧|吗|我|要|想|问|一下|[，。？?！!\s])*$"
)  # 那方案呢
_STAND_IN = "方案"


class Refers(Enum):
    """Plans meant without a name."""

    NOTHING = auto()
    THIS = auto()
    OTHERS = auto()
    SEVERAL = auto()
    EVERY = auto()


@dataclass(frozen=True, slots=True)
class Mention:
    """``documents`` are named in the text, ``unknown`` is a name that no plan has; ``rest`` is the question with each
    name written 方案. ``bare`` says that nothing else was asked (那省里的方案呢). ``listing`` asks which plans there
    are, ``standing`` whether a plan still holds."""

    rest: str
    documents: tuple[str, ...] = ()
    unknown: str = ""
    refers: Refers = Refers.NOTHING
    bare: bool = False
    listing: bool = False
    standing: bool = False


def read_mention(text: str, names: PlanNames) -> Mention:
    """What a normalised question says of plans."""
    found = names.find(text)
    if not found and (short := _ELLIPTIC.match(text)):
        said = names.find(f"{short['name']}{_STAND_IN}")
        if said and said[0].documents and said[0].start == 0:
            return Mention(_STAND_IN, said[0].documents, bare=True)
    rest = _masked(text, found)
    if not found and (level := _LEVEL_SPEAKS.search(text)) and (ids := names.of_level(level["level"])):
        rest = _LEVEL_SPEAKS.sub(_STAND_IN, text, count=1)
        return Mention(rest, ids, bare=_NOTHING_LEFT.match(rest) is not None)
    refers, rest = _references(rest)
    documents = tuple(dict.fromkeys(key for named in found for key in named.documents))
    unknown = "、".join(dict.fromkeys(named.unknown for named in found if named.unknown))
    return Mention(
        rest=rest,
        documents=documents,
        unknown=unknown,
        refers=Refers.NOTHING if found else refers,
        bare=bool(found or refers is not Refers.NOTHING) and _NOTHING_LEFT.match(rest) is not None,
        listing=_LISTING.search(text) is not None,
        standing=_STANDING.search(rest) is not None,
    )


def _masked(text: str, found: tuple[Named, ...]) -> str:
    """The text with every name, or several joined ones (A和B), written 方案."""
    pieces: list[str] = []
    at = 0
    for named in found:
        between = text[at : named.start]
        if not (pieces and _JOINED.fullmatch(between)):
            pieces += [between, _STAND_IN]
        at = named.end
    return "".join((*pieces, text[at:]))


def _references(text: str) -> tuple[Refers, str]:
    """Plans referred to, and the text with the reference written 方案 (a set question: 条款)."""
    if compared := _COMPARED.search(text):
        return Refers.EVERY, _COMPARED.sub("各是什么时候" if compared["early"] else "各是多少", text, count=1)
    for pattern, refers, instead in (
        (_OTHER, Refers.OTHERS, _STAND_IN),
        (_BOTH, Refers.SEVERAL, _STAND_IN),
        (_EVERY, Refers.EVERY, _STAND_IN),
        (_WHICH, Refers.EVERY, "哪些条款"),
        (_THIS, Refers.THIS, _STAND_IN),
    ):
        if pattern.search(text):
            return refers, pattern.sub(instead, text, count=1)
    return Refers.NOTHING, text
