"""The look-up box in Chromium: what a look-up loads, how long suggestions take, also on a phone."""

from __future__ import annotations

import gzip
import statistics
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from figures import Figure
from lookup_queries import queries
from made_projects import project, site
from playwright.sync_api import sync_playwright
from slow_phone import CHROMIUM, SLOWER, served, slow_phone

from sphinx_zegocodes.catalogue.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_MOST_BYTES = 150_000
_MOST_MILLISECONDS = 50
_EACH = 50
"""How many queries of each kind there are."""

_SHOWN = 10
"""How many of the queries that miss the target are named."""

_LOOK_UP = """async (query) => {
  await zegocodes.lookup.use();
  const [box] = zegocodes.lookup.boxes;
  const type = async (text) => {
    const start = performance.now();
    box.field.value = text;
    box.field.dispatchEvent(new InputEvent("input"));
    await box.looking;
    return performance.now() - start;
  };
  box.field.focus();
  const loading = await type(query);
  const resources = performance.getEntriesByType("resource").map(({ name }) => name);
  const loaded = resources.filter((name) => name.includes("/zegocodes-lookup/"));
  const again = [];
  for (let round = 0; round < 3; round++) {
    await type("zzz"); // so that it does not go on from what it found
    again.push(await type(query));
  }
  return { loading, again, paths: loaded.map((name) => new URL(name).pathname.slice(1)) };
}"""
"""Looks a query up in a page that has just been opened, and then again."""

_MOST_ON_A_PHONE = 800
_ON_A_PHONE = ("50001", "房间不存在", "error 5201")
_FROM_FOCUS = """async (query) => {
  const field = document.querySelector(".zego-lookup-input");
  const start = performance.now();
  field.focus();
  field.value = query;
  field.dispatchEvent(new InputEvent("input"));
  while (!document.querySelector(".zego-lookup-option"))
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}"""
"""Returns the milliseconds from the focus until the suggestions are painted."""


class LookUp(msgspec.Struct, frozen=True):
    """A look-up."""

    loading: float
    """Milliseconds from the key to the suggestions, loading included."""
    again: list[float]
    """The same once that is loaded, some times."""
    paths: list[str]
    """The files that it loaded."""


def measure(codes: int) -> list[Figure]:
    """Look hundreds of queries up in the site of so many codes, each in a page of its own."""
    what = f"look-up, {codes:,} codes" if codes else "look-up, the real codes"
    if not CHROMIUM:
        return [Figure(what, "not measured", "", met=True, detail="no Chromium is installed")]
    catalogue, _ = load_catalogue(project(codes) / "data")
    asked = queries(catalogue, _EACH)
    out, _ = site(codes)
    with _opened(out, CHROMIUM) as (browser, home):
        page, page_of_code = browser.new_page(), f"{home}codes/{next(iter(catalogue.codes))}/"
        done = {query: _look_up(page, f"{home}search/", query) for query in asked}
        on_a_phone = {query: _on_a_phone(browser, page_of_code, query) for query in _ON_A_PHONE}
    slow = f"{what}: milliseconds from focus to suggestions, slow 4G, processor {SLOWER} × slower"
    return [*_figures(what, out, done), _worst(slow, on_a_phone, ".0f", _MOST_ON_A_PHONE)]


def _figures(what: str, out: Path, done: dict[str, LookUp]) -> Iterator[Figure]:
    compressed = cache(lambda path: len(gzip.compress((out / path).read_bytes(), mtime=0)))
    loads = {query: sum(map(compressed, one.paths)) for query, one in done.items()}
    times = {query: statistics.median(one.again) for query, one in done.items()}
    first = statistics.median(one.loading for one in done.values())
    loading = f"median with loading from this machine {first:.1f} ms"
    yield _worst(f"{what}: bytes that one loads, compressed", loads, ",.0f", _MOST_BYTES)
    yield _worst(
        f"{what}: milliseconds from a key to suggestions, once loaded",
        times,
        ".1f",
        _MOST_MILLISECONDS,
        loading,
    )


def _worst(
    what: str, values: Mapping[str, float], form: str, most: float, more: str = ""
) -> Figure:
    """Make a figure of the worst query; where it is too bad, the report names the worst ones."""
    worst = sorted(values, key=values.__getitem__, reverse=True)
    bad = [query for query in worst if values[query] > most]
    lines = [f"{what}: the worst", "", *(f"- {values[q]:{form}} for “{q}”" for q in bad[:_SHOWN])]
    median = f"for “{worst[0]}”; median {statistics.median(values.values()):{form}}"
    return Figure(
        f"{what}, the worst of {len(values)} queries",
        f"{values[worst[0]]:{form}}",
        f"at most {most:,}",
        not bad,
        "; ".join(filter(None, [median, f"too bad: {len(bad)}", more])),
        report="\n".join(lines) if bad else "",
    )


def _look_up(page: Page, address: str, query: str) -> LookUp:
    page.goto(address)
    return msgspec.convert(page.evaluate(_LOOK_UP, query), LookUp)


def _on_a_phone(browser: Browser, address: str, query: str) -> float:
    """Look a query up on a page that has loaded nothing for it yet, nor before."""
    with slow_phone(browser) as (phone, _):
        phone.goto(address)
        phone.evaluate("document.getElementById('__navigation').click()")  # the field's drawer
        phone.wait_for_timeout(1000)  # as a person takes to see it
        milliseconds: float = phone.evaluate(_FROM_FOCUS, query)
    return milliseconds


@contextmanager
def _opened(out: Path, browser: str) -> Iterator[tuple[Browser, str]]:
    """Serve a site, and start a browser."""
    with served(out) as home, sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        yield launched, home
        launched.close()
