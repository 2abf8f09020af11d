"""Runs flake8 in its interpreter; files in which ruff sees nothing are spared the checks that it covers.

`screening_script.py ORDERS ARGUMENT ...`: the orders are a JSON file. What is reported, flake8
itself has found, with its own configuration, words and places: ruff only says where there is nothing to find.
"""

import argparse
import importlib.metadata
import itertools
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from flake8 import checker  # type: ignore[import-untyped]
from flake8.main import application  # type: ignore[import-untyped]
from flake8.plugins import pycodestyle, pyflakes  # type: ignore[import-untyped]
from flake8.style_guide import Decision  # type: ignore[import-untyped]

FLAKES, STYLE = "pyflakes", "pycodestyle"
FAMILIES = (FLAKES, STYLE)
CHECKS = {
    FLAKES: (pyflakes.FlakesChecker,),
    STYLE: (pycodestyle.pycodestyle_logical, pycodestyle.pycodestyle_physical),
}
LAYOUT = ("E1", "E2", "E3", "E502", "E70")
SUSPICIOUS = (
    (LAYOUT, re.compile(r"\bfmt:|\byapf:|\\$|[\f\v]", re.MULTILINE)),
    (("E203",), re.compile(r"\s[,;:]")),
    (("E225",), re.compile(r"[^\s*]\*\*\s")),
    (("E3", "E70"), re.compile(r":[ \t]*\.\.\.")),
    (("E71",), re.compile(r"\b(?:None|True|False)\s*[!=]=|[!=]=[\s\\]*(?:None|True|False)\b")),
    (("E74",), re.compile(r"\bas\s+[lOI]\b|\blambda\s*:")),
    (("E722",), re.compile(r"\bexcept\s*:")),
    (("E101", "W191"), re.compile(r"^[ ]*\t", re.MULTILINE)),
    (("W2",), re.compile(r"[^\S\n]$|[^\n]\Z", re.MULTILINE)),
    (("W391",), re.compile(r"(?:\A|\n)(?:[^\S\n]*\n|[^\S\n]+)\Z")),
    (("W503",), re.compile(r"^[ \t]*(?:and|or|in|is|not|if|[-+*/%@&|^<>=!.])", re.MULTILINE)),
)
LEADING_TEXT = re.compile(r"""\A(?:[ \t\f]*(?:#[^\n]*)?\n)*[rRuU]?("{3}|'{3}).*?\1""", re.DOTALL)
STATEMENT = re.compile(r"^[^\s#)\]}].*$", re.MULTILINE)
IMPORT = re.compile(r"(?:import|from)\b")
BEFORE_IMPORTS = re.compile(r"(?:import|from|try|except|else|finally|with|if|elif)\b[^;]*$")
LENGTHS = {"E501": "max_line_length", "W505": "max_doc_length"}
CHECK = (
    "check",
    "--isolated",
    "--preview",
    "--no-cache",
    "--exit-zero",
    "--ignore-noqa",
    "--verbose",
    "--output-format=json-lines",
    "--config=lint.explicit-preview-rules=false",
    '--config=lint.dummy-variable-rgx="^$"',
)
FORMAT = (
    "format",
    "--check",
    "--isolated",
    "--no-cache",
    "--verbose",
    "--output-format=json-lines",
    '--config=format.quote-style="preserve"',
)
SEEN = re.compile(r"\[DEBUG\] (?:Checking: |format_path; path=)(.+)$", re.MULTILINE)
ONE_THREAD = {"RAYON_NUM_THREADS": "1"}
UNFORMATTED = "unformatted"
UNREAD = frozenset({"invalid-syntax", "io", "E902", None})
AUDITED = ("flake8", "pycodestyle", "pyflakes")
Codes = frozenset[str]
Found = Mapping[str, set[object]]


class Orders(NamedTuple):
    """How ruff is started and its version, how the project formats, what is audited, where to tell."""

    ruff: Sequence[str]
    ruff_version: str
    layout: Sequence[str]
    versions: Mapping[str, str]
    pyflakes: Mapping[str, int]
    pycodestyle: Mapping[str, int]
    unaudited: Sequence[str]
    rules: Sequence[str]
    told: str

    @property
    def covered(self) -> Codes:
        """The codes that ruff covers."""
        return frozenset({*self.pyflakes, *self.pycodestyle})

    def unaudited_version(self) -> str:
        """What differs from what was audited; empty when nothing does."""
        here = {name: importlib.metadata.version(name) for name in AUDITED}
        here |= {"ruff": self.ruff_version, "python": ".".join(platform.python_version_tuple()[:2])}
        others = sorted(name for name in here if here[name] != self.versions[name])
        return ", ".join(f"{name} {here[name]} is not {self.versions[name]}" for name in others)


def family(code: str) -> str:
    """Which checks tell a code."""
    return FLAKES if code.startswith("F") else STYLE


def wanted(manager: checker.Manager, codes: Iterable[str]) -> Codes:
    """The codes that would be reported somewhere."""
    guides = manager.style_guide.style_guides
    return frozenset(
        code
        for code in codes
        if any(guide.should_report_error(code) is Decision.Selected for guide in guides)
    )


def unusual(options: argparse.Namespace) -> Mapping[str, list[str]]:
    """The settings under which a family was not audited."""
    style = {"indent-size": options.indent_size != 4, "hang-closing": options.hang_closing}
    return {
        FLAKES: ["doctests"] if options.doctests else [],
        STYLE: [name for name, is_set in style.items() if is_set],
    }


class RuffFailure(Exception):
    """Why ruff gave no answer."""


class Ruff:
    """Asks ruff about files."""

    def __init__(self, command: Sequence[str], names: Sequence[str]) -> None:
        """Take how it is started, and the files."""
        self._command = command
        self._names = names
        self._places = {os.path.abspath(name): name for name in names}

    def codes(self, *arguments: str) -> Found:
        """What it finds in each file that it could read, by name; raises RuffFailure."""
        ended = subprocess.run(
            [*self._command, *arguments, "--", *self._names],
            capture_output=True,
            check=False,
            env={**os.environ, **ONE_THREAD},
        )
        found, seen = self._heard(ended)
        unread = unreadable(found)
        if ended.returncode not in (0, 1) and not unread:
            last = os.fsdecode(ended.stderr).strip().rpartition("\n")[2]
            raise RuffFailure(f"it ended with status {ended.returncode}: {last}")
        return {name: found.get(name, set()) for name in seen - unread}

    def _heard(self, ended: subprocess.CompletedProcess[bytes]) -> tuple[Found, set[str]]:
        """The codes by file, and the files that it has looked at."""
        found: dict[str, set[object]] = {}
        try:
            for line in filter(None, os.fsdecode(ended.stdout).split("\n")):
                entry = json.loads(line)
                found.setdefault(self._places[entry["filename"]], set()).add(entry["code"])
            seen = {self._places[place] for place in SEEN.findall(os.fsdecode(ended.stderr))}
        except (KeyError, TypeError, ValueError) as error:
            raise RuffFailure(f"its answer cannot be read ({error!r})") from error
        return found, seen


def unreadable(found: Found) -> set[str]:
    """The files that ruff could not parse or read."""
    return {name for name, codes in found.items() if not codes.isdisjoint(UNREAD)}


def starting(codes: Iterable[str], beginnings: tuple[str, ...]) -> list[str]:
    """The codes with one of these beginnings."""
    return [code for code in codes if code.startswith(beginnings)]


def of_families(codes: Iterable[str], names: Collection[str]) -> Codes:
    """The codes that the checks of these families tell."""
    return frozenset(code for code in codes if family(code) in names)


class Screen:
    """Knows in which files of a run which families of checks can be spared."""

    def __init__(self, orders: Orders, manager: checker.Manager) -> None:
        """Take the orders, and flake8 with its options and files; asks ruff."""
        self._orders = orders
        self._options = manager.options
        watched = wanted(manager, (*orders.covered, *orders.unaudited))
        self.open = self._reasons(sorted(watched - orders.covered))
        self._spared = [name for name in FAMILIES if not self.open[name]]
        self._watched = of_families(watched, self._spared)
        self.found = self._asked(manager.filenames) if self._spared else {}

    def needed(self, file: checker.FileChecker) -> Collection[str]:
        """The families of checks that a file has to go through."""
        told = {family(code) for code in self.suspects(file)}
        return {*told, *FAMILIES}.difference(set(self._spared) - told)

    def suspects(self, file: checker.FileChecker) -> Codes:
        """The codes that a file may break, as far as they are watched."""
        codes = self.found.get(file.filename)
        if codes is None or file.processor is None or not is_utf8(file.filename):
            return self._watched
        lines = file.processor.lines
        shaped = starting(self._watched, LAYOUT) if UNFORMATTED in codes else ()
        told = self._watched.intersection(codes)
        return frozenset({*told, *shaped, *self._by_text("".join(lines)), *self._by_length(lines)})

    def _reasons(self, lacking: Sequence[str]) -> Mapping[str, list[str]]:
        """Why a family of checks has to run in all files: settings, and codes that are not covered."""
        return {
            name: [*settings, *sorted(of_families(lacking, (name,)))]
            for name, settings in unusual(self._options).items()
        }

    def _asked(self, names: Sequence[str]) -> Found:
        """What ruff sees in each file; one that it cannot parse is not there."""
        modules = [name for name in names if name.endswith(".py")]
        return self._shaped(self._broken(modules)) if modules else {}

    def _broken(self, names: Sequence[str]) -> Found:
        rules = self._watched.intersection(self._orders.rules).difference(LENGTHS)
        if not rules:
            return {name: set() for name in names}
        return self._codes(names, *CHECK, target(), f"--select={','.join(sorted(rules))}")

    def _shaped(self, found: Found) -> Found:
        if not found or not starting(self._watched, LAYOUT):
            return found
        shaped = self._codes(sorted(found), *FORMAT, target(), *self._orders.layout)
        return {name: found[name] | shaped[name] for name in shaped}

    def _codes(self, names: Sequence[str], *arguments: str) -> Found:
        return Ruff(self._orders.ruff, names).codes(*arguments)

    def _by_text(self, text: str) -> Iterator[str]:
        """The codes that the text itself may break, whatever ruff says."""
        for codes, pattern in SUSPICIOUS:
            yield from starting(self._watched, codes) if pattern.search(text) else ()
        yield from self._watched.intersection({"E402"} if is_late(text) else ())

    def _by_length(self, lines: Sequence[str]) -> Iterator[str]:
        for code in self._watched.intersection(LENGTHS):
            longest = getattr(self._options, LENGTHS[code])
            if longest is not None and any(len(line.rstrip()) > longest for line in lines):
                yield code


def is_late(text: str) -> bool:
    """Whether a module may import something after other statements."""
    lines = STATEMENT.findall(LEADING_TEXT.sub("", text))
    following = itertools.dropwhile(BEFORE_IMPORTS.match, lines)
    return any(IMPORT.match(line) for line in following)


def is_utf8(name: str) -> bool:
    """Whether flake8 sees the text in a file that ruff, which reads UTF-8 alone, saw in it."""
    data = pathlib.Path(name).read_bytes()
    declared = re.findall(
        rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", b"\n".join(data.splitlines()[:2]), re.M
    )
    return all(name.lower().replace(b"_", b"-") in (b"utf-8", b"utf8") for name in declared)


def target() -> str:
    """Which Python ruff is to parse for: the one that flake8 parses with."""
    return f"--target-version=py{sys.version_info.major}{sys.version_info.minor}"


class ScreenedFile(checker.FileChecker):  # type: ignore[misc]
    """A file that has no checks of lines where nothing asks for them."""

    def process_tokens(self) -> None:
        """Look at its lines if any check does."""
        if self.plugins.logical_line or self.plugins.physical_line:
            super().process_tokens()


def screening(orders: Orders, told: dict[str, Any]) -> type[checker.Manager]:
    """flake8's manager of files, which asks ruff first, and tells what came of that."""

    class ScreeningManager(checker.Manager):  # type: ignore[misc]
        def run_serial(self) -> None:
            try:
                screen = Screen(orders, self)
            except (RuffFailure, OSError) as failure:
                told["itself"] = f"ruff failed: {failure}"
                super().run_serial()
                return
            told["open"] = screen.open
            self.results = [self._result(name, screen) for name in self.filenames]

        def _result(self, name: str, screen: Screen) -> Any:
            file = ScreenedFile(filename=name, plugins=self.plugins, options=self.options)
            needed = screen.needed(file)
            told["spared"][name] = sorted({*FAMILIES}.difference(needed))
            file.plugins = without(self.plugins, {*FAMILIES}.difference(needed))
            return file.run_checks()

    return ScreeningManager


def without(plugins: Any, families: Collection[str]) -> Any:
    """The checks without those of some families."""
    spared = [*itertools.chain.from_iterable(map(CHECKS.__getitem__, families))]
    kept = [[each for each in group if each.obj not in spared] for group in plugins]
    return type(plugins)(*kept)


def main() -> None:
    """Run with the arguments of the command line."""
    read = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    orders = Orders(**read)
    told: dict[str, Any] = {"itself": orders.unaudited_version(), "open": {}, "spared": {}}
    if not told["itself"]:
        setattr(checker, "Manager", screening(orders, told))
    flake8 = application.Application()
    flake8.run(sys.argv[2:])
    pathlib.Path(orders.told).write_text(json.dumps(told), encoding="utf-8")
    raise SystemExit(flake8.exit_code())


if __name__ == "__main__":
    main()
