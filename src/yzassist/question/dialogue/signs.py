"""Signs in the wording of a turn that it goes on from what was said before."""

from __future__ import annotations

import re

REFERRING = re.compile(
    r"它们?的?|[这那](?:一)?(?:个(?!方案|文件|通知|办法|条例|计划|规划)|项(?!目)|条(?![河江沟溪鱼船路件约])|款(?!项)|(?:件|桩|摊子?|码)?事|里面?|方面|些|块)的?|该(?:项|条|款)的?|此(?:项|事)|"
    r"上面(?:这|那)?(?:一)?(?:条|项|个)?(?:说)?的?|刚才(?:说)?(?:这|那)?(?:一)?(?:条|项|个)?的?|前面(?:说)?(?:这|那)?(?:一)?(?:条|项|个)?的?|"
    r"上一(?:条|项|个)的?|同一(?:条|项)"
)  # 它, 这一条, 刚才那项
OPENING = re.compile(
    r"^(?:对了|对(?=[，,])|那么|那|哦|嗯|好的?|明白了?|谢谢|再问|再请问|另外|还有|然后|顺便(?:问)?|接着|请问)+[，,、。]?"
)  # 那么，
CONTINUING = re.compile(r"^(?:那么?|还)(?!个|条|项|一)")  # 那有啥帮扶
QUESTIONED = re.compile(r"不行|行不行|为(?:什么|啥|何)|凭(?:什么|啥)|咋就|依据|理由|原因")  # 咋就定3公里，5公里不行吗
OWN_SUBJECT_CHARS = 5
"""Characters of the plan's own words from which a turn names a subject of its own."""
SHORT_CHARS = 10
"""Characters up to which a turn says too little to stand alone (那谁牵头)."""


def bare_words(text: str) -> str:
    """A turn without the words that only point back (那么，这一条由谁牵头); unchanged where nothing else is left."""
    return OPENING.sub("", REFERRING.sub("", text)) or text
