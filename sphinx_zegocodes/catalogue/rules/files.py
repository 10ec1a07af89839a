"""What can be wrong with a file as a whole."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class FileRule(Rule):
    """What can be wrong with a file as a whole."""

    UNREADABLE_FILE = "ZC001", Severity.ERROR
    """A file cannot be read or written: it is missing, is no UTF-8, or cannot be parsed.

    Why: Nothing that the file says is known, so nothing else in it can be checked, and nothing is
    written until it can be read. Below, YAML takes 原文有误 for a key, as a colon and a blank
    follow it.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超市。 | 请重试。 |

        --- data/curation/demo.yaml
        errata:
          - at: demo/common/1
            field: description
            was: 请求超市
            reads: 请求超时
            why: 原文有误: 应为“超时”。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超市。 | 请重试。 |

        --- data/curation/demo.yaml
        errata:
          - at: demo/common/1
            field: description
            was: 请求超市
            reads: 请求超时
            why: 原文有误：应为“超时”。
    """

    UNCURATED_DOCUMENT = "ZC002", Severity.ERROR
    """A source document has no curation file or no usable name, or a data file has no source.

    Why: The ids of its tables are part of every address of its codes. They have to be chosen by a
    person before anything of the document is published.

    Bad:

        --- docs/sources/live.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- docs/live.md
        # 互动直播返回码

        ```{zego:table} live/common
        ```

    Good:

        --- docs/sources/live.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- docs/live.md
        # 互动直播返回码

        ```{zego:table} live/common
        ```

        --- data/curation/live.yaml
        title: 互动直播返回码
        product: 互动直播
        url: https://doc-zh.zego.im/
        tables:
          - id: common
    """

    MISSING_PAGE = "ZC003", Severity.ERROR
    """A source document has no page on the site.

    Why: Without the page its tables are shown nowhere, and its codes have no addresses.

    Bad:

        --- docs/sources/live.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/live.yaml
        title: 互动直播返回码
        product: 互动直播
        url: https://doc-zh.zego.im/
        tables:
          - id: common

    Good:

        --- docs/sources/live.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/live.yaml
        title: 互动直播返回码
        product: 互动直播
        url: https://doc-zh.zego.im/
        tables:
          - id: common

        --- docs/live.md
        # 互动直播返回码

        ```{zego:table} live/common
        ```
    """

    IGNORED_FILE = "ZC004", Severity.WARNING
    """A file stands where documents or curation are kept, and nothing reads it.

    Why: Whoever wrote it believes that it counts. What it says is missing on the site, and nothing
    else tells. Below, the errata belong into the curation file of their document.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超市。 | 请重试。 |

        --- data/curation/demo-errata.yml
        errata:
          - at: demo/common/1
            field: description
            was: 请求超市
            reads: 请求超时
            why: 原文有误，应为“超时”。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超市。 | 请重试。 |

        --- data/curation/demo.yaml
        errata:
          - at: demo/common/1
            field: description
            was: 请求超市
            reads: 请求超时
            why: 原文有误，应为“超时”。
    """
