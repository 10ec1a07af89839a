"""What can be wrong with translations."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class TranslationRule(Rule):
    """What can be wrong with ``data/translations/<language>/<document>.po``."""

    MISSING = "ZC701", Severity.WARNING
    """A text is not translated.

    Why: Readers of the other language see the text of the document, marked as not translated.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "description"
        msgid "房间不存在。"
        msgstr ""

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "description"
        msgid "房间不存在。"
        msgstr "The room does not exist."
    """

    FUZZY = "ZC702", Severity.WARNING
    """A translation is in doubt: it was made for another text.

    Why: Where a text changed, ``zegocodes sync`` keeps its translation, marks it ``fuzzy``, and
    notes the text that it was made for (``#|``). Nobody is shown it until someone has looked at
    it: change what has changed, and take the mark out.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        #, fuzzy
        #| msgid "房间已关闭。"
        msgctxt "description"
        msgid "房间不存在。"
        msgstr "The room is closed."

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "description"
        msgid "房间不存在。"
        msgstr "The room does not exist."
    """

    DIFFERENT = "ZC703", Severity.ERROR
    """A number, an identifier, code, a link or a placeholder is in one of the two texts alone.

    Why: These are the same in every language. What is missing was lost, and what is there besides
    was made up or mistyped.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | userID 超过 64 字节。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "description"
        msgid "userID 超过 64 字节。"
        msgstr "The userID has more than 46 bytes."

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | userID 超过 64 字节。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "description"
        msgid "userID 超过 64 字节。"
        msgstr "The userID has more than 64 bytes."
    """

    CHINESE = "ZC704", Severity.WARNING
    """A translation has Chinese in it, or a full-width mark.

    Why: Readers of the other language cannot read the one, and a gap yawns behind the other. Not
    asked of Japanese and Korean.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "description"
        msgid "房间不存在。"
        msgstr "The room does not exist。"

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "description"
        msgid "房间不存在。"
        msgstr "The room does not exist."
    """

    TWO_WAYS = "ZC705", Severity.WARNING
    """The same text of the same field is translated in two ways.

    Why: Whoever reads both looks for a difference that is not there.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- docs/sources/other.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 5 | 房间已关闭。 | 请重试。 |

        --- data/curation/other.yaml
        title: 房间返回码
        product: 房间
        url: https://example.com/rooms
        tables:
          - id: common

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "action"
        msgid "请重试。"
        msgstr "Try again."

        --- data/translations/en/other.po
        #: other/common/5
        msgctxt "action"
        msgid "请重试。"
        msgstr "Retry."

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- docs/sources/other.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 5 | 房间已关闭。 | 请重试。 |

        --- data/curation/other.yaml
        title: 房间返回码
        product: 房间
        url: https://example.com/rooms
        tables:
          - id: common

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "action"
        msgid "请重试。"
        msgstr "Try again."

        --- data/translations/en/other.po
        #: other/common/5
        msgctxt "action"
        msgid "请重试。"
        msgstr "Try again."
    """

    BAD_FILE = "ZC706", Severity.ERROR
    """A file of translations is no PO file.

    Why: Nothing of it can be read, and ``zegocodes sync`` leaves it as it is.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demo.po
        msgctxt "description"
        msgid "房间不存在。"
        msgstr The room does not exist.

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "description"
        msgid "房间不存在。"
        msgstr "The room does not exist."
    """

    STRAY_FILE = "ZC707", Severity.WARNING
    """A file or folder under ``data/translations`` belongs to no document, or to no language.

    Why: Nobody reads it. Most often a document was renamed, or the folder is not called as Sphinx
    calls the language: ``en``, ``pt_BR``.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demos.po
        msgctxt "description"
        msgid "房间已关闭。"
        msgstr "The room is closed."

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请重试。 |

        --- data/translations/en/demo.po
        #: demo/common/104
        msgctxt "description"
        msgid "房间不存在。"
        msgstr "The room does not exist."
    """
