"""English questions become the Chinese keywords that the cues and the plan know."""

from __future__ import annotations

import pytest

from yzassist.question.cues import find_cues
from yzassist.question.wording import english
from yzassist.question.wording.english import LONGEST_PHRASE_WORDS, glossary, plain_words, translate


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does clause 6 say?", "第6条"),
        ("Who leads paragraph 2 of article 31?", "第31条第2款"),
        ("How many measures are in chapter 3?", "第3部分"),
        ("What is due by the end of 2025?", "2025年年底"),
        ("Is the target 43 percent?", "43%"),
        ("Is it 5 percentage points above 2020?", "5个百分点"),
        ("Will 75,000 hectares be treated?", "7.5万公顷"),
        ("Will 1 million hectares be treated?", "100万公顷"),
        ("Does it apply within three kilometres?", "三公里"),
        ("Who protects the fishermen's jobs?", "渔民"),
        ("How far does the proportion of sewage collection have to rise?", "达到多少"),
        ("Could you tell me the final date for closing tailings ponds?", "完成时限"),
        ("How many agricultural non-point source pollution project counties are built?", "多少个"),
        ("What about the county-level cities?", "县级城市"),
        ("What about the county level cities?", "县级城市"),
    ],
)
def test_numbers_and_names_take_their_chinese_form(question: str, expected: str) -> None:
    assert expected in translate(question).split()


def test_articles_and_plurals_do_not_matter() -> None:
    assert translate("a tailings pond") == translate("the tailings ponds") == "尾矿库"
    assert translate("nature reserves") == translate("nature reserve")


def test_only_neighbouring_repetitions_are_dropped() -> None:
    assert translate("Who leads the fishing ban and who leads the wetlands?").count("由谁牵头") == 2
    assert translate("rubbish, garbage, trash") == "垃圾"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Is cadmium mentioned in the plan?", "提到 镉"),
        ("Are microplastics mentioned anywhere?", "提到 微塑料"),
        ("Is State Grid named in this action plan?", "提到 国家电网"),
    ],
)
def test_what_is_mentioned_comes_after_its_verb(question: str, asked: str) -> None:
    assert asked in translate(question)


@pytest.mark.parametrize(
    ("question", "ending"),
    [
        ("Does the water ministry lead it?", "吗"),
        ("The water ministry leads the fishing ban, right?", "对吗"),
        ("Is the fishing ban led by the police?", "吗"),
    ],
)
def test_a_closed_question_ends_in_a_particle(question: str, ending: str) -> None:
    assert translate(question).endswith(f" {ending}")


def test_a_polite_opening_does_not_close_an_open_question() -> None:
    assert not translate("Could you tell me who leads the fishing ban?").endswith("吗")


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("Who heads the fishing ban?", "responsibility"),
        ("Which body takes charge of sand mining?", "responsibility"),
        ("What's the deadline for the tailings ponds?", "deadline"),
        ("How soon must outfalls be fixed?", "deadline"),
        ("What recycling rate is set for farm film?", "target"),
        ("What must the sewage collection rate reach?", "target"),
        ("What does zero-waste city stand for?", "definition"),
        ("Which clauses mention the NDRC?", "list"),
        ("How many measures are there altogether?", "count"),
        ("What is the document number?", "metadata"),
        ("In which chapter is the fishing ban?", "chapter"),
        ("Which provinces does the plan cover?", "scope"),
        ("Does the plan mention nuclear power?", "mention"),
        ("Why was the ban introduced?", "why"),
    ],
)
def test_what_is_asked_reaches_its_cue(question: str, group: str) -> None:
    assert group in {match.cue.group for match in find_cues(translate(question))}


def test_every_phrase_is_written_as_it_is_looked_up() -> None:
    assert [phrase for phrase in glossary() if " ".join(plain_words(phrase)) != phrase] == []
    assert max(len(phrase.split()) for phrase in glossary()) <= LONGEST_PHRASE_WORDS


def test_no_phrase_says_what_its_parts_say_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    known = dict(glossary())
    monkeypatch.setattr(english, "glossary", lambda: known)
    idle = []
    for phrase, term in glossary().items():
        del known[phrase]
        idle += [phrase] if translate(phrase) == term else []
        known[phrase] = term
    assert idle == []
