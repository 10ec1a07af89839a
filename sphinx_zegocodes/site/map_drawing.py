"""The map as drawings: an SVG for each lane, narrow enough for a phone without being scaled down.

A strip is a row, and the width of its blocks is all of its numbers: the marks at the lower edge
stand where the codes are. A block of ten times as many numbers is a bit taller, and dots stand for
the numbers between strips. Tables that share a strip stand below each other. Colours are classes,
which ``zegocodes-overviews.css`` has; as they must not tell alone, each block names its product.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from wcwidth import wcwidth

from sphinx_zegocodes.catalogue.wording import gettext, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.number_map import Claim, Lane, Strip

COLOURS = 6
"""How many colours there are; more shelves of documents share them."""

_WIDTH = 328
"""What a phone of 360 pixels has."""
_LEFT = 74
"""Where blocks begin; labels of strips stand before."""
_HEIGHT = 26
"""The height of a block of a thousand numbers; it grows with each digit more."""
_TALLER = 7
_BETWEEN = 2
"""What stands between blocks, and between strips that follow each other."""
_PADDING = 8
_BASELINE = 16
_MARK = 4
"""The height of the marks."""
_LARGE, _SMALL = 13, 11
"""The sizes of text."""
_NARROW = 0.55
"""How wide letters and digits are, as a share of their size; Chinese characters are square."""
_THOUSAND = 1000


class Drawing:
    """Draws lanes. ``addresses`` are those of the claims, in their order."""

    def __init__(self, shelves: list[str], addresses: Iterator[str]) -> None:
        self._colours = {shelf: at % COLOURS + 1 for at, shelf in enumerate(shelves)}
        self._addresses = addresses
        self._y = 0

    def lane(self, lane: Lane) -> str:
        """Return the drawing of a lane."""
        self._y = 1
        parts = []
        before = None
        for strip in lane.strips:
            if before is not None:
                parts.append(self._between(before, strip))
            parts.append(self._strip(strip))
            before = strip
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {self._y + 1}" '
            f'role="group" aria-label="{escape(lane.title)}">'
        )
        return "\n".join((head, *parts, "</svg>"))

    def _between(self, before: Strip, strip: Strip) -> str:
        """Leave room between two strips: the more numbers are left out, the more dots."""
        thousands = max(0, strip.first - before.last - 1) // _THOUSAND
        self._y += _BETWEEN
        if not thousands:
            return ""
        count = len(str(thousands)) + 1
        dots = "".join(f"M5 {self._y + 2 + 4 * n}h0" for n in range(count))
        self._y += 4 * count + _BETWEEN
        return f'<path class="zego-gap" d="{dots}"/>'

    def _strip(self, strip: Strip) -> str:
        """Return the label of a strip and its blocks."""
        fixed, free = strip.digits, strip.label[len(strip.digits) :]
        tail = f'<tspan class="zego-free">{free}</tspan>' if fixed else free
        parts = [f'<text class="zego-label" y="{self._y + _BASELINE}">{fixed}{tail}</text>']
        if strip.size != _THOUSAND:
            y = self._y + _BASELINE + _SMALL + 3
            size = gettext("%(count)s nos.", count=f"{strip.size:,}")
            parts.append(f'<text class="zego-size" y="{y}">{size}</text>')
        height = _HEIGHT + _TALLER * max(0, len(str(strip.size)) - len(str(_THOUSAND)))
        for claim in strip.claims:
            parts.append(self._block(strip, claim, height))
            self._y += height + _BETWEEN
        self._y -= _BETWEEN
        return "\n".join(parts)

    def _block(self, strip: Strip, claim: Claim, height: int) -> str:
        """Return the block of a table: a link with its names and its marks."""
        width, y = _WIDTH - _LEFT - 1, self._y
        product = claim.product if claim.product != claim.name else ""
        names = f"{claim.name} {product}".rstrip()
        about = ngettext(
            "%(names)s, range %(range)s, %(count)s return code",
            "%(names)s, range %(range)s, %(count)s return codes",
            len(claim.codes),
            names=names,
            range=strip.label,
        )
        room = width - 2 * _PADDING
        name = _shortened(claim.name, room, _LARGE)
        product = _shortened(product, room - _PADDING - _length(name, _LARGE), _SMALL)
        at = f'y="{y + _BASELINE + (height - _HEIGHT) // 2}"'
        return (
            f'<a href="{escape(next(self._addresses))}" '
            f'class="zego-block zego-colour-{self._colours[claim.document.shelf]}">'
            f"<title>{escape(about)}</title>"
            f'<rect x="{_LEFT}" y="{y}" width="{width}" height="{height}" rx="3"/>'
            f'<path d="{_marks(strip, claim, width - 2 * _PADDING, y + height - _MARK // 2)}"/>'
            f'<text x="{_LEFT + _PADDING}" {at}>{escape(name)}</text>'
            f'<text class="zego-product" x="{_LEFT + width - _PADDING}" {at}>'
            f"{escape(product)}</text></a>"
        )


def _marks(strip: Strip, claim: Claim, width: int, y: int) -> str:
    """Return the path of the marks, one for the codes that follow each other."""
    start = _LEFT + _PADDING
    parts = []
    runs: list[tuple[int, int]] = []
    for first, last in claim.codes:
        begin = runs.pop()[0] if runs and runs[-1][1] + 1 == first else first
        runs.append((begin, last))
    for first, last in runs:
        left, right = ((c - strip.first) * width / strip.size for c in (first, last + 1))
        parts.append(f"M{start + left:.1f} {y}h{max(right - left, 1):.1f}")
    return "".join(parts)


def _length(text: str, size: int) -> float:
    """Return about how long a text is."""
    return sum(size if wcwidth(character) > 1 else _NARROW * size for character in text)


def _shortened(text: str, room: float, size: int) -> str:
    """Return as much of a text as there is room for."""
    if _length(text, size) <= room:
        return text
    while text and _length(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text}…" if text else ""
