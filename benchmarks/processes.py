"""Runs a command in a process of its own, and says how long it took and how much memory.

Under ``-j``, the memory is that of the largest of the processes, not of all together.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_WRAPPER = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
seconds = time.perf_counter() - start
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps([seconds, memory, done.returncode, done.stdout, done.stderr]))
"""
"""A process starts with the memory of the one that makes it, so that has to be a small one."""


class Run(msgspec.Struct, frozen=True, array_like=True):
    """What became of a command."""

    seconds: float
    """From its start to its end."""
    memory: int
    """The most bytes that the largest of its processes had in memory at any one time."""
    status: int = 0
    """What it returned."""
    output: str = ""
    """What it said."""
    errors: str = ""
    """What it said on standard error."""


def run(*arguments: str | Path, folder: Path, allowed: tuple[int, ...] = (0,)) -> Run:
    """Run Python with arguments in a folder; raises RuntimeError where it fails."""
    command = [sys.executable, *map(str, arguments)]
    wrapped = [sys.executable, "-I", "-S", "-c", _WRAPPER, *command]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}  # Sphinx is to say in English what it does
    done = subprocess.run(wrapped, cwd=folder, env=environment, stdout=subprocess.PIPE, check=True)
    result = msgspec.json.decode(done.stdout, type=Run)
    if result.status not in allowed or "Traceback" in result.errors:
        raise RuntimeError(f"{' '.join(command)} returned {result.status}:\n{result.errors}")
    return result


def timed(action: Callable[[], object]) -> Run:
    """Run an action in this process, whose memory says nothing."""
    start = time.perf_counter()
    action()
    return Run(time.perf_counter() - start, 0)


def build(project: Path, out: Path, *options: str) -> Run:
    """Build the site of a project as HTML, a folder per page."""
    settings = ["-b", "dirhtml", "-N", *options]
    return run("-m", "sphinx", *settings, "-c", project, project / "docs", out, folder=project)


def build_fresh(project: Path, out: Path, *options: str) -> Run:
    """Build the site of a project from nothing; raises RuntimeError where there is a warning."""
    shutil.rmtree(out, ignore_errors=True)
    built = build(project, out, "-E", "-a", "-q", *options)
    if built.errors:
        raise RuntimeError(built.errors)
    return built


def zegocodes(command: str, project: Path) -> Run:
    """Run a command of ours on a project; it may have findings."""
    return run("-m", "sphinx_zegocodes.cli", command, folder=project, allowed=(0, 1))
