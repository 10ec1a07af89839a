"""Sphinx's translations for scripts: the same, without what a strict policy forbids."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sphinx
from small_project import write_project
from sphinx_builds import build, soup

if TYPE_CHECKING:
    from sphinx_builds import Build

WRITTEN = re.compile(
    r"Object\.assign\(Documentation\.TRANSLATIONS, (?P<messages>{.*})\);\n"
    r"Documentation\.PLURAL_EXPR = \(n\) => \((?P<plural_expr>.*)\);\n"
    r"Documentation\.LOCALE = (?P<locale>.*);\n"
)


@pytest.mark.parametrize("language", ["zh_CN", "ru"])
def test_all_of_them_are_there(tmp_path: Path, language: str) -> None:
    made = build(write_project(tmp_path / "p"), tmp_path / "out", settings={"language": language})
    written = WRITTEN.fullmatch((made.out / "_static/translations.js").read_text("utf-8"))
    given = Path(sphinx.__file__).parent / f"locale/{language}/LC_MESSAGES/sphinx.js"
    call = re.fullmatch(r"Documentation\.addTranslations\((.*)\);", given.read_text(), re.DOTALL)
    assert written
    assert call
    messages = json.loads(written["messages"])
    of_sphinx = json.loads(call[1])["messages"]
    assert ("复制链接" in messages.values()) == (language == "zh_CN")
    assert json.loads(call[1]) == {
        "messages": {message: messages[message] for message in of_sphinx},
        "plural_expr": written["plural_expr"],
        "locale": json.loads(written["locale"]),
    }


def test_english_needs_none(tmp_path: Path) -> None:
    made = build(write_project(tmp_path / "p"), tmp_path / "out")
    assert not (made.out / "_static/translations.js").exists()


def test_pages_name_the_file_by_its_checksum(site: Build) -> None:
    (script,) = soup(site.out / "codes/104/index.html").select("script[src*=translations]")
    served = (site.out / "_static/translations.js").read_bytes()
    assert script["src"].endswith(f"?v={zlib.crc32(served):08x}")
