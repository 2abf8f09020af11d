"""Measures archcheck's own rules and contracts on Django, as ratios within one run.

Run it with the Python of an environment that has archcheck and pip: `python
benchmarks/own_rules.py`. It downloads Django with pip into a temporary directory and prints, as
medians of pairs, what section 9 of the design promises; the exit status is 1 when a promise is
broken. A process that nobody waits for is adopted and counted (Linux). archcheck's modules are
compiled first, as installers do it; in a checkout nobody has.
"""

import argparse
import ast
import compileall
import dataclasses
import gc
import hashlib
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence

import archcheck
from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import RuleSetting
from archcheck.domain.project import Role, SourceFile
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.checkers.engine.worker import check_file, check_files
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from measuring import adopt_orphans, cost, downloaded, program, wait_for_orphans

MEGABYTE = 1024 * 1024
TWENTY = pathlib.Path(__file__).with_name("twenty_rules.toml")
LENIENT: Mapping[str, Mapping[str, OptionValue]] = {
    "assertion-in-loop": {},
    "conditional-test-logic": {},
    "descriptive-name": {"allow": ("*",)},
    "no-comments": {"extra_directives": (".*",)},
    "one-assertion-per-test": {"limit": 10_000},
    "sentence-test-name": {"style": "regex", "pattern": ".*"},
    "string-comment": {},
    "test-without-assertion": {"helpers": ("*",)},
    "unit-test-io": {"allow": ("*",)},
    "vacuous-assertion": {},
}
DISCOVERY = TestDiscovery(files=("test*.py", "*_tests.py", "tests.py"))
PARSE = """
import pathlib, sys
import libcst
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.py")):
    try:
        libcst.parse_module(path.read_bytes())
    except Exception:
        continue
"""
FORBIDDEN = (
    ("django.core", "django.views"),
    ("django.utils", "django.forms"),
    ("django.template", "django.contrib"),
    ("django.dispatch", "django.db"),
)
LAYERS = ("django.contrib", "django.views", "django.dispatch")
INDEPENDENT = ("django.contrib.sitemaps", "django.contrib.redirects")
PEAK = """
import re, sys
from archcheck.main import main
sys.argv = ["archcheck", "check", "--only-rules", "--quiet"]
try:
    main()
except SystemExit as left:
    if left.code not in (0, 1):
        raise
    status = open("/proc/self/status", encoding="utf-8").read()
    print(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1])
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """A measured value and what it may be."""

    what: str
    value: float
    limit: float
    unit: str
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the promise holds."""
        return self.value <= self.limit

    def __str__(self) -> str:
        """A row of the table."""
        verdict = "kept" if self.is_kept else "BROKEN"
        numbers = f"{self.value:8.2f} {self.unit:<3} <= {self.limit:5.1f}"
        return f"{self.what:<50}{numbers}  {verdict:<8}{self.note}"


@dataclasses.dataclass(frozen=True)
class Sample:
    """Files of one kind, with their contents."""

    root: str
    files: Sequence[tuple[SourceFile, bytes]]

    def __str__(self) -> str:
        """How much it is."""
        size = sum(len(data) for _, data in self.files)
        return f"{len(self.files)} files, {size / MEGABYTE:.1f} MB"

    def checked(self, orders: Orders) -> None:
        """Run archcheck's own rules."""
        check_files(self.root, orders, [file for file, _ in self.files])

    def parsed(self, parse: Callable[[bytes], object]) -> None:
        """Only parse."""
        for _, data in self.files:
            parse(data)


@dataclasses.dataclass(frozen=True)
class Bench:
    """What is measured: Django's source tree, room for files, and how many pairs."""

    django: pathlib.Path
    place: pathlib.Path
    pairs: int

    def results(self) -> Iterator[Result]:
        """All results, as they come."""
        yield self.memory()
        yield self.start(120.0, "--version")
        yield self.start(250.0, "explain", "no-comments")
        yield self.contracts()
        yield from self.own_rules()
        yield self.unchanged()
        yield from self.structure()

    def own_rules(self) -> Iterator[Result]:
        """Rows 1 and 2 of the budget."""
        yield self.silent()
        yield self.telling("django", "package", "tests = []", 0.6)
        yield self.telling("tests", "tests", 'tests = ["tests"]', 1.0)

    def silent(self) -> Result:
        """CPU of the own rules where they find nothing to that of Python's parser."""
        sample, orders = without_findings(self.django)
        ratios = [
            cpu(lambda: sample.checked(orders)) / cpu(lambda: sample.parsed(ast.parse))
            for _ in range(self.pairs)
        ]
        return self.result("own rules, no findings, to ast.parse", ratios, 2.0, str(sample))

    def telling(self, directory: str, what: str, tests: str, limit: float) -> Result:
        """CPU of the whole process with all descendants to that of LibCST's parser."""
        project = self.place / f"telling-{directory}"
        shutil.copytree(self.django / directory, project / directory)
        for broken in project.rglob("*_syntax_error.py"):
            broken.unlink()
        (project / "src" / "shop").mkdir(parents=True)
        (project / "src" / "shop" / "__init__.py").touch()
        source = "." if directory == "django" else "src"
        configuration = f'source = ["{source}"]\n{tests}\n'
        (project / "archcheck.toml").write_text(configuration, encoding="utf-8")
        ours = [program("archcheck"), "check", "--only-rules", "--no-cache", "--quiet"]
        theirs = [sys.executable, "-c", PARSE, "."]
        ratios = [cost(ours, project).cpu / cost(theirs, project).cpu for _ in range(self.pairs)]
        return self.result(f"own rules, Django's {what}, to libcst", ratios, limit)

    def unchanged(self) -> Result:
        """Wall time of own rules and contracts where all answers are known."""
        rules = 'no-comments = { level = "error", extra_directives = [".*"] }\n'
        project = self.project("unchanged", f"{archcheck_contracts()}\n[rules]\n{rules}")
        command = [program("archcheck"), "check", "--only-rules", "--quiet"]
        first, *others = [cost(command, project).wall for _ in range(self.pairs + 2)]
        note = f"load {os.getloadavg()[0]:.1f} the first run {first:.2f} s"
        what = "own rules and contracts, nothing changed"
        return Result(what, statistics.median(others), 0.5, "s", note)

    def structure(self) -> Iterator[Result]:
        """CPU that twenty structure rules add, where nothing is known and where everything is."""
        without = self.project("without-structure", "")
        having = self.project("with-structure", TWENTY.read_text(encoding="utf-8"))
        quiet = [program("archcheck"), "check", "--only-rules", "--quiet"]
        cold = [*quiet, "--no-cache"]
        ratios = [cost(cold, having).cpu / cost(cold, without).cpu for _ in range(self.pairs)]
        yield self.result("twenty structure rules, cold", ratios, 1.15)
        pairs = [(cost(quiet, having).cpu, cost(quiet, without).cpu) for _ in range(self.pairs + 1)]
        added = statistics.median(after - before for after, before in pairs[1:])
        load = f"load {os.getloadavg()[0]:.1f}"
        yield Result("twenty structure rules, nothing changed", added, 0.3, "s", load)

    def result(self, what: str, ratios: Sequence[float], limit: float, note: str = "") -> Result:
        """The median of ratios."""
        load = f"load {os.getloadavg()[0]:.1f}"
        return Result(what, statistics.median(ratios), limit, "x", f"{load} {note}")

    def memory(self) -> Result:
        """Peak memory of the main process on Django's package."""
        project = self.project("memory", "")
        done = subprocess.run(
            [sys.executable, "-c", PEAK], cwd=project, capture_output=True, text=True, check=True
        )
        wait_for_orphans()
        peak = int(done.stdout.split()[-1]) / 1024
        return Result("memory of the main process", peak, 400.0, "MB")

    def start(self, limit: float, *arguments: str) -> Result:
        """CPU of a command that checks nothing."""
        command = [program("archcheck"), *arguments]
        seconds = [cost(command, self.place).cpu for _ in range(self.pairs + 1)]
        what = " ".join(("archcheck", *arguments))
        return Result(what, 1000 * statistics.median(seconds), limit, "ms")

    def contracts(self) -> Result:
        """Wall time of contracts to that of the same with import-linter, both without cache."""
        project = self.project("contracts", archcheck_contracts())
        (self.place / "linter.toml").write_text(linter_contracts(), encoding="utf-8")
        ours = [program("archcheck"), "check", "--only-rules", "--select", "dependencies"]
        theirs = [program("lint-imports"), "--no-cache", "--config", "../linter.toml"]
        ratios = [
            cost([*ours, "--quiet", "--no-cache"], project).wall / cost(theirs, project).wall
            for _ in range(self.pairs)
        ]
        return self.result("contracts to lint-imports", ratios, 3.0)

    def project(self, name: str, configuration: str) -> pathlib.Path:
        """A copy of Django's package as a project."""
        project = self.place / name
        shutil.copytree(self.django / "django", project / "django")
        (project / "archcheck.toml").write_text(
            f'source = ["."]\ntests = []\n{configuration}', encoding="utf-8"
        )
        return project


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--django", help="an unpacked source distribution instead of a download")
    parser.add_argument("--pairs", type=int, default=5, help="how often each pair is measured")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    adopt_orphans()
    compileall.compile_dir(os.path.dirname(archcheck.__file__), quiet=2)
    kept = True
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory)
        django = pathlib.Path(arguments.django or downloaded(place))
        for result in Bench(django.resolve(), place, arguments.pairs).results():
            print(result, flush=True)
            kept = kept and result.is_kept
    return 0 if kept else 1


def lenient_rules() -> Orders:
    """Every rule that has a checker, with options under which it finds next to nothing."""
    rules = (rule for rule in PageRuleCatalogue().rules() if rule.name in LENIENT)
    settings = (
        ActiveRule.by_default(rule).changed_by(RuleSetting(options=LENIENT[rule.name]))
        for rule in rules
    )
    return Orders(rules=tuple(map(RuleOrder.of, settings)), discovery=DISCOVERY)


def without_findings(django: pathlib.Path) -> tuple[Sample, Orders]:
    """Django's package and tests without the files in which the lenient rules find something."""
    orders = lenient_rules()
    files: list[tuple[SourceFile, bytes]] = []
    for directory, role in (("django", Role.SOURCE), ("tests", Role.TEST)):
        for path in sorted((django / directory).rglob("*.py")):
            data = path.read_bytes()
            file = source_file(path.relative_to(django), role, data)
            if not check_file(str(django), orders, file).findings:
                files.append((file, data))
    return Sample(str(django), files), orders


def source_file(path: pathlib.Path, role: Role, data: bytes) -> SourceFile:
    """A file as discovery would describe it."""
    module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    digest = hashlib.sha256(data).hexdigest()
    is_package = path.name == "__init__.py"
    return SourceFile(path.as_posix(), role, module, is_package, len(data), digest)


def cpu(work: Callable[[], None]) -> float:
    """CPU seconds of this process."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def archcheck_contracts() -> str:
    """The contracts in archcheck's words."""
    tables = [
        f'name = "{source}"\ntype = "forbidden"\n'
        f'source_modules = ["{source}"]\nforbidden_modules = ["{target}"]\n'
        for source, target in FORBIDDEN
    ]
    tables.append(f'name = "layers"\ntype = "layers"\nlayers = {listed(LAYERS)}\n')
    tables.append(f'name = "independent"\ntype = "independence"\nmodules = {listed(INDEPENDENT)}\n')
    return "extends = []\n" + "".join(f"\n[[contracts]]\n{table}" for table in tables)


def linter_contracts() -> str:
    """The same contracts in import-linter's words."""
    head = '[tool.importlinter]\nroot_package = "django"\n'
    return head + archcheck_contracts().removeprefix("extends = []\n").replace(
        "[[contracts]]", "[[tool.importlinter.contracts]]"
    )


def listed(names: Sequence[str]) -> str:
    """A TOML list."""
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


if __name__ == "__main__":
    sys.exit(main())
