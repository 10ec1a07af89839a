"""MDX that is no text: what it declares, computes, and shows only under a condition."""

from __future__ import annotations

import pytest
from reading import content_in_words, read, read_cell, read_html_cell, scan

from sphinx_zegocodes.sources.mdx import condition_in_words, declaration_at

TABLE = "| 错误码 | 描述 |\n|---|---|\n| 1 | 一。 |\n"


@pytest.mark.parametrize(
    "text",
    [
        "import A from '/a.mdx'",
        'import A, { B } from "a";',
        "import * as A from 'a'",
        "import 'a.css'",
        "import {\n  A,\n\n  B,\n} from\n  'a'",
        "export const a = 1",
        "export const a =\n  1",
        "export const a = {\n  b: '}',\n\n  c: [`{\n`], // }\n};",
        "export let [a, b] = f(\n  1,\n)",
        "export function A({ b }) {\n\n  return <p>{b}</p>;\n}",
        "export async function a() {}",
        "export class A {\n}",
        "export { a, b } from 'a'",
        "export * from 'a'",
        "export default A",
        "export default A;",
        "export default function () {\n  return null;\n}",
        "export default ({ children }) => (\n  <div>\n    {children}\n  </div>\n)",
        "export default {\n  a: 1,\n}",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_declaration_is_left_out_as_a_whole(text: str, newline: str) -> None:
    written = text.replace("\n", newline)
    assert declaration_at(f"{written}{newline}见下。", 0) == len(written)
    reading = read(f"{written}{newline * 2}见下。{newline * 2}{TABLE}")
    first = text.split("\n", 1)[0][:40]
    assert content_in_words(reading).splitlines() == [
        "text: 见下。",
        "table: t1",
        f"1:1: ZC311 the declaration {first} is left out",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "import the SDK first.",
        "import from the console",
        "imports",
        "export the log.",
        "export default settings are used",
        "export const",
        "请 import A from 'a'",
    ],
)
def test_a_sentence_is_no_declaration(text: str) -> None:
    assert content_in_words(read(f"{text}\n")).splitlines()[0] == f"text: {text}"


def test_in_code_nothing_is_declared() -> None:
    code = "import A from 'a'\nexport const b = {c}"
    assert content_in_words(read(f"```js\n{code}\n```\n\n{TABLE}")).splitlines() == [
        "code in js: import A from 'a'",
        "            export const b = {c}",
        "table: t1",
    ]


def test_one_that_never_ends_takes_no_table_with_it() -> None:
    reading = read(f"export const a = {{\n  b: 1,\n\n{TABLE}")
    assert len(reading.document.tables[0].rows) == 1
    assert [d.rule.code for d in reading.diagnostics] == ["ZC311"]


def test_many_that_never_end_take_no_table_with_them() -> None:
    assert len(scan("export const a = {\n\n" * 100 + TABLE).tables) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{name} 失败", ["{name}"]),
        ("{a} 与 {b.c}", ["{a}", "{b.c}"]),
        ("{' '}", ["{' '}"]),
        ("{a ? <b>一</b> : `二`}", ["{a ? <b>一</b> : `二`}"]),
        ("{f({ a: 1 })}", ["{f({ a: 1 })}"]),
        ("<b>{a}</b>", ["{a}"]),
        ("[{a}](/b)", ["{a}"]),
        ("`{a}` 与 <code>{b}</code>", []),
        ("\\{a\\}", []),
        ("{ 开头", []),
        ("结尾 }", []),
        ("<span style={{ color: 'red' }}>红</span>", []),
    ],
)
def test_an_expression_is_found_and_kept(text: str, found: list[str]) -> None:
    for reading in (read_cell(text), read_html_cell(text), read(f"{text}\n\n{TABLE}")):
        messages = [d.message for d in reading.diagnostics if d.rule.code == "ZC310"]
        assert messages == [f"the expression {each} is kept as text" for each in found]


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ('props.platform="iOS"', "仅 iOS"),
        ("props.platform='iOS'", "仅 iOS"),
        ('platform == "iOS"', "仅 iOS"),
        ('props.platform === "iOS"', "仅 iOS"),
        ('props.platform="iOS,Android"', "仅 iOS、Android"),
        ('props.platform="iOS" || props.platform="macOS"', "仅 iOS、macOS"),
        ('props.framework="Vue"', "仅 Vue"),
        ('props.platform!="Web"', "Web 除外"),
        ("props.platform=undefined", "仅未指定平台时"),
        ("props.platform !== undefined", "仅指定平台时"),
    ],
)
def test_a_condition_in_words(test: str, words: str) -> None:
    assert condition_in_words(test) == (words, True)


@pytest.mark.parametrize(
    "test",
    [
        'props.edition="2"',
        "props.beta",
        'props.platform="iOS" && props.edition="2"',
        'props.platform="iOS" || props.platform!="Web"',
        'props.platform!="iOS" || props.platform!="Web"',
        'props.platform="iOS" || props.platform=undefined',
        "",
    ],
)
def test_a_condition_that_nobody_knows_is_shown_as_it_is(test: str) -> None:
    assert condition_in_words(test) == (f"仅当 {test}", False)


def test_what_stands_under_conditions_keeps_them() -> None:
    reading = read(
        '::::if{props.platform="iOS"}\n一\n\n:::if{props.framework="Vue"}\n'
        f"{TABLE}:::\n\n- 二\n::::\n\n三\n"
    )
    assert content_in_words(reading).splitlines() == [
        "beginning of the condition: 仅 iOS",
        "text: 一",
        "beginning of the condition: 仅 Vue",
        "table: t1",
        "end of the note",
        "text: - 二",
        "end of the note",
        "text: 三",
    ]
    (table,) = reading.document.tables
    assert table.only == "仅 iOS；仅 Vue"


def test_a_condition_inside_a_note_and_one_that_is_not_closed() -> None:
    reading = read(f':::note\n::::if{{props.platform="iOS"}}\n一\n::::\n:::\n\n{TABLE}')
    assert "仅 iOS" in content_in_words(reading)
    reading = read(f':::if{{props.platform="iOS"}}\n\n{TABLE}')
    assert [table.only for table in reading.document.tables] == ["仅 iOS"]
