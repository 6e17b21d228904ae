"""Which answers a language model may phrase, and how. The rules are data (``prompts/llm/routing.yaml``)."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from yzassist.answering.model import Answer
from yzassist.errors import InvalidSettingError
from yzassist.question.model import Intent

FILE = "llm/routing.yaml"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Task(_Frozen):
    """How the model is to write: see the file's own words."""

    instruction: str = Field(min_length=1)
    max_tokens: int = Field(ge=1, le=2000)
    bullets: bool
    complete: bool
    list_below: bool


class Wish(_Frozen):
    """Words of a question that ask for a ``task``, where the question has one of the ``intents``."""

    name: str
    task: str
    pattern: re.Pattern[str]
    example: str
    intents: tuple[Intent, ...]


class Routing(_Frozen):
    """The whole file. Wishes and intents name tasks."""

    tasks: dict[str, Task]
    wishes: tuple[Wish, ...]
    intents: dict[Intent, str]
    rewrite_after: frozenset[str]

    @field_validator("wishes")
    @classmethod
    def _examples_match(cls, wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
        for wish in wishes:
            if not wish.pattern.search(wish.example):
                raise ValueError(f"{wish.name} 的 pattern 与它的 example 不符")
        return wishes

    def task_of(self, answer: Answer) -> Task | None:
        """The task of an extractive answer; None when it stays as it is."""
        if answer.status != "answered" or not answer.citations:
            return None
        intent = Intent(answer.intent)
        several = intent is Intent.CONTENT and any(fact.kind == "responsibility" for fact in answer.facts)
        if several:  # 数哪些鸟？又是谁牵头: the model answers one of the two
            return None
        wish = next((w for w in self.wishes if intent in w.intents and w.pattern.search(answer.question)), None)
        name = wish.task if wish else self.intents.get(intent)
        return self.tasks[name] if name else None


def load_routing(prompts: Path) -> Routing:
    """The rules of a folder of prompts. Raises InvalidSettingError naming what is wrong in the file."""
    path = prompts / FILE
    try:
        routing = Routing.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InvalidSettingError(f"读不出 {path}（{error}）。请恢复这个文件，或改正 YZASSIST_PROMPTS。") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidSettingError(f"{path} 的 {where} 写得不对（{first['msg']}）。请改正。") from error
    named = {*routing.intents.values(), *(wish.task for wish in routing.wishes)}
    if unknown := sorted(named - set(routing.tasks)):
        raise InvalidSettingError(f"{path} 里没有任务 {'、'.join(unknown)}。请在 tasks 里写上。")
    return routing
