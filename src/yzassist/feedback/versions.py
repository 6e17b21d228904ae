"""Which versions give an answer, so that feedback can be judged against what answered then."""

from __future__ import annotations

import hashlib

from yzassist import __version__
from yzassist.assistant import Assistant
from yzassist.feedback.model import Versions
from yzassist.index.embedding import create_embedder


def versions_of(assistant: Assistant) -> Versions:
    """The versions behind an assistant's answers; cheap, no file is read."""
    contents = "".join(f"{plan.id}:{plan.content_hash};" for plan in assistant.index.plans)
    return Versions(
        package=__version__,
        corpus=hashlib.sha256(contents.encode()).hexdigest()[:16],
        model=create_embedder(assistant.settings).name,
        index=assistant.index.generation,
    )
