"""Reads an asynchronous stream from a thread that cannot wait for ever: what stalls is cut off, connection and all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from queue import SimpleQueue

_END = None
_starting = threading.Lock()


class StalledError(Exception):
    """Nothing came for too long, or the whole took too long."""


def pump(open_stream: Callable[[], AsyncIterator[str]], deadline_s: float, silence_s: float) -> Iterator[str]:
    """The pieces of a stream. Raises StalledError after ``silence_s`` without a piece or ``deadline_s`` in all, and
    whatever the stream raises. Closing the iterator cancels the stream."""
    pieces: SimpleQueue[str | BaseException | None] = SimpleQueue()
    reading = asyncio.run_coroutine_threadsafe(_read(open_stream, deadline_s, silence_s, pieces), _loop())
    try:
        while (piece := pieces.get()) is not _END:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        reading.cancel()


async def _read(
    open_stream: Callable[[], AsyncIterator[str]],
    deadline_s: float,
    silence_s: float,
    pieces: SimpleQueue[str | BaseException | None],
) -> None:
    end: BaseException | None = _END
    try:
        async with asyncio.timeout(deadline_s):
            stream = open_stream()
            while True:
                async with asyncio.timeout(silence_s):
                    piece = await anext(stream)
                pieces.put(piece)
    except StopAsyncIteration:
        pass
    except TimeoutError as error:
        end = StalledError()
        end.__cause__ = error
    except Exception as error:  # raised again in the reading thread
        end = error
    finally:
        pieces.put(end)


def _loop() -> asyncio.AbstractEventLoop:
    with _starting:
        return _running_loop()


@cache
def _running_loop() -> asyncio.AbstractEventLoop:
    """One loop for the process: clients keep connections, and a connection belongs to its loop."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop
