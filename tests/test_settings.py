"""Settings that are wrong are named with their mend."""

from __future__ import annotations

import pytest

from yzassist.errors import InvalidSettingError
from yzassist.settings import load_settings


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"YZASSIST_ADMIN_USER": "trainer"}, "YZASSIST_ADMIN_PASSWORD_HASH"),
        ({"YZASSIST_ADMIN_PASSWORD_HASH": "x"}, "YZASSIST_ADMIN_USER"),
        ({"YZASSIST_TRUSTED_PROXIES": "10.0.0.1, proxy"}, "“proxy”不是 IP 地址或网段"),
        ({"YZASSIST_PORT": "0"}, "YZASSIST_PORT"),
        ({"YZASSIST_RATE_LIMIT_PER_MINUTE": "none"}, "YZASSIST_RATE_LIMIT_PER_MINUTE"),
        ({"YZASSIST_PROT": "80"}, "不认识的设置：YZASSIST_PROT"),
    ],
)
def test_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], named: str) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(InvalidSettingError, match=named):
        load_settings()


def test_addresses_and_networks_of_proxies_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YZASSIST_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8, ::1")
    assert load_settings().trusted_proxies == "127.0.0.1, 10.0.0.0/8, ::1"


def test_password_hash_is_not_printed() -> None:
    settings = load_settings(admin_user="trainer", admin_password_hash="$argon2id$secret")
    assert "secret" not in repr(settings)
    with pytest.raises(InvalidSettingError, match="YZASSIST_ADMIN_PASSWORD_HASH") as caught:
        load_settings(admin_password_hash="$argon2id$secret")
    assert "secret" not in str(caught.value)
