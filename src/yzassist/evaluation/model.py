"""What evaluation works on: a row of a question set, and what a system replied to it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr

from yzassist.answering.model import Answer, Citation

Kind = Literal[
    "responsibility",
    "deadline",
    "target",
    "content",
    "scope",
    "list",
    "count",
    "compare",
    "definition",
    "yes_no",
    "clause",
    "chapter",
    "department",
    "metadata",
    "unanswerable",
    "off_topic",
    "follow_up",
]
Voice = Literal["formal", "clipped", "colloquial", "local_office", "english", "traditional", "typo"]
Split = Literal["dev", "test"]
ClauseRef = StrictInt | StrictStr
Text = Field(min_length=1)

KIND_NAMES: dict[str, str] = {
    "responsibility": "责任",
    "deadline": "时限",
    "target": "指标",
    "content": "内容",
    "scope": "范围",
    "list": "清单",
    "count": "计数",
    "compare": "比较",
    "definition": "释义",
    "yes_no": "是非",
    "clause": "条款",
    "chapter": "章节",
    "department": "部门",
    "metadata": "文件信息",
    "unanswerable": "未提及",
    "off_topic": "题外",
    "follow_up": "追问",
}
VOICE_NAMES: dict[str, str] = {
    "formal": "正式",
    "clipped": "短语",
    "colloquial": "口语",
    "local_office": "地方机关",
    "english": "英文",
    "traditional": "繁体",
    "typo": "错别字",
}


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Turn(_Frozen):
    """One earlier message of a conversation."""

    role: Literal["user", "assistant"]
    content: str = Text


class Row(_Frozen):
    """One question with its gold. Its JSON form is the format of ``eval/sets``; see ``eval/row.schema.json``.

    ``expect`` are groups of alternatives: an answer must state one of each group; ``forbid`` are wrong facts.
    ``clauses`` must be cited, ``clauses_may`` can be; with ``exact`` nothing else may. ``paragraphs`` are the gold
    paragraphs as (clause, number), empty where not set. ``document`` names a folder of ``eval/plans``; None means the
    corpus of the settings. ``documents`` are the plans of that folder, by id, that must be cited, and no others; empty
    where not set.
    """

    id: str = Text
    question: str = Text
    history: tuple[Turn, ...] = ()
    kind: Kind
    voice: Voice
    split: Split
    expect: tuple[tuple[str, ...], ...] = ()
    forbid: tuple[str, ...] = ()
    clauses: tuple[ClauseRef, ...] = ()
    clauses_may: tuple[ClauseRef, ...] = ()
    paragraphs: tuple[tuple[ClauseRef, int], ...] = ()
    exact: bool = False
    refusal: bool = False
    note: str
    document: str | None = None
    documents: tuple[str, ...] = ()

    @property
    def held_out(self) -> bool:
        """Whether only the score of this row may be shown."""
        return self.split == "test"


class Place(_Frozen):
    """A paragraph by where it stands; front matter has ``clause_number`` None, ``clause`` tells boxes of one clause
    apart."""

    document_id: str
    clause_number: ClauseRef | None
    paragraph: int
    clause: str = ""


def place_of(citation: Citation) -> Place:
    """Where a citation points."""
    return Place(
        document_id=citation.document_id,
        clause_number=citation.clause_number,
        paragraph=citation.paragraph,
        clause=citation.clause,
    )


class Request(_Frozen):
    """What a system is asked: a row without its gold."""

    question: str
    history: tuple[Turn, ...] = ()
    document: str | None = None


class Reply(_Frozen):
    """What a system replied.

    ``ranking`` are the paragraphs it retrieved, best first, None if it does not tell; ``elapsed_ms`` the time of the
    answer alone where the reply took more, such as asking for that ranking.
    """

    answer: Answer
    ranking: tuple[Place, ...] | None = None
    elapsed_ms: float | None = None


class Record(_Frozen):
    """One line of a run: a reply or an error, and how long the answer took (wall clock, ms)."""

    id: str
    elapsed_ms: float
    reply: Reply | None = None
    error: str | None = None


class Passage(_Frozen):
    """A paragraph of an evaluated document as it was when the run was made.

    ``derived`` are dates that follow from it without standing in it (力争提前一年完成 → ``2024-12-31``).
    """

    document_id: str
    clause_number: ClauseRef | None
    clause: str
    heading: str
    paragraph: int
    text: str
    derived: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(
            document_id=self.document_id,
            clause_number=self.clause_number,
            paragraph=self.paragraph,
            clause=self.clause,
        )
