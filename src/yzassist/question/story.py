"""A long message tells a story: which of its sentences and parts ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from yzassist.question.cues import CueMatch
from yzassist.question.phrases import phrase

STORY_CHARS = 36
STORY_PARTS = 3
TALE_CHARS = 24
"""A question this long, in this many parts, tells a story: its subject is where it asks. Of 580 development questions
30 for 36 changes one answer and no such rule breaks one; 18 for 24 mends 2 and breaks one, 30 for 24 mends and breaks
2; two parts for three mend and break one of 304."""

_LONG_STORY_CHARS = 60
_SUPPOSING = re.compile(r"(?:我|你|谁)?(?:要是|如果|假如|若是|万一)")  # 要是晓得哪个厂偷排
_PART = re.compile(r"[^，。；！？,;!?]+[，。；！？,;!?]*")  # the parts between commas
_POINTING = re.compile(
    r"[这那](?:种|类|号|点|些|样|几|事|里|边|件|项|条|个(?!方案|文件))|他们|她们|它|像我们"
)  # 像我们这种小船: what it points to was told before
_OF_KIND = re.compile(r"[这那](?:种|类|号|样|(?:件|桩|回|个)?事)")  # 这类活动, but not 那个生态流量
_REMARK = re.compile(
    r"(?<=[？?])(?:我|俺)(?:看|见|记得|知道|晓得|翻|查)(?:到|了|过)?[^，。？?哪什怎谁几]{2,20}[。！]?$"
)  # …要完成多少？我看石漠化沙化都有数。
_KIND_ASKED = re.compile(r"(?:什么|啥|哪(?:些|种|类))(?:样的)?(?P<kind>[\u4e00-\u9fff]{2})")  # 按什么|原则|谈
_KNOWN = re.compile(
    r"^[^。？?第（(]{2,30}?(?:我们?|俺们?|咱们?|大家|这边|已经|早就|都|也|就|算是)+"
    r"(?:知道|晓得|清楚|明白|看到|查到|查过|有|有数|了解|搞清|弄清|懂|记住|记下)(?:了|啦)[，,。；;](?P<rest>.{3,})$"
)  # 沙化和石漠化的任务我知道了，|退耕还林还草那块要完成多少公顷？
_OF_ASKER = re.compile(
    r"(?:我|俺|咱|本|单位|领导|班子|开会|会上|写|要写|准备|急|谢)[^\d？?一二三四五六七八九十]*$"
)  # …要搬迁？|我们县有厂子离江边不远，班子会上要讲清楚。
_ASKED_GROUPS = frozenset({"responsibility", "deadline", "target", "count", "list", "compare", "definition", "how"})
_ASKING_WORD = re.compile(r"[几谁哪啥数]|[一总]共|多少|多久|什么|怎么|目标|时限|牵头|负责")  # 几天, but not 时间表
_LIKENED = ("compare", "same")
"""The cue of a likeness, which a sentence that tells only uses: 磷石膏堆起跟座山一样。"""
_SOME = re.compile(r"(?<!第)几")  # 几家老厂, in a question that asks whether to do something
_BIDDING = re.compile(r"列|请|帮|告诉|说[说明下]|讲[讲下]|统计|汇总|梳理|想(?:问|知道|了解|看)")  # 帮我数一数有几条。
_DATED = re.compile(r"(?:到|在|至)?20\d\d年")
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?\n]*")  # the sentences


def story_parts(text: str) -> list[str]:
    """The parts between commas and stops."""
    return _PART.findall(text)


def is_story(text: str) -> bool:
    """True for a long text in several parts, whose subject is where it asks."""
    return len(text) >= STORY_CHARS and len(story_parts(text)) >= STORY_PARTS


def asks_anything(part: str) -> bool:
    """True when a part of a question asks."""
    return any(phrase(name).search(part) for name in ("asking", "asking_amount", "whether"))


def points_to_told(asking: str) -> bool:
    """True when the asking part names its subject by pointing to what was told before it (这类活动归谁管)."""
    return _OF_KIND.search(asking) is not None


def kinds_asked(asking: str) -> frozenset[str]:
    """What an asking part wants of the subject that it points to (这种事应按什么|原则|谈): no word of the subject."""
    return frozenset(match["kind"] for match in _KIND_ASKED.finditer(asking) if points_to_told(asking))


def asking_sentence(text: str, names_subject: Callable[[str], bool]) -> str:
    """The last sentence of a long story when it alone asks and says of what; else all of the text but a remark after
    the question, and what the asker knows before it."""
    text = _without_known(_REMARK.sub("", text), names_subject)
    sentences: list[str] = _SENTENCE.findall(text)
    named = len(sentences) > 1 and (names_subject(sentences[0]) or phrase("names_document").search(sentences[0]))
    if named and _is_told_after(sentences):
        return sentences[0].strip()
    if len(text) < _LONG_STORY_CHARS or len(sentences) < 2:
        return text
    *told, last = (sentence.strip() for sentence in sentences)
    if any(sentence.endswith(("？", "?")) for sentence in told) or _POINTING.search(last):
        return text
    return last if asks_anything(last) and names_subject(last) else text


def _without_known(text: str, names_subject: Callable[[str], bool]) -> str:
    """The text without what the asker says to know already, where the rest asks by itself and says of what."""
    known = _KNOWN.match(text)
    if known is None or asks_anything(text[: known.start("rest")]):
        return text
    rest = known["rest"]
    back = _POINTING.match(rest) or phrase("refers_back").match(rest)
    asks = asks_anything(rest) or phrase("number").search(rest)
    return rest if asks and not back and names_subject(rest) else text


def _is_told_after(sentences: Sequence[str]) -> bool:
    """True when the first sentence asks by itself, and the rest tells of those who ask (我们县有厂子，会上要讲)."""
    first, *rest = (sentence.strip() for sentence in sentences)
    asks = asks_anything(first) or first.endswith(("吧？", "吧?"))
    asks = asks and first.endswith(("？", "?")) and not _POINTING.search(first)
    return asks and all(_OF_ASKER.match(part) and not asks_anything(part) for part in rest)


def asked_cues(text: str, cues: Sequence[CueMatch]) -> tuple[CueMatch, ...]:
    """The cues of a question but those of what the asker knows already (黑臭水体的|目标|我知道了，谁牵头), and of
    sentences that only tell, before one that asks (外公气得|几天|没吃饭。这种谁管？)."""
    known = _KNOWN.match(text)
    told = [(0, known.start("rest"))] if known else []
    told += _told_spans(text) if len(text) >= TALE_CHARS else []
    inside = {cue for cue in cues if any(start <= cue.start < end for start, end in told)}
    if phrase("whether_to").search(text) and not phrase("asking").search(text):  # 几家老厂诉苦，该不该宽限
        inside |= {cue for cue in cues if _SOME.search(cue.text)}
    only_told = {cue for cue in inside if cue.cue.group in _ASKED_GROUPS and _ASKING_WORD.search(cue.text)}
    only_told |= {cue for cue in inside if (cue.cue.group, cue.cue.name) == _LIKENED}
    return tuple(cue for cue in cues if cue not in only_told)


def _told_spans(text: str) -> list[tuple[int, int]]:
    sentences = list(_SENTENCE.finditer(text))
    asking = [one.start() for one in sentences if one.group().rstrip().endswith(("？", "?"))]
    before = [one for one in sentences if asking and one.end() <= asking[-1] and one.start() not in asking]
    told = [one for one in before if not asks_anything(_told_unknown(one.group()))]
    return [one.span() for one in told if not _BIDDING.search(one.group())]


def _told_unknown(sentence: str) -> str:
    """A sentence without what it tells that nobody knows (谁排了什么谁也说不清)."""
    return phrase("nobody_knows").sub("", sentence)


def asking_parts(text: str, cues: Sequence[CueMatch]) -> str:
    """The parts of a question that ask, its last part included; all of it when it is not a story."""
    parts = [match.span() for match in _PART.finditer(text)]
    if len(text) < TALE_CHARS or len(parts) < 2:
        return text
    asking = [
        (start, end)
        for start, end in parts
        if (not _SUPPOSING.match(text[start:end]) and asks_anything(_told_unknown(text[start:end])))
        or any(start <= cue.start < end and cue.cue.group not in ("polar", "department") for cue in cues)
    ]
    # 几 alone may ask (总磷能有几毫克), but tells where another word asks (种几亩辣椒，膜怎么收)
    if not asking and not phrase("whether_to").search(text):
        asking = [(start, end) for start, end in parts if "几" in text[start:end]]
    chosen = [span for span in parts if span in asking or span == parts[-1]]
    at = parts.index(chosen[0])
    if at and _DATED.match(text[chosen[0][0] :]):  # its subject was said before: 各市州总磷浓度，|2025年要降多少
        chosen.insert(0, parts[at - 1])
    return "".join(text[start:end] for start, end in chosen)
