"""How a turn of a conversation refers to what went before: asides, corrections, paragraphs and years counted on."""

from __future__ import annotations

import re

from yzassist.documents.numerals import parse_chinese_number

_ASIDE = re.compile(
    r"^[^。！？!?；;]{0,14}(?:先放一放|先放放|放一边|搁一边|先不(?:扯|说|讲|聊|问|管|提|谈)|"
    r"(?:不|莫|别)(?:扯|说|讲|聊|提|谈)(?:这个|那个|它|了|哒|咯)|"
    r"换个(?:话头|话题|问题|事)|另(?:外)?问(?:个|一个|一件)(?:别的)?(?:事)?|问个别的|岔开(?:一下|一句)?)"
    r"(?:了|吧|哈|啊|再说|先|哒|咯|一下|啦|说|罗)*[，,。！？!?；;：:]\s*"
)  # 这个先放一放。
_CORRECTION = re.compile(
    r"^(?:哦|噢|呃|唉|哎)?[，,]?(?:(?:不是|不对|错了|没有)[，,。！!、\s]*)*"
    r"(?:(?:不是|没)(?:问|说|讲)(?:这个|那个|它|这)(?=[，,。！!我是])|(?:我)?(?:刚才)?(?:(?:问|说|讲|搞|弄|打)(?:偏|错|岔|反)|嘴瓢|口误)(?:了|哒|咯)?(?:[，,。]?不是(?:问|说)?[^，。]{1,10}(?=[，,。]))?)[，,。！!]?\s*"
    r"(?:我)?(?:其实)?(?:要|想|是想|是要)?(?:问|说|讲|指)?(?:的|嘞|呢)?(?:是问|是)?"
)  # 不是不是，我问偏了，我要问的是
_NOT_THAT = re.compile(
    r"^(?:哎|不|噢)?[，,]?我?(?:说|问|讲|指)的是(?P<said>[^，。]+)[，,]不是(?:这|那|它)[^，。]{0,4}[，,。]?"
)
"""我说的是塑料那条，不是这条，"""
_FIRST_TURN = re.compile(
    r"(?:倒回去|回头|回到|还是|再)?(?:讲|说|问|看)?"
    r"(?:(?:最先|最早|一开始|最开头|最初|开头|最前头|最前面|头先|回到头)(?:先)?"
    r"(?:(?:问|说|提|讲)(?:到|过)?的?(?:那|这)?(?:一)?(?:条|个|项|件)?|的?(?:那|这)(?:一)?(?:条|个|项|件))(?:事|问题)?"
    r"|第一个(?:问|说|提)(?:到|过)?的?(?:那|这)?(?:一)?(?:条|个|项|件)?(?:事|问题)?)"
)  # 倒回去讲最开头那个
_PARAGRAPH = re.compile(
    r"(?:就|那|这|下面|上面|上头|下头)?(?:第(?P<number>[一二三四五六七\d])|(?:^|(?<=[，,。那这就]))(?P<step>[前后上下])(?:面)?(?:那|这)?一?)"
    r"(?:段(?![时河江水路岸])|款(?![船式机型项])|块(?![地钱])|自然段)"
)  # 第二段, 前一款
_YEARS_ON = re.compile(
    r"(?:再(?:往后|往前)?|往后|后头|往前|向前|(?:^|(?<=那))(?:提前|早))(?:再)?(?:过|推|晚|迟|数|挪|去|早|提前)?(?:个)?(?P<years>[一二两三四五\d])年(?:以?后|以?前)?"
)  # 再过两年, 往前推一年
_BACKWARDS = ("往前", "向前", "提前", "早", "再往前", "再早", "再提前")
_SAME_YEAR = re.compile(r"^(?:那么?|在|也)?(?:是)?(?:同一年|同年|那一年|那年|当年)(?:年?底|里|内)?[，,]?")  # 那同一年，
_THAT_YEAR = re.compile(r"[，,、]?(?:到)?(?:那|当)?(?:年|年的)?(?:年底|年末|底)")  # ，到那年年底
_SAME_CLAUSE = re.compile(
    r"^(?:那么|那|还是)?(?:就)?(?:在)?(?:同一|同|这一|这|该|本)(?:条|项)(?:(?:里|中|下)(?:面|头|边|间)?(?:的)?[，,]?|[，,的])"
)  # 同一条里头


def drop_aside(text: str) -> str:
    """The question without words that put the talk so far aside (这个先放一放。…); unchanged when there are none."""
    rest = _ASIDE.sub("", text, count=1)
    return rest or text


def corrected(text: str) -> str | None:
    """What is asked after a correction (不是问这个，我要问的是…); None when nothing is corrected."""
    if (other := _NOT_THAT.match(text)) is not None:
        return f"{other['said']}，{text[other.end() :]}"
    match = _CORRECTION.match(text)
    if match is None or not (rest := text[match.end() :].lstrip("，,。 ")):
        return None
    return rest


def from_first_turn(text: str) -> str | None:
    """The question without its way back to the first one (最先问的那条); None when it does not go back."""
    if not _FIRST_TURN.search(text):
        return None
    return _FIRST_TURN.sub("", text, count=1).lstrip("，,。 ")


def in_same_clause(text: str) -> str | None:
    """What is asked within the clause just spoken of (同一条里头…); None when that is not said."""
    match = _SAME_CLAUSE.match(text)
    return text[match.end() :] if match and match.end() < len(text) else None


def named_paragraph(text: str, current: int | None) -> tuple[int, str] | None:
    """The number of the paragraph meant (第二段; 前一款 counts from ``current``), and the text without it."""
    match = _PARAGRAPH.search(text)
    if match is None:
        return None
    if match["number"]:
        number = parse_chinese_number(match["number"])
    else:
        number = None if current is None else current + (1 if match["step"] in "后下" else -1)
    return (number, text[: match.start()] + text[match.end() :]) if number else None


def in_same_year(text: str) -> str | None:
    """What is asked of the year just spoken of (那同一年，…); None when that is not said."""
    match = _SAME_YEAR.match(text)
    return text[match.end() :] if match and match.end() < len(text) else None


def years_on(text: str, base: int | None) -> str | None:
    """The question with 再过两年 written as the year meant, counted from ``base``; None when no year is counted."""
    match = _YEARS_ON.search(text)
    if match is None or base is None:
        return None
    step = parse_chinese_number(match["years"].replace("两", "二")) or 0
    year = base - step if match.group().startswith(_BACKWARDS) else base + step
    rest = _THAT_YEAR.sub("", text[match.end() :], count=1)
    return f"到{year}年年底{rest}"
