"""MDX (https://mdxjs.com/docs/what-is-mdx) that is no text: declarations and conditions."""

from __future__ import annotations

import re

_STRING = r""""(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'"""
_DECLARATION = re.compile(
    rf"""import\s*(?:{_STRING}|[{{*]|\s[\w$]+(?:\s*,|\s+from\b))
    | export\s+(?:(?:const|let|var)\s+[\w$\[{{] | (?:async\s+)?function\b | class\s+[\w$] | [{{*]
        | default\s+(?:(?:async\s+)?function\b | class\b | [\[({{"'`]
            | [\w$.]+\s*(?:;|\(|=>|[\r\n]|\Z)))""",
    re.VERBOSE,
)
_CODE = re.compile(
    rf"{_STRING}|`(?:\\.|[^`\\])*`|//[^\r\n]*|/\*.*?\*/|[(){{}}\[\]]|(?P<end>\r\n|\r|\n|\Z)",
    re.DOTALL,
)
_GOES_ON = re.compile(r"(?:[=,+*/&|?:.]|=>|\bfrom)\s*\Z")
_GOING_ON = 200
"""How many characters of its end tell whether a declaration goes on."""
_LONGEST = 20_000
"""How many characters a declaration has at most."""
_MODULE = re.compile(rf"import\b[^;]*?(?P<module>{_STRING})")


def declaration_at(text: str, start: int) -> int | None:
    """Return the end of the ``import`` or ``export`` that begins at an offset; None for none.

    As in JavaScript it ends with a line, once its brackets are closed. One that never ends is
    taken up to the first blank line.
    """
    if not _DECLARATION.match(text, start):
        return None
    depth, limit = 0, min(len(text), start + _LONGEST)
    for match in _CODE.finditer(text, start, limit):
        if match["end"] is not None:
            if depth <= 0 and _is_whole(text[start : match.start()]):
                return match.start()
        elif match[0] in "([{":
            depth += 1
        elif match[0] in ")]}":
            depth -= 1
    blank = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=[\r\n])").search(text, start)
    return blank.start() if blank else len(text)


def _is_whole(declaration: str) -> bool:
    """Tell whether a declaration, its brackets closed, may end with the line."""
    if declaration.startswith("import") and not imported(declaration):
        return False
    return _GOES_ON.search(declaration[-_GOING_ON:]) is None


def imported(declaration: str) -> str | None:
    """Return what an ``import`` names; None for what is none."""
    match = _MODULE.match(declaration)
    return match["module"][1:-1] if match else None


_COMPARISON = re.compile(
    rf"""\s*(?:props\.)?(?P<name>[\w.]+)\s*(?P<sign>[!=]={{0,2}})\s*
    (?P<value>{_STRING}|undefined|null)\s*""",
    re.VERBOSE,
)
_OF_PLATFORMS = frozenset({"platform", "platforms", "framework", "os"})


def condition_in_words(test: str) -> tuple[str, bool]:
    """Say in Chinese when ``props.platform="iOS"`` holds, and whether the test was understood."""
    parts = [_COMPARISON.fullmatch(part) for part in test.split("||")]
    known = [p for p in parts if p and p["name"] in _OF_PLATFORMS and p["sign"] != "!"]
    signs = {part["sign"][0] for part in known}
    if len(known) < len(parts) or len(signs) > 1 or (signs == {"!"} and len(known) > 1):
        return f"仅当 {' '.join(test.split())}", False
    values = [part["value"].strip("\"'") for part in known]
    names = "、".join(re.sub(r"\s*[,|]\s*", "、", value.strip()) for value in values)
    if any(part["value"] in ("undefined", "null") for part in known):
        absent = [part["value"] in ("undefined", "null") for part in known]
        words = {"=": "仅未指定平台时", "!": "仅指定平台时"}[signs.pop()]
        return (words, True) if all(absent) else (f"仅当 {' '.join(test.split())}", False)
    return (f"仅 {names}", True) if signs == {"="} else (f"{names} 除外", True)
