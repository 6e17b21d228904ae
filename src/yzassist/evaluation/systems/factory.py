"""Which system an option means."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from yzassist.assistant import Assistant
from yzassist.errors import InvalidInputError
from yzassist.evaluation.corpora import Corpus
from yzassist.evaluation.llm import TextModel
from yzassist.evaluation.model import Reply, Request
from yzassist.evaluation.systems.assistant import assistant_system
from yzassist.evaluation.systems.base import Answering, AskFunction, from_callable
from yzassist.evaluation.systems.http import http_system
from yzassist.evaluation.systems.processes import assistant_processes


class SystemName(StrEnum):
    """Systems that are known by name; ``module:function`` is any other."""

    ASSISTANT = "assistant"
    TEXTBOOK = "textbook"
    HTTP = "http"


@dataclass(frozen=True, slots=True)
class SystemOptions:
    """``url`` is for ``http``; ``language_model`` for a system that can use one; ``processes`` for the assistant."""

    name: str
    url: str = ""
    language_model: TextModel | None = None
    processes: int = 1


def open_system(options: SystemOptions, corpora: Mapping[str, Corpus]) -> Answering:
    """The system, warm, answering each request from the corpus it is about. Raises InvalidInputError."""
    if options.name == SystemName.HTTP:
        return http_system(options.url)
    if ":" in options.name:
        return from_callable(_imported(options.name))
    if options.name == SystemName.ASSISTANT and options.processes > 1:
        return assistant_processes({name: corpus.settings for name, corpus in corpora.items()}, options.processes)
    answering = {name: _open_one(options, corpus) for name, corpus in corpora.items()}

    def reply(request: Request) -> Reply:
        return answering[request.document or ""](request)

    return reply


def _open_one(options: SystemOptions, corpus: Corpus) -> Answering:
    match options.name:
        case SystemName.ASSISTANT:
            assistant = Assistant(corpus.index, corpus.settings)
            assistant.warm_up()
            return assistant_system(assistant)
        case SystemName.TEXTBOOK:
            from yzassist.evaluation.systems.textbook import textbook_system

            return textbook_system(corpus, options.language_model)
        case _:
            known = "、".join(SystemName)
            raise InvalidInputError(f"不认识的系统：{options.name}。可选 {known}，或“模块:函数”。")


def _imported(name: str) -> AskFunction:
    module, _, attribute = name.partition(":")
    try:
        function: AskFunction = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise InvalidInputError(f"导入不了 {name}（{error}）。应写成“模块:函数”。") from error
    return function
