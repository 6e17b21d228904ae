"""The phrases are data: each shows by its own example what it is for."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from yzassist.question.phrases import phrase

ROWS = yaml.safe_load(files("yzassist.question").joinpath("data/phrases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "example"), [(name, row["example"]) for name, row in ROWS.items()])
def test_a_phrase_matches_its_own_example(name: str, example: str) -> None:
    assert phrase(name).search(example)


def test_no_phrase_is_found_in_nothing() -> None:
    assert [name for name in ROWS if phrase(name).search("")] == []
