"""The editions of a site, one for each language, and how their pages lead to each other.

An edition is a build of its own, with its ``language``::

    zegocodes_editions = {"zh_CN": ("中文", ""), "en": ("English", "en/")}

says what the readers of each language call it, and where its edition stands below the site: an
address of one is that of the same page of another, ids included. ``html_baseurl`` is that of the
edition. In the English one ``index.en.md`` takes the place of ``index.md``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
from sphinx.errors import ConfigError

from sphinx_zegocodes.catalogue.wording import N_, messages_of
from sphinx_zegocodes.site.addresses import NOT_FOUND

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

_SUFFIXES = {".md": "markdown", ".rst": "restructuredtext"}


class Edition(msgspec.Struct, frozen=True):
    """The site in one language."""

    language: str
    """The language, as Sphinx has it: ``zh_CN``."""
    name: str
    """What its readers call it."""
    path: str
    """Where it stands below the site: nothing, or ``en/``."""

    @property
    def tag(self) -> str:
        """The language as pages name it (BCP 47)."""
        return self.language.replace("_", "-")

    @property
    def offer(self) -> tuple[str, str]:
        """What offers it to its readers, in their language, and what closes that."""
        offer, close = _offer_in(self.language)
        return offer or self.name, close


@cache
def _offer_in(language: str) -> tuple[str, str]:
    """Return the words of an offer in a language; empty where it has none of its own."""
    said = messages_of(language).gettext
    offer, close = N_("Read this page in English"), N_("Close")
    is_own = said(offer) != offer or language.partition("_")[0] == "en"
    return (said(offer) if is_own else "", said(close))


class Twin(msgspec.Struct, frozen=True):
    """The same page in an edition."""

    edition: Edition
    """The edition."""
    address: str
    """Where the page stands: seen from its twin."""
    absolute: str
    """The same from anywhere, where the site's address is known."""
    own: bool
    """Whether it is the page itself."""


def editions_of(config: Config) -> list[Edition]:
    """Return all editions; raises ConfigError where the language of the build is none."""
    given = config.zegocodes_editions
    try:
        editions = [Edition(language, *given[language]) for language in given]
        editions = msgspec.convert(msgspec.to_builtins(editions), list[Edition])
    except (TypeError, msgspec.ValidationError) as error:
        message = 'zegocodes_editions has to be like {"en": ("English", "en/")}: '
        raise ConfigError(f"{message}{error}") from None
    if editions and config.language not in given:
        raise ConfigError(f"zegocodes_editions has no edition for language = {config.language!r}")
    return editions


def check_editions(app: Sphinx, config: Config) -> None:
    """Refuse an address of the site (``html_baseurl``) that is not that of this edition."""
    del app
    base = f"{config.html_baseurl.rstrip('/')}/" if config.html_baseurl else ""
    for edition in editions_of(config):
        if base and edition.language == config.language and not base.endswith(f"/{edition.path}"):
            message = "html_baseurl is %r, and has to end in /%s as the edition in %r does"
            raise ConfigError(message % (config.html_baseurl, edition.path, edition.language))


def take_own_pages(app: Sphinx, config: Config) -> None:
    """Have the pages read that are of this edition's language, where there are such."""
    languages = [edition.language for edition in editions_of(config)]
    own = {f".{config.language}{suffix}": kind for suffix, kind in _SUFFIXES.items()}
    for language in languages:
        for suffix in _SUFFIXES:
            replacing = sorted(app.srcdir.rglob(f"*.{language}{suffix}"))
            if language != config.language:
                names = [path.relative_to(app.srcdir).as_posix() for path in replacing]
            else:
                plain = (path.with_suffix("").with_suffix(suffix) for path in replacing)
                names = [path.relative_to(app.srcdir).as_posix() for path in plain]
            config.exclude_patterns = [*config.exclude_patterns, *names]  # not into the default
    if languages:
        config.source_suffix = {**own, **config.source_suffix}


def twins(builder: Builder, docname: str) -> list[Twin]:
    """Return a page in each edition, in their order; none where the site has one alone."""
    editions = editions_of(builder.config)
    if len(editions) < 2:  # noqa: PLR2004
        return []
    page = builder.config.root_doc if docname == NOT_FOUND else docname
    uri = builder.get_target_uri(page)
    (here,) = (each for each in editions if each.language == builder.config.language)
    root = builder.get_relative_uri(docname, builder.config.root_doc)
    up = root.removesuffix(builder.get_target_uri(builder.config.root_doc)) or "./"
    up += "../" * here.path.count("/")
    base = builder.config.html_baseurl
    site = f"{base.rstrip('/')}/".removesuffix(here.path) if base else ""
    return [
        Twin(each, f"{up}{each.path}{uri}", f"{site}{each.path}{uri}" if site else "", each == here)
        for each in editions
    ]
