"""The map of number ranges: drawn, in words, and kept up to date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from site_fixtures import STATIC
from small_project import document, write_data, write_project
from sphinx_builds import build, soup

from sphinx_zegocodes.catalogue.records import Row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Page = Callable[[str], Any]

STYLES = STATIC / "zegocodes-overviews.css"
INDEX = ":orphan:\n\nMap\n===\n\n.. zego:map::\n"


def blocks_of(page: Any) -> list[tuple[str, str]]:
    """Return what each block is called and where it leads."""
    return [(block.title.get_text(), block["href"]) for block in page.select("svg .zego-block")]


def test_the_rooms_of_the_web_sdk_are_not_mixing(page: Page) -> None:
    blocks = blocks_of(page("."))
    assert [block for block in blocks if "1102x" in block[0]] == [
        ("房间相关错误码 Express Web SDK，号段 1102xxx，15 个返回码", "web-sdk/#room"),
        ("混流转码接口 RTC 服务端 API，号段 1102xxxxx，41 个返回码", "rtc-server/#mixing"),
        ("云端混流，号段 1102xxxxx，47 个返回码", "stream-mixing/#mixing"),
    ]
    alike = [item.get_text() for item in page(".").select(".zego-map > ul li")]
    assert alike[1].startswith(
        "1102xxx（7 位）：Express Web SDK › 房间相关错误码；1102xxxxx（9 位）"
    )


def test_every_table_and_every_code_is_on_it(page: Page) -> None:
    blocks = blocks_of(page("."))
    assert len({address for _, address in blocks}) == 21
    (of_sdk,) = (
        sum(
            int(re.findall(r"\d+", name)[-1])
            for name, address in blocks
            if address.startswith(start)
        )
        for start in ("web-sdk/",)
    )
    assert of_sdk == 232


def test_it_is_said_in_words_too(page: Page) -> None:
    rows = page(".").select(".zego-map-words tbody tr")
    said = [(row.select("td")[0].get_text(strip=True), row.a["href"]) for row in rows]
    drawn = [(name.split("号段 ")[1].split("，")[0], at) for name, at in blocks_of(page("."))]
    assert said == drawn


def test_blocks_are_to_scale_and_do_not_overlap(page: Page) -> None:
    for drawing in page(".").select(".zego-lane svg"):
        end = 0
        for rect in drawing.select("rect"):
            assert int(rect["y"]) >= end
            end = int(rect["y"]) + int(rect["height"])
        assert end <= int(drawing["viewbox"].split()[3])
    heights = {
        block.title.get_text(): int(block.rect["height"])
        for block in page(".").select("svg .zego-block")
    }
    rooms, mixing = (
        next(height for name, height in heights.items() if f"号段 {label}，" in name)
        for label in ("1102xxx", "1102xxxxx")
    )
    assert mixing > rooms >= 24
    (path,) = (
        block.path["d"]
        for block in page(".").select("svg .zego-block")
        if "号段 1100xxx" in block.title.get_text()
    )
    marks = [float(x) for x in re.findall(r"M([\d.]+)", path)]
    assert marks[0] < 90  # 1100000 is the first number, 1100999 the last
    assert marks[-1] > 310


def test_nothing_but_classes_says_what_it_looks_like(page: Page) -> None:
    overviews = page(".").select(".zego-map, .zego-documents")
    assert len(overviews) == 2
    for overview in overviews:
        for tag in overview.select("*"):
            assert not {"style", "fill", "stroke"} & tag.attrs.keys()


@pytest.mark.parametrize("theme", range(3))
def test_text_on_blocks_can_be_read(theme: int) -> None:
    """Text in the colour of the marks has a contrast of 4.5 on every block, in every theme."""
    colours = re.findall(
        r"--zego-(\d): (#\w{6}); --zego-\1-mark: (#\w{6});", STYLES.read_text("utf-8")
    )
    assert len(colours) == 18
    for _, fill, mark in colours[theme * 6 : theme * 6 + 6]:
        light, dark = sorted((luminance(fill), luminance(mark)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (fill, mark)


def luminance(colour: str) -> float:
    """Return the relative luminance that WCAG defines."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_is_drawn_again_when_another_page_changes(tmp_path: Path, jobs: int) -> None:
    project = write_project(tmp_path / "p", map=INDEX)
    write_data(project, document("beta", Row(("1102016",), description="room")))
    built = build(project, tmp_path / "out", jobs=jobs)
    name = "map/index.html"
    assert ("beta, range 1102xxx, 1 return code", "../beta/#main") in blocks_of(
        soup(built.out / name)
    )
    before = (built.out / name).read_bytes()
    (project / "gamma.rst").write_text((project / "gamma.rst").read_text() + "\nMore.\n")
    assert (build(project, tmp_path / "out", jobs=jobs).out / name).read_bytes() == before
    write_data(project, document("beta", Row(("1103016",), description="room")))
    built = build(project, tmp_path / "out", jobs=jobs)
    assert built.read == (0, 1, 0)
    fresh = build(project, tmp_path / "fresh", jobs=jobs)
    assert (built.out / name).read_bytes() == (fresh.out / name).read_bytes() != before


@pytest.mark.parametrize(
    ("builder", "file", "said"),
    [
        ("text", "map.txt", "beta"),
        ("latex", "projectnamenotset.tex", "1102xxx"),
        ("gettext", "map.pot", "Map"),
        ("singlehtml", "index.html", 'href="#document-beta"'),
        ("xml", "map.xml", "1102xxx"),
        ("html", "map.html", 'href="beta.html#main"'),
        ("epub", "map.xhtml", 'href="beta.xhtml#main"'),
    ],
)
def test_every_builder_says_it(tmp_path: Path, builder: str, file: str, said: str) -> None:
    project = write_project(tmp_path / "p", map=INDEX.replace("::", "::\n\n.. zego:documents::\n"))
    write_data(project, document("beta", Row(("1102016",), description="a <b> & c")))
    index = project / "index.rst"
    index.write_text(index.read_text() + "   map\n")
    settings = {"version": "1", "copyright": "1"} if builder == "epub" else {}
    built = build(project, tmp_path / "out", builder=builder, settings=settings)
    assert built.warnings == []
    assert said in (built.out / file).read_text("utf-8")
