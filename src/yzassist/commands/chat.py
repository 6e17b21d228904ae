"""``yzassist chat``: a conversation in the terminal."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator, Sequence

from yzassist.commands import shell
from yzassist.commands.render import print_events
from yzassist.errors import InvalidQuestionError
from yzassist.settings import Settings

LEAVE = frozenset({"退出", "exit", "quit", "/退出", "/exit", "/quit"})
CLEAR = frozenset({"/清空", "/clear"})
HISTORY_TURNS = 20
"""Turns kept (ten questions with their answers): a follow-up refers to what was just said."""


def chat(settings: Settings, documents: Sequence[str] = ()) -> None:
    """Read questions until 退出, exit or end of input; each is answered in the light of those before, from
    ``documents`` alone if any are given, and a language model's sentences are printed as they come."""
    assistant = shell.open_assistant(settings)
    plans = shell.chosen_plans(assistant.index, documents)
    titles = "、".join(plan.metadata.title or plan.file_name for plan in plans)
    shell.say(f"可以问：{titles}", "bold")
    shell.say("输入问题后回车；/清空 重新开始，退出 或 Ctrl-D 离开。", "dim")
    history: list[dict[str, str]] = []
    for line in _lines():
        if line in CLEAR:
            history.clear()
            shell.say("已清空，之前的问答不再作为上文。", "dim")
            continue
        try:
            answer = print_events(assistant.ask_stream(line, history, documents))
        except InvalidQuestionError as error:
            shell.tell(str(error))
            continue
        history += [{"role": "user", "content": line}, {"role": "assistant", "content": answer.answer}]
        del history[:-HISTORY_TURNS]


def _lines() -> Iterator[str]:
    """What is typed, without blank lines, until the person leaves."""
    if importlib.util.find_spec("readline") is not None:
        importlib.import_module("readline")  # gives input() line editing and recall; some Pythons lack it
    while True:
        try:
            line = input("\n问：").strip()
        except EOFError:
            shell.say("")
            return
        if line.lower() in LEAVE:
            return
        if line:
            yield line
