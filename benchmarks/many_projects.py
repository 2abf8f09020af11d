"""Measures a run over many projects against one project that holds all of their files.

Run it with the Python of an environment that has archcheck: `python benchmarks/many_projects.py`.
It generates 40 projects of 50 files and one project of 2,000 with the same code, checks both in
turn, and prints the processor time of all descendants as medians of pairs; the exit status is 1
where own rules and contracts take more than 1.3 times as much. `--tools` measures each wrapped tool
too, which is told and not judged.
"""

import argparse
import dataclasses
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence

from measuring import Cost, adopt_orphans, cost, program, run

PROJECTS = 40
LIMIT = 1.3
LAYERS = {"domain": 12, "application": 12, "infrastructure": 8, "interface": 4}
TESTS = 8
BELOW = {
    "domain": "",
    "application": "domain",
    "infrastructure": "domain",
    "interface": "application",
}
TOOLS = ("flake8", "black", "bandit", "xenon", "ruff", "isort", "pydoclint", "mypy")
GATE = """[tool.archcheck]
extends = ["sprint-zero"]
{more}
"""
WORDS = (
    *("amber", "birch", "cedar", "daisy", "ember", "fern"),
    *("grove", "hazel", "iris", "juniper", "kelp", "lilac"),
)


@dataclasses.dataclass(frozen=True)
class Bench:
    """Where both lie, and how many pairs are measured."""

    many: pathlib.Path
    one: pathlib.Path
    pairs: int

    def ratio(self, options: Sequence[str], prepare: Callable[[pathlib.Path], None]) -> str:
        """What the many take to what the one takes, with the seconds of each."""
        pairs = [
            (self._cost(self.many, options, prepare), self._cost(self.one, options, prepare))
            for _ in range(self.pairs)
        ]
        ratio = statistics.median(first.cpu / second.cpu for first, second in pairs)
        many, one = zip(*pairs, strict=True)
        return f"{ratio:5.2f}  {_medians(many)}   {_medians(one)}"

    def _cost(
        self, place: pathlib.Path, options: Sequence[str], prepare: Callable[[pathlib.Path], None]
    ) -> Cost:
        prepare(place)
        command = [program("archcheck"), "check", "--quiet", *options]
        return cost(command, place, {"XDG_STATE_HOME": str(place.parent / "state")})


def _medians(costs: Sequence[Cost]) -> str:
    cpu, wall = (statistics.median(side) for side in zip(*((it.cpu, it.wall) for it in costs)))
    return f"{cpu:7.2f} {wall:7.2f}"


def main() -> int:
    """Measure and print; 1 where the promise is broken."""
    arguments = _arguments()
    adopt_orphans()
    with tempfile.TemporaryDirectory(dir=arguments.place) as directory:
        place = pathlib.Path(directory)
        bench = Bench(_many(place), _one(place), arguments.pairs)
        for root in (bench.many, bench.one):
            _track(root)
        print(f"load average {os.getloadavg()[0]:.1f}, {arguments.pairs} pairs")
        print(f"{'many to one':<34}ratio  many: CPU, wall  one: CPU, wall")
        rows = list(_told(bench, arguments.tools))
    ratio = float(rows[0].split()[0])
    print(
        f"own rules and contracts, cold: {ratio} ({'kept' if ratio <= LIMIT else 'BROKEN'}: {LIMIT})"
    )
    return int(ratio > LIMIT)


def _told(bench: Bench, tools: bool) -> Iterator[str]:
    for name, options, prepare in _measured(tools):
        row = bench.ratio(options, prepare)
        print(f"{name:<34}{row}", flush=True)
        yield row


def _measured(tools: bool) -> Iterator[tuple[str, Sequence[str], Callable[[pathlib.Path], None]]]:
    yield "own rules, cold, no cache", ("--only-rules", "--no-cache"), _as_it_is
    yield "own rules, cold", ("--only-rules",), _without_cache
    yield "own rules, nothing changed", ("--only-rules",), _as_it_is
    for tool in TOOLS if tools else ():
        yield f"{tool}, cold", ("--only-tools", "--tool", tool), _without_cache


def _arguments() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=5, help="how often each is measured")
    options.add_argument("--tools", action="store_true", help="measure each tool too")
    options.add_argument("--place", help="where the projects are made; default: a temporary place")
    return options.parse_args()


def _as_it_is(_: pathlib.Path) -> None:
    """Nothing to prepare."""


def _without_cache(place: pathlib.Path) -> None:
    shutil.rmtree(place / ".archcheck_cache", ignore_errors=True)


def _many(place: pathlib.Path) -> pathlib.Path:
    root = place / "many"
    names = list(map(_name, range(PROJECTS)))
    table = [f'{name} = ["{used}"]' for used, name in zip(names, names[1:], strict=False)]
    lines = ("[tool.archcheck.projects]", f"{names[0]} = []", *table)
    _write(root / "pyproject.toml", _gate("\n".join(lines)))
    for name in names:
        _write(root / name / "pyproject.toml", f'[project]\nname = "{name}"\nversion = "1"\n')
        _package(root / name / "src" / name, root / name / "tests", name)
    return root


def _one(place: pathlib.Path) -> pathlib.Path:
    root = place / "one"
    _write(root / "pyproject.toml", _gate("") + '[project]\nname = "one"\nversion = "1"\n')
    _write(root / "tests" / "__init__.py", "")
    for name in map(_name, range(PROJECTS)):
        _package(root / "src" / name, root / "tests" / name, name)
    return root


def _track(root: pathlib.Path) -> None:
    """Make it a work tree, as projects are."""
    run(["git", "init", "--quiet"], root)
    run(["git", "add", "."], root)


def _gate(more: str) -> str:
    return GATE.format(more=more)


def _name(number: int) -> str:
    return f"part_{number:02}"


def _package(package: pathlib.Path, tests: pathlib.Path, name: str) -> None:
    _write(package / "__init__.py", "")
    for layer, count in LAYERS.items():
        _write(package / layer / "__init__.py", "")
        for number in range(count):
            _write(package / layer / f"{layer}_{number:02}.py", _module(name, layer, number))
    _write(tests / "__init__.py", "")
    for number in range(TESTS):
        _write(tests / f"test_domain_{number:02}.py", _test(name, number))


def _module(name: str, layer: str, number: int) -> str:
    below = BELOW[layer]
    imported = [f"from {name}.{below}.{below}_{number % 4:02} import fold_amber\n"] if below else []
    blocks = [_function(at, word, number) for at, word in enumerate(WORDS)]
    return "".join([f'"""{layer} {number}."""\n\nimport dataclasses\n', *imported, *blocks])


def _function(at: int, word: str, number: int) -> str:
    return f'''

@dataclasses.dataclass(frozen=True)
class {word.title()}Row:
    """A row."""

    name: str
    amount: int = {number}

    def doubled(self) -> "{word.title()}Row":
        """Twice as much."""
        return dataclasses.replace(self, amount=self.amount * 2)


def fold_{word}(rows: list[{word.title()}Row], least: int = {at}) -> dict[str, int]:
    """Amounts by name."""
    found: dict[str, int] = {{}}
    for row in rows:
        if row.amount > least and row.name:
            found[row.name] = found.get(row.name, 0) + row.amount
    return {{name: amount for name, amount in sorted(found.items()) if amount}}
'''


def _test(name: str, number: int) -> str:
    head = f'"""What is folded."""\n\nfrom {name}.domain.domain_{number:02} import AmberRow, fold_amber\n'
    cases = [
        f"\n\ndef test_should_fold_{word}_when_rows_are_given() -> None:\n"
        f'    rows = [AmberRow("a", {at + 1}), AmberRow("b", 0)]\n'
        f'    assert fold_amber(rows) == {{"a": {at + 1}}}\n'
        for at, word in enumerate(WORDS)
    ]
    return head + "".join(cases)


def _write(path: pathlib.Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
