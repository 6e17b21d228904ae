"""The n-th thing that an earlier answer told one by one (其中第三个原则, 最后一条说的), and what is asked of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.documents.numerals import clause_label, parse_chinese_number
from yzassist.question.dialogue.neighbours import says_what
from yzassist.question.dialogue.ordinals import items_told
from yzassist.question.dialogue.turns import Resolution, Turn, ask_phrase
from yzassist.question.model import Question

_NUMERAL = r"[一二两三四五六七八九十\d]{1,2}"
_NTH = re.compile(
    r"^(?:那么?|请问|再问|再说说?|说说)?(?:在)?"
    r"(?P<among>(?:(?:其中|这里面?|当中|(?:这|那|里)(?:里)?(?:头|面|边)|(?:这|那)(?:几|些|[两二三四五六七八九十])(?:个|条|项|点|款|种|类)?[\u4e00-\u9fff]{0,4}?(?:里|中|当中|里头|里面))的?[，,]?)?)"
    rf"(?:第(?P<nth>{_NUMERAL})|(?P<last>(?:最后|最?末)(?:面|尾|了)?的?(?:那|这)?一?)|倒数第(?P<back>{_NUMERAL})|(?P<first>头一|打头的?那?一?))"
    r"(?P<unit>个|项|条|点|款|种|类|句|样|方面)(?!部门|单位|月|季度|阶段)"
)  # 其中|第三|个|原则里…
_SAID_IN_IT = re.compile(
    r"^(?:的|它|又)?(?:里面?|里头|里边|中|当中|上)?(?:所|又|还|也)?(?:(?:说|讲|提|点|写)(?:到|出|过)?的)?(?:那个|这个)?[，,]?"
)  # 里头说的|共治格局
_CLAUSE_UNITS = frozenset("条款")
_THING = re.compile(r"(?:是|叫)?(?:哪条|什么|啥)?[河江沟溪渠路街线鱼船]")  # 第二条|是哪条河
_COUNTED = re.compile(r"(?:几|多少|[哪那]些|[一二两三四五六七八九十\d])(?P<unit>条|项|款)")  # 工作原则有哪几|条
_CLAUSE_LABEL = re.compile(r"条$|[）)]$")  # 第五条, （五）, not 专栏3
_PART_MARK = re.compile(
    r"\s*(?:——|[—-]{1,2}\s*|[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]是|第[一二三四五六七八九十]，|\d{1,2}[.．、）)]|[①-⑨])\s*"
)  # ——坚持生态优先
_HEAD_END = re.compile(r"[。；：:]")
_PUNCTUATION = re.compile(r"[\s，。、；：？！“”‘’（）()〔〕《》—-]")
_LISTED = re.compile(r"共\d+[条项]：")  # 共2条：
_TOLD_NUMBER = re.compile(rf"(?<!第)(?P<number>{_NUMERAL})(?:条|项|个|点|款)")  # 四条（第二条）
_NOUN_CHARS = 6
_MIN_PARTS = 2


def of_item(text: str, parsed: Question, turns: Sequence[Turn]) -> Resolution | None:
    """What is asked of the n-th thing that an answer told: the latest about what the turn names (第三个原则), else the
    last; None when none is meant, or it told no such list."""
    match = _NTH.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    lists = [turn for turn in reversed(turns) if not _NTH.match(turn.question.text)] or [turns[-1]]
    turn = next((turn for turn in lists if _without_noun(rest, turn) != rest), lists[0])
    if not turn.paragraph_ids:
        return None
    of_plan = match["unit"] in _CLAUSE_UNITS or bool(parsed.slots.clauses)
    if not match["among"] and of_plan and not (_THING.match(rest) or _counts_inside(match["unit"], turn)):
        return None
    asked = _SAID_IN_IT.sub("", _without_noun(rest, turn)).strip("，,的呢嘞咧？? ")
    if len(clauses := _clauses(turn)) > 1 and (place := _position(match, len(clauses))) is not None:
        return Resolution(f"{clauses[place]}{'讲什么？' if not asked or says_what(asked) else asked}")
    parts = _parts(turn)
    heads = [head for _, head in parts] or items_told(turn.answer, turn.question.topic_tokens)
    position = _position(match, len(heads))
    if position is None or len(heads) < _MIN_PARTS:
        return None
    head, bare = heads[position], not asked or says_what(asked)
    whole = f"{head}，{asked or ask_phrase(turn.question)}"
    if not parts:
        said = head.split("、", 1)[0]
        return Resolution(said if bare else whole, _where(said, turn), otherwise=Resolution(asked or whole))
    if bare and _CLAUSE_LABEL.search(turn.grounds.measure_label):
        number = parts[position][0].rsplit("/", 1)[1]
        return Resolution(f"{turn.grounds.measure_label}第{number}款讲什么？", (parts[position][0],))
    return Resolution(whole if bare else asked, (parts[position][0],), otherwise=Resolution(whole))


def _clauses(turn: Turn) -> list[str]:
    """The numbered clauses that an answer listed, where it told how many (共2条：)."""
    numbers = dict.fromkeys(pid.rsplit("/", 2)[1] for pid in turn.paragraph_ids)
    listed = _LISTED.search(turn.answer) and all(number.isdigit() for number in numbers)
    return [clause_label(int(number)) for number in numbers] if listed else []


def _where(said: str, turn: Turn) -> tuple[str, ...]:
    """The paragraphs spoken of, or all of their clause, whichever says it; none where neither does."""
    if said in turn.text:
        return turn.paragraph_ids
    return turn.grounds.measure_ids if said in turn.grounds.measure_text else ()


def _counts_inside(unit: str, turn: Turn) -> bool:
    """True when the question before counted so what one clause says (原则有哪几条): 第三条 is no clause then."""
    asked = any(match["unit"] == unit for match in _COUNTED.finditer(turn.question.chinese))
    return asked and len({pid.rsplit("/", 1)[0] for pid in turn.paragraph_ids}) == 1


def _parts(turn: Turn) -> list[tuple[str, str]]:
    """The paragraphs of the clause spoken of that are items of a list, each by its opening words, where the answer
    told all of them, or how many they are."""
    found: list[tuple[str, str]] = []
    for pid, text in zip(turn.grounds.measure_ids, turn.grounds.measure_parts, strict=True):
        if mark := _PART_MARK.match(text):
            found.append((pid, _HEAD_END.split(text[mark.end() :], maxsplit=1)[0]))
    told, number = _bare(turn.answer), _TOLD_NUMBER.search(turn.answer)
    counted = number is not None and parse_chinese_number(number["number"].replace("两", "二")) == len(found)
    return found if len(found) >= _MIN_PARTS and (counted or all(_bare(head) in told for _, head in found)) else []


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", text)


def _position(match: re.Match[str], size: int) -> int | None:
    """The place of the thing meant, counted from 0; None when there are not so many."""
    if match["last"] or match["first"]:
        return size - 1 if match["last"] else 0
    number = parse_chinese_number((match["nth"] or match["back"]).replace("两", "二")) or 0
    place = number - 1 if match["nth"] else size - number
    return place if 0 <= place < size and number else None


def _without_noun(rest: str, turn: Turn) -> str:
    """What follows the number without the name of what was counted (第三个|原则|里): words of the question before."""
    asked = turn.question.chinese
    size = next((n for n in range(min(_NOUN_CHARS, len(rest)), 1, -1) if rest[:n] in asked), 0)
    return rest[size:]
