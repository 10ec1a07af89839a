"""Write a project of as many codes as wanted: ``python benchmarks/generate.py FOLDER CODES``.

It is a project as this repository is one, in sync, with the same settings of the site, and always
the same for the same number. What it holds is made in ``big_catalogue.py``.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from big_catalogue import big_catalogue
from figures import ROOT

from sphinx_zegocodes.sources.project import load_project
from sphinx_zegocodes.sources.sync import plan_sync, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from made_documents import MadeDocument, MadeTable

_TOCTREE = re.compile(r"(?<=:hidden:\n\n)(?:[a-z-]+\n)+")


def write_project(folder: Path, codes: int) -> None:
    """Write a project into a folder, which may have no such files yet."""
    write_documents(folder, big_catalogue(codes))


def write_documents(folder: Path, documents: Sequence[MadeDocument]) -> None:
    """Write the project of documents into a folder, which may have no such files yet."""
    for name in ("docs/sources", "data/curation"):
        (folder / name).mkdir(parents=True)
    for document in documents:
        _write_document(folder, document)
    _write_site(folder, documents)
    sync(folder)


def sync(folder: Path) -> None:
    """Write the data of a project; raises RuntimeError where they cannot be written."""
    project, diagnostics = load_project(folder)
    plan = plan_sync(project) if project else None
    if plan is None or plan.blocked:
        raise RuntimeError(diagnostics if plan is None else plan.diagnostics[:9])
    write(plan)


def _write_document(folder: Path, document: MadeDocument) -> None:
    """Write the source, the page and the curation of a document."""
    curation = document.curation
    source = [f"# {curation.title}"]
    for table in document.tables:
        prose = f"## {table.heading}\n\n以下是{table.heading}："
        source += [prose, _pipe_table(table)]
    _write(folder / f"docs/sources/{document.id}.md", source)
    _write(folder / f"docs/{document.id}.md", [f"```{{zego:document}} {document.id}\n```"])
    content = msgspec.json.format(msgspec.json.encode(curation))
    (folder / f"data/curation/{document.id}.yaml").write_bytes(content)


def _pipe_table(table: MadeTable) -> str:
    lines = [f"| {' | '.join(table.header)} |", "|-" * len(table.header) + "|"]
    lines += [f"| {' | '.join(['、'.join(map(str, r.codes)), *r.cells])} |" for r in table.rows]
    return "\n".join(lines)


def _write_site(folder: Path, documents: Sequence[MadeDocument]) -> None:
    """Write this repository's start page over these documents, and its settings."""
    index = (ROOT / "docs/index.md").read_text("utf-8")
    names = "".join(f"{document.id}\n" for document in documents)
    _write(folder / "docs/index.md", [_TOCTREE.sub(names, index, count=1).strip()])
    shutil.copy(ROOT / "docs/rules.md", folder / "docs")
    shutil.copytree(ROOT / "docs/_static", folder / "docs/_static")
    for name in ("pyproject.toml", "docutils.conf", "conf.py"):
        shutil.copy(ROOT / name, folder)


def _write(path: Path, blocks: list[str]) -> None:
    path.write_text("\n\n".join(blocks) + "\n", "utf-8")


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description="Write a project of as many codes as wanted.")
    parser.add_argument("folder", type=Path, help="where to")
    parser.add_argument("codes", type=int, help="how many distinct codes")
    arguments = parser.parse_args()
    write_project(arguments.folder, arguments.codes)


if __name__ == "__main__":
    main()
