"""Diffs: whatever changes, they lead from one text to the other."""

from __future__ import annotations

import difflib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_zegocodes.sources.diffs import unified_diff

LINES = st.lists(st.sampled_from("abcdefghijklmnop"), max_size=20)


def test_a_change_stands_between_lines_that_stay() -> None:
    old = "".join(f"{number}\n" for number in range(1, 10))
    new = old.replace("5\n", "five\n").removesuffix("\n")

    assert unified_diff("a.txt", old, new) == (
        "--- a.txt\n+++ a.txt\n@@ -2,8 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        "-9\n+9\n\\ No newline at end of file\n"
    )


def test_nothing_changes() -> None:
    assert unified_diff("a.txt", "a\nb\n", "a\nb\n") == unified_diff("a.txt", "", "") == ""


@pytest.mark.parametrize(("old", "new"), [("", "a\n"), ("a\n", ""), ("a\n", "b\n")])
def test_heads_are_as_difflib_writes_them(old: str, new: str) -> None:
    lines = difflib.unified_diff([old] * bool(old), [new] * bool(new), "a.txt", "a.txt")
    assert unified_diff("a.txt", old, new) == "".join(lines)


@given(LINES, LINES)
def test_it_leads_from_one_text_to_the_other(before: list[str], after: list[str]) -> None:
    old, new = ("".join(f"{line}\n" for line in lines) for lines in (before, after))

    assert patched(old, unified_diff("a.txt", old, new)) == new


def patched(text: str, diff: str) -> str:
    """Apply a diff to a text; every line that it names has to be there."""
    lines, made, at = text.splitlines(), list[str](), 0
    for line in diff.splitlines()[2:]:
        if head := re.match(r"@@ -(\d+)(?:,(\d+))? ", line):
            start = int(head[1]) - (head[2] != "0")
            made += lines[at:start]
            at = start
        elif line[0] == "+":
            made.append(line[1:])
        else:
            assert lines[at] == line[1:]
            made += [lines[at]] * (line[0] == " ")
            at += 1
    return "".join(f"{line}\n" for line in [*made, *lines[at:]])
