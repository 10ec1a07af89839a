"""Where the time goes: ``python benchmarks/profile_build.py CODES [WHAT]``.

Prints how much of it each package takes itself, and of each package the functions that take most
with all that they call. What is profiled takes longer, the more so the smaller its functions are,
so only proportions count. Under ``-j`` it would see one process, so builds are serial.
"""

from __future__ import annotations

import argparse
import pstats
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from generate import write_project
from made_projects import REAL, folder, project, rival
from processes import build_fresh, run, zegocodes
from rebuild_speed import edit_cell
from rivals import RIVALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST = 12
"""How many functions of a package are printed."""
_LEAST = 0.01
"""Which part of the whole time a package or function takes that is printed."""


class Function(msgspec.Struct, frozen=True):
    """What a function took."""

    package: str
    """The package that it belongs to."""
    name: str
    """Its module and name."""
    own: float
    """Seconds, without what it calls."""
    whole: float
    """Seconds, with what it calls."""
    calls: int
    """How often it was called."""


def main() -> None:
    """Profile what the command line asks for."""
    parser = argparse.ArgumentParser(description="Say where the time of a build goes.")
    parser.add_argument("codes", type=int, help="how many codes; 0 is this repository")
    parser.add_argument("what", nargs="?", choices=_PROFILED, default="full", help="what to do")
    arguments = parser.parse_args()
    if arguments.what == "edit" and arguments.codes == REAL:
        parser.error("this repository is not for editing")
    target = folder("profile")
    _PROFILED[arguments.what](arguments.codes, target)
    print("\n".join(_report(list(_functions(target)))))


def _full(codes: int, target: Path) -> None:
    _build(project(codes), target, "-E", "-a")


def _rival(kind: str, codes: int, target: Path) -> None:
    _build(rival(codes, kind), target, "-E", "-a")


def _nothing(codes: int, target: Path) -> None:
    build_fresh(project(codes), folder("profiled"))
    _build(project(codes), target)


def _edit(codes: int, target: Path) -> None:
    here = folder("edited")
    write_project(here, codes)
    build_fresh(here, folder("profiled"))
    edit_cell(here, 1)
    zegocodes("sync", here)
    _build(here, target)


def _command(name: str, codes: int, target: Path) -> None:
    _profile(target, "sphinx_zegocodes.cli", name, here=project(codes))


def _build(here: Path, target: Path, *options: str) -> None:
    settings = ["-b", "dirhtml", "-q", *options, "-c", str(here)]
    _profile(target, "sphinx", *settings, str(here / "docs"), str(folder("profiled")), here=here)


def _profile(target: Path, module: str, *arguments: str, here: Path) -> None:
    run("-m", "cProfile", "-o", target, "-m", module, *arguments, folder=here, allowed=(0, 1))


_PROFILED: dict[str, Callable[[int, Path], None]] = {
    "full": _full,
    "nothing": _nothing,
    "edit": _edit,
    "lint": partial(_command, "lint"),
    "sync": partial(_command, "sync"),
    **{kind: partial(_rival, kind) for kind in RIVALS},
}
"""What can be profiled."""


def _functions(target: Path) -> Iterator[Function]:
    stats = pstats.Stats(str(target)).stats  # type: ignore[attr-defined] - typeshed omits it
    for (file, line, name), (_, calls, own, whole, _) in stats.items():
        package, module = _place(file)
        yield Function(package, f"{module}:{line} {name}" if line else name, own, whole, calls)


def _place(file: str) -> tuple[str, str]:
    """Return the package and the module of a file."""
    if file == "~":
        return "built in", ""
    path = Path(file)
    for mark in ("site-packages", "sphinx_zegocodes"):
        if mark in path.parts:
            at = path.parts.index(mark) + (mark == "site-packages")
            return path.parts[at].removesuffix(".py"), "/".join(path.parts[at + 1 :])
    return "Python", path.name


def _report(functions: list[Function]) -> Iterator[str]:
    total = sum(function.own for function in functions)
    packages: defaultdict[str, list[Function]] = defaultdict(list)
    for function in functions:
        packages[function.package].append(function)
    own = {name: sum(function.own for function in of) for name, of in packages.items()}
    names = sorted(own, key=own.__getitem__, reverse=True)
    yield f"{total:.2f} s, of which in the package itself:\n"
    for name in names:
        if own[name] >= total * _LEAST:
            yield f"{own[name]:8.2f} s {own[name] / total:6.1%}  {name}"
    for name in names:
        largest = sorted(packages[name], key=lambda function: function.whole, reverse=True)
        shown = [function for function in largest[:_MOST] if function.whole >= total * _LEAST]
        if shown and own[name] >= total * _LEAST:
            yield f"\n{name}: seconds with all that is called, alone, calls"
        for function in shown if own[name] >= total * _LEAST else ():
            yield f"{function.whole:8.2f} {function.own:8.2f} {function.calls:9,}  {function.name}"


if __name__ == "__main__":
    main()
