"""What can be wrong with the texts of cells and of prose, and with the mark-up in them."""

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

    INVISIBLE_CHARACTER = "ZC208", Severity.WARNING
    """A character that nobody sees stands in a text: of no width, or a control character.

    Why: Who searches for a word with one inside does not find it, and copies it unseen. Pages and
    data are without those of no width.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 麦克\u200b风不可用。 | 请检查麦克风。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 麦克风不可用。 | 请检查麦克风。 |
    """

    LABEL_SLIP = "ZC209", Severity.WARNING
    """A label is written in another way than all others, or stands in the middle of a line.

    Why: It is taken for what it most likely means, but elsewhere it is text: readers look for the
    advice and find it at the end of the description, if at all.

    Bad:

        | 错误码 | 描述 |
        | --- | --- |
        | 1 | 描述：请求超时。可能原因：网络不稳定。<br />处理意见：请检查网络。 |

    Good:

        | 错误码 | 描述 |
        | --- | --- |
        | 1 | 描述：请求超时。<br />可能原因：网络不稳定。<br />处理建议：请检查网络。 |
    """


class MarkupRule(Rule):
    """What can be wrong with the mark-up inside a cell."""

    UNKNOWN_TAG = "ZC301", Severity.WARNING
    """A tag is unknown, and is kept as text.

    Why: Readers see the tag itself, in angle brackets, in the middle of a sentence.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请<mark>稍后</mark>重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请**稍后**重试。 |
    """

    UNBALANCED_TAG = "ZC302", Severity.WARNING
    """A tag is opened and not closed, or closed and not opened.

    Why: Where a list or a note ends is then a guess, and what was meant to follow it may become
    part of it.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请依次检查：<ul><li>网络</li><li>代理</li> |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请依次检查：<ul><li>网络</li><li>代理</li></ul> |
    """

    IGNORED_MARKUP = "ZC303", Severity.WARNING
    """A component or comment that carries no text for the reader is left out.

    Why: A comment may hold a text that was meant to be published, or that was meant to be taken
    out for good: only a person can tell.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。<!-- 待产品确认 --> |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    BAD_LINK = "ZC304", Severity.WARNING
    """A link's address cannot be used; its text is kept.

    Why: Readers are promised more and cannot get there. Addresses of files, and of places on the
    same page, do not work beyond the document they were written in.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 签名错误。 | 请参考 [签名机制](../signature.md)。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 签名错误。 | 请参考 [签名机制](/server-api/signature)。 |
    """

    STRAY_COMPONENT = "ZC305", Severity.WARNING
    """A component without content is left out.

    Why: It shows nothing here. What it stood for on the vendor's site, or the text that it took
    the place of by mistake, is missing.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。<Content /> |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    FORBIDDEN_SCHEME = "ZC306", Severity.WARNING
    """A link has an address of a scheme that is not allowed; its text is kept.

    Why: Such a link could run a script in the reader's browser. Only http, https and mailto
    are allowed.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请 [重试](javascript:retry)。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    MISMATCHED_ANCHOR = "ZC307", Severity.WARNING
    """A link names one API and leads to the anchor of another.

    Why: Readers land on the description of a function that they did not ask for, and may call it.

    Bad:

        | 错误码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 未登录房间。 | 请先调用 [loginRoom](/api/room#logout-room)。 |

    Good:

        | 错误码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 未登录房间。 | 请先调用 [loginRoom](/api/room#login-room)。 |
    """

    SCRIPT_ATTRIBUTE = "ZC308", Severity.WARNING
    """A tag has an attribute that could run a script; it is left out.

    Why: Wherever the table is shown as it stands, the script runs in the browsers of all readers.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请<b onclick="retry()">重试</b>。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请<b>重试</b>。 |
    """

    IMAGE_IN_CELL = "ZC309", Severity.WARNING
    """An image in a cell becomes a link.

    Why: Readers see the words of the link only, and no search finds what stands in an image. Write
    what it says.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 未开通服务。 | 请前往控制台开通。![开通步骤](/images/open.png) |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 未开通服务。 | 请前往控制台，在 **项目管理 > 服务配置** 中开通。 |
    """

    EXPRESSION = "ZC310", Severity.WARNING
    """An expression in braces stands in a text, and is kept as it is.

    Why: Where the document is published, a program computes what readers see. Here they see the
    program.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | {props.name} 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 推流请求超时。 | 请重试。 |
    """

    DECLARATION = "ZC311", Severity.NOTE
    """An ``import`` or ``export`` of MDX is left out.

    Why: It is no text. What it brings in is not read either: a document that is imported has to be
    added by itself.

    Bad:

        import Content from '/common/errors.mdx'

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    UNKNOWN_CONDITION = "ZC312", Severity.WARNING
    """Text stands under a condition that is not understood.

    Why: Readers are shown the condition as a program writes it, and have to guess whether the text
    is meant for them.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        :::if{props.edition="2"}
        仅旧版返回。
        :::

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        :::if{props.platform="iOS"}
        仅旧版返回。
        :::
    """

    BROKEN_EMPHASIS = "ZC316", Severity.WARNING
    """Asterisks emphasize nothing, as a mark and a letter stand on their two sides.

    Why: Markdown is made for languages with blanks between words: behind a mark, asterisks end
    emphasis only before a blank or another mark. Readers see the asterisks.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | **建议：**请检查网络。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | **建议**：请检查网络。 |
    """

    ODD_BREAK = "ZC317", Severity.WARNING
    """A line break is written in a way that HTML does not know.

    Why: Elsewhere it is shown as text, and what should be two lines is one.

    Bad:

        | 错误码 | 描述 |
        | --- | --- |
        | 1 | 描述：请求超时。<br/ >处理建议：请重试。 |

    Good:

        | 错误码 | 描述 |
        | --- | --- |
        | 1 | 描述：请求超时。<br />处理建议：请重试。 |
    """

    CODE_LINK = "ZC318", Severity.WARNING
    """A link means a code on this site.

    Why: Links without a host lead to the publisher's site, which has no such address. The number
    alone is enough: texts that say which codes mean the same become links by themselves.

    Bad:

        | 错误码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 参见 [104](/codes/104/)。 |

    Good:

        | 错误码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 参见 104。 |
    """

    DEFINITION = "ZC319", Severity.WARNING
    """A footnote, or the address of a link, stands apart from the text that it belongs to.

    Why: Cells are read one by one, and each has a page of its own, where the definition is not:
    readers see a mark in brackets.

    Bad:

        | 错误码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 签名错误。 | 参见：[控制台][c]。 |

        [c]: https://example.org/console

    Good:

        | 错误码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 签名错误。 | 参见：[控制台](https://example.org/console)。 |
    """
