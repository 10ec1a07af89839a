"""A slow phone, and a server that compresses as that of the site does."""

from __future__ import annotations

import gzip
import http.server
import shutil
import threading
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

_BROWSERS = "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"
CHROMIUM = next(filter(None, map(shutil.which, _BROWSERS)), None)
"""Where the browser is, if there is one."""
_PHONE: Any = {"viewport": {"width": 360, "height": 740}}
_SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 180_000,
    "uploadThroughput": 84_375,
}
"""What Chromium's developer tools call slow 4G: milliseconds, and bytes in a second."""
SLOWER = 4
"""By which factor the processor of a slow phone is slower."""


@contextmanager
def slow_phone(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """Open a window as of a slow phone on a slow line, with nothing kept from before."""
    context = browser.new_context(**_PHONE)
    phone = context.new_page()
    client = context.new_cdp_session(phone)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", _SLOW_4G)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield phone, client
    context.close()


class _Handler(http.server.BaseHTTPRequestHandler):
    """Sends files compressed, as the server of the site does."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, out: Path) -> None:
        self._out = out
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file."""
        path = self.path.partition("?")[0].lstrip("/")
        path += "index.html" if not path or path.endswith("/") else ""
        content = _compressed(self._out / path)
        self.send_response(200 if content else 404)
        self.send_header("Content-Type", _TYPES.get(Path(path).suffix, "text/plain"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
        """Keep quiet."""

    def handle(self) -> None:
        """Answer; a window may be closed meanwhile."""
        with suppress(ConnectionError):
            super().handle()


_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6, mtime=0) if file.is_file() else b""


@contextmanager
def served(out: Path) -> Iterator[str]:
    """Serve a site, and yield its address."""
    handler = partial(_Handler, out=out)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
