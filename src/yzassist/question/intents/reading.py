"""What the decision rests on, and what is decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yzassist.question.cues import CueMatch
from yzassist.question.model import Intent, Slots


@dataclass(frozen=True, slots=True)
class Decision:
    """``asks`` are the attributes sought in order; ``polar`` when yes or no is expected."""

    intent: Intent
    asks: tuple[Intent, ...]
    polar: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What the decision rests on. ``has_topic`` is False when nothing but frame and named things was said,
    ``plan_topic`` when no word of the topic is one that the plans use; ``about_document`` is True when the content
    words left are those of the document's own title; ``story`` when more is told than asked."""

    text: str
    topic: str
    cues: tuple[CueMatch, ...]
    slots: Slots
    has_topic: bool
    plan_topic: bool
    about_document: bool
    story: bool = False

    @property
    def groups(self) -> frozenset[str]:
        """Cue groups found."""
        return frozenset(match.cue.group for match in self.cues)

    @property
    def names(self) -> frozenset[str]:
        """Cues found, as ``group.name``."""
        return frozenset(f"{match.cue.group}.{match.cue.name}" for match in self.cues)

    @property
    def several_bodies(self) -> bool:
        """True when more than one department is named."""
        return len({slot.department_id for slot in self.slots.departments}) > 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A reading with the attributes that it asks for. ``nearest`` gives the intent of the nearest exemplar and is
    called only where no cue speaks."""

    reading: Reading
    asks: tuple[Intent, ...]
    polar: bool
    nearest: Callable[[], Intent]

    def decided(self, intent: Intent) -> Decision:
        """That intent, with all that is asked for."""
        return Decision(intent, self.asks, self.polar)


Step = Callable[[Asked], Decision | None]
"""One kind of wording; None leaves the question to the steps after it."""
