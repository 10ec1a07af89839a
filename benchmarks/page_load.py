"""What a page takes on a slow phone, in Chromium, beside plain Furo with the same text."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import msgspec
from figures import ROUNDS, Figure
from made_projects import REAL, folder, rival, site
from playwright.sync_api import sync_playwright
from processes import build_fresh
from slow_phone import CHROMIUM, SLOWER, served, slow_phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_PAGES = "codes/104/", "codes/50001/", "web-sdk/"
_OWN = ("codes/", "")
"""Pages that the others do not have."""
_LONG = ("web-sdk/",)
"""Pages with what tables alone need: their requests and bytes are reported."""
_MOST_REQUESTS = 4
_MOST_BYTES = 12 * 1024
_MOST_SLOWER = 1.15
_MOST_SHIFT = 0.02
_MOST_BLOCKED = 600
"""Milliseconds; half of what the longest page had before its scripts were divided."""
_QUIET = 3000
"""Milliseconds behind the end of loading in which scripts may still work."""

_OBSERVE = """
globalThis.observed = { lcp: 0, shift: 0, tasks: [] };
const observe = (type, note) => {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
  observer.observe({ type, buffered: true });
};
observe("largest-contentful-paint", ({ startTime }) => (observed.lcp = startTime));
observe("layout-shift", ({ value }) => (observed.shift += value));
observe("longtask", ({ startTime, duration }) => observed.tasks.push([startTime, duration]));
"""
_READ = """async (quiet) => {
  await new Promise((resolve) => setTimeout(resolve, quiet));
  const [{ startTime: painted }] = performance.getEntriesByName("first-contentful-paint");
  const late = observed.tasks.filter(([start, duration]) => start + duration > painted);
  const blocked = late.reduce((sum, [, duration]) => sum + duration - 50, 0);
  return { lcp: observed.lcp, shift: observed.shift, blocked };
}"""
"""Sums up what was observed. A task blocks by what it takes above 50 ms, behind the first paint."""


class Load(msgspec.Struct, frozen=True):
    """How a page was loaded."""

    requests: int
    """How many files it took, itself among them."""
    bytes: int
    """Their size as sent, headers included."""
    lcp: float
    """Milliseconds until its largest part was painted."""
    shift: float
    """How far its parts were moved (CLS)."""
    blocked: float
    """Milliseconds in which it could not answer (TBT)."""


def measure() -> list[Figure]:
    """Load pages of the real site, and those of hand-written ones, in turns."""
    if not CHROMIUM:
        return [Figure("pages on a slow phone", "not measured", "", met=True, detail="no Chromium")]
    (ours, _), theirs = site(REAL), folder("plain-furo")
    build_fresh(rival(REAL, "orphans"), theirs)
    loads: dict[tuple[str, str], list[Load]] = {}
    with served(ours) as our_home, served(theirs) as their_home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for _ in range(ROUNDS):
            for page in (*_PAGES, *_OWN):
                loads.setdefault(("ours", page), []).append(_load(browser, our_home + page))
                if page in _PAGES:
                    loads.setdefault(("theirs", page), []).append(_load(browser, their_home + page))
        browser.close()
    typical = {key: _median(each) for key, each in loads.items()}
    figures = [
        figure
        for page in _PAGES
        for figure in _beside(page, typical["ours", page], typical["theirs", page])
    ]
    return figures + [
        figure for page in _OWN for figure in _alone(f"/{page}", typical["ours", page])
    ]


def _beside(page: str, ours: Load, theirs: Load) -> Iterator[Figure]:
    """Yield the figures of a page that both have."""
    more, heavier = ours.requests - theirs.requests, ours.bytes - theirs.bytes
    slower, is_long = ours.lcp / theirs.lcp, page in _LONG
    yield Figure(
        f"/{page}: requests more than plain Furo with the same text",
        str(more),
        "reported" if is_long else f"at most {_MOST_REQUESTS}",
        is_long or more <= _MOST_REQUESTS,
        f"{ours.requests} and {theirs.requests}",
    )
    yield Figure(
        f"/{page}: compressed bytes more",
        f"{heavier:,}",
        "reported" if is_long else f"at most {_MOST_BYTES:,}",
        is_long or heavier <= _MOST_BYTES,
        f"{ours.bytes:,} and {theirs.bytes:,}",
    )
    yield Figure(
        f"/{page}: time to the largest paint, of that of plain Furo",
        f"{slower:.2f}",
        f"at most {_MOST_SLOWER}",
        slower <= _MOST_SLOWER,
        f"{ours.lcp:,.0f} and {theirs.lcp:,.0f} ms",
    )
    yield from _alone(f"/{page}", ours, f"plain Furo {theirs.blocked:.0f} ms")


def _alone(page: str, ours: Load, beside: str = "") -> Iterator[Figure]:
    """Yield the figures of a page that need no other."""
    taken = f"{ours.requests} requests, {ours.bytes:,} bytes, largest paint {ours.lcp:,.0f} ms"
    shift, blocked = ours.shift, ours.blocked
    yield Figure(
        f"{page}: layout shift", f"{shift:.3f}", f"at most {_MOST_SHIFT}", shift <= _MOST_SHIFT
    )
    yield Figure(
        f"{page}: milliseconds blocked, processor {SLOWER} × slower",
        f"{blocked:.0f}",
        f"at most {_MOST_BLOCKED}",
        blocked <= _MOST_BLOCKED,
        beside or taken,
    )


def _median(loads: list[Load]) -> Load:
    """Return the median of each."""
    names = Load.__struct_fields__
    return Load(*(statistics.median(getattr(load, name) for load in loads) for name in names))


def _load(browser: Browser, address: str) -> Load:
    """Load a page with nothing kept from before."""
    with slow_phone(browser) as (page, client):
        sent: list[float] = []
        client.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
        page.add_init_script(_OBSERVE)
        page.goto(address, wait_until="load")
        observed = page.evaluate(_READ, _QUIET)
    return Load(len(sent), int(sum(sent)), **observed)
