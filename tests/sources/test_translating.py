"""Translations that `zegocodes sync` keeps in step with the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from polib import POEntry, POFile, pofile
from projects import findings_here, project_here, replace, sync_here

from sphinx_zegocodes.catalogue.po_file import load_po
from sphinx_zegocodes.catalogue.translation import Said
from sphinx_zegocodes.sources.sync import plan_sync
from sphinx_zegocodes.sources.translating import in_step

pytestmark = pytest.mark.usefixtures("family")

FOLDER = Path("data/translations/en")
ALPHA, BETA = FOLDER / "alpha.po", FOLDER / "beta.po"
SOURCE = "docs/sources/beta.md"
HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
RETRY = 'msgctxt "action"\nmsgid "请重试。"\nmsgstr "Try again."\n'


@pytest.fixture(autouse=True)
def _in_english(family: None) -> None:
    """Begin a translation into English."""
    del family
    FOLDER.mkdir(parents=True)
    sync_here()


def message(field: str, text: str, path: Path = BETA) -> POEntry:
    """Return the one message of a text."""
    (found,) = (each for each in pofile(path) if (each.msgctxt, each.msgid) == (field, text))
    return found


def translate(field: str, text: str, translation: str, path: Path = BETA) -> None:
    """Translate a text."""
    file = pofile(path, wrapwidth=0)
    for each in file:
        if (each.msgctxt, each.msgid) == (field, text):
            each.msgstr = translation
    file.save(path)


def places(entry: POEntry) -> list[str]:
    """Return where a text stands."""
    return [at for at, _ in entry.occurrences]


def of_translations() -> list[str]:
    """Return what is found in translations, those apart that are missing."""
    found = [line for line in findings_here() if "translations" in line]
    return [line for line in found if "ZC701" not in line]


def synced(content: str | bytes, path: Path = BETA) -> POFile:
    """Write a file as an editor left it, and return what a sync makes of it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    sync_here()
    return pofile(path)


def test_each_text_has_a_message_in_the_order_of_the_document() -> None:
    assert [(e.msgctxt, e.msgid, e.msgstr, places(e)) for e in pofile(BETA)] == [
        ("title", "Beta API 返回码", "", ["beta"]),
        ("column", "返回码", "", ["beta/tasks"]),
        ("column", "说明", "", ["beta/tasks"]),
        ("column", "处理建议", "", ["beta/tasks"]),
        ("description", "任务不存在。", "", ["beta/tasks/104"]),
        ("action", "请重试。", "", ["beta/tasks/104"]),
        ("description", "任务已结束。", "", ["beta/tasks/105"]),
    ]
    assert pofile(BETA).metadata["Language"] == "en"


def test_curation_is_translated_too() -> None:
    whys = [each.msgid for each in pofile(ALPHA) if each.msgctxt == "why"]
    assert whys == ["原文的 '$' 在发布时丢失。", "判断逻辑相同。", "接口已下线。"]
    assert places(message("description", "请求失败。", ALPHA)) == ["alpha/room/99"]


def test_a_second_sync_writes_nothing() -> None:
    translate("action", "请重试。", "Try again.")
    assert sync_here() == []
    replace(SOURCE, "任务已结束", "任务已取消")
    assert BETA.resolve() in {path.resolve() for path in sync_here()}
    assert sync_here() == []


def test_a_new_text_is_added_empty() -> None:
    replace(SOURCE, "| 105 |", "| 106 | 任务超时。 | 请稍候。 |\n| 105 |")
    sync_here()
    new = message("description", "任务超时。")
    assert (new.msgstr, new.flags, places(new)) == ("", [], ["beta/tasks/106"])
    assert message("action", "请稍候。").msgstr == ""


def test_a_changed_text_is_in_doubt() -> None:
    translate("action", "请重试。", "Try again.")
    replace(SOURCE, "请重试。", "请稍后重试。")
    sync_here()
    changed = message("action", "请稍后重试。")
    assert (changed.msgstr, changed.fuzzy) == ("Try again.", True)
    assert changed.previous_msgid == "请重试。"
    assert '#, fuzzy\n#| msgid "请重试。"\nmsgctxt "action"' in BETA.read_text("utf-8")
    assert "请重试。" not in [each.msgid for each in pofile(BETA)]


def test_changed_again_it_tells_what_the_translation_was_made_for() -> None:
    translate("action", "请重试。", "Try again.")
    replace(SOURCE, "请重试。", "请稍后重试。")
    sync_here()
    replace(SOURCE, "请稍后重试。", "请十秒后重试。")
    sync_here()
    assert message("action", "请十秒后重试。").previous_msgid == "请重试。"


def test_a_changed_text_without_translation_is_new() -> None:
    replace(SOURCE, "请重试。", "请稍后重试。")
    sync_here()
    assert message("action", "请稍后重试。").flags == []


def test_a_text_of_another_field_is_none_that_changed() -> None:
    translate("description", "任务不存在。", "The task does not exist.")
    replace(SOURCE, "任务不存在。 | 请重试。", "任务没有了。 | 请再试。")
    sync_here()
    assert message("description", "任务没有了。").fuzzy
    assert message("action", "请再试。").msgstr == ""


def test_what_a_translator_settled_stays() -> None:
    translate("action", "请重试。", "Try again.")
    replace(SOURCE, "请重试。", "请稍后重试。")
    sync_here()
    replace(str(BETA), '#, fuzzy\n#| msgid "请重试。"\n', '#| msgid "请重试。"\n')
    sync_here()
    settled = message("action", "请稍后重试。")
    assert (settled.fuzzy, settled.msgstr, settled.previous_msgid) == (False, "Try again.", None)


def test_equal_texts_of_a_field_share_a_message() -> None:
    replace(SOURCE, "任务已结束。 | 无", "任务不存在。 | 请重试。")
    sync_here()
    both = ["beta/tasks/104", "beta/tasks/105"]
    assert places(message("action", "请重试。")) == both
    assert places(message("description", "任务不存在。")) == both


def test_equal_texts_of_two_fields_do_not() -> None:
    replace(SOURCE, "任务已结束。 | 无", "请重试。 | 无")
    sync_here()
    assert places(message("description", "请重试。")) == ["beta/tasks/105"]
    assert places(message("action", "请重试。")) == ["beta/tasks/104"]


def test_what_is_shared_goes_along_where_one_of_them_changes() -> None:
    replace(SOURCE, "任务已结束。 | 无", "任务不存在。 | 请重试。")
    sync_here()
    translate("action", "请重试。", "Try again.")
    file = Path(SOURCE)
    head, _, tail = file.read_text("utf-8").rpartition("请重试。")
    file.write_text(f"{head}请稍后重试。{tail}", "utf-8")
    sync_here()
    assert message("action", "请重试。").msgstr == "Try again."
    assert places(message("action", "请重试。")) == ["beta/tasks/104"]
    assert message("action", "请稍后重试。").msgstr == ""  # its translation is in use


def test_what_is_gone_is_dropped() -> None:
    translate("action", "请重试。", "Try again.")
    replace(SOURCE, "请重试。", "无")
    sync_here()
    assert "请重试" not in BETA.read_text("utf-8")
    assert "Try again" not in BETA.read_text("utf-8")


def test_head_comments_and_flags_of_translators_are_kept() -> None:
    text = f"""# Translated by Wei.
{HEAD.rstrip()}
"Last-Translator: Wei <wei@example.com>\\n"
"Language-Team: none\\n"

# As in the glossary.
#, no-wrap
{RETRY}"""
    file = synced(text)
    kept = message("action", "请重试。")
    assert (kept.tcomment, kept.flags) == ("As in the glossary.", ["no-wrap"])
    assert kept.msgstr == "Try again."
    assert file.header == "Translated by Wei."
    assert file.metadata["Last-Translator"] == "Wei <wei@example.com>"
    assert file.metadata["Language-Team"] == "none"
    replace(SOURCE, "请重试。", "请稍后重试。")
    sync_here()
    kept = message("action", "请稍后重试。")
    assert (kept.tcomment, kept.flags) == ("As in the glossary.", ["fuzzy", "no-wrap"])


@pytest.mark.parametrize(
    "content",
    [
        HEAD + RETRY,
        (HEAD + RETRY).replace("\n", "\r\n"),
        "\ufeff" + HEAD + RETRY,
        RETRY,
        f"{HEAD}#: elsewhere:1\n#. extracted\n{RETRY}",
        HEAD + 'msgctxt ""\n"action"\nmsgid ""\n"请"\n"重试。"\nmsgstr ""\n"Try "\n"again."\n',
        f'{HEAD}{RETRY}\n\n\n#~ msgctxt "action"\n#~ msgid "从前"\n#~ msgstr "Once"\n',
        f'{HEAD}#~ msgid ""\n#~ "从"\n#~ msgstr "Once"\n\n{RETRY}',
        (HEAD + RETRY).rstrip("\n"),
        f'{HEAD}msgctxt "why"\nmsgid "从前"\nmsgstr "Once"\n\n{RETRY}',
    ],
    ids=["plain", "CRLF", "BOM", "headless", "places", "wrapped", "obsolete", "obsolete first",
         "no line end", "stray"],
)  # fmt: skip
def test_what_other_editors_write_is_taken(content: str) -> None:
    file = synced(content)
    assert message("action", "请重试。").msgstr == "Try again."
    assert places(message("action", "请重试。")) == ["beta/tasks/104"]
    assert file[0].msgid == "Beta API 返回码"  # in the order of the document
    assert "从" not in BETA.read_text("utf-8")
    assert b"\r" not in BETA.read_bytes()
    assert of_translations() == []
    assert sync_here() == []


def test_of_two_messages_of_a_text_the_translated_one_is_kept() -> None:
    empty = RETRY.replace("Try again.", "")
    fuzzy = f"#, fuzzy\n{RETRY.replace('again', 'once')}"
    for several in ([RETRY, empty], [empty, RETRY], [RETRY, fuzzy], [fuzzy, RETRY, empty]):
        synced(HEAD + "\n".join(several))
        kept = message("action", "请重试。")
        assert (kept.msgstr, kept.fuzzy) == ("Try again.", False)


def test_quotation_marks_and_lines_survive() -> None:
    replace(SOURCE, "请重试。", r"请用 \"a\" 与 `\n`。<br />再试。")
    sync_here()
    (text,) = (each.msgid for each in pofile(BETA) if each.msgctxt == "action")
    assert "\n" in text
    translate("action", text, 'Use "a"\n\tand `\\n`.\n')
    sync_here()
    assert message("action", text).msgstr == 'Use "a"\n\tand `\\n`.\n'
    assert sync_here() == []


@pytest.mark.parametrize(
    ("old", "new", "line", "finding"),
    [
        ('"Try again."', "Try again.", 8, "error ZC706 is no line of a PO file: msgstr Try again."),
        ('"Try again."', '"Try "again"."', 8, "error ZC706 is no line of a PO file:"),
        ('msgstr "Try', 'msgstring "Try', 8, "error ZC706 is no line of a PO file:"),
        ('msgctxt "action"', '<<<<<<< HEAD\nmsgctxt "action"', 6, "error ZC005 two versions"),
        ("Try again.", "Try\udcff again.", 8, "UTF-8"),
    ],
    ids=["unquoted", "half-quoted", "keyword", "conflict", "no UTF-8"],
)
def test_a_broken_file_is_a_finding_and_stays(old: str, new: str, line: int, finding: str) -> None:
    content = (HEAD + RETRY).replace(old, new)
    if "<<<" in new:
        content += "=======\n>>>>>>> other\n"
    broken = content.encode("utf-8", "surrogateescape")
    BETA.write_bytes(broken)
    replace("docs/sources/alpha.md", "没有麦克风。", "找不到麦克风。")
    found = [each for each in of_translations() if "beta.po" in each]
    assert any(f"beta.po:{line}:" in each and finding in each for each in found), found
    assert sync_here() == []  # nothing is written while anything cannot be read
    assert BETA.read_bytes() == broken


def test_a_document_that_cannot_be_read_whole_leaves_its_translation_alone() -> None:
    translate("action", "请重试。", "Try again.")
    before = BETA.read_bytes()
    replace(SOURCE, "| 105 | 任务已结束。 | 无 |", "<table><tr><td>105")
    plan = plan_sync(project_here())
    assert plan.unread == {"beta"}
    assert BETA.name not in {target.path.name for target in plan.targets}
    assert ALPHA.name in {target.path.name for target in plan.targets}
    assert sync_here() == []
    assert BETA.read_bytes() == before


def test_a_copy_has_only_its_own_texts() -> None:
    Path("docs/sources/gamma.md").write_bytes(Path("docs/sources/beta.md").read_bytes())
    Path("data/curation/gamma.yaml").write_text(
        "title: 甲错误码\nproduct: 甲\nurl: https://example.com/gamma\nsame_as: beta\n", "utf-8"
    )
    Path("docs/gamma.md").write_text("```{zego:document} gamma\n```\n", "utf-8")
    sync_here()
    own = [(each.msgctxt, each.msgid) for each in pofile(FOLDER / "gamma.po")]
    assert own == [("title", "甲错误码"), ("product", "甲")]


def test_each_language_has_its_own_file() -> None:
    for name in ("pt_BR", "ja", "no language"):
        (FOLDER.parent / name).mkdir()
    translate("action", "请重试。", "Try again.")
    sync_here()
    assert pofile(FOLDER.parent / "pt_BR/beta.po").metadata["Language"] == "pt_BR"
    assert message("action", "请重试。", FOLDER.parent / "ja/beta.po").msgstr == ""
    assert not list((FOLDER.parent / "no language").iterdir())


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\r", "\t"])
def test_any_character_comes_back(mark: str) -> None:
    said = [Said("action", f"请{mark}重试。", "beta/tasks/104")]
    once = in_step(None, said, "en")
    path = FOLDER / "beta.po"
    path.write_bytes(once)
    file, found = load_po(path)
    assert found == []
    assert file is not None
    assert in_step(file, said, "en") == once
