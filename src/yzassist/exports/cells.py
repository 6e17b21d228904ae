"""Text that is safe in a spreadsheet cell or a Word table."""

from __future__ import annotations

from unicodedata import category

_FORMULA_STARTS = ("=", "+", "-", "@")
_NOT_IN_XML = "\ufffe\uffff"


def printable(text: str) -> str:
    """Without the characters that Office files cannot hold (controls, lone surrogates); line breaks stay."""
    return "".join(c for c in text if c == "\n" or (category(c) not in ("Cc", "Cs") and c not in _NOT_IN_XML))


def spreadsheet_text(text: str) -> str:
    """Printable text that no spreadsheet takes for a formula: ``=1+1`` becomes ``'=1+1``."""
    clean = printable(text)
    return f"'{clean}" if clean.lstrip().startswith(_FORMULA_STARTS) else clean
