"""A real PostgreSQL server for the tests: in a folder of its own, on a socket only, gone when they end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_OWNERS = ("postgres", "nobody")
_STARTS_WITHIN_S = 60


class Server:
    """One cluster; it can be stopped and started again. PostgreSQL refuses to run as root: then another user does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._owner = _owner() if os.geteuid() == 0 else None
        self._process: subprocess.Popen[bytes] | None = None
        if self._owner is not None:
            os.chown(folder, self._owner.pw_uid, self._owner.pw_gid)
        options = ["-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        self._run("initdb", "-D", str(folder / "data"), *options).wait(_STARTS_WITHIN_S)

    @property
    def url(self) -> str:
        """Its SQLAlchemy address."""
        return f"postgresql+psycopg://tester@/postgres?host={self._folder}"

    def start(self) -> None:
        """Returns when it takes connections."""
        settings = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "timezone=Asia/Shanghai"]
        command = ["-D", str(self._folder / "data"), "-k", str(self._folder), *settings]
        self._process = self._run("postgres", *command)
        deadline = time.monotonic() + _STARTS_WITHIN_S
        while self._run("pg_isready", "-q", "-h", str(self._folder)).wait(10):
            if self._process.poll() is not None or time.monotonic() > deadline:
                log = (self._folder / "log").read_text(encoding="utf-8")
                raise AssertionError(f"the test's PostgreSQL did not start:\n{log}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Fast shutdown: connections are cut."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(_STARTS_WITHIN_S)
            self._process = None

    def _run(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        user, group = (self._owner.pw_uid, self._owner.pw_gid) if self._owner else (None, None)
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [binary(program), *arguments],
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=user,
                group=group,
                extra_groups=[] if user is not None else None,
            )


@contextmanager
def running_server() -> Iterator[Server]:
    """A started server, stopped and deleted at the end."""
    folder = Path(tempfile.mkdtemp(prefix="yzpg-"))
    try:
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def binary(program: str) -> str:
    """Where a program of PostgreSQL's server lies. Fails when it is not installed: these tests are not skipped."""
    newest_first = sorted(_DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    folders = [*(str(path) for path in newest_first), os.environ.get("PATH", "")]
    found = shutil.which(program, path=os.pathsep.join(folders))
    if found is None:
        raise AssertionError(f"{program} is missing: install PostgreSQL's server (Debian: apt-get install postgresql)")
    return found


def _owner() -> pwd.struct_passwd:
    for name in _OWNERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise AssertionError(f"PostgreSQL does not run as root, and none of the users {_OWNERS} exists")
