"""The word lists and examples are data written by people: no slip in them may go unseen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from yzassist.assistant import Assistant
from yzassist.documents.base import read_plan
from yzassist.errors import InvalidSettingError
from yzassist.question.attributes import load_attributes, with_places
from yzassist.question.exemplars import ExemplarBank
from yzassist.question.model import Intent
from yzassist.question.wording.dialect import standardize
from yzassist.question.wording.english import is_english, translate
from yzassist.question.wording.synonyms import load_synonyms, plan_terms_for
from yzassist.question.wording.typos import TypoMender
from yzassist.settings import PROJECT_ROOT

PROMPTS = PROJECT_ROOT / "prompts"
PLANS = (*(PROJECT_ROOT / "corpus").glob("*.txt"), *(PROJECT_ROOT / "eval" / "plans").glob("*/*"))
_EXAMPLES = re.compile(r"#\s*例：(?P<yes>[^；]+)(?:；非：(?P<no>.+))?$")  # "# 例：收多少；非：怎么收"

_YEAR = re.compile(r"\d{4}")  # 2025


class _StrictLoader(yaml.SafeLoader):
    """Refuses a key that stands twice, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key) for key, _ in node.value]
        twice = [key for key, times in Counter(keys).items() if times > 1]
        if twice:
            raise ValueError(f"{node.start_mark}: {twice}")
        return super().construct_mapping(node, deep)


def data_text(name: str) -> str:
    return files("yzassist.question").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")


def table(name: str) -> dict[str, str]:
    loaded = yaml.load(data_text(name), Loader=_StrictLoader)
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def plan_texts() -> list[str]:
    return [read_plan(path).text for path in PLANS]


@pytest.mark.parametrize("name", ["cues", "phrases", "synonyms", "typos", "english", "dialect"])
def test_no_key_stands_twice(name: str) -> None:
    assert yaml.load(data_text(name), Loader=_StrictLoader)


@pytest.mark.parametrize("name", ["asked_attributes", "exemplars"])
def test_no_key_of_a_prompt_stands_twice(name: str) -> None:
    assert yaml.load((PROMPTS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_StrictLoader)


def repeated(items: list[str]) -> list[str]:
    return [item for item, times in Counter(items).items() if times > 1]


def test_a_plain_word_stands_for_one_term_and_is_part_of_none() -> None:
    groups = load_synonyms()
    said = [word for group in groups for word in group.said]
    assert repeated([group.term for group in groups]) == []
    assert repeated(said) == []
    assert [word for word in said if len(word) < 2] == []
    assert [(word, group.term) for word in said for group in groups if word in group.term] == []
    assert plan_terms_for(groups[0].said[0]) == {groups[0].said[0]: (groups[0].term,)}


def test_a_known_slip_is_mended_and_never_a_word_of_its_own(plan_texts: list[str], assistant: Assistant) -> None:
    slips = table("typos")
    mender = TypoMender((), (), assistant.index.tokenizer)
    for wrong, right in slips.items():
        assert wrong != right
        assert mender.mend(f"请问{wrong}") == f"请问{right}"
        assert mender.mend(right) == right
    assert [wrong for wrong in slips if any(wrong in text for text in plan_texts)] == []
    assert [wrong for wrong in slips if any(wrong in group.term for group in load_synonyms())] == []


def test_a_dialect_word_becomes_a_standard_one_and_stays_it(plan_texts: list[str]) -> None:
    words = table("dialect")
    for said, word in words.items():
        assert said != word
        assert standardize(word) == word
        assert standardize(standardize(said)) == standardize(said)
    assert [said for said in words if any(said in text for text in plan_texts)] == []


def test_an_english_phrase_is_lower_case_and_has_a_chinese_wording() -> None:
    for phrase, term in table("english").items():
        assert phrase == phrase.lower().strip()
        assert "'s" not in phrase
        assert any(char > "\u2e80" for char in term)


def test_an_english_question_becomes_chinese_keywords() -> None:
    assert is_english("Who leads the phosphorus pollution control?")
    assert not is_english("COD和NH3-N的指标是多少")
    chinese = translate("Is the deadline for 43% by the end of 2025?")
    assert [words for words in ("43%", "2025", "完成时限", "吗") if words not in chinese] == []


def test_dots_alone_are_no_english_word() -> None:
    assert "牵头" in translate("who leads this ... plan")


@dataclass(frozen=True)
class Example:
    """A pattern of the attributes file, the text behind 例 that it must match, and that behind 非 it must not."""

    line: int
    pattern: str
    yes: str
    no: str | None

    def found_in(self, text: str) -> bool:
        """Whether the pattern matches; the words of the question that it refers to are a year of ``text`` or any."""
        year = _YEAR.search(text)
        return re.search(self.pattern.replace("{same}", year.group() if year else ".+"), text) is not None


def examples() -> Iterator[Example]:
    waiting: re.Match[str] | None = None
    for number, line in enumerate((PROMPTS / "asked_attributes.yaml").read_text(encoding="utf-8").splitlines(), 1):
        key = line.strip()
        found = _EXAMPLES.search(line)
        if not key.startswith("- re:"):
            waiting = found if key.startswith("#") else waiting
            continue
        pattern = with_places(yaml.safe_load(line.strip())[0].removeprefix("re:"))
        if found or waiting:
            match = found or waiting
            assert match is not None
            yield Example(number, pattern, match["yes"].strip(), match["no"] and match["no"].strip())
        waiting = None


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: f"line {example.line}")
def test_the_examples_beside_a_pattern_hold(example: Example) -> None:
    assert example.found_in(example.yes)
    assert example.no is None or not example.found_in(example.no)


def test_most_patterns_have_an_example() -> None:
    text = (PROMPTS / "asked_attributes.yaml").read_text(encoding="utf-8")
    assert len(list(examples())) >= 0.8 * len(re.findall(r"^\s*- re:", text, re.MULTILINE))


def test_attributes_are_named_once_and_have_distinct_cues() -> None:
    rules = load_attributes(PROMPTS)
    assert repeated([rule.name for rule in rules]) == []
    for rule in rules:
        assert rule.cues
        assert repeated([cue.pattern for cue in rule.cues]) == []
        assert repeated(list(rule.evidence)) == []
        for cue in rule.cues:
            assert not cue.search("")


def test_evidence_names_the_same_words_as_the_question() -> None:
    asked = [
        found
        for rule in load_attributes(PROMPTS)
        if any("{same}" in item for item in rule.evidence) and (found := rule.asked_in("2031年回收率要达到多少"))
    ]
    assert asked
    for attribute in asked:
        assert attribute.given_in("到2031年年底，回收率达到85%以上")
        assert not attribute.given_in("到2025年年底，回收率达到85%以上")


def test_exemplars_are_of_known_intents_and_unique() -> None:
    rows = yaml.safe_load((PROMPTS / "exemplars.yaml").read_text(encoding="utf-8"))
    assert set(rows) <= set(Intent)
    assert repeated([text for texts in rows.values() for text in texts]) == []
    assert min(len(texts) for texts in rows.values()) >= 5


@pytest.mark.parametrize("load", [load_attributes, lambda folder: ExemplarBank(folder, folder, "模型", np.array)])
def test_missing_prompts_are_told(tmp_path: Path, load: Callable[[Path], object]) -> None:
    with pytest.raises(InvalidSettingError, match="YZASSIST_PROMPTS"):
        load(tmp_path)
