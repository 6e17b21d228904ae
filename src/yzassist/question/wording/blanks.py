"""A name whose numbers a person does not recall (几省几县几户), filled in as a plan has it (十省百县千户)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BLANKS = re.compile(r"几[\u4e00-\u9fff](?:[\u4e00-\u9fff]?几[\u4e00-\u9fff])+")  # 几省几县几户
_NUMERAL = r"[一二两三四五六七八九十百千万零〇\d]"


def fill_blanks(text: str, texts: Iterable[str]) -> str:
    """The wording with such a name as one of the ``texts`` has it; unchanged where none or several do."""
    plans = tuple(texts) if _BLANKS.search(text) else ()
    return _BLANKS.sub(lambda blanks: _filled(blanks.group(), plans), text)


def _filled(blanks: str, texts: tuple[str, ...]) -> str:
    form = re.compile(blanks.replace("几", _NUMERAL))
    names = {found.group() for text in texts for found in form.finditer(text)}
    return names.pop() if len(names) == 1 else blanks
