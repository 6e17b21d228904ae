"""Reads an asynchronous stream from a thread that cannot wait for ever: what stalls is cut off, connection and all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from functools import cache
from queue import SimpleQueue

from yzassist.generation.departure import DepartedError, Departure

_END = None
_starting = threading.Lock()


class StalledError(Exception):
    """Nothing came for too long, or the whole took too long."""


Pieces = SimpleQueue[str | BaseException | None]


def pump(
    open_stream: Callable[[], AsyncGenerator[str]], deadline_s: float, silence_s: float, departure: Departure
) -> Iterator[str]:
    """The pieces of a stream. Raises StalledError after ``silence_s`` without a piece or ``deadline_s`` in all,
    DepartedError as soon as who asked has left, and whatever the stream raises. Either way, and when the iterator is
    closed, the stream is closed."""
    pieces: Pieces = SimpleQueue()
    over = threading.Event()
    reading = asyncio.run_coroutine_threadsafe(_read(open_stream, deadline_s, silence_s, pieces, over), _loop())

    def stop() -> None:
        over.set()
        reading.cancel()
        pieces.put(_END)

    try:
        with departure.telling(stop):
            while (piece := pieces.get()) is not _END:
                if departure.left:
                    raise DepartedError
                if isinstance(piece, BaseException):
                    raise piece
                yield piece
        if departure.left:
            raise DepartedError
    finally:
        stop()


async def _read(
    open_stream: Callable[[], AsyncGenerator[str]],
    deadline_s: float,
    silence_s: float,
    pieces: Pieces,
    over: threading.Event,
) -> None:
    """Into ``pieces``, until the stream or ``over``. A cancellation, from outside or at the deadline, may get lost
    within the stream (``wait_for`` of Python 3.11 drops one that meets its result), so both are looked at again."""
    end: BaseException | None = _END
    try:
        async with asyncio.timeout(deadline_s) as whole, aclosing(open_stream()) as stream:
            while not over.is_set():
                async with asyncio.timeout(silence_s):
                    piece = await anext(stream)
                if whole.expired():
                    raise TimeoutError
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
