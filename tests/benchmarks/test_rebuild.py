"""What is timed after an edit is the edit of one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generate import sync, write_project
from rebuild_speed import edit_cell

from sphinx_zegocodes.catalogue.catalogue import load_catalogue

if TYPE_CHECKING:
    from pathlib import Path


def test_an_edit_changes_one_field_of_one_row(tmp_path: Path) -> None:
    write_project(tmp_path, 60)
    before, _ = load_catalogue(tmp_path / "data")
    text = edit_cell(tmp_path, 7)
    sync(tmp_path)
    after, _ = load_catalogue(tmp_path / "data")
    changed = [key for key, entry in after.entries.items() if entry.row != before.entries[key].row]
    assert len(changed) == 1
    (key,) = changed
    old, new = before.entries[key].row, after.entries[key].row
    assert old.action
    assert new.action == old.action.replace("。", f"，{text}。")
    assert (new.description, new.causes) == (old.description, old.causes)
