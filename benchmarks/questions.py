"""The questions of the evaluation sets that are about the corpus as it is shipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yzassist.evaluation.model import Row
from yzassist.evaluation.sets import read_sets, set_files
from yzassist.settings import PROJECT_ROOT

_SETS = PROJECT_ROOT / "eval" / "sets"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its conversation; ``clause`` is the one clause it rests on, "" for none or several."""

    question: str
    history: tuple[Mapping[str, str], ...]
    clause: str


def load_questions(names: Sequence[str] = ()) -> tuple[Asked, ...]:
    """Each question of the named sets (all when empty) once, without those about other plans.

    Raises InvalidInputError.
    """
    rows = (located.row for located in read_sets(set_files(_SETS, names)))
    return tuple({(row.question, row.history): _asked(row) for row in rows if row.document is None}.values())


def _asked(row: Row) -> Asked:
    single = len(row.clauses) == 1 and not row.refusal
    history = tuple(turn.model_dump() for turn in row.history)
    return Asked(row.question, history, str(row.clauses[0]) if single else "")
