"""Fixtures: the plan that ships with the product, and a way to read an invented one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def yangtze() -> Plan:
    return read_plan(CORPUS / "yangtze-action-plan-2022.txt")


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[[str], Plan]:
    """Reads a text as a plan file."""

    def read(text: str, name: str = "plan.txt", encoding: str = "utf-8") -> Plan:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return read_plan(path)

    return read
