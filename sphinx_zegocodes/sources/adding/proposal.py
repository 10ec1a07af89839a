"""What a person might write in curation about a document that has none yet."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import yaml

from sphinx_zegocodes.catalogue import yaml_file
from sphinx_zegocodes.catalogue.curation import CuratedTable, Curation, CurationFile, spelt
from sphinx_zegocodes.catalogue.records import Language
from sphinx_zegocodes.catalogue.vocabulary import VOCABULARIES
from sphinx_zegocodes.sources.adding.table_names import id_of
from sphinx_zegocodes.sources.dialect import links
from sphinx_zegocodes.sources.dialect.tokens import Kind, tokenize
from sphinx_zegocodes.sources.project import Settings
from sphinx_zegocodes.sources.prose import Prose
from sphinx_zegocodes.sources.table_ids import headings_above, squeezed
from sphinx_zegocodes.sources.tables.headers import has_codes, headers_of
from sphinx_zegocodes.sources.tables.scanner import scan_tables

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable

    from sphinx_zegocodes.sources.source_text import Lines, SourceText
    from sphinx_zegocodes.sources.tables.cells import ScannedTable

_BASE = Settings().base_url
_NO_PRODUCT = re.compile("|".join(words.no_product for words in VOCABULARIES.values()))
"""What a title says besides the product."""
_ANY_PRODUCT = frozenset({"API", "SDK", "服务端 API"})
_ADDRESS = re.compile(r"\]\([^()]*\)")
_LATIN = re.compile("[A-Za-z]{2,}")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_EMPTY = re.compile(r"[(（]\s*[)）]")
_AROUND = " -–—_·:：,，、的"
_PLACEHOLDER = """\
# The sources do not tell the document's own address; the site's front page stands in for it.
"""
_ENDLESS = 10**9
"""Lines of YAML are not folded."""


class Given(msgspec.Struct, frozen=True):
    """What is decided already; the rest is guessed."""

    title: str = ""
    """The title of the document's page."""
    product: str = ""
    """The product's name."""
    url: str = ""
    """Where the document is published."""
    group: str = ""
    """What readers find it under, with others."""
    language: Language | None = None
    """The language that it is in."""


def propose(  # noqa: PLR0913, PLR0917 - all that is known besides
    source: SourceText,
    document: str,
    given: Given = Given(),  # noqa: B008 - frozen
    known: Iterable[CurationFile] = (),
    base: str = _BASE,
    usual: Language = "zh",
) -> CurationFile:
    """Guess what a person would write about a document; nothing of it has a place in a file.

    ``known`` are the curation files whose headings have ids already, ``base`` is the site that
    site-absolute links go to, ``usual`` the language that need not be named.
    """
    proposal, known = _Proposal(source, base), list(known)
    said = given.product or proposal.front_matter.get("product", "")
    title = given.title or proposal.title(said)
    product = said or _product(title) or document
    if not given.title:
        title = _unlike(title, product, document, {spelt(file.curation.title) for file in known})
    url = given.url or proposal.url()
    group = given.group or None
    language = given.language or proposal.language()
    curation = Curation(
        title,
        product,
        url,
        proposal.tables(known),
        group=group,
        language=None if language == usual else language,
    )
    return CurationFile(document, Path(source.path), curation, {})


def propose_tables(
    source: SourceText,
    starts: Container[int],
    known: Iterable[CurationFile],
    taken: Iterable[str],
) -> tuple[CuratedTable, ...]:
    """Guess ids for those tables that begin at some offsets, none that is ``taken``."""
    return _Proposal(source, _BASE).tables(known, taken, starts)


def holds_codes(source: SourceText, table: ScannedTable) -> bool:
    """Tell whether the family of documents knows any column of a table."""
    return any(header.meaning for header in headers_of(source.text, table))


def curation_text(curation: Curation, base: str) -> str:
    """Write the title, product, address and tables of a curation file as people do."""
    url = _PLACEHOLDER if curation.url == _front_page(base) else ""
    tables = [table_item(table) for table in curation.tables]
    return (
        "# yaml-language-server: $schema=schema.json\n"
        + _yaml({"title": curation.title, "product": curation.product})
        + (_yaml({"group": curation.group}) if curation.group else "")
        + (_yaml({"language": curation.language}) if curation.language else "")
        + url
        + _yaml({"url": curation.url})
        + "tables:\n"
        + textwrap.indent(_yaml(tables), "  ")
    )


def table_item(table: CuratedTable) -> dict[str, str]:
    """Return a table as it is written under ``tables``."""
    return {"id": table.id, **({"heading": table.heading} if table.heading else {})}


class _Proposal:
    """Everything that a source tells about itself."""

    def __init__(self, source: SourceText, base: str) -> None:
        self.source = source
        self.base = base
        self.scanned = scan_tables(source)
        self.headings = Prose(source, self.scanned.stretches).headings
        self.front_matter = _front_matter(source.lines)

    def title(self, product: str) -> str:
        """Make a title of the product, the front matter and the first heading of all.

        It holds the words of that heading, whose place it takes on the page.
        """
        own = next((heading.text for heading in self.headings if heading.level == 1), "")
        for more in (product, self.front_matter.get("title", "")):
            if more and squeezed(own) in squeezed(more):
                return more
            if more and squeezed(more) not in squeezed(own):
                return f"{more} {own}"
        return own or Path(self.source.path).stem

    def language(self) -> Language:
        """Tell the language: English has more Latin words than Chinese characters.

        Code, tags and addresses are in no language.
        """
        tokens = tokenize(self.source.text, 0, len(self.source.text))
        text = " ".join(token.text for token in tokens if token.kind in (Kind.TEXT, Kind.LINK))
        text = _ADDRESS.sub(" ", text)
        return "en" if len(_LATIN.findall(text)) > len(_HAN.findall(text)) else "zh"

    def url(self) -> str:
        """Find the document's own address: in its front matter, or in a link to a part of it.

        The publisher's pages have numbers, which lead to their addresses.
        """
        headings = {squeezed(heading.text) for heading in self.headings}
        article = self.front_matter.get("articleID", "")
        found = [self.front_matter.get("url", "")]
        found += [f"{self.base}/article/{article}"] if article.isdecimal() else []
        origin = links.Origin(self.base)
        for token in tokenize(self.source.text, 0, len(self.source.text)):
            if token.kind is Kind.LINK:
                label, _, _ = token.text[1:].partition("](")
                if squeezed(links.without_target(label)) in headings:
                    address = links.absolute(token.group("address") or "", origin) or ""
                    page, part, _ = address.partition("#")
                    found.append(page if part and page.startswith(f"{self.base}/") else "")
        return next((u for u in found if u.startswith("https://")), _front_page(self.base))

    def tables(
        self,
        known: Iterable[CurationFile],
        reserved: Iterable[str] = (),
        starts: Container[int] | None = None,
    ) -> tuple[CuratedTable, ...]:
        """Give each table an id: that of its heading elsewhere, or one made of its words."""
        ids: dict[str, str] = {}
        for known_table in (table for file in known for table in file.curation.tables):
            ids.setdefault(squeezed(known_table.heading), known_table.id)
        taken = Counter(reserved)
        tables = []
        above = headings_above(self.scanned.tables, self.source, self.headings)
        for number, (table, block) in enumerate(zip(self.scanned.tables, above, strict=True), 1):
            if starts is not None and table.start not in starts:
                continue
            if not has_codes(self.source.text, table):
                continue
            heading = block.text if block else ""
            elsewhere = ids.get(squeezed(heading)) if heading else None
            id_ = _unique(elsewhere or id_of(heading) or f"table-{number}", taken)
            tables.append(CuratedTable(id_, heading or None))
        return tuple(tables)


def _front_matter(lines: Lines) -> dict[str, str]:
    """Return the front matter's values as text; nothing where it cannot be read."""
    text = "\n".join(lines[number] for number in range(1, lines.front_matter - 1))
    try:
        values = yaml_file.value_of(text)
    except yaml.YAMLError:
        return {}
    if not isinstance(values, dict):
        return {}
    return {str(key): " ".join(str(value).split()) for key, value in values.items()}


def _front_page(base: str) -> str:
    """Return the address that stands in for a document's own."""
    return f"https://{base.partition('://')[2]}/"


def _product(title: str) -> str:
    """Return what a title says of the product; nothing where it does not name one."""
    product = " ".join(_EMPTY.sub(" ", _NO_PRODUCT.sub(" ", title)).split()).strip(_AROUND)
    return "" if product.upper() in _ANY_PRODUCT else product


def _unlike(title: str, product: str, document: str, taken: Collection[str]) -> str:
    """Return a title that no document has: with the product or, where that is in it, the id."""
    if spelt(title) in taken and spelt(product) not in spelt(title):
        title = f"{product} {title}"
    told = f"{title} ({document})" if title.isascii() else f"{title}（{document}）"
    return told if spelt(title) in taken else title


def _unique(id_: str, taken: Counter[str]) -> str:
    """Return an id that is not taken yet, and take it."""
    unique = id_
    while taken[unique]:
        taken[id_] += 1
        unique = f"{id_}-{taken[id_]}"
    taken[unique] += 1
    return unique


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=_ENDLESS)
