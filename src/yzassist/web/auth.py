"""The trainer's login: one user from the settings, sessions in signed tokens, wrong passwords slowed down."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from yzassist.errors import InvalidSettingError, YzassistError
from yzassist.settings import Settings

_FREE_TRIES = 3
_FIRST_WAIT_S = 2.0
_LONGEST_WAIT_S = {"address": 900.0, "user": 60.0}
"""A user's wait stays short: else a stranger could lock the trainer out by guessing badly."""
_FORGOTTEN_AFTER_S = 3600.0
_MAX_KEYS = 10_000
_MAX_PASSWORD_CHARS = 1000
_MAX_TOKEN_CHARS = 200
_SECONDS = 60
COOKIE = "yzassist-trainer"
"""Holds the token of a session."""

Clock = Callable[[], float]
Key = tuple[str, str]
"""``("address", "127.0.0.1")`` or ``("user", "trainer")``."""


class LoginRefusedError(YzassistError):
    """Try again, later or with the right password, as the message says."""


def enabled(settings: Settings) -> bool:
    """Whether there is a trainer's page at all. Raises InvalidSettingError for a hash that is none."""
    if not settings.admin_user or not settings.admin_password_hash:
        return False
    try:
        extract_parameters(settings.admin_password_hash)
    except InvalidHashError as error:
        raise InvalidSettingError(
            "YZASSIST_ADMIN_PASSWORD_HASH 不是 argon2 密码摘要。请用 yzassist password 生成，写入时外面加单引号。"
        ) from error
    return True


class Login:
    """Who may use the trainer's page. Safe for many threads.

    The browser holds a token that says until when it is good (``session_minutes`` after the login, however busy) and
    is signed with ``session_secret``: every replica with that secret takes it. Without one the secret is random, so
    that a restart ends all sessions. A session that is ended is remembered by the replica that ended it.
    """

    def __init__(self, settings: Settings, clock: Clock = time.time) -> None:
        """Raises InvalidSettingError when no login is configured: such a page must not be built."""
        if not enabled(settings):
            raise InvalidSettingError(
                "没有设置训练员登录。请设置 YZASSIST_ADMIN_USER 和 YZASSIST_ADMIN_PASSWORD_HASH。"
            )
        self._user = settings.admin_user
        self._hash = settings.admin_password_hash
        secret = settings.session_secret.encode() or secrets.token_bytes(32)
        self._key = hmac.digest(secret, f"{self._user}\n{self._hash}".encode(), "sha256")
        self.lasts_s = settings.session_minutes * _SECONDS
        self._clock = clock
        self._brake = Brake(clock)
        self._verifying = threading.Lock()
        self._lock = threading.Lock()
        self._ended: dict[str, float] = {}

    def open(self, user: str, password: str, address: str) -> str:
        """The token of a new session. Raises LoginRefusedError: wrong, or too soon after others that were wrong."""
        keys = (("address", address), ("user", user[:_MAX_PASSWORD_CHARS]))
        self._brake.count(keys)
        if not self._is_right(user, password):
            raise LoginRefusedError("用户名或密码不对。")
        self._brake.forget(keys)
        claim = f"{int(self._clock() + self.lasts_s)}.{secrets.token_urlsafe(16)}"
        return f"{claim}.{self._signature(claim)}"

    def is_open(self, token: object) -> bool:
        """Whether the token is that of a session that still lasts."""
        until = self._good_until(token)
        with self._lock:
            return until is not None and self._clock() < until and token not in self._ended

    def close(self, token: object) -> None:
        """End a session; nothing happens when there is none."""
        until = self._good_until(token)
        if until is None or not isinstance(token, str):
            return
        with self._lock:
            now = self._clock()
            self._ended = {ended: good for ended, good in self._ended.items() if good > now} | {token: until}

    def _good_until(self, token: object) -> float | None:
        """When a token of ours ends; None for any other."""
        if not isinstance(token, str) or len(token) > _MAX_TOKEN_CHARS or not token.isascii():
            return None
        claim, _, signature = token.rpartition(".")
        if not hmac.compare_digest(signature, self._signature(claim)):
            return None
        return float(claim.partition(".")[0])

    def _signature(self, claim: str) -> str:
        return hmac.new(self._key, claim.encode(), hashlib.sha256).hexdigest()

    def _is_right(self, user: str, password: str) -> bool:
        """Takes as long for a wrong user as for a wrong password; one at a time, since argon2 takes 64 MB each."""
        right_user = hmac.compare_digest(user.encode("utf-8", "replace"), self._user.encode())
        if len(password) > _MAX_PASSWORD_CHARS:
            return False
        with self._verifying:
            try:
                PasswordHasher().verify(self._hash, password.encode("utf-8", "replace"))
            except VerificationError:
                return False
        return right_user


@dataclass(slots=True)
class _Tries:
    count: int
    latest: float
    wait: float

    @property
    def forgotten(self) -> float:
        return self.latest + _FORGOTTEN_AFTER_S


class Brake:
    """Slows guessing down: after a few wrong passwords each further one doubles the wait, by address and by user."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._tries: dict[Key, _Tries] = {}

    def count(self, keys: Sequence[Key]) -> None:
        """Count a try, before the password is looked at, so that tries at the same moment do not slip through.

        Raises LoginRefusedError, and counts nothing, while one of ``keys`` has to wait.
        """
        with self._lock:
            now = self._clock()
            known = {key: tries for key in keys if (tries := self._tries.get(key)) and now < tries.forgotten}
            wait = max((tries.latest + tries.wait - now for tries in known.values()), default=0.0)
            if wait > 0:
                raise LoginRefusedError(f"密码错误次数太多，请 {_in_words(wait)}后再试。")
            for key in keys:
                count = known[key].count + 1 if key in known else 1
                doubled = 0.0 if count < _FREE_TRIES else _FIRST_WAIT_S * 2.0 ** min(count - _FREE_TRIES, 20)
                self._tries[key] = _Tries(count, now, min(doubled, _LONGEST_WAIT_S[key[0]]))
            if len(self._tries) > _MAX_KEYS:
                self._make_room(now)

    def forget(self, keys: Sequence[Key]) -> None:
        """After the right password."""
        with self._lock:
            for key in keys:
                self._tries.pop(key, None)

    def _make_room(self, now: float) -> None:
        """Keep the later half of what is not forgotten: strangers try from very many addresses."""
        kept = sorted(
            (item for item in self._tries.items() if now < item[1].forgotten), key=lambda item: item[1].latest
        )
        self._tries = dict(kept[-_MAX_KEYS // 2 :])


def hash_password(password: str) -> str:
    """The argon2 hash for ``YZASSIST_ADMIN_PASSWORD_HASH``."""
    return PasswordHasher().hash(password)


def _in_words(seconds: float) -> str:
    """``5 秒`` · ``2 分钟``, rounded up."""
    whole = int(-(-seconds // 1))
    return f"{whole} 秒" if whole < _SECONDS else f"{-(-whole // _SECONDS)} 分钟"
