"""Furo's templates: what is replaced in them, and that no English is left."""

from __future__ import annotations

import gettext
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import furo
import pytest
import sphinx
from babel.messages.pofile import read_po
from jinja2 import Environment
from jinja2.ext import InternationalizationExtension, extract_from_ast
from site_fixtures import ROOT
from small_project import write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.site.internals import furo as replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_builds import Build

CHINESE = {"html_theme": "furo", "language": "zh_CN"}
CATALOGUE = ROOT / "sphinx_zegocodes/locale"
NAMES = {"Furo"}
"""Text without a Chinese character that is no English either."""
SHOWN = ("aria-label", "title", "alt", "placeholder")
"""Attributes that people get to see or hear."""


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return another project in Chinese, with all that Furo can show."""
    project = write_project(
        tmp_path_factory.mktemp("other"),
        beta="beta\n====\n\n.. zego:table:: beta/main\n\n.. toctree::\n\n   deeper\n",
        deeper="名称\n====\n\n正文\n",
    )
    (project / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    settings = {
        **CHINESE,
        "html_logo": "logo.svg",
        "html_last_updated_fmt": "今日",
        "html_theme_options": {
            "source_repository": "https://example.org/a/b/",
            "source_branch": "main",
            "source_directory": "docs/",
            "light_css_variables": {"color-brand-primary": "#123456"},
        },
    }
    return build(project, tmp_path_factory.mktemp("out"), settings=settings)


def test_all_is_found_in_furo(site: Build, other_site: Build) -> None:
    assert site.warnings == []
    assert [w for w in other_site.warnings if "Furo" in w] == []


def test_what_is_not_found_is_warned_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(replaced._TEXTS, "search.html", ('"Look up"',))  # noqa: SLF001
    made = build(write_project(tmp_path / "p"), tmp_path / "out", settings=CHINESE)
    said = """WARNING: Furo's search.html no longer has what is to be replaced: '"Look up"'"""
    assert [w for w in made.warnings if "Furo" in w] == [f"{said} [zegocodes.theme]"]


def test_another_theme_is_left_alone(tmp_path: Path) -> None:
    made = build(write_project(tmp_path / "p"), tmp_path / "out")
    page = (made.out / "index.html").read_text("utf-8")
    assert "zegocodes-theme" not in page
    assert ".sidebar-toggle" not in (made.out / "_static/zegocodes.css").read_text("utf-8")
    assert ".sidebar-toggle" not in (made.out / "_static/zegocodes.js").read_text("utf-8")


def messages() -> Iterator[str]:
    """Yield all that Furo's templates have translated, and what is handed to be besides."""
    environment = Environment(extensions=[InternationalizationExtension], autoescape=True)
    for path in sorted(Path(furo.THEME_PATH).rglob("*.html")):
        source = path.read_text("utf-8")
        for old, new in replaced.replacements(path.relative_to(furo.THEME_PATH).as_posix()):
            source = source.replace(old, new)
        for _, _, message in extract_from_ast(environment.parse(source)):
            assert isinstance(message, str)
            yield message


def test_every_message_has_a_translation() -> None:
    with (CATALOGUE / "zh_CN/LC_MESSAGES/sphinx.po").open("rb") as file:
        ours = {message.id for message in read_po(file) if message.string}
    folder = Path(sphinx.__file__).parent / "locale"
    sphinxs = gettext.translation("sphinx", folder, ["zh_CN"])
    used = set(messages())
    left = {message for message in used - ours if sphinxs.gettext(message) == message}
    assert {re.sub(r"<.*?>", "", message).strip() for message in left} == NAMES
    assert ours - used == {""}  # the head of the file


def texts(page: Any) -> Iterator[str]:
    """Yield what a page shows around its content."""
    page.find("article").decompose()
    for each in page.body.select("*"):
        yield from (each[name] for name in SHOWN if name in each.attrs)
        yield from each.find_all(string=lambda text: text.name is None, recursive=False)


@pytest.mark.parametrize("name", ["", "codes/104", "rtc-server", "search", "relations"])
def test_no_english_is_left(site: Build, name: str) -> None:
    found = set(texts(soup(site.out / name / "index.html")))
    english = {t.strip() for t in found if re.search("[A-Za-z]{2}", t) and t.isascii()}
    assert english == {*NAMES, "English"}  # the other edition


def test_no_english_is_left_of_what_this_site_does_not_use(other_site: Build) -> None:
    page = soup(other_site.out / "beta/index.html")
    assert [each["aria-label"] for each in page.select(".toctree-checkbox")] == ["展开或收起：beta"]
    assert page.select_one(".sidebar-logo")["alt"] == "标志"
    assert page.select_one(".edit-this-page a")["title"] == "编辑本页"
    details = " ".join(page.select_one(".left-details").get_text().split())
    assert details == "版权所有 © 基于 Sphinx 与 @pradyunsg 的 Furo 最后更新于 今日"


def test_the_style_goes_to_the_style_sheet(other_site: Build, tmp_path: Path) -> None:
    """It is what Furo writes into each page by itself."""
    page = soup(other_site.out / "beta/index.html")
    assert page.select("style") == []
    style = (other_site.out / "_static/zegocodes.css").read_text("utf-8")
    project = tmp_path / "plain"
    project.mkdir()
    (project / "index.rst").write_text("Plain\n=====\n")
    (project / "conf.py").write_text("")
    settings = {"html_theme": "furo", "html_theme_options": {"light_css_variables": {}}}
    plain = soup(build(project, tmp_path / "out", settings=settings).out / "index.html")
    without = style.replace("--color-brand-primary: #123456;", "")
    assert "".join(without.split()).endswith("".join(plain.select_one("style").string.split()))


def test_the_theme_is_set_before_anything_is_drawn(
    page: Callable[[str], Any],
) -> None:
    first = page("codes/104").select_one("body > *")
    assert first.name == "script"
    assert re.fullmatch(r"../../_static/zegocodes-theme\.js\?v=[0-9a-f]{8}", first["src"])
    assert not {"defer", "async"} & first.attrs.keys()
