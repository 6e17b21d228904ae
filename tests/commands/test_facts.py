"""``yzassist facts``: what was read out of a plan."""

from __future__ import annotations

import json

from .conftest import FakeAssistant, run


def test_facts_are_listed_and_narrowed(assistant: FakeAssistant) -> None:
    everything = json.loads(run("facts", "--json").stdout)
    assert [row["kind"] for row in everything] == ["responsibility", "term"]
    assert everything[0]["value"] == "牵头：甲部"
    assert everything[1]["text"] == "一源一策"
    assert len(json.loads(run("facts", "--json", "--clause", "（一）", "--kind", "term").stdout)) == 1
    assert "术语" in run("facts", "--clause", "1").stdout
    assert run("facts", "--clause", "9").exit_code == 1
