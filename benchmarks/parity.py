"""Finds the rules of flake8 that ruff covers: flake8 tells none of them where ruff sees nothing.

`python benchmarks/parity.py [--write FILE] [--add TABLE] [--open CODE] [--line-length N] [--chunk N] DIR ...`, with the Python of an environment
that has archcheck, flake8 and ruff; the directories hold the corpus. flake8 checks each file with all of its
rules, as they are without comments that silence them; the screen of `engine = "ruff"` says of each rule whether the file may break
it. Printed is, for each code, how often flake8 tells it, in how many files, in how many of those
the screen saw nothing (none may be), in how many files it saw something in vain, and in how many
ruff's rule of the same code is broken as well. Each file of the corpus is looked at twice, as it is and as ruff formats it. `--write` writes the codes without a miss into the
table beside flake8's adapter. `--add` counts what an earlier table tells of other files, made with the same versions: a code that it does not
cover stays uncovered, as does each code that `--open` names because another corpus has shown it.
"""

import argparse
import ast
import collections
import importlib.metadata
import inspect
import json
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pycodestyle
from flake8 import checker
from flake8.main import application
from flake8.plugins.pyflakes import FLAKE8_PYFLAKES_CODES

from archcheck.infrastructure.tools.wrapped.flake8.screening_script import (
    AUDITED,
    FLAKES,
    STYLE,
    Orders,
    Screen,
    ScreenedFile,
    family,
)

OPTIONS = (
    "--isolated",
    "-j1",
    "--select=E,F,W",
    "--ignore=X999",
    "--disable-noqa",
    "--max-doc-length=72",
)
OF_BOTH = re.compile(r"[EFW]\d+")
NOT_OF_CHECKS = frozenset({"E901", "E902", "E999"})
NEEDS_HANGING = frozenset({"E133"})
NEEDS_DOCTESTS = frozenset({"F721"})
NO_SUCH_SYNTAX = {
    "F542": hasattr(ast, "TemplateStr"),
    "F708": "is_lazy" in ast.Import._fields,
    "F709": "is_lazy" in ast.Import._fields,
    "F851": "is_lazy" in ast.Import._fields,
}
FORMATTED_CODE = "E117"
ALWAYS_WRONG_SYNTAX = frozenset({"E112", "E113"})
HEAD = ("code", "findings", "files", "missed", "in vain", "ruff's")


class Counts(NamedTuple):
    """What was seen of one code."""

    findings: int
    files: int
    missed: Sequence[str]
    in_vain: int
    same: int


def files(directories: Iterable[pathlib.Path]) -> list[str]:
    """The Python files that are UTF-8 and that Python can parse."""
    found = (path for directory in directories for path in sorted(directory.rglob("*.py")))
    return [str(path) for path in found if is_readable(path)]


def is_readable(path: pathlib.Path) -> bool:
    """Whether both tools can say something about a file."""
    try:
        ast.parse(path.read_bytes().decode("utf-8"))
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def codes() -> frozenset[str]:
    """Everything that flake8's own checks can tell of a file that Python parses."""
    style = set(re.findall(r"\b[EW]\d{3}\b", inspect.getsource(pycodestyle)))
    impossible = {code for code, is_there in NO_SUCH_SYNTAX.items() if not is_there}
    style.add(FORMATTED_CODE)
    others = NOT_OF_CHECKS | NEEDS_HANGING | NEEDS_DOCTESTS | ALWAYS_WRONG_SYNTAX | impossible
    return frozenset({*style, *FLAKE8_PYFLAKES_CODES.values()} - others)


def ruff() -> str:
    """The program beside this Python."""
    place = pathlib.Path(sys.executable).with_name("ruff")
    return str(place if place.exists() else shutil.which("ruff"))


def ruff_rules() -> list[str]:
    """The codes of ruff that flake8 has too."""
    printed = subprocess.run(
        [ruff(), "rule", "--all", "--output-format", "json"], capture_output=True, check=True
    )
    return sorted(codes() & {rule["code"] for rule in json.loads(printed.stdout)})


def orders(line_length: int) -> Orders:
    """The screen with every code, as if all of them were covered."""
    return Orders(
        ruff=[ruff()],
        ruff_version=importlib.metadata.version("ruff"),
        layout=[f"--line-length={line_length}"],
        versions={},
        pyflakes={code: 1 for code in codes() if family(code) == FLAKES},
        pycodestyle={code: 1 for code in codes() if family(code) == STYLE},
        unaudited=(),
        rules=ruff_rules(),
        told="",
    )


class Audit:
    """Lets flake8 and the screen look at files, and counts."""

    def __init__(self, line_length: int) -> None:
        """Take the length of lines to which the corpus may be formatted."""
        self._orders = orders(line_length)
        self._findings: collections.Counter[str] = collections.Counter()
        self._files: collections.Counter[str] = collections.Counter()
        self._in_vain: collections.Counter[str] = collections.Counter()
        self._same: collections.Counter[str] = collections.Counter()
        self._missed: dict[str, list[str]] = collections.defaultdict(list)
        self.left_out = 0

    def look(self, paths: Sequence[str]) -> None:
        """Compare what both say of some files."""
        flake8 = application.Application()
        flake8.initialize([*OPTIONS, *paths])
        manager = flake8.file_checker_manager
        manager.start()
        screen = Screen(self._orders, manager)
        for name in manager.filenames:
            try:
                self._count(screen, manager, name)
            except RecursionError:
                print(f"flake8 cannot look at {name}: nested too deeply", file=sys.stderr)
                self.left_out += 1

    def counts(self) -> dict[str, Counts]:
        """What was seen of each code."""
        return {
            code: Counts(
                self._findings[code],
                self._files[code],
                self._missed[code],
                self._in_vain[code],
                self._same[code],
            )
            for code in sorted(codes())
        }

    def _count(self, screen: Screen, manager: checker.Manager, name: str) -> None:
        file = ScreenedFile(filename=name, plugins=manager.plugins, options=manager.options)
        suspects = screen.suspects(file)
        results = file.run_checks()[1]
        told = collections.Counter(code for code, *_ in results if OF_BOTH.fullmatch(code))
        unknown = told.keys() - codes()
        if unknown:
            raise RuntimeError(
                f"flake8 tells {', '.join(sorted(unknown))} of {name}: no known code"
            )
        for code in codes() & told.keys():
            self._findings[code] += told[code]
            self._files[code] += 1
            self._missed[code] += [] if code in suspects else [name]
        self._in_vain.update(suspects.difference(told))
        self._same.update(
            code for code in suspects & told.keys() if code in screen.found.get(name, ())
        )


def versions() -> dict[str, str]:
    """What is compared here."""
    here = {name: importlib.metadata.version(name) for name in (*AUDITED, "ruff")}
    return {**here, "python": ".".join(platform.python_version_tuple()[:2])}


def with_earlier(found: dict[str, Counts], earlier: Mapping[str, Any]) -> dict[str, Counts]:
    """The counts with those of an earlier table; raises RuntimeError for one of other versions."""
    if earlier["versions"] != versions():
        raise RuntimeError(f"the earlier table is about {earlier['versions']}")
    known = {**earlier[FLAKES], **earlier[STYLE]}
    return {
        code: it._replace(
            findings=it.findings + known.get(code, 0),
            files=it.files + known.get(code, 0),
            missed=it.missed if code in known else [*it.missed, "the earlier table"],
        )
        for code, it in found.items()
    }


def with_open(found: dict[str, Counts], open_codes: Sequence[str]) -> dict[str, Counts]:
    """The counts, with a miss for each code that another corpus has shown not to be covered."""
    return {
        code: it._replace(missed=[*it.missed, "another corpus"]) if code in open_codes else it
        for code, it in found.items()
    }


def table(found: dict[str, Counts], compared_files: int, findings: int) -> str:
    """The codes without a miss, as TOML."""
    here = versions()
    covered = {code: it.findings for code, it in found.items() if it.files and not it.missed}
    unaudited = [code for code in found if code not in covered]
    head = (
        f"files = {compared_files}",
        f"findings = {findings}",
        f"unaudited = {json.dumps(unaudited)}",
        f"rules = {json.dumps(ruff_rules())}",
        "",
        "[versions]",
        *(f'{name} = "{version}"' for name, version in here.items()),
    )
    return "\n".join((*head, *rows(FLAKES, covered), *rows(STYLE, covered), ""))


def rows(name: str, covered: dict[str, int]) -> Iterator[str]:
    """The findings of each covered code of a family."""
    yield from ("", f"[{name}]")
    yield from (f"{code} = {count}" for code, count in covered.items() if family(code) == name)


def chunks(paths: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """The paths in parts."""
    return (paths[start : start + size] for start in range(0, len(paths), size))


def formatted(paths: Sequence[str], place: pathlib.Path, line_length: int) -> list[str]:
    """Copies of files as ruff formats them."""
    copies = [place / f"{number}_{pathlib.Path(path).name}" for number, path in enumerate(paths)]
    for path, copy in zip(paths, copies):
        shutil.copyfile(path, copy)
    shape = ("--isolated", "--no-cache", "--quiet", f"--line-length={line_length}")
    for part in chunks(list(map(str, copies)), 400):
        subprocess.run([ruff(), "format", *shape, "--", *part], check=False)
    return [str(copy) for copy in copies if is_readable(copy)]


def main() -> None:
    """Compare, print, and write when asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--add", type=pathlib.Path)
    parser.add_argument("--open", action="append", default=[])
    parser.add_argument("--line-length", type=int, default=88)
    parser.add_argument("--chunk", type=int, default=200)
    parser.add_argument("corpus", nargs="+", type=pathlib.Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        as_they_are = files(asked.corpus)
        copies = formatted(as_they_are, pathlib.Path(place), asked.line_length)
        paths = [*as_they_are, *copies]
        audit = Audit(asked.line_length)
        for part in chunks(paths, asked.chunk):
            audit.look(part)
            print(".", end="", file=sys.stderr, flush=True)
        found = with_open(audit.counts(), asked.open)
    print(("{:>10}" * len(HEAD)).format(*HEAD))
    for code, it in found.items():
        row = (code, it.findings, it.files, len(it.missed), it.in_vain, it.same)
        print(("{:>10}" * len(row)).format(*row), *it.missed[:3])
    count, findings = len(paths) - audit.left_out, sum(it.findings for it in found.values())
    print(f"{count:,} files, {findings:,} findings")
    if asked.add:
        earlier = tomllib.loads(asked.add.read_text(encoding="utf-8"))
        found = with_earlier(found, earlier)
        count, findings = count + earlier["files"], findings + earlier["findings"]
    if asked.write:
        asked.write.write_text(table(found, count, findings), encoding="utf-8")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
