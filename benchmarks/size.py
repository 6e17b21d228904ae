"""How cost grows with the number of plans: ``make bench-size`` (1, 10, 100 and 1,000 generated plans).

Each size has a folder of its own under ``--folder`` with corpus, index and result; a size that has its result is not
measured again, and a build that was stopped goes on where it stopped (its time is then that of the rest: start it with
``--again`` to measure it whole). The embedding model must be there already (``yzassist index``).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from measure import folder_bytes, percentile
from plans import generate_one, write_corpus
from yzassist.settings import PROJECT_ROOT, load_settings

_PROBE = Path(__file__).with_name("size_probe.py")
_RESULT = "result.json"
_SIZES = (1, 10, 100, 1000)
_QUESTIONS = 90
_GOAL_OPEN_MS, _GOAL_SET_MS = 150.0, 50.0


@dataclass(frozen=True, slots=True)
class Size:
    """What one number of plans costs; times in the units of their names, memory and disk in MB."""

    plans: int
    texts_embedded: int
    build_s: float
    build_cpu_s: float
    rebuild_s: float
    unchanged_s: float
    build_peak_mb: float
    index_mb: float
    open_s: float
    resident_mb: float
    open_p50_ms: float
    open_p95_ms: float
    set_p50_ms: float
    set_p95_ms: float
    whole_p50_ms: float
    """Of set questions that name no plan, over all of them; ``set`` ones name one."""
    whole_p95_ms: float
    open_right: float
    """Share (0…1) of the questions with the right value, clause and plan; ``set_right`` likewise."""
    set_right: float
    whole_right: float
    facts_found: int
    facts_known: int
    facts_more: int

    @property
    def holds(self) -> bool:
        """Whether times and facts are as good as they must be."""
        in_time = self.open_p95_ms <= _GOAL_OPEN_MS and max(self.set_p95_ms, self.whole_p95_ms) <= _GOAL_SET_MS
        return in_time and self.whole_right == 1 and self.facts_found == self.facts_known and self.facts_more == 0


def main() -> int:
    """Measure the sizes asked for; print and write the table; exit code 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description="用生成的方案测索引和问答的开销如何随份数增长。")
    parser.add_argument("--plans", type=int, nargs="+", default=_SIZES, metavar="N", help="方案份数，可写多个")
    parser.add_argument(
        "--folder", type=Path, default=PROJECT_ROOT / "index" / "size", help="放语料、索引和结果的文件夹"
    )
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="把表另存为 Markdown")
    parser.add_argument("--questions", type=int, default=_QUESTIONS, help="开放问题、集合问题各问多少个")
    parser.add_argument("--again", action="store_true", help="不用已有的结果和索引，从头测")
    options = parser.parse_args()
    sizes = [_measured(options.folder / str(count), count, options.questions, options.again) for count in options.plans]
    table = markdown(sizes)
    print(table)
    if options.markdown is not None:
        options.markdown.write_text(table, encoding="utf-8")
    return int(not all(size.holds for size in sizes))


def markdown(sizes: Sequence[Size]) -> str:
    """The table, one column a size."""
    rows = [
        ("方案份数", [f"{size.plans:,}" for size in sizes]),
        ("---", ["---:" for _ in sizes]),
        ("计算向量的文字（段）", [f"{size.texts_embedded:,}" for size in sizes]),
        ("从零建索引", [_seconds(size.build_s) for size in sizes]),
        ("其中处理器时间（两核合计）", [_seconds(size.build_cpu_s) for size in sizes]),
        ("改一份后重建", [_seconds(size.rebuild_s) for size in sizes]),
        ("没有改动", [_seconds(size.unchanged_s) for size in sizes]),
        ("建索引的内存峰值", [f"{size.build_peak_mb:,.0f} MB" for size in sizes]),
        ("索引大小", [f"{size.index_mb:,.0f} MB" for size in sizes]),
        ("打开索引", [_seconds(size.open_s) for size in sizes]),
        ("问答的内存峰值", [f"{size.resident_mb:,.0f} MB" for size in sizes]),
        ("开放问题 p50 / p95", [f"{size.open_p50_ms:.0f} / {size.open_p95_ms:.0f} 毫秒" for size in sizes]),
        ("集合问题 p50 / p95", [f"{size.set_p50_ms:.0f} / {size.set_p95_ms:.0f} 毫秒" for size in sizes]),
        ("问全部方案的 p50 / p95", [f"{size.whole_p50_ms:.0f} / {size.whole_p95_ms:.0f} 毫秒" for size in sizes]),
        (
            "开放 / 集合 / 问全部方案答对",
            [f"{size.open_right:.0%} / {size.set_right:.0%} / {size.whole_right:.0%}" for size in sizes],
        ),
        ("抽出的事实", [f"{size.facts_found:,} / {size.facts_known:,}" for size in sizes]),
        ("多抽的事实", [f"{size.facts_more:,}" for size in sizes]),
    ]
    return "".join(f"| {name} | {' | '.join(cells)} |\n" for name, cells in rows)


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} 秒" if seconds < 100 else f"{seconds / 60:.1f} 分"


def _measured(folder: Path, count: int, questions: int, again: bool) -> Size:
    result = folder / _RESULT
    if again:
        shutil.rmtree(folder, ignore_errors=True)
    if result.is_file():
        return Size(**json.loads(result.read_text(encoding="utf-8")))
    size = _measure(folder, count, questions)
    result.write_text(json.dumps(asdict(size), indent=1), encoding="utf-8")
    return size


def _measure(folder: Path, count: int, questions: int) -> Size:
    corpus = folder / "corpus"
    write_corpus(corpus, count)
    built = _run(folder, "build")
    index_mb = folder_bytes(folder / "index") / 1e6
    unchanged = _run(folder, "build")
    changed, other = corpus / f"{generate_one(0).stem}.txt", generate_one(count)
    changed.write_text(other.text, encoding="utf-8")
    rebuilt = _run(folder, "build")
    write_corpus(corpus, count)
    _run(folder, "build")
    asked = _run(folder, "ask", str(count), str(questions))
    return Size(
        plans=count,
        texts_embedded=int(built["embedded"]),
        build_s=built["build_s"],
        build_cpu_s=built["cpu_s"],
        rebuild_s=rebuilt["build_s"],
        unchanged_s=unchanged["build_s"],
        build_peak_mb=max(built["peak_mb"], rebuilt["peak_mb"]),
        index_mb=index_mb,
        open_s=asked["open_s"],
        resident_mb=asked["resident_mb"],
        open_p50_ms=percentile(asked["open_ms"], 0.5),
        open_p95_ms=percentile(asked["open_ms"], 0.95),
        set_p50_ms=percentile(asked["set_ms"], 0.5),
        set_p95_ms=percentile(asked["set_ms"], 0.95),
        whole_p50_ms=percentile(asked["whole_ms"], 0.5),
        whole_p95_ms=percentile(asked["whole_ms"], 0.95),
        open_right=asked["open_right"] / len(asked["open_ms"]),
        set_right=asked["set_right"] / len(asked["set_ms"]),
        whole_right=asked["whole_right"] / len(asked["whole_ms"]),
        facts_found=asked["facts_found"],
        facts_known=asked["facts_known"],
        facts_more=asked["facts_more"],
    )


def _run(folder: Path, *arguments: str) -> dict[str, Any]:
    """What the probe prints, run in a process of its own on the corpus and index under ``folder``."""
    (folder / "index").mkdir(exist_ok=True)
    settings = load_settings()
    environment = os.environ | {
        "YZASSIST_CORPUS": str(folder / "corpus"),
        "YZASSIST_INDEX": str(folder / "index"),
        "YZASSIST_MODELS": str(settings.models or settings.index / "models"),
    }
    command = [sys.executable, str(_PROBE), *arguments]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    printed: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return printed


if __name__ == "__main__":
    sys.exit(main())
