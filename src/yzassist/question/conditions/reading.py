"""Reads the conditions of a list of clauses out of the words of a question (没有水利部、写了2025年年底的条款有哪些)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from yzassist.documents.numerals import parse_chinese_number
from yzassist.facts.model import Role
from yzassist.question.conditions.forms import (
    JOINTS,
    LETTERS,
    OF_ANYBODY,
    OF_BODY,
    OF_DATE,
    OF_NAME,
    OF_PART,
    OF_SAME,
    OF_TIME,
    OF_WORDS,
)
from yzassist.question.conditions.model import (
    Between,
    Body,
    ClauseQuery,
    Condition,
    Day,
    HasDate,
    HasPart,
    NamesBody,
    Says,
)
from yzassist.question.conditions.tokens import WORDS, Token, cut
from yzassist.question.model import Slots
from yzassist.question.slots import find_chapters

_DENIES = re.compile("[NO]")
_CLAUSES = re.compile(r"[条项款]|措施|任务")  # 哪几条
_ROLE_APART = re.compile(
    r"[（(“「\"][^（）()”」\"]*(?:牵头|参与|负责|配合)"
)  # （只当|配合|的不算）, “|参与|”: a gloss on what stands before it, or the word itself
_NAMED_LAST = re.compile(r"的(?:条款|条目|措施|任务)[？?。]?$")  # 没有水利部|的条款
_WHETHER = re.compile(r"有没有|有无|是否|吗")  # 国家电网有没有牵头的任务 denies nothing
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百]+")  # 三十八


@dataclass(slots=True)
class _Reader:
    """The words left to read, each a letter of ``letters``; ``bodies`` and ``part`` are those named last, the part
    ``throughout`` what follows (责任单位中，…); ``mentions`` says that bodies are looked for anywhere in a clause. What
    is said ``by_paragraph`` (在一款只是参与) does not hold for the rest of the clause."""

    tokens: tuple[Token, ...]
    letters: str
    by_paragraph: bool
    bodies: tuple[Body, ...] = ()
    part: frozenset[Role] | None = None
    throughout: bool = False
    mentions: bool = False

    def conditions(self) -> tuple[Condition, ...] | None:
        """All conditions in order; None where the words are no conditions."""
        read: list[Condition] = []
        at = 0
        while at < len(self.letters):
            if joint := JOINTS.match(self.letters, at):
                at = joint.end()
                continue
            for pattern, make in _WAYS:
                if (match := pattern.match(self.letters, at)) and (found := make(self, match)) is not None:
                    read += found
                    at = match.end()
                    break
            else:
                return None
        return tuple(read)

    def only(self, bodies: tuple[Body, ...], roles: frozenset[Role]) -> list[Condition]:
        """A body that has these roles and no other (只参与)."""
        others = Condition(HasPart(bodies, frozenset(Role) - roles), denied=True)
        return [Condition(HasPart(bodies, roles)), *(() if self.by_paragraph else (others,))]

    def of(self, match: re.Match[str], group: str) -> tuple[Token, ...]:
        """The words of a group of a match."""
        return self.tokens[match.start(group) : match.end(group)] if match[group] else ()


def _denied(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return any(groups.get(name) for name in ("not", "denied", "lacks"))


def _each(bodies: Sequence[Token], letters: str, denied: bool) -> list[tuple[Body, ...]]:
    """The bodies as one choice (A或B; none of A、B), or each by itself (A和B)."""
    named = tuple(token.body for token in bodies if token.body is not None)
    return [named] if denied or "K" in letters else [(body,) for body in named]


def _roles(tokens: Sequence[Token]) -> frozenset[Role]:
    """The roles that are named; all for 责任单位."""
    return frozenset().union(*(token.roles for token in tokens))


def _of_body(reader: _Reader, match: re.Match[str]) -> list[Condition] | None:
    groups = match.groupdict()
    named = reader.of(match, "bodies")
    denied = _denied(match)
    if groups.get("not") and groups.get("denied"):
        return None
    roles = _roles(reader.of(match, "roles"))
    reader.bodies = tuple(token.body for token in named if token.body is not None)
    if groups.get("only") and not denied and roles != frozenset(Role):
        return [c for bodies in _each(named, match["bodies"], False) for c in reader.only(bodies, roles)]
    if groups.get("only"):
        return _but_only(reader.bodies, roles)
    alone = bool(groups.get("alone") or groups.get("sole") or groups.get("by_itself"))
    return [Condition(HasPart(bodies, roles, alone), denied) for bodies in _each(named, match["bodies"], denied)]


def _but_only(bodies: tuple[Body, ...], roles: frozenset[Role]) -> list[Condition]:
    """A body that has another role as well (不只是参与)."""
    return [Condition(HasPart(bodies, frozenset(Role) - roles))]


def _of_part(reader: _Reader, match: re.Match[str]) -> list[Condition] | None:
    reader.part = _roles(reader.of(match, "roles"))
    return _of_body(reader, match)


def _of_name(reader: _Reader, match: re.Match[str]) -> list[Condition] | None:
    """Bodies without a role: in the part named before (责任单位中，…没有水利部), named anywhere, or having any."""
    named, denied = reader.of(match, "bodies"), _denied(match)
    reader.bodies = tuple(token.body for token in named if token.body is not None)
    said = match["later"] or match["named"] == "M" or (reader.mentions and denied)
    if not (said or denied or match["named"]) or (said and match["sole"]):
        return None
    choices = _each(named, match["bodies"], denied)
    if said and not reader.throughout:
        reader.mentions = True
        return [Condition(NamesBody(bodies), denied) for bodies in choices]
    roles = reader.part or frozenset(Role)
    return [Condition(HasPart(bodies, roles, bool(match["sole"])), denied) for bodies in choices]


def _of_same(reader: _Reader, match: re.Match[str]) -> list[Condition] | None:
    """A further role of the bodies named before."""
    if not reader.bodies:
        return None
    roles = _roles(reader.of(match, "roles"))
    if match["only"]:
        return (_but_only if match["not"] else reader.only)(reader.bodies, roles)
    return [Condition(HasPart(reader.bodies, roles, bool(match["alone"])), _denied(match))]


def _of_anybody(reader: _Reader, match: re.Match[str]) -> list[Condition] | None:
    roles = reader.of(match, "roles")
    if match.group() == "P" and "B" in reader.letters[match.end() :]:
        reader.part, reader.throughout = _roles(roles), True
        return []
    if match["only"] and not _denied(match):
        return reader.only((), _roles(roles))
    return [Condition(HasPart((), _roles(roles)), _denied(match))]


def _of_date(reader: _Reader, match: re.Match[str]) -> list[Condition] | None:
    found = [token.date for token in reader.of(match, "days") if token.date is not None]
    days = [Day(date.year, date.month) for date in found]
    denied = _denied(match)
    if denied or "K" in match["days"]:
        return [Condition(HasDate(tuple(days)), denied)]
    return [Condition(HasDate((day,))) for day in days]


def _of_time(reader: _Reader, match: re.Match[str]) -> list[Condition] | None:
    return [Condition(HasDate(()), _denied(match))]


def _of_words(reader: _Reader, match: re.Match[str]) -> list[Condition] | None:
    words = tuple(token.said for token in reader.of(match, "words") if token.kind == WORDS)
    denied = _denied(match)
    return [Condition(Says(words, every=not denied and "K" not in match["words"]), denied)]


_WAYS: tuple[tuple[re.Pattern[str], Callable[[_Reader, re.Match[str]], list[Condition] | None]], ...] = (
    (OF_BODY, _of_body),
    (OF_PART, _of_part),
    (OF_NAME, _of_name),
    (OF_SAME, _of_same),
    (OF_ANYBODY, _of_anybody),
    (OF_DATE, _of_date),
    (OF_TIME, _of_time),
    (OF_WORDS, _of_words),
)
"""The forms of a condition, the first that fits is meant."""


def read_clause_query(text: str, slots: Slots, is_written: Callable[[str], bool]) -> ClauseQuery | None:
    """The list of clauses that a question asks for by conditions; without any where it denies something that is not
    understood; None where it asks for something else, has another word, or has one plain condition, which says too
    little of how it is to be listed."""
    tokens = cut(text, slots, is_written) if _CLAUSES.search(text) and not _ROLE_APART.search(text) else None
    if not tokens or not (_NAMED_LAST.search(text) or any(token.kind in ("ask", "count") for token in tokens)):
        return None
    parts = tuple(token for token in tokens if token.kind in LETTERS)
    by_paragraph = any(token.kind == "paragraph" for token in tokens)
    read = _Reader(parts, _letters(parts), by_paragraph).conditions()
    if read is None and _DENIES.search(_letters(parts)) and not _WHETHER.search(text) and "。" not in text:
        return ClauseQuery(())
    named_chapter = any(one.kind in ("chapter", WORDS) and other.kind == WORDS for one, other in pairwise(tokens))
    if not read or named_chapter or _asks_twice(tokens) or not all(map(is_written, _denied_words(read))):
        return None
    query = ClauseQuery(
        conditions=read,
        chapters=tuple(n for token in tokens if token.kind == "chapter" for n in find_chapters(token.text)),
        between=next((_between(token) for token in tokens if token.kind == "between"), None),
        besides=tuple(token.said for token in tokens if token.kind == "besides"),
        apart=any(token.kind == "apart" for token in tokens),
        whole=any(token.kind == "whole" for token in tokens),
    )
    return replace(query, conditions=_merged(_literal_roles(read))) if _is_compound(query) else None


def _letters(tokens: Sequence[Token]) -> str:
    return "".join(LETTERS[token.kind] for token in tokens)


def _denied_words(conditions: Sequence[Condition]) -> Iterator[str]:
    return chain.from_iterable(c.wanted.words for c in conditions if c.denied and isinstance(c.wanted, Says))


def _asks_twice(tokens: Sequence[Token]) -> bool:
    """True when each of several conditions has its own question (在哪条牵头，在哪几条参与)."""
    asked = [at for at, token in enumerate(tokens) if token.kind == "ask" and "哪" in token.text]
    between = tokens[asked[0] : asked[-1]] if asked else ()
    return any(token.kind in LETTERS and token.kind != "break" for token in between)


def _merged(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions with all roles that the same bodies must not have as one, and each only once."""
    denied: dict[tuple[Body, ...], frozenset[Role]] = {}
    for c in conditions:
        if c.denied and isinstance(c.wanted, HasPart) and not c.wanted.alone:
            denied[c.wanted.bodies] = denied.get(c.wanted.bodies, frozenset()) | c.wanted.roles
    merged = (
        replace(c, wanted=replace(c.wanted, roles=denied[c.wanted.bodies]))
        if c.denied and isinstance(c.wanted, HasPart) and not c.wanted.alone
        else c
        for c in conditions
    )
    return tuple(dict.fromkeys(merged))


def _between(token: Token) -> Between:
    first, last = _number(token.said), _number(token.last)
    return Between(first or 0, last, token.after)


def _number(text: str) -> int | None:
    found = _NUMBER.search(text)
    if found is None:
        return None
    return int(found.group()) if found.group().isdigit() else parse_chinese_number(found.group())


def _literal_roles(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions with a bare 负责 taken for leading too, unless leading is spoken of apart."""
    wanted = [c.wanted for c in conditions if isinstance(c.wanted, HasPart)]
    if any(Role.LEAD in part.roles and len(part.roles) < len(Role) for part in wanted):
        return conditions
    return tuple(
        replace(c, wanted=replace(c.wanted, roles=frozenset({Role.LEAD, Role.RESPONSIBLE})))
        if isinstance(c.wanted, HasPart) and c.wanted.roles == {Role.RESPONSIBLE}
        else c
        for c in conditions
    )


def _is_compound(query: ClauseQuery) -> bool:
    """True when more is asked than clauses with one body, date or word."""
    kinds = [type(condition.wanted) for condition in query.conditions]
    plain = len(kinds) == 1 or set(kinds) == {HasPart}
    same = [c.wanted.bodies for c in query.conditions if isinstance(c.wanted, HasPart)]
    both = len(kinds) > 1 and len(set(same)) < len(same)
    first = query.conditions[0].wanted
    unknown = any(isinstance(c.wanted, HasPart) and any(not b.id for b in c.wanted.bodies) for c in query.conditions)
    alone = len(kinds) > 1 and any(isinstance(c.wanted, HasPart) and c.wanted.alone for c in query.conditions)
    jointly = isinstance(first, Says) and first.every and len(first.words) > 1
    narrowed = query.whole or query.between or query.besides or (query.apart and len(kinds) > 1)
    denied = any(condition.denied for condition in query.conditions)
    return bool(denied or narrowed or both or alone or unknown or jointly or not plain)
