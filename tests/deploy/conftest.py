"""The whole deployment, started once: PostgreSQL, a Chroma server, two replicas and nginx."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from chroma_server import Server as Chroma
from postgres_server import running_server
from yzassist.feedback.store import Store
from yzassist.index.build import build_index
from yzassist.settings import PROJECT_ROOT, Settings
from yzassist.web.auth import hash_password

from .house import LOOPBACK, Proxy, Replica

USER, PASSWORD = "trainer", "两个副本的密码"
LIMIT_PER_MINUTE = Settings.model_fields["rate_limit_per_minute"].default
PLAN = """清溪县治水行动方案

成文日期：2023年5月1日

一、主要任务

（一）治理河道污染。

开展河道清淤。到2025年年底，黑臭河道消除率达到90%以上。（县水利局牵头，县财政局等参与）

（二）整治乡村池塘。

推广“一村一塘”模式，加强池塘养护。到2024年年底，完成12个池塘改造。（县农业农村局负责）
"""


@dataclass(frozen=True)
class House:
    """What runs, and the store that both replicas write to."""

    proxy: Proxy
    replicas: tuple[Replica, Replica]
    chroma: Chroma
    store: Store


@pytest.fixture(scope="session")
def house(cache_folder: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "清溪.txt").write_text(PLAN, encoding="utf-8")
    with ExitStack() as running:
        database = running.enter_context(running_server())
        chroma = running.enter_context(Chroma(folder / "chroma"))
        settings = Settings(
            corpus=folder / "corpus",
            index=cache_folder("index-replicas"),
            models=PROJECT_ROOT / "index" / "models",
            data=folder / "data",
            chroma_url=chroma.url,
            database_url=database.url,
            trusted_proxies=LOOPBACK,
            admin_user=USER,
            admin_password_hash=hash_password(PASSWORD),
            session_secret="0123456789abcdef" * 4,
        )
        build_index(settings)
        gc.collect()  # chromadb's HTTP client leaves its sockets to the collector
        replicas = (_replica(settings, folder / "log1"), _replica(settings, folder / "log2"))
        for replica in replicas:
            running.callback(replica.kill)
            replica.start()
        for replica in replicas:
            replica.wait()
        (folder / "nginx").mkdir()
        proxy = Proxy(folder / "nginx", [replica.port for replica in replicas])
        running.callback(proxy.stop)
        proxy.start()
        store = Store(settings.database_url)
        running.callback(store.close)
        yield House(proxy, replicas, chroma, store)


def _replica(settings: Settings, log: Path) -> Replica:
    """A replica with these settings, and none of those that stand around the tests."""
    own = {name: value for name, value in settings.model_dump(exclude_defaults=True).items() if value is not None}
    around = {name: value for name, value in os.environ.items() if not name.startswith("YZASSIST_")}
    return Replica({**around, **{f"YZASSIST_{name.upper()}": str(value) for name, value in own.items()}}, log)
