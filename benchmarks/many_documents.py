"""A full build of many documents that are mostly copies of each other: see many_platforms.py."""

from __future__ import annotations

from figures import ROUNDS, Figure, in_turns, sample
from generate import write_documents
from made_projects import folder
from many_platforms import DOCUMENTS, NUMBERS, ROWS, many_platforms
from processes import Run, build_fresh, timed

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.records import Column, Document, Row, Table

_MOST_SECONDS = 60
_MOST_MEMORY = 500e6
_MOST_START = 150 * 1024
_MOST_CODE = 40 * 1024
_FEW, _MANY = 250, 1_000
"""How many documents say the same of the same codes, for how the cost of relations grows."""
_MOST_GROWTH = 1.5


def measure() -> list[Figure]:
    """Build them once, weigh the pages that grow with documents, and relate four times as many."""
    project, out = folder("platforms"), folder("platforms-site")
    write_documents(project, many_platforms())
    run = build_fresh(project, out)
    sizes = {page.parent.name: page.stat().st_size for page in out.glob("codes/*/index.html")}
    largest = max(sizes, key=sizes.__getitem__)
    start = (out / "index.html").stat().st_size
    what = f"{DOCUMENTS} documents, {ROWS:,} rows, {NUMBERS:,} numbers"
    return [
        Figure(
            f"full build, {what}",
            f"{run.seconds:.1f} s",
            f"at most {_MOST_SECONDS} s",
            run.seconds <= _MOST_SECONDS,
            samples=(sample("build", run),),
        ),
        _at_most(f"memory, {what}", run.memory, _MOST_MEMORY),
        _at_most("their start page", start, _MOST_START),
        _at_most(
            "the largest of their code pages", sizes[largest], _MOST_CODE, f"that of {largest}"
        ),
        _growth(),
    ]


def _at_most(what: str, size: int, most: float, detail: str = "") -> Figure:
    return Figure(what, f"{size:,} bytes", f"at most {most:,.0f}", size <= most, detail)


def _growth() -> Figure:
    """Relate the entries of documents that all have the same code, of few and of many."""
    few, many = in_turns(
        {
            f"{count} documents": lambda count=count: _related(count)  # type: ignore[misc]
            for count in (_FEW, _MANY)
        },
        ROUNDS,
    )
    part = (many.median / _MANY) / (few.median / _FEW)
    return Figure(
        f"relations of an entry among {_MANY:,} of its code, of the time among {_FEW}",
        f"{part:.2f}",
        f"at most {_MOST_GROWTH}",
        part <= _MOST_GROWTH,
        samples=(few, many),
    )


def _related(count: int) -> Run:
    """Make the relations of so many documents of a code and a text."""
    columns = (Column("code", "返回码"), Column("description", "描述"))
    documents = [
        Document(
            f"d{number}",
            f"文档 {number}",
            f"产品 {number}",
            "https://example.com/",
            (Table("main", columns, (Row(("0",), description="成功。"),)),),
        )
        for number in range(count)
    ]

    def relate() -> None:
        catalogue = Catalogue(documents)
        for key in catalogue.entries:
            catalogue.related_to(key)
            catalogue.relations.named(key)

    return timed(relate)
