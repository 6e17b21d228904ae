"""时间轴与指标: a plan at one look."""

from yzassist.web.pages.overview.page import build

__all__ = ["build"]
