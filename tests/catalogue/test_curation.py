"""Curation files: every error at its place, all errors at once."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from projects import Case, findings_here, project_here, read_cases, replace, sync_here

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
        (b"title: *nowhere\n", "1:8: error ZC001 cannot be read: there are no aliases here"),
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


def test_aliases_are_refused_however_much_they_stand_for(tmp_path: Path) -> None:
    path = tmp_path / "alpha.yaml"
    names = "abcdefghijkl"
    bomb = [f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]" for a, b in itertools.pairwise(names)]
    path.write_text("\n".join(["a: &a [x]", *bomb]))
    _, [diagnostic] = load_curation(path)
    message = "cannot be read: there are no aliases here; write out what *a stands for"
    assert str(diagnostic) == f"{path}:2:8: error ZC001 {message}"


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "at: alpha/room/99",
            "at：alpha/room/99",
            "40:7: error ZC001 「at：」 has a full-width colon",
        ),
        (
            "    why: 接口已下线。",
            "    why：接口已下线。",
            "42:8: error ZC001 「why：」 has a full-width",
        ),
        ("rule: ZC201", "rule ：ZC201", "23:10: error ZC001 「rule：」 has a full-width colon"),
        ("title: ", "title：", "2:6: error ZC001 「title：」 has a full-width colon"),
        ("when: 2024-05-01", "when: 2026-13-45", "41:11: error ZC601 there is no day 2026-13-45"),
        ("when: 2024-05-01", "when: 2026-02-30", "41:11: error ZC601 there is no day 2026-02-30"),
    ],
)
@pytest.mark.usefixtures("family")
def test_a_slip_is_one_finding_that_names_it(old: str, new: str, finding: str) -> None:
    replace(ALPHA, old, new)
    [found] = findings_here()
    assert found.startswith(f"{ALPHA}:{finding}")


@pytest.mark.usefixtures("family")
def test_a_reason_that_readers_see_is_in_chinese() -> None:
    replace(ALPHA, "why: 接口已下线。", "why: gone")
    sync_here()
    message = "readers see this reason, and it is not in Chinese: gone"
    assert findings_here() == [f"{ALPHA}:42:10: warning ZC618 {message}"]


@pytest.mark.usefixtures("family")
def test_an_erratum_that_corrects_nothing_is_named() -> None:
    text = Path(ALPHA).read_text("utf-8")
    erratum = (
        "errata:\n  - {at: alpha/room/104, field: action, was: a, reads: a, why: 原文有误。}\n"
    )
    Path(ALPHA).write_text(text.replace("errata:\n", erratum), "utf-8")
    [found] = [each for each in findings_here() if each.startswith(ALPHA)]
    assert "ZC601 was and reads are the same; there is nothing to correct" in found


@pytest.mark.usefixtures("family")
def test_errors_of_all_kinds_are_found_at_once() -> None:
    replace(ALPHA, "rule: ZC201", "rule: ZC200")
    replace(
        ALPHA, "entries: [alpha/room/104, beta/tasks/104]", "entries: [alpha/room/104, beta/x/1]"
    )
    replace(ALPHA, "when: 2024-05-01", "when: gestern")
    replace(ALPHA, "<Content />, ''", "<Content />, '~'")
    rules = [(found.split(":")[1], found.split()[2]) for found in findings_here()]
    assert rules == [
        ("15", "ZC602"),
        ("23", "ZC604"),
        ("34", "ZC604"),
        ("41", "ZC601"),
    ]


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
