"""What readers are told: English in the code, translated, in the language of each project."""

from __future__ import annotations

import ast
import gettext as standard
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sphinx
from babel.messages.frontend import CommandLineInterface
from babel.messages.jslexer import tokenize
from babel.messages.pofile import read_po
from explained import EXPLAINED
from inner_numbers import with_inner
from jinja2 import Environment
from ranged import RANGED
from small_project import DOCUMENTS, write_data, write_project
from sphinx_builds import build

from sphinx_zegocodes.catalogue import advice
from sphinx_zegocodes.catalogue.wording import gettext, ngettext, parts_of, some_of, speak
from sphinx_zegocodes.cli import main
from sphinx_zegocodes.site.domain import ZegoDomain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from babel.messages import Catalog

    from sphinx_zegocodes.catalogue.records import Document

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "sphinx_zegocodes"
CATALOGUE = PACKAGE / "locale/zh_CN/LC_MESSAGES/sphinx_zegocodes"
CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")

EVERYTHING = frozenset[str]()
VOCABULARY: dict[str, AbstractSet[str]] = {
    "catalogue/advice.py": {"_PHRASES"},
    "catalogue/codes_in_text.py": {"_ASCII"},
    "catalogue/exports.py": {"_FORMULA"},
    "catalogue/lookup_rows.py": {"_other_texts"},
    "catalogue/meanings.py": {"_SENTENCE_END"},
    "catalogue/mention_grammar.py": EVERYTHING,
    "catalogue/permalinks.py": {"load_permalinks"},
    "catalogue/plain_text.py": {"_MARKS"},
    "catalogue/queries.py": EVERYTHING,
    "catalogue/ranges.py": {"_RESERVED_AND_BETWEEN", "_DASHES", "RANGE", "doubt_about"},
    "catalogue/relations.py": {"_CODES", "_WHAT", "_SAME_AS", "_may_name_codes"},
    "catalogue/shelves.py": {"_BETWEEN"},
    "catalogue/vocabulary/en.py": EVERYTHING,
    "catalogue/vocabulary/words.py": EVERYTHING,
    "catalogue/vocabulary/zh.py": EVERYTHING,
    "catalogue/yaml_file.py": {"_WIDE_COLON", "_wide_colons"},
    "commands/answer.py": {"_FULL_STOPS"},
    "commands/explain.py": {"add_options"},
    "commands/question.py": {"_WAY_ON"},
    "commands/sync.py": {"_propose_tables"},
    "commands/update.py": {"_ANSWER"},
    "site/config.py": {"add_config_values"},
    "site/pages/html_context.py": {
        "_BLANK_BEFORE_MARK",
        "_SENTENCE_END",
        "_CLAUSE_END",
        "shorten",
        "_sentence",
    },
}
"""Where Chinese is read, or an example of what to type, and the linter's marks around a quotation.

What ``sources`` and ``lint`` have is the vocabulary of documents; what rules have, their examples.
"""
_NOT_SHOWN = ("sources/", "lint/", "catalogue/rules/")
_TOLD = {"gettext", "ngettext", "N_"}


def python_files() -> Iterator[tuple[str, ast.Module]]:
    """Yield the modules that may tell readers something, by their paths."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(_NOT_SHOWN):
            yield name, ast.parse(path.read_text("utf-8"))


def chinese_in_python(name: str, module: ast.Module) -> Iterator[str]:
    """Yield where strings have Chinese that are neither vocabulary nor documentation."""
    known = VOCABULARY.get(name, set())
    for statement in module.body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        own = target.id if isinstance(target, ast.Name) else getattr(statement, "name", "")
        if known is EVERYTHING or own in known:
            continue
        expressions = [each for each in ast.walk(statement) if isinstance(each, ast.Expr)]
        documentation = {id(each.value) for each in expressions}
        strings = [each for each in ast.walk(statement) if isinstance(each, ast.Constant)]
        for each in strings:
            if id(each) not in documentation and CHINESE.search(str(each.value)):
                yield f"{name}:{each.lineno}"


def chinese_in_template(name: str, source: str) -> Iterator[str]:
    """Yield where a template has Chinese, comments apart."""
    in_comment = False
    for line, kind, text in Environment().lex(source):  # noqa: S701 - nothing is rendered
        in_comment = kind == "comment_begin" or (in_comment and kind != "comment_end")
        if CHINESE.search(text) and not in_comment:
            yield f"{name}:{line}"


def chinese_in_script(name: str, source: str) -> Iterator[str]:
    """Yield where a script has Chinese, comments and what it reads apart."""
    for token in tokenize(source, jsx=False):
        is_shown = token.type not in {"linecomment", "multilinecomment", "regexp"}
        if is_shown and CHINESE.search(token.value):
            yield f"{name}:{token.lineno}"


def chinese_in_style(name: str, source: str) -> Iterator[str]:
    """Yield where a style sheet has Chinese, comments apart."""
    if CHINESE.search(re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)):
        yield name


SUFFIXES = {".js": chinese_in_script, ".css": chinese_in_style}


def test_no_chinese_is_left_in_the_code() -> None:
    found = [each for file in python_files() for each in chinese_in_python(*file)]
    for path in sorted((PACKAGE / "site").rglob("*.*")):
        if path.suffix in {".js", ".css", ".html", ".txt", ".xml"}:
            look = SUFFIXES.get(path.suffix, chinese_in_template)
            found += look(path.relative_to(PACKAGE).as_posix(), path.read_text("utf-8"))
    assert found == []


def test_chinese_would_be_found() -> None:
    planted = 'def f():\n    """文档"""\n    return f"{1} 个"\n'
    assert [*chinese_in_python("x.py", ast.parse(planted))] == ["x.py:3"]
    planted = "{# 注 #}\n<p title='{{ _(\"全\") }}'>一</p>"
    assert [*chinese_in_template("x", planted)] == ["x:2", "x:2"]
    planted = "// 注\nconst a = /[一]/;\nsay(`共 ${n} 个`);"
    assert [*chinese_in_script("x", planted)] == ["x:3"]
    assert [*chinese_in_style("x", 'a { content: "一"; } /* 二 */')] == ["x"]


_BLOCKS = re.compile(r"{#.*?#}|{%-? trans.*?endtrans %}|{{.*?}}|{%.*?%}", re.DOTALL)
_SHOWN_ATTRIBUTES = r"""\b(?:alt|aria-label|placeholder|title)(?:=|"?: )"([^"]*)\""""


def words_in_template(source: str) -> list[str]:
    """Return the words that a template shows in every language."""
    source = _BLOCKS.sub("", source)
    shown = [re.sub(r"<[^>]*>", " ", source), *re.findall(_SHOWN_ATTRIBUTES, source)]
    return re.findall(r"\w+", " ".join(shown))


def words_in_script(source: str) -> list[str]:
    """Return the texts that a script shows in every language."""
    return [*re.findall(_SHOWN_ATTRIBUTES, source), *re.findall(r'textContent = "(\w.*?)"', source)]


def test_no_words_are_left_untranslated() -> None:
    templates, scripts = PACKAGE / "site/templates", PACKAGE / "site/static"
    texts = {path: path.read_text("utf-8") for path in templates.rglob("*.html")}
    found = {path.name: words for path, text in texts.items() if (words := words_in_template(text))}
    texts = {path: path.read_text("utf-8") for path in scripts.glob("*.js")}
    found |= {path.name: words for path, text in texts.items() if (words := words_in_script(text))}
    assert found == {}


def test_words_would_be_found() -> None:
    planted = '<p title="One">{{ _("no") }} two{% trans %}no{% endtrans %}</p>{# no #}'
    assert words_in_template(planted) == ["two", "One"]
    planted = 'element("p", { "aria-label": "One", title: _("no") }).textContent = "Two";'
    assert words_in_script(planted) == ["One", "Two"]


def catalogue() -> Catalog:
    with CATALOGUE.with_suffix(".po").open("rb") as file:
        return read_po(file)


def test_the_catalogue_is_in_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shutil.copytree(PACKAGE / "locale", tmp_path / "locale")
    makefile = Path("Makefile").read_text("utf-8")
    recipe = re.findall(r"^\t\$\(BIN\)/(pybabel .*)", makefile, re.MULTILINE)
    for line in recipe:
        words = line.replace("sphinx_zegocodes/locale", str(tmp_path / "locale"))
        words = words.replace("_build", str(tmp_path))
        CommandLineInterface().run(shlex.split(words))  # type: ignore[no-untyped-call]
    assert len(recipe) > 1
    for suffix in (".po", ".mo"):
        made = tmp_path / "locale" / CATALOGUE.relative_to(PACKAGE / "locale").with_suffix(suffix)
        assert made.read_bytes() == CATALOGUE.with_suffix(suffix).read_bytes(), "make messages"


def test_everything_is_translated_with_all_its_values() -> None:
    messages = [message for message in catalogue() if message.id]
    untold = [each.id for each in messages if not each.string or each.string == ("",)]
    assert untold == []
    assert [each.id for each in messages if each.fuzzy] == []
    assert [error for _, errors in catalogue().check() for error in errors] == []


def test_every_message_in_python_is_one_that_the_tools_find() -> None:
    found = {each.id if isinstance(each.id, str) else each.id[0] for each in catalogue()}
    called = {
        node.args[0].value
        for _, module in python_files()
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _TOLD
        and isinstance(node.args[0], ast.Constant)
    }
    assert called <= found


def test_sphinx_has_no_other_word_for_what_templates_and_scripts_say() -> None:
    folder = Path(sphinx.__file__).parent / "locale"
    of_sphinx = standard.translation("sphinx", folder, ["zh_CN"])
    for message in catalogue():
        places = [path for path, _ in message.locations]
        if isinstance(message.id, str) and not all(path.endswith(".py") for path in places):
            assert of_sphinx.gettext(message.id) in {message.id, message.string}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Retry"),
        ("fr", "Retry"),
        ("zh_CN", "重试"),
        ("zh", "重试"),
        ("zh_TW", "重试"),
        ("zh-CN", "重试"),
        ("z", "Retry"),
    ],
)
def test_a_language_is_spoken_from_when_it_is_asked_for(language: str, said: str) -> None:
    speak(language)
    assert advice.labels()[advice.AdviceKind.RETRY] == gettext("Retry") == said


def test_types_of_objects_are_named_in_the_language_that_is_spoken() -> None:
    names = []
    for language in ("en", "zh_CN"):
        speak(language)
        names.append(ZegoDomain.get_type_name(None, ZegoDomain.object_types["code"]))  # type: ignore[arg-type]
    assert names == ["return code (error code)", "返回码（错误码）"]


def test_counts_parts_and_lists() -> None:
    speak("en")
    codes = ("%(count)s return code", "%(count)s return codes")
    assert [ngettext(*codes, count) for count in (0, 1, 2)] == [
        *("0 return codes", "1 return code", "2 return codes")
    ]
    assert [*parts_of("%(text)s (%(remark)s)", text=1, remark=[2])] == [1, " (", [2], ")"]
    assert some_of(["a", "b"], 2) == "a, b"
    assert some_of(["a", "b"], 5) == "a, b … (5 in all)"
    speak("zh_CN")
    assert [ngettext(*codes, count) for count in (1, 2)] == ["1 个返回码", "2 个返回码"]
    assert [*parts_of("%(text)s (%(remark)s)", text=1, remark=[2])] == [1, "（", [2], "）"]
    assert some_of(["a", "b"], 5) == "a、b 等 5 个"


ENGLISH = (*EXPLAINED[:2], with_inner("gamma", "900", code_900="11-13"), *EXPLAINED[3:])
"""All there can be on pages, but for ranges; what of it is Chinese, documents and people say."""


TOLD = ("html", "md", "txt", "xml")
"""The files that readers, or programs for them, are told something by."""


def content_of(project: Path) -> str:
    """Return all that the data of a project say, without emphasis and addresses."""
    texts = [path.read_text("utf-8") for path in project.rglob("data/codes/*.json")]
    return re.sub(r"\*|\[|\]\(.*?\)", "", "".join(texts))


@pytest.mark.parametrize("theme", ["furo", "alabaster"])
@pytest.mark.parametrize("documents", [ENGLISH, RANGED], ids=["all", "ranges"])
def test_pages_of_an_english_project_are_chinese_in_their_content_alone(
    tmp_path: Path, documents: tuple[Document, ...], theme: str
) -> None:
    pages = {id_: f".. zego:document:: {id_}\n" for id_ in DOCUMENTS}
    blocks = "".join(f".. zego:{each}::\n\n" for each in ("lookup", "documents", "map"))
    toctree = "\n   ".join(DOCUMENTS)
    pages["index"] = f"Codes\n=====\n\n{blocks}.. toctree::\n\n   {toctree}\n"
    project = write_project(tmp_path / "p", f'html_theme = "{theme}"\n', **pages)
    write_data(project, *documents)
    settings = {"html_baseurl": "https://codes.example.org/", "html_last_updated_fmt": "%Y"}
    built = build(project, tmp_path / "out", settings=settings)
    content = content_of(project)
    told = [path for suffix in TOLD for path in built.out.rglob(f"*.{suffix}")]
    assert len(told) > len(DOCUMENTS)
    for path in [*told, built.out / "searchindex.js"]:
        said = CHINESE.findall(path.read_text("utf-8"))
        assert [each for each in said if each not in content] == [], path


def test_explain_speaks_the_language_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_data(tmp_path, *ENGLISH)
    settings = Path("pyproject.toml")
    asked = ["50001", "7", "99", "12", "zeta/main/600", "alpha/main/97", "failed"]
    content = content_of(tmp_path)
    said = {}
    for language in ("en", "zh_CN"):
        settings.write_text(f'[tool.zegocodes]\nlanguage = "{language}"\n')
        main(["explain", *asked[:-1]])
        main(["explain", asked[-1]])
        Path("app.log").write_text("code 100\n")
        main(["explain", "app.log"])
        said[language] = capsys.readouterr().out
    assert [each for each in CHINESE.findall(said["en"]) if each not in content] == []
    assert "No longer documented since 2024-05-01" in said["en"]
    assert "自 2024-05-01 起不再收录：" in said["zh_CN"]
    settings.write_text("[tool.zegocodes]\n")
    main(["explain", "99"])
    assert "自 2024-05-01 起不再收录：" in capsys.readouterr().out
