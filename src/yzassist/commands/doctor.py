"""``yzassist doctor``: is everything there that an answer needs?"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from yzassist.commands import shell
from yzassist.errors import YzassistError
from yzassist.settings import Settings

_OLDEST_PYTHON = (3, 11)
_UNIT_TOLERANCE = 1e-3
_DISTRIBUTION = "yzassist"


class Status(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``mend`` says what to do and is empty when all is well."""

    name: str
    status: Status
    message: str
    mend: str = ""


_MARKS = {Status.OK: ("✓", "green"), Status.WARN: ("!", "yellow"), Status.FAIL: ("✗", "red")}


def diagnose(settings: Settings) -> bool:
    """Print every check with its mend; True if nothing failed."""
    checks = []
    for check in run_checks(settings):
        mark, style = _MARKS[check.status]
        shell.say(f"{mark} {check.name}：{check.message}" + (f" → {check.mend}" if check.mend else ""), style)
        checks.append(check)
    return all(check.status is not Status.FAIL for check in checks)


def run_checks(settings: Settings) -> Iterator[Check]:
    """Every check in the order in which their mends should be done."""
    yield _python()
    yield from _packages()
    yield _prompts(settings.prompts)
    yield _writable(settings.index)
    looks: tuple[tuple[str, Callable[[Settings], Iterator[Check]]], ...] = (
        ("语料", _corpus),
        ("向量模型", _model),
        ("索引", _index),
    )
    for name, look in looks:
        try:
            yield from look(settings)
        except YzassistError as error:
            yield Check(name, Status.FAIL, str(error))


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < _OLDEST_PYTHON:
        wanted = ".".join(map(str, _OLDEST_PYTHON))
        return Check("Python", Status.FAIL, version, f"请换用 Python {wanted} 或更新的版本")
    return Check("Python", Status.OK, version)


def _packages() -> Iterator[Check]:
    """The versions that ``yzassist`` asks for, against those installed."""
    try:
        wanted = [Requirement(text) for text in metadata.requires(_DISTRIBUTION) or ()]
    except metadata.PackageNotFoundError:
        yield Check(
            "依赖包", Status.WARN, "yzassist 是直接从源码运行的，没有安装", "请运行 make run，或 pip install -e ."
        )
        return
    needed = [item for item in wanted if item.marker is None or item.marker.evaluate({"extra": ""})]
    wrong = [problem for item in needed if (problem := _problem_with(item))]
    if wrong:
        yield Check("依赖包", Status.FAIL, "；".join(wrong), "请重新运行 make run，或 pip install -e .")
    else:
        yield Check("依赖包", Status.OK, f"yzassist {metadata.version(_DISTRIBUTION)}，{len(needed)} 个依赖包版本都对")


def _problem_with(item: Requirement) -> str:
    try:
        version = metadata.version(item.name)
    except metadata.PackageNotFoundError:
        return f"缺少 {item.name}"
    return (
        "" if item.specifier.contains(version, prereleases=True) else f"{item.name} 是 {version}，需要 {item.specifier}"
    )


def _prompts(folder: Path) -> Check:
    if not folder.is_dir() or not any(folder.iterdir()):
        return Check(
            "提示词", Status.FAIL, f"{folder} 不存在或是空的", "请恢复 prompts 文件夹，或改正 YZASSIST_PROMPTS"
        )
    return Check("提示词", Status.OK, str(folder))


def _writable(folder: Path) -> Check:
    existing = next(path for path in (folder, *folder.resolve().parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            return Check("索引文件夹", Status.OK, f"{folder} 可以写入")
    except OSError as error:
        message = f"{folder} 不能写入（{error.strerror}），已建好的索引仍可使用"
        return Check("索引文件夹", Status.WARN, message, "请检查权限和磁盘空间，或用 --index 换一个文件夹")


def _corpus(settings: Settings) -> Iterator[Check]:
    from yzassist.answering.standing import standing_of
    from yzassist.documents.corpus import read_corpus
    from yzassist.documents.head.titles import short_names

    corpus = read_corpus(settings.corpus)
    measures = sum(len(plan.measures) for plan in corpus.plans)
    yield Check("语料", Status.OK, f"{settings.corpus}：{len(corpus.plans)} 份文件，{measures} 条")
    names = short_names(corpus.plans)
    for plan in corpus.plans:
        if standing := standing_of(plan):
            yield Check("语料", Status.OK, f"《{names[plan.id]}》（{plan.file_name}）{standing}，回答时会说明")
    for problem in (*corpus.problems, *(warning for plan in corpus.plans for warning in plan.warnings)):
        yield Check("语料", Status.WARN, problem)


def _model(settings: Settings) -> Iterator[Check]:
    """Embed one sentence: proves that the model is there (building it if need be), verified and whole."""
    from yzassist.index.embedding.factory import create_embedder

    embedder = create_embedder(settings)
    vector = embedder.embed_queries(["体检"])[0]
    length = float((vector**2).sum()) ** 0.5
    if abs(length - 1) > _UNIT_TOLERANCE:
        yield Check(
            "向量模型",
            Status.FAIL,
            f"向量长度是 {length:.3f}，应为 1",
            "请删除索引文件夹里的 models 后运行 yzassist index",
        )
    else:
        yield Check("向量模型", Status.OK, f"{embedder.name}，{len(vector)} 维，可以使用")


def _index(settings: Settings) -> Iterator[Check]:
    from yzassist.index.store import is_current, open_index

    index = open_index(settings)
    if is_current(settings):
        yield Check("索引", Status.OK, f"第 {index.generation} 代，{len(index.plans)} 份文件，完好")
    else:
        yield Check("索引", Status.WARN, "语料或设置在建索引之后有改动", "请运行 yzassist index")
