"""HTML from templates. Every text from a user or a document passes here, and is escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from yzassist.documents.numerals import place_label
from yzassist.web.anchors import clause_anchor

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals["clause_anchor"] = clause_anchor
_environment.globals["place_label"] = place_label


def render(name: str, **values: object) -> str:
    """The template ``name`` filled with ``values``; a value that the template asks for and is not given is an error."""
    return _environment.get_template(name).render(**values)
