"""What the verifier says of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yzassist.answering.model import Citation


class ProblemKind(StrEnum):
    """What is wrong with a sentence; the value says it to a reader, before the wording in question."""

    MARKUP = "含有网页代码、链接或外文"
    MARK = "条款标记有误"
    UNSUPPORTED = "找不到能支持它的条款"
    NUMBER = "所引条款里没有这个数"
    BOUND_NUMBER = "这个数说的是别的事"
    COMPARISON = "“以上、以下、提高、降低”与原文不符"
    DATE = "所引条款里没有这个时间"
    BOUND_DATE = "这个时间说的是别的事"
    DEPARTMENT = "所引条款没有点名这个部门"
    ROLE = "部门的牵头、负责、参与与原文不符"
    PLACE = "所引条款没有提到这个地方"
    LAW = "所引条款没有提到这部法规或文件"
    QUOTED = "引号里的话不在所引条款里"
    POLARITY = "肯定与否定、鼓励与禁止与原文不符"
    DEGREE = "语气比原文重"
    WORD = "所引条款没有说到"
    SUBJECT = "说的像是前面那件事，数字、时间或部门却是另一件的"
    CUT = "话没有说完"
    REPEATED = "前面已经说过"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and the wording it lies in (empty for the whole sentence)."""

    kind: ProblemKind
    wording: str = ""

    @property
    def reason(self) -> str:
        """The problem as a reader is told it."""
        return f"{self.kind.value}：{self.wording}" if self.wording else self.kind.value


Located = tuple[int, Problem]
"""A problem with the place of its piece in the sentence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``shown`` is what may be said, its clause marks included, None for nothing. It is the sentence, cleaned and
    rightly marked, or (from a ``Review``) the plan's own sentence in its place; ``problems`` tell why it differs.

    ``citations`` are what ``shown`` rests on.
    """

    shown: str | None
    citations: tuple[Citation, ...]
    problems: tuple[Problem, ...]
