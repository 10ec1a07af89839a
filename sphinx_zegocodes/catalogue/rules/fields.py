"""What can be wrong with the text of a field."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class FieldRule(Rule):
    """What can be wrong with the text of a field."""

    MISSING_LABEL = "ZC201", Severity.WARNING
    """A later field of a cell has no label; its place among the others decided.

    Why: Without its label a text runs on from the one above it, and readers take advice for a
    cause.

    Bad:

        | 错误码 | 描述 |
        | --- | --- |
        | 1 | 描述：请求超时。<br />可能原因：网络不稳定。<br />处理建议：请检查网络。 |
        | 2 | 描述：签名错误。<br />可能原因：签名已过期。<br />请重新生成签名。 |

    Good:

        | 错误码 | 描述 |
        | --- | --- |
        | 1 | 描述：请求超时。<br />可能原因：网络不稳定。<br />处理建议：请检查网络。 |
        | 2 | 描述：签名错误。<br />可能原因：签名已过期。<br />处理建议：请重新生成签名。 |
    """

    REPEATED_LABEL = "ZC202", Severity.WARNING
    """A field stands twice in one row; both texts are kept.

    Why: One of the two labels is wrong most of the time: then readers look for a cause under the
    advice, or the other way round.

    Bad:

        | 错误码 | 描述 |
        | --- | --- |
        | 1 | 描述：请求超时。<br />处理建议：网络不稳定。<br />处理建议：请检查网络。 |

    Good:

        | 错误码 | 描述 |
        | --- | --- |
        | 1 | 描述：请求超时。<br />可能原因：网络不稳定。<br />处理建议：请检查网络。 |
    """

    MISSING_DESCRIPTION = "ZC203", Severity.WARNING
    """A row does not say what its code means.

    Why: A reader who looks the code up learns nothing of it, and no search for words finds it.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | - | 请检查网络。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请检查网络。 |
    """

    MISSING_ADVICE = "ZC204", Severity.WARNING
    """An error does not say what to do about it.

    Why: What to do is what readers look a code up for. Even “contact support” spares them a search.
    Where no error of a table has advice, that is one finding for the whole table.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请检查网络。 |
        | 2 | 签名错误。 | - |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请检查网络。 |
        | 2 | 签名错误。 | 请重新生成签名。 |
    """

    MISSING_FULL_STOP = "ZC205", Severity.WARNING
    """A text does not end with a 。 where those beside it do, or ends with a full stop of ASCII.

    Why: A text that just stops looks cut off, and readers wonder what is missing.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请检查网络。 |
        | 2 | 签名错误 | 请重新生成签名. |
        | 3 | 服务繁忙。 | 请稍后重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请检查网络。 |
        | 2 | 签名错误。 | 请重新生成签名。 |
        | 3 | 服务繁忙。 | 请稍后重试。 |
    """

    MIXED_PUNCTUATION = "ZC206", Severity.WARNING
    """A half-width mark stands in Chinese text.

    Why: It sits too close to the characters around it, and the same sentence is spelt in two ways:
    a search on the page for one finds only half of the places.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时,网络不稳定。 | 请检查网络。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时，网络不稳定。 | 请检查网络。 |
    """

    TYPOGRAPHY = "ZC207", Severity.NOTE
    """Chinese and Latin text are not set apart as is usual.

    Why: Words and numbers that touch the characters beside them are harder to read. The documents
    mostly set them apart with a blank.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 房间ID为空。 | 请填写房间 ID。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 房间 ID 为空。 | 请填写房间 ID。 |
    """
