"""Fixtures: a browser, servers for built sites, and windows that tell what went wrong in them."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
    from sphinx_builds import Build

    Serve = Callable[..., str]
    Open = Callable[..., Page]

_NGINX = Path(__file__).parents[1] / "deploy/nginx.conf"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_IS_NONE = "Failed to load resource: the server responded with a status of 404"
_NOTE_BREACHES = """
addEventListener("securitypolicyviolation", (event) =>
  noteBreach(`${event.violatedDirective} ${event.blockedURI} at ${event.sourceFile}`));
"""


def _policy() -> str:
    """Return the Content-Security-Policy under which the site is to be served."""
    found = re.search(r'Content-Security-Policy "(.*)"', _NGINX.read_text("utf-8"))
    assert found, "deploy/nginx.conf gives no Content-Security-Policy"
    return found[1]


POLICY = _policy()
"""The policy under which the real site is served to all tests."""


OWN_CLIPBOARD = """
if (navigator.clipboard) {
  let items = [];
  const text = async ([item]) => (await item.getType("text/plain")).text();
  const own = {
    write: async (given) => void (items = given),
    writeText: async (given) => void (items = [new ClipboardItem({ "text/plain": given })]),
    read: async () => items,
    readText: async () => text(items),
  };
  Object.defineProperty(navigator, "clipboard", { value: own, configurable: true });
}
"""
"""Gives each page a clipboard of its own: that of the machine is shared by all that run tests."""


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


PAGES = {
    "start": "",
    "table": "rtc-server/",
    "long tables": "web-sdk/",
    "code of one meaning": "codes/104/",
    "code of several meanings": "codes/41003/",
    "code of several tables": "codes/50001/",
    "all codes": "codes/",
    "search": "search/?q=50001",
    "relations": "relations/",
    "rules": "rules/",
    "404": "codes/1102999/",
}
"""A page of each kind."""


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

    def handle(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # the page was left meanwhile
            super().handle()

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
    """Return the address of the real site, which does not know it, under the strict policy."""
    return serve(site.out, policy=POLICY)


def watch(context: BrowserContext, address: str) -> list[str]:
    """Collect what goes wrong in the windows of a context.

    That is errors, in the console too, breaches of the policy, and requests to another host than
    that of the address.
    """
    problems: list[str] = []
    host = "/".join(address.split("/")[:3])

    def note_message(message: ConsoleMessage) -> None:
        # Chromium reports that an address is none, also where that is what is tested.
        is_own = message.page and unquote(message.location["url"]) == unquote(message.page.url)
        if message.type == "error" and not (is_own and message.text.startswith(_IS_NONE)):
            problems.append(f"{message.text} at {message.location}")

    def note_request(request: Request) -> None:
        if not request.url.startswith(host):
            problems.append(request.url)

    context.on("console", note_message)
    context.on("weberror", lambda error: problems.append(str(error.error)))
    context.on("request", note_request)
    context.expose_function("noteBreach", lambda breach: problems.append(breach))  # noqa: PLW0108 - it takes no method of list
    context.add_init_script(_NOTE_BREACHES)
    return problems


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Return a function that opens an address in a window of its own.

    Whatever `watch` collects fails the test in the end.
    """
    watched: list[tuple[BrowserContext, list[str]]] = []

    def opened(address: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(10_000)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.add_init_script(OWN_CLIPBOARD)
        watched.append((context, watch(context, address)))
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context, _ in watched:
        context.close()
    assert [problem for _, problems in watched for problem in problems] == []
