"""Terms in quotation marks: “一口一策”, without the marks."""

from __future__ import annotations

import re

from yzassist.documents.model import Paragraph
from yzassist.facts.model import Span, Term

# “一口一策” · ‘四乱’ · 「双碳」 (no sentence inside)
_QUOTED = re.compile(r"“(?P<a>[^“”。；]{1,30})”|「(?P<b>[^「」。；]{1,30})」|\"(?P<c>[\u4e00-\u9fff][^\"。；]{0,29})\"")


def extract_terms(paragraph: Paragraph) -> list[Term]:
    """Quoted terms of a paragraph, in order; a term that comes twice is there twice."""
    return [
        Term(name=match[group], span=Span(paragraph_id=paragraph.id, start=match.start(group), end=match.end(group)))
        for match in _QUOTED.finditer(paragraph.text)
        for group in [match.lastgroup or "a"]
    ]
