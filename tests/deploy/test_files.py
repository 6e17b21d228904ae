"""The files of ``deploy/`` agree with the program and with each other: settings, ports, names, folders, probes."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from yzassist.errors import YzassistError
from yzassist.settings import PROJECT_ROOT, Settings, load_settings
from yzassist.web.server import create_app

from .house import NGINX_CONF, Proxy, free_port

DEPLOY = PROJECT_ROOT / "deploy"
PORT = Settings.model_fields["port"].default
SETTINGS = {f"YZASSIST_{name.upper()}" for name in Settings.model_fields}
# YZASSIST_CHROMA_URL
_NAME = re.compile(r"\bYZASSIST_[A-Z_]+\b")
# ${POSTGRES_PASSWORD:?} · ${YZASSIST_ADMIN_USER:-}
_VARIABLE = re.compile(r"\$\{(?P<name>[A-Z_]+)(?P<how>:\?|:-)?\}")
# server app1:7860 max_fails=1
_UPSTREAM = re.compile(r"server (?P<host>\w+):(?P<port>\d+) ")
# COPY --from=build /venv /venv · COPY corpus corpus
_COPY = re.compile(r"^COPY (?!--from)(?P<sources>.+) \S+$", re.MULTILINE)

Node = dict[str, Any]


@pytest.fixture(scope="module")
def compose() -> Node:
    loaded: Node = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def kubernetes() -> list[Node]:
    return list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def dockerfile() -> str:
    return (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


def example_variables() -> dict[str, str]:
    """What ``env.example`` sets, read as compose reads it."""
    lines = (DEPLOY / "env.example").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name: value.strip("'") for name, _, value in pairs}


def load(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in [name for name in os.environ if name.startswith("YZASSIST_")]:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return load_settings()


@pytest.mark.parametrize(
    "name", ["Dockerfile", "compose.yaml", "kubernetes.yaml", "env.example", "README.md", "nginx.conf"]
)
def test_every_setting_that_is_named_exists(name: str) -> None:
    assert set(_NAME.findall((DEPLOY / name).read_text(encoding="utf-8"))) - SETTINGS == set()


def test_compose_gives_the_app_settings_that_it_takes(compose: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    variables = example_variables()
    environment = {
        name: _VARIABLE.sub(lambda match: variables[match["name"]], value)
        for name, value in compose["services"]["app1"]["environment"].items()
    }
    settings = load(environment, monkeypatch)
    assert settings.chroma_url == "http://chroma:8000"
    assert "chroma" in compose["services"]
    assert settings.trusted_proxies == compose["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    for name in ("app2", "index"):
        assert compose["services"][name]["environment"] == compose["services"]["app1"]["environment"]
    wanted = {match["name"] for match in _VARIABLE.finditer((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))}
    assert wanted == set(variables)


def test_a_secret_that_was_forgotten_stops_compose(compose: Node) -> None:
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    how = {match["name"]: match["how"] for match in _VARIABLE.finditer(text)}
    assert (how["POSTGRES_PASSWORD"], how["YZASSIST_SESSION_SECRET"]) == (":?", ":?")


def test_the_services_of_compose_hang_together(compose: Node) -> None:
    services = compose["services"]
    for name, service in services.items():
        assert set(service.get("depends_on", {})) <= set(services), name
        assert set(service["networks"]) <= set(compose["networks"]), name
        for other, how in service.get("depends_on", {}).items():
            healthy = how["condition"] != "service_healthy" or "healthcheck" in services[other] or "app" in other
            assert healthy, f"{name} waits for the health of {other}, which tells none"
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in compose["volumes"] or (DEPLOY / source).is_file(), volume
    assert compose["networks"]["inside"]["internal"] is True
    assert [name for name, service in services.items() if "outside" in service["networks"]] == ["nginx"]
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]


def test_ports_are_the_same_everywhere(compose: Node, kubernetes: list[Node], dockerfile: str) -> None:
    conf = NGINX_CONF.read_text(encoding="utf-8")
    upstreams = {(match["host"], int(match["port"])) for match in _UPSTREAM.finditer(conf)}
    assert upstreams == {("app1", PORT), ("app2", PORT)}
    assert {host for host, _ in upstreams} <= set(compose["services"])
    assert compose["services"]["nginx"]["ports"] == ["8080:8080"]
    assert "listen 8080;" in conf
    assert f"EXPOSE {PORT}\n" in dockerfile
    assert f"YZASSIST_PORT={PORT}" in dockerfile
    assert f"127.0.0.1:{PORT}/healthz" in dockerfile
    (app,) = _pods(kubernetes)["yzassist"]["containers"]
    assert app["ports"] == [{"name": "http", "containerPort": PORT}]


def test_the_proxy_lets_as_many_questions_through_as_the_program() -> None:
    conf = NGINX_CONF.read_text(encoding="utf-8")
    limit = Settings.model_fields["rate_limit_per_minute"].default
    assert f"zone=asking:10m rate={limit}r/m;" in conf
    assert f"limit_req zone=asking burst={limit - 1} nodelay;" in conf
    limited = re.search(r"location ~ (?P<routes>\S+) {\s+limit_req ", conf)
    assert limited is not None
    for route in ("/api/ask", "/api/ask/stream", "/v1/chat/completions"):
        assert re.match(limited["routes"], route)
    assert not re.match(limited["routes"], "/api/plans")


def test_kubernetes_gives_the_app_settings_that_it_takes(
    kubernetes: list[Node], monkeypatch: pytest.MonkeyPatch
) -> None:
    (plain,) = (item["data"] for item in kubernetes if item["kind"] == "ConfigMap")
    (secret,) = (item["stringData"] for item in kubernetes if item["kind"] == "Secret")
    settings = load({**plain, **secret}, monkeypatch)
    services = {item["metadata"]["name"]: item for item in kubernetes if item["kind"] == "Service"}
    (port,) = services["yzassist-chroma"]["spec"]["ports"]
    assert settings.chroma_url == f"http://yzassist-chroma:{port['port']}"
    assert set(plain) & {"YZASSIST_DATABASE_URL", "YZASSIST_SESSION_SECRET", "YZASSIST_ADMIN_PASSWORD_HASH"} == set()


def test_what_kubernetes_refers_to_is_there(kubernetes: list[Node]) -> None:
    there = {(item["kind"], item["metadata"]["name"]) for item in kubernetes}
    assert {kind for kind, _ in there} == {"ConfigMap", "Secret", "PersistentVolumeClaim", "Deployment", "Service"}
    assert len(there) == len(kubernetes)
    for item in kubernetes:
        if item["kind"] == "Deployment":
            labels = item["spec"]["template"]["metadata"]["labels"]
            assert item["spec"]["selector"]["matchLabels"] == labels
        elif item["kind"] == "Service":
            assert {"app": item["spec"]["selector"]["app"]} in [
                other["spec"]["selector"]["matchLabels"] for other in kubernetes if other["kind"] == "Deployment"
            ]
    for pod in _pods(kubernetes).values():
        volumes = {volume["name"]: volume for volume in pod["volumes"]}
        for volume in volumes.values():
            claim = volume.get("persistentVolumeClaim")
            assert claim is None or ("PersistentVolumeClaim", claim["claimName"]) in there
        for container in [*pod.get("initContainers", []), *pod["containers"]]:
            assert {mount["name"] for mount in container["volumeMounts"]} <= set(volumes)
            for source in container.get("envFrom", []):
                ((kind, reference),) = source.items()
                assert ({"configMapRef": "ConfigMap", "secretRef": "Secret"}[kind], reference["name"]) in there
            assert container["resources"]["requests"]["memory"]


def test_probes_ask_routes_that_are_there(kubernetes: list[Node], tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path))
    routes = {getattr(route, "path", "") for route in app.router.routes} | set(app.openapi()["paths"])
    (container,) = _pods(kubernetes)["yzassist"]["containers"]
    probes = {name: container[name]["httpGet"] for name in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert {probe["path"] for probe in probes.values()} <= routes
    assert probes["livenessProbe"]["path"] == "/healthz"
    assert probes["readinessProbe"]["path"] == "/readyz"
    assert {probe["port"] for probe in probes.values()} == {"http"}


def test_nothing_runs_as_root(compose: Node, kubernetes: list[Node], dockerfile: str) -> None:
    user = re.findall(r"^USER (\d+)$", dockerfile, re.MULTILINE)
    assert user == ["10001"]
    assert f"--uid {user[0]} " in dockerfile
    for pod in _pods(kubernetes).values():
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["runAsUser"] == int(user[0])
        for container in [*pod.get("initContainers", []), *pod["containers"]]:
            assert container["securityContext"]["allowPrivilegeEscalation"] is False
    assert compose["services"]["app1"]["read_only"] is True
    assert compose["services"]["nginx"]["user"] not in ("", "0", "root")


def test_the_image_is_made_of_files_that_are_there_and_reach_it(dockerfile: str) -> None:
    ignore = (PROJECT_ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignore[0] == "*"
    kept = {line.removeprefix("!") for line in ignore if line.startswith("!")}
    copied = {source for match in _COPY.finditer(dockerfile) for source in match["sources"].split()}
    assert copied == kept
    assert all((PROJECT_ROOT / source).exists() for source in copied)


def test_mounted_folders_are_those_of_the_settings(compose: Node, kubernetes: list[Node], dockerfile: str) -> None:
    assert "WORKDIR /app" in dockerfile
    folders = {"/app/corpus", "/app/index", "/app/eval/runs"}
    assert {volume.split(":")[1] for volume in compose["services"]["app1"]["volumes"]} == folders
    (app,) = _pods(kubernetes)["yzassist"]["containers"]
    assert folders < {mount["mountPath"] for mount in app["volumeMounts"]}
    defaults = {
        Settings.model_fields[name].default.relative_to(PROJECT_ROOT).as_posix() for name in ("corpus", "index")
    }
    assert {f"/app/{folder}" for folder in defaults} < folders


def test_nginx_accepts_its_configuration(tmp_path: Path) -> None:
    proxy = Proxy(tmp_path, [free_port(), free_port()])
    checked = subprocess.run(proxy.command("-t"), capture_output=True, text=True, timeout=30, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "test is successful" in checked.stderr


@pytest.mark.parametrize("name", ["YZASSIST_SESSION_SECRET"])
def test_a_short_secret_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(YzassistError, match=f"{name}（太短，至少要 32 个字符"):
        load({name: "短"}, monkeypatch)


def _pods(kubernetes: list[Node]) -> dict[str, Node]:
    return {
        item["metadata"]["name"]: item["spec"]["template"]["spec"]
        for item in kubernetes
        if item["kind"] == "Deployment"
    }
