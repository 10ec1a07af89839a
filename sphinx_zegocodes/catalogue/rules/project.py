"""What can be wrong with a file as a whole, and with what people wrote in curation."""

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

    UNMERGED_FILE = "ZC005", Severity.ERROR
    """A file has the marks of a conflict that nobody resolved.

    Why: The file says two things at once. Resolve the source; what is generated from it,
    `zegocodes sync` writes anew.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        <<<<<<< HEAD
        | 1 | 请求超时。 | 请重试。 |
        =======
        | 1 | 请求超时。 | 请稍后重试。 |
        >>>>>>> advice

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请稍后重试。 |
    """


class CurationRule(Rule):
    """What can be wrong with what people wrote in curation."""

    BAD_CURATION = "ZC601", Severity.ERROR
    """A curation file breaks its schema, or repeats a key.

    Why: What somebody knew and wrote down would have no effect, without a word.

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
            why: 原文有误。
            reason: 应为“超时”。

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

    STALE_ERRATUM = "ZC602", Severity.WARNING
    """An erratum corrects text that is no longer in the source.

    Why: Readers would be told of a mistake that the document no longer has. Where the vendor
    corrected it in other words, theirs count.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo.yaml
        errata:
          - at: demo/common/1
            field: description
            was: 请求超市
            reads: 请求超时
            why: 原文有误，应为“超时”。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    STALE_WAIVER = "ZC603", Severity.WARNING
    """A waiver accepts a finding that is no longer made.

    Why: It would hide the next fault of its kind in that row from everyone.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo.yaml
        waivers:
          - rule: ZC204
            at: demo/common/1
            why: The vendor gives no advice.

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    UNKNOWN_REFERENCE = "ZC604", Severity.ERROR
    """Curation names an entry, table or rule that does not exist.

    Why: What it says of the entry would reach no reader. Most often it is a slip of the pen, and
    means another.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |
        | 5024 | 找不到房间。 | 请确认房间号。 |

        --- data/curation/demo.yaml
        equivalents:
          - entries: [demo/common/104, demo/common/5042]
            why: 均表示房间不存在。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |
        | 5024 | 找不到房间。 | 请确认房间号。 |

        --- data/curation/demo.yaml
        equivalents:
          - entries: [demo/common/104, demo/common/5024]
            why: 均表示房间不存在。
    """

    STALE_DEPARTURE = "ZC605", Severity.ERROR
    """An entry that left is in the source.

    Why: Readers would be told that the code is gone, while the document still has it.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo.yaml
        left:
          - at: demo/common/1
            when: 2026-03-01
            why: 接口已下线。
            last:
              description: 请求超时。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """

    UNNOTED_TEXT = "ZC606", Severity.ERROR
    """A decision does not note the text that it was made for.

    Why: When the text changes, nobody would be asked again, and readers would be told what was
    decided about other words. `zegocodes sync` notes it.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |
        | 5024 | 找不到房间。 | 请确认房间号。 |

        $ zegocodes sync

        --- data/curation/demo.yaml
        equivalents:
          - entries: [demo/common/104, demo/common/5024]
            why: 均表示房间不存在。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |
        | 5024 | 找不到房间。 | 请确认房间号。 |

        --- data/curation/demo.yaml
        equivalents:
          - entries: [demo/common/104, demo/common/5024]
            why: 均表示房间不存在。
            texts:
              demo/common/104: 房间不存在。 / 请确认房间号。
              demo/common/5024: 找不到房间。 / 请确认房间号。
    """

    LAPSED_DECISION = "ZC607", Severity.ERROR
    """A decision was made about a text that says something else by now.

    Why: Nobody looked at the new words. Until someone does, readers are not told what was decided
    about the old ones. Blanks and marks, full or half width, do not count. Where the decision
    still holds, take the entry out of its texts, and `zegocodes sync` notes the new one.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |
        | 5024 | 房间已满。 | 请确认房间号。 |

        --- data/curation/demo.yaml
        equivalents:
          - entries: [demo/common/104, demo/common/5024]
            why: 均表示房间不存在。
            texts:
              demo/common/104: 房间不存在。 / 请确认房间号。
              demo/common/5024: 找不到房间。 / 请确认房间号。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |
        | 5024 | 房间已满。 | 请确认房间号。 |
    """

    NO_COPY = "ZC610", Severity.ERROR
    """A document that curation calls a copy says something else than its original.

    Why: What a copy says is kept with its original alone, so readers of the copy would be shown
    words that it does not have.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- docs/sources/demo-ios.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请稍后重试。 |

        --- data/curation/demo-ios.yaml
        title: iOS 返回码
        product: iOS
        url: https://example.com/
        same_as: demo

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- docs/sources/demo-ios.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo-ios.yaml
        title: iOS 返回码
        product: iOS
        url: https://example.com/
        same_as: demo
    """

    BAD_ORIGINAL = "ZC611", Severity.ERROR
    """A copy names an original that is none: no document, itself, or another copy.

    Why: The document would have no content at all.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- docs/sources/demo-ios.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo-ios.yaml
        title: iOS 返回码
        product: iOS
        url: https://example.com/
        same_as: demo-android

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- docs/sources/demo-ios.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo-ios.yaml
        title: iOS 返回码
        product: iOS
        url: https://example.com/
        same_as: demo
    """

    REPEATED_TITLE = "ZC612", Severity.WARNING
    """Two documents have the same title.

    Why: In the sidebar, in search results and in a list of open tabs nobody could tell one page
    from the other. A title names the product.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- docs/sources/demo-ios.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 2 | 没有权限。 | 请重试。 |

        --- data/curation/demo-ios.yaml
        title: 实时音视频返回码
        product: iOS
        url: https://example.com/
        tables:
          - id: common

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- docs/sources/demo-ios.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 2 | 没有权限。 | 请重试。 |

        --- data/curation/demo-ios.yaml
        title: 实时音视频 iOS 返回码
        product: iOS
        url: https://example.com/
        tables:
          - id: common
    """

    SPLIT_GROUP = "ZC613", Severity.WARNING
    """The name of a group is written in several ways.

    Why: The documents stand in two groups that readers take for one, and each has only half.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo.yaml
        group: 实时音视频 SDK

        --- docs/sources/demo-ios.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 2 | 没有权限。 | 请重试。 |

        --- data/curation/demo-ios.yaml
        title: 实时音视频 iOS 返回码
        product: iOS
        url: https://example.com/
        group: 实时音视频SDK
        tables:
          - id: common

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo.yaml
        group: 实时音视频 SDK

        --- docs/sources/demo-ios.md
        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 2 | 没有权限。 | 请重试。 |

        --- data/curation/demo-ios.yaml
        title: 实时音视频 iOS 返回码
        product: iOS
        url: https://example.com/
        group: 实时音视频 SDK
        tables:
          - id: common
    """

    FOREIGN_REASON = "ZC618", Severity.WARNING
    """A reason that readers see is not in Chinese.

    Why: It stands on a page beside the words that it is about, and they are Chinese. The reason of
    a waiver is for contributors alone.

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
            why: A slip of the pen.

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
