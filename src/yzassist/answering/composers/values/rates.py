"""Whether a target is of the very rate, or the very change, that a question names."""

from __future__ import annotations

import re
from collections.abc import Collection

from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.composers.values.aims import RATE_ENDS, Aim, shortens
from yzassist.answering.context import Context
from yzassist.question.contrasts import contrasts_with
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import TopicWord, topic_words

_NAME_MARKS = re.compile(r"[“”‘’「」『』+＋\" ]")  # “互联网+明厨亮灶”覆盖率 and 秸秆 利用率 are one name
_TERM = re.compile(r"“([^”]+)”")  # “互联网+明厨亮灶”
_OF_RATE = re.compile(r"^那?的?|的(?=[\u4e00-\u9fff]{2,4}率)")  # 农药包装物|的|回收率
_THING_CHARS = 4
_RESUMED_CHARS = 2
_SHARES = ("比例", "占比", "比重")


def is_asked_rate(question: Question, aim: Aim, context: Context) -> bool:
    """False for a target of the other side (农村 / 城市), or one that lacks a word of the rate named (森林覆盖率)."""
    sentence = sentence_quote(aim.paragraph, aim.quote.start).text
    if any(contrasts_with(question.chinese, text) for text in (aim.target.indicator, sentence)):
        return False
    if _goes_the_other_way(question, aim):
        return False
    rates = phrase("rate").finditer(_asked_of(_NAME_MARKS.sub("", question.chinese)))
    said = [(phrase("before_rate").sub("", rate["of"]), rate["end"]) for rate in rates]
    names = [of if end in _SHARES else of + end for of, end in said if of]
    known = {slot.name for slot in question.slots.places}
    for term in question.slots.terms:  # said once in the paragraph, it holds for the rates that follow
        known |= set(context.tokenize(_NAME_MARKS.sub("", term))) if term in aim.paragraph.text else set()
    if not names:
        return True
    in_full = aim.target.indicator.endswith(RATE_ENDS) or _changes_amount(aim)
    several = len(phrase("number").findall(question.core)) > 1
    if not in_full and (several or any(value.unit == "%" for value in aim.target.values)):
        return True  # 县城达到85%以上 goes on with the rate said before it; 补助比例多少，单个企业最多给多少
    return any(_states_name(name, known, aim, context) for name in names)


def _asked_of(text: str) -> str:
    """The wording with each rate in one piece (农药瓶|的|回收率), without one that is known (农膜回收率是85%，|农药瓶的
    呢) where another is asked."""
    told = phrase("rate_known").match(text)
    asked = text[told.end() :] if told else text
    joined = _OF_RATE.sub("", asked)
    return joined if phrase("rate").search(joined) else text


def _changes_amount(aim: Aim) -> bool:
    """True for an amount that is to change by a share (排放量下降10%): it is no rate, nor goes on with one."""
    return aim.target.indicator.endswith("量") and any(
        phrase(name).search(aim.quote.text) for name in ("falling", "rise")
    )


def _goes_the_other_way(question: Question, aim: Aim) -> bool:
    """True when a fall is asked about and the target is a rise (用量要减百分之几: 利用率提高到43%), or the reverse; of
    a fall against a year, when the target is no fall."""
    falls, rises = phrase("fall").search(question.core), phrase("rise").search(question.core)
    if bool(falls) is bool(rises):
        return False
    if falls and phrase("against_base").search(question.core) and not phrase("falling").search(aim.quote.text):
        return True
    return (phrase("rise") if falls else phrase("fall")).search(aim.quote.text) is not None


def _states_name(name: str, known: Collection[str], aim: Aim, context: Context) -> bool:
    """True when a target has every word of a rate's name, in short (机扫 for 机械化清扫) or by another word."""
    words = topic_words(name, [token for token in context.tokenize(name) if len(token) > 1], lambda _: 1.0)
    outer = [word for word in words if not any(word is not other and word.token in other.token for other in words)]
    return all(
        word.token in known
        or word.in_text(aim.quote.text)
        or shortens(word.token, aim.target.indicator)
        or _said_of_it_before(word.token, name, aim, context)
        or _said_of_the_whole(word, aim)
        or _is_resumed(word.token, aim)
        or _is_of_term(word.token, aim)
        or _is_of_plan(word.token, aim, context)
        or _is_of_more(word, name, aim)
        for word in outer
    )


def _said_of_it_before(word: str, name: str, aim: Aim, context: Context) -> bool:
    """True when the paragraph names the thing of the rate in full (土壤污染|重点监管单位) and the target does not, or
    the measure says the whole name of which the target has the end (养老机构|护理型床位)."""
    ending = name[-_THING_CHARS:]
    ends_so = ending in aim.quote.text and word not in ending
    if ends_so and any(name in paragraph.text for paragraph in context.library.siblings(aim.paragraph)):
        return True
    at = name.find(word)
    thing = name[at + len(word) : at + len(word) + _THING_CHARS]
    return at >= 0 and len(thing) == _THING_CHARS and thing in aim.quote.text and word + thing in aim.paragraph.text


def _is_resumed(word: str, aim: Aim) -> bool:
    """True when the sentence names the thing, which the target takes up by its last word (鼓励养老机构参加评定，达到
    三级以上的|机构|占比)."""
    before = aim.paragraph.text[sentence_quote(aim.paragraph, aim.quote.start).start : aim.quote.start]
    return len(word) > _RESUMED_CHARS and word in before and word[-_RESUMED_CHARS:] in aim.quote.text


def _is_of_plan(word: str, aim: Aim, context: Context) -> bool:
    """True for a word of what the whole plan is about, which the paragraph says too (二次供水|水质综合合格率)."""
    return word in context.library.plan(aim.paragraph.document_id).metadata.title and word in aim.paragraph.text


def _is_of_more(word: TopicWord, name: str, aim: Aim) -> bool:
    """True for a word before the indicator in full (投标保证金|电子保函使用率) that its sentence or heading says."""
    indicator = aim.target.indicator
    bare = next((indicator.removesuffix(end) for end in _SHARES if indicator.endswith(end)), indicator)
    if len(bare) <= _RESUMED_CHARS or not name.endswith(bare):
        return False
    said = sentence_quote(aim.paragraph, aim.quote.start).text + aim.paragraph.heading
    return word.in_text(said) or shortens(word.token, aim.paragraph.heading)


def _is_of_term(word: str, aim: Aim) -> bool:
    """True for a part of a quoted term that the paragraph says once of all its rates (“互联网+明厨亮灶”)."""
    terms = _TERM.findall(aim.paragraph.heading + aim.paragraph.text[: aim.quote.start])
    return any(word in term and term not in aim.quote.text for term in terms)


def _said_of_the_whole(word: TopicWord, aim: Aim) -> bool:
    """True when the sentence says the word of a whole, of which the target is a part (秸秆…，其中|离田利用率)."""
    sentence = sentence_quote(aim.paragraph, aim.quote.start)
    before = aim.paragraph.text[sentence.start : aim.quote.start]
    return before.endswith("其中") and word.in_text(before)
