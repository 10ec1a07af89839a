"""The site as `deploy/nginx.conf` serves it: every address, its headers, and what is none."""

from __future__ import annotations

import gzip
import re
from functools import cache, partial
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NamedTuple, Self
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from browser_fixtures import POLICY
from projects import REPOSITORY
from site_fixtures import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message
    from pathlib import Path

    from nginx_fixtures import Nginx
    from sphinx_builds import Build

ADDRESSES = (REPOSITORY / "data/permalinks.txt").read_text("utf-8").splitlines()
PATH = urlsplit(ADDRESS).path.rstrip("/")
YEAR = "public, max-age=31536000, immutable"
ANY_ID = re.compile(r'<[^<>]* id="([^"]*)"')


class Answer(NamedTuple):
    """What a server says to one address."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Host:
    """A server that is asked over one connection."""

    def __init__(self, home: str) -> None:
        self.path = urlsplit(home).path.rstrip("/")
        self._connection = HTTPConnection(urlsplit(home).netloc)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def ask(self, address: str, **headers: str) -> Answer:
        """Ask for an address below the site's path."""
        self._connection.request("GET", self.path + address, headers=headers)
        answer = self._connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())

    def follow(self, address: str) -> tuple[bool, Answer]:
        """Ask for an address; tell whether it led on, once at most, and the last answer."""
        answer = self.ask(address)
        if answer.status != 301:
            return False, answer
        location = urljoin(self.path + address, answer.headers["Location"])
        assert location.startswith(f"{self.path}/"), location
        return True, self.ask(location.removeprefix(self.path))


@pytest.fixture(scope="module", params=["", PATH], ids=["root", "below"])
def host(
    request: pytest.FixtureRequest, nginx: Nginx, editions: Path, addressed_editions: Path
) -> Iterator[Host]:
    """Return the site at the root of a host, and below a path."""
    out = addressed_editions if request.param else editions
    with Host(nginx(out, request.param)) as host:
        yield host


def test_every_address_ever_published_answers(host: Host) -> None:
    @cache
    def asked(path: str) -> tuple[bool, Answer, frozenset[str]]:
        led_on, answer = host.follow(path)
        is_page = answer.headers["Content-Type"] == "text/html; charset=utf-8"
        return led_on, answer, frozenset(ANY_ID.findall(answer.text) if is_page else ())

    assert len(ADDRESSES) >= 1442
    refused = []
    for address in ADDRESSES:
        path, fragment = urldefrag(address)
        for way in {path, path.rstrip("/") or "/"}:  # tickets leave the last slash out
            led_on, answer, ids = asked(way)
            is_there = answer.status == 200 and (not fragment or fragment in ids)
            under_policy = answer.headers["Content-Security-Policy"] == POLICY
            if not is_there or not under_policy or led_on != (way != path):
                refused.append((way, fragment, led_on, answer.status))
    assert refused == []


@pytest.mark.parametrize(
    "address", ["/codes/999999/", "/codes/999999", "/none.json", "/_static/none.css?v=0123abcd"]
)
def test_what_is_none_is_told_so_under_the_policy(host: Host, address: str) -> None:
    answer = host.ask(address)
    assert answer.status == 404
    assert "本站没有这个地址对应的页面" in answer.text
    assert f'href="{host.path}/codes/"' in answer.text
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_redirect_keeps_what_was_asked_and_names_no_host(host: Host) -> None:
    answer = host.ask("/codes?document=web-sdk", Host="inside.example.org:8080")
    assert answer.status == 301
    assert answer.headers["Location"] == f"{host.path}/codes/?document=web-sdk"


def test_assets_with_a_checksum_are_kept_and_all_else_is_asked_for(host: Host) -> None:
    page = host.ask("/codes/104/")
    assets = re.findall(r'(?:href|src)="\.\./\.\.(/_static/[^"]*)"', page.text)
    kept = {asset: host.ask(asset).headers["Cache-Control"] for asset in assets}
    assert len(kept) > 10
    assert set(kept.values()) == {YEAR}
    lookup = "/_static/zegocodes-lookup/index.js"  # names what a look-up needs, with checksums
    for address in (
        lookup,
        "/",
        "/codes/104/",
        "/codes.json",
        "/searchindex.js",
        "/codes/104/?v=0123abcd",
    ):
        assert host.ask(address).headers["Cache-Control"] == "no-cache"


def test_a_page_that_did_not_change_is_not_sent_again(host: Host) -> None:
    first = host.ask("/codes/104/")
    again = host.ask("/codes/104/", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    ("address", "type_"),
    [
        ("/codes.json", "application/json"),
        ("/codes/104.json", "application/json"),
        ("/codes.schema.json", "application/json"),
        ("/codes.csv", "text/csv; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/llms.txt", "text/plain; charset=utf-8"),
        ("/codes/104.md", "text/markdown; charset=utf-8"),
        ("/searchindex.js", "application/javascript; charset=utf-8"),
        ("/_static/favicon.svg", "image/svg+xml"),
        ("/objects.inv", "application/octet-stream"),
    ],
)
def test_types(host: Host, address: str, type_: str) -> None:
    answer = host.ask(address, Origin="https://example.org")
    assert answer.headers["Content-Type"] == type_
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_browsers_know_the_search_by_its_type(host: Host) -> None:
    if host.path:  # the site at the root does not know its address, and so has none
        answer = host.ask("/opensearch.xml")
        assert answer.headers["Content-Type"].startswith("application/opensearchdescription+xml")
        assert answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize(
    "address", ["/", "/codes/104/", "/codes.json", "/codes.csv", "/web-sdk/", "/searchindex.js"]
)
def test_text_is_sent_compressed(host: Host, address: str) -> None:
    plain = host.ask(address)
    # A proxy says so by Via; nginx would send it nothing compressed by itself.
    packed = host.ask(address, **{"Accept-Encoding": "gzip", "Via": "1.1 proxy"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2


@pytest.mark.parametrize(
    ("told", "instead", "noticing"),
    [
        (" always;", ";", partial(test_what_is_none_is_told_so_under_the_policy, address="/x")),
        ("absolute_redirect off;", "", test_a_redirect_keeps_what_was_asked_and_names_no_host),
        ("[0-9a-f]{8}$", "", test_assets_with_a_checksum_are_kept_and_all_else_is_asked_for),
    ],
    ids=["policy", "redirect", "caching"],
)
def test_a_slip_in_the_configuration_is_noticed(
    nginx: Nginx, site: Build, told: str, instead: str, noticing: Callable[[Host], None]
) -> None:
    home = nginx(site.out, "", lambda text: text.replace(told, instead))
    with Host(home) as host, pytest.raises(AssertionError):
        noticing(host)
