"""A catalogue in another language: it says something else, and knows the same."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from polib import pofile
from projects import REPOSITORY, release_here, replace, sync_here

from sphinx_zegocodes.catalogue.catalogue import Catalogue, load_catalogue
from sphinx_zegocodes.catalogue.folding import STEM, find, has_chinese, stem_of
from sphinx_zegocodes.catalogue.lookup_rows import living_rows
from sphinx_zegocodes.catalogue.translation import load_in, texts_of, translate
from sphinx_zegocodes.catalogue.words import Words
from sphinx_zegocodes.commands.by_words import places_of, search_of
from sphinx_zegocodes.lint.checks.translations import same_in

FOLDER = Path("data/translations/en")
ENGLISH = {
    "任务不存在。": "The task does not exist.",
    "请重试。": "Try again.",
    "任务已结束。": "The task has ended.",
    "房间不存在，与 5024 相同。": "The room does not exist, the same as 5024.",
    "房间不存在，与 104 相同。": "There is no such room, the same as 104.",
    "没有麦克风。": "There is no microphone.",
    "请求失败。": "The request failed.",
    "判断逻辑相同。": "The same logic.",
    "接口已下线。": "The interface is offline.",
    "处理建议": "What to do",
    "Alpha SDK 错误码": "Alpha SDK error codes",
    "所有接口共用。": "For all interfaces.",
}


def write_translation() -> None:
    """Translate the family as far as ``ENGLISH`` goes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    sync_here()
    for path in FOLDER.glob("*.po"):
        file = pofile(path, wrapwidth=0)
        for each in file:
            each.msgstr = ENGLISH.get(each.msgid, "")
        file.save(path)


@pytest.fixture
def translated(family: None) -> None:
    """Work in the family, as far as it is translated."""
    del family
    write_translation()


@pytest.fixture
def both(translated: None) -> tuple[Catalogue, Catalogue]:
    """Return the family's catalogue, and the same in English."""
    del translated
    english, diagnostics = load_in(Path("data"), "en")
    assert diagnostics == []
    return load_catalogue(Path("data"))[0], english


@pytest.fixture(scope="module")
def real() -> tuple[Catalogue, Catalogue]:
    """Return the real catalogue, and the same in English."""
    return load_catalogue(REPOSITORY / "data")[0], load_in(REPOSITORY / "data", "en")[0]


def text(catalogue: Catalogue, key: str, field: str = "description") -> str | None:
    return catalogue.entry(key).row.text(field)


def in_english(catalogue: Catalogue, *words: str) -> list[str]:
    """Return the keys of the tables' rows that words find."""
    found = search_of(catalogue, places_of(catalogue), Words()).find(" ".join(words))
    return [] if found.near else [f"{at}/{row.code}" for row in found.rows for at in row.tables]


def test_what_is_translated_is_said(both: tuple[Catalogue, Catalogue]) -> None:
    original, english = both
    assert english.language == "en"
    assert text(english, "beta/tasks/104") == "The task does not exist."
    assert text(english, "beta/tasks/104", "action") == "Try again."
    assert text(original, "beta/tasks/104") == "任务不存在。"
    alpha = english.document("alpha")
    assert alpha is not None
    assert alpha.title == "Alpha SDK error codes"
    assert alpha.equivalents[0].why == "The same logic."
    assert (alpha.left[0].why, alpha.left[0].last.description) == (
        "The interface is offline.",
        "The request failed.",
    )
    labels = [column.label for column in english.tables["beta/tasks"][1].columns]
    assert labels == ["返回码", "说明", "What to do"]


def test_what_is_not_translated_stays(both: tuple[Catalogue, Catalogue]) -> None:
    _, english = both
    assert text(english, "alpha/device/8") == "没有摄像头。"


@pytest.mark.usefixtures("translated")
def test_what_is_in_doubt_stays() -> None:
    replace("docs/sources/beta.md", "任务不存在。", "没有任务。")
    sync_here()
    assert "The task does not exist." in (FOLDER / "beta.po").read_text("utf-8")
    english, _ = load_in(Path("data"), "en")
    assert text(english, "beta/tasks/104") == "没有任务。"
    assert text(english, "beta/tasks/105") == "The task has ended."


@pytest.mark.usefixtures("translated")
def test_a_broken_file_leaves_its_document_as_it_is() -> None:
    (FOLDER / "beta.po").write_text('msgid "a"\nmsgstr b\n', "utf-8")
    english, diagnostics = load_in(Path("data"), "en")
    assert [each.rule.code for each in diagnostics] == ["ZC706"]
    assert text(english, "beta/tasks/104") == "任务不存在。"
    assert text(english, "alpha/device/7") == "There is no microphone."


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize("language", ["en", "en_GB"])
def test_the_region_of_a_language_does_not_matter(language: str) -> None:
    assert load_in(Path("data"), language)[0].language == "en"


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize("language", ["zh_CN", "de", ""])
def test_without_a_translation_it_is_the_original(language: str) -> None:
    own, _ = load_in(Path("data"), language)
    assert text(own, "beta/tasks/104") == "任务不存在。"
    assert [each.language for each in own.others] == ["en"]


@pytest.mark.usefixtures("translated")
def test_releases_are_translated() -> None:
    replace("docs/sources/beta.md", "任务已结束。", "任务不存在。")
    sync_here()
    release_here("2026-02-01")
    write_translation()
    original, english = load_catalogue(Path("data"))[0], load_in(Path("data"), "en")[0]
    days = [[each.day for each in known.releases.releases] for known in (original, english)]
    assert days[0] == days[1]
    (change,) = (
        each
        for release in english.releases.releases
        for each in release.changes
        if each.key == "beta/tasks/105" and each.before
    )
    assert change.after["description"] in ("The task does not exist.", "任务不存在。")


@pytest.mark.usefixtures("translated")
def test_a_copy_says_what_its_original_does_unless_it_says_otherwise() -> None:
    Path("docs/sources/gamma.md").write_bytes(Path("docs/sources/beta.md").read_bytes())
    Path("data/curation/gamma.yaml").write_text(
        "title: 甲错误码\nproduct: 甲\nurl: https://example.com/gamma\nsame_as: beta\n", "utf-8"
    )
    Path("docs/gamma.md").write_text("```{zego:document} gamma\n```\n", "utf-8")
    sync_here()
    path = FOLDER / "gamma.po"
    file = pofile(path, wrapwidth=0)
    for each in file:
        each.msgstr = {"title": "Error codes of A", "product": "A"}[each.msgctxt]
    file.save(path)
    english, diagnostics = load_in(Path("data"), "en")
    assert diagnostics == []
    copied = english.document("gamma")
    assert copied is not None
    assert (copied.title, copied.product) == ("Error codes of A", "A")
    assert text(english, "gamma/tasks/104") == "The task does not exist."


@pytest.mark.parametrize("which", ["both", "real"])
def test_all_else_is_the_same(which: str, request: pytest.FixtureRequest) -> None:
    original, english = request.getfixturevalue(which)
    assert list(english.entries) == list(original.entries)
    assert list(english.tables) == list(original.tables)
    assert english.equivalent == original.equivalent
    for key in original.entries:
        assert english.relations[key] == original.relations[key]
    groups, in_other = (
        {
            code: [[entry.key for entry in group] for group in each.groups]
            for code, each in known.meanings.items()
        }
        for known in (original, english)
    )
    assert groups == in_other
    decided = [[keys for _, keys in known.decided_equivalences] for known in (original, english)]
    assert decided[0] == decided[1]
    left = [
        {each.at for document in known.documents for each in document.left}
        for known in (original, english)
    ]
    assert left[0] == left[1]
    assert list(english.reported) == list(original.reported)
    changes = [
        [(each.day, [change.key for change in each.changes]) for each in known.releases.releases]
        for known in (original, english)
    ]
    assert changes[0] == changes[1]
    codes = [
        [(row.code, row.tables, row.alone) for row in living_rows(known, known.tables)]
        for known in (original, english)
    ]
    assert codes[0] == codes[1]


def test_meanings_have_the_other_language(real: tuple[Catalogue, Catalogue]) -> None:
    original, english = real
    for code, meanings in english.meanings.items():
        assert all(english.entries[e.key] is e for group in meanings.groups for e in group)
        assert bool(meanings.why) == bool(original.meanings[code].why)
        assert not has_chinese(meanings.why or "")


def test_all_texts_of_the_real_documents_are_in_english(real: tuple[Catalogue, Catalogue]) -> None:
    for document in real[1].documents:
        assert [each.text for each in texts_of(document)] == []


def test_to_say_the_same_changes_nothing(real: tuple[Catalogue, Catalogue]) -> None:
    for document in real[0].documents:
        same = translate(document, lambda field, text, at: text)  # noqa: ARG005
        assert msgspec.to_builtins(same) == msgspec.to_builtins(document)


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("words", ["任务 不存在", "task exist", "tasks existing", "the TASK"])
def test_words_of_both_languages_find_a_row(language: str, words: str) -> None:
    catalogue, _ = load_in(Path("data"), language)
    assert "beta/tasks/104" in in_english(catalogue, words)


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("publish", "publish publishes published publishing"),
        ("stop", "stop stops stopped stopping"),
        ("retr", "retry retries retried retrying"),
        ("expir", "expire expires expired expiring"),
        ("room", "room rooms"),
        ("bus", "bus"),
        ("class", "class"),
        ("need", "need needs needed"),
        ("id", "id"),
        ("http2", "http2"),
    ],
)
def test_forms_of_a_word_share_a_stem(stem: str, words: str) -> None:
    assert {stem_of(each) for each in words.split()} == {STEM + stem}


def test_a_stem_stands_at_the_start_of_a_word() -> None:
    assert find("it was published", stem_of("publishing")) == len("it was ")
    assert find("republished", stem_of("publish")) == -1
    assert find("a bathroom, a room", stem_of("rooms")) == len("a bathroom, a ")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("userID 超过 64 字节，1,000 个，3.5 秒。", {"userID", "64", "1,000", "3.5"}),
        ("请[登录](https://a.example/b)。", {"https://a.example/b"}),
        ("见 https://a.example/b?c=1。", {"https://a.example/b?c=1"}),
        ("请用 `a b` 与 ``c`d``。", {"a b", "c`d"}),
        ("{name} 为 ${value} 或 %s，<token> 除外。", {"{name}", "${value}", "%s", "<token>"}),
        ("stream_id 与 H264、loginRoom。", {"stream_id", "H264", "loginRoom"}),
        ("The word Token is none.", set()),
        ("房间不存在。", set()),
        ("第 104、5024 与 50001", {"104", "5024", "50001"}),
    ],
)
def test_what_is_the_same_in_every_language(text: str, same: set[str]) -> None:
    assert same_in(text) == same
