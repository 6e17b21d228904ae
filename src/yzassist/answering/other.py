"""Whether a draft tells of another thing than was asked about: a sister (总磷 for 总氮), the whole for a part, the cost
of something else, the time of another act."""

from __future__ import annotations

import re

from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft
from yzassist.answering.substituted import names_substitute
from yzassist.question.contrasts import contrasts_with, names_sister
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import counted_in, numbers_of
from yzassist.question.wording.synonyms import plan_terms_for

_VALUES = frozenset({Intent.TARGET, Intent.DEADLINE})
_LETTERS = re.compile(r"[A-Z]{2,}[\d.]*")  # LNG, PM2.5, not sewer
_READ = _VALUES | {Intent.CONTENT}


def tells_of_other(question: Question, draft: Draft, context: Context) -> bool:
    """True when what is told, with the sentences and headings that it stands in, is not of the thing asked about."""
    if _has_unknown_letters(question, context):
        return True
    if question.intent is Intent.RESPONSIBILITY:
        return names_sister(question.core or question.chinese, _paragraphs(draft, context))
    if question.intent not in _READ:
        return False
    lines = "".join(line.text for line in draft.lines)
    asked = question.core or question.chinese
    told = lines + _surroundings(draft, context)
    strictly = question.intent in _VALUES
    if names_sister(asked, told, strictly) or names_sister(asked, lines) or contrasts_with(asked, told):
        return True
    if question.polar:
        return False
    return (
        _only_repeats(question, lines)
        or any(_named_otherwise(asked, text, name) for name, text in (("sort", lines), ("water", told)))
        or _pays_for_other(asked, told)
        or _pays_for_unheard(asked, context)
        or (phrase("own_cost").search(asked) is not None and phrase("charged").search(told) is None)
        or _of_unheard(question, context)
        or _is_neither(question, told, context)
        or _rules_on_other(question, _paragraphs(draft, context), context)
        or (_asks_value(question) and names_substitute(question, told, lines + _sentences(draft), context))
        or any(_acts_on_other(question, name, told, context) for name in ("within_asked", "things_counted"))
    )


def _has_unknown_letters(question: Question, context: Context) -> bool:
    """True when a fact is asked of a thing with a name in letters (船舶LNG动力, PM2.5) that no plan has."""
    if question.text.isascii() or question.intent not in (*_VALUES, Intent.RESPONSIBILITY):
        return False
    said = plan_terms_for(question.core)
    names = [name for name in _LETTERS.findall(question.core) if not any(name in word for word in said)]
    return any(name.lower() not in plan.text.lower() for name in names for plan in context.library.plans)


def _asks_value(question: Question) -> bool:
    """True when a number or a date is asked for, of which a plan tells by the name of the thing."""
    translated = question.resolved.isascii()
    return not translated and (question.intent in _VALUES or counted_in(question.core) is not None)


def _surroundings(draft: Draft, context: Context) -> str:
    """The sentences quoted from, their headings, and the titles of the plans."""
    quotes = [quote for line in draft.lines for quote in line.quotes]
    titles = (plan.metadata.title for plan in context.library.plans)
    return "；".join((_sentences(draft), *(quote.paragraph.heading for quote in quotes), *titles))


def _sentences(draft: Draft) -> str:
    quotes = [quote for line in draft.lines for quote in line.quotes]
    return "；".join(sentence_quote(quote.paragraph, quote.start).text for quote in quotes)


def _paragraphs(draft: Draft, context: Context) -> str:
    """What is told, all of the paragraphs quoted from, and what stands around it."""
    quotes = [quote for line in draft.lines for quote in line.quotes]
    lines = [line.text for line in draft.lines]
    return "；".join((*lines, *(quote.paragraph.text for quote in quotes), _surroundings(draft, context)))


def _only_repeats(question: Question, lines: str) -> bool:
    """True when a number is asked for of a part of what the question itself counts (130个县里，湖南有几个), and no
    other number of that unit is told."""
    unit = counted_in(question.core or question.chinese)
    if unit is None:
        return False
    told = numbers_of(unit, lines)
    return bool(told) and told <= numbers_of(unit, question.chinese)


def _pays_for_other(asked: str, told: str) -> bool:
    """True when the price of a named thing is asked for (保费要多少) and what is told does not name it."""
    match = phrase("payment").search(asked)
    return match is not None and match["of"] not in told


def _pays_for_unheard(asked: str, context: Context) -> bool:
    """True when the amount is asked for of a payment (误工补助) whose name no plan has a word of."""
    match = phrase("payment_named").search(asked)
    name = (match["of"] or match["price"]) if match else ""
    return bool(name) and not any(name in plan.text for plan in context.library.plans)


def _named_otherwise(asked: str, text: str, name: str) -> bool:
    """True when things of one name are asked about (保留类电站, 白沙湖) and such of others alone told of."""
    wanted, given = ({match["named"] for match in phrase(name).finditer(said)} for said in (asked, text))
    return bool(wanted and given) and not any(named in text for named in wanted)


def _of_unheard(question: Question, context: Context) -> bool:
    """True when a value is asked for of a thing named first that no plan knows (厨师每年培训多少学时)."""
    first = phrase("named_first").search(question.core or question.chinese)
    return first is not None and any(
        first["thing"].startswith(word.token) and context.search.is_unheard(word)
        for word in context.search.words(question)
    )


def _is_neither(question: Question, told: str, context: Context) -> bool:
    """True when one of two things is to be chosen (斑马鱼还是大型溞), one of which no plan knows, and none is told."""
    choice = phrase("either").search(question.core or question.chinese)
    if choice is None or question.slots.places or phrase("how_binding").search(choice.group()):  # 整个省还是一部分
        return False
    words = context.search.words(question)
    one, another = choice["one"].lower(), choice["another"].lower()  # PE管
    before = [word for word in words if word.token in one]
    offered = [word for word in words if word.token in another]
    if not before or not offered:
        return False
    offered.append(max(before, key=lambda word: one.rindex(word.token)))
    unheard = any(context.search.is_unheard(word) for word in offered)
    return unheard and not any(word.in_text(told) for word in offered)


def _rules_on_other(question: Question, told: str, context: Context) -> bool:
    """True when a rule is asked for (对长期护理保险的筹资标准作了什么规定) of a thing of which the paragraphs told say
    nothing, or which has a name that no plan knows."""
    match = phrase("ruled_on").search(question.core or question.chinese)
    words = [word for word in context.search.words(question) if match and word.token in match["asked"]]
    unheard = any(context.search.is_unheard(word) for word in words)
    return bool(words) and (unheard or not any(word.in_text(told) for word in words))


def _acts_on_other(question: Question, name: str, told: str, context: Context) -> bool:
    """True when none of the words of what is asked about stands in what is told: of the act to be done within some time
    (几天内要买保险: 三十日内申请登记), of the things counted (几个停车位: 1人)."""
    match = phrase(name).search(question.core or question.chinese)
    asked = match["asked"] if match else ""
    words = [word for word in context.search.words(question) if word.token in asked]
    return bool(words) and not any(word.in_text(told) for word in words)
