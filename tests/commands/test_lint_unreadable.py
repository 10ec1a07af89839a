"""`zegocodes lint` where files cannot be read, or are not what they seem."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_zegocodes.commands.console import FAILED, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from command_fixtures import Ran

    Run = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("family")

PARTS = [
    "docs/sources/alpha.md",
    "data/curation/alpha.yaml",
    "data/codes/alpha.json",
    "data/permalinks.txt",
]


def _loop(path: Path) -> None:
    """Put a link in the place of a file that leads to itself: not even root can read it."""
    path.unlink()
    path.symlink_to(path.name)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _lock(path: Path) -> None:
    path.chmod(0)


def _errors(ran: Ran, path: str) -> list[str]:
    """Return the errors that name a file."""
    lines = (ran.out + ran.err).splitlines()
    return [line for line in lines if path in line and ": error ZC" in line]


@pytest.mark.parametrize("path", PARTS)
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_loop, id="a link to itself"),
        pytest.param(_folder, id="a folder"),
        pytest.param(
            _lock,
            id="no permission",
            marks=pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything"),
        ),
    ],
)
def test_a_part_that_cannot_be_read_is_an_error(
    zegocodes: Run, path: str, damage: Callable[[Path], None]
) -> None:
    damage(Path(path))
    for arguments in ([], [path]):
        ran = zegocodes("lint", *arguments)
        assert ran.status in {FINDINGS, FAILED}
        assert _errors(ran, path)


@pytest.mark.parametrize("path", PARTS)
def test_a_refusal_of_the_system_is_an_error(
    zegocodes: Run, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self == Path(path):
            raise PermissionError(13, "Permission denied", str(self))
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    ran = zegocodes("lint")
    assert ran.status in {FINDINGS, FAILED}
    assert any("Permission denied" in error for error in _errors(ran, path))


@pytest.mark.parametrize("damage", [_loop, _folder])
def test_a_document_of_no_project_that_cannot_be_read(
    zegocodes: Run, damage: Callable[[Path], None]
) -> None:
    Path("draft.md").touch()
    damage(Path("draft.md"))
    ran = zegocodes("lint", "draft.md")
    assert ran.status in {FINDINGS, FAILED}
    assert (ran.out + ran.err).startswith("draft.md:1:1: error ZC001 ")


@pytest.mark.parametrize("line", ["房" * 300_000, "| 1 | " + "房 a，" * 100_000, "|" * 1_000_000])
@pytest.mark.parametrize("path", PARTS)
def test_a_line_of_a_megabyte_fits_a_screen(zegocodes: Run, path: str, line: str) -> None:
    Path(path).write_text(f"{line}\n{line}\n", "utf-8")
    ran = zegocodes("lint")
    assert ran.status == FINDINGS
    quoted = [row for row in ran.out.splitlines() if row.startswith(" ")]
    assert all(len(row) <= 100 for row in quoted)
