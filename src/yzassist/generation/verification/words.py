"""Word lists of the verifier, read from ``data/words.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from yzassist.facts.model import Role

_FILE = Path(__file__).parent / "data" / "words.yaml"


class VerifierWords(BaseModel):
    """What the lists are for stands at their heads in ``data/words.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    plain: frozenset[str]
    alike: tuple[tuple[str, ...], ...]
    forbid: tuple[str, ...]
    permit: tuple[str, ...]
    binding: tuple[str, ...]
    rising: tuple[str, ...]
    falling: tuple[str, ...]
    absolute: tuple[str, ...]
    relations: tuple[str, ...]
    hedges: tuple[str, ...]
    harmless_negations: tuple[str, ...]
    harmless_numerals: tuple[str, ...]
    openers: tuple[str, ...]
    roles: dict[str, Role]

    def wordings(self, word: str) -> tuple[str, ...]:
        """The word and every word that may stand for it."""
        return (word, *(other for group in self.alike if word in group for other in group if other != word))


@cache
def verifier_words() -> VerifierWords:
    """The lists, read once a process."""
    return VerifierWords.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def role_words() -> frozenset[str]:
    """牵头, 参与 and the other words that say a department's part."""
    return frozenset(verifier_words().roles)
