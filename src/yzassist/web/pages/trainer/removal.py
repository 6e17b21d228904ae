"""A plan on its way out of the corpus: moved with what belongs to it, never deleted."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from yzassist.documents.corpus import plan_files
from yzassist.errors import InvalidInputError

_REMOVED = "removed"


def remove_plan(name: str, corpus: Path, data: Path) -> Path:
    """Move the file ``name`` of ``corpus`` and its companions (``<stem>.examples.yaml`` …) to a new folder under
    ``data``; that folder.

    Raises InvalidInputError for a name that is none of the plans, for the last plan, and when files cannot be moved:
    those that were moved already are then in the folder that the message names.
    """
    plans = {path.name: path for path in plan_files(corpus)}
    if name not in plans:
        raise InvalidInputError(f"语料里没有“{name}”，可能刚被移走。请重新选择。")
    if len(plans) == 1:
        raise InvalidInputError("这是最后一份方案，移走就没有可回答的了。请先放入新的方案，再移走它。")
    kept = data / _REMOVED / f"{datetime.now():%Y%m%d-%H%M%S}-{plans[name].stem}"
    try:
        kept.mkdir(parents=True, exist_ok=True)
        for path in (*_companions(plans[name], corpus, [path.stem for path in plans.values()]), plans[name]):
            shutil.move(path, kept / path.name)
    except OSError as error:
        raise InvalidInputError(f"没有全部移到 {kept}（{error.strerror}）。请检查权限和磁盘空间后再试。") from error
    return kept


def _companions(plan: Path, corpus: Path, stems: list[str]) -> list[Path]:
    """Files named after the plan and after no other plan whose name is longer: 甲.一.examples.yaml is that of 甲.一."""
    longer = tuple(f"{stem}." for stem in stems if stem.startswith(f"{plan.stem}."))
    return [
        path
        for path in sorted(corpus.iterdir())
        if path.is_file()
        and path != plan
        and path.name.startswith(f"{plan.stem}.")
        and not path.name.startswith(longer)
    ]
