"""The configuration of the site; build it with `make html`."""

from __future__ import annotations

import os

import sphinx_zegocodes

# Another edition, `sphinx-build -t en`, says the same in another language.
english = "tags" in globals() and tags.has("en")  # type: ignore[name-defined]  # noqa: F821

project = "ZEGO error codes" if english else "ZEGO 返回码"
author = "sphinx-zegocodes"
project_copyright = "ZEGO"
version = sphinx_zegocodes.__version__
language = "en" if english else "zh_CN"

extensions = ["myst_parser", "sphinx.ext.githubpages", "sphinx_zegocodes"]
exclude_patterns = ["sources"]
zegocodes_data = "data"
zegocodes_editions = {"zh_CN": ("中文", ""), "en": ("English", "en/")}

# No raw HTML of any page reaches the site, and links go nowhere but to the web and to mail.
myst_enable_extensions = ["colon_fence", "deflist"]
myst_disable_syntax = ["html_block", "html_inline"]
myst_url_schemes = ["http", "https", "mailto"]

# Where the site will stand, for links that leave it: the canonical ones, the sitemap's, tickets'.
# Read the Docs says so itself.
html_baseurl = os.environ.get("SITE_URL") or os.environ.get("READTHEDOCS_CANONICAL_URL", "")
if html_baseurl and english:
    html_baseurl = f"{html_baseurl.rstrip('/')}/en/"

# By default Sphinx keeps its doctrees among the files of the book, and warns of each.
suppress_warnings = ["epub.unknown_project_files"]

html_theme = "furo"
html_title = project
html_favicon = "docs/_static/favicon.svg"
zegocodes_icon = "docs/_static/icon.png"
zegocodes_card = "docs/_static/card.png"
html_copy_source = False
html_show_sphinx = False
html_use_index = False
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "zegocodes/lookup/sidebar.html",
        "sidebar/scroll-start.html",
        "zegocodes/sidebar.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
