"""The forms of a condition, as patterns over the kinds of its words, each of which is one letter."""

from __future__ import annotations

import re

LETTERS = {
    "body": "B", "date": "D", "words": "W", "role": "R", "part": "P", "alone": "S", "only": "O", "not": "N",
    "mention": "M", "write": "V", "into": "I", "time": "T", "and": "A", "or": "K", "break": "C",
}  # fmt: skip
"""Each kind of word that makes a condition, as one letter: a condition is a pattern of letters."""
_BODIES = "(?P<bodies>B(?:[AK]?B)*)"
_ROLES = "(?:[AK]?R|[AK]P)*"
_LAST_DENIAL = "(?:(?P<denied>N)[VMI]?(?=[AC]|$))?"
"""时限|没写|，: what follows a denial at once is what it denies."""
JOINTS = re.compile("[AC]+|[ACVI]+$")  # ，但
OF_BODY = re.compile(
    rf"[VMI]?(?P<not>N)?[VMI]?(?P<sole>[SO])?{_BODIES}(?P<alone>S)?(?P<denied>N)?(?P<only>O)?[VMI]?"
    rf"(?P<roles>[RP]{_ROLES})(?P<by_itself>S)?"
)  # 没有|水利部|参与, 水利部|没|列进|责任单位, 财政部|只是|参与, 只有|水利部|牵头
OF_PART = re.compile(
    rf"(?P<not>N)?(?P<roles>P)[VMI]?(?P<denied>N)?[VMI]?(?P<sole>[SO])?[VMI]?{_BODIES}(?P<alone>S)?"
)  # 责任单位里|没|写|生态环境部
OF_NAME = re.compile(
    rf"(?:[VMI](?=N))?(?P<not>N)?(?P<named>[VMI])?(?P<sole>[SO])?{_BODIES}"
    r"(?:(?P<denied>N)?(?P<later>M)(?=[AC]|$)|(?P<lacks>N)(?=[AC]|$))?"
)  # 没有|水利部, 提到|水利部, 水利部|没|出现
OF_SAME = re.compile(
    rf"(?P<not>N)?I?(?P<alone>S)?(?P<only>O)?[VI]?(?P<roles>(?:R|(?<=[IO])P){_ROLES})"
)  # 水利部…，|没有|牵头
OF_ANYBODY = re.compile(rf"(?P<not>N)?(?P<only>O)?[VMI]?(?P<roles>P|R){_LAST_DENIAL}")  # 没有|牵头单位
OF_DATE = re.compile(rf"(?:T[VMI]?)?(?P<not>N)?[VMI]?(?P<days>D(?:[AK]?D)*)T?{_LAST_DENIAL}")  # 没|写|2023年年底
OF_TIME = re.compile(rf"(?:[VM]?(?P<not>N)[VM]?|[VM])T|T{_LAST_DENIAL[:-1]}")  # 没|写|时限, 时限|没|写
OF_WORDS = re.compile(
    rf"(?P<not>N)?[VMI]*(?P<words>W(?:[AK]?W)*)(?:{_LAST_DENIAL}|[VM](?=[AC]|$)|)"
)  # 没|提到|试点|和|示范
