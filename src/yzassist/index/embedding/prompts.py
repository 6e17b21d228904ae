"""What stands before a text, by the family of its model."""

from __future__ import annotations

_FAMILIES = (
    ("e5", "query: ", "passage: "),
    ("bge-small-zh", "为这个句子生成表示以用于检索相关文章：", ""),
    ("bge-base-zh", "为这个句子生成表示以用于检索相关文章：", ""),
    ("bge-large-zh", "为这个句子生成表示以用于检索相关文章：", ""),
)
"""Prompts of the model cards, for models that do not carry their own: (part of the name, query, passage)."""


def family_prompt(model: str, passage: bool) -> str:
    """The prompt of the first family whose name is part of ``model``; empty for all others."""
    family = next((row for row in _FAMILIES if row[0] in model.lower()), ("", "", ""))
    return family[2] if passage else family[1]
