"""``zegocodes explain``: say what codes mean, those that a person types or those in a log."""

from __future__ import annotations

import functools
import io
import os
import sys
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.catalogue.exports import dump_json, groups_of_codes, publish_found
from sphinx_zegocodes.catalogue.lookup import Lookup
from sphinx_zegocodes.catalogue.permalinks import is_site
from sphinx_zegocodes.catalogue.records import anchor_of
from sphinx_zegocodes.catalogue.storage import published_data
from sphinx_zegocodes.commands.answer import Explainer
from sphinx_zegocodes.commands.console import (
    CLEAN,
    FAILED,
    FINDINGS,
    painter,
    say,
    write_for_programs,
)
from sphinx_zegocodes.commands.question import read_asked
from sphinx_zegocodes.sources.project import read_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx_zegocodes.catalogue.catalogue import Catalogue
    from sphinx_zegocodes.catalogue.lookup import Found
    from sphinx_zegocodes.commands.log import Tally

_TEXT = "-"
"""The argument that stands for a text from standard input."""
_BUILT = "_build/html"
"""Where ``make html`` builds the site."""
_HELP = """
The exit status is 0 where all that was asked for is known, or a text names a known code; 1 where
it does not; 2 where something cannot be read or opened. SITE_URL, the address of the site, makes
addresses absolute. The data are those of the project, or else those that came with zegocodes.
"""


def add_options(explain: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    explain.epilog = _HELP
    explain.add_argument(
        "asked",
        nargs="+",
        metavar="CODE",
        help="a code (104), an entry (rtc-server/room/104), a text that names codes, "
        "or - for standard input: a log, say, each code of which is explained once",
    )
    how = explain.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print the records of codes.json")
    how.add_argument("--open", action="store_true", help="open the pages in the browser")
    explain.set_defaults(run=functools.partial(_explain, explain))


def _explain(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from_text = _TEXT in arguments.asked
    if from_text and (len(arguments.asked) > 1 or arguments.open):
        parser.error("- stands alone, without other codes and without --open")
    catalogue = _load(arguments.project)
    if catalogue is None:
        return FAILED
    site = os.environ.get("SITE_URL", "").rstrip("/")
    if site and not is_site(site):
        say(
            [f"SITE_URL has to be an absolute address, as https://codes.example.org: {site}"],
            sys.stderr,
        )
        return FAILED
    if from_text:
        return _explain_text(catalogue, site, as_json=arguments.json)
    asked = read_asked(arguments.asked, Lookup(catalogue))
    status = FINDINGS if asked.problems else CLEAN
    if arguments.open:
        unopened = [*_open(asked.found, site, arguments.project)]
        say(unopened, sys.stderr)
        status = FAILED if unopened else status
    elif arguments.json:
        published = list(publish_found(catalogue, site, asked.found))
        groups = groups_of_codes(catalogue, published)
        write_for_programs([dump_json(published, groups).decode()])
    else:
        explainer = Explainer(catalogue, site, painter(sys.stdout))
        say(_parted(explainer.explain(found) for found in asked.found), sys.stdout)
    say(asked.problems, sys.stderr)
    return status


def _explain_text(catalogue: Catalogue, site: str, *, as_json: bool) -> int:
    """Explain the codes that standard input names."""
    from sphinx_zegocodes.commands.log import dump_log, encoding_of, tally  # noqa: PLC0415 - logs alone need it

    if sys.stdin is None:  # it was closed
        say(["there is no standard input to read"], sys.stderr)
        return FAILED
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding=encoding_of(sys.stdin.buffer), errors="surrogateescape")
    lookup = Lookup(catalogue)
    tallies = tally(sys.stdin, lookup)
    named = [(each, found) for each in tallies if (found := lookup.find(each.code))]
    if as_json:
        known = [found for _, found in named]
        published = list(publish_found(catalogue, site, known))
        groups = groups_of_codes(catalogue, published)
        write_for_programs([dump_log(published, tallies, groups).decode()])
    else:
        explainer = Explainer(catalogue, site, painter(sys.stdout))
        explained = (explainer.explain(found, _remark(each)) for each, found in named)
        say(_parted(explained), sys.stdout)
    unknown = [_place(each) for each in tallies if not each.known]
    say([f"not in the data: {', '.join(unknown)}"] * bool(unknown), sys.stderr)
    say(["the text names no code"] * (not tallies), sys.stderr)
    return CLEAN if named else FINDINGS


def _load(folder: Path) -> Catalogue | None:
    """Load the data of the project in a folder, or else those that came with the package."""
    project, diagnostics = read_settings(folder)
    if project is not None:
        own = any((project.data / "codes").glob("*.json")) or folder.parts
        catalogue, diagnostics = load_catalogue(project.data if own else published_data())
    say(diagnostics, sys.stderr)
    return None if diagnostics else catalogue


def _parted(explanations: Iterable[Iterator[str]]) -> Iterator[str]:
    """Yield the lines of several explanations with an empty one between them."""
    for index, lines in enumerate(explanations):
        yield from [""] * bool(index)
        yield from lines


def _remark(each: Tally) -> str:
    return f"出现 {each.count} 次，首次在第 {each.line} 行：{each.text}"


def _place(each: Tally) -> str:
    times = f"{each.count} times, first" if each.count > 1 else "once,"
    return f"{each.code} ({times} in line {each.line})"


def _open(codes: Iterable[Found], site: str, folder: Path) -> Iterator[str]:
    """Open the pages of codes in the browser; yield what keeps one from being opened."""
    import webbrowser  # noqa: PLC0415 - slow to import, and seldom used

    for found in codes:
        anchor = f"#{anchor_of(found.key)}" if found.key else ""
        built = folder.absolute() / _BUILT / "codes" / found.code / "index.html"
        if not site and not built.is_file():
            yield f"there is no page {built}; build the site with make html, or set SITE_URL"
            continue
        address = f"{site}/codes/{found.code}/" if site else built.as_uri()
        if not webbrowser.open(address + anchor):
            yield f"no browser could be started for {address}{anchor}"
