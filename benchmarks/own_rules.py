"""Measures archcheck's own rules and contracts on Django, as ratios within one run.

Run it with the Python of an environment that has archcheck and pip: `python
benchmarks/own_rules.py`. It downloads Django with pip into a temporary directory and prints, as
medians of pairs, what section 9 of the design promises; the exit status is 1 when a promise is
broken. archcheck's modules are compiled first, as installers do it; in a checkout nobody has.
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
import tarfile
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import libcst as cst

import archcheck
from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import RuleSetting
from archcheck.domain.project import Role, SourceFile
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.checker import CheckedFile
from archcheck.infrastructure.checkers.engine.checker_files import checker_of, has_checker
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.checkers.engine.parsing import UnparsableError, decode, parse_tree
from archcheck.infrastructure.checkers.engine.worker import check_file, check_files
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue

DJANGO = "django==5.2.1"
MEGABYTE = 1024 * 1024
SCREENED, SILENT, TELLING, UNPARSABLE = "screened", "silent", "telling", "unparsable"
LENIENT: Mapping[str, Mapping[str, OptionValue]] = {
    "one-assertion-per-test": {"limit": 10_000},
    "test-without-assertion": {"helpers": ("*",)},
}
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
        check_files(self.root, orders.encode(), [file for file, _ in self.files])

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
        yield self.version()
        yield self.contracts()
        yield from self.own_rules()

    def own_rules(self) -> Iterator[Result]:
        """Rows 1 and 2 of the budget."""
        orders = all_rules()
        samples = divided(self.django, orders)
        print(f"{len(orders.rules)} rules: {', '.join(rule.name for rule in orders.rules)}")
        yield self.ratio("screens say no, to ast.parse", samples[SCREENED], orders, ast.parse, 2.0)
        libcst = cst.parse_module
        lenient = lenient_rules()
        silent = divided(self.django, lenient)[SILENT]
        yield self.ratio("no findings, to libcst", silent, lenient, libcst, 1.3)
        yield self.ratio("findings, to libcst", samples[TELLING], orders, libcst, 1.7)

    def ratio(
        self,
        what: str,
        sample: Sample,
        orders: Orders,
        parse: Callable[[bytes], object],
        limit: float,
    ) -> Result:
        """CPU of the own rules to that of a parser."""
        ratios = [
            cpu(lambda: sample.checked(orders)) / cpu(lambda: sample.parsed(parse))
            for _ in range(self.pairs)
        ]
        return Result(f"own rules, {what}", statistics.median(ratios), limit, "x", str(sample))

    def memory(self) -> Result:
        """Peak memory of the main process on Django's package."""
        project = self.project("memory", "")
        done = subprocess.run(
            [sys.executable, "-c", PEAK], cwd=project, capture_output=True, text=True, check=True
        )
        peak = int(done.stdout.split()[-1]) / 1024
        return Result("memory of the main process", peak, 400.0, "MB")

    def version(self) -> Result:
        """CPU of `archcheck --version`."""
        command = [program("archcheck"), "--version"]
        seconds = [child_cpu(command, self.place) for _ in range(self.pairs + 1)]
        return Result("archcheck --version", 1000 * statistics.median(seconds), 120.0, "ms")

    def contracts(self) -> Result:
        """Wall time of contracts to that of the same with import-linter, both without cache."""
        project = self.project("contracts", archcheck_contracts())
        (self.place / "linter.toml").write_text(linter_contracts(), encoding="utf-8")
        ours = [program("archcheck"), "check", "--only-rules", "--select", "dependencies"]
        theirs = [program("lint-imports"), "--no-cache", "--config", "../linter.toml"]
        ratios = [
            wall([*ours, "--quiet", "--no-cache"], project) / wall(theirs, project)
            for _ in range(self.pairs)
        ]
        return Result("contracts to lint-imports", statistics.median(ratios), 3.0, "x")

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
    compileall.compile_dir(os.path.dirname(archcheck.__file__), quiet=2)
    kept = True
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory)
        django = pathlib.Path(arguments.django or downloaded(place))
        for result in Bench(django.resolve(), place, arguments.pairs).results():
            print(result, flush=True)
            kept = kept and result.is_kept
    return 0 if kept else 1


def downloaded(place: pathlib.Path) -> pathlib.Path:
    """The unpacked source distribution of Django."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary"]
    subprocess.run([*command, ":all:", "--dest", str(place), DJANGO], check=True)
    with tarfile.open(next(place.glob("*.tar.gz"))) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(place)
    return next(path for path in place.iterdir() if (path / "django").is_dir())


def all_rules() -> Orders:
    """Every rule that has a checker, as its page states it."""
    rules = (rule for rule in PageRuleCatalogue().rules() if has_checker(rule.name))
    return Orders(rules=tuple(RuleOrder.of(ActiveRule.by_default(rule)) for rule in rules))


def lenient_rules() -> Orders:
    """Rules that must look at every test, with options under which they find nothing.

    By default hardly a file is parsed for nothing, too few to measure.
    """
    rules = (rule for rule in PageRuleCatalogue().rules() if rule.name in LENIENT)
    settings = (
        ActiveRule.by_default(rule).changed_by(RuleSetting(options=LENIENT[rule.name]))
        for rule in rules
    )
    return Orders(rules=tuple(map(RuleOrder.of, settings)))


def divided(django: pathlib.Path, orders: Orders) -> dict[str, Sample]:
    """Django's package and tests by what the own rules have to do with a file."""
    kinds: dict[str, list[tuple[SourceFile, bytes]]] = defaultdict(list)
    for directory, role in (("django", Role.SOURCE), ("tests", Role.TEST)):
        for path in sorted((django / directory).rglob("*.py")):
            data = path.read_bytes()
            file = source_file(path.relative_to(django), role, data)
            kinds[kind(str(django), file, data, orders)].append((file, data))
    return {name: Sample(str(django), files) for name, files in kinds.items()}


def source_file(path: pathlib.Path, role: Role, data: bytes) -> SourceFile:
    """A file as discovery would describe it."""
    module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    digest = hashlib.sha256(data).hexdigest()
    is_package = path.name == "__init__.py"
    return SourceFile(path.as_posix(), role, module, is_package, len(data), digest)


def kind(root: str, file: SourceFile, data: bytes, orders: Orders) -> str:
    """Whether all screens say no, and if not, whether there are findings."""
    try:
        text = decode(data)
        screened = CheckedFile(file, data, text, parse_tree(text), orders.discovery)
    except UnparsableError:
        return UNPARSABLE
    if not any(checker_of(rule.name).may_violate(screened, rule.options) for rule in orders.rules):
        return SCREENED
    return TELLING if check_file(root, orders, file).findings else SILENT


def cpu(work: Callable[[], None]) -> float:
    """CPU seconds of this process."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def child_cpu(command: Sequence[str], directory: pathlib.Path) -> float:
    """CPU seconds of another process and its children."""
    before = os.times()
    run(command, directory)
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system


def wall(command: Sequence[str], directory: pathlib.Path) -> float:
    """Seconds that another process takes."""
    started = time.perf_counter()
    run(command, directory)
    return time.perf_counter() - started


def run(command: Sequence[str], directory: pathlib.Path) -> None:
    """Run a program; raises RuntimeError when it does not come to an answer (0 or 1)."""
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} answered {done.returncode}: {done.stderr}")


def program(name: str) -> str:
    """A program of this environment."""
    return shutil.which(name, path=os.path.dirname(sys.executable)) or name


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
