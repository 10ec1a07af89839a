"""The words and patterns by which codes are found in a text: `codes_in_text` says how.

The site's script has them from here, so patterns use only what JavaScript has too.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def grouped(mark: str) -> str:
    """Return the pattern of a number in groups of three digits that one kind of mark parts."""
    return rf"(?<![0-9.])[0-9]{{1,3}}(?P<mark>{mark})[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*(?![0-9])"


CODE_WORDS_ZH = ("返回", "错误", "状态", "结果", "响应", "异常", "业务", "报错")
"""What makes 码 and 代码 announce a code."""

KINDS = _words("""
    api biz business err error exception extended fail failure inner last reason res resp response
    result ret return rsp rtn sdk server stat state status sub zego
""")
"""The parts of a name behind which ``code`` announces a code: ``errorCode``, ``err_code``."""

OTHER_CODES = _words("""
    area bar bank character close color colour country currency dial exit invitation invite key
    language locale morse pass post postal promo qr region source verification zip
""")
"""The words behind which ``code`` announces something else: ``exit code``, ``zip code``."""

REPORTS = _words("err error ret rc result return returned returns rsp rtn")
"""The words, and last parts of names, behind which a number is a code more often than not."""

GLUED = _words("E code Code CODE zego ZEGO")
"""What else is glued to a code."""

REPORTING = REPORTS | _words("""
    cause code exception fail failed failure message msg reason res resp response stat state status
""")
"""The parts of names that a code is assigned to."""

OTHER_NUMBERS = _words("""
    about after amount at attempt avg balance bitrate build by byte bytes candidate channel chunk
    code codes column cost count date delay dts duration elapsed every fid fps frame frames from
    height id ids in index latency length limit line lines local max mean min nack num number of
    offset order packet packets page phone pid port ports price process pts rate remote retry room
    row rows rport rtt seq seqno session size spent ssrc step stream sum task tcp tel than thread
    tid time timeout timestamp to took total track ts ttl udp uid user v version width year
    appid roomid streamid taskid userid
""")
"""The words, and last parts of names, that stand before numbers of another kind."""

_OTHER_NUMBERS_ZH = """
    [号第共约率帧] | 端口 | 大小 | 长度 | 字节 | 时间 | 时间戳 | 耗时 | 延迟 | 进程 | 线程 | 版本
    | 数量 | 总数 | 房间 | 用户 | 流 | 时长 | 间隔 | 电话 | 手机 | 邮编 | 金额
    | (?:验证|邀请|识别|校验|激活|提取|机器|序列|编|条|维)码
"""
"""The same in Chinese."""

UNIT = r"""
    [ \t\xa0\u3000]{0,2}(?: [%％](?![0-9A-F]{2}) | [°℃]
    | (?: [kmgtKMGT]?i?[Bb](?:ps|/s)? | bytes? | [mun]?s | sec(?:ond)?s? | min(?:ute)?s? | hours?
      | days? | [kMG]?Hz | px | fps | times | lines | rows | items | packets | frames | retries
      | attempts )(?![A-Za-z0-9_])
    | 个(?!别) | 次 | 条(?!件) | 人(?!工) | 毫?秒 | 分钟 | 小时 | 天 | 年 | 月 | 日(?!志) | 元(?!素)
    | 字[节符] | 行(?!为) | 页(?!面) | 项(?!目) | 种 | 类(?!型|似|别) | 台 | 帧 | 倍 | [万亿] )"""
"""What stands behind a number that counts or measures, as a verbose pattern."""

PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ESCAPED = r"%(?:2[0278C]|3[AD]|5[BD]|7[BD])|&(?:quot|\#3[49]);"
"""Marks between a word and a number, as addresses and HTML write them."""
LATIN_BEFORE = re.compile(r"(?P<name>[A-Za-z]+)(?P<between>[ ._-]?)\Z")
_LABEL = r"""[ \t\xa0\u3000"'=＝:：#＃\\(（]{0,6}\Z"""
LATIN_LABEL = re.compile(rf"(?P<name>[A-Za-z]+){_LABEL}")
CHINESE_LABEL = re.compile(rf"(?:{_OTHER_NUMBERS_ZH}){_LABEL}", re.VERBOSE)
ASSIGNED = re.compile(
    r"""(?P<name>[A-Za-z_][A-Za-z0-9_-]*)
    (?: [ ]?=[ ]? | : | \\?["'][ ]?[:=][ ]? | %3[AD] | %22%3A )\\?["'(\[]{0,2}\Z""",
    re.VERBOSE,
)
REPORTED = re.compile(
    rf"""(?: (?P<name>[A-Za-z]+)
        (?P<gap> (?: [ \t\xa0\u3000"'=＝:：\#＃\\(（\[［*|`>] | {_ESCAPED} ){{1,6}}
          | [ ](?:is|was|of|with|no[.]?|value|message|msg)[ :=]{{1,3}} | [._-]? )
      | (?: 返回[值了]? | 返回结果 | 错误[号值]? | 报错?了? | 异常 | 提示 )
        (?: [ \t\xa0\u3000"'“‘=＝:：\#＃(（\[［【*`为是] ){{0,6}}
    )\Z""",
    re.VERBOSE,
)
OF_HTTP = re.compile(r"[Hh][Tt]{2}[Pp](?:[Ss]|/[0-9.]+)?[^0-9\n]{0,20}\Z")
OF_HOST = re.compile(
    r"""(?: (?<![0-9.])(?:[0-9]{1,3}[.]){3}[0-9]{1,3} | ::[0-9A-Fa-f:]* | [.]local
      | (?:[0-9A-Fa-f]{1,4}:){5,7}[0-9A-Fa-f]{1,4} )["'\])]?[ ,]{1,2}["']?\Z""",
    re.VERBOSE,
)

WORDS = {
    "kinds": KINDS,
    "otherCodes": OTHER_CODES,
    "otherNumbers": OTHER_NUMBERS,
    "reports": REPORTS,
    "reporting": REPORTING,
    "glued": GLUED,
}
"""The words by what they are, for the site's script."""

_DIGIT = "[0-9０-９]"
_BLANK = r"[ \t\xa0\u3000]"
_NUMBER = rf"(?P<number>[-－−]?{_DIGIT}{{1,18}}(?!{_DIGIT}))"
NAMED = re.compile(
    rf"""[CcZ码]  # the pattern begins with a set, as the search is fastest then
    (?: (?<=[Cc])(?P<latin>[Oo][Dd][Ee][Ss]?)(?![A-Za-z0-9_])
      | (?<=Z)(?P<ticket>EGO)(?=[ ]{_DIGIT})
      | (?: (?<={"码|".join(CODE_WORDS_ZH)}码) | (?<={"代码|".join(CODE_WORDS_ZH)}代码) )(?:枚举值)?
    )
    (?P<between>
        (?: {_BLANK} | [:：=＝*|\#＃>＞\\"'“”‘’`(（)）\[\]［］【】「」『』] | -> | {_ESCAPED}
          | [-–—](?={_BLANK}) | [为是即] | (?:is|was)(?![A-Za-z0-9]) ){{0,12}}
      | (?<=codes)/ )
    {_NUMBER}""",
    re.VERBOSE,
)
NEXT = re.compile(
    rf"""["'”’`*）)\]】」]{{0,3}} {_BLANK}{{0,4}}
    (?: (?P<free>[、，]|以及|[和及与或]) | [,;；/] | (?:and|or)(?={_BLANK}) )
    {_BLANK}{{0,4}} ["'“‘`*（(\[【「]{{0,3}} {_NUMBER}""",
    re.VERBOSE,
)
GROUPED = re.compile(grouped("[,，_'’]"))
WORD = re.compile(rf"{_BLANK}{{0,4}}(?!and |or )[A-Za-z]")
GOES_ON = re.compile(
    rf"[A-Za-z0-9_０-９] | [.:~～–—-]{_DIGIT} | [ ](?:typ[ ]|(?:UDP|TCP|RTP)/) | {UNIT}", re.VERBOSE
)
JOINED = re.compile(r"(?:,(?=[0-9]{3}(?![0-9]))|/)(?P<number>[0-9]+)")
BARE = re.compile(rf"(?:(?<=%2[027])|(?<![0-9０-９%])){_DIGIT}{{3,}}")
ALONE = re.compile(
    rf"""(?: \A | (?<=[\s"'“”‘’`*|=＝<>(（\[［\]］】{{【「『,，、;；：。！？…\u3400-\u9fff])
      | (?<=["'A-Za-z\u3400-\u9fff]:) | (?<=%2[027C]) | (?<=%3[AD]) | (?<=%5B) | (?<=&quot;) )
    {_DIGIT}+ (?! {_DIGIT} | -[A-Za-z] | [/@\#$^&+](?!quot;) )""",
    re.VERBOSE,
)
OF_LOGS = re.compile(
    r"""(?<=[A-Za-z0-9_]\[)[0-9]+\]:  # a process: sshd[41001]:
    | [0-9]+[ ]+(?: --- | (?:[0-9]+[ ]+)?[VDIWEF][ ] )  # INFO 41001 --- [main], 41001 41002 E Tag:
    | [0-9]+[ ]+[A-Za-z0-9_.-]+:[0-9]+\]  # a thread: I0131 10:00:00.000000 41001 room.cc:12]
    | (?<=[ ][2-5][0-9][0-9][ ])[0-9]+  # the size of an answer: "GET /" 200 41001""",
    re.VERBOSE,
)

PATTERNS = {
    "part": PART,
    "latinBefore": LATIN_BEFORE,
    "latinLabel": LATIN_LABEL,
    "chineseLabel": CHINESE_LABEL,
    "assigned": ASSIGNED,
    "reported": REPORTED,
    "ofHttp": OF_HTTP,
    "ofHost": OF_HOST,
    "named": NAMED,
    "next": NEXT,
    "grouped": GROUPED,
    "word": WORD,
    "goesOn": GOES_ON,
    "joined": JOINED,
    "bare": BARE,
    "alone": ALONE,
    "ofLogs": OF_LOGS,
}
"""The patterns by name, for the site's script, which finds codes in what is typed or pasted."""
