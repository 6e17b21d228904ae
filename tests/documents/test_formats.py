"""One plan in every format is one plan: the same measures, word for word."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from yzassist.documents.base import read_plan
from yzassist.documents.mending.wrapping import columns
from yzassist.documents.model import Plan

ROOT = Path(__file__).parents[2]
PLANS = [ROOT / "corpus" / "yangtze-action-plan-2022.txt", *sorted((ROOT / "eval" / "plans").glob("*/*.*"))]
FONT, SIZE = "STSong-Light", 12


def write_docx(lines: list[str], path: Path) -> None:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def write_html(lines: list[str], path: Path) -> None:
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    menu = '<ul class="menu"><li>首页，导航。</li></ul>'
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{menu}<div>{body}</div></body>", encoding="utf-8")


def write_wrapped(lines: list[str], path: Path) -> None:
    wrapped = [part for line in lines for part in textwrap.wrap(f"\u3000\u3000{line}", 38)]
    path.write_text("\n".join(wrapped), encoding="utf-16")


def write_pdf(lines: list[str], path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), pagesize=(595, 842))
    height, page = 0, 0
    for line in lines:
        for number, part in enumerate(_printed("\u3000\u3000" + line)):
            if height < 80:
                if page:
                    canvas.showPage()
                page, height = page + 1, 780
                canvas.setFont(FONT, SIZE)
                canvas.drawCentredString(297, 40, f"- {page} -")
            indent = 0 if number else 2 * SIZE
            canvas.drawString(70 + indent, height, part.strip("\u3000"))
            height -= 20
    canvas.save()


def _printed(text: str) -> list[str]:
    lines = [""]
    for char in text:
        if columns(lines[-1] + char) > 72 and char not in "，。、；：）》”%":
            lines.append("")
        lines[-1] += char
    return lines


WRITERS: dict[str, Callable[[list[str], Path], None]] = {
    ".docx": write_docx,
    ".html": write_html,
    ".pdf": write_pdf,
    ".txt": write_wrapped,
}


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_is_the_same_in_every_format(tmp_path: Path, path: Path, suffix: str) -> None:
    original = read_plan(path)
    copy = tmp_path / f"{path.stem}{suffix}"
    WRITERS[suffix](original.text.split("\n"), copy)
    plan = read_plan(copy)
    assert _measures(plan) == _measures(original)
    assert plan.metadata == original.metadata
    assert plan.warnings == original.warnings


def _measures(plan: Plan) -> list[tuple[object, ...]]:
    return [(m.number, m.label, m.heading, m.chapter, *(p.text for p in m.paragraphs)) for m in plan.measures]
