"""yzassist: answers questions about a government plan, offline, with the clause behind every statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yzassist.assistant import Assistant

__version__ = "0.1.0"
__all__ = ["Assistant", "__version__"]


def __getattr__(name: str) -> object:
    """Import ``Assistant`` on first use: importing the package alone must cost nothing."""
    if name == "Assistant":
        from yzassist.assistant import Assistant

        return Assistant
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
