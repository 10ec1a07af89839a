"""Configuration values, and what follows from the builder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ConfigError

from sphinx_zegocodes.site.search.language import SCORER

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

    from sphinx_zegocodes.site.domain import ZegoDomain

_HERE = Path(__file__).parent
_NO_CODE_PAGES = frozenset({"singlehtml", "epub"})
"""HTML builders that put everything into one place, and so have no page per code."""


def add_config_values(app: Sphinx) -> None:
    """Register the configuration values."""
    app.add_config_value(
        "zegocodes_data",
        "data",
        "env",
        types=frozenset({str}),
        description="The data folder, relative to conf.py.",
    )


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Make the templates and static files of this package known.

    The paths are relative, as absolute ones would make the output depend on the folder.
    """
    here = os.path.relpath(_HERE, app.confdir)
    config.templates_path = [*config.templates_path, f"{here}/templates"]
    config.html_static_path = [*config.html_static_path, f"{here}/static"]
    config.html_search_scorer = config.html_search_scorer or str(SCORER)
    app.add_css_file("zegocodes.css")
    app.add_css_file("zegocodes-tables.css")
    app.add_css_file("zegocodes-tickets.css")
    app.add_css_file("zegocodes-print.css", media="print")
    app.add_css_file("zegocodes-lookup.css")
    app.add_js_file("zegocodes.js", loading_method="defer")
    app.add_js_file("zegocodes-folder.js", loading_method="defer")


def on_builder_inited(app: Sphinx) -> None:
    """Read the data once, before other processes fork, and note what the builder can do."""
    if not isinstance(app.config.zegocodes_data, str):
        raise ConfigError("zegocodes_data must be a string: the data folder, relative to conf.py")
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    domain.data_folder = Path(app.confdir, app.config.zegocodes_data)
    domain.has_code_pages = has_code_pages(app.builder)
    _ = domain.catalogue


def has_code_pages(builder: Builder) -> bool:
    """Tell whether a builder writes a page per code."""
    return isinstance(builder, StandaloneHTMLBuilder) and builder.name not in _NO_CODE_PAGES
