"""The fixtures that tests share, by what they are about."""

from __future__ import annotations

import gc

pytest_plugins = [
    "browser_fixtures",
    "command_fixtures",
    "nginx_fixtures",
    "project_fixtures",
    "site_fixtures",
]


def pytest_collection_finish() -> None:
    """Let the collector pass over thousands of tests, and look at many objects less often.

    Parsed pages and doctrees are made of so many that it takes much of the time otherwise.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
