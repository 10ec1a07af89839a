"""The patterns by which codes are found in a text: `codes_in_text` says how.

The site's script has them from here, so patterns use only what JavaScript has too.
"""

from __future__ import annotations

import re

from sphinx_zegocodes.catalogue.vocabulary import en, zh


def grouped(mark: str) -> str:
    """Return the pattern of a number in groups of three digits that one kind of mark parts."""
    return rf"(?<![0-9.])[0-9]{{1,3}}(?P<mark>{mark})[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*(?![0-9])"


UNIT = rf"""
    [ \t\xa0\u3000]{{0,2}}(?: [%％](?![0-9A-F]{{2}}) | [°℃] | {zh.UNITS} | {en.UNITS} )"""
"""What stands behind a number that counts or measures, as a verbose pattern."""

PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ESCAPED = r"%(?:2[0278C]|3[AD]|5[BD]|7[BD])|&(?:quot|\#3[49]);"
"""Marks between a word and a number, as addresses and HTML write them."""
LATIN_BEFORE = re.compile(r"(?P<name>[A-Za-z]+)(?P<between>[ ._-]?)\Z")
_LABEL = r"""[ \t\xa0\u3000"'=＝:：#＃\\(（]{0,6}\Z"""
LATIN_LABEL = re.compile(rf"(?P<name>[A-Za-z]+){_LABEL}")
CHINESE_LABEL = re.compile(rf"(?:{zh.OTHER_NUMBERS}){_LABEL}", re.VERBOSE)
ASSIGNED = re.compile(
    r"""(?P<name>[A-Za-z_][A-Za-z0-9_-]*)
    (?: [ ]?=[ ]? | : | \\?["'][ ]?[:=][ ]? | %3[AD] | %22%3A )\\?["'(\[]{0,2}\Z""",
    re.VERBOSE,
)
REPORTED = re.compile(
    rf"""(?: (?P<name>[A-Za-z]+)
        (?P<gap> (?: [ \t\xa0\u3000"'=＝:：\#＃\\(（\[［*|`>] | {_ESCAPED} ){{1,6}}
          | [ ](?:is|was|of|with|no[.]?|value|message|msg)[ :=]{{1,3}} | [._-]? )
      | (?: {zh.REPORTS} )
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
    "kinds": en.KINDS,
    "otherCodes": en.OTHER_CODES,
    "otherNumbers": en.OTHER_NUMBERS,
    "reports": en.REPORTS,
    "reporting": en.REPORTING,
    "glued": en.GLUED,
}
"""The words by what they are, for the site's script."""

_DIGIT = "[0-9０-９]"
_BLANK = r"[ \t\xa0\u3000]"
_NUMBER = rf"(?P<number>[-－−]?{_DIGIT}{{1,18}}(?!{_DIGIT}))"
NAMED = re.compile(
    rf"""[CcZ码]  # the pattern begins with a set, as the search is fastest then
    (?: (?<=[Cc])(?P<latin>[Oo][Dd][Ee][Ss]?)(?![A-Za-z0-9_])
      | (?<=Z)(?P<ticket>EGO)(?=[ ]{_DIGIT})
      | (?: (?<={"码|".join(zh.CODE_WORDS)}码) | (?<={"代码|".join(zh.CODE_WORDS)}代码) )(?:枚举值)?
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
