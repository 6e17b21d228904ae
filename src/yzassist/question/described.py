"""A department described by what another clause says of it (牵头禁渔的部门，还牵头哪几件事), named."""

from __future__ import annotations

import re
from collections.abc import Callable

from yzassist.question.dialogue.turns import Recall, Turn
from yzassist.question.model import Question
from yzassist.question.story import asks_anything
from yzassist.question.wording.normalize import normalize

_ROLE = r"(?P<role>牵头|负责|主管|主抓|管|抓|搞)"
_BODIES = r"(?:[那这]?(?:[一两二三四五几][个家]|个|家))?(?:部门|单位|部委|机关|部)(?:们)?"
_TASK = r"(?:(?!的(?:[那这]|部门|单位))[^，。？?])"
_REST = (
    r"(?:里面?|中|当中|之中)?[，,]?"
    r"(?P<rest>(?:[还又也]|同时|另|除|在|对|还有|[里中]?哪[几一两]?[家个]|自己|单独|参与|配合).{2,})$"
)
_DESCRIBED = (
    re.compile(
        rf"^{_ROLE}(?:管|抓|搞|做|推进|落实|实施)?(?P<what>{_TASK}{{1,24}}?)的{_BODIES}{_REST}"
    ),  # 牵头禁渔的部门，还…
    re.compile(rf"^(?P<what>{_TASK}{{2,24}}?)的{_ROLE}的?{_BODIES}{_REST}"),  # 禁渔的牵头部门还参与…
)
_WHICH_OF_THEM = re.compile(
    r"^(?:有)?哪[几一两]?[家个](?:部门|单位)?(?:还|也|又|同时)*(?P<role>牵头|负责|参与|配合)(?:了|的)?(?P<task>[^，。？?哪谁]{2,})"
)  # 哪家也参与锰污染治理
_EITHER = re.compile(r"还是|吗")  # 是牵头还是参与
_ELSEWHERE = re.compile(
    r"[在于]?(?:另外|别的|其[他它]的?|另)的?[一几]?条款?[里中]?头?面?|除(?:了|去)?[这那它]一?[条项个件]?(?:以外|之外|外)?[，,]?"
)  # 在另外一条里, 除了这条
_DOING = re.compile(r"(?<=牵头|负责|参与)(?:建设|开展|推进|实施|抓|搞|干|做|管)(?=什么|啥|哪)")  # 牵头|建设|什么


def with_body_named(text: str, parse: Callable[[str], Question], recall: Recall) -> str:
    """The question with the department named instead of described; unchanged where no clause tells which it is."""
    said = normalize(text)
    match = next((found for pattern in _DESCRIBED if (found := pattern.match(said))), None)
    if match is None or not (_EITHER.search(match["rest"]) or asks_anything(match["rest"])):
        return text
    asked = "牵头" if match["role"] == "牵头" else "负责"
    leaders = Turn(parse(f"{match['what']}由谁{asked}？"), "", recall).leaders
    if not leaders:
        return text
    bodies, rest = "、".join(leaders), match["rest"]
    if task := _WHICH_OF_THEM.match(rest):
        return f"{bodies}在{task['task']}中是什么角色？"
    return f"{bodies}{_DOING.sub('', _ELSEWHERE.sub('', rest))}"
