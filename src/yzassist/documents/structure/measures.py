"""Chapters and measures while an outline is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from yzassist.documents.labels import Label


@dataclass(slots=True)
class OutlineMeasure:
    """A measure being read: the index of its first line, and each body line's index and offset of its body; ``above``
    is the heading over it that its number names (2.3 over 2.3.1), ``host`` the measure that a box stands in."""

    label: Label | None
    heading: str
    row: int
    bodies: list[tuple[int, int]] = field(default_factory=list)
    above: str = ""
    host: OutlineMeasure | None = None

    @property
    def is_box(self) -> bool:
        """True for a box (专栏1) and an attachment."""
        return self.label is not None and self.label.kind.role == "box"


@dataclass(slots=True)
class OutlineChapter:
    """A chapter being read; ``label`` is None for the unnamed one of a plan without chapters."""

    label: Label | None
    heading: str
    measures: list[OutlineMeasure] = field(default_factory=list)
