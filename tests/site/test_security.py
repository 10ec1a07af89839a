"""No raw HTML from any Markdown, and no address but the web's and mail's, reaches a page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx_builds import build, soup

from sphinx_zegocodes.catalogue.records import (
    CodeBlock,
    Column,
    Document,
    Heading,
    Note,
    Row,
    Table,
    Text,
)
from sphinx_zegocodes.catalogue.storage import dump_document

if TYPE_CHECKING:
    from sphinx_builds import Build

    from sphinx_zegocodes.catalogue.records import Block

ROOT = Path(__file__).parents[2]

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '<a href="javascript:alert(3)">x</a>',
    "[x](javascript:alert(4))",
    "[x](JaVaScRiPt&#58;alert(5))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(6))",
    "<javascript:alert(7)>",
    "![x](javascript:alert(8))",
    "<svg/onload=alert(9)>",
    "<iframe srcdoc='<script>alert(10)</script>'></iframe>",
    "<style>body{display:none}</style>",
    '[x](https://example.org/"onmouseover="alert(11))',
    "`<script>alert(12)</script>`",
    "<!-- --><script>alert(13)</script>",
)
RAW_DIRECTIVES = """
```{raw} html
<script>alert(14)</script>
```

```{eval-rst}
.. raw:: html

   <script>alert(15)</script>
```
"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a project with this site's configuration, attacks on its page and in its data."""
    project = tmp_path_factory.mktemp("attacked")
    for name in ("conf.py", "docutils.conf"):
        shutil.copy(ROOT / name, project)
    rows = tuple(
        Row((str(number),), description=attack, action=f"text\n\n{attack}")
        for number, attack in enumerate(ATTACKS)
    )
    said: tuple[Block, ...] = tuple(
        block
        for attack in ATTACKS
        for block in (
            Heading(2, attack),
            Text(attack),
            CodeBlock(attack, attack),
            Note("note", (Text(attack),), attack),
        )
    )
    columns = (Column("code", "c"), Column("description", "d"), Column("action", "a"))
    (project / "data/codes").mkdir(parents=True)
    for id_, content in (("evil", (Table("t", columns, rows),)), ("whole", said)):
        document = Document(id_, "<b>evil</b>", "<i>evil</i>", "https://example.org/", content)
        (project / f"data/codes/{id_}.json").write_bytes(dump_document(document))
    (project / "docs").mkdir()
    (project / "docs/whole.md").write_text("```{zego:document} whole\n```\n")
    text = "\n\n".join(("# Evil", "```{zego:table} evil/t\n```", *ATTACKS, RAW_DIRECTIVES))
    (project / "docs/index.md").write_text(text)
    return build(project / "docs", project / "out", conf=project)


def test_raw_directives_are_refused(attacked: Build) -> None:
    assert sum("directive disabled" in warning for warning in attacked.warnings) == 2


def test_nothing_can_run(attacked: Build) -> None:
    pages = sorted(attacked.out.rglob("*.html"))
    assert len(pages) >= len(ATTACKS) + 2
    for path in pages:
        page = soup(path)
        article = page.select_one("article")
        for own in article.select("form.zego-lookup svg"):
            own.decompose()
        assert not article.find_all(["script", "iframe", "style", "svg", "img", "b", "i"])
        for tag in article.select("*"):
            handlers = [name for name in tag.attrs if name.startswith("on") or name == "srcdoc"]
            assert not handlers, (path, tag)
            scheme = tag.get("href", "").partition(":")[0].lower()
            assert scheme not in ("javascript", "data", "vbscript"), (path, tag)
        assert "<script>alert(" not in str(page)


def test_attacks_are_shown_as_text(attacked: Build) -> None:
    for name in ("codes/0", "whole"):
        page = soup(attacked.out / name / "index.html")
        assert "<script>alert(1)</script>" in page.select_one("article").get_text()
