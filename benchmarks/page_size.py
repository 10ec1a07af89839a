"""How large the pages of the real codes are, before compression and without what they share."""

from __future__ import annotations

import statistics

from figures import Figure
from made_projects import REAL, site

_MOST = 20 * 1024


def measure() -> list[Figure]:
    """Weigh the page of every code."""
    out, _ = site(REAL)
    sizes = {page.parent.name: page.stat().st_size for page in out.glob("codes/*/index.html")}
    largest = max(sizes, key=sizes.__getitem__)
    over = sum(size > _MOST for size in sizes.values())
    return [
        Figure(
            f"the largest of {len(sizes)} code pages, before compression, shared assets apart",
            f"{sizes[largest]:,} bytes",
            f"at most {_MOST:,}",
            not over,
            f"that of {largest}; median {statistics.median(sizes.values()):,.0f}; larger: {over}",
        )
    ]
