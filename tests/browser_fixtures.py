"""Fixtures: a browser, servers for built sites, and windows that tell what went wrong in them."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page
    from sphinx_builds import Build

    Serve = Callable[..., str]
    Open = Callable[..., Page]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium. Without one, tests are skipped; where CI is set, they fail."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None and os.environ.get("CI"):
        pytest.fail("no Chromium is installed; .ci/run installs it")
    if path is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield launched
        launched.close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below a prefix, and its 404.html for what is none."""

    def __init__(self, *args: Any, prefix: str, headers: dict[str, str], **kwargs: Any) -> None:
        self._prefix = prefix
        self._headers = headers
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(self._prefix)
        return super().translate_path(f"/{below}" if below != path else "/none")

    def end_headers(self) -> None:
        for name, value in self._headers.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != http.HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        with open(f"{self.directory}/404.html", "rb") as file:  # noqa: PTH123 - str, as it comes
            content = file.read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has there
        """Keep quiet."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Return a function that serves a folder, below a prefix, and returns its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    @functools.cache
    def start(folder: Path, prefix: str = "/", policy: str = "") -> str:
        headers = {"Content-Security-Policy": policy} if policy else {}
        handler = functools.partial(_Handler, directory=str(folder), prefix=prefix, headers=headers)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}{prefix}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def home(site: Build, serve: Serve) -> str:
    """Return the address of the real site, which does not know it."""
    return serve(site.out)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Return a function that opens an address in a window of its own.

    What is an error in the console, or a request to another host, fails the test in the end.
    """
    problems: list[str] = []
    contexts = []

    def opened(address: str, **options: Any) -> Page:
        def note_message(message: ConsoleMessage) -> None:
            # Chromium reports that an address is none, also where that is what is tested.
            is_own = unquote(message.location["url"]) == unquote(page.url)
            if message.type == "error" and not is_own:
                problems.append(f"{message.text} at {message.location}")

        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.on("console", note_message)
        page.on("pageerror", lambda error: problems.append(str(error)))
        host = "/".join(address.split("/")[:3])
        page.on("request", lambda r: None if r.url.startswith(host) else problems.append(r.url))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert problems == []
