"""The command line and the site say the same of a code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from projects import REPOSITORY

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN

if TYPE_CHECKING:
    import pytest
    from sphinx_builds import Build


def test_the_records_are_those_of_the_site(
    site: Build, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    for code in ("0", "104", "1010", "1002006"):
        assert main(["--project", str(REPOSITORY), "explain", "--json", code]) == CLEAN
        published = json.loads((site.out / f"codes/{code}.json").read_bytes())
        assert json.loads(capsys.readouterr().out) == published
