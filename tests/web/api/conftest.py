"""The app over the shipped plan, called without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from yzassist.assistant import Assistant
from yzassist.settings import Settings
from yzassist.web.server import create_app
from yzassist.web.service import Service

AppOver = Callable[..., TestClient]


@pytest.fixture(scope="session")
def api_settings(shipped: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A database of its own, and a limit that only the tests of the limit meet."""
    database = tmp_path_factory.mktemp("database") / "api.sqlite3"
    return shipped.model_copy(update={"database_url": f"sqlite:///{database}", "rate_limit_per_minute": 1_000_000})


@pytest.fixture(scope="session")
def client(api_settings: Settings, assistant: Assistant) -> Iterator[TestClient]:
    """The app, running."""
    app = create_app(api_settings, Service(api_settings, assistant))
    with TestClient(app, client=("10.0.0.1", 5000), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def app_over(shipped: Settings, assistant: Assistant, tmp_path: Path) -> Iterator[AppOver]:
    """Another app: ``app_over(assistant=None, rate_limit_per_minute=5)``."""
    with ExitStack() as opened:

        def get(address: str = "10.0.0.1", ready: bool = True, **changes: object) -> TestClient:
            own = {"database_url": f"sqlite:///{tmp_path / 'own.sqlite3'}", **changes}
            settings = shipped.model_copy(update=own)
            app = create_app(settings, Service(settings, assistant if ready else None))
            return opened.enter_context(TestClient(app, client=(address, 5000), raise_server_exceptions=False))

        yield get
