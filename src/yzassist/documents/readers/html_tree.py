"""A page as a small tree of nodes, from the standard library's tolerant parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from yzassist.documents.readers.html_rules import HTML_RULES

_WIDEST_SPAN = 100


@dataclass(slots=True)
class Node:
    """One element; ``children`` are nodes and pieces of text in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        """The child elements."""
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def texts(self) -> list[str]:
        """The element's own text."""
        return [child for child in self.children if isinstance(child, str)]

    @property
    def names(self) -> frozenset[str]:
        """Its id and classes, in lower case."""
        return frozenset(f"{self.attributes.get('id', '')} {self.attributes.get('class', '')}".lower().split())

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending += reversed(node.nodes)

    def text(self) -> str:
        """All text below."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def span(self, name: str) -> int:
        """``colspan`` or ``rowspan``: 1 if absent or not a number, at most 100."""
        value = self.attributes.get(name, "1").strip()
        return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() else 1

    def without(self, other: Node) -> Node:
        """A copy of this tree in which ``other`` is missing."""
        children = [
            child.without(other) if isinstance(child, Node) else child for child in self.children if child is not other
        ]
        return Node(self.tag, self.attributes, children)


def parse_html(text: str) -> Node:
    """The tree of a page without scripts, menus and hidden parts."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return _pruned(parser.root)


def _pruned(node: Node) -> Node:
    kept = [
        _pruned(child) if isinstance(child, Node) else child
        for child in node.children
        if isinstance(child, str) or not _is_furniture(child)
    ]
    return Node(node.tag, node.attributes, kept)


def _is_furniture(node: Node) -> bool:
    hidden = "display:none" in node.attributes.get("style", "").replace(" ", "").lower()
    return node.tag in HTML_RULES.dropped_tags or hidden or bool(node.names & HTML_RULES.dropped_names)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("html")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_implied(tag)
        if len(self._open) >= HTML_RULES.deepest:
            return
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in HTML_RULES.void:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in HTML_RULES.void:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return
            if self._open[index].tag == "table":
                return

    def handle_data(self, data: str) -> None:
        data = data.replace("\u2003", "\u3000").replace("\u2002", " ")
        if self._open[-1].tag != "pre":
            data = " ".join(data.split("\n")) if data.strip() else " " * bool(data)
        self._open[-1].children.append(data)

    def _close_implied(self, tag: str) -> None:
        """Close what ``tag`` ends without saying so: a new paragraph ends the old one, a new row the last cell."""
        while self._open[-1].tag in HTML_RULES.implied_ends.get(tag, ()):
            self._open.pop()
