"""What stands around the content of a page: breadcrumbs, and the tags that links unfurl by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup, escape

from sphinx_zegocodes.site.addresses import CHANGES, CODES, FEED, INDEX, LLMS, NOT_FOUND, OPENSEARCH
from sphinx_zegocodes.site.assets import picture
from sphinx_zegocodes.site.config import PYDATA
from sphinx_zegocodes.site.documents.nodes import EntryAnchor
from sphinx_zegocodes.site.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_zegocodes.site.pages.entries import ShownDeparted, ShownEntry

_LENGTH = 120
"""How long a description may be, in characters; search engines and chats show about as much."""
_SENTENCE_END = re.compile(r"[。！？](?:[”’」』）)]*)")
_CLAUSE_END = re.compile(r"[，、：；,;:]|[.!?](?=\s)")
_MUTE = re.compile(r"https?://|[^\w\s]\W{9,}")
"""What says nothing in a description: an address, and so many marks that they are a list."""
_MOST_PRODUCTS = 2
"""How many products a description names before it says how many there are."""


def describe(code: str, groups: list[list[ShownEntry]]) -> str:
    """Return what a code means and what to do about it; ``groups`` are its entries by meaning."""
    if len(groups) > 1:
        meanings = (_sentence(f"{_place(group[0])}：{group[0].meaning}") for group in groups)
        return shorten(f"{code} 有 {len(groups)} 种含义。" + "".join(meanings))
    (group,) = groups
    meaning = group[0].text("description") or group[0].meaning
    advice = group[0].ticket.advice.replace("：\n", "：", 1) if group[0].ticket else ""
    return shorten(_sentence(f"{_products(group)}返回码 {code}：{meaning}") + _sentence(advice))


def describe_departed(code: str, departed: list[ShownDeparted]) -> str:
    """Return what the page of a code without an entry in force is about."""
    said = []
    for each in departed:
        if to := each.landing:
            place = each.shown.entry.place
            said.append(f"返回码 {code}（{place}）已移至 {to.place}：{to.label}。")
        else:
            left = each.departure
            said.append(f"返回码 {code} 自 {left.when} 起不再收录。{left.why}")
    return shorten("".join(said))


def shorten(text: str) -> str:
    """Cut a text at the end of a sentence, or else of a clause, so that it is not too long.

    It also ends before an address, and before a list of marks (``仅支持 '~', '!', '@'``).
    """
    text = " ".join(text.split())
    mute = _MUTE.search(text)
    room = min(_LENGTH, mute.start() if mute else len(text))
    if room == len(text):
        return text
    for pattern, share, more in ((_SENTENCE_END, 2 / 3, ""), (_CLAUSE_END, 1 / 3, "……")):
        ends = [match.end() for match in pattern.finditer(text, 0, room)]
        if ends and ends[-1] > room * share:
            return text[: ends[-1]].rstrip("，、：；,;: ") + more
    return text[:room].rstrip() + "……"


def tell_templates(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
) -> None:
    """Tell the templates of sidebars what there is to link to."""
    del pagename, templatename
    domain = domain_of(app.env)
    context["zego_has_code_pages"] = domain.has_code_pages
    context["zego_has_lookup"] = domain.has_lookup
    context["zego_day"] = domain.catalogue.releases.day if domain.has_code_pages else ""


_BLANK_BEFORE_MARK = re.compile(
    r"<(pre|code|svg|select)\b.*?</\1>|<[^>]*>|(?P<mark> [›，。、；：！？）」』》])",
    re.DOTALL,
)


def keep_marks_in_line(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
) -> None:
    """Let no line begin with a mark that has a blank before it; the text stays as it is."""
    del pagename, templatename
    if "body" in context and domain_of(app.env).is_for_browsers:
        context["body"] = _BLANK_BEFORE_MARK.sub(_kept_in_line, str(context["body"]))


def _kept_in_line(match: re.Match[str]) -> str:
    mark = match["mark"]
    return f'<span class="zego-mark">{mark}</span>' if mark else match[0]


def add_meta_tags(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the tags to a page that has a content of its own."""
    if templatename != "page.html" or pagename == NOT_FOUND:
        return
    title = app.env.titles[pagename].astext() if doctree else context["title"]
    description = context.get("description") or (_description(doctree, title) if doctree else "")
    is_start = pagename == app.config.root_doc
    card = picture(app, "zegocodes_card") if context.get("pageurl") else ""
    image = f"{app.config.html_baseurl.rstrip('/')}/{card}" if card else ""
    tags = [
        ("name", "description", "" if 'name="description"' in context["metatags"] else description),
        ("property", "og:type", "website" if is_start else "article"),
        ("property", "og:title", title),
        ("property", "og:description", description),
        ("property", "og:url", context.get("pageurl")),
        ("property", "og:site_name", app.config.html_title),
        ("property", "og:locale", app.config.language),
        ("property", "og:image", image),
        ("name", "twitter:card", "summary_large_image" if image else "summary"),
    ]
    context["metatags"] += "".join(
        Markup('\n    <meta {}="{}" content="{}">').format(*tag) for tag in tags if tag[2]
    )
    if icon := picture(app, "zegocodes_icon"):
        for rel in ("icon", "apple-touch-icon"):
            tag = Markup('\n    <link rel="{}" type="image/png" sizes="180x180" href="{}">')
            context["metatags"] += str(tag.format(rel, context["pathto"](icon, 1)))
    if domain_of(app.env).has_lookup:
        context["metatags"] += "".join(
            Markup('\n    <link rel="{}" type="{}" href="{}" title="{}">').format(
                rel, type_, context["pathto"](file, 1), file_title
            )
            for rel, type_, file, file_title in _other_forms(app, pagename, context)
        )


def _other_forms(
    app: Sphinx, pagename: str, context: dict[str, Any]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield what else there is of a page: how it is related, its type, file and title."""
    if LABEL in context:
        yield "alternate", "text/markdown", f"{pagename}.md", "Markdown"
    if pagename == app.config.root_doc:
        yield "alternate", "text/plain", LLMS, LLMS
    if pagename in (app.config.root_doc, CHANGES) and domain_of(app.env).catalogue.releases.day:
        yield "alternate", "application/atom+xml", FEED, "变更记录"
    if app.config.html_baseurl:
        yield "search", "application/opensearchdescription+xml", OPENSEARCH, app.config.html_title


def _description(doctree: nodes.document, title: str) -> str:
    """Return what a page that is read is about."""
    for meta in doctree.findall(nodes.meta):
        if meta.get("name") == "description":
            return str(meta["content"])
    if codes := len({anchor["code"] for anchor in doctree.findall(EntryAnchor)}):
        return f"{title}：{codes} 个返回码（错误码）的含义与处理建议，每个返回码都有固定链接。"
    for paragraph in doctree.findall(nodes.paragraph):
        return shorten(paragraph.astext())
    return ""


def _sentence(text: str) -> str:
    """Return a text with a mark at its end."""
    text = text.rstrip("；; ")
    return text if not text or _SENTENCE_END.search(text[-2:]) else f"{text}。"


def _place(shown: ShownEntry) -> str:
    """Return product and table of an entry."""
    heading = shown.entry.table.heading
    return shown.entry.document.product + (f"（{heading}）" if heading else "")


def _products(group: list[ShownEntry]) -> str:
    """Return the products of entries, ready for a Chinese word to follow."""
    products = list(dict.fromkeys(shown.entry.document.product for shown in group))
    named = _spaced("、".join(products[:_MOST_PRODUCTS]))
    more = f"等 {len(products)} 个产品的" if len(products) > _MOST_PRODUCTS else ""
    return named + more


def _spaced(text: str) -> str:
    """Return a text with a space behind it where it does not end in Chinese."""
    return f"{text} " if text[-1:].isascii() else text


def add_source_links(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
) -> None:
    """Lead from the page of a document to its source, which holds all that the page says.

    Furo's own button leads there too: the page's file is but a directive.
    """
    domain = domain_of(app.env)
    placed = (p.key for p in domain.placements.get(pagename, ()) if p.kind == "document")
    document = domain.catalogue.document(next(placed, ""))
    if templatename == "page.html" and domain.source_links and document:
        address = app.builder.get_target_uri(pagename)
        links = domain.source_links.of_document(document, address)
        context["theme_source_edit_link"] = links.edit.replace("{", "{{").replace("}", "}}")
        shown = Markup(
            '<p class="zego-to-source"><a href="{}">编辑</a> <a href="{}">报告问题</a></p>\n'
        )
        context["body"] += str(shown.format(links.edit, links.report))


def add_day(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
) -> None:
    """Say at the end of a page which release of the data it shows; Furo's foot has room for it."""
    del pagename
    if templatename == "page.html" and app.config.html_theme != "furo":
        context["body"] += app.builder.templates.render("zegocodes/day.html", context)


LABEL = "zego_label"
"""Says in the context of a code's page how the code is printed."""
_START = "首页"
_ALL_CODES = "全部返回码"
_SEARCH = "search"
_OWN = PYDATA | {"sphinx_rtd_theme"}
"""Themes with breadcrumbs of their own, made of the context's ``parents``."""
LAST = 800
"""The priority of what goes before all that others put into the content."""
_TEMPLATES = frozenset({"page.html", "search.html"})
"""The templates of the pages that people read."""


def add_breadcrumbs(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
) -> None:
    """Put the breadcrumbs before the content; the search page has a place of its own for them."""
    if templatename not in _TEMPLATES or pagename in (app.config.root_doc, NOT_FOUND):
        return
    if not domain_of(app.env).is_for_browsers:
        return
    if app.config.html_theme in _OWN:
        if pagename.startswith(f"{CODES}/") and pagename != INDEX:
            context["parents"] = [{"title": _ALL_CODES, "link": context["pathto"](INDEX)}]
        return
    trail = [(_START, context["pathto"](app.config.root_doc)), *_trail(pagename, context)]
    crumbs = app.builder.templates.render("zegocodes/breadcrumbs.html", {"trail": trail})
    if pagename == _SEARCH:
        context["breadcrumbs"] = crumbs
    elif app.config.html_theme == "furo":
        context["zego_breadcrumbs"] = crumbs
    else:
        context["body"] = f"{crumbs}\n{context['body']}"


def _trail(pagename: str, context: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the texts, as HTML, and addresses of what lies between the start and a page."""
    if pagename == _SEARCH:
        return [("搜索", "")]
    if pagename.startswith(f"{CODES}/") and pagename != INDEX:
        code = context.get(LABEL) or pagename.rpartition("/")[2].removeprefix("from-")
        return [(_ALL_CODES, context["pathto"](INDEX)), (escape(code), "")]
    parents = [(parent["title"], parent["link"]) for parent in context.get("parents") or ()]
    return [*parents, (context["title"], "")]
