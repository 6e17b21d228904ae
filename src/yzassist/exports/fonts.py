"""Fonts of Chinese official documents in a Word file."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

TITLE_FONT, HEAD_FONT, SUBHEAD_FONT, BODY_FONT = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"


def set_font(run: Run, name: str, points: float) -> None:
    """Set the font of a run for Latin and Chinese characters alike."""
    run.font.name, run.font.size = name, Pt(points)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
