"""Example questions of each intent (``prompts/exemplars.yaml``) and the nearest of them to a question."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import yaml

from yzassist.errors import InvalidSettingError
from yzassist.question.model import OUTSIDE, Intent
from yzassist.question.phrases import phrase

_FILE = "exemplars.yaml"
_VOTES = 5
_AGREEING = 4
"""Of 759 development questions three mend 2 and break 8, five mend and break one."""

_BY_WORDING = OUTSIDE | {Intent.RESPONSIBILITY, Intent.DEADLINE, Intent.DEFINITION}
"""Intents that wording alone, without a cue, may decide; the others need a named thing or a cue to be answered."""


def may_decide(intent: Intent, text: str, has_topic: bool) -> bool:
    """True when the nearest exemplars' intent is that of a question without a cue: an outside one only where it has no
    subject of its own, who is responsible only where a body is asked for (not 跟哪个平台共享)."""
    if intent is Intent.RESPONSIBILITY and phrase("body_asked").search(text) is None:
        return False
    return intent in _BY_WORDING and (intent in OUTSIDE) is not has_topic


class ExemplarBank:
    """The exemplars' vectors. ``embed`` gives unit vectors, shape (n, d); they are kept in ``cache_folder``."""

    def __init__(
        self,
        prompts: Path,
        cache_folder: Path,
        model_name: str,
        embed: Callable[[Sequence[str]], np.ndarray],
    ) -> None:
        path = prompts / _FILE
        if not path.is_file():
            raise InvalidSettingError(f"缺少意图示例文件 {path}。请检查 YZASSIST_PROMPTS 指向的文件夹。")
        raw = path.read_bytes()
        rows = yaml.safe_load(raw)
        pairs = [(Intent(name), str(text)) for name, texts in rows.items() for text in texts]
        self._intents = [intent for intent, _ in pairs]
        self._texts = [text for _, text in pairs]
        key = hashlib.sha256(raw + model_name.encode()).hexdigest()[:16]
        self._cache = cache_folder / f"exemplars-{key}.npy"
        self._embed = embed
        self._vectors: np.ndarray | None = None

    def vectors(self) -> np.ndarray:
        """All exemplar vectors, shape (n, d); computed once and kept on disk where the folder can be written."""
        if self._vectors is None:
            self._vectors = self._load() if self._cache.is_file() else self._compute()
        return self._vectors

    def _load(self) -> np.ndarray:
        try:
            vectors: np.ndarray = np.load(self._cache)
        except (OSError, EOFError, ValueError):  # cut short or not an array: it is only a cache
            return self._compute()
        whole = vectors.shape[:1] == (len(self._texts),) and vectors.ndim == 2
        return vectors if whole and np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3) else self._compute()

    def _compute(self) -> np.ndarray:
        vectors = self._embed(self._texts)
        temporary = self._cache.with_suffix(".tmp.npy")
        try:
            np.save(temporary, vectors)
            temporary.replace(self._cache)
        except OSError:  # a read-only index folder costs time at the next start, never an answer
            temporary.unlink(missing_ok=True)
        return vectors

    def nearest(self, vector: np.ndarray) -> Intent:
        """The intent of at least four of the five nearest exemplars; CONTENT when they do not agree."""
        order = np.argsort(-(self.vectors() @ vector))[:_VOTES]
        intent, votes = Counter(self._intents[index] for index in order).most_common(1)[0]
        return intent if votes >= _AGREEING else Intent.CONTENT
