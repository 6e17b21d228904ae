"""问答: the conversation, its evidence, feedback and export."""

from yzassist.web.pages.chat.page import build

__all__ = ["build"]
