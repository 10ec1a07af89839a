"""Curation files: every error at its place, all errors at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import Case, findings_here, project_here, read_cases

from sphinx_zegocodes.catalogue.curation import load_curation
from sphinx_zegocodes.catalogue.diagnostics import in_order
from sphinx_zegocodes.sources.sync import plan_sync

HERE = Path(__file__).parent
ALPHA = "data/curation/alpha.yaml"
CASES = read_cases(HERE / "references.txt")


def test_every_error_of_a_file_is_found_at_its_place() -> None:
    file, diagnostics = load_curation(HERE / "everything-wrong.yaml")
    found = [str(d).removeprefix(f"{HERE}/everything-wrong.yaml:") for d in in_order(diagnostics)]
    assert file is None
    assert found == (HERE / "everything-wrong.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (b"title: [a\nproduct: b\n", "2:8: error ZC001 cannot be read: expected ',' or ']'"),
        (b"title: a\n\tproduct: b\n", "2:1: error ZC001 cannot be read: found character '\\t'"),
        (b"title: a\n---\ntitle: b\n", "2:1: error ZC001 cannot be read: but found another doc"),
        (b"title: *nowhere\n", "1:8: error ZC001 cannot be read: found undefined alias"),
        (b"title: a\n? [b]\n: c\n", "2:3: error ZC001 cannot be read: found unhashable key"),
        (b"title: !!int x\n", "1:8: error ZC001 cannot be read: x does not suit the tag"),
        (b"title: !!bool x\n", "1:8: error ZC001 cannot be read: x does not suit the tag"),
        (b"title: !!timestamp x\n", "1:8: error ZC001 cannot be read: x does not suit the tag"),
        (b"title: !!python/name:os.system x\n", "1:8: error ZC001 cannot be read: could not"),
        (b"title: a\r\nproduct: \xe6\x88\xbf\0\r\n", "2:11: error ZC001 cannot be read: special"),
        ("title: 房\n间: ".encode() + b"\xff\n", "2:4: error ZC001 cannot be read: not UTF-8"),
        (b"title: " + b"[" * 1000, "1:1: error ZC001 cannot be read: values nest too deep"),
        (b"", "1:1: error ZC601 None is not of type 'object'"),
        (b"\xef\xbb\xbf- title\n", "1:1: error ZC601 ['title'] is not of type 'object'"),
    ],
)
def test_what_cannot_be_read_is_one_finding(tmp_path: Path, content: bytes, finding: str) -> None:
    path = tmp_path / "alpha.yaml"
    path.write_bytes(content)
    file, [diagnostic] = load_curation(path)
    assert file is None
    assert str(diagnostic).startswith(f"{path}:{finding}")


def test_a_missing_file_and_a_folder_are_findings(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    for name, reason in (("folder", "Is a directory"), ("missing", "No such file or directory")):
        _, [diagnostic] = load_curation(tmp_path / f"{name}.yaml")
        assert diagnostic.message == f"cannot be read: {reason}"


def test_an_alias_stands_where_its_anchor_does(tmp_path: Path) -> None:
    path = tmp_path / "alpha.yaml"
    path.write_text("title: &title a\nproduct: *title\nurl: https://a\ntables: &own [*own]\n")
    _, [diagnostic] = load_curation(path)
    assert str(diagnostic) == f"{path}:4:9: error ZC601 tables[0]: [[...]] is not of type 'object'"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.usefixtures("family")
def test_a_byte_order_mark_and_any_newlines_may_be_used(mark: str, newline: str) -> None:
    text = Path(ALPHA).read_text("utf-8")
    Path(ALPHA).write_bytes((mark + text.replace("\n", newline)).encode("utf-8"))
    assert findings_here() == []


@pytest.mark.usefixtures("family")
def test_the_small_family_is_in_sync() -> None:
    assert findings_here() == []


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_the_documents_do_not_bear_out_is_found(case: Case) -> None:
    case.plant()
    diagnostics = in_order(plan_sync(project_here()).diagnostics)
    assert [str(diagnostic) for diagnostic in diagnostics] == case.findings


@pytest.mark.usefixtures("family")
def test_nothing_is_said_of_entries_of_a_document_that_cannot_be_read() -> None:
    Path("docs/sources/beta.md").write_bytes(b"\xff")
    found = [str(diagnostic) for diagnostic in plan_sync(project_here()).diagnostics]
    assert found == ["docs/sources/beta.md:1:1: error ZC001 not UTF-8"]
