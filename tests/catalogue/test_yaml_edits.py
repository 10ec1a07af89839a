"""Items added to a list of a YAML file that people write, no byte of theirs changed."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_zegocodes.catalogue.yaml_edits import with_items, with_values
from sphinx_zegocodes.catalogue.yaml_file import value_of

ADDED = {"at": "a/b/1", "when": "2026-01-31", "why": "", "last": {"description": "一\n二"}}
ITEM = (
    "- at: a/b/1\n  when: 2026-01-31\n  why: ''\n  last:\n    description: |-\n      一\n      二\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("t: x\n", "t: x\nleft:\n  @", id="no section"),
        pytest.param("t: x", "t: x\nleft:\n  @", id="no last newline"),
        pytest.param("t: x\n# end\n\n", "t: x\n# end\n\nleft:\n  @", id="a comment"),
        pytest.param(
            "left:\n  - at: y # why\n# end\nt: x\n",
            "left:\n  - at: y # why\n  @# end\nt: x\n",
            id="before another section",
        ),
        pytest.param("left:\n- at: y\n", "left:\n- at: y\n@", id="no margin"),
        pytest.param(
            "left:\n  - why: |\n      y\n\n  # c\nt: x\n",
            "left:\n  - why: |\n      y\n\n  @  # c\nt: x\n",
            id="behind a block",
        ),
        pytest.param(
            "left:\n  - at: y\n    to:\nt: x\n",
            "left:\n  - at: y\n    to:\n  @t: x\n",
            id="behind nothing",
        ),
        pytest.param("\ufefft: 房\n", "\ufefft: 房\nleft:\n  @", id="a byte order mark"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_they_stand_behind_the_others(text: str, expected: str, newline: str) -> None:
    margin = expected[: expected.index("@")].rpartition("\n")[2]
    lines = ITEM.splitlines(keepends=True)
    item = lines[0] + "".join(margin + line for line in lines[1:])
    changed = with_items(text.replace("\n", newline), "left", [ADDED])
    kept = newline if "\n" in text else "\n"
    assert changed == expected.replace("@", item).replace("\n", kept)


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("left: []\nt: x\n", "left: [", "]\nt: x\n"),
        ("left: [{at: y}] # z\n", "left: [{at: y}, ", "] # z\n"),
        ("left: [\n  {at: y}, # z\n]\n", "left: [\n  {at: y}, # z\n", "]\n"),
    ],
)
def test_a_list_in_brackets_stays_one(text: str, before: str, behind: str) -> None:
    changed = with_items(text, "left", [ADDED]) or ""
    assert changed.startswith(before)
    assert changed.endswith(behind)
    assert yaml.load(changed, yaml.BaseLoader)["left"][-1] == ADDED  # noqa: S506 - text


@pytest.mark.parametrize(
    "text",
    [
        "{t: x}\n",
        "- t\n",
        "",
        "t: x\n...\n",
        "left:\nt: x\n",
        "left: y\n",
        "t: &a [{at: y}]\nleft: *a\n",
        "t: |+\n  x\n\n",
    ],
)
def test_what_would_not_say_the_same_is_left_alone(text: str) -> None:
    changed = with_items(text, "left", [ADDED])
    assert changed is None or changed.startswith(text)
    assert changed is None or text.startswith("t: |+")


@given(st.lists(st.text(max_size=30), min_size=1, max_size=3))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    """A text that YAML cannot hold is refused, not changed."""
    items = [ADDED | {"last": {"description": text}} for text in texts]
    before = "t: x # y\nleft:\n  - at: z\n"
    changed = with_items(before, "left", items)
    if changed is not None:
        assert changed.startswith(before)
        assert yaml.load(changed, yaml.BaseLoader)["left"][1:] == items  # noqa: S506
    elif all(text.isprintable() for text in texts):
        pytest.fail("it was refused")


TEXTS = {"a/b/1": "一。", "a/b/2": "'二', \"三\": 四 # 五"}
NOTED = """texts:\n@  a/b/1: 一。\n@  a/b/2: '''二'', "三": 四 # 五'\n"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("left:\n- at: x # why\n# end\n", "left:\n- at: x # why\n  {}# end\n"),
        ("left:\n  - at: x\n    why: |\n      y\n\n  - at: z", None),
        (
            "left:\n  - at: x\n    texts:\n      a/b/1: alt\n    why: y\n",
            "left:\n  - at: x\n    {}    why: y\n",
        ),
        ("left:\n  - texts: {a/b/1: alt}\n    at: x\n", None),
        ("left: [{at: x}]\n", None),
        ("left: [{at: x, texts: {}}, {at: z}]\n", None),
        ("left:\r\n- at: x\r\n", None),
    ],
)
def test_a_value_is_set_and_nothing_else_changes(text: str, expected: str | None) -> None:
    written = with_values(text, "texts", {("left", 0): TEXTS})
    assert written is not None
    first, *others = value_of(text)["left"]
    assert value_of(written) == {"left": [{**first, "texts": TEXTS}, *others]}
    assert ("\r\n" in text) == ("\r\n" in written)
    if expected:
        margin = " " * (expected.index("{") - expected.rindex("\n", 0, expected.index("{")) - 1)
        assert written == expected.format(NOTED.replace("@", margin))
    without = with_values(written, "texts", {("left", 0): {}})
    assert without is not None
    assert not value_of(without)["left"][0].get("texts")


def test_nothing_is_put_where_an_alias_stands() -> None:
    with pytest.raises(yaml.YAMLError):
        with_values("left:\n  - &one\n    at: x\n  - *one\n", "texts", {("left", 0): TEXTS})
