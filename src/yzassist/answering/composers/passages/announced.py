"""The list that a plan announces by the very kind of thing asked for (具备下列条件：| 不得有下列行为：)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yzassist.answering.composers.passages.items import item_lines, items_behind
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.documents.model import Paragraph
from yzassist.question.announced import forbids, having_words, kind_asked
from yzassist.question.model import Intent, Question
from yzassist.retrieval.coverage import TopicWord, coverage
from yzassist.retrieval.model import Evidence

_ANNOUNCING = re.compile(
    r"(?:下列|以下|如下)(?P<what>[^，。；：]{1,12})|(?P<as>[^，。；：]{2,12})(?:如下|包括)：$"
)  # 应当具备|下列条件
_SAID = 0.5
"""Share of the topic that an announcement must say for its list to be the one asked for."""
_WITH_ITEMS = 0.8
"""What counts of a topic that only the announcement and its items together say."""
_MARGIN = 0.2
"""By how much less of the topic than the best sentence it may say, where it stands in another measure."""
_ANSWERED = frozenset({Intent.CONTENT, Intent.TARGET, Intent.LIST})


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The announced list of the kind asked for, with what announces it; None where none is on the subject."""
    asked = question.core or question.chinese
    kind = kind_asked(asked) if question.intent in _ANSWERED else ()
    if not kind or question.polar or question.slots.clauses or question.slots.departments:
        return None
    words = _subject(question, kind, evidence, context)
    ranked = [
        (_said(one, words, context), -at, one)
        for at, one in enumerate(_openings(kind, evidence, context))
        if not forbids(asked) or forbids(one.text)
    ]
    if not words and (len(ranked) > 1 or not forbids(asked)):
        return None  # nothing tells which of the lists is meant; 列举了几项职责 counts them
    fit, _, opening = max(ranked, key=lambda one: one[:2], default=(0.0, 0, None))
    if opening is None or fit < _least(opening, words, evidence, context):
        return None
    items = item_lines(items_behind(opening, context.library.siblings(opening)))
    return Draft((Line(opening.text, (Quote(opening, 0, len(opening.text)),)), *items), exact=True)


def _subject(question: Question, kind: Sequence[str], evidence: Evidence, context: Context) -> list[TopicWord]:
    """The words that tell which list of the kind is meant: not those of the title, which all of its lists are on."""
    plans = dict.fromkeys(found.paragraph.document_id for found in evidence.paragraphs)
    titles = "".join(context.library.plan(key).metadata.title for key in plans)
    return [
        word
        for word in context.search.words(question)
        if not _says_only_kind(word.token, kind) and not word.in_text(titles)
    ]


def _least(opening: Paragraph, words: Sequence[TopicWord], evidence: Evidence, context: Context) -> float:
    """What an announcement must say of the topic: the less, the nearer it stands to what was found."""
    best = evidence.best
    if best is None:
        return 1.0
    if opening in context.library.siblings(best.paragraph):
        return _SAID
    near = {found.paragraph.clause_label for found in evidence.paragraphs}
    told = max((coverage(words, item.sentence.text) for item in best.sentences), default=0.0)
    return max(_SAID if opening.clause_label in near else _WITH_ITEMS, told - _MARGIN)


def _says_only_kind(token: str, kind: Sequence[str]) -> bool:
    return token in kind or token in having_words() or forbids(token)


def _openings(kind: Sequence[str], evidence: Evidence, context: Context) -> Iterator[Paragraph]:
    """The paragraphs that announce such a list, those of the measures found first."""
    found = [context.library.siblings(found.paragraph) for found in evidence.paragraphs]
    plans = dict.fromkeys(found.paragraph.document_id for found in evidence.paragraphs)
    others = [measure.paragraphs for key in plans for measure in context.library.plan(key).measures]
    seen: set[str] = set()
    for siblings in (*found, *others):
        for paragraph in siblings:
            if paragraph.id not in seen and _announces(paragraph, kind) and items_behind(paragraph, siblings):
                yield paragraph
            seen.add(paragraph.id)


def _announces(paragraph: Paragraph, kind: Sequence[str]) -> bool:
    said = [match["what"] or match["as"] for match in _ANNOUNCING.finditer(paragraph.text)][-1:]
    return any(word in text for text in said for word in kind)


def _said(opening: Paragraph, words: Sequence[TopicWord], context: Context) -> float:
    """Share of the topic that an announcement says, by itself or with its items and its heading."""
    if not words:
        return 1.0
    items = items_behind(opening, context.library.siblings(opening))
    whole = opening.heading + opening.text + "".join(item.text for item in items)
    return max(coverage(words, opening.text), _WITH_ITEMS * coverage(words, whole))
