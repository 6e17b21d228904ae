"""A service that answers ``POST {"question", "history"}`` with the JSON of an answer."""

from __future__ import annotations

import json
import urllib.request

from yzassist.answering.model import Answer
from yzassist.errors import InvalidInputError
from yzassist.evaluation.model import Reply, Request
from yzassist.evaluation.systems.base import Answering, history_of

_TIMEOUT_S = 120.0


def http_system(url: str) -> Answering:
    """The service at ``url``; it does not tell what it retrieved. Raises InvalidInputError for another scheme."""
    if not url.startswith(("http://", "https://")):
        raise InvalidInputError(f"--url 应以 http:// 或 https:// 开头：{url}")

    def reply(request: Request) -> Reply:
        body = json.dumps({"question": request.question, "history": history_of(request)}).encode()
        post = urllib.request.Request(url, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(post, timeout=_TIMEOUT_S) as response:
            fields = json.load(response)
        known = {name: fields[name] for name in Answer.model_fields if name in fields}
        return Reply(answer=Answer.model_validate(known))

    return reply
