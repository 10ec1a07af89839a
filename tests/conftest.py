"""The fixtures that tests share, by what they are about."""

from __future__ import annotations

pytest_plugins = ["browser_fixtures", "command_fixtures", "project_fixtures", "site_fixtures"]
