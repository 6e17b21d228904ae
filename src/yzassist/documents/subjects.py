"""A body whose name opens what it has to do: 市应急管理局|负责受灾群众的转移安置."""

from __future__ import annotations

import re

_ENDS = "局|委|委员会|厅|办|办公室|指挥部|公司|政府|中心|支队|总队|大队|法院|检察院|军分区|组|站|银行|红十字会"
# 市应急管理局|负责 · 综合协调组|具体承担 (not 项目组|负责人, 本措施由县财政局|负责解释)
_SUBJECT = re.compile(
    rf"(?P<body>(?:(?![由对的是为将经])[\u4e00-\u9fff（）]){{1,24}}?(?:{_ENDS}))(?=(?:主要|具体|统一)?(?:负责(?!人)|牵头|承担|协助|配合))"
)


def subject_end(text: str, start: int = 0) -> int | None:
    """Where the name ends of the body that ``text[start:]`` opens with, its duty right behind it; None without one."""
    match = _SUBJECT.match(text, start)
    return match.end("body") if match else None
