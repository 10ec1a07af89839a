"""Kinds of advice."""

from __future__ import annotations

import pytest

from sphinx_zegocodes.catalogue.advice import AdviceKind, kinds_of, labels


@pytest.mark.parametrize(
    ("advice", "kinds"),
    [
        (None, "none"),
        ("", "none"),
        (" \n", "none"),
        ("请检查混流参数是否正确。", "check"),
        ("请填写 SignatureNonce。", "check"),
        ("SignatureVersion 仅支持 2.0。", "check"),
        ("请稍后重试。", "retry"),
        ("请重新生成签名。", "check"),
        ("请重新加载资源文件。", "retry"),
        ("请降低接口请求频率。", "retry"),
        ("请尝试切换网络解决。", "change"),
        ("使用最新版的 Google Chrome 浏览器和 Edge 浏览器。", "change"),
        ("更换新的流 ID。", "other"),
        ("请联系 ZEGO 技术支持。", "contact"),
        ("请联系[ZEGO 技术支持](https://example.org/)。", "contact"),
        ("请联系技术支持解决。", "contact"),
        ("请提供给 ZEGO 技术支持进行配置。", "other"),
        ("请重试，或联系 ZEGO 技术支持处理。", "retry contact"),
        ("尝试切换网络后重试或者联系 ZEGO 技术支持。", "retry change contact"),
        (
            "请检查直播是否存在。如果存在，请重试，重试无效请联系 ZEGO 技术支持。",
            "check retry contact",
        ),
        ("请先调用 [loginRoom](https://example.org/检查) 登录房间。", "other"),
    ],
)
def test_what_a_text_asks_for(advice: str | None, kinds: str) -> None:
    assert " ".join(kinds_of(advice)) == kinds


def test_every_kind_has_a_label_of_its_own() -> None:
    assert list(labels()) == list(AdviceKind)
    assert len(set(labels().values())) == len(AdviceKind)
