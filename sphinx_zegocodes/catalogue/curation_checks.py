"""What no schema can find in a curation file: values that do not suit each other."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sphinx_zegocodes.catalogue.rules import RULES
from sphinx_zegocodes.catalogue.rules.lookup import LookupRule
from sphinx_zegocodes.catalogue.rules.project import CurationRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_zegocodes.catalogue import yaml_file
    from sphinx_zegocodes.catalogue.diagnostics import Rule

_NUMBERS = re.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?")


def contradictions(value: object, document: str) -> Iterator[tuple[yaml_file.Path, Rule, str]]:
    """Find what no schema can, in a value that need not fit its schema."""
    for way, id_ in _repeated(_strings(value, "tables", "id")):
        yield way, CurationRule.BAD_CURATION, f"the table id {id_} is given twice"
    for section in ("errata", "waivers", "left", "inner"):
        for way, at in _strings(value, section, "at"):
            if at.partition("/")[0] != document:
                message = f"{at} belongs to another document than {document}"
                yield way, CurationRule.UNKNOWN_REFERENCE, message
    for way, keys in _key_groups(value):
        if len(set(keys)) < len(keys):
            yield way, CurationRule.BAD_CURATION, "an entry is named twice"
    for way, key in _repeated(_strings(value, "left", "at")):
        yield way, CurationRule.BAD_CURATION, f"{key} left twice"
    yield from _bad_values(value)
    yield from _bad_waivers(value)
    yield from _bad_inner_numbers(value)
    yield from _bad_copy(value)


def _bad_values(value: object) -> Iterator[tuple[yaml_file.Path, Rule, str]]:
    """Find days that no calendar has, and errata that correct nothing."""
    for way, day in _strings(value, "left", "when"):
        if _DAY.fullmatch(day) and not _is_day(day):
            yield way, CurationRule.BAD_CURATION, f"there is no day {day}"
    for index, erratum in enumerate(_items(value, "errata")):
        if isinstance(erratum, dict) and erratum.get("was", ()) == erratum.get("reads"):
            message = "was and reads are the same; there is nothing to correct"
            yield ("errata", index, "reads"), CurationRule.BAD_CURATION, message


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


_MOST_IN_RANGE = 1000
"""How many numbers a range may have: each is looked up by itself."""


def _bad_inner_numbers(value: object) -> Iterator[tuple[yaml_file.Path, Rule, str]]:
    """Find numbers that are given twice, and ranges that are none."""
    seen: dict[int, str] = {}
    for way, number in _values(value, "inner", "numbers"):
        match = _NUMBERS.fullmatch(str(number))
        if not match:
            continue  # the schema says so
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last < first + _MOST_IN_RANGE:
            message = f"{number} is no range of at most {_MOST_IN_RANGE:,} numbers"
            yield way, CurationRule.BAD_CURATION, message
            continue
        known = next((n for n in range(first, last + 1) if n in seen), None)
        if known is not None:
            message = f"{known} is given twice, as {seen[known]} and as {number}"
            yield way, LookupRule.REPEATED_INNER_NUMBER, message
        seen.update(dict.fromkeys(range(first, last + 1), str(number)))


def _bad_copy(value: object) -> Iterator[tuple[yaml_file.Path, Rule, str]]:
    """Find a document without tables that is no copy, or a copy with what its original has."""
    if not isinstance(value, dict):
        return
    if value.get("same_as") is None:
        if "tables" not in value:
            yield (), CurationRule.BAD_CURATION, "'tables' is a required property"
        return
    for section in ("tables", "errata", "waivers", "references"):
        if value.get(section):
            message = f"a copy has the {section} of its original; leave them out here"
            yield (section,), CurationRule.BAD_CURATION, message


def _bad_waivers(value: object) -> Iterator[tuple[yaml_file.Path, Rule, str]]:
    """Find waivers of rules that do not exist, or whose findings have to be mended."""
    for way, code in _strings(value, "waivers", "rule"):
        if code not in RULES:
            yield way, CurationRule.UNKNOWN_REFERENCE, f"there is no rule {code}"
        elif not RULES[code].waivable:
            yield way, CurationRule.BAD_CURATION, f"what {code} finds cannot be accepted"


def _key_groups(value: object) -> Iterator[tuple[yaml_file.Path, list[str]]]:
    """Yield the entries of each group of equivalents."""
    keys: dict[int, list[str]] = {}
    for (_, index, *_rest), key in _strings(value, "equivalents", "entries"):
        keys.setdefault(int(index), []).append(key)
    for index, named in keys.items():
        yield ("equivalents", index, "entries"), named


def _repeated(
    strings: Iterable[tuple[yaml_file.Path, str]],
) -> Iterator[tuple[yaml_file.Path, str]]:
    """Yield those that stood before."""
    seen = set[str]()
    for way, text in strings:
        if text in seen:
            yield way, text
        seen.add(text)


def _strings(value: object, section: str, key: str) -> Iterator[tuple[yaml_file.Path, str]]:
    """Yield the strings that the items of a section have under a key, each with the way to it."""
    for way, named in _values(value, section, key):
        if isinstance(named, str):
            yield way, named


def _values(value: object, section: str, key: str) -> Iterator[tuple[yaml_file.Path, object]]:
    """Yield what the items of a section have under a key, the items of lists one by one."""
    for index, item in enumerate(_items(value, section)):
        named = item.get(key) if isinstance(item, dict) else None
        if not isinstance(named, list):
            yield (section, index, key), named
            continue
        for number, one in enumerate(named):
            yield (section, index, key, number), one


def _items(value: object, section: str) -> list[object]:
    """Return the items of a section; none where it is no list."""
    items = value.get(section) if isinstance(value, dict) else None
    return items if isinstance(items, list) else []
