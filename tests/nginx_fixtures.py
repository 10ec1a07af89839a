"""A fixture: Debian's nginx, as `deploy/nginx.conf` sets it up."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Nginx = Callable[..., str]
    Change = Callable[[str], str]

CONFIGURATION = Path(__file__).parents[1] / "deploy/nginx.conf"
_AROUND = """
{user}
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/errors.log warn;
events {{}}
http {{
    access_log off;
    {temporary}
    include {folder}/site.conf;
}}
"""
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_SECONDS = 10


@pytest.fixture(scope="session")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """Return a function that serves a built site, below a path, and returns its address.

    It may change the configuration, to plant a fault. Without nginx, tests are skipped; where
    CI is set, they fail.
    """
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None and os.environ.get("CI"):
        pytest.fail("no nginx is installed; .ci/run installs it")
    if program is None:
        pytest.skip("no nginx is installed")
    servers: list[subprocess.Popen[bytes]] = []

    def start(site: Path, path: str = "", change: Change = str) -> str:
        folder = tmp_path_factory.mktemp("nginx")
        port = _write_configuration(folder, site, path, change)
        servers.append(subprocess.Popen([program, "-c", folder / "nginx.conf", "-e", "stderr"]))
        _wait_for(port, servers[-1])
        return f"http://127.0.0.1:{port}{path}/"

    yield start
    for server in servers:
        server.terminate()
        server.wait(_SECONDS)


def _write_configuration(folder: Path, site: Path, path: str, change: Change) -> int:
    """Write the configuration, with what a machine of its own would have; return the port."""
    root = folder / "root"
    (root / path.strip("/")).parent.mkdir(parents=True, exist_ok=True)
    (root / path.strip("/")).symlink_to(site)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    text = change(CONFIGURATION.read_text("utf-8"))
    for told, here in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /var/www/zego-codes;", f"root {root};"),
        ('set $path "";', f'set $path "{path}";'),
    ):
        assert re.search(f"^ *{re.escape(told)}$", text, re.MULTILINE), told
        text = text.replace(told, here)
    (folder / "site.conf").write_text(text, "utf-8")
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""  # who may read the folders of tests
    around = _AROUND.format(user=user, folder=folder, temporary=temporary)
    (folder / "nginx.conf").write_text(around)
    return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers."""
    for _ in range(_SECONDS * 50):
        assert server.poll() is None, "nginx refuses deploy/nginx.conf"
        try:
            socket.create_connection(("127.0.0.1", port), _SECONDS).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return
    pytest.fail("nginx does not answer")
