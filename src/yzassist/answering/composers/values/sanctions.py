"""The rules of a regulation that punish: the act that each names, the article that it cites, and all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yzassist.answering.composers.passages.items import announced_by, items_behind
from yzassist.answering.composers.passages.runs import runs_of
from yzassist.answering.draft import Quote
from yzassist.documents.labels import LabelKind, find_label
from yzassist.documents.model import Paragraph, Plan
from yzassist.documents.numerals import parse_chinese_number
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import TopicWord, coverage

_SANCTION = re.compile(
    r"(?:由|，|；|的)(?:(?:分别)?由[^，。；]{2,30}?)?(?:可以|并|依法|予以)?(?:责令|给予(?:警告|处分)|处以?(?!于|在|理|置)|没收|吊销|罚款|代为|从重)"
)  # …的，|由公安机关责令改正
_ARTICLE = r"第[一二三四五六七八九十百\d]+条"
_CITED = re.compile(
    rf"违反(?:本[\u4e00-\u9fff]{{2,4}})?(?P<article>{_ARTICLE})(?:第(?P<paragraph>[一二三四五六七八九十\d]+)款)?"
    r"(?P<items>(?:[、和至到]?第[（(]?[一二三四五六七八九十]+[）)]?项)*)"
)  # 违反本办法第十六条第一项、第三项规定
# 第一项 · 第一项至第五项 · 第（一）项
_ITEM = re.compile(
    r"第[（(]?(?P<first>[一二三四五六七八九十]+)[）)]?项(?:[至到]第[（(]?(?P<last>[一二三四五六七八九十]+)[）)]?项)?"
)
_OWN_ACT = re.compile(r"规定[^，。；的]{0,4}，[^，。；]{2,}")  # 违反第八条规定，|未接种的
_NEXT_RULE = re.compile(r"违反")  # …罚款；|违反第十八条…
_CITED_SHARE = 0.9
"""What counts of a topic that only the cited article says together with the rule that cites it."""
_CITED_BESIDE = 0.7
"""The same where the rule names the act itself (违反第八条规定，未接种的), one of several of the article."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the sentences that state it, the act in its own words, and the paragraphs it says are breached,
    ``itemised`` where it says which items of an article they are."""

    quotes: tuple[Quote, ...]
    act: str
    breached: tuple[Paragraph, ...]
    itemised: bool = False

    @property
    def text(self) -> str:
        """All it says."""
        return "".join(quote.text for quote in self.quotes)

    def said_of(self, words: Sequence[TopicWord]) -> float:
        """Share of the topic in the act, or in it and what it breaches."""
        own = self.own_act
        named = coverage(words, own)
        if own and not named and not self.itemised:
            return 0.0  # 违反第七条规定，销售拼装车的: of what article 7 forbids besides it says nothing
        share = _CITED_BESIDE if own else _CITED_SHARE
        cited = self._cited_apart() if self.itemised else ["".join(paragraph.text for paragraph in self.breached)]
        return max(coverage(words, self.act), *(share * coverage(words, self.act + text) for text in cited))

    @property
    def own_act(self) -> str:
        """The act that it names itself (违反第八条规定|，未接种的); empty where it only cites an article."""
        own = _OWN_ACT.search(self.act)
        return own.group() if own else ("" if _CITED.search(self.act) else self.act)

    def stands_in(self, paragraph: Paragraph) -> bool:
        """True when the rule, or a part of it, is stated in the paragraph."""
        return any(quote.paragraph == paragraph for quote in self.quotes)

    def _cited_apart(self) -> list[str]:
        """What each of the items cited says: one of them is the act, and not what several say together."""
        return [paragraph.text for paragraph in self.breached] or [""]

    @property
    def omits(self) -> bool:
        """True where what is punished is that something was not done (未办理登记的)."""
        return phrase("omission").search(self.act) is not None


def rules_of(plan: Plan) -> Iterator[Rule]:
    """Every rule that punishes, in reading order; one for each act where several are announced."""
    for measure in plan.measures:
        for paragraph in measure.paragraphs:
            if announced_by(paragraph, measure.paragraphs):
                continue
            for quotes in _runs(paragraph):
                yield from _read(quotes, measure.paragraphs, plan)


def _runs(paragraph: Paragraph) -> Iterator[tuple[Quote, ...]]:
    """The sentences of a paragraph that are one rule: a run of them, up to the next 违反."""
    for sentences in runs_of(paragraph):
        run: list[Quote] = []
        for sentence in sentences:
            if run and _NEXT_RULE.match(sentence.text):
                yield tuple(run)
                run = []
            run.append(Quote(paragraph, sentence.start, sentence.end))
        yield tuple(run)


def _read(quotes: tuple[Quote, ...], siblings: Sequence[Paragraph], plan: Plan) -> Iterator[Rule]:
    """The rule that the sentences state, or one for each of the acts that they announce; none without a sanction."""
    first, last = quotes[0].text, quotes[-1]
    sanction = _SANCTION.search(first)
    if sanction is None or not phrase("penalty").search("".join(quote.text for quote in quotes)):
        return
    breached = tuple(_breached(first, plan))
    items = items_behind(last.paragraph, siblings) if last.end >= len(last.paragraph.text) else ()
    if not items:
        cited = _CITED.search(first)
        yield Rule(quotes, first[: sanction.start()], breached, itemised=bool(cited and cited["items"]))
    for item in items:
        own = _SANCTION.search(item.text)
        act = item.text[: own.start()] if own else item.text
        yield Rule((*quotes, Quote(item, 0, len(item.text))), first[: sanction.start()] + act, ())


def _breached(text: str, plan: Plan) -> Iterator[Paragraph]:
    """The paragraphs of the articles cited, of those items or paragraphs only that are."""
    for cited in _CITED.finditer(text):
        number = find_label(cited["article"])
        measure = plan.measure(number.number) if number else None
        if measure is None:
            continue
        wanted = tuple(_items_cited(cited["items"]))
        at = parse_chinese_number(cited["paragraph"]) if cited["paragraph"] else None
        yield from _parts(measure.paragraphs, wanted, at)


def _items_cited(text: str) -> Iterator[int]:
    """The numbers of the items cited; of 第一项至第五项 all five."""
    for cited in _ITEM.finditer(text):
        first = parse_chinese_number(cited["first"])
        last = parse_chinese_number(cited["last"]) if cited["last"] else first
        if first is not None and last is not None:
            yield from range(first, last + 1)


def _parts(paragraphs: Sequence[Paragraph], items: Sequence[int], at: int | None) -> Iterator[Paragraph]:
    count = 0
    for paragraph in paragraphs:
        label = find_label(paragraph.text)
        item = label is not None and label.kind is LabelKind.PARENTHESIS
        count += not item
        if at is not None and count != at:
            continue
        if not items or (label is not None and item and label.number in items):
            yield paragraph
