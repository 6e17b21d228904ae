"""How a turn of a conversation refers to what went before: asides, corrections, paragraphs and years counted on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from yzassist.documents.numerals import parse_chinese_number

_ASIDE = re.compile(
    r"^[^。！？!?；;]{0,14}(?:先放一放|先放放|放一边|搁一边|先不(?:扯|说|讲|聊|问|管|提|谈)|"
    r"(?:不|莫|别)(?:扯|说|讲|聊|提|谈)(?:这个|那个|它|了|哒|咯)|"
    r"换个(?:话头|话题|问题|事)|另(?:外)?问(?:个|一个|一件)(?:别的)?(?:事)?|问个别的|岔开(?:一下|一句)?)"
    r"(?:了|吧|哈|啊|再说|先|哒|咯|一下|啦|说|罗)*[，,。！？!?；;：:]\s*"
)  # 这个先放一放。
_ACKNOWLEDGED = re.compile(
    r"^(?:(?:嗯+|哦+|噢|好的?|行|知道|晓得|明白|清楚|懂|了解|收到|记下|原来如此|原来是这样|谢谢?|多谢|感谢)"
    r"(?:了|啦|哒|咯|嘞|吧|的|你|您|啊)*[，,。！!；;]\s*)+(?=[^。！!？?]{3,})"
)  # 知道了。那镉、铊这些呢
_ONWARD = re.compile(r"^(?P<lead>那么?)?再?往(?![前后])(?P<to>[^，。？?]{2,6}?)(?:去|走)?(?=呢)")  # 再往下游去呢
_REMARK = re.compile(
    r"^[^。？?！!]{0,16}(?:我们?|俺们?|咱们?|自家|老百姓)[^。？?！!]{0,10}?(?:懂得?|晓得|知道|清楚|明白|熟|有数|插不上[手嘴]|管不着|没关系|不沾边|不操心|不搭界|沾不上边|够了)了?[。！!]"
    r"|^[^。？?！!]{0,16}(?:不归|不关|离|轮不到|用不着)(?:我们?|俺们?|咱们?|自家|老百姓)[^。？?！!]{0,6}[。！!]"
)  # 船的事我们码头上懂得。|我想问的是，村里厕所学哪个省？
_CORRECTION = re.compile(
    r"^(?:(?:哦|噢|呃|唉|哎呀?|诶|不好意思|抱歉|对不[起住])[，,。！!]?)*(?:(?:不是|不对|错了|没有)[，,。！!、\s]*)*"
    r"(?:(?:我)?(?:(?:刚才)?(?:问|说|讲|要|指|想问|想知道)的?)?(?:并)?(?:不是|没|没有)(?:要|想)?(?:问|说|讲|指)?(?:这个|那个|这些|那些|它|这|那)(?:一?[条件])?(?:意思|事)?(?=[，,。！!我是])"
    r"|(?:你|您)?(?:答|回答|理解|听|领会|会错意)(?:偏|错|岔|反)(?:了|题)(?=[，,。！!])|(?:你|您)?(?:答非所问|跑题了?|会错意了?)(?=[，,。！!])|(?:我)?(?:刚才)?(?:(?:问|说|讲|搞|弄|打|记|看)(?:偏|错|岔|反|混|串|乱)|嘴瓢|口误)(?:了|哒|咯)?(?:[，,。]?不是(?:问|说)?[^，。]{1,10}(?=[，,。]))?)[，,。！!]?\s*"
    r"(?:我)?(?:其实|真正|刚才|本来|原本)?(?:要|想|是想|是要|是)?(?:问|说|讲|指|知道|了解|查|找|要)?(?:的|嘞|呢)?(?:是问|其实是|是)?"
)  # 不是不是，我问偏了，我要问的是
_NOT_THAT = re.compile(
    r"^(?:哎|不|不是|不对|噢|哦|错了)?[，,]?(?:我?(?:刚才|刚刚)?(?:是)?(?:(?:要|想|是)?(?:说|问|讲|指)|要)的是|我(?:要|想)?问)(?P<said>(?!的)[^，。]+?)[，,]?(?:而|可)?不是(?:说|问|讲)?"
    r"(?:(?:这|那|它)[^，。]{0,4}|(?!.*[吗么嘛吧][？?。]*$)[^，。？?谁哪]{1,14})(?:$|(?<=.)[，,。？?])"
)
"""我说的是塑料那条，不是这条，"""
_NOT_THIS_BUT = re.compile(
    r"^(?:哎|噢|哦)?[，,]?(?:我?(?:问|说|讲)的)?不是(?:说|问|讲)?(?P<not>[^，。？?谁哪]{1,14})[，,]\s*(?:我?(?:问|说|讲|指|要)的)?(?:而|就)?是(?:问|说)?"
    r"(?P<said>(?!谁|哪|什么|啥)(?:[什怎那这多]么|[^？?吗么吧]){2,})[。？?]?$"
)  # 不是尾矿库，是塑料
_BUT_THIS = re.compile(
    r"^(?:哎|哦|噢)?[，,]?(?:(?:不对|不是|不不|错了|搞错了)[，,。！!、]?)+我(?:要问|想问|问|要|说|想要|指)的?是(?P<said>.{2,})$"
)  # 不对我要的是县城污水
_NOT_WHAT = re.compile(r"[，,](?:而)?不是(?:说|问|讲)?[^，。？?谁哪吗么]{1,14}[。]?$")  # ，不是排污许可
_PARAGRAPH = re.compile(
    r"(?:就|那|这|下面|上面|上头|下头)?(?:第(?P<number>[一二三四五六七\d])|(?:^|(?<=[，,。那这就]))(?P<step>[前后上下])(?:面)?(?:那|这)?一?)"
    r"(?:段(?![时河江水路岸])|款(?![船式机型项])|块(?![地钱])|自然段)"
)  # 第二段, 前一款
_SAME_CLAUSE = re.compile(
    r"^(?:那么|那|还是)?(?:就)?(?:在)?(?:(?:你|您)?(?:刚才|刚刚|刚|上面|前面)(?:你|您|我)?(?:说|讲|提|问|念|聊)?(?:到|过)?的?)?"
    r"(?:(?:同一|同|这一|这|该|本|那一|那)(?:条|项)(?:(?:里|中|下)(?:面|头|边|间)?(?:的)?[，,]?|[，,的])"
    r"|(?:里面|里头|里边|其中)(?:又|还|也)?(?:说|讲|提|写|规定)(?:到|过|了|的)*[，,]?)"
)  # 同一条里头, 刚说的这一条，, 里面说


_IN_SAME_CLAUSE = re.compile(
    r"[，,]\s*(?:还是|就在|也在|在)?(?:同一|这一|同)条(?:里|中)?(?:头|面|边)?的?[？?。]?$"
)  # ，同一条里头的
_HOW_TO_TELL = re.compile(
    r"[，,](?:(?:[两三四]|几)[家个样]|一起|分开|分别|一[家个条]一[家个条])(?:都|也|地|的)?(?:说|讲|报|列|给|答|写)(?:一下|上|全|清楚|出来|了)*[。！!]?$"
    r"|[，,](?:可)?(?:别|莫|不要)(?:给我|再|又)?(?:搞|弄|答|说|记)?(?:混|错|岔|串)(?:了|啊|哈|咯)*[。！!]?$"
)  # ，两家都说上; ，别混了
_THE_REST = re.compile(r"^(?:那|那么)?(?:剩下|余下|其余|其他|别的)的?(?=(?:牵头|参与|配合|负责))")  # 剩下参与的呢
_CLAUSE_OF = re.compile(
    r"^(?:那么?|换成|换到|改问)?(?P<what>(?![最第头后前上下中末另])[\u4e00-\u9fff“”]{2,12}?)[那这](?:一)?(?:条(?![河江沟溪鱼船路件约])|块(?!地)|项(?!目)|件事?)(?=[呢嘞咧，,里中，的]|$)"
)  # 塑料那条呢


_BODY_BEFORE = re.compile(
    r"第(?P<nth>[一二三四五六七八九十\d]{1,2})(?:个|家)(?:部门|单位|部委|机构|企业|公司)"
)  # 第二个部门自己牵头的有哪些事
_WHICH_ONES = re.compile(
    r"^(?:那|都|各)?(?:是|有|在)?(?:哪|那)(?:[几两二三四五六七八九]|些)(?:个|家|条|座|处|种|样|类|项)?[\u4e00-\u9fff]{0,3}[？?呢啊]*$"
)  # 哪两个市？


def asks_which_ones(text: str) -> bool:
    """True when a turn asks no more than which ones (哪两个市？): those just spoken of."""
    return bool(_WHICH_ONES.match(text))


def with_bodies_before(text: str, answers: Sequence[str], bodies_in: Callable[[str], tuple[str, ...]]) -> str:
    """第二个部门 as the second body of the latest answer that names so many; unchanged where none does."""
    match = _BODY_BEFORE.search(text)
    nth = parse_chinese_number(match["nth"]) if match else None
    if match is None or nth is None:
        return text
    named = next((found for answer in reversed(answers) if len(found := bodies_in(answer)) >= max(nth, 2)), ())
    return text[: match.start()] + named[nth - 1] + text[match.end() :] if named else text


_TOLD_BEFORE = re.compile(
    r"^(?:那)?(?:先头|刚才|刚刚|前面|之前|头先|起先|先前)(?:说|问|讲)?的?(?:那|这)[个条项件](?P<what>[\u4e00-\u9fff“”]{1,8}?)(?:的(?=$)|的?[，,呢]+)(?P<rest>.*)$"
)  # 先头那个锰的，牵头都有谁


_BACK_TO = re.compile(
    r"^(?:那)?(?:(?:还是|再)?(?:回到|说回|讲回|问回|回头(?:说|问|讲|看))(?:刚才|先头|前面|之前)?(?:说|问|讲)?的?"
    r"|(?:刚才|先头|前面|之前|上面)(?:你|我)?(?:说|问|讲|提)(?:到|过)?的)"
    r"(?P<what>(?![最第头])[\u4e00-\u9fff“”]{1,10}?)[那这](?:[个条项块]|件事?)?(?:的|[，,呢里]|(?=还|也|又|要))(?P<rest>.*)$"
)  # 回到名录那项，由哪些部门牵头


def told_before(text: str) -> tuple[str, str] | None:
    """The word by which a turn goes back to an earlier one, and what is asked of it; None when it does not."""
    match = _TOLD_BEFORE.match(text) or _BACK_TO.match(text)
    return (match["what"], match["rest"]) if match else None


def bare_turn(text: str, names_subject: Callable[[str], bool]) -> str:
    """A turn without how it is to be told (，两家都说上) and without 剩下 before a role; 塑料那条呢, which points to no
    clause spoken of, as 塑料呢."""
    if told_before(text) is not None:
        return text
    text = _THE_REST.sub("", _HOW_TO_TELL.sub("", text)) or text
    match = _CLAUSE_OF.match(text)
    if match is None or not names_subject(match["what"]):
        return text
    return text[: match.end("what")] + text[match.end() :]


def plain_turn(text: str) -> str:
    """The turn without what acknowledges the answer before (知道了。), and 再往下游去呢 as 下游呢."""
    return _ONWARD.sub(r"\g<to>", _ACKNOWLEDGED.sub("", text))


def drop_aside(text: str) -> str:
    """The question without words that put the talk so far aside (这个先放一放。…); unchanged when there are none."""
    rest = _ASIDE.sub("", text, count=1)
    return rest or text


def without_remark(text: str, names_subject: Callable[[str], bool]) -> str:
    """The question without a remark on what was told (禁渔我们懂。倒是采砂那帮人…), where what follows names its own
    subject; else unchanged."""
    match = _REMARK.match(text)
    if match is None or not names_subject(text[match.end() :]):
        return text
    return text[match.end() :]


def corrected(text: str) -> str | None:
    """What is asked after a correction (不是问这个，我要问的是…); None when nothing is corrected."""
    if (meant := _BUT_THIS.match(text)) is not None:
        return _NOT_WHAT.sub("", meant["said"])
    if (other := _NOT_THAT.match(text)) is not None:
        return f"{other['said']}，{text[other.end() :]}".rstrip("，")
    if (other := _NOT_THIS_BUT.match(text)) is not None:
        return other["said"]
    match = _CORRECTION.match(text)
    if match is None or not (rest := text[match.end() :].lstrip("，,。 ")):
        return None
    return rest


def in_same_clause(text: str) -> str | None:
    """What is asked within the clause just spoken of (同一条里头…, …，同一条里的); None when that is not said."""
    if (tail := _IN_SAME_CLAUSE.search(text)) is not None and tail.start() > 1:
        return text[: tail.start()]
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
