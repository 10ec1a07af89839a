"""What the machine is that measures."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

_PACKAGES = "Sphinx", "furo", "myst-parser", "sphinx-needs", "markdown-it-py"


def machine() -> str:
    """Return its processor, memory and versions in a line, and nothing by which to find it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = [f"{name} {version(name)}" for name in _PACKAGES]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return ", ".join(
        [
            f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB of memory",
            f"{platform.system()} {platform.machine()}",
            python,
            *packages,
        ]
    )


def _processor() -> str:
    """Return the name of the processor, where the system tells it."""
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor() or "a processor"
    named = re.search(r"^model name\s*: (.+)$", told, re.MULTILINE)
    return named[1] if named else platform.machine()
