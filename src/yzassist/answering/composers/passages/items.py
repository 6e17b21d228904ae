"""What a sentence that ends with a colon announces: the numbered items in the paragraphs behind it."""

from __future__ import annotations

from collections.abc import Sequence

from yzassist.answering.draft import Line, Quote
from yzassist.documents.labels import LabelKind, find_label
from yzassist.documents.model import Paragraph

_COLONS = ("：", ":")


def items_behind(paragraph: Paragraph, siblings: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The items of 有下列情形之一的，终止合同：|（1）…|（2）…; none behind a paragraph that announces nothing.

    ``siblings`` are all paragraphs of its measure. Items count from 1 in one kind of number.
    """
    if not paragraph.text.rstrip().endswith(_COLONS):
        return ()
    found: list[Paragraph] = []
    kind: LabelKind | None = None
    for follower in siblings[paragraph.number :]:
        label = find_label(follower.text)
        if label is None or label.number != len(found) + 1 or (kind or label.kind) is not label.kind:
            break
        kind = label.kind
        found.append(follower)
    return tuple(found)


def announced_after(paragraph: Paragraph, siblings: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """All that follows a paragraph that ends with a colon: items, or the rows of a table (标准如下：)."""
    return tuple(siblings[paragraph.number :]) if paragraph.text.rstrip().endswith(_COLONS) else ()


def numbered(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The items of a box: its paragraphs that count from 1 in the kind of number that is the first to."""
    found: list[Paragraph] = []
    kind: LabelKind | None = None
    for paragraph in paragraphs:
        label = find_label(paragraph.text)
        if label is not None and label.number == len(found) + 1 and (kind or label.kind) is label.kind:
            kind = label.kind
            found.append(paragraph)
    return tuple(found)


def announced_by(item: Paragraph, siblings: Sequence[Paragraph]) -> Paragraph | None:
    """The paragraph that announces a list of which ``item`` is a member."""
    before = (paragraph for paragraph in siblings if paragraph.number < item.number)
    return next((p for p in reversed(tuple(before)) if item in items_behind(p, siblings)), None)


def item_lines(items: Sequence[Paragraph]) -> tuple[Line, ...]:
    """A bullet for each item, its number kept."""
    return tuple(Line(item.text.rstrip("；。"), (Quote(item, 0, len(item.text)),), bullet=True) for item in items)
