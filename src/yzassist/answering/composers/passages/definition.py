"""What a term means: the sentences of the plan in which it stands, said to be so; no meaning is made up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers.passages import content
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, closed, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.answering.segments import narrow
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.lookups import paragraphs_mentioning
from yzassist.retrieval.model import Evidence

_MAX_SENTENCES = 2
_TOLD_COVERAGE = 0.6
"""Share of the topic in a sentence that tells what was asked for though it names no term (要建成什么示范带). Of four
development questions that were refused for want of a term it mends three; no refusal was right."""
_NAMED = re.compile(
    r"(?:(?:方案|办法|规划|措施|文件)?(?:里|中)?(?:所称|所说|说)?的?)?(?P<term>[\u4e00-\u9fff]{2,16}?)(?:是指|指的是|指)(?:什么|啥|哪)"
)  # 方案所称|校外供餐单位|是指什么
_SO_CALLED = re.compile(
    r"(?:所称|所说|说|提到)的?[“「]?(?P<term>[\u4e00-\u9fff]{2,12}?)[”」]?(?:具体|主要|都)?(?:是)?(?:指|包括|涵盖|怎么|如何|怎样)"
    r"|[“「](?P<quoted>[\u4e00-\u9fff]{2,12})[”」](?:具体|主要)?(?:是)?(?:怎么|如何|怎样)(?:界定|定义|划分|认定)"
)  # 本意见所说的“县域”包括哪些地方
_COUNTED_MEMBERS = re.compile(
    r"哪[“「]?[两二三四五六七八九十几]|[两二三四五六七八九十几](?:条|个|项|样|类|种|根|张)[^，。？?]{0,3}(?:分别|各)"
)  # 哪四乱, 哪“四乱”


def asked_terms(question: Question, context: Context) -> tuple[str, ...]:
    """The plan's own quoted terms that were asked about, else the whole topic if it stands in a plan word for word."""
    known = {term.name for facts in context.library.facts.values() for term in facts.terms}
    terms = tuple(term for term in question.slots.terms if term in known)
    if terms:
        return terms
    topic = question.topic.replace(" ", "").strip("“”\"'？?")
    named = _NAMED.search(question.chinese)
    candidates = (*question.slots.terms, topic, named["term"] if named else "")
    return tuple(t for t in dict.fromkeys(candidates) if len(t) > 1 and paragraphs_mentioning(context.library, t))


def sentences_with(term: str, context: Context) -> tuple[Quote, ...]:
    """Every sentence of the measures in which a term stands."""
    paragraphs: tuple[Paragraph, ...] = paragraphs_mentioning(context.library, term)
    return tuple(
        Quote(paragraph, sentence.start, sentence.end)
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        if term in sentence.text
    )


def _sentences_saying(said: re.Pattern[str], context: Context) -> tuple[Quote, ...]:
    return tuple(
        Quote(paragraph, sentence.start, sentence.end)
        for plan in context.library.plans
        for paragraph in (*plan.front, *plan.paragraphs)
        for sentence in paragraph.sentences
        if said.search(sentence.text)
    )


def abbreviations_of(term: str, context: Context) -> tuple[Quote, ...]:
    """Sentences, front matter included, that give a term as short for something (以下简称“春雨行动”)."""
    said = re.compile(rf"(?:以下|下)(?:统)?(?:简称|称)[“「]?{re.escape(term)}")
    return _sentences_saying(said, context)


def definitions_of(term: str, context: Context) -> tuple[Quote, ...]:
    """Sentences, front matter included, that define a term (本方案所称内湾，是指…)."""
    said = re.compile(
        rf"(?:所称|所说的)?[“「]?{re.escape(term)}[”」]?[，,]?(?:是指|系指|指的是)|所称[“「]?{re.escape(term)}[”」]?[，,]?(?:包括|指)"
    )
    return _sentences_saying(said, context)


def _explains(text: str, term: str) -> bool:
    """True when the sentence says what a term stands for (T是指…, T（即…）, T包括…, 甲、乙、丙等T), or where it lies
    (甲乙丙交界T)."""
    named = re.escape(term)
    if re.search(
        rf"(?:[^，。；、]+、){{2,}}[^，。；、]+等?(?:[一二两三四五六七八九十\d]+[个项大类种])?“?{named}”?", text
    ):
        return True
    if re.search(rf"{named}”?[^，。；、（）]{{0,6}}（[^（）。；]+、[^（）。；]+）", text):
        return True  # “六进”活动（进村庄、进社区、…）
    return re.search(rf"{named}”?(?:（|即|是指|指的是|包括|：|——)|交界[^，。；、]{{0,10}}“?{named}", text) is not None


def find_definition(question: Question, context: Context) -> Draft | None:
    """The sentences that define a term asked about as the plan's own (所称的内湾); None where there are none."""
    called = _SO_CALLED.search(question.chinese)
    if called is None and any(cue.startswith("definition.") for cue in question.cues):
        return _defined(
            [term for term in _known_in(question, context) if phrase("role_title").fullmatch(term)], context
        )
    return _called(called["term"] or called["quoted"], context) if called else None


def _called(term: str, context: Context) -> Draft | None:
    """What defines a term said to be the plan's, else what it is short for (…（以下统称六类老年人）)."""
    short = abbreviations_of(term.strip("“”「」"), context)
    told = Draft(tuple(Line(closed(quote.text), (quote,)) for quote in short), exact=True) if short else None
    return _defined([term], context) or told


def _known_in(question: Question, context: Context) -> list[str]:
    """The quoted terms of the plans that stand in the question, in its order."""
    known = {term.name for facts in context.library.facts.values() for term in facts.terms}
    return sorted((term for term in known if len(term) > 1 and term in question.chinese), key=question.chinese.find)


def find_definitions(question: Question, context: Context) -> Draft | None:
    """The sentences that define each of several terms, whose difference is asked for; None where they are not."""
    own = [thing.name.strip("“”「」的") for thing in question.things]
    terms = [term for term in dict.fromkeys((*own, *_known_in(question, context))) if definitions_of(term, context)]
    terms.sort(key=question.chinese.find)
    return _defined(terms, context) if len(terms) > 1 else None


def _defined(terms: Sequence[str], context: Context) -> Draft | None:
    quotes = list(dict.fromkeys(quote for term in terms for quote in definitions_of(term, context)))
    if not quotes:
        return None
    facts = tuple(DraftFact("term", term, term, q) for term in terms for q in quotes if term in q.text)
    return Draft(tuple(Line(closed(quote.text), (quote,)) for quote in quotes), facts, exact=True)


def _without_term(question: Question, evidence: Evidence, context: Context) -> Draft:
    """What the best sentence tells where no term of the plan is asked about (要建成什么示范带); a refusal where it
    tells little of the topic, or where a word is asked about (什么是碳汇)."""
    of_word = "definition.what_is" in question.cues and not question.resolved.isascii()  # every "what is" is 什么是
    best = evidence.best.best_sentence if evidence.best else None
    if best is not None and best.coverage >= _TOLD_COVERAGE and not of_word:
        return content.compose(question, evidence, context)
    return refuse("no_definition", f"方案没有使用或解释{question.sought}。", nearby_questions(evidence))


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The sentences that define the term, else those that use it; a refusal when no plan does."""
    terms = asked_terms(question, context)
    if (defined := _defined(terms, context)) is not None:
        return defined
    quotes = [quote for term in terms for quote in sentences_with(term, context)]
    if short := [quote for term in question.slots.terms for quote in abbreviations_of(term, context)]:
        return Draft(tuple(Line(quote.text, (quote,)) for quote in short))
    if not quotes:
        return _without_term(question, evidence, context)
    if "definition.members" in question.cues and _COUNTED_MEMBERS.search(question.chinese):
        quotes = [quote for quote in quotes if any(_explains(quote.text, term) for term in terms)]
        if not quotes:
            return refuse("no_members", f"方案没有解释“{'”“'.join(terms)}”具体指哪些内容。", nearby_questions(evidence))
    words = context.search.words(question)
    chosen = list(dict.fromkeys(quotes))[:_MAX_SENTENCES]
    lines = tuple(Line(f"{narrow(q.text, words)}。", (q,), bullet=len(chosen) > 1) for q in chosen)
    lead = Line(f"方案没有给“{'”“'.join(terms)}”下专门定义，是这样使用的：")
    facts = tuple(DraftFact("term", term, term, q) for term in terms for q in chosen if term in q.text)
    return Draft((lead, *lines), facts)
