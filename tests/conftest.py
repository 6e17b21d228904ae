"""The shipped plan opened with the real model, other corpora on demand, and the contract that every answer keeps."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.documents.model import Paragraph
from yzassist.documents.numerals import format_chinese_number
from yzassist.index.build import build_index
from yzassist.index.embedding import Embedder, create_embedder
from yzassist.index.store import open_index
from yzassist.question.model import Intent, Question, Slots
from yzassist.settings import PROJECT_ROOT, Settings

DATA = Path(__file__).parent / "data"
MODELS = PROJECT_ROOT / "index" / "models"

_MARK = re.compile(r"〔[^〕]*〕")  # 〔（六）第1款〕 says where, not what
_NUMBER = re.compile(r"\d+(?:\.\d+)?")  # 43, 7.5
_QUOTED = re.compile(r"“([^”]+)”")  # “一口一策”
_RECKONED = re.compile(r"(?<=（)(?P<operands>[\d.]+(?:[－＋][\d.]+)+)＝(?P<result>[\d.]+)(?=）)")  # 100－7.5＝92.5
_COUNTED = re.compile(r"(?:条|项|款|个|家|部分|章|次|处|种|类|样|份|点)")  # the 9 of 9条


@pytest.fixture(scope="session", autouse=True)
def _own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes to the database that the app of this folder keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YZASSIST_DATA", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def cache_folder(pytestconfig: pytest.Config) -> Callable[[str], Path]:
    """A folder that lasts from one test run to the next; an index in it is only built anew where it must be."""
    cache = pytestconfig.cache
    assert cache is not None
    return cache.mkdir


@pytest.fixture(scope="session")
def shipped(cache_folder: Callable[[str], Path]) -> Settings:
    """Settings of the shipped corpus; the index folder holds jieba's dictionary and the exemplars for all tests."""
    return Settings(corpus=PROJECT_ROOT / "corpus", index=cache_folder("index-shipped"), models=MODELS)


@pytest.fixture(scope="session")
def model(shipped: Settings) -> Embedder:
    """The real embedding model, loaded once."""
    return create_embedder(shipped)


@pytest.fixture(scope="session")
def assistant(shipped: Settings, model: Embedder) -> Iterator[Assistant]:
    """The assistant over the shipped plan, warm."""
    build_index(shipped, embedder=model)
    opened = Assistant(open_index(shipped, model), shipped)
    opened.warm_up()
    yield opened
    opened.index.close()


@pytest.fixture(scope="session")
def other_plan(
    assistant: Assistant,
    model: Embedder,
    cache_folder: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str], Assistant]]:
    """The assistant over one plan of ``eval/plans``, by its file name."""
    opened: dict[str, Assistant] = {}

    def get(name: str) -> Assistant:
        if name not in opened:
            corpus = tmp_path_factory.mktemp("corpus")
            shutil.copy(PROJECT_ROOT / "eval" / "plans" / Path(name).stem / name, corpus)
            index = cache_folder(f"index-{Path(name).stem}")
            opened[name] = _open(Settings(corpus=corpus, index=index, models=MODELS), assistant, model)
        return opened[name]

    yield get
    for one in opened.values():
        one.index.close()


@pytest.fixture(scope="session")
def office(assistant: Assistant, model: Embedder, cache_folder: Callable[[str], Path]) -> Iterator[Assistant]:
    """The assistant over the six invented plans of ``eval/plans/qinghe-office``."""
    corpus = PROJECT_ROOT / "eval" / "plans" / "qinghe-office"
    opened = _open(Settings(corpus=corpus, index=cache_folder("index-office"), models=MODELS), assistant, model)
    yield opened
    opened.index.close()


@pytest.fixture(scope="session")
def regulation(assistant: Assistant, model: Embedder, cache_folder: Callable[[str], Path]) -> Iterator[Assistant]:
    """The assistant over an invented regulation of twelve articles (``data/regulation``)."""
    settings = Settings(corpus=DATA / "regulation", index=cache_folder("index-regulation"), models=MODELS)
    opened = _open(settings, assistant, model)
    yield opened
    opened.index.close()


@pytest.fixture(scope="session")
def counties(
    assistant: Assistant,
    model: Embedder,
    cache_folder: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Assistant]:
    """The assistant over fourteen county plans, more than are answered from one by one. Plan n (from 0) has 3 + n
    clauses, led by 县水利局 with 县财政局 taking part, due by turns in 2024 and 2025, and a last one of 县林业局."""
    corpus = tmp_path_factory.mktemp("counties")
    for number, place in enumerate("安宝昌德恩福广和嘉康乐明平清"):
        (corpus / f"county-{number:02}.txt").write_text(_county_plan(place, 3 + number), encoding="utf-8")
    opened = _open(Settings(corpus=corpus, index=cache_folder("index-counties"), models=MODELS), assistant, model)
    yield opened
    opened.index.close()


def _county_plan(place: str, led: int) -> str:
    lines = [f"{place}溪县河湖治理方案", f"{place}溪县人民政府", "2023年5月1日", "一、主要任务"]
    for number in range(1, led + 1):
        year = 2024 + number % 2
        name = format_chinese_number(number)
        lines.append(
            f"（{name}）治理{name}号河道。到{year}年年底，完成{name}号河道清淤。（县水利局牵头，县财政局参与）"
        )
    lines.append(f"（{format_chinese_number(led + 1)}）营造护岸林。推广“一河一林”模式。（县林业局负责）")
    return "\n\n".join(lines) + "\n"


@pytest.fixture
def assistant_over(
    assistant: Assistant, model: Embedder, tmp_path: Path
) -> Iterator[Callable[[Mapping[str, str]], Assistant]]:
    """An assistant over files invented by the test: texts by file name."""
    opened: list[Assistant] = []

    def get(files: Mapping[str, str]) -> Assistant:
        corpus = tmp_path / "corpus"
        corpus.mkdir()
        for name, text in files.items():
            (corpus / name).write_text(text, encoding="utf-8")
        opened.append(_open(Settings(corpus=corpus, index=tmp_path / "index", models=MODELS), assistant, model))
        return opened[-1]

    yield get
    for one in opened:
        one.index.close()


def _open(settings: Settings, shared: Assistant, model: Embedder) -> Assistant:
    settings.index.mkdir(exist_ok=True)
    for path in shared.settings.index.glob("exemplars-*.npy"):
        shutil.copy(path, settings.index)
    if not (settings.index / "cache").exists():
        shutil.copytree(shared.settings.index / "cache", settings.index / "cache")
    build_index(settings, embedder=model)
    return Assistant(open_index(settings, model), settings)


@pytest.fixture(scope="session")
def schema() -> Draft202012Validator:
    """The JSON schema of an answer, with the ``id`` that a batch carries."""
    text = (DATA / "answer.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    Draft202012Validator.check_schema(loaded)
    return Draft202012Validator(loaded, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture(scope="session")
def keeps_contract(schema: Draft202012Validator) -> Callable[[Assistant, Answer], None]:
    """Fails unless an answer keeps every promise of the contract; any answer of any assistant must."""

    def check(asked: Assistant, answer: Answer) -> None:
        schema.validate(answer.model_dump(mode="json"))
        cited = [_cited_paragraph(asked, answer, at) for at in range(len(answer.citations))]
        for citation, paragraph in zip(answer.citations, cited, strict=True):
            assert citation.quote == paragraph.text[citation.start : citation.end]
            assert (citation.clause, citation.heading) == (paragraph.cited_label, paragraph.heading)
        for fact in answer.facts:
            assert fact.citation < len(answer.citations)
            for part in fact.text.split("、") if fact.kind == "metadata" else [fact.text]:
                assert part in cited[fact.citation].text
        if not answer.refused:
            assert answer.citations
            support = "\n".join(paragraph.heading + paragraph.text for paragraph in cited)
            assert unsupported_numbers(answer, support) == []
            chapters = {paragraph.chapter for paragraph in cited}
            headings = (c.heading for plan in asked.index.plans for c in plan.chapters if c.number in chapters)
            known = "\n".join((support, answer.question, answer.resolved_question, *headings))
            named = {match.name for match in asked.index.vocabulary.find(answer.answer)}
            assert [name for name in sorted(named | set(_QUOTED.findall(answer.answer))) if name not in known] == []

    return check


@pytest.fixture(scope="session")
def ask_plan(
    other_plan: Callable[[str], Assistant], keeps_contract: Callable[[Assistant, Answer], None]
) -> Callable[[str, str], Answer]:
    """The answer from one plan of ``eval/plans``, by its file name; it has kept the contract."""

    def ask(plan: str, question: str) -> Answer:
        asked = other_plan(plan)
        answer = asked.ask(question)
        keeps_contract(asked, answer)
        return answer

    return ask


def unsupported_numbers(answer: Answer, support: str) -> list[str]:
    """Numbers of the answer that are no counts, no year of a date fact, and stand nowhere in ``support``.

    A comparison may repeat the question's own words to say of which side it speaks.
    """
    text = _MARK.sub("", answer.answer)
    years = {fact.value[:4] for fact in answer.facts if fact.kind == "deadline"}
    echoed = _NUMBER.findall(answer.resolved_question) if answer.intent == "compare" else ()
    known = {*_NUMBER.findall(support), *years, *echoed}
    known |= {match["result"] for match in _RECKONED.finditer(text) if _follows(match, known)}
    return [
        match.group()
        for match in _NUMBER.finditer(text)
        if match.group() not in known and not _COUNTED.match(text, match.end())
    ]


def _follows(reckoned: re.Match[str], known: set[str]) -> bool:
    """True when a number is rightly reckoned from numbers that are supported."""
    operands = _NUMBER.findall(reckoned["operands"])
    first, *others = map(Decimal, operands)
    result = first + sum(others) if "＋" in reckoned["operands"] else first - sum(others)
    return Decimal(reckoned["result"]) == result and set(operands) <= known


def _cited_paragraph(asked: Assistant, answer: Answer, at: int) -> Paragraph:
    citation = answer.citations[at]
    (plan,) = (plan for plan in asked.index.plans if plan.id == citation.document_id)
    assert citation.document_title == plan.metadata.title
    (paragraph,) = (
        paragraph
        for paragraph in plan.paragraphs
        if (paragraph.cited_label, paragraph.number) == (citation.clause, citation.paragraph)
    )
    assert citation.clause_number == paragraph.cited_number
    return paragraph


@pytest.fixture
def understood() -> Callable[..., Question]:
    """Builds a ``Question`` from a text and the fields that matter."""

    def build(text: str, **fields: Any) -> Question:
        given: dict[str, Any] = {
            "text": text,
            "resolved": text,
            "chinese": text,
            "search_text": text,
            "intent": Intent.CONTENT,
            "asks": (),
            "polar": False,
            "slots": Slots(),
            "topic": "",
            "topic_tokens": (),
        }
        return Question(**{**given, **fields})

    return build
