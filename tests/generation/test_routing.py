"""Which answers a language model phrases."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from yzassist.assistant import Assistant
from yzassist.errors import InvalidSettingError
from yzassist.generation.routing import FILE, Routing, load_routing
from yzassist.settings import PROJECT_ROOT

PROMPTS = PROJECT_ROOT / "prompts"


@pytest.fixture(scope="module")
def routing() -> Routing:
    return load_routing(PROMPTS)


@pytest.mark.parametrize(
    ("question", "task"),
    [
        ("磷污染怎么治理", "answer"),
        ("用大白话说说小水电怎么清理整改", "explain"),
        ("禁捕对渔民意味着什么", "explain"),
        ("概括第三部分", "summary"),
        ("概括一下（六）", "summary"),
        ("给我们县水利局写一段工作要点", "brief"),
        ("给县农业农村局起草一份汇报提纲", "brief"),
    ],
)
def test_what_has_to_be_phrased_goes_to_the_model(
    assistant: Assistant, routing: Routing, question: str, task: str
) -> None:
    assert routing.task_of(assistant.ask(question)) == routing.tasks[task]


@pytest.mark.parametrize(
    "question",
    [
        "农膜回收率要达到多少",
        "县级城市黑臭水体什么时候消除",
        "谁牵头治理磷污染",
        "水利部牵头几项任务",
        "列出水利部的全部任务",
        "文号是多少",
        "磷污染治理是教育部牵头吗",
        "今天天气怎么样",
        "补贴多少钱",
        "冬天去湖边数水鸟，主要监测哪些鸟？又是哪家单位牵头？",
    ],
)
def test_facts_sets_corrections_and_refusals_stay_as_they_are(
    assistant: Assistant, routing: Routing, question: str
) -> None:
    assert routing.task_of(assistant.ask(question)) is None


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("compare: compare", "compare: sing", "没有任务 sing"),
        ("intents:\n  content", "intents:\n  singing", "写得不对"),
        ("example: 概括第三部分", "example: 别的", "与它的 example 不符"),
        ("tasks:", "tasks: [", "读不出"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    shutil.copytree(PROMPTS / "llm", tmp_path / "llm")
    file = tmp_path / FILE
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidSettingError, match=complaint):
        load_routing(tmp_path)
