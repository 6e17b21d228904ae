"""Factories of rows, answers and records about an invented plan of two clauses."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from made_answers import made_answer, made_citation
from yzassist.answering.model import Citation
from yzassist.evaluation.model import Passage, Place, Record, Reply, Row
from yzassist.evaluation.runs import Configuration, Document, RunInfo
from yzassist.evaluation.scoring import Scorer
from yzassist.evaluation.summary import Case
from yzassist.facts.departments.vocabulary import DepartmentVocabulary, load_vocabulary

TEXTS = {
    (1, 1): "开展河道清淤。到2025年年底，黑臭河道消除率达到90%以上。（水利部牵头，财政部等参与）",
    (2, 1): "到2024年年底，完成12个池塘改造。（农业农村部负责）",
    (2, 2): "推广“一村一塘”模式。（农业农村部负责）",
}
MakeRow = Callable[..., Row]
MakeRecord = Callable[..., Record]
MakeCase = Callable[..., Case]


@pytest.fixture(scope="session")
def vocabulary() -> DepartmentVocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def passages() -> tuple[Passage, ...]:
    return tuple(
        Passage(
            document_id="甲",
            clause_number=clause,
            clause=f"（{'一二'[clause - 1]}）",
            heading="标题",
            paragraph=number,
            text=text,
        )
        for (clause, number), text in TEXTS.items()
    )


@pytest.fixture(scope="session")
def scorer(passages: Sequence[Passage], vocabulary: DepartmentVocabulary) -> Scorer:
    return Scorer(passages, vocabulary)


@pytest.fixture(scope="session")
def row() -> MakeRow:
    """A row about clause 1; keywords replace its fields."""

    def make(**fields: Any) -> Row:
        base = {
            "id": "a1",
            "question": "黑臭河道什么时候消除",
            "kind": "deadline",
            "voice": "formal",
            "split": "dev",
            "expect": [["2025年年底"]],
            "clauses": [1],
            "note": "（一）第1款",
        }
        return Row.model_validate_json(json.dumps({**base, **fields}, ensure_ascii=False), strict=True)

    return make


@pytest.fixture(scope="session")
def record() -> MakeRecord:
    """A record of an answer that cites whole paragraphs, given as (clause, paragraph)."""

    def make(
        text: str = "到2025年年底。",
        cited: Sequence[tuple[int, int]] = ((1, 1),),
        *,
        row_id: str = "a1",
        refused: bool = False,
        ranking: Sequence[tuple[int, int]] | None = None,
        elapsed_ms: float = 10.0,
    ) -> Record:
        if refused:
            answer = made_answer(text, refused=True, status="refused", reason="no_topic")
        else:
            answer = made_answer(text, *(_citation(*place) for place in cited))
        places = None
        if ranking is not None:
            places = tuple(Place(document_id="甲", clause_number=c, paragraph=p) for c, p in ranking)
        return Record(id=row_id, elapsed_ms=elapsed_ms, reply=Reply(answer=answer, ranking=places))

    return make


def _citation(clause: int, number: int) -> Citation:
    label = f"（{'一二'[clause - 1]}）"
    return made_citation(TEXTS[clause, number], clause=label, clause_number=clause, heading="标题", paragraph=number)


@pytest.fixture(scope="session")
def case(row: MakeRow, record: MakeRecord, scorer: Scorer) -> MakeCase:
    """A scored case: ``case("到2025年年底。", id="a2")``; keywords are those of the row."""

    def make(text: str = "到2025年年底。", cited: Sequence[tuple[int, int]] = ((1, 1),), **fields: Any) -> Case:
        refused = fields.pop("refused", False)
        made = row(**fields)
        recorded = record(text, cited, row_id=made.id, refused=refused)
        return Case(row=made, record=recorded, score=scorer.score(made, recorded))

    return make


@pytest.fixture(scope="session")
def run_info() -> RunInfo:
    document = Document(id="甲", title="甲方案", number="", content_hash="0", clauses=(1, 2))
    configuration = Configuration(
        system="assistant",
        documents={"": (document,)},
        embedding_model="fake",
        language_model="",
        prompts_hash="p",
        code_hash="c",
        rows_hash="r",
    )
    return RunInfo(
        started="2025-01-31T12:00:00", finished=None, sets=("dev.jsonl",), threads=2, configuration=configuration
    )


@pytest.fixture
def write_set(tmp_path: Path) -> Callable[..., Path]:
    """A set file of rows (or raw lines) under ``sets``."""

    def write(*rows: Row | str, name: str = "dev") -> Path:
        folder = tmp_path / "eval" / "sets"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.jsonl"
        lines = (item if isinstance(item, str) else item.model_dump_json() for item in rows)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


class FakeEndpoint:
    """Says ``says`` to every chat completion and keeps what it was asked."""

    def __init__(self) -> None:
        self.says = '好的：{"faithful": true, "helpful": false, "reason": "没有答到点上"}'
        self.asked: list[dict[str, Any]] = []
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                endpoint.asked.append(json.loads(body))
                message = {"role": "assistant", "content": endpoint.says}
                choice = {"index": 0, "message": message, "finish_reason": "stop"}
                reply = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
                data = json.dumps(reply).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"


@pytest.fixture
def endpoint() -> Iterator[FakeEndpoint]:
    made = FakeEndpoint()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()
