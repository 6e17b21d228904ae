"""An answer as a person reads it in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from yzassist.answering.model import Answer, Citation
from yzassist.commands.shell import say, tell
from yzassist.generation.events import Event, Sentence, last_answer


def print_answer(answer: Answer) -> None:
    """Print how the question was understood (if it was completed), the answer, its basis, and suggestions."""
    if answer.resolved_question != answer.question:
        say(f"已理解为：{answer.resolved_question}", "dim")
    if answer.notice:
        tell(answer.notice)
    say(answer.answer)
    if answer.citations:
        say("依据", "bold")
        several = len({citation.document_id for citation in answer.citations}) > 1
        for place, citations in groupby(answer.citations, lambda citation: _place(citation, several)):
            say(f"  {place}", "cyan")
            for citation in citations:
                say(f"    “{citation.quote}”", "dim")
    if answer.suggestions:
        say("可以看看", "bold")
        for suggestion in answer.suggestions:
            say(f"  {suggestion}")


def print_events(events: Iterable[Event]) -> Answer:
    """Print an answer as it comes: a language model's sentences each when it is verified, then the whole as ever.

    Returns the answer.
    """
    answer = last_answer(_told(events))
    print_answer(answer)
    return answer


def _told(events: Iterable[Event]) -> Iterator[Event]:
    for event in events:
        if isinstance(event, Sentence):
            tell(event.text, "dim")
        yield event


def _place(citation: Citation, with_document: bool) -> str:
    """``（六）深入推进城镇污水垃圾处理 第1款``, after the document's title when several are cited."""
    document = f"{citation.document_title} " if with_document else ""
    return f"{document}{citation.clause}{citation.heading}{citation.mark}"
