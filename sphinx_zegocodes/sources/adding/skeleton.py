"""A project from nothing: settings, Sphinx's configuration, a start page, and a first document."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_zegocodes.catalogue.storage import write_if_changed
from sphinx_zegocodes.sources.adding.addition import Decision, plan_addition
from sphinx_zegocodes.sources.adding.proposal import Given
from sphinx_zegocodes.sources.project import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_zegocodes.catalogue.diagnostics import Diagnostic
    from sphinx_zegocodes.sources.project import Project

_SECTION = "[tool.zegocodes]"
_EXTENSIONS = '["myst_parser", "sphinx_zegocodes"]'
_CONF = """\
\"\"\"The configuration of Sphinx.\"\"\"

project = "{title}"
language = "zh_CN"
extensions = {extensions}
exclude_patterns = ["{sources}"]
zegocodes_data = "{data}"  # relative to this file

html_theme = "furo"
html_title = project
"""
_INDEX = """\
# {title}

```{{zego:lookup}}
```

```{{zego:documents}}
```

```{{toctree}}
:hidden:

```
"""
_TITLE = "返回码"
_DOCUMENT = """\
# 示例返回码

这是一份示例文档，请换成您的产品的返回码。

## 公共返回码

| 返回码 | 描述 | 处理建议 |
| --- | --- | --- |
| 1000 | 房间不存在。 | 请检查房间 ID 是否正确。 |
| 1001 | 请求过于频繁。 | 请降低请求频率后重试。 |
"""


class Skeleton(msgspec.Struct, frozen=True):
    """What a folder lacks to be a project."""

    sources: Path
    """The folder of the documents, which a project has to have."""
    files: dict[Path, bytes]
    """The files to write, in order."""
    left: list[Decision]
    """What is left to a person."""


def plan_skeleton(folder: Path, document: str | None) -> tuple[Skeleton | None, list[Diagnostic]]:
    """Make what a folder lacks, a first document of an id included where it has none.

    None, with all reasons, where that cannot be made.
    """
    project, wrong = read_settings(folder)
    if project is None:
        return None, wrong
    files = dict(_settings(folder))
    left: list[Decision] = []
    conf = next((c for c in (folder / "conf.py", project.pages / "conf.py") if c.exists()), None)
    if conf is None:
        files[project.pages / "conf.py"] = _conf(project).encode()
    else:
        data = _relative(project.data, conf.parent)
        lines = f'extensions = {_EXTENSIONS}, and zegocodes_data = "{data}"'
        left.append(Decision(str(conf), 1, f"this file has to say {lines}"))
    index = project.pages / "index.md"
    if not index.exists() and not index.with_suffix(".rst").exists():
        files[index] = _INDEX.format(title=_TITLE).encode()
    if document is not None and not project.documents():
        source = project.source(document)
        made = project.with_unsaved({**files, source: _DOCUMENT.encode()})
        given = Given(title="示例返回码", product="示例")
        addition, wrong = plan_addition(made, source, document, given)
        if addition is None:
            return None, wrong
        files |= addition.files
        left += addition.decisions
        left.append(Decision(str(source), 1, "put your codes here, then run: zegocodes sync"))
    return Skeleton(project.sources, files, left), []


def write_skeleton(skeleton: Skeleton) -> list[Path]:
    """Write the files; return those that changed."""
    skeleton.sources.mkdir(parents=True, exist_ok=True)
    return [p for p, text in skeleton.files.items() if write_if_changed(p, text, durable=True)]


def _settings(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield ``pyproject.toml`` with the section that it lacks."""
    path = folder / "pyproject.toml"
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    if _SECTION not in text:
        lines = [f'{key} = "{value}"' for key, value in msgspec.structs.asdict(Settings()).items()]
        before = f"{text.rstrip()}\n\n" if text.strip() else ""
        yield path, "\n".join((f"{before}{_SECTION}", *lines, "")).encode()


def _conf(project: Project) -> str:
    return _CONF.format(
        title=_TITLE,
        extensions=_EXTENSIONS,
        sources=_relative(project.sources, project.pages),
        data=_relative(project.data, project.pages),
    )


def _relative(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path, start)).as_posix()
