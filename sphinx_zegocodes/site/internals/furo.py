"""Furo without English and without anything inline.

Furo writes a script, a style, style attributes and some English into every page, and has no options
for them. So its templates are changed as they are read: copies of them would drift away unseen,
while a replacement that no longer finds its text is warned about. What is English there is handed
to the catalogue of translations, ``locale/``; what is inline goes to files of its own, so that a
site works under a policy that allows neither inline scripts nor inline styles.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from jinja2.ext import Extension

from sphinx_zegocodes.site.logging import Subtype, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_FOLDER = "furo/theme/furo/"
"""The end of the folder of Furo's templates."""
_STYLE = "partials/_head_css_variables.html"
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_AFTER_FURO = 900
"""A priority for what comes after all that Furo does itself."""

_TEXTS = {
    "page.html": (
        '"Toggle site navigation sidebar"',
        '"Toggle table of contents sidebar"',
        '"Toggle Light / Dark / Auto color theme"',
    ),
    "partials/icons.html": (
        ">Contents<",
        ">Menu<",
        ">Light mode<",
        ">Dark mode<",
        ">Auto light/dark, in light mode<",
        ">Auto light/dark, in dark mode<",
    ),
    "sidebar/brand.html": ('"Logo"', '"Light Logo"', '"Dark Logo"'),
}
"""English in Furo's templates that is not translated, with the marks around it."""
_REPLACEMENTS = {
    "base.html": {
        "<script>\n"
        '      document.body.dataset.theme = localStorage.getItem("theme") || "auto";\n'
        "    </script>": (
            "<script src=\"{{ pathto('_static/' + zego_theme_script, 1) }}\"></script>"
        ),
        f'{{% include "{_STYLE}" with context %}}': "",
    },
    _STYLE: {"<style>": "", "</style>": ""},
    "page.html": {
        # There is nothing to open with it where there are no contents.
        'id="__toc"': 'id="__toc"{% if furo_hide_toc %} hidden{% endif %}',
        # Two landmarks of one kind need names.
        '<aside class="sidebar-drawer">': (
            '<aside class="sidebar-drawer" aria-label="{{ _("Site navigation") }}">'
        ),
        '    <aside class="toc-drawer{% if furo_hide_toc %} no-toc{% endif %}">': (
            '{% endset %}<aside class="toc-drawer{% if furo_hide_toc %} no-toc{% endif %}"'
            ' aria-label="{{ _("On this page") }}">'
        ),
        # In the order of tabs: contents of the page before the page, previous before next. Where
        # they stand is the style sheet's.
        '<div class="content">\n': '{% set zego_content %}<div class="content">\n',
        "    </aside>\n  </div>\n</div>\n{%- endblock %}": (
            "    </aside>{{ zego_content }}\n  </div>\n</div>\n{%- endblock %}"
        ),
        "{% if next -%}": "{% set zego_next %}{% if next -%}",
        "{%- endif %}\n          {% if prev -%}": "{%- endif %}{% endset %}{% if prev -%}",
        '{%- endif %}\n        </div>\n        <div class="bottom-of-page">': (
            '{%- endif %}{{ zego_next }}\n</div>\n<div class="bottom-of-page">'
        ),
        # The search shows what the content of a page begins with.
        '<article role="main"': '{{ zego_breadcrumbs }}<article role="main"',
        "{%- if last_updated -%}": '{% include "zegocodes/day.html" %}{%- if last_updated -%}',
        ">@pradyunsg</a>'s": '>@pradyunsg</a>{{ _("\'s") }}',
    },
    "partials/icons.html": {
        # A presentation attribute is no style of its own to a policy.
        'style="display: none;"': 'display="none"',
        'style="opacity: 50%"': 'opacity=".5"',
        # The same arrow leads to the next page, where its tooltip would be wrong.
        "    <title>Expand</title>\n": "",
        # The last two icons stand on buttons that only a page with a source can have.
        '<symbol id="svg-pencil"': '{% if page_source_suffix %}<symbol id="svg-pencil"',
        "  </symbol>\n</svg>": "</symbol>{% endif %}\n</svg>",
    },
    "sidebar/navigation.html": {
        "{{ furo_navigation_tree }}": (
            "{{ furo_navigation_tree|replace('\"Toggle navigation of ',"
            " '\"' + _('Toggle navigation of ')) }}"
        ),
    },
}
"""What else is replaced in Furo's templates, and by what."""


def replacements(template: str) -> Iterator[tuple[str, str]]:
    """Yield each text that is replaced in a template of Furo, and what takes its place."""
    for text in _TEXTS.get(template, ()):
        yield text, f"{text[0]}{{{{ _('{text[1:-1]}') }}}}{text[-1]}"
    yield from _REPLACEMENTS.get(template, {}).items()


class _Replaced(Extension):
    """Changes the templates of Furo as Jinja reads them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template; of any but Furo's as it is.

        Indentation is left out, which takes as much room on a page as the text of a code.
        """
        del name
        _, found, template = PurePath(filename or "").as_posix().rpartition(_FOLDER)
        for old, new in replacements(template):
            source = source.replace(old, new)
        return _INDENTATION.sub("", source) if found else source


def add_furo(app: Sphinx) -> None:
    """Connect what changes Furo, where it is the theme."""
    app.connect("builder-inited", on_builder_inited, priority=_AFTER_FURO)
    app.connect("html-page-context", on_html_page_context)


def on_builder_inited(app: Sphinx) -> None:
    """Have Furo's templates changed, and warn about what cannot be replaced any more."""
    theme = getattr(app.builder, "theme", None)
    if theme is None or theme.name != "furo":
        return
    folder = Path(theme.get_theme_dirs()[0])
    for template in sorted({*_TEXTS, *_REPLACEMENTS}):
        source = (folder / template).read_text("utf-8")
        for old, _ in replacements(template):
            if old not in source:
                message = "Furo's %s no longer has what is to be replaced: %r"
                warn(Subtype.THEME, message, template, old, location=None)
    app.builder.templates.environment.add_extension(_Replaced)


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
) -> None:
    """Let words that were searched for be marked in the content alone.

    Sphinx's script marks them inside ``div.body``, which Furo lacks; on the whole page it fails in
    the titles of Furo's icons.
    """
    del templatename
    if pagename != "search" and app.config.html_theme == "furo" and "body" in context:
        context["body"] = f'<div class="body">{context["body"]}</div>'


def variables(app: Sphinx, context: dict[str, Any]) -> str:
    """Return what Furo would write into a style element, which is the same on all pages."""
    if "furo_pygments" not in context:
        return ""
    return f"{app.builder.templates.render(_STYLE, context).strip()}\n"
