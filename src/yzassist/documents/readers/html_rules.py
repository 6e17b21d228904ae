"""What is article and what is furniture on a web page, read from ``data/html.yaml``."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict


class HtmlRules(BaseModel):
    """Names of tags, and of ids and classes (lower case)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article_names: frozenset[str]
    dropped_tags: frozenset[str]
    dropped_names: frozenset[str]
    blocks: frozenset[str]
    headings: frozenset[str]
    leaves: frozenset[str]
    void: frozenset[str]
    implied_ends: dict[str, frozenset[str]]
    fields_of_the_site: tuple[str, ...]
    deepest: int


HTML_RULES = HtmlRules.model_validate(
    yaml.safe_load((Path(__file__).parents[1] / "data" / "html.yaml").read_text(encoding="utf-8"))
)
