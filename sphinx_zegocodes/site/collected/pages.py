"""The pages that are collected when all others are written: of each code, and of all codes.

Their bodies come from the resolved nodes of the table rows: one rendering, one set of links and
one translation for both.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from sphinx.util.display import status_iterator

from sphinx_zegocodes.catalogue.advice import LABELS
from sphinx_zegocodes.catalogue.meanings import name_meanings
from sphinx_zegocodes.site.addresses import RELATIONS, page_of
from sphinx_zegocodes.site.collected.all_codes import choices_of, lists_of, remove_stale
from sphinx_zegocodes.site.collected.overview import relations_overview
from sphinx_zegocodes.site.collected.retired import (
    describe_departed,
    show_moved,
    show_retired,
    title_of_departed,
)
from sphinx_zegocodes.site.collected.shown import ShownEntry, shown_entries
from sphinx_zegocodes.site.collected.social import describe
from sphinx_zegocodes.site.collected.wording import compare_wordings
from sphinx_zegocodes.site.departed import Departed
from sphinx_zegocodes.site.search.index import CodePageIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_zegocodes.site.domain import ZegoDomain

    Page = tuple[str, dict[str, Any], str]
    """Name, context and template of a page."""


class CodePages:
    """Makes the pages of all codes from the pages of their tables."""

    def __init__(self, builder: StandaloneHTMLBuilder, domain: ZegoDomain) -> None:
        self._builder = builder
        self._domain = domain
        self._shown = shown_entries(builder, domain)
        self._departed = Departed(domain)
        self._retired = {
            code: [show_retired(builder, domain, each) for each in retired]
            for code, retired in self._departed.retired.items()
        }
        living = domain.shown_codes()
        codes = {*living, *self._departed.codes}
        self._codes = {
            code: [self._shown[entry.key] for entry in living.get(code, ())]
            for code in sorted(codes, key=lambda code: (int(code), code))
        }

    def collect(self) -> Iterator[Page]:
        """Yield each page, for ``html-collect-pages``."""
        yield from self._lists()
        overview = relations_overview(self._domain.catalogue, self._shown)
        about = "哪些返回码含义相同，哪些数值在不同产品中有不同含义，哪些措辞有出入。"
        yield self._page(RELATIONS, "返回码之间的关系", "relations", about, **overview)
        index = CodePageIndex(self._builder, map(page_of, self._codes))
        progress = status_iterator(
            self._codes,
            "writing code pages... ",
            "darkgreen",
            len(self._codes),
            self._builder.config.verbosity,
        )
        pages = (self._code_page(code, self._codes[code], index) for code in progress)
        yield from with_neighbours(self._builder, pages)

    def _lists(self) -> Iterator[Page]:
        """Yield the pages that list all codes."""
        lists = lists_of(self._codes, self._retired)
        remove_stale(self._builder.outdir, lists)
        context = {
            "count": sum(len(each.codes) for each in lists),
            "lists": lists,
            "choices": choices_of(self._builder, self._domain),
            "kinds": LABELS,
            "retired": self._retired,
        }
        for each in lists:
            shown = {**context, "codes": each.codes}
            yield self._page(each.pagename, each.title, "index", each.about, **shown)

    def _code_page(self, code: str, entries: list[ShownEntry], index: CodePageIndex) -> Page:
        """Return the page of a code, and put it into the search index."""
        catalogue = self._domain.catalogue
        meanings = catalogue.meanings.get(code)
        known = meanings.groups if meanings else ()
        found = ([self._shown.get(entry.key) for entry in group] for group in known)
        groups = [shown for group in found if (shown := [entry for entry in group if entry])]
        retired = self._retired.get(code, [])
        moved = [show_moved(self._domain, each) for each in self._departed.moved.get(code, ())]
        title = f"{code} {title_of(groups) if groups else title_of_departed(retired)}"
        fields = [field for shown in entries for field in shown.fields]
        fields += [field for shown in retired for field in shown.fields]
        texts = [field.text for field in fields]
        wordings = dict.fromkeys(shown.meaning for shown in entries if shown.meaning)
        sought = f"{code} {' / '.join(wordings)}" if wordings else title
        index.add(page_of(code), sought, [*texts, *(["不再收录"] * bool(retired))])
        return self._page(
            page_of(code),
            title,
            "code",
            describe(code, groups) if groups else describe_departed(code, retired, moved),
            code=code,
            entries=entries,
            groups=groups,
            why=meanings.why if meanings else None,
            comparisons=[c for group in groups for c in compare_wordings(group)],
            reasons=catalogue.reasons,
            retired=retired,
            moved=moved,
            anchors=self._departed.anchors,
        )

    def _page(
        self, pagename: str, title: str, template: str, description: str, **context: Any
    ) -> Page:
        """Render the body of a page; the theme's own template goes around it."""

        def address(docname: str, anchor: str = "") -> str:
            uri = self._builder.get_relative_uri(pagename, docname)
            return f"{uri}#{anchor}" if anchor else uri or "#"

        body = self._builder.templates.render(
            f"zegocodes/{template}.html",
            {"title": title, "address": address, "page_of": page_of, **context},
        )
        described = {"title": title, "description": description, "metatags": ""}
        return pagename, {**described, "body": body}, "page.html"


def title_of(groups: list[list[ShownEntry]]) -> str:
    """Return what a code means, in the few words that fit a title: one meaning of each group."""
    return name_meanings(group[0].meaning for group in groups)


def with_neighbours(builder: StandaloneHTMLBuilder, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield pages with what the theme needs to link each to the one before and the one behind."""

    def link(pagename: str, other: Page | None) -> dict[str, str] | None:
        if other is None:
            return None
        address = builder.get_relative_uri(pagename, other[0])
        return {"link": address, "title": escape(other[1]["title"])}

    before, page = None, None
    for behind in chain(pages, [None]):
        if page is not None:
            name, context, template = page
            around = {"prev": link(name, before), "next": link(name, behind)}
            yield name, {**context, **around}, template
        before, page = page, behind


def on_html_collect_pages(app: Sphinx) -> Iterator[Page]:
    """Write the page of each code, of all codes, and of their relations."""
    domain: ZegoDomain = app.env.get_domain("zego")  # type: ignore[assignment]
    if domain.has_code_pages:
        yield from CodePages(app.builder, domain).collect()  # type: ignore[arg-type]
