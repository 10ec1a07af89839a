"""Relations between entries, and what codes mean that stand in several tables."""

from __future__ import annotations

import msgspec
import pytest
from small_project import document

from sphinx_zegocodes.catalogue.catalogue import Catalogue
from sphinx_zegocodes.catalogue.records import Equivalence, Meanings, Row
from sphinx_zegocodes.catalogue.relations import same_as, without_same_as


def catalogue(*rows: Row, **others: Row) -> Catalogue:
    """Return a catalogue: rows of the document alpha, and one row of each other document."""
    return Catalogue(
        [document("alpha", *rows), *(document(id_, row) for id_, row in others.items())]
    )


def row(code: str, description: str, action: str | None = None) -> Row:
    return Row(tuple(code.split("、")), description=description, action=action)


@pytest.mark.parametrize(
    ("text", "codes", "rest"),
    [
        ("房间不存在，与 5024、50001 内部判断逻辑相同。", ("5024", "50001"), "房间不存在。"),
        ("房间不存在，与 104 含义相同。", ("104",), "房间不存在。"),
        ("房间不存在（与返回码 104 和 5024 一致）。", ("104", "5024"), "房间不存在。"),
        ("房间不存在，同 104、5024 等价。", ("104", "5024"), "房间不存在。"),
        ("房间不存在，等同于 104。", ("104",), "房间不存在。"),
        ("房间不存在。含义同错误码 104。", ("104",), "房间不存在。"),
        (
            "登录房间的用户 ID 与 3 个用户名称不相同。",
            (),
            "登录房间的用户 ID 与 3 个用户名称不相同。",
        ),
        ("同时登录 1 个主房间和 1 个多房间。", (), "同时登录 1 个主房间和 1 个多房间。"),
        ("1. 网络原因，2. 网关断开。", (), "1. 网络原因，2. 网关断开。"),
    ],
)
def test_texts_name_codes_of_the_same_meaning(text: str, codes: tuple[str, ...], rest: str) -> None:
    assert same_as(text) == codes
    assert without_same_as(text) == rest


def test_equivalence_is_closed() -> None:
    relations = catalogue(
        row("1", "a，与 2 含义相同。"), row("2", "b"), row("3", "c，与 2 含义相同。"), row("4", "d")
    ).relations
    assert relations["alpha/main/1"].equivalent == ("alpha/main/2", "alpha/main/3")
    assert relations["alpha/main/2"].equivalent == ("alpha/main/1", "alpha/main/3")
    assert relations["alpha/main/4"].equivalent == ()


def test_a_curators_word_joins_documents() -> None:
    both = Equivalence(("alpha/main/1", "beta/main/9"), "两者所指相同。")
    named = Catalogue(
        [
            document("alpha", row("1", "a"), row("2", "b，与 1 含义相同。")),
            msgspec.structs.replace(document("beta", row("9", "c")), equivalents=(both,)),
        ]
    )
    assert named.relations["beta/main/9"].equivalent == ("alpha/main/1", "alpha/main/2")
    assert named.reasons["beta/main/9"] == "两者所指相同。"


def test_same_row_code_and_text() -> None:
    relations = catalogue(
        row("1、2", "a"), row("3", "[a](https://example.org/) "), row("4", "b"), beta=row("1", "c")
    ).relations
    assert relations["alpha/main/1"].same_row == ("alpha/main/2",)
    assert relations["alpha/main/1"].same_code == ("beta/main/1",)
    assert relations["alpha/main/3"].same_text == ("alpha/main/1", "alpha/main/2")
    assert relations["beta/main/1"].same_text == ()


def test_relations_hold_both_ways_whatever_the_order() -> None:
    rows = [row("1、5", "a，与 2 含义相同。"), row("2", "b"), row("3", "b"), row("4", "a")]
    for order in (rows, rows[::-1]):
        relations = catalogue(*order, beta=row("4", "x"), gamma=row("4", "x")).relations
        for kind in ("equivalent", "same_code", "same_row", "same_text"):
            related = {key: getattr(value, kind) for key, value in relations.items()}
            assert all(key in related[k] for key, keys in related.items() for k in keys)
            assert all(key not in keys for key, keys in related.items())


def test_text_decides_what_it_can() -> None:
    meanings = catalogue(
        row("1", "a"), row("2", "a", "do"), row("3", "a"),
        beta=row("1", "a"), gamma=row("2", "a", "do not"), delta=row("3", "b"),
    ).meanings  # fmt: skip
    assert (len(meanings["1"].groups), meanings["1"].decided, meanings["1"].reworded) == (
        1,
        True,
        (),
    )
    assert (len(meanings["2"].groups), meanings["2"].decided) == (1, True)
    assert len(meanings["2"].reworded) == 1
    assert (len(meanings["3"].groups), meanings["3"].decided) == (2, False)


@pytest.mark.parametrize(
    ("groups", "differ"),
    [
        ((("alpha/main/3", "beta/main/3"),), False),
        ((("alpha/main/3",), ("beta/main/3",)), True),
    ],
)
def test_a_curator_decides_the_rest(groups: tuple[tuple[str, ...], ...], *, differ: bool) -> None:
    decided = msgspec.structs.replace(
        document("alpha", row("3", "a")), meanings=(Meanings(groups, "理由。"),)
    )
    made = Catalogue([decided, document("beta", row("3", "b"))])
    assert made.meanings["3"].decided
    assert made.meanings["3"].why == "理由。"
    one, other = made.codes["3"]
    assert (other not in made.alike(one.key)) is differ


def test_a_decision_that_leaves_an_entry_out_does_not_count() -> None:
    word = Meanings((("alpha/main/3", "beta/main/3"),), "理由。")
    decided = msgspec.structs.replace(document("alpha", row("3", "a")), meanings=(word,))
    others = (document("beta", row("3", "b")), document("gamma", row("3", "c")))
    assert not Catalogue([decided, *others]).meanings["3"].decided


def test_equivalent_entries_mean_the_same() -> None:
    both = Equivalence(("alpha/main/3", "beta/main/3"), "两者所指相同。")
    alpha = msgspec.structs.replace(document("alpha", row("3", "a")), equivalents=(both,))
    meanings = Catalogue([alpha, document("beta", row("3", "b"))]).meanings["3"]
    assert meanings.decided
    assert len(meanings.reworded) == 1


def decided(groups: tuple[tuple[str, ...], ...], texts: dict[str, str], **said: str) -> Catalogue:
    """Return a catalogue with a decision about code 3, which stands in each document."""
    alpha, *others = (document(id_, row("3", text)) for id_, text in said.items())
    word = Meanings(groups, "理由。", texts=texts)
    return Catalogue([msgspec.structs.replace(alpha, meanings=(word,)), *others])


A, B, C = (f"{id_}/main/3" for id_ in ("alpha", "beta", "gamma"))


@pytest.mark.parametrize(
    ("groups", "said", "found", "holds"),
    [
        (((A, B),), {"alpha": "甲", "beta": "乙", "gamma": "乙。"}, [[A, B, C]], True),
        (((A, B),), {"alpha": "甲", "beta": "乙", "gamma": "丙"}, [[A, B], [C]], False),
        (((A, B),), {"alpha": "甲", "beta": "丁", "gamma": "甲"}, [[A, C], [B]], False),
        (((A, B),), {"alpha": "乙", "beta": "甲", "gamma": "乙"}, [[A, B, C]], True),
        (((A,), (B,)), {"alpha": "甲", "beta": "甲", "gamma": "甲"}, [[A, B, C]], False),
    ],
    ids=["joins", "other words", "changed", "changed places", "says what another group does"],
)
def test_a_decision_is_about_the_texts_that_it_notes(
    groups: tuple[tuple[str, ...], ...],
    said: dict[str, str],
    found: list[list[str]],
    *,
    holds: bool,
) -> None:
    meanings = decided(groups, {A: "甲", B: "乙"}, **said).meanings["3"]
    assert [[entry.key for entry in group] for group in meanings.groups] == found
    assert meanings.decided is holds
    assert bool(meanings.why) is holds


def test_words_that_mean_something_else_elsewhere_tell_nothing_of_a_newcomer() -> None:
    same = {"alpha": "甲", "beta": "甲", "gamma": "甲"}
    meanings = decided(((A,), (B,)), {A: "甲", B: "甲"}, **same).meanings["3"]
    assert [[entry.key for entry in group] for group in meanings.groups] == [[A], [B], [C]]
    assert [entry.key for entry in meanings.open] == [C]


def many(count: int, *rows: Row) -> Catalogue:
    """Return a catalogue of so many documents of the same rows."""
    alike = document("alpha", *rows)
    return Catalogue(msgspec.structs.replace(alike, id=f"d{at:03}") for at in range(count))


def test_a_large_group_is_said_once() -> None:
    made = many(14, row("1", "a"), row("2、3", "b，与 3 含义相同。"))
    relations = made.relations.named("d003/main/1")
    assert relations.same_code == ()
    assert relations.groups == ("same_code:d000/main/1",)
    assert (
        made.relations.large["same_code:d000/main/1"]
        == made.relations.groups_of("d013/main/1")["same_code"]
    )
    assert made.relations.named("d003/main/2").same_row == ("d003/main/3",)
    (related,) = made.related_to("d003/main/1")
    assert (related.kind, related.entries, related.count) == ("same_code", (), 13)


def test_a_small_group_is_named_by_each() -> None:
    made = many(13, row("1", "a"))
    assert made.relations.large == {}
    assert made.relations.named("d003/main/1") == made.relations["d003/main/1"]
    assert len(made.relations["d003/main/1"].same_code) == 12
    assert len(made.related_to("d003/main/1")[0].entries) == 12


@pytest.mark.parametrize("kind", ["code", "text", "row", "equivalence"])
def test_what_entries_name_grows_with_them_not_with_their_square(kind: str) -> None:
    def names(count: int) -> int:
        numbers = [str(number) for number in range(count)]
        made = {
            "code": lambda: many(count, row("1", "a")),
            "text": lambda: catalogue(*(row(number, "a") for number in numbers)),
            "row": lambda: catalogue(row("、".join(numbers), "a")),
            "equivalence": lambda: catalogue(
                row("0", "a"), *(row(n, f"{n}b，与 0 含义相同。") for n in numbers[1:])
            ),
        }[kind]()
        named = [made.relations.named(key) for key in made.entries]
        lists = [x for r in named for x in (r.equivalent, r.same_code, r.same_row, r.same_text)]
        related = [each.entries for key in made.entries for each in made.related_to(key)]
        return sum(map(len, [*lists, *related, *made.relations.large.values()]))

    assert names(400) <= 2 * names(200) + 40


def test_other_meanings_of_a_large_group_are_counted() -> None:
    made = Catalogue(
        msgspec.structs.replace(document("alpha", row("1", "ab"[at % 2])), id=f"d{at:03}")
        for at in range(20)
    )
    counted = [(related.kind, related.count) for related in made.related_to("d003/main/1")]
    assert counted == [("other_meaning", 10), ("same_code", 9)]
