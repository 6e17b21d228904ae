"""Lines at the head and the foot of a paper, known by their form: number, date, names of issuing bodies."""

import re

from yzassist.documents.numerals import NUMERAL_CHARS

# 2022年8月31日 · 二〇二二年八月三十一日
DATE_LINE = re.compile(rf"^[0-9{NUMERAL_CHARS}]{{4}}年[0-9{NUMERAL_CHARS}]{{1,3}}月(?:[0-9{NUMERAL_CHARS}]{{1,3}}日)?$")
# 环水体〔2022〕55号
NUMBER_LINE = re.compile(r"^[\u4e00-\u9fff]+[〔\[（(【]\d{4}[〕\]）)】]\d+号$")
ISSUER_ENDINGS = tuple(re.split(" ", "部 委 局 院 厅 室 政府 署 会 集团 公司 办 行 总台 联 协 中心 队 军区 军分区"))
# 生态环境部 发展改革委 · 市卫生健康委（市老龄办）
_NAMES = re.compile(r"^[\u4e00-\u9fff（）]{2,20}(?:\s+[\u4e00-\u9fff（）]{2,20})*$")
# 市卫生健康委|（市老龄办） · 市人民政府|（印章）
_ASIDE = re.compile(r"（[^（）]*）$")
# 民 政 部 财 政 部
_SPREAD = re.compile(r"(?<!\S)\S(?:\s+\S(?!\S))+")
# 民政部|财政部
_ONE_NAME = re.compile(rf".{{2,}}?(?:{'|'.join(ISSUER_ENDINGS)})")


def signed_names(line: str) -> tuple[str, ...]:
    """The bodies that sign on one line, with blanks between them or between their characters (民 政 部).

    Nothing where any part of the line is no name of a body.
    """
    closed = _SPREAD.sub(lambda run: _ONE_NAME.sub(r"\g<0> ", "".join(run.group().split())), line).strip()
    names = tuple(_ASIDE.sub("", name) for name in closed.split())
    return names if _NAMES.match(closed) and all(name.endswith(ISSUER_ENDINGS) for name in names) else ()
