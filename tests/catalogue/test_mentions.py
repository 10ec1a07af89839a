"""The codes that a text names."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_log import made_log
from site_fixtures import ROOT

from sphinx_zegocodes.catalogue.catalogue import load_catalogue
from sphinx_zegocodes.catalogue.codes_in_text import find_mentions

CASES = Path(__file__).with_name("mentions.txt").read_text("utf-8")
KNOWN = frozenset(re.findall(r"\d+", CASES.split("\n", 1)[0]))
WORDS = ("code", "Code", "codes", "errorCode", "错误码", "返回代码", "ZEGO", "port", "is", "and")
NUMBERS = ("50001", "104", "１００２００１", "1" * 19, "50001 bytes", "3 个")
PIECES = st.sampled_from([*"09０９-－−.,:/、，（）[]\"'\\> \n码和是a", *WORDS, *NUMBERS])


def cases() -> list[tuple[str, str]]:
    lines = (line for line in CASES.splitlines() if line and not line.startswith("# "))
    parts = (line.rpartition("=>") for line in lines if not line.startswith("##"))
    return [(text.removesuffix(" "), codes.strip()) for text, _, codes in parts]


def codes_in(text: str) -> str:
    return " ".join(mention.code for mention in find_mentions(text, KNOWN))


@pytest.mark.parametrize(("text", "codes"), cases())
def test_what_a_text_names(text: str, codes: str) -> None:
    assert codes_in(text) == codes


@pytest.mark.parametrize(("text", "codes"), cases())
def test_lines_do_not_matter_to_each_other(text: str, codes: str) -> None:
    assert codes_in(f"code\n{text}\n104\n") == codes
    assert codes_in(f"错误码：\r\n{text}\r\n、104") == codes


def test_a_long_log_in_which_all_numbers_look_like_codes() -> None:
    codes = list(load_catalogue(ROOT / "data")[0].codes)
    known = frozenset(codes)
    lines = list(made_log(codes, 2000))
    found = [[mention.code for mention in find_mentions(line, known)] for line, _ in lines]
    wrong = [(line, got) for (line, named), got in zip(lines, found, strict=True) if got != named]
    assert wrong == []
    assert sum(len(named) for _, named in lines) == 400
    assert sum(len(re.findall(r"\d{5,}", line)) for line, _ in lines) > 2000


@given(st.one_of(st.lists(PIECES).map("".join), st.text()))
@example("错误码：１０４、-5024")
def test_mentions_are_in_order_and_point_at_their_digits(text: str) -> None:
    end = 0
    for mention in find_mentions(text, KNOWN):
        assert end <= mention.start < mention.end
        end = mention.end
        shown = unicodedata.normalize("NFKC", text[mention.start : end]).replace("−", "-")
        assert mention.code == re.sub("[,_'’]", "", shown)
        assert mention.code.removeprefix("-").isdecimal()
        assert len(mention.code.removeprefix("-")) <= 18
