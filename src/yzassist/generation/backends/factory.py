"""Which backend the settings mean."""

from __future__ import annotations

from yzassist.generation.backends.base import ChatBackend
from yzassist.generation.backends.breaker import CircuitBreaker
from yzassist.generation.backends.local import LocalBackend
from yzassist.generation.backends.named import open_named
from yzassist.generation.backends.openai import Endpoint, open_endpoint
from yzassist.settings import Settings


def open_backend(settings: Settings) -> ChatBackend | None:
    """The language model of ``settings.llm``, behind a circuit breaker; None for ``none``.

    Nothing is loaded or connected yet. Raises ModelUnavailableError when a package is missing.
    """
    silence_s = settings.llm_silence_s
    match settings.llm:
        case "none":
            return None
        case "local":
            models = settings.models or settings.index / "models"
            return CircuitBreaker(LocalBackend(models, settings.llm_threads, silence_s))
        case "openai":
            endpoint = Endpoint(settings.llm_url, settings.llm_model, settings.llm_key)
            return CircuitBreaker(open_endpoint(endpoint, silence_s))
        case name:
            return CircuitBreaker(open_named(name, settings.llm_key, silence_s))
