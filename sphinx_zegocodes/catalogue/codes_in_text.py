r"""The codes that a text names: a log, a ticket, an answer of the API, a line that someone typed.

A log is full of numbers that are no codes, so a number counts in two cases only.

**Named:** it stands behind a word that announces a code, whether it is known or not. Such words are

- 返回码, 错误码, 状态码, 结果码, 响应码, 异常码, 业务码, 报错码; the same with 代码 for 码, and
  with 枚举值 behind them;
- ``code`` and ``codes`` in any case: alone, or as the last part of a name of an error code
  (``errorCode``, ``err_code``, ``STATUSCODE``); behind another word (``status code``) unless that
  makes it the code of something else (``exit code``, ``zip code``);
- ``codes/``, as in the addresses of the site; ``ZEGO`` and a space, as tickets begin, before a
  code that is known.

Between word and number stand at most a dozen of these: blanks, quotation marks, brackets, ``:``
``=`` ``*`` ``|`` ``#`` ``>`` ``\`` and their wide forms, ``->``, a dash and a blank, 为, 是, 即,
``is``, ``was``. Nothing at all stands there only behind a Chinese word.

More codes follow behind ``、`` ``，`` 和 及 与 或 以及; behind ``,`` ``;`` ``/`` ``and`` ``or`` too
where they are known and no word follows.

A code is known where a document has it, or a range of codes that it falls in.

**Reported:** it stands behind a word that speaks of an error or a result without announcing a code:
``error 5201``, ``lastErr=104``, ``on_error(104)``, 返回 104, 报错：104. Such a number has three
digits or more and is known, or has five or more: ``Error 20014``. Glued to a letter or a Latin word
(``E1103061``, ``zego.express.error.1017018``), it has five digits or more and is known.

**Bare:** it is known, has five digits or more, stands for itself, and no word before it says that
it is something else: a port, a size, an id. What is assigned to a name (``ssrc=50001``) counts only
where a part of the name speaks of an error or a result.

No number counts that goes on (``1.5``, ``10:30``, ``2024-01-31``, ``1002xxx``, ``0x1f``), that
counts or measures (``50001 ms``, 3 次), that is the status of an answer over HTTP, or that has more
than 18 digits. Behind a word that announces it, digits may be in groups (``50,001``) that are a
known code together. Digits may be full-width, and marks be written as in addresses and in HTML
(``%3D``, ``&quot;``). Only a named number has a minus. Word and numbers stand on one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue import mention_grammar as grammar
from sphinx_zegocodes.catalogue.vocabulary import en

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Iterator


_CONTEXT = 40
"""How many characters before a word or a number may say what it is."""
_SHORTEST_IN_BRACKETS = 3
"""How many digits tell ``code[104]`` from the index of a list."""
_SHORTEST_JOINED = 3
"""How many digits tell ``104/105`` from a fraction."""
_SHORTEST_BARE = 5
"""How many digits tell a code from other numbers."""
_LONGEST = 18
"""How many digits a code has at most."""
_STATUS = 3
"""How many digits a status of HTTP has."""
_ASCII = str.maketrans("０１２３４５６７８９－−", "0123456789--")


class Mention(msgspec.Struct, frozen=True, order=True, gc=False):
    """A code that a text names: ``text[start:end]``."""

    start: int
    """The offset of its first digit, or of its minus."""
    end: int
    """The offset behind its last digit."""
    code: str
    """The code, in ASCII digits."""


def find_mentions(text: str, known: Container[str]) -> list[Mention]:
    """Return the codes that a text names, as they stand in it; ``known`` are those that exist."""
    mentions = {mention.start: mention for mention in _bare(text, known)}
    mentions.update((mention.start, mention) for mention in _named(text, known))
    return sorted(mentions.values())


def _named(text: str, known: Container[str]) -> Iterator[Mention]:
    """Yield the codes behind words that announce them."""
    for match in grammar.NAMED.finditer(text):
        mention = _mention(match, known)
        if not _announced(match, mention.code in known) or _goes_on(text, mention, known):
            continue
        yield mention
        while more := grammar.NEXT.match(text, mention.end):
            mention = _mention(more, known)
            unsure = mention.code not in known or grammar.WORD.match(text, mention.end)
            if _goes_on(text, mention, known) or (unsure and not more["free"]):
                break
            yield mention


def _announced(match: re.Match[str], known: bool) -> bool:  # noqa: FBT001 - of the number
    """Tell whether the word of a match announces its number as a code."""
    if match["ticket"]:
        return known
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
    if len(match["number"]) == _STATUS and grammar.OF_HTTP.search(before):
        return False
    if not match["latin"]:
        return True
    index = match["between"] == "[" and len(match["number"]) < _SHORTEST_IN_BRACKETS
    return bool(match["between"]) and not index and announces_code(before)


def _bare(text: str, known: Container[str]) -> Iterator[Mention]:
    """Yield the codes that something reports, and the known ones that stand for themselves."""
    for match in grammar.BARE.finditer(text):
        mention = Mention(*match.span(), match[0].translate(_ASCII))
        if _is_long(mention) or mention.code in known:
            before = text[max(0, mention.start - _CONTEXT) : mention.start]
            alone = grammar.ALONE.match(text, mention.start) is not None
            if (
                _reported(mention, before, known, alone=alone)
                and not grammar.OF_LOGS.match(text, mention.start)
                and not _goes_on(text, mention, known)
                and not announces_other(before)
            ):
                yield mention


def _reported(mention: Mention, before: str, known: Container[str], *, alone: bool) -> bool:
    """Tell whether a number may be a code, by the text before it; a short one is known."""
    word = grammar.REPORTED.search(before)
    name = word["name"] if word else None
    reports = word is not None and (not name or _parts(name)[-1] in en.REPORTS)
    is_known = mention.code in known
    if word and name and not alone:
        glued = len(word["gap"]) <= 1 and (reports or name in en.GLUED)
        return glued and is_known and _is_long(mention)
    if _is_long(mention):
        return alone and (is_known or reports)
    return alone and reports and grammar.OF_HTTP.search(before) is None


def _is_long(mention: Mention) -> bool:
    return _SHORTEST_BARE <= mention.end - mention.start <= _LONGEST


def _goes_on(text: str, mention: Mention, known: Container[str]) -> bool:
    """Tell whether a number is part of another one, or of a measure."""
    if joined := grammar.JOINED.match(text, mention.end):
        return len(joined["number"]) < _SHORTEST_JOINED or joined["number"] not in known
    return grammar.GOES_ON.match(text, mention.end) is not None


def _mention(match: re.Match[str], known: Container[str]) -> Mention:
    """Return the number of a match, that of all groups of digits where it is known."""
    start, end = match.span("number")
    if (groups := grammar.GROUPED.match(match.string, start)) and (whole := join(groups)) in known:
        return Mention(start, groups.end(), whole)
    return Mention(start, end, match["number"].translate(_ASCII))


def join(groups: re.Match[str]) -> str:
    """Return the digits of ``50,001`` without what parts them."""
    return groups[0].replace(groups["mark"], "")


def announces_code(before: str) -> bool:
    """Tell whether the word ``code`` announces an error code, by the text before it."""
    match = grammar.LATIN_BEFORE.search(before)
    if match is None:
        return True
    if match["between"] and match["between"] in " .":
        return match["name"].lower() not in en.OTHER_CODES
    return _parts(match["name"])[-1] in en.KINDS


def announces_other(before: str) -> bool:
    """Tell whether the text before a number says that it is something else than a code."""
    label = grammar.LATIN_LABEL.search(before)
    if label is not None and _parts(label["name"])[-1] in en.OTHER_NUMBERS:
        return True
    assigned = grammar.ASSIGNED.search(before)
    if assigned is not None and en.REPORTING.isdisjoint(_parts(assigned["name"])):
        return True
    return bool(grammar.CHINESE_LABEL.search(before) or grammar.OF_HOST.search(before))


def _parts(name: str) -> list[str]:
    """Return the words of a name: of ``lastError`` ``last`` and ``error``."""
    return [part.lower() for part in grammar.PART.findall(name)]
