"""One table under many products: 110 documents, of which 85 are near copies of the others.

This is how the publisher's catalogue grows: its 24,833 rows have only 1,266 numbers, 0 stands in
109 documents and others in 53. The documents are cut from ``big_catalogue``: one of ten tables,
which 52 others repeat, and 24 small ones, which 33 repeat. A copy lacks a few rows, and words a few
differently, some as other copies do, some as no other. Each product is a group of its platforms.
"""

from __future__ import annotations

from itertools import cycle, islice

from big_catalogue import big_catalogue
from made_documents import MadeDocument, MadeRow, MadeTable

DOCUMENTS, ROWS, NUMBERS = 110, 24_833, 1_266
"""What the publisher's whole catalogue in Chinese has."""
_LARGE, _SMALL = 53, 24
"""How many documents repeat the large one, it included, and how many small ones there are."""
_TABLES = 10
"""How many tables the large one has."""
_PLATFORMS = (
    *("Android", "iOS", "macOS", "Windows", "Linux", "Web", "小程序"),
    *("Flutter", "React Native", "Electron", "Unity3D", "uni-app", "Cocos Creator", "服务端 API"),
)
_PRODUCTS = ("实时语音", "实时音视频", "超低延迟直播", "云通讯")
_OWN, _SHARED = 41, 13
"""One row of so many is worded as in no other copy, and as in every third."""


def many_platforms() -> list[MadeDocument]:
    """Return the documents, the same ones every time."""
    tables = [table for document in big_catalogue(NUMBERS - 1) for table in document.tables]
    large = sorted(tables, key=lambda table: -len(table.rows))[:_TABLES]
    rest = [table for table in tables if table not in large]
    small = [rest[at::_SMALL] for at in range(_SMALL)]
    named = [(number, large) for number in range(_LARGE)]
    named += [(number, small[number]) for number in range(_SMALL)]
    named += [(number + _SMALL, each) for number, each in enumerate(islice(cycle(small), 33))]
    documents = [
        _document(at, number, own, is_large=at < _LARGE, first=at in (0, *range(_LARGE, 77)))
        for at, (number, own) in enumerate(named)
    ]
    _leave_out(documents)
    return documents


def _document(
    at: int, number: int, tables: list[MadeTable], *, is_large: bool, first: bool
) -> MadeDocument:
    """Return a document: the first of its kind as it is, others with words of their own."""
    platform = _PLATFORMS[number % len(_PLATFORMS)]
    product = (
        _PRODUCTS[number // len(_PLATFORMS)] if is_large else f"增值服务 {number % _SMALL + 1}"
    )
    if not is_large:
        platform = _PLATFORMS[number // _SMALL]
    made = MadeDocument("web-sdk", at + 1, group=product, product=f"{product} {platform}")
    seen = set[int]()
    for table in tables:
        rows = [
            row if first else _reworded(row, place, at, platform)
            for place, row in enumerate(table.rows)
            if seen.isdisjoint(row.codes)
        ]
        seen.update(code for row in rows for code in row.codes)
        made.tables.append(MadeTable(table.id, table.heading, table.header, rows))
    if at != DOCUMENTS - 1:
        cells = ["成功。", *("-" for _ in made.tables[0].header[2:])]
        made.tables[0].rows.insert(0, MadeRow([0], cells))
    return made


def _reworded(row: MadeRow, place: int, at: int, platform: str) -> MadeRow:
    """Return a row of a copy."""
    cells = row.cells
    if (place + at) % _OWN == 0:
        cells = [cell.replace("。", f"，{platform} {at}。", 1) for cell in cells]
    elif place % _SHARED == 0 and at % 3 == 0:
        cells = [cell.replace("请", "请先", 1) for cell in cells]
    return MadeRow(row.codes, cells)


def _leave_out(documents: list[MadeDocument]) -> None:
    """Take rows out of copies of the large document, in turns, until there are few enough."""
    rows = sum(len(table.rows) for document in documents for table in document.tables)
    for number in range(rows - ROWS):
        document = documents[1 + number % (_LARGE - 1)]
        max((table.rows for table in document.tables), key=len).pop()
