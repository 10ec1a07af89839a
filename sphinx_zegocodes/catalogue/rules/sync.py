"""How sources and data can disagree."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class SyncRule(Rule):
    """How sources and data can disagree."""

    ROW_NOT_IN_DATA = "ZC401", Severity.ERROR
    """A row of the source is missing in the data.

    Why: The site is made from the data. Until they are written again, the new code has no page.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        $ zegocodes sync

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |

        $ zegocodes sync
    """

    ROW_NOT_IN_SOURCE = "ZC402", Severity.ERROR
    """A row of the data is missing in the source.

    Why: The site goes on showing a code that the document no longer has, as if it still did.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |

        $ zegocodes sync

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |

        $ zegocodes sync

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        $ zegocodes sync
    """

    TEXT_DIFFERS = "ZC403", Severity.ERROR
    """Source and data say different things.

    Why: The site is made from the data, so readers still see the old text.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        $ zegocodes sync

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请检查网络后重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请检查网络后重试。 |

        $ zegocodes sync
    """

    ORDER_DIFFERS = "ZC404", Severity.ERROR
    """Source and data have the same rows in different order.

    Why: The table on the site has its rows in an order that the document no longer has, and links
    to the code before and behind lead elsewhere.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 0 | 成功。 | - |
        | -1 | 请求超时。 | 请重试。 |

        $ zegocodes sync

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | -1 | 请求超时。 | 请重试。 |
        | 0 | 成功。 | - |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | -1 | 请求超时。 | 请重试。 |
        | 0 | 成功。 | - |

        $ zegocodes sync
    """

    STALE_DATA = "ZC405", Severity.ERROR
    """A generated file is missing or out of date.

    Why: The site shows what the files say, not what people wrote since: below, the old header of a
    column.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        $ zegocodes sync

        | 返回码 | 说明 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 说明 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        $ zegocodes sync
    """

    TABLE_MISMATCH = "ZC406", Severity.ERROR
    """The tables of the source and those of the curation file are not the same.

    Why: A table is told by the heading it stands under. Without its id in curation its codes have
    no address, so nothing is written.

    Bad:

        ## 公共返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo.yaml
        title: 实时音视频返回码
        product: 实时音视频
        url: https://doc-zh.zego.im/
        tables:
          - id: common
            heading: 通用返回码

    Good:

        ## 公共返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo.yaml
        title: 实时音视频返回码
        product: 实时音视频
        url: https://doc-zh.zego.im/
        tables:
          - id: common
            heading: 公共返回码
    """

    OPEN_FENCE = "ZC410", Severity.ERROR
    """A code fence or a comment takes in what is no part of it.

    Why: What stands between fences is code, and shown as it is: below, the codes of the table would
    be gone. Nobody closed the fence, so it takes in all that follows.

    Bad:

        ```
        { "Code": 1 }

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

    Good:

        ```
        { "Code": 1 }
        ```

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """
