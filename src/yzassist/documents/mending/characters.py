"""Look-alikes back to the characters they stand for: fonts in PDF files name ⼈⺠ what was written 人民."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import yaml

_KANGXI = range(0x2F00, 0x2FD6)


def _read_radicals() -> dict[int, str]:
    text = (Path(__file__).parents[1] / "data" / "radicals.yaml").read_text(encoding="utf-8")
    named: dict[str, str] = yaml.safe_load(text)["radicals"]
    kangxi = {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI}
    return kangxi | {ord(radical): character for radical, character in named.items()}


_RADICALS = _read_radicals()


def plain_characters(text: str) -> str:
    """The text with radicals and the long dash replaced; it looks and reads the same."""
    return text.translate(_RADICALS)
