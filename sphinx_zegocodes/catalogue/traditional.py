"""Traditional characters for simplified ones, by the tables of OpenCC (https://opencc.byvoid.com)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

ALL = tuple(map(chr, range(0x3400, 0xA000)))
"""Every character that may be a traditional one."""


def simplified(characters: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return the simplified character for each traditional one, if it is a known one."""
    from opencc import OpenCC  # noqa: PLC0415 - of use to few texts only

    convert = OpenCC("t2s").convert
    pairs = ((each, convert(each)) for each in characters if ALL[0] <= each <= ALL[-1])
    return {each: simple for each, simple in pairs if simple != each and simple in known}
