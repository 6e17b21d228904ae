"""Makes a follow-up self-contained: what it leaves out is taken from the question before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.question.contrasts import contrasts_with, exchanged
from yzassist.question.dialogue.conversation import (
    asks_which_ones,
    corrected,
    from_first_turn,
    in_same_clause,
    named_paragraph,
    told_before,
)
from yzassist.question.dialogue.in_answer import of_answer, points_into_answer
from yzassist.question.dialogue.neighbours import NEXT_CHAPTER, ask_of_clause, neighbour_of, other_chapter
from yzassist.question.dialogue.ordinals import ORDINAL, listed_item, ordinal_focus
from yzassist.question.dialogue.same_body import PART, of_same_body, points_to_body
from yzassist.question.dialogue.turns import (
    Resolution,
    Turn,
    ask_again,
    ask_phrase,
    asked_after,
    subject_of,
    told_subject,
    with_thing,
)
from yzassist.question.dialogue.years import counted_on, in_same_year, names_stage, told_year, years_on
from yzassist.question.model import OUTSIDE, DateSlot, Intent, Question
from yzassist.question.order import NEIGHBOUR
from yzassist.question.phrases import phrase

_REFERRING = re.compile(
    r"它们?的?|[这那](?:一)?(?:个(?!方案|文件|通知|办法|条例|计划|规划)|项(?!目)|条(?![河江沟溪鱼船路件约])|款(?!项)|(?:件|桩|摊子?|码)?事|里面?|方面|些|块)的?|该(?:项|条|款)的?|此(?:项|事)|"
    r"上面(?:这|那)?(?:一)?(?:条|项|个)?(?:说)?的?|刚才(?:说)?(?:这|那)?(?:一)?(?:条|项|个)?的?|前面(?:说)?(?:这|那)?(?:一)?(?:条|项|个)?的?|"
    r"上一(?:条|项|个)的?|同一(?:条|项)"
)  # 它, 这一条, 刚才那项
_OPENING = re.compile(
    r"^(?:对了|对(?=[，,])|那么|那|哦|嗯|好的?|明白了?|谢谢|再问|再请问|另外|还有|然后|顺便(?:问)?|接着|请问)+[，,、。]?"
)  # 那么，
_SWAP = re.compile(
    r"^(?:那么|那|再)?(?:要是|如果)?(?:换成|换作|换到|改成|改问|轮到)?(?P<what>.+?)(?:那一?(?:条|项|款))?(?:呢|怎么样|又如何|如何)?[?？]?$"
)
_EXCHANGED = re.compile(r"^(?:那么?)?(?:换成|改成|改问|换作)(?!.*[这那]一?块)")  # 换成生态流量呢 leaves the clause
_IF = re.compile(r"的(?:话)?(?=$|[，,])")  # 锰|的话，
_SWAP_SIGN = re.compile(
    r"(?i)^(?:and )?(?:what|how) about\b|^and\b(?!.*\b(?:what|who|when|which|how)\b)|"
    r"呢[?？]?$|^(?:那么?)?(?:换成|换作|换到|改成|改问)|又如何[?？]?$"
)  # 磷矿呢
_SWAP_AND_ASK = re.compile(
    r"^(?:那么?)?(?P<what>[^，。？?这那年]{2,12})[呢嘞咧](?P<mark>[？?，,])(?P<rest>.{4,})$"
)  # 化肥的呢？谁牵头？ asks as before and more; 塑料呢，谁参与？ asks this only
_ALSO = re.compile(
    r"(?:是不是|是|要)?(?:也|同样|一样|照样)(?!.*(?:谁|哪|什么|啥|多少|几))"
)  # 湖边上的呢，|也是这么远？
_OWN_SUBJECT_CHARS = 5
_OTHER_SUBJECT_CHARS = 10
_GOING_ON = re.compile(
    r"^(?:那么?|换成|换到|再)|又(?:是|有|叫|归|由|要|该|算|怎)[^，。]{0,4}(?:谁|哪|什么|啥|多少|几|样|么)"
    r"|的(?:都|则|各)?(?:是|有)哪[些几][^，。]{0,2}[？?]?$"
)  # 那换成监督检查这一块呢, 综合治理的又是哪些
_MIN_INSIDE_CHARS, _INSIDE_SHARE = 4, 0.6
_MIN_RUN_CHARS = 5
_CONTINUING = re.compile(r"^(?:那么?|还)(?!个|条|项|一)")  # 那有啥帮扶
_ORDINAL_CHARS, _SHORT_CHARS = 14, 10
_BARE_ROLE = re.compile(
    r"(?:牵头|参与|负责|配合)的?(?:是|有)(?:谁|哪(?!(?:些|几)?(?:项|件|个|条)?(?:事|任务|活|工作|条|措施|内容)))"
)  # 牵头的是哪两家, not 牵头的有哪些事
_MORE = re.compile(r"^(?:那么?)?还有(?:别的|其[他它]的?|什么|啥|哪些)?(?:呢|吗|么|没有?|不)?[？?。]?$")  # 还有呢？
_QUESTIONED = re.compile(r"不行|行不行|为(?:什么|啥|何)|凭(?:什么|啥)|咋就|依据|理由|原因")  # 咋就定3公里，5公里不行吗
_BESIDE = re.compile(r"(?:沿|附近|周边|旁|边)?(?:上|边|头|儿)?的?$")  # 支流|边上的
_THAT_PART = re.compile(r"[那这](?:一)?(?:段|款)(?=[呢嘞咧，,里中讲说]|$)|[上下]半截")  # 审案子的那段呢
_SOURCE = re.compile(r"依据|出处|出自|来源|哪一?(?:款|条)(?:规定|里|写|说)?|原文")  # 依据是哪一款


def points_back(text: str) -> bool:
    """True when a wording itself shows that it goes on: 那…, 它, 第三个, 第二段, 下一章."""
    return any(
        sign.search(text) for sign in (_CONTINUING, _REFERRING, ORDINAL, PART, NEXT_CHAPTER, NEIGHBOUR, _SWAP_SIGN)
    ) or any(points(text) for points in (points_to_body, points_into_answer))


def says_what_no_plan_tells(parsed: Question) -> bool:
    """True when the words of a turn themselves thank, greet or ask the assistant: 谢谢, 你是谁."""
    outside = {cue.split(".")[0] for cue in parsed.cues} & {intent.value for intent in OUTSIDE}
    return bool(outside) and parsed.intent in OUTSIDE


def is_followup(text: str, parsed: Question, has_subject: bool) -> bool:
    """True when a question cannot stand alone: it refers back, swaps one thing, or names no subject of its own."""
    slots = parsed.slots
    if phrase("of_whole_plan").search(text) or says_what_no_plan_tells(parsed):
        return False
    if _SWAP_SIGN.search(text) and not parsed.asks:
        return True
    if (
        asks_which_ones(text)
        or points_into_answer(text)
        or told_before(text) is not None
        or points_to_body(text)
        or corrected(text) is not None
        or from_first_turn(text) is not None
    ):
        return True
    if in_same_year(text) is not None and not slots.dates:
        return True
    pair = _SWAP_AND_ASK.match(text)
    if pair and (_ALSO.match(pair["rest"]) or (parsed.asks and len(text) <= _ORDINAL_CHARS)):
        return True
    if ORDINAL.search(text) and not slots.clauses and len(text) <= _ORDINAL_CHARS:
        return True
    if NEIGHBOUR.search(text) and not slots.clauses:
        return True
    known = parsed.plan_topic and sum(len(token) for token in parsed.topic_tokens) >= _OWN_SUBJECT_CHARS
    if (named_paragraph(text, 2) is not None or (_THAT_PART.search(text) and parsed.plan_topic)) and not slots.clauses:
        return True
    if parsed.asks and has_subject and (known or not _REFERRING.search(text)):
        return False
    if has_subject and len(text) <= _SHORT_CHARS and _CONTINUING.search(text) and not slots.clauses:
        return True
    if NEXT_CHAPTER.search(text):
        return True
    counted = (years_on(text, 0) is not None or names_stage(text)) and not slots.dates
    if (ORDINAL.search(text) or NEIGHBOUR.search(text) or counted) and not slots.clauses:
        return True
    if slots.clauses or parsed.intent is Intent.METADATA:
        return False
    if not has_subject and not slots.chapters:
        whole_set = (
            parsed.intent in (Intent.LIST, Intent.COUNT, Intent.DEPARTMENT)
            and bool(slots.departments)
            and (not parsed.asks or (parsed.intent is Intent.LIST and bool(slots.roles)))
            and not _BARE_ROLE.search(text)
            and not (parsed.polar and not any(cue.startswith("department.") for cue in parsed.cues))  # 水利部参与吗
        )
        return not whole_set or bool(_REFERRING.search(text))
    return bool(_REFERRING.search(text))


def _replaced(previous: Question, parsed: Question) -> str | None:
    """The previous question with its department or year exchanged for the new one; None when nothing was swapped."""
    text = previous.chinese
    for old, new in (
        (previous.slots.departments, parsed.slots.departments),
        (previous.slots.dates, parsed.slots.dates),
        (previous.slots.places, parsed.slots.places),
    ):
        names = {slot.text if isinstance(slot, DateSlot) else slot.name for slot in new}
        swap = _SWAP.match(parsed.chinese)
        only = not parsed.topic_tokens or (swap is not None and swap["what"].rstrip("省市县区") in names)
        if old and new and only:
            return text[: old[0].start] + parsed.chinese[new[0].start : new[0].end] + text[old[0].end :]
    return None


def carry(parsed: Question, turn: Turn) -> Resolution:
    """The reading of a question as a further one on the same clauses, for when alone it finds nothing."""
    return Resolution(f"{subject_of(turn)}：{_OPENING.sub('', parsed.resolved)}", turn.paragraph_ids)


def _in_clause(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """A question about the clause just spoken of: one of its paragraphs, another year in it, or the rest of it."""
    turn = turns[-1]
    spoken = next((t for t in reversed(turns) if len(t.grounds.measure_ids) > 1), None)
    if spoken is not None:
        current = int(spoken.paragraph_ids[0].rsplit("/", 1)[1])
        if named := named_paragraph(text, current):
            number, rest = named
            ids = [pid for pid in spoken.grounds.measure_ids if pid.endswith(f"/{number}")]
            asked = rest.strip("，,的呢 ?？") if len(rest.strip("，,的呢 ?？")) > 1 else ask_phrase(turn.question)
            return Resolution(f"{spoken.grounds.measure_label}第{number}款{asked}", tuple(ids))
    if (later := counted_on(text, parsed, turns)) is not None:
        return later
    if _THAT_PART.search(text) and parsed.plan_topic and turn.grounds.measure_ids:
        again = "" if parsed.asks or not text.rstrip("?？").endswith("呢") else ask_phrase(turn.question)
        return Resolution(f"{text.rstrip('呢?？')}{again}" if again else text, turn.grounds.measure_ids)
    if (inside := in_same_clause(text)) is not None and turn.grounds.measure_ids:
        if text.startswith(inside):  # 抓偷鱼的呢，同一条里头的
            return Resolution(f"{inside.rstrip('呢嘞咧')}{ask_phrase(turn.question)}", turn.grounds.measure_ids)
        own = parsed.plan_topic and sum(map(len, parsed.topic_tokens)) >= _OWN_SUBJECT_CHARS
        return Resolution(inside if own else f"{subject_of(turn)}{inside}", turn.grounds.measure_ids)
    return None


def _where_told(meant: str, tokens: Sequence[str], turn: Turn) -> tuple[str, ...]:
    """The measure just spoken of, when all the words stand in it and some of them together; else anywhere."""
    told = turn.grounds.measure_text
    together = any(meant[at : at + _MIN_RUN_CHARS] in told for at in range(len(meant) - _MIN_RUN_CHARS + 1))
    return turn.grounds.measure_ids if together and all(token in told for token in tokens) else ()


def stays_in_measure(text: str, parsed: Question, turn: Turn) -> bool:
    """True when a question goes on (那…, 换成…) and most of its subject's words stand in the measure just spoken of."""
    if not _GOING_ON.search(text) or not parsed.topic_tokens or parsed.slots.clauses:
        return False
    if contrasts_with(text, turn.question.chinese):  # 换成农村的呢, after what was asked of cities
        return False
    inside = sum(len(token) for token in parsed.topic_tokens if token in turn.grounds.measure_text)
    return inside >= max(_MIN_INSIDE_CHARS, _INSIDE_SHARE * sum(map(len, parsed.topic_tokens)))


def resolve(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution:
    """The self-contained question behind a follow-up; ``turns`` are the earlier ones, oldest first."""
    turn = turns[-1]
    if (rest := from_first_turn(text)) is not None:
        turn, text, turns = turns[0], rest or text, turns[:1]
        if rest and Intent.RESPONSIBILITY in parsed.asks and turn.paragraph_ids:
            return Resolution(f"{turn.grounds.measure_label}{rest}", turn.paragraph_ids)
    elif (told := told_before(text)) is not None:
        what, rest = told
        base = next((t for t in reversed(turns) if what in t.question.chinese), None)
        if base is not None:
            return Resolution(f"{subject_of(base)}{rest or ask_phrase(turn.question)}", base.paragraph_ids)
    previous = turn.question
    if _MORE.match(text) and turn.grounds.measure_ids:
        return Resolution(f"{turn.grounds.measure_label}有哪些措施？", turn.grounds.measure_ids)
    if (meant := corrected(text)) is not None:
        asks = parsed.asks or parsed.cues or phrase("asking").search(meant)
        asked = meant if asks else f"{meant.rstrip('。')}{ask_phrase(previous)}"
        where = _where_told(meant, [token for token in parsed.topic_tokens if token in meant], turn)
        return Resolution(asked, where, otherwise=Resolution(with_thing(asked, turn), turn.grounds.measure_ids))
    about_set = parsed.intent in (Intent.LIST, Intent.COUNT, Intent.DEPARTMENT)
    if (said_there := of_answer(text, parsed, turns) or of_same_body(text, parsed, turns, _OPENING)) is not None:
        return said_there
    rest = in_same_year(text)
    year = next((year for t in reversed(turns) if (year := told_year(t))), None)
    if rest is not None and year is not None and parsed.plan_topic:
        return Resolution(f"到{year}年年底，{rest}")
    if (within := _in_clause(text, parsed, turns)) is not None:
        return within
    bare = _OPENING.sub("", _REFERRING.sub("", text)) or text
    if (item := listed_item(text, turns)) is not None:
        asked = ORDINAL.sub("", bare).lstrip("的，,呢 ") or ask_phrase(previous)
        return Resolution(f"{item}{asked}")
    if ORDINAL.search(text) and len(turn.paragraph_ids) > 1:
        asked = ORDINAL.sub("", bare).lstrip("的")
        return Resolution(f"{subject_of(turn)}第{ORDINAL.search(text).group(1)}项{asked}", ordinal_focus(text, turn))  # type: ignore[union-attr]
    if (beside := other_chapter(text, parsed, turn) or neighbour_of(text, turn)) is not None:
        return beside
    pair = _SWAP_AND_ASK.match(text)
    if pair and _ALSO.match(pair["rest"]) and turn.paragraph_ids:
        there = any(token in turn.text for token in parsed.topic_tokens)
        return Resolution(f"{pair['what'].rstrip('的')}{ask_again(previous)}", turn.paragraph_ids if there else ())
    if pair and previous.asks and turn.paragraph_ids:
        again = ask_phrase(previous) if pair["mark"] in "？?" else "，"
        place = _BESIDE.sub("", pair["what"])
        named = [token for token in parsed.topic_tokens if token in place]
        there = bool(named) and all(token in turn.text for token in named)
        alone = (parsed.plan_topic and not there) or _QUESTIONED.search(text)  # 湖边上的呢，… says nothing alone
        carried = () if alone else turn.paragraph_ids
        asked = f"{pair['what']}{again}{_REFERRING.sub('', pair['rest'])}"
        whole = with_thing(asked, turn)
        within = Resolution(whole, turn.grounds.measure_ids) if whole != asked else None
        return Resolution(asked, carried, otherwise=within)
    if _SWAP_SIGN.search(text) and not parsed.asks:
        if parsed.slots.clauses and not parsed.topic_tokens:
            clause = parsed.slots.clauses[0]
            return Resolution(f"{parsed.chinese[clause.start : clause.end]}{ask_of_clause(turn)}")
        if (swapped := _replaced(previous, parsed)) is not None:
            return Resolution(swapped)
        if parsed.slots.dates and not parsed.topic_tokens:
            dated = next((t.question for t in reversed(turns) if t.question.slots.dates), previous)
            return Resolution(_replaced(dated, parsed) or f"{parsed.slots.dates[0].text}{previous.chinese}")
        if parsed.topic_tokens:
            match = _SWAP.match(parsed.chinese)
            what = match["what"] if match else bare
            if (other := exchanged(what.rstrip("的"), previous.chinese)) is not None:
                return Resolution(other)
            places = [slot.name for slot in parsed.slots.places if slot.name in turn.text]
            own = [word for word in parsed.topic_tokens if word in what and not any(word in name for name in places)]
            other_chars = sum(len(word) for word in own if word not in turn.text)
            stays = not other_chars or (places and other_chars < _OWN_SUBJECT_CHARS)
            same_place = turn.text and stays and not _EXCHANGED.match(text)
            asked = "" if phrase("asking").search(what) else asked_after(previous)  # 换成锰的话，重点在哪
            return Resolution(f"{_IF.sub('', what)}{asked}", turn.paragraph_ids if same_place else ())
        if parsed.slots.departments:
            name = parsed.slots.departments[0].name
            return Resolution(f"{name}在{subject_of(turn)}中是什么角色？", turn.paragraph_ids)
    if _SOURCE.search(text) and not parsed.topic_tokens:
        return Resolution(previous.resolved, turn.paragraph_ids)
    if stays_in_measure(text, parsed, turn):
        return Resolution(text, turn.grounds.measure_ids)
    if parsed.plan_topic and turn.text and all(token in turn.text for token in parsed.topic_tokens):
        return Resolution(bare, turn.paragraph_ids)
    own = [token for token in parsed.topic_tokens if token not in turn.text]
    another_year = any(str(slot.year) not in turn.text for slot in parsed.slots.dates)
    if (parsed.plan_topic and sum(map(len, own)) >= _OTHER_SUBJECT_CHARS) or (
        another_year and parsed.intent is Intent.LIST and parsed.asks != (Intent.TARGET,)
    ):
        return Resolution(bare)
    says_subject = len(text) > _SHORT_CHARS or about_set or bool(parsed.slots.departments) or "方案" in text
    if not turn.paragraph_ids and says_subject and not _REFERRING.search(text):
        return Resolution(text)  # the question before was refused, and this one says what it is about
    carried = () if parsed.topic_tokens and _CONTINUING.search(text) else turn.paragraph_ids
    only_asks = bool(parsed.asks) and not (parsed.topic_tokens or parsed.polar or _QUESTIONED.search(text))
    subject = told_subject(turn) if only_asks else subject_of(turn)
    return Resolution(f"{subject}{bare}", carried, said_before=only_asks)
