"""Texts of cells for Hypothesis: pieces of the dialect, whole and broken, and any other text."""

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

SETTINGS = settings(
    max_examples=300 if os.environ.get("CI") else 60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
"""The same examples on each run; more of them in CI."""
