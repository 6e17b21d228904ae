"""The messages a language model gets, from the files of ``prompts/llm``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from langchain_core.prompts import ChatPromptTemplate

from yzassist.errors import InvalidSettingError
from yzassist.generation.evidence import NumberedEvidence
from yzassist.generation.routing import Task
from yzassist.question.dialogue.history import Message

_FOLDER = "llm"
_TURNS = 4
_TURN_CHARS = 200
"""Of a conversation, enough to know what 那 and 它 mean."""
_ANGLES = str.maketrans("<>", "〈〉")
"""Nothing from outside can close a <资料> or open a <问题>."""


class Prompts:
    """Every message begins with the same system text, which a server can keep in its cache."""

    def __init__(self, folder: Path) -> None:
        """Raises InvalidSettingError for a file that is missing, or whose blanks are not those expected."""
        system = _read(folder / _FOLDER / "system.md")
        self._system = system
        self._write = _template(system, folder / _FOLDER / "write.md", {"evidence", "question", "instruction"})
        self._rewrite = _template(system, folder / _FOLDER / "rewrite.md", {"conversation", "question"})

    @property
    def opening(self) -> list[BaseMessage]:
        """What all messages begin with."""
        return [SystemMessage(self._system), HumanMessage("你好")]

    def writing(self, question: str, evidence: NumberedEvidence, task: Task) -> list[BaseMessage]:
        """The messages for writing an answer from evidence."""
        return self._write.format_messages(
            evidence=evidence.text.translate(_ANGLES),
            question=question.translate(_ANGLES),
            instruction=task.instruction,
        )

    def rewriting(self, question: str, history: Sequence[Message]) -> list[BaseMessage]:
        """The messages for putting a follow-up into whole words."""
        names = {"user": "问", "assistant": "答"}
        turns = (f"{names[turn.role]}：{turn.content[:_TURN_CHARS]}" for turn in history[-_TURNS:])
        return self._rewrite.format_messages(
            conversation="\n".join(turns).translate(_ANGLES), question=question.translate(_ANGLES)
        )


def _template(system: str, path: Path, blanks: set[str]) -> ChatPromptTemplate:
    text = _read(path)
    try:
        template = ChatPromptTemplate([("system", system), ("human", text)])
        found = set(template.input_variables)
    except ValueError:  # a brace without its other half
        found = set()
    if found != blanks:
        expected = "、".join(f"{{{blank}}}" for blank in sorted(blanks))
        raise InvalidSettingError(f"提示词 {path} 里的空格应为 {expected}；系统提示里不能有花括号。请改正。")
    return template


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSettingError(
            f"读不出提示词 {path}（{error}）。请恢复这个文件，或改正 YZASSIST_PROMPTS。"
        ) from error
