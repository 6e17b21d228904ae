"""好多 and 好些, which ask how many in the south-west and elsewhere mean many: decided by what stands around them."""

from __future__ import annotations

import re

from yzassist.question.phrases import phrase

_PART = re.compile(r"[^，。；！？,;!?]*[，。；！？,;!?]+|[^，。；！？,;!?]+")  # the parts between commas, with them
_UNIT = "平方公里|平方|立方|微克|毫克|毫米|总吨|吨|米|公里|里地|公顷|亩|倍|头|尾|斤|成|度|座|艘|只|方|个?百分"
_MEASURE = rf"个?(?:[十百千万亿]+)?(?:{_UNIT}|户|人|次|天|亿|万|条|家|个|年)?"
_ASKING = re.compile(
    rf"(?:(?<=[要掉是报剩治成摊分赔罚补贴奖交脱共建划出办修装投])|(?<=[^看见听遇碰]到))好多(?={_MEASURE})"
    rf"|(?<![，。！,看见听遇碰到这那有])(?<!^)(?:好多|好些)(?={_MEASURE}(?:[？?，。、了的呢啊嘛]|$))"
    rf"|(?<=有)好多(?={_MEASURE}(?:[？?]|$))"
)  # 还剩好多只
_ASKING_OUTRIGHT = re.compile(
    r"(?P<before>(?:到底|究竟|起码|至少|最少|最多)[^，。？?好]{0,3})好多"
    rf"|(?P<due>(?<!还)要[^，。？?好有]{{0,2}}|完成|治理|达到)好多(?=[，,、]|[十百千万]*(?:{_UNIT}))"
)  # 石漠化要治好多公顷，哪年搞完: asked too; but not 臭了好多年，哪年搞完
_AT_FIRST = re.compile(r"^(?:好多|好些)(?=个|家|部门|单位|条|项|省|县)")  # 好多部门
_LISTED = re.compile(r"(?<=多少)(?P<first>[\u4e00-\u9fff]{1,3}、)(?:好多|好些)")  # 多少省、好多县


def ask_amounts(text: str) -> str:
    """The text with 多少 for each of these words that asks: one before a part that asks something else mostly tells
    (河沟臭了好多年，什么时候搞好) unless it ends as a question; one of a list asks where the one before it does."""
    parts = _PART.findall(text)
    read = "".join(_read(part, "".join(parts[at + 1 :])) for at, part in enumerate(parts))
    while (listed := _LISTED.sub(r"\g<first>多少", read)) != read:
        read = listed
    asks_alone = text.endswith(("？", "?")) and not _asks(read)  # 好多部门参与？
    return _AT_FIRST.sub("多少", read) if asks_alone else read


def _asks(text: str) -> bool:
    return any(phrase(name).search(text) for name in ("asking", "asking_shortly", "whether", "whether_to"))


def _read(part: str, rest: str) -> str:
    part = _ASKING_OUTRIGHT.sub(lambda match: f"{match['before'] or match['due']}多少", part)
    return part if _asks(rest) and not part.endswith(("？", "?")) else _ASKING.sub("多少", part)
