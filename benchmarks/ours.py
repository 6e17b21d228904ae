"""The assistant as a system: its reply is the whole verified answer, its clauses the ones it cites."""

from __future__ import annotations

from system import History, Reply
from yzassist.assistant import Assistant
from yzassist.index.build import build_index
from yzassist.settings import Settings


def build(settings: Settings) -> None:
    """Bring the index up to date."""
    build_index(settings)


def open_system(settings: Settings) -> Ours:
    """The assistant over the index of ``settings``."""
    return Ours(Assistant.open(settings))


class Ours:
    """See ``System``."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def warm_up(self) -> None:
        """See ``System``."""
        self._assistant.warm_up()

    def reply(self, question: str, history: History) -> Reply:
        """The cited clauses; none for a refusal."""
        answer = self._assistant.ask(question, history)
        return Reply(frozenset(str(citation.clause_number) for citation in answer.citations), answer.intent)
