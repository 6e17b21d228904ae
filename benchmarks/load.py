"""Many people at once: sessions that ask, read and ask again, against a server of their own on loopback.

``python benchmarks/load.py`` starts ``app.py``, lets 200 sessions ask for two minutes, prints the times and stops it;
exit code 1 when a request failed or the goal was missed. Every session comes from an address of its own, as through
a proxy, and asks a question of the evaluation sets about every ``--pause`` seconds, as one who reads the answer.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from measure import percentile
from questions import Asked, load_questions
from yzassist.settings import PROJECT_ROOT

_HOST = "127.0.0.1"
_START_S = 300.0
"""The first start converts the model and builds the index."""
_TIMEOUT_S = 30.0
_GOAL_P95_S = 1.0
_SEED = 20220830


@dataclass(slots=True)
class Result:
    """Seconds of each answered request; the others by status or kind of error."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Run, print, and say by the exit code whether all went well."""
    parser = argparse.ArgumentParser(description="在本机起一个服务，许多人同时提问，量时间、数错误。")
    parser.add_argument("--sessions", type=int, default=200, help="同时在线的人数")
    parser.add_argument("--seconds", type=float, default=120.0, help="持续时间")
    parser.add_argument("--pause", type=float, default=20.0, help="每人两次提问之间的平均秒数")
    parser.add_argument("--url", help="已在运行的服务的地址；不写就自己起一个")
    options = parser.parse_args()
    asked = load_questions()
    if options.url:
        result = asyncio.run(_load(options.url, asked, options.sessions, options.seconds, options.pause))
    else:
        with _server() as url:
            result = asyncio.run(_load(url, asked, options.sessions, options.seconds, options.pause))
    return _report(result, options.seconds)


@contextmanager
def _server() -> Iterator[str]:
    """``app.py`` on a free port with a database of its own, warm; stopped at the end."""
    with socket.create_server((_HOST, 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "YZASSIST_HOST": _HOST,
            "YZASSIST_PORT": str(port),
            "YZASSIST_TRUSTED_PROXIES": _HOST,
            "YZASSIST_DATA": folder,
        }
        with (Path(folder) / "log.txt").open("wb") as log:
            process = subprocess.Popen([sys.executable, str(PROJECT_ROOT / "app.py")], env=environment, stderr=log)
        try:
            _wait_until_ready(process, f"http://{_HOST}:{port}")
            yield f"http://{_HOST}:{port}"
        finally:
            process.terminate()
            process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _START_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if httpx.get(f"{url}/readyz").is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"the server at {url} did not become ready")


async def _load(url: str, asked: Sequence[Asked], sessions: int, seconds: float, pause: float) -> Result:
    result = Result()
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=sessions)
    async with httpx.AsyncClient(base_url=url, timeout=_TIMEOUT_S, limits=limits, trust_env=False) as client:
        await asyncio.gather(*(_session(client, number, asked, until, pause, result) for number in range(sessions)))
    return result


async def _session(
    client: httpx.AsyncClient, number: int, asked: Sequence[Asked], until: float, pause: float, result: Result
) -> None:
    chance = random.Random(_SEED + number)
    headers = {"X-Forwarded-For": f"10.0.{number // 256}.{number % 256}"}
    await asyncio.sleep(chance.uniform(0, pause))
    while time.monotonic() < until:
        item = chance.choice(asked)
        body = {"question": item.question, "history": list(item.history)}
        started = time.perf_counter()
        try:
            response = await client.post("/api/ask", json=body, headers=headers)
        except httpx.HTTPError as error:
            result.errors[type(error).__name__] += 1
        else:
            if response.is_success:
                result.seconds.append(time.perf_counter() - started)
            else:
                result.errors[str(response.status_code)] += 1
        reading = chance.expovariate(1 / pause) if pause else 0.0
        await asyncio.sleep(max(0.0, min(reading, until - time.monotonic())))


def _report(result: Result, seconds: float) -> int:
    """Print the figures; 0 when nothing failed and the goal was reached."""
    failed = sum(result.errors.values())
    if not result.seconds:
        print(f"没有一个回答。错误：{dict(result.errors)}")
        return 1
    p50, p95 = percentile(result.seconds, 0.5), percentile(result.seconds, 0.95)
    print(f"回答 {len(result.seconds)} 次，每秒 {len(result.seconds) / seconds:.1f} 次；错误 {failed} 次")
    print(f"p50 {p50 * 1000:.0f} 毫秒，p95 {p95 * 1000:.0f} 毫秒，最慢 {max(result.seconds) * 1000:.0f} 毫秒")
    if failed:
        print(f"错误：{dict(result.errors)}")
    return int(failed > 0 or p95 > _GOAL_P95_S)


if __name__ == "__main__":
    sys.exit(main())
