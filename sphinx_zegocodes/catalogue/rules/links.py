"""What can be wrong with permanent links and relations."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class LinkRule(Rule):
    """What can be wrong with permanent links and relations."""

    ENTRY_GONE = "ZC501", Severity.ERROR
    """A published entry is not in the sources, and nothing says what became of it.

    Why: Tickets link to it. Someone who follows such a link has to learn what the code meant, and
    what became of it.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |

        $ zegocodes sync
        $ zegocodes release 2026-01-01

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |

        $ zegocodes sync
        $ zegocodes release 2026-01-01

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo.yaml
        left:
          - at: demo/common/2
            when: 2026-03-01
            why: 接口已下线。
            last:
              description: 签名错误。
              action: 请重新生成签名。
    """

    REUSED_KEY = "ZC502", Severity.ERROR
    """An entry that left is back in the source with another meaning.

    Why: Old tickets link to it and mean what the code said then. Their readers would get advice on
    another error.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 服务繁忙。 | 请稍后重试。 |

        --- data/curation/demo.yaml
        left:
          - at: demo/common/2
            when: 2026-03-01
            why: 接口已下线。
            last:
              description: 签名错误。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |

        $ zegocodes sync
        $ zegocodes release 2026-01-01

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 3 | 服务繁忙。 | 请稍后重试。 |

        --- data/curation/demo.yaml
        left:
          - at: demo/common/2
            when: 2026-03-01
            why: 接口已下线。
            last:
              description: 签名错误。
    """

    BAD_DEPARTURE = "ZC503", Severity.ERROR
    """An entry that left leads to itself or round in a circle, or was never published.

    Why: A link that goes round in a circle never arrives. An entry that was never published has no
    links to lead on, so most likely another one is meant.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 2 | 签名错误。 | 请重新生成签名。 |

        $ zegocodes sync
        $ zegocodes release 2026-01-01

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1002 | 签名错误。 | 请重新生成签名。 |

        --- data/curation/demo.yaml
        left:
          - at: demo/common/2
            when: 2026-03-01
            why: 返回码已重新编号。
            to: demo/common/2

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 2 | 签名错误。 | 请重新生成签名。 |

        $ zegocodes sync
        $ zegocodes release 2026-01-01

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1002 | 签名错误。 | 请重新生成签名。 |

        --- data/curation/demo.yaml
        left:
          - at: demo/common/2
            when: 2026-03-01
            why: 返回码已重新编号。
            to: demo/common/1002
    """

    UNSERVED_PERMALINK = "ZC504", Severity.ERROR
    """An address that was published leads nowhere any longer.

    Why: It is in someone's ticket or bookmarks, and was promised to be permanent. Whoever follows
    it would find that there is no such page.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/permalinks.txt
        /codes/1/
        /codes/2/

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
        | 2 | 签名错误。 | 请重新生成签名。 |

        --- data/permalinks.txt
        /codes/1/
        /codes/2/
    """

    BAD_PERMALINK = "ZC505", Severity.ERROR
    """A line of permalinks.txt is no address of the site.

    Why: The address that the line once held is no longer watched over, so that it could break
    without anyone noticing.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/permalinks.txt
        codes/1/

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/permalinks.txt
        /codes/1/
    """

    UNDECIDED_MEANING = "ZC511", Severity.ERROR
    """A code stands in several tables in different words, and nobody said what that means.

    Why: Someone who gets 1 back has to know whether both tables speak of the same error, or which
    of them to believe. No program can tell; a person has to.

    Bad:

        ## 公共返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        ## 房间返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 房间已满。 | 请加入其他房间。 |

    Good:

        ## 公共返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        ## 房间返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 房间已满。 | 请加入其他房间。 |

        --- data/curation/demo.yaml
        meanings:
          - groups:
              - [demo/common/1]
              - [demo/room/1]
            why: 公共返回码指请求超时，房间接口指房间已满。
    """

    ONE_SIDED_EQUIVALENCE = "ZC512", Severity.WARNING
    """A text names some of the codes that mean the same, and not all.

    Why: Whoever reads about the one code does not learn of the other, and may write code that
    handles half of the cases.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在，与 5024 相同。 | 请确认房间号。 |
        | 5024 | 房间不存在。 | 请确认房间号。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在，与 5024 相同。 | 请确认房间号。 |
        | 5024 | 房间不存在，与 104 相同。 | 请确认房间号。 |
    """

    UNKNOWN_EQUIVALENT = "ZC513", Severity.WARNING
    """A text says that a code means the same, and its table has no such code.

    Why: Readers look for the other code and do not find it. Most likely a digit is wrong.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在，与 5024、50001 相同。 | 请确认房间号。 |
        | 5024 | 房间不存在，与 104 相同。 | 请确认房间号。 |

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在，与 5024 相同。 | 请确认房间号。 |
        | 5024 | 房间不存在，与 104 相同。 | 请确认房间号。 |
    """

    BAD_MEANINGS = "ZC514", Severity.ERROR
    """Curation groups the entries of a code wrongly, or needlessly.

    Why: Readers are told that meanings differ, or are the same, by a decision that does not suit
    the documents. Below, both tables say the same by now.

    Bad:

        ## 公共返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        ## 房间返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        --- data/curation/demo.yaml
        meanings:
          - groups:
              - [demo/common/1]
              - [demo/room/1]
            why: 公共返回码指请求超时，房间接口指房间已满。

    Good:

        ## 公共返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |

        ## 房间返回码

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1 | 请求超时。 | 请重试。 |
    """
