"""Finds the rules of flake8 that ruff tells in the same places, on real packages.

`python benchmarks/parity.py [--write FILE] DIR ...`, with the Python of an environment that has
flake8 and ruff; the directories hold the corpus. Both tools select the same families with the same limits; findings are
equal when file, code, line and column (in code points) are, and where one wording of flake8
always meets one and the same wording of ruff. Printed is, for each code, how often each tool tells
it and how often the other does not; `--write` writes the codes without any difference into the
table beside flake8's adapter.
"""

import argparse
import collections
import importlib.metadata
import json
import pathlib
import re
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

FAMILIES = "C90,E,F,W"
LINE = re.compile(r"(.+?)\|(\d+)\|(\d+)\|([A-Z]+[0-9]+)\|(.*)")
FLAKE8 = (
    "--isolated",
    "-j2",
    "--exit-zero",
    f"--select={FAMILIES}",
    "--max-complexity=10",
    "--max-line-length=79",
    "--format=%(path)s|%(row)d|%(col)d|%(code)s|%(text)s",
)
RUFF = (
    "check",
    "--isolated",
    "--preview",
    "--no-cache",
    "--exit-zero",
    "--output-format=json-lines",
    f"--select={FAMILIES}",
    "--line-length=79",
    "--target-version=py311",
    "--config=lint.mccabe.max-complexity=10",
    "--config=lint.explicit-preview-rules=false",
)
QUOTED = re.compile(r"'[^']*'|`[^`]*`|\"[^\"]*\"|\([^)]*\)|\d+")
FEWEST = 30
CHUNK = 400


class Place(NamedTuple):
    """Where a finding is, and its code."""

    path: str
    line: int
    column: int
    code: str


Said = collections.defaultdict[Place, list[str]]


def files(directories: Iterable[pathlib.Path]) -> list[str]:
    """The Python files that are UTF-8 and that Python can parse."""
    found = (path for directory in directories for path in sorted(directory.rglob("*.py")))
    return [str(path) for path in found if is_readable(path)]


def is_readable(path: pathlib.Path) -> bool:
    """Whether both tools can say something about a file."""
    try:
        compile(path.read_bytes().decode("utf-8"), str(path), "exec", dont_inherit=True)
    except (OSError, SyntaxError, ValueError, RecursionError):
        return False
    return True


def output(module: str, arguments: Sequence[str], paths: Sequence[str]) -> Iterator[str]:
    """The lines that a tool prints about files."""
    for start in range(0, len(paths), CHUNK):
        command = [sys.executable, "-P", "-W", "ignore", "-m", module, *arguments, "--"]
        ended = subprocess.run(
            [*command, *paths[start : start + CHUNK]], capture_output=True, check=True
        )
        yield from ended.stdout.decode("utf-8", "replace").split("\n")


def by_flake8(paths: Sequence[str]) -> Said:
    """What flake8 says; pyflakes counts UTF-8 bytes."""
    said: Said = collections.defaultdict(list)
    for match in filter(None, map(LINE.fullmatch, output("flake8", FLAKE8, paths))):
        path, row, column, code, text = match.groups()
        place = Place(path, int(row), int(column), code)
        said[place].append(text)
    return said


def by_ruff(paths: Sequence[str]) -> Said:
    """What ruff says; it counts code points."""
    said: Said = collections.defaultdict(list)
    for line in filter(None, output("ruff", RUFF, paths)):
        entry = json.loads(line)
        if entry["code"]:
            start = entry["location"]
            place = Place(entry["filename"], start["row"], start["column"], entry["code"])
            said[place].append(entry["message"])
    return said


def with_bytes(said: Said) -> Said:
    """Places of pyflakes' codes in the columns that flake8 gives them."""
    lines: dict[str, list[bytes]] = {}
    told: Said = collections.defaultdict(list)
    for place, texts in said.items():
        if place.code[0] in "FC":
            if place.path not in lines:
                lines[place.path] = re.split(rb"\r\n|\r|\n", pathlib.Path(place.path).read_bytes())
            text = lines[place.path][place.line - 1].decode("utf-8").removeprefix("\ufeff")
            column = len(text[: place.column - 1].encode()) + 1
            place = place._replace(column=column)
        told[place].extend(texts)
    return told


class Parity(NamedTuple):
    """How often both tools tell a code, how often each alone does, and whether words agree."""

    equal: int
    flake8_alone: int
    ruff_alone: int
    wordings: int

    @property
    def is_full(self) -> bool:
        """Whether no difference was found, on enough findings."""
        alone = self.flake8_alone + self.ruff_alone
        return not alone and self.equal >= FEWEST and self.wordings <= 1


def compared(flake8: Said, ruff: Said) -> dict[str, Parity]:
    """Both answers, code by code."""
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    words: dict[tuple[str, str], set[str]] = collections.defaultdict(set)
    for place in sorted({*flake8, *ruff}):
        left, right = sorted(flake8.get(place, [])), sorted(ruff.get(place, []))
        counts[place.code, "equal"] += min(len(left), len(right))
        counts[place.code, "flake8"] += max(len(left) - len(right), 0)
        counts[place.code, "ruff"] += max(len(right) - len(left), 0)
        for own, other in zip(left, right):
            words[place.code, QUOTED.sub("…", own)].add(QUOTED.sub("…", other))
    most: dict[str, int] = collections.defaultdict(int)
    for (code, _), others in words.items():
        most[code] = max(most[code], len(others))
    return {
        code: Parity(
            counts[code, "equal"], counts[code, "flake8"], counts[code, "ruff"], most[code]
        )
        for code in sorted({code for code, _ in counts})
    }


def table(found: dict[str, Parity], compared_files: int) -> str:
    """The codes without a difference, as TOML."""
    versions = {name: importlib.metadata.version(name) for name in ("flake8", "ruff")}
    total = sum(it.equal + it.flake8_alone for it in found.values())
    head = [f'{name} = "{version}"' for name, version in versions.items()]
    rows = [f"{code} = {it.equal}" for code, it in found.items() if it.is_full]
    told = [f"files = {compared_files}", f"findings = {total}"]
    return "\n".join((*head, *told, "", "[equal]", *rows, ""))


def main() -> None:
    """Compare, print, and write when asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("corpus", nargs="+", type=pathlib.Path)
    asked = parser.parse_args()
    paths = files(asked.corpus)
    found = compared(by_flake8(paths), with_bytes(by_ruff(paths)))
    for code, it in found.items():
        verdict = "equal" if it.is_full else ""
        print(f"{code:6}{it.equal:8}{it.flake8_alone:8}{it.ruff_alone:8}{it.wordings:4} {verdict}")
    print(
        f"{len(paths):,} files, {sum(it.equal + it.flake8_alone for it in found.values()):,} findings"
    )
    if asked.write:
        asked.write.write_text(table(found, len(paths)), encoding="utf-8")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
