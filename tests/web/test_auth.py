"""The trainer's login: right, wrong, too often, expired, and absent."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from typer.testing import CliRunner

from yzassist.cli import app
from yzassist.errors import InvalidSettingError
from yzassist.settings import Settings
from yzassist.web.auth import Brake, Login, LoginRefusedError, enabled, hash_password

USER, PASSWORD = "培训员", "正确的密码 12"
HERE, THERE = "192.0.2.1", "192.0.2.2"


class Clock:
    """Time that passes when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def configured() -> Settings:
    return Settings(admin_user=USER, admin_password_hash=hash_password(PASSWORD), session_minutes=10)


@pytest.fixture
def login(configured: Settings, clock: Clock) -> Login:
    return Login(configured, clock)


def test_without_user_and_hash_there_is_no_login(configured: Settings) -> None:
    assert enabled(configured)
    for missing in ("admin_user", "admin_password_hash"):
        incomplete = configured.model_copy(update={missing: ""})
        assert not enabled(incomplete)
        with pytest.raises(InvalidSettingError, match="没有设置训练员登录"):
            Login(incomplete)


@pytest.mark.parametrize("wrong", ["正确的密码", "$argon2id$v=19$", "$2b$12$abcdefghijklmnopqrstuv"])
def test_a_hash_that_is_none_is_told_at_once(wrong: str) -> None:
    with pytest.raises(InvalidSettingError, match="YZASSIST_ADMIN_PASSWORD_HASH 不是 argon2"):
        enabled(Settings(admin_user=USER, admin_password_hash=wrong))


def test_the_right_password_opens_a_session_of_its_own(login: Login) -> None:
    first, second = login.open(USER, PASSWORD, HERE), login.open(USER, PASSWORD, THERE)
    assert first != second
    assert login.is_open(first)
    login.close(first)
    assert (login.is_open(first), login.is_open(second)) == (False, True)


def test_a_session_ends_after_its_minutes_however_busy(login: Login, clock: Clock) -> None:
    token = login.open(USER, PASSWORD, HERE)
    for _ in range(9):
        clock.now += 60
        assert login.is_open(token)
    clock.now += 60
    assert not login.is_open(token)


@pytest.mark.parametrize("forged", ["", "x", None, 0, True, [], {"token": "x"}, "\ud800", "x" * 10_000])
def test_nothing_else_is_a_token(login: Login, forged: object) -> None:
    login.open(USER, PASSWORD, HERE)
    assert not login.is_open(forged)
    login.close(forged)


@pytest.mark.parametrize(
    ("user", "password"),
    [
        (USER, "错误的密码"),
        ("别人", PASSWORD),
        ("", ""),
        (USER, ""),
        (USER, PASSWORD + " "),
        (USER, "\ud800"),
        (USER, PASSWORD * 1000),
    ],
)
def test_anything_wrong_is_refused_in_the_same_words(login: Login, user: str, password: str) -> None:
    with pytest.raises(LoginRefusedError, match=r"^用户名或密码不对。$"):
        login.open(user, password, HERE)


def test_after_three_wrong_passwords_even_the_right_one_has_to_wait(login: Login, clock: Clock) -> None:
    for _ in range(3):
        with pytest.raises(LoginRefusedError, match="不对"):
            login.open(USER, "错", HERE)
    with pytest.raises(LoginRefusedError, match="请 2 秒后再试"):
        login.open(USER, PASSWORD, HERE)
    clock.now += 2
    assert login.is_open(login.open(USER, PASSWORD, HERE))
    with pytest.raises(LoginRefusedError, match="不对"):
        login.open(USER, "错", HERE)
    assert login.is_open(login.open(USER, PASSWORD, HERE))


def waits(brake: Brake, clock: Clock, kind: str, times: int) -> list[float]:
    """How long each of several wrong passwords had to wait after the one before, in steps of a second."""
    found = []
    for _ in range(times):
        started = clock.now
        while True:
            try:
                brake.count([(kind, "x")])
                break
            except LoginRefusedError:
                clock.now += 1
        found.append(clock.now - started)
    return found


def test_waits_double_up_to_a_limit(clock: Clock) -> None:
    brake = Brake(clock)
    assert waits(brake, clock, "address", 14) == [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
    assert waits(brake, clock, "user", 10) == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60]
    clock.now += 3601
    assert waits(brake, clock, "address", 2) == [0, 0]


def test_guessing_from_many_addresses_or_at_many_users_is_slowed_too(login: Login) -> None:
    for number in range(3):
        with pytest.raises(LoginRefusedError, match="不对"):
            login.open(USER, "错", f"192.0.2.{number}")
    with pytest.raises(LoginRefusedError, match="秒后再试"):
        login.open(USER, PASSWORD, "198.51.100.1")
    for number in range(3):
        with pytest.raises(LoginRefusedError, match="不对"):
            login.open(f"别人{number}", "错", "198.51.100.2")
    with pytest.raises(LoginRefusedError, match="秒后再试"):
        login.open("又一个", PASSWORD, "198.51.100.2")


def test_guesses_at_the_same_moment_do_not_slip_through(login: Login) -> None:
    def guess(number: int) -> str:
        with pytest.raises(LoginRefusedError) as caught:
            login.open(USER, f"错{number}", HERE)
        return str(caught.value)

    with ThreadPoolExecutor(10) as pool:
        said = list(pool.map(guess, range(10)))
    assert said.count("用户名或密码不对。") == 3


def test_the_record_of_wrong_passwords_does_not_grow_without_end(clock: Clock) -> None:
    brake = Brake(clock)
    for number in range(10_050):
        clock.now += 0.001
        brake.count([("address", str(number))])
    assert len(brake._tries) <= 10_000


def test_the_command_prints_a_hash_that_opens_the_page() -> None:
    result = CliRunner().invoke(app, ["password"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    login = Login(Settings(admin_user=USER, admin_password_hash=result.stdout.strip()))
    assert login.is_open(login.open(USER, PASSWORD, HERE))


@pytest.mark.parametrize(
    ("typed", "message"), [("短\n短\n", "密码太短"), (f"{PASSWORD}\n另外一个密码\n", "不一样"), ("", "密码太短")]
)
def test_the_command_refuses_short_passwords_and_slips(typed: str, message: str) -> None:
    result = CliRunner().invoke(app, ["password"], input=typed)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
