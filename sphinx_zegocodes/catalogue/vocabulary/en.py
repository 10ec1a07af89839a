"""English: the words of documents in the shape of the Chinese ones."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.vocabulary.words import Vocabulary

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
