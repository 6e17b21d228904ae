"""Parts of a plan meant without their number: a clause by its place, a chapter by its heading, an item in a chapter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from yzassist.documents.model import Plan
from yzassist.documents.numerals import format_chinese_number, parse_chinese_number
from yzassist.question.dotted_slots import clauses_below_heading, decimal_clauses
from yzassist.question.model import ClauseSlot, Slots
from yzassist.question.phrases import phrase
from yzassist.question.row_slots import rows_named
from yzassist.question.slots import chapter_spans

_LAST_CHAPTER = re.compile(r"(?:最后|末尾)(?:那|这|的)?(?:一|个)*(?:部分|章|板块)")  # 最后那章
CHAPTER_WORD = re.compile(r"(?:这|那|哪)?(?:一|个)?(?:部分|大?章|板块|大块)")  # 水生态修复那一章
_ASKED_CHAPTER = re.compile(r"(?:哪|第几)一?个?大?(?:部分|章)")  # 归在哪一部分
_NUMERAL = "[一二三四五六七八九十百]+"
_ITEM_CLAUSE = re.compile(
    rf"第(?P<item>\d{{1,3}}|{_NUMERAL})项(?!指标|目标|原则|要求|工程|内容|工作要求)|序号(?:为|是)?(?P<row>\d{{1,3}})(?!\d|至|到|[—-])"
)  # 第12项, 序号12
_SECTION_CLAUSE = re.compile(
    rf"第?(?P<chapter>\d{{1,2}}|{_NUMERAL})(?:章|篇|编|部分)(?:里|中|下)?的?第?(?P<section>\d{{1,2}}|{_NUMERAL})节"
    rf"(?:的?第(?P<paragraph>\d{{1,2}}|{_NUMERAL})[款段点项条])?"
    rf"(?P<further>(?:[和与、及跟]第?(?:\d{{1,2}}|{_NUMERAL})节)*)"
)  # 第三章第二节, 第三章的第2节第1款, 第三章第一节和第二节
_ONLY_BOX = re.compile(r"专栏(?!\s*[\d一二三四五六七八九十])")  # 专栏列出了什么
_IN_IT = re.compile(r"[（(]?(?:里面?|中)?的?")  # （七）|的|专栏1
_ITEM_LABEL = re.compile(r"(?:\d{1,3}[.．、]|第\d{1,3}项)$")  # 12. · 第12项
_PARAGRAPH_OF = re.compile(
    rf"(?:(?:那|这)一?条)?(?:的|里|中)?(?:里面|里头)?(?:的)?第(?P<number>\d{{1,2}}|{_NUMERAL})(?:款|自然段|段)"
)  # 资金与补偿机制|那条的第一款
_COUNTED = re.compile(rf"(?:\d{{1,2}}|{_NUMERAL})条")  # 第四章|三条, not 第二章|（四）
_MIN_SHARED_CHARS = 4
"""Characters of a chapter's heading that must be named for it to be meant."""

Tokenize = Callable[[str], list[str]]


def without_readers(slots: Slots, text: str) -> Slots:
    """The slots without the bodies whose people read a chapter (水务局学习，单看第四部分), unless it is asked what the
    bodies have to do there."""
    if not slots.chapters or slots.roles or phrase("duty_in_chapter").search(text):
        return slots
    kept = tuple(slot for slot in slots.departments if not phrase("reads_chapter").search(text[slot.end :]))
    return replace(slots, departments=kept)


def item_clauses(text: str, plans: Sequence[Plan]) -> tuple[ClauseSlot, ...]:
    """Clauses of plans whose measures are sections (第三章第二节), or that count items (12.) or the rows of a list
    (序号 12) as their measures; the only box of a plan, named without a number (专栏)."""
    if sections := tuple(_section_clauses(text, plans)):
        return sections
    if box := _ONLY_BOX.search(text):
        boxes = [[m for m in plan.measures if m.label.startswith(box.group())] for plan in plans]
        return tuple(ClauseSlot(found[0].number, None, *box.span()) for found in boxes if len(found) == 1)
    return tuple(
        ClauseSlot(measure.number, None, match.start(), match.end())
        for match in _ITEM_CLAUSE.finditer(text)
        for plan in plans
        if (number := parse_chinese_number(match["item"] or match["row"])) is not None
        and (measure := plan.measure(number)) is not None
        and _ITEM_LABEL.match(measure.label)
    )


def _section_clauses(text: str, plans: Sequence[Plan]) -> Iterator[ClauseSlot]:
    for match in _SECTION_CLAUSE.finditer(text):
        chapter = parse_chinese_number(match["chapter"])
        for written in (match["section"], *re.findall(rf"\d+|{_NUMERAL}", match["further"])):
            number = f"{format_chinese_number(chapter)}-{parse_chinese_number(written)}" if chapter else ""
            if any(plan.measure(number) for plan in plans):
                inside = parse_chinese_number(match["paragraph"]) if match["paragraph"] else None
                yield ClauseSlot(number, inside, *match.span())


def of_boxes(clauses: tuple[ClauseSlot, ...], text: str, plans: Sequence[Plan]) -> tuple[ClauseSlot, ...]:
    """The clauses named, each box as the measures of that label: all of them where its number is taken again in another
    clause, the one of the clause named right before it (（七）的专栏1), which is then not asked for itself."""
    named = {slot.number for slot in clauses if isinstance(slot.number, str)}
    if not named:
        return clauses
    hosts = (*clauses, *decimal_clauses(text, plans), *_section_clauses(text, plans))
    found: list[ClauseSlot] = []
    for slot in clauses:
        boxes = [m for plan in plans for m in plan.measures if m.label == slot.number and slot.number in named]
        before = [host for host in hosts if boxes and _IN_IT.fullmatch(text, host.end, slot.start)]
        inside = [m for m in boxes if any(m.within == host.number for host in before)]
        start = min((slot.start, *(host.start for host in before)))
        found = [one for one in found if one not in before]
        found += [replace(slot, number=m.number, start=start) for m in inside or boxes] or [slot]
    return tuple(dict.fromkeys(found))


def paragraph_of_heading(text: str, plans: Sequence[Plan]) -> tuple[ClauseSlot, ...]:
    """The paragraph of a clause that is named by its heading, or by most of it (资金与补偿机制的第一款)."""
    match = _PARAGRAPH_OF.search(text)
    number = parse_chinese_number(match["number"]) if match else None
    if match is None or number is None:
        return ()
    said = text[: match.start()]
    measures = [measure for plan in plans for measure in plan.measures if len(measure.paragraphs) > 1]
    named = [(measure, size) for measure in measures if (size := _heading_chars(said, measure.heading))]
    if len(named) != 1:
        return ()
    measure, size = named[0]
    return (ClauseSlot(measure.number, number, len(said) - size, match.end()),)


def _heading_chars(said: str, heading: str) -> int:
    """How many of a heading's last characters stand at the end of what was said; 0 when it is not most of them."""
    size = next((n for n in range(len(heading), 0, -1) if said.endswith(heading[-n:])), 0)
    return size if size >= max(_MIN_SHARED_CHARS, len(heading) / 2) else 0


def with_clauses(slots: Slots, text: str, plans: Sequence[Plan]) -> Slots:
    """The slots with the clauses that are meant without their number, or by another than their own."""
    named = tuple(slot for slot in slots.clauses if not _counts_chapter(slot, text, slots.chapters, plans))
    clauses = (
        of_boxes(named, text, plans)
        or decimal_clauses(text, plans)
        or item_clauses(text, plans)
        or paragraph_of_heading(text, plans)
        or clauses_below_heading(text, plans)
    )
    return numbered_in_chapter(replace(slots, clauses=rows_named(clauses, text, plans)), plans)


def _counts_chapter(slot: ClauseSlot, text: str, chapters: Sequence[int], plans: Sequence[Plan]) -> bool:
    """True for no clause but how many a chapter has, told right behind it (第四章|三条)."""
    counted = _COUNTED.match(text, slot.start) is not None
    behind = counted and any(end == slot.start for _, end in chapter_spans(text))
    sizes = [len(chapter.measures) for plan in plans for chapter in plan.chapters if chapter.number in chapters]
    return behind and slot.number in sizes


def numbered_in_chapter(slots: Slots, plans: Sequence[Plan]) -> Slots:
    """第三部分第（四）项 is clause "三-4" where item numbers restart in each chapter."""
    chapters = tuple(f"{format_chinese_number(chapter)}-" for chapter in slots.chapters)
    boxes = {m.number for plan in plans for m in plan.measures if chapters and m.within is not None}
    if slots.clauses and all(c.number in boxes or str(c.number).startswith(chapters) for c in slots.clauses):
        return replace(slots, chapters=())
    if len(slots.chapters) != 1 or not slots.clauses:
        return slots
    known = {measure.number for plan in plans for measure in plan.measures}
    if any(slot.number in known for slot in slots.clauses):
        return slots
    chapter = format_chinese_number(slots.chapters[0])
    clauses = tuple(replace(slot, number=f"{chapter}-{slot.number}") for slot in slots.clauses)
    return replace(slots, clauses=clauses, chapters=()) if all(c.number in known for c in clauses) else slots


def chapter_words(numbers: Sequence[int], plans: Sequence[Plan], tokenize: Tokenize) -> frozenset[str]:
    """The words of the headings of chapters."""
    chapters = [chapter for plan in plans for chapter in plan.chapters if chapter.number in numbers]
    return frozenset(token for chapter in chapters for token in tokenize(chapter.heading))


def chapters_by_heading(text: str, plans: Sequence[Plan], tokenize: Tokenize) -> tuple[int, ...]:
    """Chapters meant by their heading: in full, or by its words before 部分 or 章."""
    if _LAST_CHAPTER.search(text):
        return tuple(plan.chapters[-1].number for plan in plans if plan.chapters)
    chapters = [chapter for plan in plans for chapter in plan.chapters if chapter.heading]
    if full := tuple(chapter.number for chapter in chapters if chapter.heading in text):
        return full
    if not CHAPTER_WORD.search(text):
        return ()
    words = set(tokenize(CHAPTER_WORD.split(text)[0]))
    alike = [chapter for chapter in chapters if any(word in chapter.heading.lower() for word in words)]
    shared = {chapter.number: sum(len(word) for word in words & set(tokenize(chapter.heading))) for chapter in alike}
    best = max(shared, key=lambda number: shared[number], default=0)
    if _ASKED_CHAPTER.search(text):  # 农业绿色发展归在哪一部分: a clause of that heading is asked about
        headings = (measure.heading for plan in plans for measure in plan.measures)
        if any(sum(len(word) for word in words if word in heading) > shared.get(best, 0) for heading in headings):
            return ()
    return (best,) if shared.get(best, 0) >= _MIN_SHARED_CHARS else ()
