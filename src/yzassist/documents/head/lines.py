"""Lines at the head and the foot of a paper, known by their form: number, date, names of issuing bodies."""

import re

from yzassist.documents.numerals import NUMERAL_CHARS

# 2022年8月31日 · 二〇二二年八月三十一日
DATE_LINE = re.compile(rf"^[0-9{NUMERAL_CHARS}]{{4}}年[0-9{NUMERAL_CHARS}]{{1,3}}月(?:[0-9{NUMERAL_CHARS}]{{1,3}}日)?$")
# 环水体〔2022〕55号
NUMBER_LINE = re.compile(r"^[\u4e00-\u9fff]+[〔\[（(【]\d{4}[〕\]）)】]\d+号$")
ISSUER_ENDINGS = ("部", "委", "局", "院", "厅", "室", "政府", "署", "会", "集团", "公司", "办", "行", "总台")
