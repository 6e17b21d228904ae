"""A model that lies never gets a wrong fact through: lies of every kind over the real chain, from a real endpoint."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping

import pytest

from model_endpoint import ScriptedModel
from yzassist.answering.model import Answer
from yzassist.generation.backends.openai import open_endpoint
from yzassist.generation.departure import Departure
from yzassist.generation.events import Event, Finished, Sentence
from yzassist.generation.evidence import EvidenceParagraph
from yzassist.generation.prompts import Prompts
from yzassist.generation.routing import load_routing
from yzassist.generation.verification.verifier import SentenceVerifier
from yzassist.generation.writer import Writer
from yzassist.retrieval.library import PlanLibrary
from yzassist.settings import Settings

from .crossings import crossings
from .hostility import Lie, lies

Answering = Callable[..., Answer]
Written = Callable[..., list[Event]]
_PER_KIND = 6
_CROSSED_PER_KIND = 3
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARK = re.compile(r"〔[^〕]*〕")
_FOREIGN = re.compile(r"[<>{}\[\]]|https?:|[A-Za-z]{3,}")
_DEADLINE_S = 20.0


@pytest.fixture(scope="module")
def writer(
    model_endpoint: ScriptedModel, verifier: SentenceVerifier, shipped: Settings, library: PlanLibrary
) -> Iterator[Writer]:
    backend = open_endpoint(model_endpoint.endpoint, silence_s=2.0, direct=True)
    yield Writer(backend, verifier, Prompts(shipped.prompts), load_routing(shipped.prompts), library, _DEADLINE_S)


@pytest.fixture(scope="module")
def written(
    writer: Writer, model_endpoint: ScriptedModel, places: Mapping[str, EvidenceParagraph], answering: Answering
) -> Written:
    """What is shown when the model writes that text about paragraphs."""

    def write(mark: str, text: str, *others: str) -> list[Event]:
        model_endpoint.answer = text
        item = places[mark]
        cited = (item, *(places[other] for other in others))
        answer = answering(f"{item.paragraph.heading.rstrip('。')}有哪些内容", *cited)
        return list(writer.tell(answer, (), lambda question: answer, Departure()))

    return write


def _shown(events: list[Event]) -> str:
    told = [event.text for event in events if isinstance(event, Sentence)]
    return "\n".join((*told, *(event.answer.answer for event in events if isinstance(event, Finished))))


def _oracle(shown: str, lie: Lie, item: EvidenceParagraph) -> list[str]:
    """What is wrong in a shown answer, told without the verifier: the lie itself, a number or latin word or bracket
    that the paragraph lacks."""
    text = _MARK.sub("", shown)
    bare = re.sub(r"\s", "", text)
    support = item.paragraph.text + item.paragraph.heading
    wrong = [lie.forbidden] if re.sub(r"\s", "", lie.forbidden) in bare else []
    wrong += [number for number in _NUMBER.findall(text) if number not in _NUMBER.findall(support)]
    return wrong + [found for found in _FOREIGN.findall(text) if found not in support]


def test_no_lie_of_any_kind_is_shown(
    written: Written, places: Mapping[str, EvidenceParagraph], model_endpoint: ScriptedModel
) -> None:
    asked = len(model_endpoint.requests)
    through = []
    tried = lies(places, _PER_KIND)
    for at, lie in enumerate(tried):
        mark = (f"〔{lie.mark}〕", "", "〔（四十一）〕", f"【{lie.mark}】")[at % 4]
        shown = _shown(written(lie.mark, f"{lie.text}{mark}。\n- {lie.text}。{mark}"))
        if wrong := _oracle(shown, lie, places[lie.mark]):
            through.append((lie.kind, lie.mark, wrong))
    assert through == []
    assert len({lie.kind for lie in tried}) >= 60
    assert len(model_endpoint.requests) - asked == len(tried) >= 200


def test_nothing_is_shown_of_another_subject_though_both_are_cited(
    written: Written, places: Mapping[str, EvidenceParagraph]
) -> None:
    tried = crossings(places, _CROSSED_PER_KIND)
    through = []
    for one in tried:
        marks = "".join(f"〔{mark}〕" for mark in one.marks)
        shown = re.sub(r"\s", "", _shown(written(one.marks[0], f"{one.lie}{marks}。", *one.marks[1:])))
        through += [(one.kind, wrong) for wrong in one.wrong if wrong in shown]
    assert through == []
    assert len(tried) >= 60


def test_a_true_sentence_beside_a_lie_is_shown(written: Written) -> None:
    lie = "农膜回收率要达到95%以上〔（八）第1款〕。"
    events = written("（八）第1款", f"{lie}化肥农药利用率要提高到43%以上〔（八）第1款〕。")
    answer = events[-1].answer
    assert "化肥农药利用率要提高到43%以上。〔（八）第1款〕" in answer.answer
    assert "95%" not in answer.answer
    assert answer.verification is not None
    assert [
        (removed.sentence, "所引条款里没有这个数" in removed.reason) for removed in answer.verification.removed
    ] == [(lie, True)]


def test_a_lie_is_replaced_by_the_sentence_of_the_plan(written: Written) -> None:
    events = written(
        "（五）", "到2026年年底，完成长江流域饮用水水源地名录〔（五）〕。推动太湖—太浦河等跨界水体联保共治〔（五）〕。"
    )
    told = [event.text for event in events if isinstance(event, Sentence)]
    assert told[0] == "到2022年年底，完成长江流域饮用水水源地名录。〔（五）〕"


def test_the_plans_sentence_takes_the_place_of_several_lies_only_once(
    written: Written,
) -> None:
    years = "".join(f"到{year}年年底，完成长江流域饮用水水源地名录〔（五）〕。" for year in (2026, 2027, 2028))
    told = [event.text for event in written("（五）", years) if isinstance(event, Sentence)]
    assert told == ["到2022年年底，完成长江流域饮用水水源地名录。〔（五）〕"]


def test_an_answer_of_lies_that_resemble_nothing_leaves_the_extractive_one(
    written: Written,
) -> None:
    answer = written("（五）", "违者罚款五万元。举报有奖，奖金十万元。请拨打12345。")[-1].answer
    assert answer.engine == "extractive"
    assert answer.notice
    assert answer.verification is not None
    assert answer.verification.checked == len(answer.verification.removed) == 3


def test_a_model_that_goes_silent_leaves_the_extractive_answer(written: Written, model_endpoint: ScriptedModel) -> None:
    model_endpoint.stalls = True
    started = time.monotonic()
    answer = written("（五）", "农膜回收率达到")[-1].answer
    model_endpoint.stalls = False
    assert (answer.engine, bool(answer.notice)) == ("extractive", True)
    assert time.monotonic() - started < _DEADLINE_S


def test_a_model_that_repeats_itself_for_ever_is_cut_off(written: Written, model_endpoint: ScriptedModel) -> None:
    model_endpoint.endless = True
    told = [e.text for e in written("（五）", "保障南水北调工程水源水质安全〔（五）〕。") if isinstance(e, Sentence)]
    model_endpoint.endless = False
    assert told == ["保障南水北调工程水源水质安全。〔（五）〕"]


@pytest.mark.parametrize("chars", range(8, 44, 3))
def test_a_sentence_that_is_cut_off_is_not_shown_as_a_whole_one(
    written: Written, places: Mapping[str, EvidenceParagraph], chars: int
) -> None:
    true = "到2024年年底，长江经济带乡镇级集中式饮用水水源保护区完成定界立标。"
    own = {f"{sentence.text}〔（五）〕" for sentence in places["（五）"].paragraph.sentences}
    shown = {event.text for event in written("（五）", true[:chars]) if isinstance(event, Sentence)}
    assert shown <= own
