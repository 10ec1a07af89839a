"""What can be wrong with a table, its rows and its codes."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class TableRule(Rule):
    """What can be wrong with a table, its rows and its codes."""

    TORN_ROW = "ZC101", Severity.WARNING
    """A table row is torn over several lines.

    Why: Markdown ends a row at the end of its line. Elsewhere the rest of the row stands below the
    table as a paragraph, and readers get half a sentence.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请检查网络后
        重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请检查网络后重试。 |
    """

    MISSING_CLOSING_PIPE = "ZC102", Severity.WARNING
    """A row does not end with a pipe.

    Why: Such a row is most often the first half of one that was torn, so that words may be missing.
    Where it is whole, the next person to edit the table has to find that out again.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。
        | 2 | 签名错误。 | 请重新生成签名。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |
    """

    MISSING_OPENING_PIPE = "ZC103", Severity.WARNING
    """A row does not begin with a pipe, though the table's header does.

    Why: It is hard to tell from the second line of a torn row, for people and for tools: a
    later edit may join it to the row above.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        1 | 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    MISSING_CELL = "ZC104", Severity.WARNING
    """A row has fewer cells than its header.

    Why: Nobody can tell which cell is missing, so a text may stand in the wrong column: readers
    take a note for the advice.

    Bad:

        | 返回码 | 描述 | 处理建议 | 注意事项 |
        | --- | --- | --- | --- |
        | 1 | 签名错误。 | 签名的有效期为 10 分钟。 |

    Good:

        | 返回码 | 描述 | 处理建议 | 注意事项 |
        | --- | --- | --- | --- |
        | 1 | 签名错误。 | 请重新生成签名。 | 签名的有效期为 10 分钟。 |
    """

    SURPLUS_CELL = "ZC105", Severity.ERROR
    r"""A row has more cells than its header; most likely a pipe is not escaped.

    Why: Markdown drops the cells that the header has no column for, so readers never see the end of
    the row.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 房间 ID 格式错误。 | 请勿使用 '/'、'|' 等字符。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 房间 ID 格式错误。 | 请勿使用 '/'、'\|' 等字符。 |
    """

    PIPE_IN_CODE = "ZC106", Severity.WARNING
    r"""A pipe inside a code span is not escaped; Markdown would split the cell there.

    Why: This site keeps the code whole, but everywhere else the row breaks in two at the pipe, and
    its end is dropped.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 参数错误。 | type 只能是 `audio|video`。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 参数错误。 | type 只能是 `audio\|video`。 |
    """

    BROKEN_DELIMITER = "ZC107", Severity.WARNING
    """The row of dashes does not fit the header; Markdown would show a paragraph.

    Why: Without a row of dashes that fits, Markdown sees no table. Readers elsewhere get one
    paragraph full of pipes.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    UNKNOWN_HEADER = "ZC108", Severity.WARNING
    """A column's meaning cannot be told from its header, or two columns mean the same.

    Why: Texts are sorted into fields by the headers of their columns. What stands under an unknown
    one is shown under its own name, but nothing knows whether it is what the code means or what to
    do about it.

    Bad:

        | 返回码 | 描述 | 处理建议 | 提醒 |
        | --- | --- | --- | --- |
        | 1 | 签名错误。 | 请重新生成签名。 | 签名的有效期为 10 分钟。 |

    Good:

        | 返回码 | 描述 | 处理建议 | 注意事项 |
        | --- | --- | --- | --- |
        | 1 | 签名错误。 | 请重新生成签名。 | 签名的有效期为 10 分钟。 |
    """

    BAD_CODE = "ZC109", Severity.ERROR
    """A code cell holds something that is no number.

    Why: A code's page, its address and the search all go by its number. Without one, readers cannot
    find the row.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1001 起 | 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1001 | 请求超时。 | 请重试。 |
    """

    REPEATED_CODE = "ZC110", Severity.ERROR
    """A code stands twice in one table.

    Why: Both rows would have the same address. A link to the code would lead to one of them, and a
    reader would never learn of the other.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 1 | 签名错误。 | 请重新生成签名。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |
    """

    UNCLOSED_TABLE = "ZC111", Severity.ERROR
    """An HTML table has no rows or no end.

    Why: Everything below it would become part of its last cell, prose and other tables included.

    Bad:

        <table>
        <tr><th>返回码</th><th>描述</th><th>处理建议</th></tr>
        <tr><td>1</td><td>请求超时。</td><td>请重试。</td></tr>

    Good:

        <table>
        <tr><th>返回码</th><th>描述</th><th>处理建议</th></tr>
        <tr><td>1</td><td>请求超时。</td><td>请重试。</td></tr>
        </table>
    """

    ROW_OUTSIDE_TABLE = "ZC112", Severity.ERROR
    """A line looks like a table row and belongs to no table that is read.

    Why: A blank line ends a table. The rows behind it are text with pipes to a reader, and their
    codes have no page. No more have those of a table in a quotation, or where it is indented like
    code.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        | 2 | 签名错误。 | 请重新生成签名。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |
    """

    EMPTY_CODE = "ZC113", Severity.ERROR
    """A row has no code.

    Why: Without a number it has no page and no address, and no search for a code leads to its text.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | | 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    CODE_OUT_OF_ORDER = "ZC114", Severity.WARNING
    """A code is smaller than one above it, in a table that otherwise counts upwards.

    Why: People scan a long table by its numbers and stop where the next one is greater, so they
    miss the row. Often it is a slip of the pen in the number itself.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1001 | 请求超时。 | 请重试。 |
        | 1020 | 签名错误。 | 请重新生成签名。 |
        | 1003 | 服务异常。 | 请联系技术支持。 |
        | 1004 | 服务繁忙。 | 请稍后重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1001 | 请求超时。 | 请重试。 |
        | 1002 | 签名错误。 | 请重新生成签名。 |
        | 1003 | 服务异常。 | 请联系技术支持。 |
        | 1004 | 服务繁忙。 | 请稍后重试。 |
    """

    CODE_OUT_OF_RANGE = "ZC115", Severity.WARNING
    """A code is outside the range that the heading of its table announces.

    Why: Someone who looks for 1102001 goes to the heading that announces 1102xxx. Either the code
    stands in the wrong table, or a digit of it is wrong.

    Bad:

        ## 1102xxx 房间相关错误码

        | 错误码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1120001 | 登录超时。 | 请重试。 |

    Good:

        ## 1102xxx 房间相关错误码

        | 错误码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1102001 | 登录超时。 | 请重试。 |
    """

    TEXT_OUTSIDE_CELL = "ZC116", Severity.WARNING
    """An HTML table holds text outside its cells.

    Why: It belongs to no code, so no page of a code shows it. Browsers move it above the table.

    Bad:

        <table>
        <tr><th>返回码</th><th>描述</th><th>处理建议</th></tr>
        <tr><td>1</td><td>请求超时。</td><td>请重试。</td></tr>
        重试无效时，请联系技术支持。
        </table>

    Good:

        <table>
        <tr><th>返回码</th><th>描述</th><th>处理建议</th></tr>
        <tr><td>1</td><td>请求超时。</td><td>请重试。重试无效时，请联系技术支持。</td></tr>
        </table>
    """

    TRAILING_SPACE = "ZC117", Severity.WARNING
    """White space follows the closing pipe of a row.

    Why: Nobody sees it, until an editor takes it out on saving: then the row shows up as changed
    in a review, though no word of it did. Below, two blanks follow the row of code 1.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |\u0020\u0020
        | 2 | 签名错误。 | 请重新生成签名。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |
    """

    NO_CODES = "ZC118", Severity.ERROR
    """No column of a table holds codes.

    Why: Without codes, none of its rows has a page or an address, and what they say is missing.

    Bad:

        | 原因 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    EMPTY_SURPLUS_CELL = "ZC119", Severity.WARNING
    """A row has more cells than its header, and those at its end are empty.

    Why: No text is lost, but the next one that somebody writes into such a cell will be.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 | - |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    LEADING_ZEROS = "ZC120", Severity.WARNING
    """A code has leading zeros, and the same number stands in the document without.

    Why: Either both are one code, and readers who look it up get half of what is said of it, or a
    digit is wrong.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 0106 | 请求超时。 | 请重试。 |
        | 106 | 签名错误。 | 请重新生成签名。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 106 | 请求超时。 | 请重试。 |
        | 107 | 签名错误。 | 请重新生成签名。 |
    """

    OTHER_MARKS = "ZC121", Severity.WARNING
    """Marks that only look like pipes, or tabs, part the cells of a row.

    Why: It is read as it was meant here. Elsewhere it is one cell, or a paragraph full of marks.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        ｜1｜请求超时。｜请重试。｜

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    UNCLEAR_RANGE = "ZC126", Severity.WARNING
    """A range of codes does not begin with its lower end, or could be something else.

    Why: One of its numbers is a slip, and the address of the range is made of both. Readers who
    have another number in hand are led to it, or are not.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1090-1010 | 服务内部错误。 | 请联系技术支持。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1010-1090 | 服务内部错误。 | 请联系技术支持。 |
    """

    OVERLAPPING_RANGES = "ZC127", Severity.WARNING
    """Two ranges of codes in one table have numbers in common.

    Why: Someone who has such a number in hand finds two rows that explain it. A single code inside
    a range is no fault: its row says more, and counts first.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1010-1020 | 网络错误。 | 请检查网络。 |
        | 1020-1030 | 服务内部错误。 | 请联系技术支持。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1010-1019 | 网络错误。 | 请检查网络。 |
        | 1020-1030 | 服务内部错误。 | 请联系技术支持。 |
    """
