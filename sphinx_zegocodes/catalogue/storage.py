"""Files of the data folder: read whole, written beside the target and replaced."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TypeVar

import msgspec

from sphinx_zegocodes.catalogue.diagnostics import Diagnostic, Span, span_in
from sphinx_zegocodes.catalogue.records import Document
from sphinx_zegocodes.catalogue.rules.project import FileRule

WORDS = "words.yaml"
"""The file that says what people call things; see `words`."""

_PACKAGE = Path(__file__).parents[1]
_Record = TypeVar("_Record", bound=msgspec.Struct)
_BYTE = re.compile(r"\(byte (\d+)\)")


def published_data() -> Path:
    """Return the data folder that travels in the wheel; in a checkout, that of the repository."""
    installed = _PACKAGE / "published"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


_MARKER = re.compile(r"^[<>]{7}(?: [^\r\n]*)?(?=\r?$)", re.MULTILINE)
_LONE_MIDDLE = re.compile(r"(?<=\|\n)={7}(?=\r?\n\|)|(?<=\|\r\n)={7}(?=\r\n\|)")
"""The middle of a conflict, left among the rows of a table; elsewhere it may underline a title."""


def read_file(path: Path) -> bytes:
    """Return the content of a file; raises OSError where it cannot be read, or might never end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "it is no file", str(path))
    return path.read_bytes()


def conflicts_in(path: Path, text: str, mend: str = "") -> list[Diagnostic]:
    """Find what Git could not merge, each conflict once; what else the file says is not known."""
    found: list[Diagnostic] = []
    is_open = False
    markers = [*_MARKER.finditer(text)] or [*_LONE_MIDDLE.finditer(text)]
    for marker in markers:
        if not (is_open and marker[0].startswith(">")):
            start = span_in(text, marker.start())
            span = Span(start.line, 1, start.line, len(marker[0]) + 1)
            message = mend or "keep what holds, and take the lines of marks out"
            message = f"two versions of this file were not merged here; {message}"
            found.append(Diagnostic(str(path), span, FileRule.UNMERGED_FILE, message, path.stem))
        is_open = marker[0].startswith("<")
    return found


def dump_document(document: Document) -> bytes:
    """Encode a document as JSON, indented so that a changed cell is a changed line."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def load_document(path: Path) -> tuple[Document | None, list[Diagnostic]]:
    """Read ``data/codes/<document>.json``; None with a finding where that fails."""
    return load_json(path, Document, "run: zegocodes sync")


def load_json(
    path: Path, type_: type[_Record], mend: str
) -> tuple[_Record | None, list[Diagnostic]]:
    """Read a file of records; None where that fails, with a finding that says how to mend it."""
    span = Span()
    try:
        content = read_file(path)
        if unmerged := conflicts_in(path, content.decode("utf-8", "replace"), mend):
            return None, unmerged
        return msgspec.json.decode(content, type=type_), []
    except OSError as error:
        reason = error.strerror or ""
    except (UnicodeDecodeError, msgspec.DecodeError) as error:
        reason = str(error)
        before = content[: int(place[1])] if (place := _BYTE.search(reason)) else b""
        head = before.decode("utf-8", "replace")
        span = span_in(head, len(head))
    message = f"the data cannot be read: {reason}; {mend}"
    return None, [Diagnostic(str(path), span, FileRule.UNREADABLE_FILE, message)]


def unreadable(path: Path, error: OSError | UnicodeDecodeError) -> Diagnostic:
    """Turn what keeps a text from being read into a finding at its place."""
    span, reason = Span(), "not UTF-8"
    if isinstance(error, UnicodeDecodeError):
        head = error.object[: error.start].decode("utf-8", "replace")
        span = span_in(head, len(head))
    else:
        reason = error.strerror or ""
    return Diagnostic(str(path), span, FileRule.UNREADABLE_FILE, f"cannot be read: {reason}")


def write_if_changed(path: Path, content: bytes, *, durable: bool = False) -> bool:
    """Write a file so that a reader sees the old content or the new one; tell whether it changed.

    What is ``durable`` outlives a loss of power too; waiting for that takes a few milliseconds.

    Raises OSError where the folder cannot be written.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    try:
        _replace(path, content, durable=durable)
    except OSError as error:  # which may name a temporary file that nobody knows
        raise OSError(error.errno, error.strerror, str(path)) from error
    return True


def _replace(path: Path, content: bytes, *, durable: bool) -> None:
    """Write a file beside the target and put it in the target's place; a link stays a link."""
    import tempfile  # noqa: PLC0415 - who only reads needs it not

    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
