"""The clause or the chapter before or after the one just spoken of (下一条, 下一章), and what is asked of it."""

from __future__ import annotations

import re

from yzassist.documents.numerals import clause_label, format_chinese_number
from yzassist.question.dialogue.turns import Resolution, Turn, ask_phrase
from yzassist.question.model import Intent

NEXT_CHAPTER = re.compile(r"[上下前后]一(?:个)?(?:大)?(?:章|部分|板块|块)")  # 下一章
NEIGHBOUR = re.compile(
    r"(?:紧?挨着|紧?接着|紧跟着)?(?:它|这条)?(?:的)?[上下前后](?:头|面|边)(?:的)?(?:那|这)?一?条(?![河江沟溪鱼船路件约])"
    r"|(?:再|往|紧接着|接着)*的?(?:(?P<far>上上|下下)一?条|[上下前后]一条(?![河江沟溪鱼船路件约])|(?<![以如之])[上下]条(?=[呢嘞讲说是的，,谁]))"
    r"|(?:紧?接着|接下来|紧跟着)的?(?:那|这)?一?条(?![河江沟溪鱼船路件约])"
    r"|往[下后上前](?:再)?(?:数|推|看|翻)(?P<steps>[一两二三四五])条"
)  # 下一条, 下下条, 紧接着那条, 往下数两条
_BACKWARDS = frozenset("上前")
_STEPS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_LEAD = re.compile(
    r"^(?:那么?|请问|再|往|看看?|说说|讲讲|问问?|想问|刚才|这|它|该|本|一?条|的|，|,)*$"
)  # 那它的|下一条
_INSIDE = re.compile(
    r"^(?:的|呢|嘞|咧|又|，|,|？|\?)*(?:它)?(?:(?:里面?|里头|里边|其中|当中|中)(?:又|还|也)?(?:说|讲|提|写|规定|要求)?(?:到|了|的)?)?(?:，|,)?"
)  # 呢，里面说|三峡水库要建立什么机制
_WHAT_IT_SAYS = re.compile(
    r"(?:又|都|主要|大概|大致|具体|要|的)*(?:讲|说|写|规定|要求|内容|管|干|提|关于|抓|做)*(?:的|了|些|到)*(?:是|有)?"
    r"(?:什么|啥|哪些|哪(?:一)?方面|怎么(?:说|写|讲|规定)|谈什么)(?:内容|事情?|要求|规定|东西|方面|措施|任务)?(?:的|呢|呀|啊|嘞|吗|来着)*"
    r"|(?:的)?(?:内容|全文|原文)(?:是|呢|有)*|念(?:一下|一遍|给我听)|(?:说|讲)(?:一下|来听听|说|讲)"
)  # 讲的是什么


def neighbour_of(text: str, turn: Turn) -> Resolution | None:
    """What is asked of the clause before or after the one that the earlier answer rested on: its content, what is
    asked of something in it, or who and by when as before; None when no such clause is meant."""
    match = NEIGHBOUR.search(text)
    clauses = [pid.rsplit("/", 2)[1] for pid in turn.paragraph_ids]
    if match is None or not clauses or not clauses[0].isdigit():
        return None
    steps = _STEPS[match["steps"]] if match["steps"] else 2 if match["far"] else 1
    number = int(clauses[0]) + (-steps if _BACKWARDS & set(match.group()) else steps)
    before = text[: match.start()]
    after = _INSIDE.sub("", text[match.end() :], count=1).strip("，,的呢嘞咧 ?？。")
    asked = ("" if _LEAD.match(before) else before) + after
    return Resolution(f"{clause_label(number)}{_asked_of_clause(asked, turn)}") if number > 0 else None


def says_what(asked: str) -> bool:
    """True when nothing is asked but what something says (讲的是什么)."""
    return _WHAT_IT_SAYS.fullmatch(asked.strip("，,？?。 ")) is not None


def _asked_of_clause(asked: str, turn: Turn) -> str:
    if not asked:
        return ask_of_clause(turn)
    return "讲什么？" if _WHAT_IT_SAYS.fullmatch(asked) else f"{asked}？"


def ask_of_clause(turn: Turn) -> str:
    """What is asked of another clause that is only named (下一条呢): who or by when as before, else its content."""
    again = turn.question.asks[:1] in ((Intent.RESPONSIBILITY,), (Intent.DEADLINE,))
    return ask_phrase(turn.question) if again else "讲什么？"


def next_chapter(text: str, turn: Turn) -> Resolution | None:
    """The chapter before or after the one just asked about; None when none is meant."""
    chapter, spoken = NEXT_CHAPTER.search(text), turn.question.slots.chapters
    if chapter is None or not spoken:
        return None
    step = 1 if chapter.group().startswith(("下", "后")) else -1
    return Resolution(f"第{format_chinese_number(spoken[0] + step)}部分有哪些措施，共有几条？")
