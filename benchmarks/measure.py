"""Takes the measurements of one system: fresh processes first, then every question once, warm."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from probe import ANSWERED
from questions import Asked
from system import Reply, load
from yzassist.settings import Settings

_PROBE = Path(__file__).with_name("probe.py")
_COLD_STARTS = 3
_QUESTIONS_BEFORE_MEMORY = 10


@dataclass(frozen=True, slots=True)
class Fresh:
    """Of fresh processes, from start to end (``first_answer_s``: to the first answer, median of three)."""

    build_s: float
    rebuild_s: float
    first_answer_s: float
    memory_bytes: int
    index_bytes: int


@dataclass(frozen=True, slots=True)
class Timed:
    """One question with its reply and the milliseconds it took."""

    asked: Asked
    reply: Reply
    elapsed_ms: float


def build_seconds(name: str, settings: Settings) -> float:
    """Seconds of a whole process that builds the index of ``settings``."""
    started = time.perf_counter()
    subprocess.run([sys.executable, str(_PROBE), name, "build"], env=_environment(settings), check=True)
    return time.perf_counter() - started


def fresh(name: str, settings: Settings, questions: Sequence[str]) -> Fresh:
    """Builds in the empty ``settings.index``, with the model there already, and measures from the outside."""
    build_s = build_seconds(name, settings)
    index_bytes = folder_bytes(settings.index)
    starts = [_cold_start(name, settings, questions[: _QUESTIONS_BEFORE_MEMORY + 1]) for _ in range(_COLD_STARTS)]
    return Fresh(
        build_s=build_s,
        rebuild_s=build_seconds(name, settings),
        first_answer_s=statistics.median(seconds for seconds, _ in starts),
        memory_bytes=max(memory for _, memory in starts),
        index_bytes=index_bytes,
    )


def warm(systems: Mapping[str, Settings], asked: Sequence[Asked]) -> dict[str, list[Timed]]:
    """Every question once, so that no remembered query vector helps; each to all systems in turn, so that whatever else
    the machine does slows them alike."""
    opened = {name: load(name).open_system(settings) for name, settings in systems.items()}
    for system in opened.values():
        system.warm_up()
    timed: dict[str, list[Timed]] = {name: [] for name in opened}
    for item in asked:
        for name, system in opened.items():
            started = time.perf_counter()
            reply = system.reply(item.question, item.history)
            timed[name].append(Timed(item, reply, (time.perf_counter() - started) * 1000))
    return timed


def percentile(values: Sequence[float], share: float) -> float:
    """The value below or at which ``share`` (0…1) of ``values`` lie (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def folder_bytes(folder: Path) -> int:
    """Size of all files under ``folder``."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _cold_start(name: str, settings: Settings, questions: Sequence[str]) -> tuple[float, int]:
    """Seconds from the start of a process to its first answer, and its resident bytes after the last one."""
    started = time.perf_counter()
    command = [sys.executable, str(_PROBE), name, "answer", *questions]
    with subprocess.Popen(command, env=_environment(settings), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if process.stdout.readline().strip() != ANSWERED:
            raise RuntimeError(f"probe of {name} failed")
        seconds = time.perf_counter() - started
        return seconds, int(process.stdout.read())


def _environment(settings: Settings) -> Mapping[str, str]:
    return os.environ | {"YZASSIST_INDEX": str(settings.index), "YZASSIST_MODELS": str(settings.models)}
