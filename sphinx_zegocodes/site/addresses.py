"""The pages that are collected, not read: their names, and how other pages refer to them."""

from __future__ import annotations

import re

CODES = "codes"
"""The folder of the code pages."""
INDEX = f"{CODES}/index"
"""The page of all codes."""
PART = f"{CODES}/from-"
"""How the names of further pages of codes begin; the first code follows."""
NOT_FOUND = "404/index"
"""The page for addresses that are none, until its links are absolute."""
RELATIONS = "relations/index"
"""The page of all relations."""
CHANGES = "changes/index"
"""The page of what each release changed."""
FEED = "changes.atom"
"""The same as a feed."""
LLMS = "llms.txt"
"""The file that tells programs that read text what there is."""
OPENSEARCH = "opensearch.xml"
"""The file that has browsers offer the site's search, where the site's address is known."""
LABELS = {"zego-codes": INDEX, "zego-relations": RELATIONS}
"""What ``{ref}`` calls them."""
FILES = {
    "zego-codes-json": "codes.json",
    "zego-codes-csv": "codes.csv",
    "zego-codes-schema": "codes.schema.json",
}
"""What ``{ref}`` calls the files with the data."""


def shelf_id(shelf: str) -> str:
    """Return the id of a shelf of documents in the list of all."""
    return "group-" + "-".join(re.findall(r"\w+", shelf.lower()))


def page_of(code: str) -> str:
    """Return the name of a code's page."""
    return f"{CODES}/{code}"
