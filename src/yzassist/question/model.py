"""A question as understood: what is asked, of which subject, with which named things in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from yzassist.documents.model import ClauseNumber
from yzassist.facts.model import Role
from yzassist.question.attributes import AskedAttribute
from yzassist.question.conditions.model import ClauseQuery
from yzassist.question.plans.scope import EVERY_PLAN, Scope


class Intent(StrEnum):
    """What kind of answer is sought. The value is what ``Answer.intent`` shows."""

    RESPONSIBILITY = "responsibility"
    DEADLINE = "deadline"
    TARGET = "target"
    CONTENT = "content"
    SCOPE = "scope"
    LIST = "list"
    COUNT = "count"
    COMPARE = "compare"
    DEFINITION = "definition"
    YES_NO = "yes_no"
    CLAUSE = "clause"
    CHAPTER = "chapter"
    METADATA = "metadata"
    DEPARTMENT = "department"
    SMALL_TALK = "small_talk"
    OFF_TOPIC = "off_topic"
    ABUSE = "abuse"
    INJECTION = "injection"


OUTSIDE = frozenset({Intent.SMALL_TALK, Intent.OFF_TOPIC, Intent.ABUSE, Intent.INJECTION})
"""Intents that the plan is not asked about at all."""


@dataclass(frozen=True, slots=True)
class DepartmentSlot:
    """A department named in the question; ``local`` when it is a local counterpart (县水利局)."""

    department_id: str
    name: str
    local: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateSlot:
    """A year, or a year and month, named in the question; ``start`` and ``end`` are offsets into it."""

    year: int
    month: int | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuantitySlot:
    """A number with its unit named in the question (45%, 3公里, 七成 as 70%)."""

    number: float
    unit: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClauseSlot:
    """A clause named in the question, with the paragraph (第二款) if one is named."""

    number: ClauseNumber
    paragraph: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlaceSlot:
    """A place named in the question."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slots:
    """Everything in the question that the facts of a plan can be compared with."""

    departments: tuple[DepartmentSlot, ...] = ()
    roles: tuple[Role, ...] = ()
    dates: tuple[DateSlot, ...] = ()
    quantities: tuple[QuantitySlot, ...] = ()
    clauses: tuple[ClauseSlot, ...] = ()
    chapters: tuple[int, ...] = ()
    places: tuple[PlaceSlot, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things that a question compares: its ``name``, and the ``whole`` wording with what is said of all."""

    name: str
    whole: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question ready for retrieval.

    ``text`` is what was typed, ``resolved`` the self-contained question that is answered, ``chinese`` its Chinese
    wording, ``search_text`` the same with synonyms added. ``asks`` are the attributes sought, first one first;
    ``topic`` are the content words left when everything else is taken away, and ``plan_topic`` says that the plans
    use one of them. ``focus`` are paragraph ids carried over from the conversation; ``said_before`` when the question
    adds no subject to what was said there. ``cues`` are the names of the cues found. A ``story`` tells more than it
    asks; ``core`` are its asking parts. ``carried`` gives its reading as a follow-up, for when alone it finds nothing.
    ``parts`` are questions of their own, when it asks about several subjects; ``things`` are what a comparison sets
    side by side; ``clause_query`` are the conditions of the clauses that it lists. Where there are several plans,
    ``scope`` says which are meant; ``wider`` gives the reading for all plans when those only hinted at do not answer,
    and ``within`` that for one plan, by its id.
    """

    text: str
    resolved: str
    chinese: str
    search_text: str
    intent: Intent
    asks: tuple[Intent, ...]
    polar: bool
    slots: Slots
    topic: str
    topic_tokens: tuple[str, ...]
    plan_topic: bool = False
    cues: frozenset[str] = frozenset()
    attributes: tuple[AskedAttribute, ...] = ()
    carried: Callable[[], Question] | None = None
    story: bool = False
    core: str = ""
    focus: tuple[str, ...] = ()
    said_before: bool = False
    parts: tuple[Question, ...] = ()
    things: tuple[Thing, ...] = ()
    clause_query: ClauseQuery | None = None
    scope: Scope = EVERY_PLAN
    wider: Callable[[], Question] | None = None
    within: Callable[[str], Question] | None = None

    @property
    def sought(self) -> str:
        """What a refusal says was looked for: the topic where it stands in one piece, else its longest words."""
        if not self.topic or " " not in self.topic:
            return self.topic or self.chinese
        longest = [t for t in self.topic_tokens if not any(t != other and t in other for other in self.topic_tokens)]
        return f"这项内容（{'、'.join(dict.fromkeys(longest)) or self.topic}）"
