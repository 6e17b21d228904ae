"""The last good evaluation, kept in the repository: what a change must not fall behind."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from yzassist.errors import InvalidInputError
from yzassist.evaluation.comparison import Outcome, outcome_of
from yzassist.evaluation.runs import Document, RunInfo
from yzassist.evaluation.summary import Case
from yzassist.exports.files import whole_file


class Baseline(BaseModel):
    """``documents`` by corpus, like a run's configuration; one outcome a question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    created: str
    system: str
    documents: dict[str, tuple[Document, ...]]
    outcomes: tuple[Outcome, ...]

    @property
    def clauses(self) -> dict[str, tuple[int | str, ...]]:
        """The clause numbers that each corpus had."""
        return {
            name: tuple(clause for document in documents for clause in document.clauses)
            for name, documents in self.documents.items()
        }


def read_baseline(path: Path) -> Baseline:
    """Raises InvalidInputError when there is none, or it is none."""
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise InvalidInputError(f"没有基准文件 {path}。请先用 --update-baseline 建立。") from error
    except OSError as error:
        raise InvalidInputError(f"无法读取基准 {path}（{error.strerror}）。请检查权限。") from error
    except ValidationError as error:
        raise InvalidInputError(f"基准文件 {path} 已损坏或格式不对。请用 --update-baseline 重新建立。") from error


def check_same_documents(baseline: Baseline, documents: Mapping[str, Sequence[Document]]) -> None:
    """Raises InvalidInputError when a corpus holds other documents than the baseline's.

    Another text of the same document is no reason: that is what the gate is for.
    """
    for name, found in documents.items():
        known = baseline.documents.get(name)
        if known is None:
            continue
        if any(not any(old.is_same(new) for new in found) for old in known):
            raise InvalidInputError(
                f"基准评的是{_titles(known)}，现在的语料是{_titles(found)}，不是同一份文件，不能比较。"
                "请换用对应的基准，或用 --update-baseline 为这份文件另建一个。"
            )


def write_baseline(path: Path, info: RunInfo, cases: Sequence[Case]) -> None:
    """Write a run as the baseline, one line a question. Raises InvalidInputError when it cannot be written."""
    baseline = Baseline(
        created=info.finished or info.started,
        system=info.configuration.system,
        documents=info.configuration.documents,
        outcomes=tuple(outcome_of(case) for case in cases),
    )
    head = json.dumps(baseline.model_dump(mode="json", exclude={"outcomes"}), ensure_ascii=False)[:-1]
    lines = ",\n".join(outcome.model_dump_json(exclude={"question"}) for outcome in baseline.outcomes)
    with whole_file(path) as part:
        part.write_text(f'{head}, "outcomes": [\n{lines}\n]}}\n', encoding="utf-8")


def _titles(documents: Sequence[Document]) -> str:
    return "、".join(f"《{document.title or document.id}》" for document in documents)
