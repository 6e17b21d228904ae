"""The conversation as the browser tab keeps it: the server forgets it, a reload brings it back."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import logging
import secrets
import zlib

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from yzassist.answering.model import Answer
from yzassist.feedback.model import Verdict, Versions
from yzassist.web.pages.chat.exchange import KEPT_EXCHANGES, Conversation, Exchange

_MAX_RECORD_CHARS = 200_000
_MAX_RECORD_BYTES = 2_000_000
"""Of one exchange, packed and unpacked. The longest answer of the shipped plan has 9,000 and 90,000."""
_SEAL_CHARS = 64
_log = logging.getLogger(__name__)


class _Record(BaseModel):
    """An exchange on its way to the tab and back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(ge=1, le=1_000_000)
    question: str
    answer: Answer
    versions: Versions
    verdict: Verdict | None


class Keeper:
    """Packs exchanges for the tab, and seals each: only an answer that the service gave can be judged.

    What comes back is a stranger's word. It is read as strictly as a request, and only ever shown to its sender.
    """

    def __init__(self, secret: str = "") -> None:
        """With a ``secret`` the answers of every server that has it are genuine; without one a restart ends that."""
        self._key = hmac.digest(secret.encode() or secrets.token_bytes(32), b"conversation", "sha256")

    def keep(self, conversation: Conversation) -> list[str]:
        """One text for each exchange."""
        return [self._packed(exchange) for exchange in conversation]

    def recall(self, records: object) -> Conversation:
        """The exchanges of ``keep``, in order; what is damaged, repeated or too long is left out."""
        found: list[Exchange] = []
        for record in records[-KEPT_EXCHANGES:] if isinstance(records, list) else ():
            exchange = self._unpacked(record)
            if exchange is not None and (not found or found[-1].number < exchange.number):
                found.append(exchange)
        return tuple(found)

    def _packed(self, exchange: Exchange) -> str:
        record = _Record(
            number=exchange.number,
            question=exchange.question,
            answer=exchange.answer,
            versions=exchange.versions,
            verdict=exchange.verdict,
        )
        packed = base64.b64encode(zlib.compress(record.model_dump_json().encode())).decode()
        return (self._seal(packed) if exchange.genuine else "0" * _SEAL_CHARS) + packed

    def _unpacked(self, record: object) -> Exchange | None:
        if not isinstance(record, str) or len(record) > _MAX_RECORD_CHARS:
            return None
        seal, packed = record[:_SEAL_CHARS], record[_SEAL_CHARS:]
        try:
            read = _Record.model_validate_json(_inflated(packed))
        except (binascii.Error, zlib.error, ValidationError, ValueError):
            _log.info("浏览器里保存的一次问答读不出来，已略过。")
            return None
        if not all(0 <= fact.citation < len(read.answer.citations) for fact in read.answer.facts):
            return None
        genuine = hmac.compare_digest(seal.encode("utf-8", "replace"), self._seal(packed).encode())
        return Exchange(read.number, read.question, read.answer, read.versions, read.verdict, genuine)

    def _seal(self, packed: str) -> str:
        return hmac.new(self._key, packed.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _inflated(packed: str) -> bytes:
    """Raises zlib.error also for what is longer than it may be."""
    opened = zlib.decompressobj()
    data = opened.decompress(base64.b64decode(packed, validate=True), _MAX_RECORD_BYTES)
    if not opened.eof:
        raise zlib.error("longer than a record may be")
    return data
