"""Cuts a question into the words of which a list of clauses by conditions is made (``data/clause_conditions.yaml``).

A question is read as such a list only when every word of it is known, so that no condition is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from yzassist.facts.model import Role
from yzassist.question.conditions.model import Body
from yzassist.question.model import DateSlot, Slots

BODY, DATE, WORDS = "body", "date", "words"
_ROLES = {"lead": Role.LEAD, "participant": Role.PARTICIPANT, "responsible": Role.RESPONSIBLE}
_QUOTED = re.compile(r"[“「『\"']([^”」』\"']{1,20})[”」』\"']")  # “试点”
_RUN = re.compile(
    r"(?:(?![两二三这]个?[省市地词字]|字样|几个字)[^，。；？?、的（）“”《》\s和与跟及或但又且也却还]){2,18}"
)  # 提到|塑料污染|的
_TITLE = re.compile(r"《([^》]{2,30})》")  # 《长江保护法》
_UNKNOWN_BODY = re.compile(
    r"(?!哪|谁|什么|多少|几|[一两二三四五六七八九十多好]|其|别|有关|相关|按|共同|同时|单位|部门|任务|责任|措施|条款|条目|工作|事项)[\u4e00-\u9fff]{2,8}?(?=(?:一起|共同|来|也)?(?:参与|牵头|配合|参加))"
)  # 有|央企|参与


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the question; ``roles``, ``body``, ``date`` and ``said`` are what it names, if anything."""

    kind: str
    text: str
    said: str = ""
    roles: frozenset[Role] = frozenset()
    body: Body | None = None
    date: DateSlot | None = None
    last: str = ""
    after: bool = False


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every pattern with its kind, in file order."""
    rows = yaml.safe_load(files("yzassist.question").joinpath("data/clause_conditions.yaml").read_text("utf-8"))
    return tuple((kind, re.compile(row["pattern"])) for kind, of_kind in rows.items() for row in of_kind)


def cut(text: str, slots: Slots, is_written: Callable[[str], bool]) -> tuple[Token, ...] | None:
    """The words of a question; None where it has one that is not known. ``is_written``: whether a plan has words."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _named(text, at, slots) or _unknown_body(text, at, tokens) or _mentioned(text, at, tokens, is_written)
        found = found or _longest(text, at)
        if found is None:
            return None
        tokens.append(found)
        at += len(found.text)
    return tuple(tokens)


def _named(text: str, at: int, slots: Slots) -> Token | None:
    """A body, a date, or words between quotation marks."""
    for body in slots.departments:
        if body.start == at:
            return Token(BODY, text[at : body.end], body=Body(body.department_id, body.name))
    for date in slots.dates:
        if date.start == at:
            return Token(DATE, text[at : date.end], date=date)
    if quoted := _QUOTED.match(text, at) or _TITLE.match(text, at):
        return Token(WORDS, quoted.group(), said=quoted[1])
    return None


def _mentioned(text: str, at: int, before: list[Token], is_written: Callable[[str], bool]) -> Token | None:
    """The words that are said to be mentioned, as far as a plan has them: 提到|塑料污染, 点到湖北和|贵州."""
    kinds = [token.kind for token in before if token.kind != "frame"]
    listed = len(kinds) > 1 and kinds[-1] in ("and", "or") and kinds[-2] == WORDS
    run = _RUN.match(text, at) if kinds[-1:] in (["mention"], ["write"]) or listed else None
    if run is None:
        return None
    known = _longest(text, at)
    ends = range(run.end(), at + 1, -1)
    said = next((text[at:end] for end in ends if is_written(text[at:end])), "")
    if kinds[-1] == "mention" or listed:
        said = said or ("" if known else run.group())
    if known and ((known.kind != "frame" and len(known.text) >= len(said)) or kinds[-1] == "write"):
        return None
    return Token(WORDS, said, said=said) if said else None


def _longest(text: str, at: int) -> Token | None:
    matches = ((kind, match) for kind, pattern in patterns() if (match := pattern.match(text, at)) and match.group())
    best = max(matches, key=lambda found: len(found[1].group()), default=None)
    if best is None:
        return None
    kind, match = best
    named = {name: value for name, value in match.groupdict().items() if value}
    roles = frozenset(role for name, role in _ROLES.items() if name in named)
    if kind == "part":
        roles = roles or frozenset(Role)
    return Token(
        kind,
        match.group(),
        named.get("what") or named.get("first", ""),
        roles,
        last=named.get("last", ""),
        after="after" in named,
    )


def _unknown_body(text: str, at: int, before: list[Token]) -> Token | None:
    """A body that the vocabulary does not know, between 有 and its role."""
    name = _UNKNOWN_BODY.match(text, at) if before and before[-1].text.endswith(("有", "由")) else None
    known = _longest(text, at) if name else None
    if name is None or (known is not None and known.kind != "frame"):
        return None
    return Token(BODY, name.group(), body=Body("", name.group()))
