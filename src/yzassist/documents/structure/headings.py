"""What names a measure or chapter: the heading at the head of its line, or the opening words of its text."""

from __future__ import annotations

import re

from yzassist.documents.labels import FIELD
from yzassist.documents.subjects import subject_end

_LONGEST_HEADING = 40
_LONGEST_GROUP_NAME = 30
_EXCERPT_CHARS = 20
_CLAUSE_ENDS = "，。；：！？,;:"
_BODY_MARKS = ("，", "；", ",", ";")
# 集中攻坚阶段|（2024年5月至2026年9月）
_SENTENCE = re.compile(r"[。；：:;]|[，,]$")  # what a heading does not hold: 推进改革|；推进开放
_NOTE = re.compile(r"[（(][^（）()]*[）)]")


def split_heading(text: str, start: int) -> tuple[str, int]:
    """Heading and body offset of a labelled line: ``（三）主要目标。到2025年…`` → ``主要目标``, offset of 到.

    A line that is a heading alone has its body offset at the end; a line that is all body has an empty heading. The
    name of a body over its duty is its heading, and stays the subject of its text.
    """
    while start < len(text) and text[start] in " ：:":
        start += 1
    if subject := subject_end(text, start):
        return text[start:subject], start
    rest = text[start:]
    stop = next((index for index, char in enumerate(rest) if char in "。：:"), len(rest))
    head = rest[:stop].strip()
    alone = stop >= len(rest.rstrip("。：: "))
    if not head or len(head) > _LONGEST_HEADING or any(mark in head for mark in _BODY_MARKS):
        return ("", start) if not alone or any(mark in head for mark in _BODY_MARKS) else (head, len(text))
    if alone:
        return head, len(text)
    if len(_NOTE.sub("", head)) > _LONGEST_HEADING // 2 and rest[stop] == "。":
        return "", start
    body = start + stop + 1
    while body < len(text) and text[body].isspace():
        body += 1
    return head, body


def split_chapter_heading(text: str, start: int) -> tuple[str, int]:
    """The same of the line over the measures of a chapter, which may hold commas (四、聚焦需求，培育产业): all of a
    short line that ends without a mark is its heading."""
    rest = text[start:].strip()
    if rest and len(rest) <= _LONGEST_HEADING and not _SENTENCE.search(rest):
        return rest, len(text)
    return split_heading(text, start)


def excerpt(text: str) -> str:
    """The opening words of a text (to its first mark, at most 20 characters): the heading of an unnamed one."""
    stop = next((index for index, char in enumerate(text) if char in _CLAUSE_ENDS), len(text))
    return text[: min(stop, _EXCERPT_CHARS)]


def is_name(line: str) -> bool:
    """True for a short line without marks, as the name of a group or a table is."""
    return len(line) <= _LONGEST_GROUP_NAME and not any(mark in line for mark in _CLAUSE_ENDS) and not FIELD.match(line)
