"""Measures the whole gate against other ways to run the same tools.

`python benchmarks/gate.py [--django DIR] [--prospector PROGRAM] [--repeats N] [DIR:PACKAGE:FILE...]`,
with the Python of an environment that has archcheck, its tools, pre-commit and pip. The rivals are
the tools one after another as in a shell script, prospector with the tools that it has (where there
is one), and pre-commit with the tools as local hooks. Each runs on Django's package and on
archcheck itself, or on the packages that are named, each with the file in it that is changed
(`src:shop:shop/order.py`): without any cache, again with nothing changed, and with one file changed.
Printed are medians of seconds on the clock and of processors, of all descendants, and their ratios
to archcheck's; the load average stands beside them, and standard error tells each as it comes. The
exit status is 1 when a budget of the design is broken, and 2 when a program is not there.
"""

import argparse
import itertools
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from measuring import GATE, Cost, adopt_orphans, cost, downloaded, program

CHECKOUT = pathlib.Path(__file__).resolve().parents[1]
COLD, UNCHANGED, CHANGED = "cold", "nothing changed", "one file changed"
PHASES = (COLD, UNCHANGED, CHANGED)
CACHES = (".archcheck_cache", ".mypy_cache", ".ruff_cache")
ANY_ANSWER = tuple(range(128))
SETTLED = 2.5
SETTINGS = f"{GATE}ruff = {{}}\n"
HOOK = """
  - id: NAME
    name: NAME
    language: system
    entry: ENTRY
    types: [python]
    PASSING
"""


class Tool(NamedTuple):
    """A tool as somebody would call it from a script; `whole` when it wants all files at once."""

    name: str
    arguments: Sequence[str]
    whole: bool = False


class Subject(NamedTuple):
    """A project to check: its directory, its package, and the file that is changed."""

    name: str
    root: pathlib.Path
    package: str
    changed: str

    @property
    def home(self) -> pathlib.Path:
        """A directory of its own for the person who runs the tools."""
        return self.root.with_name(f"{self.root.name}-home")


class Rival(NamedTuple):
    """A way to run the tools: its name, and a command for a subject."""

    name: str
    command: Callable[[Subject], Sequence[str]]


def tools() -> tuple[Tool, ...]:
    """The tools of the pack with the arguments that the pack gives them, and ruff.

    semgrep is called as archcheck calls it: the front end that people get unasked takes twenty
    times the seconds for the same answer, which would flatter every ratio.
    """
    rules = str(CHECKOUT / "rules" / "semgrep")
    front = ("scan", "--experimental", "-j", "1", "--metrics=off", "--disable-version-check")
    scan = (*front, "--quiet", "--config", rules)
    return (
        Tool("flake8", ("--isolated", "--max-line-length=88", "--extend-ignore=E203,E501,W503")),
        Tool("black", ("--check", "--quiet")),
        Tool("bandit", ("-q", "-r")),
        Tool("xenon", ("-b", "A", "-m", "A", "-a", "A")),
        Tool("mypy", ("--strict",), whole=True),
        Tool("semgrep", scan),
        Tool("ruff", ("check", "--isolated")),
    )


class Bench:
    """Runs the rivals on the subjects and remembers what they cost."""

    def __init__(self, place: pathlib.Path, repeats: int, prospector: str) -> None:
        """Take room for projects, how often each is measured, and a program or an empty text."""
        self._place = place
        self._repeats = repeats
        self._known: dict[str, Mapping[tuple[str, str], Cost]] = {}
        self._rivals = (
            Rival("archcheck", _archcheck),
            Rival("the same, one after another", self._script),
            *(
                [Rival("prospector", lambda subject: _prospector(prospector, subject))]
                * bool(prospector)
            ),
            Rival("pre-commit", _pre_commit),
        )

    def rows(self, subject: Subject) -> Iterator[str]:
        """A line for each phase and rival."""
        costs = self._costs(subject)
        for phase in PHASES:
            ours = costs["archcheck", phase]
            for rival in self._rivals:
                theirs = costs[rival.name, phase]
                ratio = f"{theirs.wall / ours.wall:6.1f}x {theirs.cpu / ours.cpu:6.1f}x"
                yield (
                    f"{subject.name:<12}{phase:<18}{rival.name:<28}"
                    f"{theirs.wall:8.2f} s {theirs.cpu:8.2f} s {ratio}"
                )

    def budgets(self, subject: Subject) -> Iterator[tuple[str, float, float]]:
        """What is promised: its name, the measured value, and the limit."""
        costs = self._costs(subject)
        single = [self._alone(subject, tool) for tool in tools()]
        cores = len(os.sched_getaffinity(0))
        floor = max(sum(each.cpu for each in single) / cores, max(each.wall for each in single))
        cold = costs["archcheck", COLD].wall
        yield "cold, to the tools' floor", cold / floor, 1.15
        yield "nothing changed, seconds", costs["archcheck", UNCHANGED].wall, 1.0
        yield "one file changed, to cold", costs["archcheck", CHANGED].wall / cold, 0.15

    def _costs(self, subject: Subject) -> Mapping[tuple[str, str], Cost]:
        if subject.name not in self._known:
            self._known[subject.name] = dict(self._measured(subject))
        return self._known[subject.name]

    def _measured(self, subject: Subject) -> Iterator[tuple[tuple[str, str], Cost]]:
        for rival in self._rivals:
            rounds = [self._round(subject, rival) for _ in range(self._repeats)]
            for number, phase in enumerate(PHASES):
                taken = median([each[number] for each in rounds])
                print(f"{subject.name} {phase}, {rival.name}: {taken}", file=sys.stderr, flush=True)
                yield (rival.name, phase), taken

    def _round(self, subject: Subject, rival: Rival) -> tuple[Cost, ...]:
        """One run in each phase."""
        forget(subject)
        command = rival.command(subject)
        cold = self._cost(subject, command)
        unchanged = self._cost(subject, command)
        path = subject.root / subject.changed
        before = path.read_bytes()
        path.write_bytes(before + b"\n\nCHANGED = 1\n")
        changed = self._cost(subject, command)
        path.write_bytes(before)
        return cold, unchanged, changed

    def _cost(self, subject: Subject, command: Sequence[str]) -> Cost:
        subprocess.run(["sleep", str(SETTLED)], check=True)
        return cost(command, subject.root, variables(subject), ANY_ANSWER)

    def _alone(self, subject: Subject, tool: Tool) -> Cost:
        def once() -> Cost:
            forget(subject)
            command = [program(tool.name), *tool.arguments, subject.package]
            return cost(command, subject.root, variables(subject), ANY_ANSWER)

        return median([once() for _ in range(self._repeats)])

    def _script(self, subject: Subject) -> Sequence[str]:
        """A shell script of the tools' own commands."""
        lines = [
            " ".join([program(tool.name), *tool.arguments, subject.package, "|| true"])
            for tool in tools()
        ]
        script = self._place / f"{subject.name}.sh"
        script.write_text("\n".join(lines), encoding="utf-8")
        return ["sh", str(script)]


def _archcheck(subject: Subject) -> Sequence[str]:
    return [
        program("archcheck"),
        "check",
        "--quiet",
        "--format",
        f"sarif:{subject.home}/report.sarif",
    ]


def _prospector(path: str, subject: Subject) -> Sequence[str]:
    names = ("bandit", "mccabe", "mypy", "pycodestyle", "pyflakes", "ruff")
    wanted = [part for name in names for part in ("--tool", name)]
    return [path, "--quiet", *wanted, subject.package]


def _pre_commit(subject: Subject) -> Sequence[str]:
    return [program("pre-commit"), "run", "--all-files"]


def variables(subject: Subject) -> Mapping[str, str]:
    """Private places for what tools remember; archcheck keeps no key in a checked tree."""
    home = str(subject.home)
    return {
        "HOME": home,
        "XDG_CACHE_HOME": f"{home}/cache",
        "XDG_STATE_HOME": f"{home}/state",
        "PRE_COMMIT_HOME": f"{home}/pre-commit",
        "PATH": os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]]),
    }


def forget(subject: Subject) -> None:
    """Remove everything that a run has remembered."""
    for name in CACHES:
        shutil.rmtree(subject.root / name, ignore_errors=True)
    shutil.rmtree(subject.home, ignore_errors=True)
    subject.home.mkdir()


def median(costs: Sequence[Cost]) -> Cost:
    """The medians of both kinds of seconds."""
    return Cost(*(statistics.median(each) for each in zip(*costs, strict=True)))


def prepared(
    name: str, source: pathlib.Path, package: str, changed: str, place: pathlib.Path
) -> Subject:
    """A copy of a package as a project of its own, in a repository, with its hooks."""
    root = place / name
    shutil.copytree(source / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    own = f"[tool.black]\nline-length = {line_length(source.resolve())}\n"
    (root / "pyproject.toml").write_text(f"{SETTINGS}{own}", encoding="utf-8")
    (root / ".pre-commit-config.yaml").write_text(hooks(package), encoding="utf-8")
    (root / ".gitignore").write_text("".join(f"{each}/\n" for each in CACHES), encoding="utf-8")
    for command in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(["git", *command], cwd=root, check=True)
    return Subject(name, root, package, changed)


def line_length(source: pathlib.Path) -> int:
    """What the project of the package has told black: code that is formatted must stay so."""
    files = (directory / "pyproject.toml" for directory in (source, *source.parents))
    own = next(filter(pathlib.Path.is_file, files), None)
    document = tomllib.loads(own.read_text(encoding="utf-8")) if own else {}
    length: int = document.get("tool", {}).get("black", {}).get("line-length", 88)
    return length


def subjects(
    named: Sequence[str], django: pathlib.Path | None, place: pathlib.Path
) -> tuple[Subject, ...]:
    """Copies of the packages that are named, else of Django's and of our own."""
    if named:
        parts = (entry.split(":") for entry in named)
        return tuple(
            prepared(package, pathlib.Path(source), package, changed, place)
            for source, package, changed in parts
        )
    source = (django or downloaded(place)).resolve()
    return (
        prepared("django", source, "django", "django/db/models/query.py", place),
        prepared("archcheck", CHECKOUT / "src", "archcheck", "archcheck/main.py", place),
    )


def hooks(package: str) -> str:
    """The tools as local hooks."""
    text = "repos:\n- repo: local\n  hooks:\n"
    for tool in tools():
        entry = " ".join([program(tool.name), *tool.arguments, *([package] if tool.whole else [])])
        passing = "pass_filenames: false" if tool.whole else "require_serial: false"
        hook = HOOK.replace("NAME", tool.name).replace("ENTRY", entry).replace("PASSING", passing)
        text += hook.lstrip("\n")
    return text


def missing() -> str:
    """The programs that are not there, without which something would seem to be fast."""
    wanted = ("archcheck", "pre-commit", "git", *(tool.name for tool in tools()))
    return ", ".join(name for name in wanted if shutil.which(program(name)) is None)


def measured(arguments: argparse.Namespace, place: pathlib.Path) -> bool:
    """Print what each costs; whether every budget is kept."""
    bench = Bench(place, arguments.repeats, arguments.prospector)
    checked = subjects(arguments.packages, arguments.django, place)
    for row in itertools.chain.from_iterable(map(bench.rows, checked)):
        print(row, flush=True)
    broken = 0
    for name, value, limit in bench.budgets(checked[0]):
        verdict = "kept" if value <= limit else "BROKEN"
        broken += value > limit
        load = f"load {os.getloadavg()[0]:.1f}"
        print(f"{name:<50}{value:8.2f} <= {limit:5.2f}  {verdict:<8}{load}", flush=True)
    return not broken


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--django", type=pathlib.Path, help="an unpacked source distribution")
    parser.add_argument("--prospector", default=shutil.which("prospector") or "")
    parser.add_argument("--repeats", type=int, default=3, help="how often each is measured")
    parser.add_argument("packages", nargs="*", metavar="DIR:PACKAGE:FILE")
    arguments = parser.parse_args()
    lack = missing()
    if lack:
        print(f"not installed: {lack}", file=sys.stderr)
        return 2
    adopt_orphans()
    with tempfile.TemporaryDirectory() as directory:
        return 0 if measured(arguments, pathlib.Path(directory)) else 1


if __name__ == "__main__":
    sys.exit(main())
