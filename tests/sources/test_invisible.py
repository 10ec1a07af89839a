"""Characters that nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import prose_with_tables, read, read_cell

from sphinx_zegocodes.catalogue.rules.texts import FieldRule
from sphinx_zegocodes.lint.fixing import apply_fixes

if TYPE_CHECKING:
    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic

NOTHING = [
    *("\u200b", "\ufeff", "\u2060", "\u00ad", "\u200c", "\u200d", "\u200e", "\u202e", "\u2066"),
    *("\x00", "\x07", "\x1b", "\x7f", "\x9f", "\u180e", "\u3164", "\U000e0041", "\u200b\u200b"),
]
BREAKS = ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"]


def found_in(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    return [each for each in diagnostics if each.rule is FieldRule.INVISIBLE_CHARACTER]


@pytest.mark.parametrize("character", NOTHING, ids=ascii)
def test_what_has_no_width_is_found_taken_out_and_not_in_the_data(character: str) -> None:
    reading = read_cell(f"麦克{character}风不可用。")
    (found,) = found_in(reading.diagnostics)
    assert (found.span.column, found.span.end_column) == (9, 9 + len(character))
    assert found.fix is not None
    after = apply_fixes(reading.source.text.encode(), [found])[0].decode()
    assert after.splitlines()[2] == "| 1 | 麦克风不可用。 |"
    assert reading.document.tables[0].rows[0].description == "麦克风不可用。"


@pytest.mark.parametrize("character", BREAKS, ids=ascii)
def test_what_ends_lines_elsewhere_becomes_a_blank(character: str) -> None:
    reading = read_cell(f"a{character}b")
    (found,) = found_in(reading.diagnostics)
    after = apply_fixes(reading.source.text.encode(), [found])[0].decode()
    assert "| a b |" in after


@pytest.mark.parametrize(
    "text",
    ["👨\u200d👩\u200d👧", "❤\ufe0f", "می\u200cخواهم", "a\u00a0b", "a\u3000b", "中文"],
    ids=ascii,
)
def test_what_readers_see_is_left_alone(text: str) -> None:
    reading = read_cell(text)
    assert found_in(reading.diagnostics) == []
    assert reading.document.tables[0].rows[0].description == text


@pytest.mark.parametrize(
    "cell",
    ["`a\u200bb`", "<code>a\u200bb</code>", "[a](https://a.b/\u200bc)", "麦克&#8203;风", "a&shy;b",
     "a&ZeroWidthSpace;b", "a&#x200B;b", '<a href="https://a.b/\u200b">c</a>'],
    ids=ascii,
)  # fmt: skip
def test_code_addresses_tags_and_references_are_found_and_not_mended(cell: str) -> None:
    (found,) = found_in(read_cell(cell).diagnostics)
    assert found.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "# 错\u200b误\n",
        "错\u200b误\n",
        "> 错\u200b误\n",
        ":::note\n错\u200b误\n:::\n",
        "- 错\u200b误\n",
    ],
)
def test_prose_too(text: str) -> None:
    reading = prose_with_tables(text)
    assert len(found_in(reading.diagnostics)) == 1
    assert "\u200b" not in str(reading.document)


def test_codes_and_headers() -> None:
    reading = read("| 错误\u200b码 | 说明 |\n| --- | --- |\n| 10\u200b4 | 失败。 |\n")
    assert [each.span.start for each in found_in(reading.diagnostics)] == [(1, 5), (3, 5)]


@pytest.mark.parametrize("text", ["```\na\u200bb\n```\n", "<!--\na\u200bb\n-->\n", "\ufeff中\n"])
def test_blocks_of_code_and_comments_are_left_alone(text: str) -> None:
    assert found_in(prose_with_tables(text.removeprefix("\ufeff")).diagnostics) == []


def test_what_it_hid_is_no_markup() -> None:
    text = "<\u200bscript>a</\u200bscript> [b]\u200b(javascript:c) \u200b# d"
    description = read_cell(text).document.tables[0].rows[0].description
    assert description == r"\<script>a\</script> [b]\(javascript:c) # d"
