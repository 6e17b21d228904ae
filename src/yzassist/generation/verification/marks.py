"""The clause marks of a model's sentence: which text stands before which mark, and what each means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yzassist.documents.numerals import NUMERAL_PATTERN, parse_chinese_number, parse_clause_label
from yzassist.generation.evidence import EvidenceParagraph, NumberedEvidence

# 〔（六）第2款〕 · 【（六）】 · [（六）、（八）] · 〔(6)〕
_MARK = re.compile(r"[〔【［\[](?P<inside>[^〔〕【】［］\[\]]{1,60})[〕】］\]]")
# （六）第2款 · 第六条第二款 · （六）
_PLACE = re.compile(rf"^(?P<label>.+?)(?:第(?P<paragraph>{NUMERAL_PATTERN})款)?$")
# inside the sentence: 方案（六） · 第六条 · 第（六）条 · 第2款
_INLINE = re.compile(
    rf"(?:第[（(]?{NUMERAL_PATTERN}[）)]?[条项]|[（(]{NUMERAL_PATTERN}[）)])(?:第{NUMERAL_PATTERN}款)?|第{NUMERAL_PATTERN}款"
)
# 按照方案第六条的规定， (the whole remark goes with the clause it names)
_REMARK = re.compile(
    rf"(?:根据|按照?|依据|依照)?(?:本?方案|文件|计划)?(?:{_INLINE.pattern})(?:的?(?:规定|要求)|明确|提出|指出)?[，,：:]?"
)
_SEPARATORS = re.compile(r"[、,，;；]")  # of （六）、（八）

_JOINTS = "，,、；;。：: "


@dataclass(frozen=True, slots=True)
class Segment:
    """Text up to its mark. ``cited`` are the paragraphs that the mark names; ``forged`` the marks that name none, or
    that the text itself mentions without resting on them."""

    text: str
    cited: tuple[EvidenceParagraph, ...]
    forged: tuple[str, ...]


def split_marks(sentence: str, evidence: NumberedEvidence) -> tuple[Segment, ...]:
    """The segments of a sentence; text after the last mark is one without a mark, unless it is punctuation only."""
    segments: list[Segment] = []
    position = 0
    for mark in _MARK.finditer(sentence):
        text = sentence[position : mark.start()].lstrip(_JOINTS)
        cited, forged = _meant(mark["inside"], evidence)
        if _has_words(text):
            segments.append(_segment(text, cited, forged))
        elif segments:
            last = segments[-1]
            segments[-1] = Segment(last.text, (*last.cited, *cited), (*last.forged, *forged))
        position = mark.end()
    if _has_words(sentence[position:]):
        segments.append(_segment(sentence[position:].lstrip(_JOINTS), (), ()))
    return tuple(segments)


def _segment(text: str, cited: tuple[EvidenceParagraph, ...], forged: tuple[str, ...]) -> Segment:
    """A clause named inside the text is part of the citation when the mark says the same, else a forged one."""
    numbers = {str(n) for item in cited for n in (item.paragraph.clause_number, item.paragraph.cited_number)}
    inline = _INLINE.findall(text)
    wrong = tuple(place for place in inline if not _agrees(place, numbers))
    return Segment(_REMARK.sub("", text) if inline and not wrong else text, cited, (*forged, *wrong))


def _agrees(place: str, numbers: set[str]) -> bool:
    match = _PLACE.match(place)
    number = parse_clause_label(match["label"].replace("第（", "（").replace("）条", "）")) if match else None
    return str(number) in numbers


def _meant(inside: str, evidence: NumberedEvidence) -> tuple[tuple[EvidenceParagraph, ...], tuple[str, ...]]:
    whole = evidence.marked(inside.strip())
    if whole is not None:
        return (whole,), ()
    cited: dict[str, EvidenceParagraph] = {}
    forged: list[str] = []
    for mark in filter(None, map(str.strip, _SEPARATORS.split(inside))):
        found = _named(mark, evidence)
        cited.update((item.paragraph.id, item) for item in found)
        forged += [] if found else [mark]
    return tuple(cited.values()), tuple(forged)


def _named(mark: str, evidence: NumberedEvidence) -> tuple[EvidenceParagraph, ...]:
    """The paragraphs that a mark names by number: exactly that clause, and that paragraph of it when it names one."""
    exact = evidence.marked(mark)
    match = _PLACE.match(mark)
    if exact is not None or match is None:
        return (exact,) if exact is not None else ()
    number = parse_clause_label(match["label"])
    paragraph = parse_chinese_number(match["paragraph"]) if match["paragraph"] else None
    return tuple(
        item
        for item in evidence.paragraphs
        if number is not None
        and number in (item.paragraph.clause_number, item.paragraph.cited_number)
        and paragraph in (None, item.paragraph.number)
    )


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
