"""One answer wherever a person asks: in the box, on the search page, and at the command line."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from asked import Answer, queries
from real_data import real_catalogue, real_lookup

from sphinx_zegocodes.catalogue.queries import read_query

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

BOX = """async (queries) => {
  await zegocodes.lookup.use();
  const found = [];
  for (const query of queries) {
    const { lookup } = zegocodes;
    const suggested = await lookup.search(query.replaceAll("\\n", " "));
    const codes = [...new Set(suggested.rows.map(({ code }) => code))];
    const unknown = suggested.near.map(({ code }) => code);
    const near = Boolean(suggested.isNear);
    found.push({ codes, unknown, near, landing: lookup.landing(suggested) ?? null });
  }
  return found;
}"""
"""Types texts into the box: what is suggested, and where Enter leads."""
SEARCH = """async (queries) => {
  const out = document.getElementById("search-results");
  const all = (selector, pattern) =>
    [...out.querySelectorAll(selector)].map(({ textContent }) => pattern.exec(textContent)?.[1]);
  const found = [];
  for (const query of queries) {
    await Search.performSearch(query);
    const codes = all("ul.search > li > a[href*='/codes/']", /^(-?\\d+) /).filter(Boolean);
    const unknown = all("h2", /没有返回码 (.*)/).filter(Boolean);
    const near = out.textContent.includes(zegocodes.lookup.NEAR);
    found.push({ codes: [...new Set(codes)], unknown, near });
  }
  return found;
}"""
"""Asks the search page: the codes of its first results, and the numbers that it does not know."""
READ = """async ([texts, known]) => {
  await zegocodes.lookup.use();
  const { grammar } = await zegocodes.lookup.open();
  const read = (text) => zegocodes.lookup.readQuery(text, new Set(known), grammar);
  const label = ({ label, code }) => [label, code];
  return texts.map(read).map(({ key = null, codes, ranges, isAlone = false, maybe }) =>
    [key, codes, ranges.map(label), isAlone, maybe]);
}"""
"""Reads texts as the site's script does."""

QUERIES = queries()


def as_codes() -> list[tuple[str, str]]:
    """Return each code as a query of its own."""
    codes = list(real_catalogue().codes)
    assert len(codes) == 411
    return [(code, code) for code in codes]


def wrong(
    asked: list[tuple[str, str]], found: list[dict[str, Any]]
) -> list[tuple[str, str, Answer]]:
    """Return the queries that are answered otherwise than expected."""
    answers = msgspec.convert(found, list[Answer])
    pairs = zip(asked, answers, strict=True)
    return [(*each, answer) for each, answer in pairs if not answer.fits(each[1])]


def test_the_box(home: str, open_page: Open) -> None:
    asked = [*QUERIES, *as_codes()]
    found = open_page(f"{home}rtc-server/").evaluate(BOX, [query for query, _ in asked])
    assert wrong(asked, found) == []
    for (query, expected), answer in zip(asked, found, strict=True):
        first = expected.split()[0]
        if not first.isdigit():
            assert answer["landing"] is None, query
        elif codes_in(query) and not is_key(query):
            inner = real_catalogue().reported.get(first, [])
            page = first if first in real_catalogue().codes else inner[0].entry.code
            assert answer["landing"] == f"{home}codes/{page}/", query


def codes_in(query: str) -> tuple[str, ...]:
    read = read_query(query, real_lookup())
    return read.codes or read.maybe


def is_key(query: str) -> bool:
    return read_query(query, ()).key is not None


def test_the_search_page(home: str, open_page: Open) -> None:
    asked = [(query, expected) for query, expected in QUERIES if expected != "-"] + as_codes()[::5]
    page = open_page(f"{home}search/")
    page.wait_for_function("Search.hasIndex()")
    assert wrong(asked, page.evaluate(SEARCH, [query for query, _ in asked])) == []


def test_both_languages_read_any_text_alike(home: str, open_page: Open) -> None:
    known = sorted(real_lookup().keys)
    chance = random.Random(11)  # noqa: S311 - the same every time
    pieces = [
        *"0123456789104-~.,:/_'’xX*、，（）[]\"\\> \t码和是aE%",
        *("104", "50001", "50,001", "1102xxx", "005", "2024-01-31", "10:30", "1.2.3"),
        *("code", "error ", "Err", "返回", "错误码", " and ", "ssrc=", "10.0.0.1 ", "HTTP ", " ms"),
    ]
    texts = [query.strip() for query, _ in QUERIES if query.isascii()]
    texts += [
        "".join(chance.choices(pieces, k=chance.randrange(1, 9))).strip() for _ in range(4000)
    ]
    # The script is given texts in compatibility form.
    texts = [text for text in texts if "，" not in text and "（" not in text and "）" not in text]
    found = open_page(f"{home}rtc-server/").evaluate(READ, [texts, known])
    for text, (key, codes, ranges, is_alone, maybe) in zip(texts, found, strict=True):
        query = read_query(text, known)
        asked = [[each.label, each.code] for each in query.ranges]
        assert (key, codes, ranges, is_alone, maybe) == (
            query.key,
            list(query.codes),
            asked,
            query.is_alone,
            list(query.maybe),
        ), text


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("50,001", ["50001"]),
        ("E1103061", ["1103061"]),
        ("104、5024", ["104", "5024"]),
        ("error 5201", ["5201"]),
    ],
)
def test_an_address_that_is_none(
    home: str, open_page: Open, address: str, codes: list[str]
) -> None:
    page = open_page(f"{home}codes/{address}/")
    assert page.locator(".zego-asked a").all_inner_texts() == codes
