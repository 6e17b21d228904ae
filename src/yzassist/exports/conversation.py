"""A conversation as a person keeps it: plain text of one answer, Markdown and Word of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt

from yzassist.answering.model import Answer, Citation
from yzassist.exports.cells import printable
from yzassist.exports.fonts import BODY_FONT, HEAD_FONT, TITLE_FONT, set_font

TITLE = "政策问答记录"
NOTE = "回答由程序依据所附条款整理，以原文为准。"
_SIZES = {"title": 18, "head": 13, "body": 11}

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+\-!|~&.:()])")  # * of *重点*, [ of [链接](地址), < of <b>
_Turn = tuple[str, Answer]


def place(citation: Citation) -> str:
    """``《某方案》（六）深入推进治理 第1款``."""
    heading = citation.heading if citation.heading != citation.clause else ""
    return f"《{citation.document_title}》{citation.clause}{heading}{citation.mark}"


def answer_text(answer: Answer) -> str:
    """The answer with its sources, for the clipboard."""
    lines = [answer.answer]
    if answer.citations:
        lines += ["", "依据："]
        lines += [f"{where}：{'；'.join(f'“{quote}”' for quote in quotes)}" for where, quotes in _sources(answer)]
    return "\n".join((*lines, "", "（以原文为准）"))


def to_markdown(turns: Sequence[_Turn]) -> str:
    """The conversation as Markdown; nothing in a question or a quote is taken for markup."""
    lines = [f"# {TITLE}", "", NOTE, ""]
    for number, (question, answer) in enumerate(turns, start=1):
        lines += [f"## {number}. {_escaped(question)}", ""]
        if answer.resolved_question != question:
            lines += [f"已理解为：{_escaped(answer.resolved_question)}", ""]
        lines += [*_markdown_answer(answer.answer), ""]
        for where, quotes in _sources(answer):
            lines += [f"> {_escaped(where)}", ">", *(f"> “{_escaped(quote)}”" for quote in quotes), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def to_word(turns: Sequence[_Turn]) -> bytes:
    """The conversation as a Word file."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    _write(document, TITLE, TITLE_FONT, "title")
    _write(document, NOTE, BODY_FONT, "body")
    for number, (question, answer) in enumerate(turns, start=1):
        _write(document, f"{number}. {question}", HEAD_FONT, "head")
        if answer.resolved_question != question:
            _write(document, f"已理解为：{answer.resolved_question}", BODY_FONT, "body")
        for line in answer.answer.split("\n"):
            _write(document, line, BODY_FONT, "body")
        for where, quotes in _sources(answer):
            _write(document, f"依据：{where}", HEAD_FONT, "body", indent=0.8)
            for quote in quotes:
                _write(document, f"“{quote}”", BODY_FONT, "body", indent=0.8)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _sources(answer: Answer) -> list[tuple[str, list[str]]]:
    """Each cited place with its quotes, in the order of the citations."""
    return [(where, [c.quote for c in cited]) for where, cited in groupby(answer.citations, place)]


def _escaped(text: str) -> str:
    """One line of text that no Markdown reader takes for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(printable(text).split("\n")))


def _markdown_answer(text: str) -> list[str]:
    """The answer's own bullets stay bullets; a sentence after or before them stands apart."""
    lines: list[str] = []
    for line in text.split("\n"):
        bullet = line.startswith("- ")
        if lines and bullet != lines[-1].startswith("- "):
            lines.append("")
        lines.append(f"- {_escaped(line[2:])}" if bullet else _escaped(line))
    return lines


def _write(document: WordDocument, text: str, font: str, size: str, indent: float = 0) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Cm(indent)
    paragraph.paragraph_format.space_after = Pt(4)
    set_font(paragraph.add_run(printable(text)), font, _SIZES[size])
