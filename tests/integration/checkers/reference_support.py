"""A slow reference for the own rules: no screens, no batches, no other process, LibCST's places.

Whatever the gate finds in real code, by its way through screens, batches and worker processes, is
held against what every checker finds when it is simply asked; and every place against a tree that
the checkers do not read.
"""

import ast
import dataclasses
import functools
import pathlib
import shutil
import warnings
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence


import libcst as cst

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.finding import Finding
from archcheck.domain.job import Job, JobResult
from archcheck.domain.location import Region
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project, SourceFile
from archcheck.infrastructure.checkers.checker import CheckedFile
from archcheck.infrastructure.checkers.checkers_analyzer import CheckersAnalyzer
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.checkers.engine.checker_files import has_checker
from archcheck.infrastructure.checkers.engine.failures import Failures
from archcheck.infrastructure.checkers.engine.helper_files import helpers_in
from archcheck.infrastructure.checkers.engine.parsing import (
    UnparsableError,
    decode,
    may_be_newer,
    parse_newer_tree,
    parse_tree,
)
from archcheck.infrastructure.checkers.engine.rule_checks import rule_findings
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts
from archcheck.infrastructure.checkers.testing.helper_lookup import HelperLookup
from archcheck.infrastructure.checkers.places import (
    Comprehension,
    Function,
    region_of,
    region_of_loop,
    region_of_name,
)
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.execution.deep_thread import call_deep
from archcheck.infrastructure.facts.comments import scan_comments
from archcheck.infrastructure.installed_tooling import InstalledTooling
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.composition_root.services import Services
from archcheck.shared.configuration import Environment
from tests.integration.checkers.libcst_oracle_support import LibcstPlaces, Place, ShiftedError

CHECKED = [rule.name for rule in PageRuleCatalogue().rules() if has_checker(rule.name)]
COMPARED = ("assertions", "calls", "comments", "comprehensions", "loops", "names", "strings")
OF_RULES: Mapping[str, str] = {
    "assertion-in-loop": "loops and comprehensions",
    "blanket-suppression": "comments",
    "commented-out-code": "comments",
    "conditional-test-logic": "keywords",
    "copied-tests": "names",
    "descriptive-name": "nodes",
    "no-comments": "comments",
    "one-assertion-per-test": "names",
    "sentence-test-name": "names",
    "string-comment": "strings",
    "test-without-assertion": "names",
    "unit-test-io": "nodes",
    "unowned-todo": "comments",
    "vacuous-assertion": "nodes",
}
NOTHING = Project(name="", root="", source_roots=(), test_roots=(), files=())
LOOPS = (ast.For, ast.AsyncFor, ast.While)
FORMATTED = ("JoinedStr", "TemplateStr")


@dataclasses.dataclass
class Comparison:
    """How many files and findings were compared, and in what the two ways differ."""

    files: int = 0
    findings: int = 0
    places: int = 0
    unparsable: int = 0
    unknown: list[str] = dataclasses.field(default_factory=list)
    differences: list[str] = dataclasses.field(default_factory=list)

    def __str__(self) -> str:
        """One line."""
        return (
            f"{self.files} files, {self.findings} findings and {self.places} places compared, "
            f"{len(self.differences)} differences ({self.unparsable} files no Python parses, "
            f"{len(self.unknown)} that LibCST does not read or give back)"
        )


class _Helpers:
    """What the files of a project say of each other, looked up whenever somebody asks."""

    def __init__(self, lookup: HelperLookup, root: str) -> None:
        """Begin with nothing."""
        self._lookup = lookup
        self._root = root

    def findings(self, file: CheckedFile, rule: RuleOrder, failures: Failures) -> list[Finding]:
        """What a checker finds once it has every answer that it asks for."""
        project = ProjectFacts()
        while True:
            found = list(rule_findings(file, [rule], project, failures))
            wanted = self._lookup.wanted(project.asked)
            while wanted:
                for other, facts in zip(wanted, helpers_in(self._root, 30.0, wanted), strict=True):
                    self._lookup.learn(other, facts or HelperFacts())
                wanted = self._lookup.wanted(())
            known = self._lookup.known()
            if known.isdisjoint(project.asked - project.known):
                return found
            project = ProjectFacts(known)


class _Recording(CheckersAnalyzer):
    """The own rules as they always run; keeps what was asked and what was answered."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.runs: list[tuple[Job, JobResult]] = []
        self.helpers = _Helpers(HelperLookup(NOTHING), "")

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """Plan, and keep the project."""
        project = inspection.project
        self.helpers = _Helpers(HelperLookup(project), project.root)
        return super().plan(inspection)

    def run(self, job: Job) -> JobResult:
        """Run, and keep both."""
        result = super().run(job)
        self.runs.append((job, result))
        return result


class _RecordedTooling(InstalledTooling):
    """Has one analyzer."""

    def __init__(self, recording: _Recording) -> None:
        """Take it."""
        super().__init__({})
        self._recording = recording

    def analyzers(self, inspection: Inspection, results: ResultCache) -> tuple[Analyzer, ...]:
        """The one."""
        return (self._recording,)


class _RecordedServices(Services):
    """The services of the gate, with a recorded analyzer."""

    def __init__(self, recording: _Recording) -> None:
        """Take it."""
        root = Root(Environment())
        super().__init__({}, root.catalogue, root.configurations())
        self._recording = recording

    @functools.cached_property
    def tooling(self) -> InstalledTooling:
        """The recorded one."""
        return _RecordedTooling(self._recording)


def compared(root: pathlib.Path) -> Comparison:
    """Check the project at `root` both ways."""
    recording = _Recording()
    request = CheckRequest(
        directory=str(root), selection=Selection(only_rules=True), cache=False, workers=2
    )
    CheckProjectUseCase(_RecordedServices(recording)).execute(request, SilentProgress())
    comparison = Comparison()
    call_deep(_compare, comparison, recording)
    return comparison


def _compare(comparison: Comparison, recording: _Recording) -> None:
    fast: dict[str, list[Finding]] = defaultdict(list)
    for finding in (finding for _, result in recording.runs for finding in result.findings):
        if finding.rule in CHECKED:
            fast[finding.location.path].append(finding)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for job in (job for job, _ in recording.runs):
            for file in job.files:
                _compare_file(comparison, job, file, fast[file.path], recording.helpers)


def _compare_file(
    comparison: Comparison,
    job: Job,
    file: SourceFile,
    fast: Sequence[Finding],
    helpers: _Helpers,
) -> None:
    orders: Orders = job.instructions
    comparison.files += 1
    comparison.findings += len(fast)
    try:
        checked = _read(job.root, file, orders)
    except UnparsableError:
        comparison.unparsable += 1
        comparison.differences += [f"{file.path}: findings in what cannot be read"] if fast else []
        return
    slow = sorted(_asked(checked, orders, helpers), key=lambda finding: finding.order)
    comparison.differences += _unequal(file.path, "findings", set(fast), set(slow))
    try:
        theirs = LibcstPlaces(checked.text.text)
    except (ShiftedError, cst.ParserSyntaxError):
        comparison.unknown.append(file.path)
        return
    ours = places_of(checked)
    for kind in COMPARED:
        comparison.places += len(ours.get(kind, ()))
        expected = theirs.kinds.get(kind, frozenset())
        comparison.differences += _unequal(file.path, kind, ours.get(kind, set()), expected)
    comparison.differences += _misplaced(fast, theirs)


def _read(root: str, file: SourceFile, orders: Orders) -> CheckedFile:
    if file.problem:
        raise UnparsableError(file.problem)
    data = pathlib.Path(root, file.path).read_bytes()
    text = decode(data)
    try:
        tree = parse_tree(text)
        return CheckedFile(file, data, text, tree, orders.discovery, beside=orders.beside)
    except UnparsableError as error:
        if not may_be_newer(text, error):
            raise
        tree, python = parse_newer_tree(text, error)
        return CheckedFile(file, data, text, tree, orders.discovery, python, orders.beside)


def _asked(file: CheckedFile, orders: Orders, helpers: _Helpers) -> Iterator[Finding]:
    """What each checker finds, whatever its screen says."""
    for rule in orders.rules:
        failures = Failures()
        yield from helpers.findings(file, rule, failures)
        if failures.sentences:
            raise AssertionError(f"{file.file.path}: {failures.sentences}")


def _unequal(
    path: str, what: str, ours: Collection[object], theirs: Collection[object]
) -> list[str]:
    return [
        *(f"{path}: {what}: only in the gate: {each}" for each in set(ours) - set(theirs)),
        *(f"{path}: {what}: only in the reference: {each}" for each in set(theirs) - set(ours)),
    ]


def _misplaced(findings: Iterable[Finding], theirs: LibcstPlaces) -> Iterator[str]:
    """The findings and related places that no node of LibCST's tree has."""
    for finding in findings:
        place = finding.location.region
        kinds = OF_RULES[finding.rule].split(" and ")
        known = frozenset().union(*(theirs.kinds.get(kind, ()) for kind in kinds))
        if not _is_known(place, known, kinds == ["comments"]):
            yield f"{finding.location.path}: {finding.rule} at {place}, no {OF_RULES[finding.rule]}"
        nodes = theirs.kinds["nodes"]
        for related in finding.related:
            region = related.location.region
            if as_tuple(region) not in nodes and not _is_formatted(region, theirs):
                yield f"{finding.location.path}: {finding.rule} relates to {region}, no node"


def _is_known(region: Region, known: Collection[Place], partly: bool) -> bool:
    """Whether a region is a place; `partly`: begins in one, and ends in one or another."""
    if not partly:
        return as_tuple(region) in known
    ends = ((region.start_line, region.start_column), (region.end_line, region.end_column))
    return all(any(_holds(place, *end) for place in known) for end in ends)


def _holds(place: Place, line: int, column: int) -> bool:
    return place[0] == line and place[1] <= column <= place[3]


def _is_formatted(region: Region, theirs: LibcstPlaces) -> bool:
    """Whether a region lies in a formatted string, where Python 3.11 tells no places."""
    line, column = region.start_line, region.start_column
    places = theirs.kinds.get("formatted", ())
    return any(place[:2] <= (line, column) <= place[2:] for place in places)


def places_of(file: CheckedFile) -> Mapping[str, set[Place]]:
    """Where things stand, as the pieces say of which the checkers are made."""
    text = file.text
    found: dict[str, set[Place]] = {kind: set() for kind in COMPARED}
    for comment in scan_comments(text):
        end = comment.column + len(comment.text)
        found["comments"].add((comment.line, comment.column, comment.line, end))
    for node in _outside_of_formatted(file.tree):
        if isinstance(node, Function):
            found["names"].add(as_tuple(region_of_name(text, node)))
        elif isinstance(node, ast.Assert):
            found["assertions"].add(as_tuple(region_of(text, node)))
        elif isinstance(node, ast.Call):
            found["calls"].add(as_tuple(region_of(text, node)))
        elif isinstance(node, Comprehension):
            found["comprehensions"].add(as_tuple(region_of_loop(text, node)))
        elif isinstance(node, LOOPS):
            found["loops"].add(as_tuple(region_of_loop(text, node)))
        elif isinstance(node, ast.Expr) and _is_string(node.value):
            found["strings"].add(as_tuple(region_of(text, node)))
    return found


def _outside_of_formatted(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those in formatted strings, whose places Python 3.11 does not tell."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if type(node).__name__ not in FORMATTED:
            waiting.extend(ast.iter_child_nodes(node))


def _is_string(node: ast.expr) -> bool:
    is_plain = isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    return is_plain or type(node).__name__ in FORMATTED


def as_tuple(region: Region) -> Place:
    """A region as four numbers."""
    return region.start_line, region.start_column, region.end_line, region.end_column


def project_of(
    place: pathlib.Path, tree: pathlib.Path, files: Iterable[pathlib.Path], *tests: str
) -> pathlib.Path:
    """A copy of these files of a tree as a project, all rules about files switched on."""
    for path in files:
        target = place / path.relative_to(tree)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    roots = [name for name in tests if (place / name).is_dir()]
    rules = "".join(f'{rule} = "error"\n' for rule in CHECKED)
    configuration = f"extends = []\nsource = ['.']\ntests = {roots}\n[rules]\n{rules}"
    (place / "archcheck.toml").write_text(configuration, encoding="utf-8")
    return place


def python_files(tree: pathlib.Path, *without: str) -> list[pathlib.Path]:
    """The Python files of a tree, sorted, those in directories of these names left out."""
    paths = sorted(tree.rglob("*.py"))
    return [path for path in paths if not set(without) & set(path.relative_to(tree).parts)]
