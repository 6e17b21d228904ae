"""Turns an English question into Chinese keywords, phrase by phrase (``data/english.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from types import MappingProxyType

import yaml

_WORD = re.compile(r"[a-z0-9%.\u2e80-\uffff]+")  # e.g. "black", "43%", "长江"
_LATIN = re.compile(r"[A-Za-z]{2,}")  # e.g. "who"
_CONTRACTED_IS = re.compile(r"\b(who|what|when|where|how|it|that|there)'s\b")  # what's
_CONTRACTED_NOT = re.compile(r"\b(do|does|did|is|are|was|were|has|have|should|would)n't\b")  # isn't
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'")  # court's, fishermen's, cities'
_HYPHEN = re.compile(r"(?<=\w)[-‐–](?=\w)")  # county-level
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")  # 75,000
_LARGE_NUMBER = re.compile(r"\b(\d+(?:\.\d+)?)(?: (thousand|million|billion))?\b(?![%.]\d)")  # 1 million, 75000
_PERCENT = re.compile(r"(?<=\d)\s*(?:percent|per cent|pct)\b(?! point)")  # 43 percent
_PARAGRAPH_OF = re.compile(r"\bparagraph (\d{1,2}) (?:of|in) (?:clause|article|measure|item) (\d{1,3})\b")
"""paragraph 2 of clause 6"""
_CLAUSE_NUMBER = re.compile(r"\b(?:clause|article|measure|item|task) (?:no\.? ?|number )?(\d{1,3})\b(?!%)")  # clause 6
_CHAPTER_NUMBER = re.compile(r"\b(?:chapter|part|section) (?:no\.? ?|number )?(\d{1,2})\b(?!%)")  # chapter 3
_PARAGRAPH_NUMBER = re.compile(r"\b(?:paragraph|para) (\d{1,2})\b")  # paragraph 2
_END_OF_YEAR = re.compile(r"\b(?:the )?end of (?:the )?(?:year )?((?:19|20)\d{2})\b")  # by the end of 2025
_YEAR = re.compile(r"(?:19|20)\d{2}")  # 2025
_BEFORE_UNIT = re.compile(
    r"(?<=[\d一二三四五六七八九十百万]) (?=个百分点|个?省|公里|公顷|总吨|吨|米|亩|天|年|元)"
)  # 3 公里
_WHAT_TO_REACH = re.compile(r"\bwhat (?:should|must|will) (.+?) (?:reach|attain)\b(?=\W*$)")
"""what must the recovery rate reach"""
_HOW_FAR = re.compile(
    r"\bhow (?:far|much further) (?=.*\b(?:rise|increase|improve|go up|climb|grow|fall|drop|be cut|be raised)\b)"
)
"""how far does the collection rate have to rise: a value is asked for, no distance"""
_WHEN_TOLD = re.compile(
    r"\bwhen (?!is |are |was |were |will |must |should |do |does |did |can |has |have |by |exactly )"
    r"(?=.*\b(?:what|which|who|how)\b)"
)
"""when it talks about financing, which model …: told, not asked"""
_WHAT_TO_DO = re.compile(
    r"\bwhat (?:does|do|did|will|is|are)(?P<body> .*?\b(?:ministry|department|bureau|administration|commission|office|"
    r"bank|court|procuratorate|corporation|group)\b[^,?]*?) (?:(?:have|need|supposed|expected|required) to )*do\b"
)
"""what does the Ministry of Finance do"""
_WHAT_BODY = re.compile(r"\b(what|which) the (?=ministry|department|bureau|administration|commission|office)")
"""what the Ministry of Transport leads: a body named, not asked for"""
_IS_MENTIONED = re.compile(
    r"^\W*(?:is|are|was|were) (?P<what>.+?) (?:ever |also |actually )?(?:mentioned|named|referred to|listed)"
    r"(?: anywhere| at all)?(?: (?:anywhere )?(?:in|by) (?:the|this) (?:\w+ )?(?:plan|document|text|program(?:me)?))?"
    r"\W*$"
)
"""is CCTV mentioned in the plan"""
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_TEN_THOUSAND = 10_000
LONGEST_PHRASE_WORDS = 8
_MIN_LATIN_WORDS = 3
_MAX_CHINESE_SHARE = 0.3
_NO_WORDS: Mapping[str, str] = MappingProxyType({})
_ARTICLES = frozenset(["the", "a", "an"])
_POLAR_OPENINGS = frozenset(
    ["is", "are", "was", "were", "does", "do", "did", "can", "could", "must", "should", "will", "would", "has", "have"]
)
_OPEN_WORDS = frozenset(["who", "whom", "whose", "what", "which", "when", "where", "why", "how", "list"])
_TAGS = frozenset(["right", "correct"])
"""Closing words that ask for a yes: … leads it, right?"""


@cache
def glossary() -> dict[str, str]:
    """Chinese terms by English phrase, written as ``plain_words`` gives it, at most LONGEST_PHRASE_WORDS words."""
    rows = yaml.safe_load(files("yzassist.question").joinpath("data/english.yaml").read_text(encoding="utf-8"))
    return {str(phrase): str(term) for phrase, term in rows.items()}


def is_english(text: str) -> bool:
    """True when the question is written in English: several Latin words and little Chinese."""
    chinese = sum(char > "\u2e80" for char in text)
    return len(_LATIN.findall(text)) >= _MIN_LATIN_WORDS and chinese <= _MAX_CHINESE_SHARE * len(text)


def translate(text: str, also: Mapping[str, str] = _NO_WORDS) -> str:
    """Chinese terms for the phrases known, those of ``also`` first, the longest first, in the order of the question;
    numbers are kept.

    A yes-or-no question ends in 吗, one that asks for agreement in 对吗.
    """
    words = plain_words(text)
    terms = [term for term, _ in groupby(_terms(words, also))]
    if words and words[-1] in _TAGS:
        terms.append("对吗")
    elif (
        words and words[0] in _POLAR_OPENINGS and _OPEN_WORDS.isdisjoint(words) and not any("还是" in t for t in terms)
    ):
        terms.append("吗")
    return _BEFORE_UNIT.sub("", " ".join(terms))


def plain_words(text: str) -> list[str]:
    """Lower-case words without articles; numbers, references to clauses and ends of years in Chinese form."""
    text = text.lower().replace("’", "'").replace("can't", "can not")
    text = _CONTRACTED_NOT.sub(r"\1 not", _CONTRACTED_IS.sub(r"\1 is", text))
    text = _HOW_FAR.sub("what target ", _IS_MENTIONED.sub(r"does the plan mention \g<what>", text))
    text = _WHAT_TO_DO.sub(r"what must\g<body> do", text)
    text = _WHAT_TO_REACH.sub(r"what target \1", _WHAT_BODY.sub("tasks ", _WHEN_TOLD.sub("", text)))
    text = _THOUSANDS.sub("", _HYPHEN.sub(" ", _POSSESSIVE.sub("", text)))
    text = _PARAGRAPH_OF.sub(r"第\2条第\1款", _PERCENT.sub("%", text))
    text = _CLAUSE_NUMBER.sub(r"第\1条", text)
    text = _PARAGRAPH_NUMBER.sub(r"第\1款", _CHAPTER_NUMBER.sub(r"第\1部分", text))
    text = _LARGE_NUMBER.sub(_in_ten_thousands, _END_OF_YEAR.sub(r"\1年年底", text))
    return [bare for word in _WORD.findall(text) if (bare := word.strip(".")) and bare not in _ARTICLES]


def _in_ten_thousands(match: re.Match[str]) -> str:
    """75000 and 75 thousand are 7.5万; smaller numbers stay as they are."""
    scale = _SCALES[match[2]] if match[2] else 1
    value = float(match[1]) * scale
    return f"{value / _TEN_THOUSAND:g}万" if value >= _TEN_THOUSAND else f"{value:g}" if scale > 1 else match[0]


def _terms(words: list[str], also: Mapping[str, str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_PHRASE_WORDS, len(words) - at), 0, -1):
            said = " ".join(words[at : at + size])
            if (term := also.get(said, _term(said))) is not None:
                yield term
                at += size
                break
        else:
            if _YEAR.fullmatch(words[at]):
                yield words[at] + "年"
            elif words[at][0].isdigit() or max(words[at]) > "\u2e80":
                yield words[at]
            at += 1


def _term(phrase: str) -> str | None:
    """The Chinese of a phrase; a plural without an entry of its own is its singular."""
    forms = [phrase]
    if phrase.endswith("s") and not phrase.endswith("ss"):
        forms.append(phrase[:-1])
    if phrase.endswith("ies"):
        forms.append(phrase[:-3] + "y")
    if phrase.endswith("es"):
        forms.append(phrase[:-2])
    return next((term for form in forms if (term := glossary().get(form)) is not None), None)
