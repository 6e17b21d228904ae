"""The shipped plan with the embedded language model: for ``make test-llm``, which installs it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from yzassist.assistant import Assistant
from yzassist.index.build import build_index
from yzassist.index.embedding import create_embedder
from yzassist.index.store import open_index
from yzassist.settings import PROJECT_ROOT, Settings

_PATIENCE_S = 250.0
"""A busy machine makes the model slow; slowness is measured by ``make bench LLM=local``, not here."""

_TEST_TIMEOUT_S = 1200
"""The first test also joins and loads the model, and builds the index."""

Open = Callable[[Mapping[str, str]], Assistant]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """More time than tests without a model get."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.timeout(_TEST_TIMEOUT_S))


def _settings(corpus: Path, index: Path, data: Path) -> Settings:
    return Settings(
        corpus=corpus,
        index=index,
        models=PROJECT_ROOT / "index" / "models",
        data=data,
        llm="local",
        llm_silence_s=_PATIENCE_S,
        llm_deadline_s=_PATIENCE_S,
        rate_limit_per_minute=1_000,
    )


def _opened(settings: Settings) -> Assistant:
    embedder = create_embedder(settings)
    build_index(settings, embedder=embedder)
    return Assistant(open_index(settings, embedder), settings)


@pytest.fixture(scope="session")
def assistant(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Over the shipped plan, the model loaded."""
    assert pytestconfig.cache is not None
    index = pytestconfig.cache.mkdir("index-llm")
    opened = _opened(_settings(PROJECT_ROOT / "corpus", index, tmp_path_factory.mktemp("data")))
    opened.warm_up()
    yield opened
    opened.index.close()


@pytest.fixture
def assistant_over(tmp_path: Path) -> Iterator[Open]:
    """Over files invented by the test: texts by file name."""
    opened: list[Assistant] = []

    def get(files: Mapping[str, str]) -> Assistant:
        corpus = tmp_path / "corpus"
        corpus.mkdir()
        for name, text in files.items():
            (corpus / name).write_text(text, encoding="utf-8")
        opened.append(_opened(_settings(corpus, tmp_path / "index", tmp_path)))
        return opened[-1]

    yield get
    for one in opened:
        one.index.close()
