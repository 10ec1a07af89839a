"""The codes that a text names: a log, a ticket, an answer of the API, a line that someone typed.

A log is full of numbers that are no codes, so a number counts in two cases only:

**named**
    It stands behind a word that announces a code, and need not be known. The words are
    返回码、错误码、状态码、结果码、响应码、异常码、业务码 and the same with 代码, each also with 枚举值; ``code``
    and ``codes`` in any case, alone or as the last part of a name (``errorCode``, ``err_code``,
    ``status code``, ``errcode``), unless what stands before it says that it is the code of
    something else (``zip code``, ``exitCode``, ``barcode``). Behind ``ZEGO`` and a space, as
    tickets begin, a known code counts.

    Between the word and the number stand at most a dozen of these: blanks, quotation marks,
    brackets, ``: = * | \\ >`` and their wide forms, ``#``, ``->``, a dash and a blank, 为、是、即,
    ``is``, ``was``. Nothing stands between them only behind a Chinese word.

    More codes follow behind ``、`` ``，`` 和 及 与 或 以及 ``and`` ``or``; and behind ``,`` ``;`` ``/``
    where they are known and no word follows.

**bare**
    It is known, has five digits or more and no sign, stands for itself, and no word before it
    says that it is something else: a port, a size, an id, any other 号 or 码.

No number counts that goes on (``1.5``, ``1,024``, ``10:30``, ``2024-01-31``, ``1002xxx``, ``0x1f``,
``5/7``), that has a unit behind it (``50001 ms``, 3 次), or more than 18 digits. Digits may be
full-width, ``０`` to ``９``; other scripts' digits are none. A named code never stands on another
line than its word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ASCII = str.maketrans("０１２３４５６７８９－−", "0123456789--")
_DIGIT = "[0-9０-９]"
_NUMBER = rf"[-－−]?{_DIGIT}{{1,18}}(?![0-9０-９])"
_BLANK = r"[ \t\xa0\u3000]"
_SHORTEST_BARE = 5
_LONGEST = 18
_CONTEXT = 48
"""How many characters before a number may say what it is."""

_BETWEEN = (
    rf"""(?:{_BLANK}|[:：=＝*|\\>＞#＃"'“”‘’`(（)）\[\]［］【】「」『』]"""
    rf"""|->|[-–—](?={_BLANK})|[为是即]|(?:is|was)(?![A-Za-z0-9])){{0,12}}"""
)
_KINDS = "返回|错误|状态|结果|响应|异常|业务"
_NAMED = re.compile(
    rf"""[Cc码Z](?:
        (?:(?<=c)|(?<=C))[Oo][Dd][Ee](?P<latin>[Ss]?)(?![A-Za-z0-9_０-９])(?P<index>\[?){_BETWEEN}
        | (?: (?<={"码|".join(_KINDS.split("|"))}码) | (?<={"代码|".join(_KINDS.split("|"))}代码) )
          (?:枚举值)?{_BETWEEN}
        | (?<=Z)(?P<ticket>EGO)[ ]
    )(?P<number>{_NUMBER})""",
    re.VERBOSE,
)
