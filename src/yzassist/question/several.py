"""Understanding where there are several plans: which of them is meant, and the question within these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from yzassist.documents.model import Plan
from yzassist.question.described import with_body_named
from yzassist.question.dialogue.conversation import drop_aside
from yzassist.question.dialogue.followup import is_followup
from yzassist.question.dialogue.history import Message, exchanges
from yzassist.question.dialogue.turns import Recall, Turn, TurnMemory
from yzassist.question.model import OUTSIDE, Question
from yzassist.question.plans.mention import Mention, Refers, read_mention
from yzassist.question.plans.own_name import without_place
from yzassist.question.plans.plan_names import PlanNames
from yzassist.question.plans.scope import Reach, Scope
from yzassist.question.understand import Understander
from yzassist.question.wording.normalize import check_question, normalize

LISTING_CUE = "plans.listing"
STANDING_CUE = "plans.standing"


class SeveralPlans:
    """Understands questions about the plans of one index that holds more than one. Safe for concurrent threads."""

    def __init__(self, understander: Understander, plans: Sequence[Plan], max_chars: int) -> None:
        self._understander = understander
        self._plans = {plan.id: plan for plan in plans}
        self._names = PlanNames(plans)
        self._max_chars = max_chars
        self._memory = TurnMemory()

    def understand(self, text: str, history: Sequence[Message], recall: Recall, chosen: Sequence[str] = ()) -> Question:
        """The question with its scope. ``chosen`` are ids that the caller restricts it to; empty for no restriction.

        Raises InvalidQuestionError for an empty, overlong or unreadable question.
        """
        check_question(text, self._max_chars)
        said = [(asked[: self._max_chars], answer) for asked, answer in exchanges(history)]
        turns = self._memory.turns(said, lambda asked, before: self._read(asked, before, chosen), recall, chosen)
        named = with_body_named(text, lambda asked: self._read(asked, turns, chosen), recall)
        return replace(self._read(named, turns, chosen), text=text)

    def _read(self, text: str, turns: Sequence[Turn], chosen: Sequence[str]) -> Question:
        mention = read_mention(normalize(text), self._names)
        said = mention.rest if mention.documents or mention.unknown or mention.refers is not Refers.NOTHING else text
        scope = self._named(mention, turns)
        if scope is None:
            scope, said = self._implied(text, said, turns)
        scope = _chosen(scope, chosen)
        question = self._within(text, said, mention, turns, scope)
        if scope.reach is Reach.HINTED:
            everywhere = _chosen(Scope(), chosen)
            question = replace(question, wider=lambda: self._within(text, text, mention, turns, everywhere))
        return question

    def _named(self, mention: Mention, turns: Sequence[Turn]) -> Scope | None:
        """The scope that the wording itself gives; None when it names and refers to no plan."""
        if mention.documents or mention.unknown:
            return Scope(mention.documents, Reach.NAMED, mention.unknown)
        before = _spoken_of(turns)
        match mention.refers:
            case Refers.EVERY:
                return Scope()
            case Refers.THIS if before:
                return Scope(before, Reach.NAMED)
            case Refers.OTHERS if before:
                return Scope(tuple(self._in_force(key for key in self._plans if key not in before)), Reach.NAMED)
            case Refers.SEVERAL:
                return Scope(_several_spoken_of(turns), Reach.NAMED) if _several_spoken_of(turns) else Scope()
        return Scope() if mention.listing else None

    def _implied(self, text: str, said: str, turns: Sequence[Turn]) -> tuple[Scope, str]:
        """The scope that the conversation or a place gives, and the question without that place."""
        named, place = self._names.of_place(normalize(text))
        if named:
            return Scope(named, Reach.HINTED), without_place(normalize(text), place)
        if not turns:
            return Scope(), said
        parsed = self._understander.parse(drop_aside(text))
        if parsed.intent in OUTSIDE:
            return Scope(), said
        follows = is_followup(parsed.resolved, parsed, self._understander.has_subject(parsed))
        if follows or parsed.slots.clauses:
            before = _spoken_of(turns)
            return (Scope(before, Reach.NAMED) if before else Scope()), said
        earlier = next((turn.question.scope for turn in reversed(turns) if _is_one(turn.question.scope)), None)
        return (replace(earlier, reach=Reach.HINTED) if earlier else Scope()), said

    def _within(self, text: str, said: str, mention: Mention, turns: Sequence[Turn], scope: Scope) -> Question:
        plans = tuple(self._plans[key] for key in scope.documents) or tuple(self._plans.values())
        understander = self._understander.restricted(plans)
        if mention.bare and turns:
            question = understander.parse(turns[-1].question.resolved)
        else:
            question = understander.in_conversation(said, turns)
        inside = {plan.id for plan in plans}
        cues = {LISTING_CUE: mention.listing, STANDING_CUE: mention.standing}
        question = replace(
            question,
            text=text,
            scope=scope,
            focus=tuple(key for key in question.focus if key.rsplit("/", 2)[0] in inside),
            cues=question.cues | {cue for cue, found in cues.items() if found},
        )
        if not (question.slots.chapters or question.slots.clauses) or len(plans) == 1:
            return question
        return replace(question, within=lambda key: self._in_one(question, key))

    def _in_one(self, question: Question, document_id: str) -> Question:
        """The reading of a question for one plan: its chapters and its last clause are its own."""
        read = self._understander.restricted((self._plans[document_id],)).parse(question.resolved)
        return replace(read, text=question.text, scope=Scope((document_id,), Reach.NAMED), focus=question.focus)

    def _in_force(self, keys: Iterable[str]) -> list[str]:
        """The ids without those of withdrawn plans; all of them when none is in force."""
        listed = list(keys)
        return [key for key in listed if not self._plans[key].metadata.validity.withdrawn] or listed


def _is_one(scope: Scope) -> bool:
    return scope.reach is Reach.NAMED and len(scope.documents) == 1 and not scope.unknown


def _chosen(scope: Scope, chosen: Sequence[str]) -> Scope:
    """The scope within the caller's choice."""
    if not chosen:
        return scope
    kept = tuple(key for key in scope.documents or chosen if key in chosen)
    if not kept:
        return Scope(tuple(chosen), Reach.NAMED, scope.unknown, outside=scope.reach is Reach.NAMED)
    return Scope(kept, Reach.NAMED if scope.reach is Reach.EVERY else scope.reach, scope.unknown)


def _spoken_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """The plans of the latest turn: those that it named, else those that its answer rested on."""
    if not turns:
        return ()
    scope = turns[-1].question.scope
    if scope.reach is Reach.NAMED and scope.documents:
        return scope.documents
    return tuple(dict.fromkeys(key.rsplit("/", 2)[0] for key in turns[-1].paragraph_ids))


def _several_spoken_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """The plans of the latest turn that was about several, else those of the latest two turns about one each."""
    singles: list[str] = []
    for end in range(len(turns), 0, -1):
        spoken = _spoken_of(turns[:end])
        if len(spoken) > 1:
            return spoken
        singles += [key for key in spoken if key not in singles]
        if len(singles) > 1:
            return tuple(reversed(singles))
    return ()
