"""``zegocodes add`` with English documents: every row is read, and no finding is about Chinese."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from projects import findings_here, project_here, replace

from sphinx_zegocodes.cli import main
from sphinx_zegocodes.commands.console import CLEAN, FINDINGS
from sphinx_zegocodes.sources.sync import plan_sync

ENGLISH = {path.stem: path for path in (Path(__file__).parents[1] / "english").glob("*.md")}


@pytest.fixture(autouse=True)
def project(family: None) -> None:
    """Work in a copy of the small family, in sync, which is Chinese."""
    del family


def _tables(document: str) -> dict[str, Any]:
    data = json.loads(Path(f"data/codes/{document}.json").read_text("utf-8"))
    assert data["language"] == "en"
    return {block["id"]: block for block in data["content"] if block["type"] == "table"}


def _fields(row: dict[str, Any]) -> dict[str, str]:
    return {key: text for key, text in row.items() if key not in {"codes", "ranges"}}


@pytest.mark.parametrize("name", sorted(ENGLISH))
def test_it_is_taken_in_by_one_command_without_a_finding(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(ENGLISH[name]), "--id", "new"]) == CLEAN, capsys.readouterr().out
    assert findings_here() == []
    assert f"data/curation/new.yaml:{_line('language: en')}: is this the document's language?" in (
        capsys.readouterr().out
    )
    rows = [row for table in _tables("new").values() for row in table["rows"]]
    assert rows
    assert all(row["codes"] and row["description"] and "others" not in row for row in rows)


def _line(text: str) -> int:
    return Path("data/curation/new.yaml").read_text("utf-8").split("\n").index(text) + 1


@pytest.mark.parametrize(
    ("name", "product", "tables"),
    [
        ("room", "Cloud Room", ["common", "room"]),
        ("player", "Media Player", ["media-player"]),
        ("recording", "new", ["cloud-recording-tasks", "cloud-recording-tasks-2"]),
        ("values", "Express Flutter SDK", ["common", "publish-stream"]),
        ("mixed", "Stream Mixing", ["stream-mixing"]),
        ("messages", "Instant Messaging Server API", ["instant-messaging-server"]),
        ("capitals", "CDN RELAY", ["relay-tasks"]),
    ],
)
def test_product_and_ids_are_guessed(name: str, product: str, tables: list[str]) -> None:
    main(["add", str(ENGLISH[name]), "--id", "new"])
    assert (
        project_here().read(Path("data/curation/new.yaml")).decode().count(f"product: {product}\n")
    )
    assert list(_tables("new")) == tables


def test_labels_in_cells_make_fields() -> None:
    main(["add", str(ENGLISH["room"]), "--id", "new"])
    tables = _tables("new")
    assert [_fields(row) for row in tables["common"]["rows"]] == [
        {"description": "The API is too busy.", "action": "Retry later."},
        {
            "description": "The request timed out.",
            "causes": "The network is unstable.",
            "action": "Check the network and try again.",
        },
        {
            "description": "The signature is invalid.",
            "causes": "The signature has expired.",
            "action": "Generate a new signature.",
        },
    ]
    assert [_fields(row) for row in tables["room"]["rows"]][1:] == [
        {
            "description": "The room is gone; it has the same meaning as error code 7201.",
            "causes": "It was destroyed.",
            "action": "Create the room again.",
            "notes": "Rooms are destroyed after 5 minutes without users.",
        },
        {"description": "The room is closed.", "action": "Contact ZEGO technical support."},
    ]


def test_columns_make_fields_whatever_their_order_and_language() -> None:
    rows = {}
    for name in ("player", "values", "mixed", "messages"):
        main(["add", str(ENGLISH[name]), "--id", name])
        for table in _tables(name).values():
            rows.update({row["codes"][0]: _fields(row) for row in table["rows"]})
    assert rows["7303"] == {
        "name": "kPlayerBusy",
        "description": "The player is busy.",
        "action": "Stop it.",
    }
    assert rows["1000000"] == {
        "name": "CommonFailed",
        "description": "Execution failed.",
        "action": "Retry.",
    }
    assert rows["1003002"] == {
        "description": "The resolution is not supported.",
        "action": "Set another resolution.",
    }
    assert rows["7602"] == {
        "name": "INVALID_PARAMETER",
        "description": "Parameters are wrong (see 格式).",
        "action": "Check the parameters.",
        "notes": "Names are case-sensitive.",
    }
    assert rows["7703"] == {"description": "Too many requests.", "action": "Retry later."}


def test_what_a_text_says_of_other_codes_and_of_what_to_do_is_understood() -> None:
    main(["add", str(ENGLISH["room"]), "--id", "new"])
    catalogue = plan_sync(project_here()).catalogue
    assert catalogue.relations["new/room/7201"].equivalent == ("new/room/7202",)


@pytest.mark.parametrize(("language", "found"), [("en", []), ("zh", ["ZC205", "ZC206"])])
def test_rules_about_chinese_hold_for_chinese_documents(language: str, found: list[str]) -> None:
    main(["add", str(ENGLISH["messages"]), "--id", "new"])
    for old, new in (
        ("Register the user.", "Register the user。"),
        ("Check the parameter:", "请检查,如下。"),
        ("is invalid.", "is invalid。"),
        ("register the user first.", "register the user first。"),
    ):
        replace("docs/sources/new.md", old, new)
    replace("data/curation/new.yaml", "language: en", f"language: {language}")
    main(["sync"])
    about = [f.split()[2] for f in findings_here() if "new.md" in f]
    assert [rule for rule in ("ZC205", "ZC206") if rule in about] == found


def test_the_language_of_a_project_is_that_of_its_documents(
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = Path("pyproject.toml")
    settings.write_text(settings.read_text("utf-8") + 'language = "en"\n', "utf-8")
    main(["add", str(ENGLISH["room"]), "--id", "new"])
    assert "language: " not in Path("data/curation/new.yaml").read_text("utf-8")
    assert _tables("new")
    assert "is this the document's language?" not in capsys.readouterr().out
    Path("Chinese.md").write_text("# 白板错误码\n\n|错误码|描述|\n|-|-|\n|7999|白板不存在。|\n")
    assert main(["add", "Chinese.md", "--id", "board", "--language", "zh"]) in {CLEAN, FINDINGS}
    assert "language: zh" in Path("data/curation/board.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("wrong", "message", "mended"),
    [
        (
            "Solutoin: Retry.",
            "「Solutoin:」 is no label; it is taken for Solution",
            "Solution: Retry.",
        ),
        ("How to fix: Retry.", "「How to fix:」 is no label", "Solution: Retry."),
    ],
)
def test_a_slip_is_mended_in_the_language_of_the_document(
    wrong: str, message: str, mended: str
) -> None:
    main(["add", str(ENGLISH["room"]), "--id", "new"])
    right = "Recommended action: Contact ZEGO technical support."
    replace("docs/sources/new.md", right, wrong)
    (found,) = [finding for finding in findings_here() if "ZC209" in finding]
    assert message in found
    main(["lint", "--fix", "--unsafe"])
    assert f"<br />{mended} |" in Path("docs/sources/new.md").read_text("utf-8")
