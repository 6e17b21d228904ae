"""Example questions by role: data beside the plan, ``<plan>.examples.yaml``."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from yzassist.documents.model import Plan

_log = logging.getLogger(__name__)
_Examples = dict[str, tuple[str, ...]]
_FORM = TypeAdapter[_Examples](_Examples)


def examples(corpus: Path, plans: Sequence[Plan]) -> _Examples:
    """Questions by role over all plans; a plan without a file has none. A bad file is logged and left out."""
    found: dict[str, tuple[str, ...]] = {}
    for plan in plans:
        path = corpus / f"{Path(plan.file_name).stem}.examples.yaml"
        if not path.is_file():
            continue
        try:
            for role, questions in _FORM.validate_python(yaml.safe_load(path.read_text(encoding="utf-8"))).items():
                found[role] = found.get(role, ()) + questions
        except (OSError, ValueError, yaml.YAMLError, ValidationError) as error:
            _log.warning("%s 写得不对，已略过：%s", path.name, error)
    return found
