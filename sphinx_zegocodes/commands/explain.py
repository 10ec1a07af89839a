"""``zegocodes explain``: say what codes mean, those that a person types or those in a log."""

from __future__ import annotations

import contextlib
import errno
import functools
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from sphinx_zegocodes.catalogue.catalogue import Catalogue, load_catalogue
from sphinx_zegocodes.catalogue.exports import dump_json, groups_of_codes, publish_found
from sphinx_zegocodes.catalogue.lookup import Lookup
from sphinx_zegocodes.catalogue.permalinks import is_site
from sphinx_zegocodes.catalogue.po_file import language_among, languages_in
from sphinx_zegocodes.catalogue.queries import read_query
from sphinx_zegocodes.catalogue.records import anchor_of
from sphinx_zegocodes.catalogue.storage import published_data
from sphinx_zegocodes.catalogue.wording import ngettext, speak
from sphinx_zegocodes.commands.answer import Explainer
from sphinx_zegocodes.commands.console import (
    CLEAN,
    FAILED,
    FINDINGS,
    painter,
    say,
    write_for_programs,
)
from sphinx_zegocodes.commands.question import read_asked, shown
from sphinx_zegocodes.sources.project import read_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sphinx_zegocodes.catalogue.lookup import Found
    from sphinx_zegocodes.commands.log import Tally
    from sphinx_zegocodes.commands.question import Asked

_TEXT = "-"
"""The argument that stands for a text from standard input."""
_HOW = "; for several files: cat FILE... | zegocodes explain -"
"""How to explain what cannot be given as arguments."""
_BUILT = "_build/html"
"""Where ``make html`` builds the site."""
_HELP = """
The exit status is 0 where all that was asked for is known, a text names a known code, or a code has
all of the words; 1 where that is not so; 2 where something cannot be read or opened. SITE_URL, the
address of the site, makes addresses absolute. The data are those of the project, or else those that
came with zegocodes.
"""


def add_options(explain: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    explain.epilog = _HELP
    explain.add_argument(
        "asked",
        nargs="+",
        metavar="CODE",
        help="a code (104), an entry (rtc-server/room/104), a range (1102xxx), a text that names "
        "codes, words (房间不存在), or a file (- is standard input): a log, say, each code of "
        "which is explained once",
    )
    how = explain.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print the records of codes.json")
    how.add_argument("--open", action="store_true", help="open the pages in the browser")
    explain.add_argument(
        "--language",
        metavar="LANGUAGE",
        help="explain in this language, as en; by default in that of the project",
    )
    explain.set_defaults(run=functools.partial(_explain, explain))


def _explain(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    logs = [each for each in arguments.asked if _is_log(each)]
    if logs and (len(arguments.asked) > 1 or arguments.open):
        parser.error(f"{shown(logs[0])} stands alone, without other codes and without --open{_HOW}")
    catalogue, data = _load(arguments.project, arguments.language, whole=arguments.json)
    if catalogue is None:
        return FAILED
    site = os.environ.get("SITE_URL", "").rstrip("/")
    if site and not is_site(site):
        say(
            [f"SITE_URL has to be an absolute address, as https://codes.example.org: {site}"],
            sys.stderr,
        )
        return FAILED
    if logs:
        return _explain_log(catalogue, site, logs[0], as_json=arguments.json)
    asked = _ask(arguments.asked, catalogue, data)
    found = [*asked.found, *(each for within in asked.ranges for each in within.known)]
    problems = [*asked.unread, *asked.problems]
    status = FINDINGS if problems else CLEAN
    if arguments.open:
        unopened = [*_open(found[: 1 if asked.listed else None], site, arguments.project)]
        say(unopened, sys.stderr)
        status = FAILED if unopened else status
    elif arguments.json:
        published = list(publish_found(catalogue, site, found))
        groups = groups_of_codes(catalogue, published)
        write_for_programs([dump_json(published, groups, catalogue.releases.day).decode()])
    elif asked.listed:
        say(asked.listed, sys.stdout)
    else:
        explainer = Explainer(catalogue, site, painter(sys.stdout))
        explained = (explainer.explain(each) for each in asked.found)
        ranges = (explainer.explain_range(each) for each in asked.ranges)
        say(_parted([*explained, *ranges, explainer.explain_day(found)]), sys.stdout)
    say(problems, sys.stderr)
    return status


def _ask(arguments: Sequence[str], catalogue: Catalogue, data: Path) -> Asked:
    """Look up what was asked for, by numbers and entries, or else by words."""
    lookup = Lookup(catalogue)
    asked = read_asked(arguments, lookup)
    if not asked.words:
        return asked
    from sphinx_zegocodes.commands.by_words import ask_by_words, load_search  # noqa: PLC0415 - words alone need it

    search, problems = load_search(catalogue, data)
    say(problems, sys.stderr)
    return ask_by_words(asked, search, lookup, painter(sys.stdout))


def _is_log(argument: str) -> bool:
    """Tell whether an argument names a file or standard input, and is no number and no entry."""
    is_code = argument.removeprefix("-").isdigit() or read_query(argument, ()).key
    return argument == _TEXT or (not is_code and os.path.isfile(argument))  # noqa: PTH113 - it may be any text


def _explain_log(catalogue: Catalogue, site: str, path: str, *, as_json: bool) -> int:
    """Explain the codes that a file names, or standard input."""
    try:
        log = _opened(path)
    except OSError as error:
        what = "standard input" if path == _TEXT else shown(path)
        say([f"cannot read {what}: {error.strerror}"], sys.stderr)
        return FAILED
    with log as text:
        return _explain_text(catalogue, site, text, as_json=as_json)


def _opened(path: str) -> AbstractContextManager[TextIO]:
    from sphinx_zegocodes.commands.log import encoding_of  # noqa: PLC0415 - logs alone need it

    if path != _TEXT:
        file = Path(path).open("rb")  # noqa: SIM115 - closed with what decodes it
        return io.TextIOWrapper(file, encoding_of(file), errors="surrogateescape")
    if sys.stdin is None:  # it was closed
        raise OSError(errno.EBADF, "it is closed")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding=encoding_of(sys.stdin.buffer), errors="surrogateescape")
    return contextlib.nullcontext(sys.stdin)


def _explain_text(catalogue: Catalogue, site: str, text: TextIO, *, as_json: bool) -> int:
    """Explain the codes that a text names."""
    from sphinx_zegocodes.commands.log import dump_log, tally  # noqa: PLC0415 - logs alone need it

    lookup = Lookup(catalogue)
    tallies = tally(text, lookup)
    named = [(each, found) for each in tallies if (found := lookup.find(each.code))]
    if as_json:
        known = [found for _, found in named]
        published = list(publish_found(catalogue, site, known))
        groups = groups_of_codes(catalogue, published)
        content = dump_log(published, tallies, groups, catalogue.releases.day)
        write_for_programs([content.decode()])
    else:
        explainer = Explainer(catalogue, site, painter(sys.stdout))
        explained = (explainer.explain(found, _remark(each)) for each, found in named)
        day = explainer.explain_day(found for _, found in named)
        say(_parted([*explained, day]), sys.stdout)
    unknown = [_place(each) for each in tallies if not each.known]
    say([f"not in the data: {', '.join(unknown)}"] * bool(unknown), sys.stderr)
    say(["the text names no code"] * (not tallies), sys.stderr)
    return CLEAN if named else FINDINGS


def _load(folder: Path, asked: str | None, *, whole: bool) -> tuple[Catalogue | None, Path]:
    """Load the data of the project in a folder, or else those that came with the package.

    They are in the language that is asked for, or else in the project's; the ``whole`` data have
    the other languages too.
    """
    project, diagnostics = read_settings(folder)
    data = published_data()
    if project is not None:
        language = asked or project.language
        speak(language)
        own = any((project.data / "codes").glob("*.json")) or folder.parts
        data = project.data if own else data
        known = languages_in(data)
        is_translated = language_among(known, language) is not None
        if asked and not is_translated and asked.partition("_")[0] != Catalogue.language:
            named = ", ".join((Catalogue.language, *known))
            say([f"there is no translation into {asked}; there are texts in {named}"], sys.stderr)
            return None, data
        if whole or is_translated:
            from sphinx_zegocodes.catalogue.translation import load_in  # noqa: PLC0415 - slow

            catalogue, diagnostics = load_in(data, language)
        else:
            catalogue, diagnostics = load_catalogue(data)
    say(diagnostics, sys.stderr)
    return None if diagnostics else catalogue, data


def _parted(explanations: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of several explanations with an empty one between them."""
    for index, lines in enumerate(explanations):
        for number, line in enumerate(lines):
            yield from [""] * (index > 0 and not number)
            yield line


def _remark(each: Tally) -> str:
    return ngettext(
        "%(count)s time, in line %(line)s: %(text)s",
        "%(count)s times, first in line %(line)s: %(text)s",
        each.count,
        line=each.line,
        text=each.text,
    )


def _place(each: Tally) -> str:
    times = f"{each.count} times, first" if each.count > 1 else "once,"
    return f"{each.code} ({times} in line {each.line})"


def _open(codes: Iterable[Found], site: str, folder: Path) -> Iterator[str]:
    """Open the pages of codes in the browser; yield what keeps one from being opened."""
    import webbrowser  # noqa: PLC0415 - slow to import, and seldom used

    for found in codes:
        anchor = f"#{anchor_of(found.key)}" if found.key else ""
        code = found.code
        if not found.entries and not found.departed:  # an inner number has no page
            code = found.reported[0].entry.code
        built = folder.absolute() / _BUILT / "codes" / code / "index.html"
        if not site and not built.is_file():
            yield f"there is no page {built}; build the site with make html, or set SITE_URL"
            continue
        address = f"{site}/codes/{code}/" if site else built.as_uri()
        if not webbrowser.open(address + anchor):
            yield f"no browser could be started for {address}{anchor}"
