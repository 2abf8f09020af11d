"""Stand-ins for the ports of a check, and a small project."""

import dataclasses
import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.analyzer import Analyzer, AnalyzerDescription, JobRunner
from archcheck.application.ports.baselines import BaselineHistory, Baselines, Moves, PastText
from archcheck.application.ports.cache_place import Cache, CacheContent, CachePlace, CacheWish
from archcheck.application.ports.code_owners import CodeOwners
from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.module_maps import ModuleMap, ModuleMaps
from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.application.ports.result_cache import ResultCache
from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.application.ports.scheduler import Progress, Scheduler
from archcheck.application.ports.surroundings import Clock, SourceReader, VersionControl
from archcheck.application.ports.tool_rules import ToolRuleExplanation, ToolRules
from archcheck.application.ports.tooling import Tooling
from archcheck.domain.activation import PathMatches
from archcheck.domain.baseline import FILE_NAME, Baseline, Sheet
from archcheck.domain.check_result import Repository
from archcheck.domain.configuration import Configuration
from archcheck.domain.equivalent_rules import EquivalentRules
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult
from archcheck.domain.level import Level
from archcheck.domain.module_graph import ModuleGraph
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import Project, Role, Scope, SourceFile, SourceRoot
from archcheck.domain.rule import RuleDefinition, ToolRule
from archcheck.infrastructure.discovery.path_globs import path_matches
from tests.unit.application.judging.policy_support import (
    ID_PATTERNS,
    PATH,
    RULES,
    SYNTAX_ERRORS,
    TODAY,
)

CONFIGURATION = Configuration(root="/shop", file="pyproject.toml", packs=("team",))
REPOSITORY = Repository("https://example.org/shop", "0" * 40, "main")
TEXT = b"'''Orders.'''\n\nX = 1\n"


def source_file(path: str, role: Role = Role.SOURCE, *, excluded: bool = False) -> SourceFile:
    """A file of the package `shop`."""
    module = path.removeprefix("src/").removesuffix(".py").replace("/", ".")
    return SourceFile(path, role, module, False, len(TEXT), "0" * 64, excluded=excluded)


ORDER = source_file(PATH)
GENERATED = source_file("src/shop/generated.py", excluded=True)
TEST = source_file("tests/test_order.py", Role.TEST)
PROJECT = Project(
    name="shop",
    root="/shop",
    source_roots=(SourceRoot("src", ("shop",)),),
    test_roots=("tests",),
    files=(GENERATED, ORDER, TEST),
    skipped=("src/elsewhere",),
)
WHOLE = Scope(whole=True, files=frozenset())


def tool_rule(name: str) -> ToolRule:
    """A rule of a tool that is known by its id alone."""
    return ToolRule(id=name, name=name, summary=name, level=Level.WARNING)


class FixedConfigurations(ConfigurationLoader):
    """Always the same configuration; remembers what was asked for."""

    def __init__(self, configuration: Configuration = CONFIGURATION) -> None:
        """Take the configuration."""
        self.configuration = configuration
        self.requests: list[ConfigurationRequest] = []

    def load(self, request: ConfigurationRequest) -> Configuration:
        """The configuration."""
        self.requests.append(request)
        return self.configuration

    def salvage(self, request: ConfigurationRequest) -> tuple[Configuration, tuple[Problem, ...]]:
        """The same, in which nothing is wrong."""
        return self.load(request), ()

    def root(self, request: ConfigurationRequest) -> str:
        """Where it says."""
        return self.load(request).root


class FixedToolRules(ToolRules):
    """Knows flake8, and of each of its rules the id."""

    def id_patterns(self, plugins: Sequence[Plugin] = ()) -> Mapping[str, str]:
        """The one tool."""
        return {"flake8": ID_PATTERNS["flake8"]}

    def explain(self, tool: str, rule_id: str, configuration: Configuration) -> ToolRuleExplanation:
        """The rule, as a part of a gate that has tools."""
        return ToolRuleExplanation(
            tool=tool,
            rule=None if rule_id == "*" else tool_rule(rule_id),
            enabled=tool in configuration.tools,
            homepage="https://flake8.example/",
            own_switch=f"ignore = {rule_id}",
        )


class FixedCatalogue(RuleCatalogue):
    """The rules that the tests of the judge know."""

    def rules(self, plugins: Sequence[Plugin] = ()) -> tuple[RuleDefinition, ...]:
        """All of them."""
        return RULES


class FixedDiscovery(ProjectDiscovery):
    """Always the same project; remembers what was asked for."""

    def __init__(self, project: Project = PROJECT, scope: Scope = WHOLE) -> None:
        """Take the project and the scope."""
        self.answer = (project, scope)
        self.requests: list[DiscoveryRequest] = []

    def discover(
        self, configuration: Configuration, request: DiscoveryRequest
    ) -> tuple[Project, Scope]:
        """The project and the scope."""
        self.requests.append(request)
        return self.answer

    def outline(self, configuration: Configuration) -> Project:
        """The project without its files."""
        return dataclasses.replace(self.answer[0], files=(), source_roots=(), test_roots=())


class FixedAnalyzer(Analyzer):
    """Has one job for each of its results, on all files in judgement."""

    def __init__(self, name: str, *results: JobResult, optional: bool = False) -> None:
        """Take the results."""
        self._name = name
        self._results = {f"{name} {number}": result for number, result in enumerate(results)}
        self._optional = optional
        self.calls: list[str] = []

    @property
    def name(self) -> str:
        """As given."""
        return self._name

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """One job for each result."""
        files = inspection.judged_files
        return tuple(
            Job(analyzer=self.name, name=name, root="/shop", files=files) for name in self._results
        )

    def run(self, job: Job) -> JobResult:
        """The result of the same place."""
        return dataclasses.replace(self._results[job.name], job=job.name)

    def stop(self) -> None:
        """Remember it."""
        self.calls.append("stop")

    def describe(self, inspection: Inspection, rule_ids: Collection[str]) -> AnalyzerDescription:
        """Each rule by its id alone."""
        self.calls.append("describe")
        return AnalyzerDescription(
            version="1.0",
            homepage="https://example.org/",
            optional=self._optional,
            rules=tuple(map(tool_rule, sorted(rule_ids))),
            configuration_file="setup.cfg",
        )


class FixedTooling(Tooling):
    """Always the same analyzers."""

    def __init__(self, *analyzers: Analyzer) -> None:
        """Take the analyzers."""
        self._analyzers = analyzers
        self.expected: list[Collection[str]] = []
        self.dismissed = False

    def id_patterns(self, plugins: Sequence[Plugin] = ()) -> Mapping[str, str]:
        """The tools that the tests of the judge know."""
        return ID_PATTERNS

    def syntax_errors(self, plugins: Sequence[Plugin] = ()) -> frozenset[str]:
        """One for each of them."""
        return SYNTAX_ERRORS

    def equivalents(self) -> tuple[EquivalentRules, ...]:
        """No two rules find the same defects."""
        return ()

    def get_ready(self, rules: Collection[str], results: ResultCache) -> None:
        """Remember for which rules."""
        self.expected.append(rules)

    def dismiss(self) -> None:
        """Remember that nothing is to be done."""
        self.dismissed = True

    def analyzers(self, inspection: Inspection, results: ResultCache) -> tuple[Analyzer, ...]:
        """The analyzers."""
        return self._analyzers

    def joined(self, works: Sequence[tuple[Analyzer, Job]], workers: int) -> Sequence[Job]:
        """Nothing is done together."""
        return [job for _, job in works]


class FixedRules(ProjectRules):
    """Always the same answer, or a complaint before anything has run."""

    def __init__(self, answer: ProjectAnswer, complaint: str = "") -> None:
        """Take the answer, and what is wrong."""
        self._answer = answer
        self._complaint = complaint

    def validate(self, inspection: Inspection) -> None:
        """Complain if there is something to complain about."""
        if self._complaint:
            raise UsageProblems(Problem("", "", self._complaint))

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """The answer."""
        return self._answer


class InOrder(Scheduler):
    """Does one job after the other."""

    def workers(self) -> int:
        """Two at once."""
        return 2

    def run(
        self,
        jobs: Sequence[Job],
        analyzers: Mapping[str, JobRunner],
        workers: int,
        progress: Progress,
    ) -> tuple[JobResult, ...]:
        """The results in the order of the jobs."""
        return tuple(analyzers[job.analyzer].run(job) for job in jobs)


class Unwatched(Progress):
    """Tells nobody."""

    def begin(self, jobs: Sequence[Job]) -> None:
        """Nothing."""

    def done(self, result: JobResult) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


class SameText(SourceReader):
    """Every file of the project has the same text, no other can be read."""

    def read(self, root: str, path: str) -> bytes | None:
        """The text."""
        return TEXT if path.endswith((".py", ".toml")) else None


class FixedState(VersionControl):
    """Always the same repository."""

    def state(self, root: str) -> Repository | None:
        """The repository."""
        return REPOSITORY

    def prefix(self, root: str) -> str:
        """A directory in it."""
        return "packages/shop/"


class FixedOwners(CodeOwners):
    """Somebody owns the tests."""

    def owners(self, root: str, paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The owner of what lies among the tests."""
        return {path: ("@testers",) if path.startswith("tests/") else () for path in paths}


class NoModules(ModuleMap):
    """No module is known."""

    @property
    def graph(self) -> ModuleGraph:
        """Nothing."""
        return ModuleGraph()

    def meant(self, option: str, names: Sequence[str]) -> frozenset[str]:
        """Nothing."""
        return frozenset()


class NoMaps(ModuleMaps):
    """Every map is empty."""

    def of(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ModuleMap:
        """An empty one."""
        return NoModules()


class Ticking(Clock):
    """Two seconds pass whenever somebody looks."""

    def __init__(self) -> None:
        """Begin at nought."""
        self._seconds = 0.0

    def today(self) -> datetime.date:
        """The day of the tests of the judge."""
        return TODAY

    def seconds(self) -> float:
        """Two more than before."""
        self._seconds += 2
        return self._seconds


class FixedCache(CachePlace):
    """A directory below the root, unless `full` is wished for."""

    def prepare(self, root: str, wish: CacheWish) -> Cache:
        """The directory, or why there is none."""
        if wish.directory == "full":
            return Cache(complaint="no cache: the disk is full")
        return Cache(f"{root}/cache")

    def content(self, root: str, wish: CacheWish) -> CacheContent:
        """Always as much."""
        return CacheContent(wish.directory or f"{root}/cache", 12_345_678, 256_000_000, 1234)

    def clear(self, root: str, wish: CacheWish) -> CacheContent:
        """There was nothing."""
        return self.content(root, wish)


class FixedBaselines(Baselines):
    """Always the same baseline, none at first; remembers what was written."""

    def __init__(self, baseline: Baseline | None = None) -> None:
        """Take the baseline."""
        self.baseline = baseline
        self.written: list[Sheet] = []

    def read(self, project: Project, file: str = "") -> Baseline | None:
        """The baseline."""
        return self.baseline

    def free_name(self, project: Project, file: str = "") -> str:
        """Any name is free."""
        return file or FILE_NAME

    def demand_writable(self, root: str, files: Sequence[str]) -> None:
        """Everything is."""

    def write(self, root: str, sheets: Sequence[Sheet]) -> None:
        """Keep them."""
        self.written += sheets


class FixedHistory(BaselineHistory):
    """Nothing was ever renamed."""

    def moves(self, root: str, file: str) -> Moves:
        """None."""
        return Moves()

    def texts(self, root: str, file: str) -> Iterator[PastText]:
        """None."""
        return iter(())


@dataclasses.dataclass(frozen=True, kw_only=True)
class FixedServices:
    """Services that are made already."""

    configurations: ConfigurationLoader
    catalogue: RuleCatalogue
    discovery: ProjectDiscovery
    tooling: Tooling
    project_rules: Sequence[ProjectRules]
    scheduler: Scheduler
    reader: SourceReader
    version_control: VersionControl
    clock: Clock
    cache_place: CachePlace
    code_owners: CodeOwners
    module_maps: ModuleMaps
    matches: PathMatches
    baselines: Baselines
    baseline_history: BaselineHistory


def services(
    *analyzers: Analyzer,
    configurations: ConfigurationLoader | None = None,
    discovery: ProjectDiscovery | None = None,
    rules: Sequence[ProjectRules] = (),
    maps: ModuleMaps | None = None,
    baselines: Baselines | None = None,
) -> CheckServices:
    """The ports of a check."""
    return FixedServices(
        configurations=configurations or FixedConfigurations(),
        catalogue=FixedCatalogue(),
        discovery=discovery or FixedDiscovery(),
        tooling=FixedTooling(*analyzers),
        project_rules=rules,
        scheduler=InOrder(),
        reader=SameText(),
        version_control=FixedState(),
        clock=Ticking(),
        cache_place=FixedCache(),
        code_owners=FixedOwners(),
        module_maps=maps or NoMaps(),
        matches=path_matches,
        baselines=baselines or FixedBaselines(),
        baseline_history=FixedHistory(),
    )
