"""Measures the embedded language model's answers: ``make bench LLM=local``. Run it while nothing else runs.

Time to the first verified sentence and to the whole answer, over the questions of ``tests_llm/questions.txt``;
how many the model phrased, how many sentences were taken out, and the memory of it all.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from rich.console import Console
from rich.table import Table

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.evaluation.metrics.statistics import percentile
from yzassist.generation.events import Finished, Sentence
from yzassist.index.build import build_index
from yzassist.settings import PROJECT_ROOT, Settings, load_settings

QUESTIONS = PROJECT_ROOT / "tests_llm" / "questions.txt"
FIRST_GOAL_S = 6.0
WHOLE_GOAL_S = 15.0


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of one question; ``first_s`` is None when no sentence of the model was shown."""

    question: str
    first_s: float | None
    whole_s: float
    answer: Answer


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="测内嵌语言模型的快慢。")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, metavar="FILE", help="每行一个问题")
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="只测前 N 问")
    options = parser.parse_args()
    questions = options.questions.read_text(encoding="utf-8").splitlines()[: options.limit or None]
    with TemporaryDirectory() as folder:
        settings = load_settings(index=Path(folder), models=_models(), chroma_url="")
        build_index(settings)
        assistant = Assistant.open(settings)
        started = time.perf_counter()
        assistant.warm_up()
        ready_s = time.perf_counter() - started
        timed = [_timed(assistant, question) for question in questions]
        memory_mb = psutil.Process().memory_info().rss / 2**20
        assistant.index.close()
    _show(timed, ready_s, memory_mb)


def _models() -> Path:
    settings: Settings = load_settings()
    return settings.models or settings.index / "models"


def _timed(assistant: Assistant, question: str) -> Timed:
    started, first = time.perf_counter(), None
    for event in assistant.ask_stream(question):
        now = time.perf_counter() - started
        if isinstance(event, Sentence) and first is None:
            first = now
        if isinstance(event, Finished):
            return Timed(question, first, now, event.answer)
    raise RuntimeError(f"no answer to {question}")


def _show(timed: Sequence[Timed], ready_s: float, memory_mb: float) -> None:
    written = [one for one in timed if one.answer.engine != "extractive"]
    table = Table("项目", "p50", "p95", "目标（p50）", title=f"语言模型：{len(timed)} 问，模型作答 {len(written)}")
    first = [one.first_s for one in written if one.first_s is not None]
    for name, times, goal in (
        ("第一句核对过的话", first, FIRST_GOAL_S),
        ("整个回答", [one.whole_s for one in written], WHOLE_GOAL_S),
        ("没有用上模型的话时", [one.whole_s for one in timed if one not in written], WHOLE_GOAL_S),
    ):
        table.add_row(name, _seconds(times, 0.5), _seconds(times, 0.95), f"≤ {goal:.0f} 秒")
    console = Console()
    console.print(table)
    verified = [one.answer.verification for one in timed if one.answer.verification]
    console.print(
        f"核对 {sum(v.checked for v in verified)} 句，去掉 {sum(len(v.removed) for v in verified)} 句；"
        f"载入 {ready_s:.1f} 秒；常驻内存 {memory_mb:.0f} MB。"
    )
    for one in timed:
        if one.answer.notice:
            console.print(f"  {one.question}：{one.answer.notice}")


def _seconds(times: Sequence[float], share: float) -> str:
    found = percentile(times, share)
    return "—" if found is None else f"{found:.1f} 秒"


if __name__ == "__main__":
    main()
