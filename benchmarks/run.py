"""Measures time, memory and size of the assistant beside those of a textbook chain: ``make bench``.

Everything is built anew in a temporary folder, so neither an existing index nor a remembered vector helps. Times depend
on the machine: run it while nothing else runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

import measure
import report
from questions import Asked, load_questions
from yzassist.settings import Settings, load_settings


def main() -> None:
    """Measure, print the table, and write it with ``--json``."""
    parser = argparse.ArgumentParser(description="测速度、内存和大小，并与教科书链比较。")
    parser.add_argument("--json", type=Path, metavar="FILE", help="把结果另存为 JSON")
    parser.add_argument("--sets", nargs="*", default=(), metavar="NAME", help="只用这些题库（默认全部）")
    options = parser.parse_args()
    asked = load_questions(options.sets)
    with TemporaryDirectory() as folder:
        lines = _measured(Path(folder), asked)
    report.show(lines)
    if options.json is not None:
        report.write(lines, options.json)


def _measured(root: Path, asked: Sequence[Asked]) -> list[report.Line]:
    probes = [item.question for item in asked if item.clause and not item.history]
    first, ours, textbook = (_settings(root, name) for name in ("first", "ours", "textbook"))
    with Console(stderr=True).status("转换模型、建索引……") as status:
        with_conversion_s = measure.build_seconds("ours", first)
        assert first.models is not None
        model_bytes = measure.folder_bytes(first.models)
        status.update("测 yzassist 的新进程……")
        own_fresh = measure.fresh("ours", ours, probes)
        status.update("测教科书链的新进程……")
        textbook_fresh = measure.fresh("textbook", textbook, probes)
        status.update(f"逐题计时：{len(asked)} 问……")
        warm = measure.warm({"ours": ours, "textbook": textbook}, asked)
    lines = report.fresh_lines(own_fresh, textbook_fresh, with_conversion_s, model_bytes)
    return lines + report.warm_lines(warm["ours"], warm["textbook"])


def _settings(root: Path, name: str) -> Settings:
    """An index of its own for each, one folder of models for all."""
    (root / name).mkdir()
    return load_settings(index=root / name, models=root / "models", chroma_url="")


if __name__ == "__main__":
    main()
