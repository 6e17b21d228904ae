"""Feedback and questions are kept alike by SQLite and by a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from postgres_server import Server
from yzassist.errors import InvalidInputError, InvalidSettingError
from yzassist.feedback.model import (
    MAX_COMMENT_CHARS,
    MAX_TURNS,
    Asked,
    Feedback,
    StoreUnavailableError,
    Turn,
    Verdict,
)
from yzassist.feedback.store import Store, open_store
from yzassist.settings import Settings

MakeFeedback = Callable[..., Feedback]


def test_feedback_comes_back_as_it_was_given(store: Store, make: MakeFeedback) -> None:
    before = datetime.now(UTC)
    given = make()
    number = store.add_feedback(given)
    (found,) = store.feedback()
    assert found.id == number
    assert before <= found.at <= datetime.now(UTC)
    assert Feedback(**found.model_dump(exclude={"id", "at"})) == given
    assert found.answer.citations[0].quote in "开展河道清淤。到2025年年底，黑臭河道消除率达到90%以上。"


def test_it_is_still_there_after_a_restart(store: Store, database_url: str, make: MakeFeedback) -> None:
    store.add_feedback(make())
    store.close()
    again = Store(database_url)
    assert len(again.feedback()) == 1
    again.close()


def test_the_newest_come_first_and_can_be_chosen(store: Store, make: MakeFeedback) -> None:
    useful = store.add_feedback(make(verdict=Verdict.USEFUL, comment="", question="农膜回收率"))
    wrong = store.add_feedback(make(verdict=Verdict.WRONG, comment="差了 100% 呢", question="禁渔"))
    partly = store.add_feedback(make(verdict=Verdict.INCOMPLETE, comment="", question="农膜"))

    def ids(**filters: object) -> list[int]:
        return [item.id for item in store.feedback(**filters)]  # type: ignore[arg-type]

    assert ids() == [partly, wrong, useful]
    assert ids(limit=1, offset=1) == [wrong]
    assert ids(verdicts=(Verdict.WRONG, Verdict.USEFUL)) == [wrong, useful]
    assert ids(containing="农膜") == [partly, useful]
    assert ids(containing="100%") == [wrong]
    assert ids(containing="_膜") == []
    assert ids(verdicts=(Verdict.WRONG,), containing="农膜") == []
    assert ids(since=datetime.now(UTC) + timedelta(hours=1)) == []
    assert ids(since=datetime.now(UTC) - timedelta(hours=1)) == [partly, wrong, useful]
    assert [item.id for item in store.feedback_by_id([partly, useful, 10**6])] == [useful, partly]
    assert store.verdict_counts() == {
        Verdict.USEFUL: 1,
        Verdict.WRONG_CITATION: 0,
        Verdict.INCOMPLETE: 1,
        Verdict.WRONG: 1,
    }


def test_any_text_can_be_kept(store: Store, make: MakeFeedback) -> None:
    awkward = "<script>alert(1)</script> 𠀀 🀄 \x00 \ud800 '\"\\ %s {x}"
    store.add_feedback(make(question=awkward, comment=awkward, history=(Turn(role="user", content=awkward),)))
    (found,) = store.feedback()
    kept = awkward.replace("\x00", "\ufffd").replace("\ud800", "?")
    assert (found.question, found.comment, found.history[0].content) == (kept, kept, kept)


def test_questions_are_logged_and_deleted_by_age(store: Store, make: MakeFeedback) -> None:
    asked = Asked(**make().model_dump(include=set(Asked.model_fields)))
    numbers = [store.log_question(asked) for _ in range(3)]
    store.add_feedback(make())
    assert [logged.id for logged in store.questions()] == numbers[::-1]
    assert store.questions(limit=1)[0].answer == asked.answer
    assert store.delete_questions(timedelta(days=1)) == 0
    assert store.delete_questions(timedelta(0)) == 3
    assert store.questions() == ()
    assert len(store.feedback()) == 1


def test_many_threads_write_and_read_at_once(store: Store, database_url: str, make: MakeFeedback) -> None:
    other = Store(database_url)

    def write(number: int) -> int:
        chosen = (store, other)[number % 2]
        chosen.feedback(limit=5)
        return chosen.add_feedback(make(question=f"问题{number}"))

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(write, range(80)))
    other.close()
    assert len(set(numbers)) == 80
    assert {item.question for item in store.feedback(limit=100)} == {f"问题{number}" for number in range(80)}


def test_a_comment_is_limited_and_a_long_conversation_keeps_its_end(make: MakeFeedback) -> None:
    assert len(make(comment="意" * MAX_COMMENT_CHARS).comment) == MAX_COMMENT_CHARS
    with pytest.raises(InvalidInputError, match="意见太长（1001 字）"):
        make(comment="意" * (MAX_COMMENT_CHARS + 1))
    turns = [Turn(role="user", content=str(number)) for number in range(MAX_TURNS + 3)]
    assert make(history=turns).history == tuple(turns[3:])


def test_a_server_that_is_away_is_told_and_serves_again_when_it_is_back(postgres: Server, make: MakeFeedback) -> None:
    store = Store(postgres.url)
    store.add_feedback(make())
    before = len(store.feedback(limit=1000))
    postgres.stop()
    try:
        with pytest.raises(StoreUnavailableError, match=r"连不上反馈数据库.*请检查数据库是否在运行"):
            store.add_feedback(make())
    finally:
        postgres.start()
    store.add_feedback(make())
    assert len(store.feedback(limit=1000)) == before + 1
    store.close()


def test_an_error_never_shows_the_password(make: MakeFeedback) -> None:
    store = Store("postgresql+psycopg://reader:secret@127.0.0.1:1/none")
    with pytest.raises(StoreUnavailableError) as caught:
        store.add_feedback(make())
    assert "secret" not in str(caught.value)
    store.close()


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("这里本来是文件")
    store = Store(f"sqlite:///{blocked}/feedback.sqlite3")
    with pytest.raises(StoreUnavailableError, match="反馈数据库打不开"):
        store.feedback()
    store.close()
    store = Store(f"sqlite:///{blocked}")
    with pytest.raises(StoreUnavailableError, match="反馈数据库打不开"):
        store.feedback()
    store.close()


@pytest.mark.parametrize("address", ["", "没有这种地址", "nosuch://host/base", "postgres://host/base"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(InvalidSettingError, match="YZASSIST_DATABASE_URL 不对"):
        Store(address)


def test_without_an_address_the_database_lies_in_the_data_folder(tmp_path: Path, make: MakeFeedback) -> None:
    store = open_store(Settings(data=tmp_path / "数据 a?b#c"))
    store.add_feedback(make())
    store.close()
    assert (tmp_path / "数据 a?b#c" / "feedback.sqlite3").is_file()
