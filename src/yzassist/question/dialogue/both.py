"""A question about two earlier turns at once (这两件事牵头的是不是同一家): each is asked by itself, then compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.question.dialogue.turns import Resolution, Turn, ask_phrase, subject_of
from yzassist.question.model import Intent, Question

_BOTH = re.compile(
    r"在?(?:(?:这|那|上述|上面|前面|以上|刚才|先头)(?:[说问讲]的?)?(?:这|那)?(?:两|俩|二)"
    r"(?:[项样件条边笔者]|回事|码事|个?(?:数(?!据)|任务|问题|要求|指标|目标|时间|期限|日子)|个(?=[，,谁哪都的是有在中里分]))(?:事(?!业))?"
    r"|^(?:那么?)?(?:两[项条件样边者]|[二两]者|俩)(?:事(?!业))?"
    r"|两(?:边|项|条|件|样)(?=都|儿|的?牵头|的?参与|各))(?:(?:中|里|里面)的?)?"
)  # 这两样哪个先到期, 上述两项, 两边都有
_WHERE = re.compile(r"[哪那](?:一|几|两)?[条款段章](?:里|中|说|讲|规定|写|来|定)|依据|出处|来源|原文")  # 在哪条里说的
_HANGING = "的和呢 "
_PHRASES = {
    Intent.RESPONSIBILITY: "归哪些部门？",
    Intent.DEADLINE: "什么时候完成？",
    Intent.TARGET: "的目标是多少？",
}


def both_turns(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """The question asked of the latest two subjects spoken of; None when it does not speak of two, or there was one."""
    said = _BOTH.search(text)
    if said is None or parsed.slots.clauses:
        return None
    spoken: dict[str, Turn] = {}
    for turn in turns:
        if turn.paragraph_ids and (subject := subject_of(turn).strip(_HANGING)):
            spoken.pop(subject, None)
            spoken[subject] = turn
    if len(spoken) < 2:
        return None
    latest = tuple(spoken.items())[-2:]
    asked = (text[: said.start()] + text[said.end() :]).strip("，,：: 的")
    whole = f"{'和'.join(subject for subject, _ in latest)}：{asked}"
    if _WHERE.search(asked):
        return Resolution(whole, sides=tuple(_again(turn) for _, turn in latest))
    sides = tuple(Resolution(f"{subject}{_asked_alone(parsed, turn)}", turn.paragraph_ids) for subject, turn in latest)
    return Resolution(whole, sides=sides, compared=True)


def _again(turn: Turn) -> Resolution:
    return Resolution(turn.question.resolved, turn.paragraph_ids)


def _asked_alone(parsed: Question, turn: Turn) -> str:
    """What is asked of one of the two: who, by when or how much as the question says, else as it was asked before."""
    asks = parsed.asks if parsed.asks not in ((), (Intent.CONTENT,)) else turn.question.asks
    return _PHRASES.get(asks[0], ask_phrase(turn.question)) if asks else ask_phrase(turn.question)
