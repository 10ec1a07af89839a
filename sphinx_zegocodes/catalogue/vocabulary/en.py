"""English: the words of documents in the shape of the Chinese ones."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.vocabulary.words import Vocabulary


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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

UNITS = r"""
    (?: [kmgtKMGT]?i?[Bb](?:ps|/s)? | bytes? | [mun]?s | sec(?:ond)?s? | min(?:ute)?s? | hours?
      | days? | [kMG]?Hz | px | fps | times | lines | rows | items | packets | frames | retries
      | attempts )(?![A-Za-z0-9_])"""
"""What stands behind a number that counts or measures, as a verbose pattern."""

_CODES = (
    r"(?:(?:return|error|status)\s+)?(?:codes?\s+)?"
    r"(?P<codes>\d+(?:\s*(?:,\s*and\b|,|、|/|&|\band\b|\bor\b)\s*\d+)*)"
)

_SAME = (
    r"(?i:[,;.]?\s*\(?\s*\b(?:(?:it|which|this)\s+)?"
    r"(?:(?:has|have|with|uses?|shares?|of|follows?)\s+)?(?:exactly\s+)?(?:the\s+)?same\s+"
    r"(?:(?:internal|judge?ment|judging|processing|handling|decision)\s+)*"
    rf"(?:(?:logic|meaning|cause|sense)\s+)?(?:as|with)\s+(?:that\s+of\s+)?{_CODES}\)?)"
)
_EQUIVALENT = (
    r"(?i:[,;.]?\s*\(?\s*\b(?:(?:it|which|this)\s+)?(?:is\s+)?"
    rf"(?:equivalent|identical|equal)\s+(?:to|with)\s+{_CODES}\)?)"
)

EN = Vocabulary(
    code_headers=("Value", "Return code", "Error code", "Code", "Status code", "Result code"),
    like_code=r"code|error|\bno[.]|number",
    unlike_code="default|max|min|range|length|size|limit",
    headers={
        "name": ("Name", "Enumeration", "Enumerator", "Enumeration value", "Enum", "Error name"),
        "description": (
            *("Description", "Meaning", "Error description", "Explanation"),
            *("Code description", "Error code description"),
        ),
        "causes": ("Possible cause", "Cause", "Reason", "Possible reason", "Error cause"),
        "action": (
            *("Solution", "Suggested solution", "Possible solution", "Recommended solution"),
            *("Handling suggestion", "Suggestion", "Suggested action", "Recommended action"),
            *("Recommendation", "Action", "Troubleshooting", "How to fix", "Resolution"),
        ),
        "notes": ("Note", "Remark", "Comment"),
    },
    either={
        "Error message": ("description", "name"),
        "Message": ("description", "name"),
        "Details": ("description", "notes"),
    },
    labels={
        "description": ("Description", "Meaning", "Error message", "Error description"),
        "causes": ("Possible causes", "Causes", "Reasons", "Possible reasons"),
        "action": (
            *("Solution", "Suggested solution", "Handling suggestion", "Suggestion"),
            *(
                "Recommended action",
                "Suggested action",
                "Possible solution",
                "Recommended solution",
            ),
            *("Troubleshooting", "Action"),
        ),
        "notes": ("Notes", "Remarks"),
    },
    slips={
        "causes": ("Possible casues", "Casue", "Why"),
        "action": ("Resolution", "Fix", "What to do", "How to fix", "Advice", "Recommendation"),
        "notes": ("Notice", "Attention"),
    },
    likeness=0.85,
    name="Name",
    colon=": ",
    nothing=("none", "none.", "n/a", "n/a.", "nil", "/", "--", "–"),
    column="Column {}",
    plain_titles=("note", "notes", "tip", "warning", "caution", "danger", "info"),
    same_as=(_SAME, _EQUIVALENT),
    may_name_codes=("same", "Same", "equivalent", "Equivalent", "identical", "Identical", "equal"),
    advice={
        "check": "(?i:check|verify|make?sure|ensure|confirm|correct|valid|must)",
        "retry": "(?i:retry|tryagain|try.{0,24}again|later|reconnect|log ?inagain|reduce)",
        "change": "(?i:(?:switch|change|upgrade|update|use).{0,24}?(?:network|browser|device))",
        "contact": "(?i:contact.{0,12}?(?:zego|support|us))",
    },
    no_product=r"(?i:\b(?:(?:common|global|general|list of|all)\b\s*)*"
    r"(?:error|return|status|result)\s+codes?(?:\s+(?:list|reference|overview|description)s?)?"
    r"|\b(?:common|global|general)\b|(?<![-\w])errors?(?![-\w]))",
    in_ids={
        "publishing": "publish",
        "playing": "play",
        "streaming": "stream",
        "rooms": "room",
        "signalling": "signaling",
        "mixer": "mixing",
        **dict.fromkeys(
            (
                *("zego", "api", "apis", "sdk", "error", "errors", "code", "codes", "return"),
                *("status", "the", "a", "an", "of", "for", "and", "or", "in", "on", "to", "with"),
                *("by", "from", "related", "list", "description", "descriptions", "reference"),
            ),
            "",
        ),
    },
)
