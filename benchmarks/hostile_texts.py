"""Texts made to hurt: reading them takes time that grows with their length, not with its square."""

from __future__ import annotations

import time

from figures import Figure

from sphinx_zegocodes.sources.adding.proposal import propose
from sphinx_zegocodes.sources.reader import read_document
from sphinx_zegocodes.sources.source_text import SourceText

HEAD = "| 错误码 | 描述 |\n|---|---|\n| 1 | "
PIECES = [
    *(
        "[",
        "![",
        "](",
        "[a](",
        "[a](<",
        "[a](  ",
        "[[",
        "[]",
        "(",
        "<",
        "&",
        "&a",
        "\\",
        "`",
        "a`|``",
    ),
    *("<a ", "<a a a a ", '<a a="', "<a a='", "<a a={{", "<a a={", "<a a={{}} ", "<a\n", "<br />"),
    *("<!--", "<!-- -->", "{/*", "{/* */", "<code>", "<!", "<![CDATA[", "<?", "</td>", "<table>"),
    *("<ul><li>", "</ul>", "<Note>", '<Note title="', "<a href='x'>", "https://", "https://a!"),
    *(
        "描述：",
        "描述  ",
        "**描述**：",
        "-",
        "- ",
        "|",
        "| - |",
        "|-",
        "—",
        "1、",
        " ",
        "　",
        "~",
        "*",
        "_",
    ),
    *(
        "```{a}\n",
        ":::{a}\n",
        "> ",
        "# x\n",
        "\\|",
        "[a]: ",
        "1. ",
        "<td colspan=1000 rowspan=1000>",
    ),
    *(":::note\n", "<Note>\n", "- <Note>\n", "<ul>\n- ", "- </ul>\n", "# <ul>\n", "- ```\n"),
    *("import a,\n", "import a from\n", "export {a,\n\n", "{a", ":::if{a}\n"),
]


_LENGTH = 4_000
_TIMES = 4
_MOST = 8.0
"""How many times as long a text of four times the length may take; the square would be 16."""
_NOISE = 0.005
"""Seconds that say nothing."""


def places(piece: str, length: int) -> list[str]:
    """Put as many of a piece as fit into so many characters, everywhere in a document."""
    many = piece * (length // len(piece))
    lines = f"{piece}\n" * (length // 4 // (len(piece) + 1))
    rows = f"| 1 | {piece}\n" * (length // 8 // (len(piece) + 6))
    return [
        f"{HEAD}{many} |\n",
        f"{HEAD}a{many}b\n",
        f"{HEAD}<br />{many}<br /> |\n",
        f"{HEAD}{lines}",
        f"{HEAD}x |\n{lines}",
        f"{HEAD}x |\n{rows}",
        f"{HEAD}x |\n{rows.replace(' | ', ' ')}",
        f"| 错误码 | 描述{many} |\n|---|---|\n| 1 | 2 |\n",
        f"| 错误码 | 描述 |\n|---|---{many}x\n| 1 | 2 |\n",
        f"<table><tr><td>错误码<td>描述<tr><td>1<td>{many}</table>\n",
        f"{many}\n",
        lines,
    ]


def measure() -> list[Figure]:
    """Read each text at two lengths."""
    ratios = {
        f"{piece!r} in place {place}": _seconds(long) / (_seconds(short) + _NOISE)
        for piece in PIECES
        for place, (short, long) in enumerate(
            zip(places(piece, _LENGTH), places(piece, _TIMES * _LENGTH), strict=True)
        )
    }
    worst = max(ratios, key=lambda each: ratios[each])
    return [
        Figure(
            f"{len(ratios)} hostile texts of {_TIMES} times the length, the slowest",
            f"{ratios[worst]:.1f} times as long",
            f"at most {_MOST:.0f}",
            ratios[worst] <= _MOST,
            worst,
        )
    ]


def _seconds(text: str) -> float:
    source = SourceText(text)
    file = propose(source, "doc")
    start = time.process_time()
    read_document(source, file, "https://example.org")
    return time.process_time() - start
