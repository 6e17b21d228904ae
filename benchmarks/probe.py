"""Runs one system in a process of its own, for what only a fresh process shows: ``probe.py SYSTEM build``, or
``probe.py SYSTEM answer QUESTION…``, which prints a line after the first answer and one with its memory at the end."""

from __future__ import annotations

import sys

from system import load
from yzassist.settings import load_settings

ANSWERED = "answered"


def main(name: str, action: str, *questions: str) -> None:
    """Build, or answer the first question cold and the others after a warm-up."""
    settings = load_settings()
    if action == "build":
        load(name).build(settings)
        return
    system = load(name).open_system(settings)
    system.reply(questions[0], ())
    print(ANSWERED, flush=True)
    system.warm_up()
    for question in questions[1:]:
        system.reply(question, ())

    import psutil

    print(psutil.Process().memory_info().rss, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
