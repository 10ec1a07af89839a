"""Configuration values."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_zegocodes.catalogue.permalinks import is_site
from sphinx_zegocodes.site.domain import domain_of
from sphinx_zegocodes.site.search import SCORER
from sphinx_zegocodes.site.source_links import SourceLinks, host_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config

_HERE = Path(__file__).parent
_DATA = "data"
"""Where the data are unless a project says so."""
PYDATA = frozenset({"pydata_sphinx_theme", "sphinx_book_theme"})
"""The theme with dark colours and names of its own for them, and the one that is made of it."""


def add_config_values(app: Sphinx) -> None:
    """Register the configuration values."""
    app.add_config_value(
        "zegocodes_data",
        None,
        "env",
        types=frozenset({str, type(None)}),
        description=(
            "The data folder, relative to conf.py; by default `data`, where that holds `codes`. "
            "A project without one has no pages of codes, and may link to those of other sites."
        ),
    )
    app.add_config_value(
        "zegocodes_editions",
        {},
        "env",
        types=frozenset({dict}),
        description=(
            "By language, what the readers of an edition call it, and where it stands below the "
            'site: {"zh_CN": ("中文", ""), "en": ("English", "en/")}.'
        ),
    )

    pictures = {
        "zegocodes_card": "shown by chats beside a link to a page, 1200 × 630 pixels",
        "zegocodes_icon": "for what draws no vector, as `html_favicon` is one, 180 × 180 pixels",
    }
    for name, what_for in pictures.items():
        description = f"The PNG, relative to conf.py, {what_for}."
        types = frozenset({str})
        app.add_config_value(name, "", "html", types=types, description=description)


def find_data(app: Sphinx, config: Config) -> None:
    """Say where the data are; there may be none."""
    data = config.zegocodes_data
    if data is None:
        config.zegocodes_data = _DATA if Path(app.confdir, _DATA, "codes").is_dir() else ""
    elif not isinstance(data, str):
        raise ConfigError("zegocodes_data must be a string: the data folder, relative to conf.py")


def keep_output_out(app: Sphinx, config: Config) -> None:
    """Have no page of the output read as a source where its folder is among them.

    The pages of codes stand there as Markdown too.
    """
    if app.outdir.is_relative_to(app.srcdir) and app.outdir != app.srcdir:
        config.exclude_patterns.append(app.outdir.relative_to(app.srcdir).as_posix())


def check_address(_: Sphinx, config: Config) -> None:
    """Refuse an address of the site that no link can begin with."""
    base = config.html_baseurl
    if base and not is_site(base):
        raise ConfigError(
            f"html_baseurl (SITE_URL) is {base!r}, and has to be the absolute address of the site, "
            "such as https://codes.example.org/zego/"
        )


def add_files(app: Sphinx, config: Config) -> None:
    """Make the templates of this package known.

    The path is relative, as an absolute one would make the output depend on the folder.
    """
    here = os.path.relpath(_HERE, app.confdir)
    config.templates_path = [*config.templates_path, f"{here}/templates"]
    config.html_search_scorer = config.html_search_scorer or str(SCORER)


def on_builder_inited(app: Sphinx) -> None:
    """Read the data once, before other processes fork."""
    domain = domain_of(app.env)
    domain.data_folder, domain.builder = Path(app.confdir, app.config.zegocodes_data), app.builder
    _ = domain.catalogue, domain.words


def find_sources(app: Sphinx, read: Callable[[Path], tuple[Path, dict[str, int]] | None]) -> None:
    """Note where rows stand in the sources, before other processes fork, where links lead there.

    ``read`` returns the folder of the sources of a project, and the line of each entry by key.
    """
    options = app.config.html_theme_options
    repository, branch, directory = (
        str(options.get(f"source_{name}") or "") for name in ("repository", "branch", "directory")
    )
    domain, host = domain_of(app.env), host_of(repository)
    if not (host and branch and domain.is_for_browsers):
        return
    if known := read(Path(app.confdir)):
        folder, lines = known
        below = Path(os.path.relpath(folder, app.srcdir)).as_posix()
        inside = posixpath.normpath(posixpath.join(directory.strip("/"), below))
        home = (app.config.html_baseurl or "").rstrip("/")
        where = (repository.rstrip("/"), host, branch, inside, home)
        domain.source_links = SourceLinks(*where, lines)
