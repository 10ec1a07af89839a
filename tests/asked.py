"""The queries of `queries.txt`, and what has to be first for each."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

_FILE = Path(__file__).with_name("queries.txt")
_RANGE = re.compile(r"(?P<digits>\d+)(?P<open>x+)|(?P<first>\d+)-(?P<last>\d+)")


class Answer(msgspec.Struct, frozen=True):
    """What a query finds, of any of the ways to look up."""

    codes: list[str]
    """The codes that are shown, each once, the best first."""
    unknown: list[str]
    """The numbers that no document has."""
    near: bool = False
    """Whether no row has all the words, and those that are shown share most of them."""

    def fits(self, expected: str) -> bool:
        """Tell whether this is the answer that the file has."""
        if expected == "-":
            return not (self.codes or self.unknown)
        if range_ := _RANGE.fullmatch(expected):
            return bool(self.codes) and not self.unknown and _within(self.codes[0], range_)
        several = expected.removeprefix("~").split()
        unknown = [each[1:] for each in several if each[0] == "?"]
        first = [each for each in several if each[0] != "?"]
        is_near = bool(unknown) or self.near == expected.startswith("~")
        return self.codes[: len(first)] == first and self.unknown == unknown and is_near


def _within(code: str, range_: re.Match[str]) -> bool:
    if range_["open"]:
        return re.fullmatch(f"{range_['digits']}\\d{{{len(range_['open'])}}}", code) is not None
    return int(range_["first"]) <= int(code) <= int(range_["last"])


def queries() -> list[tuple[str, str]]:
    """Return each query with what is expected."""
    lines = _FILE.read_text("utf-8").split("\n")
    pairs = (line.split("\t") for line in lines if line and not line.startswith("# "))
    return [(query.replace("\\n", "\n"), expected) for query, expected in pairs]
