"""Plans of the two ways to number, as read from their files."""

from __future__ import annotations

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan
from yzassist.settings import PROJECT_ROOT


def open_plan(name: str) -> Plan:
    (path,) = (PROJECT_ROOT / "eval" / "plans").glob(f"{name}*plan*/{name}*")
    return read_plan(path)


@pytest.fixture(scope="module")
def running() -> Plan:
    """A plan whose clauses are numbered through (第一条 … 第二十九条), in seven chapters."""
    return open_plan("qinghe")


@pytest.fixture(scope="module")
def restarting() -> Plan:
    """A plan whose items begin anew in each of its five chapters."""
    return open_plan("provincial")
