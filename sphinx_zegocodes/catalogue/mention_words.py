"""The words around a number that say whether it is a code."""

from __future__ import annotations

import re


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

PATTERNS = {
    "lastPart": _LAST_PART,
    "latinBefore": _LATIN_BEFORE,
    "latinLabel": _LATIN_LABEL,
    "chineseLabel": _CHINESE_LABEL,
}
"""The patterns by name, for the site's script."""
WORDS = {"kinds": _KINDS, "otherCodes": _OTHER_CODES, "otherNumbers": _OTHER_NUMBERS}
"""The words by what they are, likewise."""


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
