"""Hashes of what decides an answer besides the corpus: the program and the texts in ``prompts/``."""

from __future__ import annotations

import hashlib
from pathlib import Path

_DECIDES = (".py", ".yaml", ".txt", ".md")
_PACKAGE = Path(__file__).resolve().parents[1]


def code_hash() -> str:
    """Of the package's modules and data files, the evaluation itself apart."""
    return _folder_hash(_PACKAGE, skip=Path(__file__).resolve().parent)


def prompts_hash(folder: Path) -> str:
    """Of every text in the prompts folder."""
    return _folder_hash(folder)


def _folder_hash(folder: Path, skip: Path | None = None) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _DECIDES and path.is_file() and skip not in path.parents:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
