"""Opening a folder of documents: every readable plan, and what is wrong with the files that are not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from yzassist.documents.base import read_plan, reader_for, supported_suffixes
from yzassist.documents.model import Plan
from yzassist.errors import CorpusError

_NOT_PLANS = frozenset({"readme"})


class Corpus(BaseModel):
    """The plans of a folder, sorted by file name; ``problems`` are Chinese sentences, each naming a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    plans: tuple[Plan, ...]
    problems: tuple[str, ...] = ()

    def plan(self, plan_id: str) -> Plan | None:
        """The plan with that id, or None."""
        return next((plan for plan in self.plans if plan.id == plan_id), None)


def plan_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that are plans, sorted; hidden files, READMEs and formats without a reader are not.

    Raises CorpusError if the folder does not exist or cannot be listed.
    """
    if not folder.is_dir():
        raise CorpusError(f"语料目录“{folder}”不存在。请新建这个目录并放入文件，或用 YZASSIST_CORPUS 指定别的目录。")
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise CorpusError(f"无法打开语料目录“{folder}”（{error.strerror}）。请检查目录权限。") from error
    return tuple(
        path
        for path in entries
        if path.is_file()
        and not path.name.startswith(".")
        and path.stem.lower() not in _NOT_PLANS
        and reader_for(path) is not None
    )


def read_corpus(folder: Path) -> Corpus:
    """Every plan of ``folder``. A bad file is a problem of its own; raises CorpusError if no plan can be read."""
    plans: list[Plan] = []
    problems: list[str] = []
    for path in plan_files(folder):
        try:
            plan = read_plan(path)
        except CorpusError as error:
            problems.append(str(error))
            continue
        if any(plan.id == other.id for other in plans):
            problems.append(f"“{path.name}”与另一个文件同名（只有扩展名不同），已跳过。请改名。")
        else:
            plans.append(plan)
    if not plans:
        reason = "".join(problems) or f"请放入 {'、'.join(supported_suffixes())} 格式的文件。"
        raise CorpusError(f"语料目录“{folder}”里没有可用的文件。{reason}")
    return Corpus(plans=tuple(plans), problems=(*problems, *repeated_papers(plans)))


def repeated_papers(plans: Iterable[Plan]) -> tuple[str, ...]:
    """A sentence for each document number or title that several files bear: they may be two copies of one paper.

    All of them are read and answered from: which one is right only the keeper of the corpus can say.
    """
    numbers: dict[str, list[Plan]] = {}
    titles: dict[str, list[Plan]] = {}
    for plan in plans:
        titles.setdefault("".join(plan.metadata.title.split()), []).append(plan)
        if number := plan.metadata.document_number:
            numbers.setdefault("".join(number.split()), []).append(plan)
    alike = {number: found for number, found in numbers.items() if len(found) > 1}
    warned = {frozenset(plan.id for plan in found) for found in alike.values()}
    named = {
        title: found
        for title, found in titles.items()
        if len(found) > 1 and frozenset(plan.id for plan in found) not in warned
    }
    return (
        *(_repeated("文号", number, found) for number, found in alike.items()),
        *(_repeated("标题", f"《{title}》", found) for title, found in named.items()),
    )


def _repeated(what: str, value: str, plans: Iterable[Plan]) -> str:
    names = "、".join(f"“{plan.file_name}”" for plan in plans)
    return f"{names}的{what}相同（{value}），都会用来回答。如果是同一份文件，请只保留一个。"
