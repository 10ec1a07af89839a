"""What can be wrong with what people wrote for the look-up: words, and numbers of logs."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.diagnostics import Rule, Severity


class LookupRule(Rule):
    """What can be wrong with what people wrote for the look-up."""

    REPEATED_WORD = "ZC614", Severity.ERROR
    """``data/words.yaml`` says twice what a word means.

    Why: Only one of the two has an effect, and whoever mends the other wonders why nothing
    changes. A word that is ignored cannot mean something besides.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |

        --- data/words.yaml
        words:
          - means: [不存在]
            said: [没了, 找不到]
          - means: [房间]
            said: [房号, 没了]

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |

        --- data/words.yaml
        words:
          - means: [不存在]
            said: [没了, 找不到]
          - means: [房间]
            said: [房号]
    """

    UNUSED_WORD = "ZC615", Severity.ERROR
    """``data/words.yaml`` leads to a word that no text of any document has.

    Why: Whoever says the other word finds nothing by it. Most often the documents' own word is
    written differently, or was taken out of them.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |

        --- data/words.yaml
        words:
          - means: [未找到]
            said: [没了, 找不到]

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 104 | 房间不存在。 | 请确认房间号。 |

        --- data/words.yaml
        words:
          - means: [不存在]
            said: [没了, 找不到]
    """

    REPEATED_INNER_NUMBER = "ZC616", Severity.ERROR
    """Curation gives an inner number twice.

    Why: Whoever finds it in a log is told two codes, and which of them was reported stays open.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1102016 | 登录 token 格式有误。 | 请检查 token。 |
        | 1102018 | 登录 token 过期。 | 请更新 token。 |

        --- data/curation/demo.yaml
        inner:
          - numbers: [50116-50119]
            at: demo/common/1102016
            seen: 登录房间时的日志
            evidence: {package: demo-sdk, version: 3.12.0}
            why: SDK 将校验失败归为一个返回码。
          - numbers: [50117]
            at: demo/common/1102018
            seen: 登录房间时的日志
            evidence: {package: demo-sdk, version: 3.12.0}
            why: 服务端以 50117 表示 token 过期。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 1102016 | 登录 token 格式有误。 | 请检查 token。 |
        | 1102018 | 登录 token 过期。 | 请更新 token。 |

        --- data/curation/demo.yaml
        inner:
          - numbers: [50116, 50118-50119]
            at: demo/common/1102016
            seen: 登录房间时的日志
            evidence: {package: demo-sdk, version: 3.12.0}
            why: SDK 将校验失败归为一个返回码。
          - numbers: [50117]
            at: demo/common/1102018
            seen: 登录房间时的日志
            evidence: {package: demo-sdk, version: 3.12.0}
            why: 服务端以 50117 表示 token 过期。
    """

    INNER_NUMBER_IS_CODE = "ZC617", Severity.ERROR
    """Curation calls a number an inner one that its document has as a code.

    Why: The document says itself what the number means, and readers would be told something
    else beside it.

    Bad:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 50119 | token 签名错误。 | 请检查 token。 |
        | 1102016 | 登录 token 格式有误。 | 请检查 token。 |

        --- data/curation/demo.yaml
        inner:
          - numbers: [50118-50120]
            at: demo/common/1102016
            seen: 登录房间时的日志
            evidence: {package: demo-sdk, version: 3.12.0}
            why: SDK 将校验失败归为一个返回码。

    Good:

        | 返回码 | 描述 | 处理建议 |
        | --- | --- | --- |
        | 50119 | token 签名错误。 | 请检查 token。 |
        | 1102016 | 登录 token 格式有误。 | 请检查 token。 |

        --- data/curation/demo.yaml
        inner:
          - numbers: [50118, 50120]
            at: demo/common/1102016
            seen: 登录房间时的日志
            evidence: {package: demo-sdk, version: 3.12.0}
            why: SDK 将校验失败归为一个返回码。
    """
