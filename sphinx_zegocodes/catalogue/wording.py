"""What readers are told, in their language: English in the code, others by ``locale/``.

One language at a time is spoken, as Sphinx does it. So a message is looked up when it is needed,
never when a module is imported: what stands at the level of a module is marked by ``N_`` alone.
"""

from __future__ import annotations

import re
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LOCALE = Path(__file__).parents[1] / "locale"
MESSAGES = "sphinx_zegocodes.mo"
"""The file of a language's messages, as they are read."""
_NAME = re.compile(r"%\((\w+)\)s")
_Part = TypeVar("_Part")


class _Spoken:
    """The messages of the language that is spoken."""

    language = ""
    messages = NullTranslations()


def speak(language: str) -> NullTranslations:
    """Tell readers everything in a language from now on, and return its messages."""
    _Spoken.language, _Spoken.messages = language, messages_of(language)
    return _Spoken.messages


def is_spoken(language: str) -> bool:
    """Tell whether readers are told everything in a language, whatever its region."""
    return _base(_Spoken.language.replace("-", "_")) == language


def messages_of(language: str) -> NullTranslations:
    """Return the messages of a language; those in English where there are none."""
    catalogue = catalogue_of(language, MESSAGES)
    if catalogue is None:
        return NullTranslations()
    with catalogue.open("rb") as file:
        return GNUTranslations(file)


def catalogue_of(language: str, name: str) -> Path | None:
    """Return a file of the catalogue of a language; without one, of another region's, or None."""
    own = language.replace("-", "_")
    files = {path.parts[-3]: path for path in sorted(_LOCALE.glob(f"*/LC_MESSAGES/{name}"))}
    alike = (path for each, path in files.items() if _base(each) == _base(own))
    return files.get(own) or next(alike, None)


def _base(language: str) -> str:
    return language.partition("_")[0]


def gettext(message: str, **values: object) -> str:
    """Return a message with its values filled in."""
    said = _Spoken.messages.gettext(message)
    return said % values if values else said


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """Return the message for so many, with the values and ``count`` filled in."""
    return _Spoken.messages.ngettext(one, many, count) % {"count": count, **values}


def N_(message: str) -> str:  # noqa: N802 - what gettext's tools look for
    """Mark a message that is looked up later."""
    return message


SOME_OF = N_("%(named)s … (%(count)s in all)")
"""How items are listed that are some of many."""


def parts_of(message: str, **values: _Part) -> Iterator[str | _Part]:
    """Yield the texts of a message, and between them its values, which may be of any kind."""
    for at, part in enumerate(_NAME.split(gettext(message))):
        if part:
            yield values[part] if at % 2 else part


def listed(items: Iterable[object]) -> str:
    """Return items as a list inside of a sentence."""
    return gettext(", ").join(map(str, items))


def some_of(items: Iterable[str], count: int) -> str:
    """Return items as a list, of so many: if these are more, it says how many."""
    named = [*items]
    if len(named) >= count:
        return listed(named)
    return gettext(SOME_OF, named=listed(named), count=count)


def labelled(label: str, *lines: str) -> str:
    """Return a text behind its label, or below it where it has several lines, or none yet."""
    text = lines[0] if len(lines) == 1 else ""
    said = gettext("%(label)s: %(text)s", label=label, text=text)
    return said if len(lines) == 1 else "\n".join([said.rstrip(), *lines])


def in_brackets(text: str, remark: str) -> str:
    """Return a text with a remark in brackets behind it."""
    return gettext("%(text)s (%(remark)s)", text=text, remark=remark)
