"""评测: for trainers, behind a login: run sets, compare runs, read feedback, renew the corpus."""

from yzassist.web.pages.trainer.page import build

__all__ = ["build"]
