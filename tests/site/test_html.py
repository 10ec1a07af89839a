"""The HTML of all pages: valid by the W3C's checker, nothing inline, no link that leads nowhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import msgspec
import pytest
from html_pages import LINKS, addresses, dead_links
from left_entries import write_left
from site_fixtures import ROOT
from sphinx_builds import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from html_pages import Element
    from sphinx_builds import Build

    Validate = Callable[[Path], list["Finding"]]

JAR = ROOT / ".ci/node_modules/vnu-jar/build/dist/vnu.jar"
"""The Nu checker as the W3C hands it out, through npm: what PyPI has of it is from 2020."""
JAVA = ("java", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar")
"""Java, so that a program that runs for seconds needs half the time, and a larger stack for it."""
ACCEPTED = {
    # Furo's article holds the section that Sphinx makes, and that section holds the heading.
    "Article lacks heading.",
    "Consider using the “h1” element as a top-level heading only",
}
"""How the warnings begin that all pages have, and that the theme is answerable for."""


class Finding(msgspec.Struct, frozen=True):
    """What the checker says of a page."""

    page: str
    line: int
    message: str


@pytest.fixture(scope="module")
def validate() -> Validate:
    """Return a function that has the pages in a folder checked; the accepted is left out."""
    lacking = [
        what for what, has in (("Java", shutil.which("java")), (JAR, JAR.exists())) if not has
    ]
    if lacking:
        reason = f"HTML cannot be validated without {lacking[0]}; .ci/run installs it"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)

    def checked(folder: Path) -> list[Finding]:
        options = ("--format", "json", "--exit-zero-always", "--skip-non-html")
        done = subprocess.run([*JAVA, JAR, *options, folder], check=True, capture_output=True)
        messages = msgspec.json.decode(done.stderr)["messages"]
        # What is an `info` without a type of its own is a matter of style: <br /> for <br>.
        return [
            Finding(each["url"].partition(f"{folder}/")[2], each["lastLine"], each["message"])
            for each in messages
            if each["type"] != "info" or each.get("subType") == "warning"
        ]

    return checked


def is_accepted(finding: Finding) -> bool:
    return any(finding.message.startswith(start) for start in ACCEPTED)


def test_every_page_is_valid(site: Build, validate: Validate) -> None:
    findings = validate(site.out)
    assert [each for each in findings if not is_accepted(each)] == []
    assert all(any(each.message.startswith(start) for each in findings) for start in ACCEPTED)


def test_pages_of_what_left_are_valid(validate: Validate, tmp_path: Path) -> None:
    settings = {"html_theme": "furo", "language": "zh_CN"}
    built = build(write_left(tmp_path / "p"), tmp_path / "out", settings=settings)
    assert [each for each in validate(built.out) if not is_accepted(each)] == []


def test_faults_are_found(validate: Validate, tmp_path: Path) -> None:
    page = "<!doctype html><html lang=zh><title>x</title><p id=a>x<p id=a><img src=x><dl><dt>x</dl>"
    (tmp_path / "index.html").write_text(page)
    assert [each.message.partition(",")[0] for each in validate(tmp_path)] == [
        "Duplicate ID “a”.",
        "The first occurrence of ID “a” was here.",
        "An “img” element must have an “alt” attribute",
        "Element “dl” is missing a required instance of child element “dd”.",
    ]


def test_nothing_is_inline(elements: dict[str, list[Element]]) -> None:
    for page, found in elements.items():
        for each in found:
            inline = {name for name in each.attributes if name == "style" or name.startswith("on")}
            assert not inline, (page, each)
            assert each.name != "style", page
            assert each.name != "script" or "src" in each.attributes, page


def test_nothing_is_loaded_from_elsewhere(elements: dict[str, list[Element]]) -> None:
    for page, found in elements.items():
        for each in found:
            if each.name not in {"a", "use"}:
                for name in LINKS & each.attributes.keys():
                    assert "//" not in each.attributes[name], (page, each)


def test_every_link_leads_somewhere(editions: Path, elements: dict[str, list[Element]]) -> None:
    """They are relative, so that the site may stand in any folder; but for 404.html's."""
    assert dead_links(editions, elements) == set()
    for page, found in elements.items():
        assert page == "404.html" or not any(a.startswith("/") for a in addresses(found)), page
