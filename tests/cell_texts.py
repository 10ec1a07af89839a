"""Texts of cells and of prose for Hypothesis: pieces of the dialect, whole and broken, and more."""

from __future__ import annotations

import os
import re

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

PIECES = """\
描述：
可能原因：
处理建议:
**注意事项**：
<b>描述</b>：
-
无
<br />
<br>
<p>
</p>
<p style={{width:"5em"}}>
<b>
</b>
<span class="x">
<ul>
</ul>
<ol>
</ol>
<li>
</li>
<Note title="说明">
<Warning title="当心">
<note>
</Note>
</Warning>
<a href="https://a.b/c" target="_blank">
<a href="javascript:alert(1)">
<a id="x">
</a>
[名](https://a.b/c)
[名\\|_blank](/path "题")
[名](8985#3)
[名](#14214)
[名](javascript:alert(1))
![图](/x.png)
[甲
乙](
](https://a.b)
[name]
@name
https://a.b/c?d=e&f=*g*
<https://a.b>
`code`
`a\\|b`
<code>
</code>
`
``
**
_
<Content />
<Foo x="y">
<script>
<!-- 注 -->
{/* 注 */}
<!--
-->
&lt;
&#60;
&
<
>
[
]
(
)
!
|
\\|
\\
#
1.
=
~~~
""".splitlines()

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
OTHER_BLOCK = re.compile(r"\n\s*(```|~~~|\n)")
CELLS = (
    st.lists(
        st.one_of(st.sampled_from([*PIECES, " ", " ", "\n"]), ANY_TEXT), min_size=1, max_size=12
    )
    .map("".join)
    .filter(lambda cell: not OTHER_BLOCK.search(cell))
)
"""Cells, torn ones included; a code fence or a blank line may end the table instead."""

LEAVES = st.one_of(
    CELLS,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "####"]), CELLS),
    st.builds("码：\n````{}\n{}\n````".format, st.sampled_from(["", "js", "md x"]), CELLS),
    st.sampled_from(
        [
            *("<!-- 注\n\n# 释 -->", "{/* 注\n释 */}", "    码\n\n    <b>", "- - -", "题\n---"),
            *("<ul>\n<li>甲</li>\n<li>\n\n乙\n\n</li>\n</ul>", "<p>\n甲</p>\n乙"),
        ]
    ),
)
MARGINS = {"- ": "  ", "* ": "  ", "3. ": "   ", "> ": "> "}
"""What begins a list item or a quotation, and what stands before its further lines."""
FRAMES = {
    "<Note>": "</Note>",
    '<Tip title="当心">': "</Tip>",
    "<Tabs>": "</Tabs>",
    "<details>": "</details>",
    ":::note": ":::",
    ":::info[题]": ":::",
    ":::danger 题": ":::",
    ":::tabs": ":::",
}
"""What opens a note or another element on a line of its own, and what closes it."""
OTHER_READING = re.compile(r"<script>|^(?=.*\|)[ \t>|:-]*-[ \t>|:-]*$", re.MULTILINE)
"""What Markdown reads to its end as one block, and what may belong to a table."""


def _in_margin(blocks: str, opening: str) -> str:
    return opening + blocks.replace("\n", f"\n{MARGINS[opening]}")


def _in_frame(blocks: str, opening: str) -> str:
    return f"{opening}\n\n{blocks}\n\n{FRAMES[opening]}"


def _holding(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        st.builds(_in_margin, several, st.sampled_from([*MARGINS])),
        st.builds(_in_frame, several, st.sampled_from([*FRAMES])),
    )


PROSE = (
    st.lists(st.recursive(LEAVES, _holding, max_leaves=4), min_size=1, max_size=4)
    .map("\n\n".join)
    .filter(lambda prose: not OTHER_READING.search(prose))
)
"""Blocks of all kinds, one in another, without tables."""

SETTINGS = settings(
    max_examples=300 if os.environ.get("CI") else 60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
"""The same examples on each run; more of them in CI."""
