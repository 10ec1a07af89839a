"""Another project: ``extensions = ["sphinx_zegocodes"]`` and a data folder, no more."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from small_project import DOCUMENTS, document, write_data, write_project
from sphinx.errors import ConfigError
from sphinx_builds import build, different_files, soup

from sphinx_zegocodes.catalogue.records import Row

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("jobs", [1, 2])
def test_builds(tmp_path: Path, jobs: int) -> None:
    built = build(write_project(tmp_path / "p"), tmp_path / "out", jobs=jobs)
    assert built.warnings == []
    for number in range(1, 7):
        assert (built.out / f"codes/{number}00/index.html").is_file()
    page = soup(built.out / "codes/7/index.html")
    assert [li.get_text() for li in page.select(".zego-several li")] == [
        f"{id_} seven of {id_}" for id_ in sorted(DOCUMENTS)
    ]


def test_row_with_several_codes_has_an_anchor_for_each(tmp_path: Path) -> None:
    built = build(write_project(tmp_path / "p"), tmp_path / "out")
    row = soup(built.out / "alpha/index.html").select_one("tbody tr")
    assert [target["id"] for target in row.select(".target")] == [
        "alpha-main-100",
        "alpha-main-101",
    ]
    assert row.th.p.get_text() == "100, 101"


def test_serial_and_parallel_builds_give_the_same_bytes(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    serial = build(project, tmp_path / "serial")
    parallel = build(project, tmp_path / "parallel", jobs=2)
    assert different_files(serial.out, parallel.out) == []


def test_the_folder_does_not_matter(tmp_path: Path) -> None:
    first = build(write_project(tmp_path / "here"), tmp_path / "out-a")
    (tmp_path / "a/b/c").mkdir(parents=True)
    second = build(write_project(tmp_path / "a/b/c/there"), tmp_path / "out-b")
    ignored = {".buildinfo"}  # it holds a digest of templates_path, which leads to this package
    assert set(different_files(first.out, second.out)) <= ignored


def test_second_build_reads_nothing(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    assert build(project, tmp_path / "out").read == (7, 0, 0)
    assert build(project, tmp_path / "out").read == (0, 0, 0)


def test_editing_one_row_reads_one_page_and_is_seen(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    build(project, tmp_path / "out")
    write_data(project, document("beta", Row(("200",), description="edited")))
    built = build(project, tmp_path / "out")
    assert built.read == (0, 1, 0)
    assert "edited" in (built.out / "codes/200/index.html").read_text("utf-8")
    assert "edited" in (built.out / "beta/index.html").read_text("utf-8")


def test_pages_of_codes_that_are_gone_are_removed(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    build(project, tmp_path / "out")
    write_data(project, document("beta", Row(("7",), description="seven")))
    built = build(project, tmp_path / "out")
    assert not (built.out / "codes/200").exists()
    assert not (built.out / "codes/200.json").exists()
    assert (built.out / "codes/100").exists()


def test_a_page_that_is_gone_takes_its_table_along(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    build(project, tmp_path / "out")
    (project / "zeta.rst").unlink()
    index = project / "index.rst"
    index.write_text(index.read_text().replace("   zeta", ""))
    built = build(project, tmp_path / "out")
    (said,) = built.warnings
    place = f"{project / 'data/codes/zeta.json'}:1"
    assert said.startswith(f"{place}: WARNING: the document zeta stands on no page")
    assert not (built.out / "codes/600").exists()


def test_options_choose_columns_and_caption(tmp_path: Path) -> None:
    options = "   :caption: All *of* them\n   :columns: action\n"
    text = f"Alpha\n=====\n\n.. zego:table:: alpha/main\n{options}"
    built = build(write_project(tmp_path / "p", alpha=text), tmp_path / "out")
    table = soup(built.out / "alpha/index.html").select_one("table.zego-table")
    assert [th.get_text() for th in table.select("thead th")] == ["Code", "Advice"]
    assert table.caption.em.get_text() == "of"
    page = soup(built.out / "codes/100/index.html").select_one("article, .body")
    labels = [dt.get_text() for dt in page.select("dt")]
    assert labels == ["Name", "Meaning", "Advice", "Source", "Same row"]


def test_role_links_to_codes_and_entries(tmp_path: Path) -> None:
    text = (
        "Links\n=====\n\n:zego:code:`100`, :zego:code:`beta/main/7`, "
        ":zego:code:`the first <100>`, :any:`200`\n"
    )
    project = write_project(tmp_path / "p", "", links=":orphan:\n\n" + text)
    built = build(project, tmp_path / "out")
    assert built.warnings == []
    links = soup(built.out / "links/index.html").select("p a.internal")
    found = [(a.get_text(), a["href"]) for a in links if "codes/" in a["href"]]
    assert found == [
        ("100", "../codes/100/"),
        ("7", "../codes/7/#beta-main-7"),
        ("the first", "../codes/100/"),
        ("200", "../codes/200/"),
    ]


MISTAKES = {
    ":zego:code:`999`": "unknown code or entry: 999",
    ":zego:code:`alpha/main/999`": "unknown code or entry: alpha/main/999",
    ".. zego:table:: alpha/none": "there is no table alpha/none",
    ".. zego:table:: none/main": "there is no table none/main",
    ".. zego:table:: alpha/main": "the table alpha/main stands at",
}
"""Lines that are wrong, each on a page of its own, and what is said of them."""


@pytest.mark.parametrize("jobs", [1, 2])
def test_mistakes_are_warnings_with_file_and_line(tmp_path: Path, jobs: int) -> None:
    head = ":orphan:\n\nWrong\n=====\n\n"
    pages = {f"wrong{number}": f"{head}{line}\n" for number, line in enumerate(MISTAKES)}
    project = write_project(tmp_path / "p", **pages)
    built = build(project, tmp_path / "out", jobs=jobs)
    for name, said, warning in zip(pages, sorted(built.warnings), MISTAKES.values(), strict=True):
        assert said.startswith(f"{project / name}.rst:6: WARNING: {warning}")


def test_unknown_column_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    text = "Alpha\n=====\n\n.. zego:table:: alpha/main\n   :columns: colour\n"
    project = write_project(tmp_path / "p", alpha=text)
    built = build(project, tmp_path / "out")
    assert built.warnings[0].startswith(f"{project / 'alpha.rst'}:4: ERROR")
    assert "colour is no field" in "".join(built.warnings)


def test_broken_data_is_a_warning_that_names_the_file(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    (project / "data/codes/alpha.json").write_text('{"id": 1}')
    built = build(project, tmp_path / "out")
    said = "\n".join(built.warnings)
    assert f"{project / 'data/codes/alpha.json'}:1: WARNING: ZC001 the data cannot be read" in said
    assert "alpha.rst:4: WARNING: there is no table alpha/main" in said


def test_no_data_is_a_warning(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p", 'zegocodes_data = "data"\n')
    shutil.rmtree(project / "data")
    assert "there are no data" in build(project, tmp_path / "out").warnings[0]


@pytest.mark.parametrize(
    ("builder", "file", "target"),
    [
        ("text", "links.txt", "100"),
        ("latex", "projectnamenotset.tex", r"\detokenize{alpha:alpha-main-100}"),
        ("gettext", "links.pot", ":zego:code:`100`"),
        ("singlehtml", "index.html", 'href="#alpha-main-100"'),
        ("xml", "alpha.xml", "alpha-main-100"),
        ("html", "codes/100.html", "alpha failed"),
    ],
)
def test_every_builder_resolves_references(
    tmp_path: Path, builder: str, file: str, target: str
) -> None:
    project = write_project(tmp_path / "p", links="Links\n=====\n\n:zego:code:`100`\n")
    index = project / "index.rst"
    index.write_text(index.read_text() + "   links\n")
    built = build(project, tmp_path / "out", builder=builder)
    assert built.warnings == []
    assert target in (built.out / file).read_text("utf-8")


def test_addresses_follow_the_base_of_the_site(tmp_path: Path) -> None:
    settings = {"html_baseurl": "https://codes.example.org/zego/"}
    built = build(write_project(tmp_path / "p"), tmp_path / "out", settings=settings)
    data = (built.out / "codes/100.json").read_text("utf-8")
    assert '"https://codes.example.org/zego/codes/100/#alpha-main-100"' in data


def test_environment_of_one_builder_serves_another(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p")
    first = build(project, tmp_path / "out")
    (first.out.parent / "dirhtml.doctrees").rename(first.out.parent / "text.doctrees")
    assert build(project, tmp_path / "out", builder="text").warnings == []
    assert (tmp_path / "out/text/alpha.txt").is_file()


def test_a_mistake_beside_a_table_is_said_once(tmp_path: Path) -> None:
    text = "Alpha\n=====\n\n:zego:code:`999`\n\n.. zego:table:: alpha/main\n"
    built = build(write_project(tmp_path / "p", alpha=text), tmp_path / "out")
    assert sum("unknown code or entry: 999" in warning for warning in built.warnings) == 1


def test_a_data_folder_that_is_none_is_a_configuration_error(tmp_path: Path) -> None:
    project = write_project(tmp_path / "p", "zegocodes_data = 1\n")
    with pytest.raises(ConfigError, match="zegocodes_data must be a string"):
        build(project, tmp_path / "out")
