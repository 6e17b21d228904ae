"""Kinds of answer that people ask for and plans often do not give (``prompts/asked_attributes.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from yzassist.errors import InvalidSettingError

_FILE = "asked_attributes.yaml"
_REGEX_MARK = "re:"


@dataclass(frozen=True, slots=True)
class AskedAttribute:
    """``cues`` in a question ask for it; a text that contains ``evidence`` gives it."""

    name: str
    cues: tuple[re.Pattern[str], ...]
    evidence: tuple[re.Pattern[str], ...]

    def asked_in(self, text: str) -> bool:
        """True when a question asks for this attribute."""
        return any(cue.search(text) for cue in self.cues)

    def given_in(self, text: str) -> bool:
        """True when a plan text gives this attribute."""
        return any(pattern.search(text) for pattern in self.evidence)


def _compiled(items: list[str] | None) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(item.removeprefix(_REGEX_MARK) if item.startswith(_REGEX_MARK) else re.escape(item))
        for item in map(str, items or [])
    )


def load_attributes(prompts: Path) -> tuple[AskedAttribute, ...]:
    """All attributes of the file in ``prompts``; InvalidSettingError when it is missing."""
    path = prompts / _FILE
    if not path.is_file():
        raise InvalidSettingError(f"缺少文件 {path}。请检查 YZASSIST_PROMPTS 指向的文件夹。")
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        AskedAttribute(str(row["name"]), _compiled(row["cues"]), _compiled(row.get("evidence"))) for row in rows
    )
