"""Whether a document still holds: its state, what replaced it, and the last day of its validity."""

from __future__ import annotations

import re
from datetime import date

from pydantic import BaseModel, ConfigDict

_REPEALED = re.compile(r"废止|失效|作废|无效|停止执行|不再执行")  # 已废止
_IN_FORCE = re.compile(r"现行|有效|执行中|生效|施行")  # 现行有效
_REPLACED = re.compile(r"(?:被|由|已由)?[《<](?P<title>[^》>]+)[》>]\s*(?:所)?(?:取代|替代|代替)")  # 被《…方案》取代
# 有效期至2025年12月31日 · 2025-12-31
_UNTIL = re.compile(r"(?P<y>\d{4})\s*[年./-]\s*(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})\s*日?")
STATE_FIELDS = ("状态", "效力", "有效性")
UNTIL_FIELDS = ("有效期至", "有效期")


class Validity(BaseModel):
    """``valid_until`` is the last day as ``YYYY-MM-DD``; a document that says nothing of it holds without end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    repealed: bool = False
    replaced_by: str = ""
    valid_until: str = ""

    @property
    def withdrawn(self) -> bool:
        """True when the document was repealed or replaced by another."""
        return self.repealed or bool(self.replaced_by)

    def expired(self, today: date) -> bool:
        """True when its last day is past."""
        return bool(self.valid_until) and date.fromisoformat(self.valid_until) < today


def read_validity(fields: dict[str, str]) -> tuple[Validity, tuple[str, ...]]:
    """The validity that header fields (name → value) state, and a Chinese sentence for each value not understood."""
    problems: list[str] = []
    state = next((fields[name] for name in STATE_FIELDS if fields.get(name)), "")
    replaced = _REPLACED.search(state)
    if state and not (replaced or _REPEALED.search(state) or _IN_FORCE.search(state)):
        problems.append(f"“状态：{state}”看不懂，按现行有效处理。请写成：现行有效、已废止，或 被《…》取代。")
    written = next((fields[name] for name in UNTIL_FIELDS if fields.get(name)), "")
    until = last_day(written)
    if written and not until:
        problems.append(f"“有效期：{written}”看不懂，按长期有效处理。请写成：有效期至：2025年12月31日。")
    validity = Validity(
        repealed=bool(_REPEALED.search(state)), replaced_by=replaced["title"] if replaced else "", valid_until=until
    )
    return validity, tuple(problems)


def last_day(text: str) -> str:
    """The last date that ``text`` writes, as ``YYYY-MM-DD``; empty if it writes none."""
    match = next(reversed([*_UNTIL.finditer(text)]), None)  # of 2023年1月1日至2025年12月31日 the second
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat() if match else ""
    except ValueError:
        return ""
