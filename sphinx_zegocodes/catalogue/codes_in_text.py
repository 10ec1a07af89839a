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

**Bare:** it is known, has five digits or more, stands for itself, and no word before it says that
it is something else: a port, a size, an id.

No number counts that goes on (``1.5``, ``1,024``, ``10:30``, ``2024-01-31``, ``1002xxx``,
``0x1f``), that counts or measures (``50001 ms``, 3 次), or that has more than 18 digits. Digits may
be full-width. Only a named number has a minus. Word and numbers stand on one line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Container, Iterator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CODE_WORDS_ZH = ("返回", "错误", "状态", "结果", "响应", "异常", "业务", "报错")
"""What makes 码 and 代码 announce a code."""

_KINDS = _words("""
    api biz business err error exception extended fail failure inner last reason res resp response
    result ret return rsp rtn sdk server stat state status sub zego
""")
"""The parts of a name behind which ``code`` announces a code: ``errorCode``, ``err_code``."""

_OTHER_CODES = _words("""
    area bar bank character close color colour country currency dial exit invitation invite key
    language locale morse pass post postal promo qr region source verification zip
""")
"""The words behind which ``code`` announces something else: ``exit code``, ``zip code``."""

_OTHER_NUMBERS = _words("""
    bitrate build byte bytes code codes column cost count date delay duration elapsed fps height id
    ids index latency length line lines num number offset page pid port ports rate room row rows
    rtt seq size stream sum tid time timeout timestamp total ts ttl uid user v version width year
    appid roomid streamid taskid userid
""")
"""The words, and last parts of names, that stand before numbers of another kind."""

_OTHER_NUMBERS_ZH = """
    [号第共约] | 端口 | 大小 | 长度 | 字节 | 时间 | 时间戳 | 耗时 | 延迟 | 进程 | 线程 | 版本
    | 数量 | 总数 | 房间 | 用户 | 流 | (?:验证|邀请|识别|校验|激活|提取|机器|序列|编|条|维)码
"""
"""The same in Chinese."""

UNIT = r"""
    [ \t\xa0\u3000]{0,2}(?: [%％°℃]
    | (?: [kmgtKMGT]?i?[Bb](?:ps|/s)? | bytes? | [mun]?s | sec(?:ond)?s? | min(?:ute)?s? | hours?
      | days? | [kMG]?Hz | px | fps | times | lines | rows | items | packets | frames | retries
      | attempts )(?![A-Za-z0-9_])
    | 个(?!别) | 次 | 条(?!件) | 人(?!工) | 毫?秒 | 分钟 | 小时 | 天 | 年 | 月 | 日(?!志) | 元(?!素)
    | 字[节符] | 行(?!为) | 页(?!面) | 项(?!目) | 种 | 类(?!型|似|别) | 台 | 帧 | 倍 | [万亿] )"""
"""What stands behind a number that counts or measures, as a verbose pattern."""

_LAST_PART = re.compile(r"(?:[A-Z]?[a-z]+|[A-Z]+)\Z")
_LATIN_BEFORE = re.compile(r"(?P<name>[A-Za-z]+)(?P<between>[ ._-]?)\Z")
_LABEL = r"""[ \t\xa0\u3000"'=＝:：#＃\\(（]{0,6}\Z"""
_LATIN_LABEL = re.compile(rf"(?P<name>[A-Za-z]+){_LABEL}")
_CHINESE_LABEL = re.compile(rf"(?:{_OTHER_NUMBERS_ZH}){_LABEL}", re.VERBOSE)

WORDS = {"kinds": _KINDS, "otherCodes": _OTHER_CODES, "otherNumbers": _OTHER_NUMBERS}
"""The words by what they are, for the site's script."""

_CONTEXT = 40
"""How many characters before a word or a number may say what it is."""
_SHORTEST_IN_BRACKETS = 3
"""How many digits tell ``code[104]`` from the index of a list."""
_SHORTEST_JOINED = 3
"""How many digits tell ``104/105`` from a fraction."""
_ASCII = str.maketrans("０１２３４５６７８９－−", "0123456789--")
_DIGIT = "[0-9０-９]"
_BLANK = r"[ \t\xa0\u3000]"
_NUMBER = rf"(?P<number>[-－−]?{_DIGIT}{{1,18}}(?!{_DIGIT}))"
_NAMED = re.compile(
    rf"""[CcZ码]  # the pattern begins with a set, as the search is fastest then
    (?: (?<=[Cc])(?P<latin>[Oo][Dd][Ee][Ss]?)(?![A-Za-z0-9_])
      | (?<=Z)(?P<ticket>EGO)(?=[ ]{_DIGIT})
      | (?: (?<={"码|".join(CODE_WORDS_ZH)}码) | (?<={"代码|".join(CODE_WORDS_ZH)}代码) )(?:枚举值)?
    )
    (?P<between>
        (?: {_BLANK} | [:：=＝*|\#＃>＞\\"'“”‘’`(（)）\[\]［］【】「」『』] | ->
          | [-–—](?={_BLANK}) | [为是即] | (?:is|was)(?![A-Za-z0-9]) ){{0,12}}
      | (?<=codes)/ )
    {_NUMBER}""",
    re.VERBOSE,
)
_NEXT = re.compile(
    rf"""["'”’`*）)\]】」]{{0,3}} {_BLANK}{{0,4}}
    (?: (?P<free>[、，]|以及|[和及与或]) | [,;；/] | (?:and|or)(?={_BLANK}) )
    {_BLANK}{{0,4}} ["'“‘`*（(\[【「]{{0,3}} {_NUMBER}""",
    re.VERBOSE,
)
_WORD = re.compile(rf"{_BLANK}{{0,4}}(?!and |or )[A-Za-z]")
_GOES_ON = re.compile(rf"[A-Za-z0-9_０-９] | [.:~～–—-]{_DIGIT} | {UNIT}", re.VERBOSE)
_JOINED = re.compile(r"(?:,(?=[0-9]{3}(?![0-9]))|/)(?P<number>[0-9]+)")
_BARE = re.compile(rf"{_DIGIT}{_DIGIT}{{4,}}")
_ALONE = re.compile(
    rf"""(?: \A | (?<=[\s"'“”‘’`*|=＝<>(（\[［{{【「『,，、;；：。！？…\u3400-\u9fff]) | (?<=["']:))
    {_DIGIT}+ (?! {_DIGIT} | -[A-Za-z] | [/@\#$^&+] )""",
    re.VERBOSE,
)
_OF_LOGS = re.compile(
    r"""(?<=[A-Za-z0-9_]\[)[0-9]+\]:  # a process: sshd[41001]:
    | [0-9]+[ ]+(?: --- | (?:[0-9]+[ ]+)?[VDIWEF][ ] )  # INFO 41001 --- [main], 41001 41002 E Tag:
    | (?<=[ ][2-5][0-9][0-9][ ])[0-9]+  # the size of an answer: "GET /" 200 41001""",
    re.VERBOSE,
)

PATTERNS = {
    "lastPart": _LAST_PART,
    "latinBefore": _LATIN_BEFORE,
    "latinLabel": _LATIN_LABEL,
    "chineseLabel": _CHINESE_LABEL,
    "named": _NAMED,
    "next": _NEXT,
    "word": _WORD,
    "goesOn": _GOES_ON,
    "joined": _JOINED,
    "bare": _BARE,
    "alone": _ALONE,
    "ofLogs": _OF_LOGS,
}
"""The patterns by name, for the site's script, which finds codes in what is typed or pasted."""


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
    for match in _NAMED.finditer(text):
        mention = _mention(match)
        if not _announced(match, mention.code in known) or _goes_on(text, mention.end, known):
            continue
        yield mention
        while more := _NEXT.match(text, mention.end):
            mention = _mention(more)
            unsure = mention.code not in known or _WORD.match(text, mention.end)
            if _goes_on(text, mention.end, known) or (unsure and not more["free"]):
                break
            yield mention


def _announced(match: re.Match[str], known: bool) -> bool:  # noqa: FBT001 - of the number
    """Tell whether the word of a match announces its number as a code."""
    if match["ticket"]:
        return known
    if not match["latin"]:
        return True
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
    index = match["between"] == "[" and len(match["number"]) < _SHORTEST_IN_BRACKETS
    return bool(match["between"]) and not index and announces_code(before)


def _bare(text: str, known: Container[str]) -> Iterator[Mention]:
    """Yield the known codes that stand for themselves."""
    for match in _BARE.finditer(text):
        start, end = match.span()
        code = match[0].translate(_ASCII)
        if code not in known:
            continue
        before = text[max(0, start - _CONTEXT) : start]
        if (
            _ALONE.match(text, start)
            and not _OF_LOGS.match(text, start)
            and not _goes_on(text, end, known)
            and not announces_other(before)
        ):
            yield Mention(start, end, code)


def _goes_on(text: str, end: int, known: Container[str]) -> bool:
    """Tell whether a number that ends somewhere is part of another one, or of a measure."""
    if joined := _JOINED.match(text, end):
        return len(joined["number"]) < _SHORTEST_JOINED or joined["number"] not in known
    return _GOES_ON.match(text, end) is not None


def _mention(match: re.Match[str]) -> Mention:
    return Mention(*match.span("number"), match["number"].translate(_ASCII))


def announces_code(before: str) -> bool:
    """Tell whether the word ``code`` announces an error code, by the text before it."""
    match = _LATIN_BEFORE.search(before)
    if match is None:
        return True
    if match["between"] and match["between"] in " .":
        return match["name"].lower() not in _OTHER_CODES
    return _last_part(match["name"]) in _KINDS


def announces_other(before: str) -> bool:
    """Tell whether the text before a number says that it is something else than a code."""
    match = _LATIN_LABEL.search(before)
    if match is not None:
        return _last_part(match["name"]) in _OTHER_NUMBERS
    return _CHINESE_LABEL.search(before) is not None


def _last_part(name: str) -> str:
    """Return the last word of a name in camel case: ``error`` of ``lastError``."""
    match = _LAST_PART.search(name)
    return match[0].lower() if match else name.lower()
