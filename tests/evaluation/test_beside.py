"""The table of three systems over the same questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from yzassist.commands.evaluate_beside import as_markdown, sampled, systems
from yzassist.evaluation.llm import BackendModel
from yzassist.evaluation.sets import read_sets, set_files
from yzassist.evaluation.systems.factory import SystemName
from yzassist.settings import PROJECT_ROOT, Settings


class Model:
    """Says how many messages it got."""

    name = "fake"

    def stream(self, messages: list[object], max_tokens: int, deadline_s: float, departure: object) -> object:
        yield f" 收到{len(messages)}条"
        yield "。\n"


def test_a_sample_is_spread_over_all_rows_and_never_larger_than_them() -> None:
    located = read_sets(set_files(PROJECT_ROOT / "eval" / "sets", ("dev",)))
    sample = sampled(located, 10)
    assert len({item.row.id for item in sample}) == 10
    assert sample[0] == located[0]
    assert located.index(sample[-1]) >= len(located) * 0.85
    assert sampled(located[:3], 10) == tuple(located[:3])


def test_only_the_middle_system_writes_with_the_model_and_the_textbook_chain_has_the_same_one(tmp_path: Path) -> None:
    settings = Settings(index=tmp_path, llm="local")
    model = BackendModel(Model())  # type: ignore[arg-type]
    plain, writing, textbook = systems(settings, model)
    assert [system.settings.llm for system in (plain, writing, textbook)] == ["none", "local", "none"]
    assert (plain.options.language_model, writing.options.language_model) == (None, model)
    assert (textbook.options.name, textbook.options.language_model) == (SystemName.TEXTBOOK, model)


def test_the_model_of_the_assistant_completes_prompts_of_others() -> None:
    model = BackendModel(Model())  # type: ignore[arg-type]
    assert (model.name, model.complete("问？")) == ("fake", "收到1条。")


@pytest.mark.parametrize("rows", [[], [("用模型", *["1"] * 10)]])
def test_the_table_has_a_cell_for_every_column(rows: list[tuple[str, ...]]) -> None:
    lines = as_markdown("40 题", rows).splitlines()[2:]
    assert len(lines) == 2 + len(rows)
    assert {line.count("|") for line in lines} == {12}
