"""A composition of stand-ins, and running the command line on it in this process."""

import contextlib
import dataclasses
import signal
from collections.abc import Iterable, Mapping, Sequence

from archcheck.application.checking.checked import Checked
from archcheck.application.checking.checked_projects import CheckedProjects
from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.contract_matches import ContractMatch, ContractMatches
from archcheck.application.ports.graph_format import GraphFormats
from archcheck.application.ports.fitness_gauge import FitnessGauge
from archcheck.application.ports.project_division import (
    Division,
    DivisionRequest,
    ProjectDivider,
)
from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.application.ports.report_output import (
    ReportFiles,
    ReportFormats,
    ReportMemory,
    ReportNotWritten,
)
from archcheck.application.ports.saved_results import SavedResults
from archcheck.application.ports.root_search import FoundRoot, RootSearch
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.tool_installation import (
    Installation,
    NotInstalled,
    ToolInstaller,
)
from archcheck.application.ports.tool_inventory import ToolInventory, ToolStatus
from archcheck.application.ports.tool_probes import Probing, ToolProbe, ToolProbes
from archcheck.application.ports.code_owners import CodeOwners
from archcheck.application.guarding.guard import Guard
from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
from archcheck.application.use_cases.check_projects_use_case import CheckProjectsUseCase
from archcheck.application.use_cases.check_tools_use_case import CheckToolsUseCase
from archcheck.application.use_cases.compare_graphs_use_case import CompareGraphsUseCase
from archcheck.application.use_cases.compare_packs_use_case import ComparePacksUseCase
from archcheck.application.use_cases.compare_policies_use_case import ComparePoliciesUseCase
from archcheck.application.use_cases.draw_graph_use_case import DrawGraphUseCase
from archcheck.application.use_cases.explain_file_use_case import ExplainFileUseCase
from archcheck.application.use_cases.explain_import_use_case import ExplainImportUseCase
from archcheck.application.use_cases.list_unguarded_use_case import ListUnguardedUseCase
from archcheck.application.use_cases.propose_configuration_use_case import (
    InitServices,
    ProposeConfigurationUseCase,
)
from archcheck.application.use_cases.prove_gate_use_case import ProveGateUseCase
from archcheck.application.use_cases.query_symbols_use_case import QuerySymbolsUseCase
from archcheck.application.use_cases.show_standing_use_case import ShowStandingUseCase
from archcheck.infrastructure.architecture.structure.queries import StructureQueries
from archcheck.application.use_cases.explain_rule_use_case import ExplainRuleUseCase
from archcheck.application.use_cases.follow_fitness_use_case import FollowFitnessUseCase
from archcheck.application.use_cases.keep_baseline_use_case import KeepBaselineUseCase
from archcheck.application.use_cases.list_files_use_case import ListFilesUseCase
from archcheck.application.use_cases.list_packs_use_case import ListPacksUseCase
from archcheck.application.use_cases.list_rules_use_case import ListRulesUseCase
from archcheck.application.use_cases.list_tools_use_case import ListToolsUseCase
from archcheck.application.use_cases.look_after_cache_use_case import LookAfterCacheUseCase
from archcheck.application.use_cases.map_projects_use_case import MapProjectsUseCase
from archcheck.application.use_cases.measure_fitness_use_case import MeasureFitnessUseCase
from archcheck.application.use_cases.lint_sarif_use_case import LintSarifUseCase
from archcheck.application.use_cases.merge_sarif_use_case import MergeSarifUseCase
from archcheck.application.use_cases.report_result_use_case import ReportResultUseCase
from archcheck.application.use_cases.show_baseline_use_case import ShowBaselineUseCase
from archcheck.application.use_cases.show_configuration_use_case import ShowConfigurationUseCase
from archcheck.application.use_cases.show_roots_use_case import ShowRootsUseCase
from archcheck.application.use_cases.write_pack_use_case import WritePackUseCase
from archcheck.infrastructure.configuration.pack_texts import TomlPackWriter
from archcheck.domain.check_result import CheckResult, ReportedFile
from archcheck.domain.configuration import Configuration, Declaration
from archcheck.domain.facts import FileFacts
from archcheck.domain.fitness import Fitness
from archcheck.domain.fitness_history import Version
from archcheck.domain.project import Project, Role, Scope
from archcheck.infrastructure.proposing.draft_files import DraftFiles
from archcheck.infrastructure.proposing.project_files import ProjectFiles
from archcheck.infrastructure.proposing.project_places import ProjectDirectories
from archcheck.infrastructure.proposing.proposal_documents import ProposalDocuments
from archcheck.infrastructure.proposing.shipped_words import shipped_vocabulary
from archcheck.infrastructure.proving.private_trees import PrivateTrees
from archcheck.infrastructure.reports.graphs.graph_formats import FileGraphFormats
from archcheck.infrastructure.sarif_logs.file_sarif_logs import FileSarifLogs
from archcheck.interface.cli.entry import run
from archcheck.shared.configuration import Environment
from archcheck.infrastructure.version_control.base_revisions import GitBaseRevisions
from archcheck.infrastructure.version_control.git_program import GitProgram
from tests.unit.application.checking.checking_support import FixedHistory as NoCommits
from tests.unit.application.checking.checking_support import (
    FixedBaselines,
    PROJECT,
    FixedCache,
    FixedCatalogue,
    FixedConfigurations,
    FixedDiscovery,
    FixedToolRules,
    services,
)
from tests.unit.application.drawing.graph_support import finding
from tests.unit.application.drawing.test_graph_survey import FixedMaps, ports
from tests.unit.application.use_cases.test_compare_graphs_use_case import FixedPast
from tests.unit.application.fitness.fitness_support import SHOP
from tests.unit.application.packs.pack_support import FixedPacks
from tests.unit.application.fitness.history_support import (
    FIRST,
    SECOND,
    DictMemory,
    FixedHistory,
)
from tests.unit.application.fitness.test_past_facts import Reading
from tests.unit.infrastructure.reports.results_support import clean_result

UNREAD = dataclasses.replace(PROJECT.files[1], path="src/shop/broken.py", problem="not UTF-8")
BROKEN = dataclasses.replace(PROJECT, files=(*PROJECT.files, UNREAD))
PLAIN = Environment(columns=80)


class PlainFormat(ReportFormat):
    """Says its name and the project's; remembers how it was asked to look."""

    def __init__(self, name: str) -> None:
        """Take the name."""
        self.name = name
        self.asked: list[ReportOptions] = []

    @property
    def written_when_interrupted(self) -> bool:  # type: ignore[override]
        """As the real formats."""
        return self.name != "sarif"

    @property
    def timeless(self) -> bool:  # type: ignore[override]
        """As the real formats."""
        return self.name == "sarif"

    def evidence(self, options: ReportOptions) -> Evidence:
        """As the real formats."""
        return Evidence.LINES if self.name == "console" else Evidence.FINGERPRINTS

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """One line."""
        self.asked.append(options)
        return f"{self.name} of {result.project.name}\n"

    def appendix(self, result: CheckResult, options: ReportOptions) -> str:
        """A line, for programs that have a job."""
        return f"summary of {result.project.name}\n" if self.name == "json" else ""


class PlainFormats(ReportFormats):
    """Three formats."""

    def __init__(self) -> None:
        """Make them."""
        self.formats = {name: PlainFormat(name) for name in self.names()}

    def names(self) -> tuple[str, ...]:
        """The formats that archcheck has."""
        return ("console", "json", "sarif")

    def load(self, name: str) -> ReportFormat:
        """One of them."""
        return self.formats[name]


class WrittenFiles(ReportFiles):
    """Remembers what was written; the folder `missing` is missing."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.texts: dict[str, str] = {}

    def write(self, path: str, text: str) -> None:
        """Remember."""
        if path.startswith("missing/"):
            raise ReportNotWritten(f"cannot write the report {path}: no such directory")
        self.texts[path] = text

    def append(self, path: str, text: str) -> None:
        """Remember likewise."""
        if text:
            self.write(path, self.texts.get(path, "") + text)


class FixedResults(SavedResults):
    """Always the same result."""

    def __init__(self, answer: CheckResult) -> None:
        """Take it."""
        self._answer = answer

    def read(self, path: str) -> CheckResult:
        """The result."""
        return self._answer

    def schema(self) -> Mapping[str, object]:
        """A short one."""
        return {"title": "a result"}


class RecordedCheck(CheckProjectUseCase):
    """Always the same result, or an error; remembers what was asked for."""

    def __init__(self, answer: CheckResult | BaseException) -> None:
        """Take the answer."""
        super().__init__(services())
        self.answer = answer
        self.requests: list[CheckRequest] = []
        self.progress: list[Progress] = []

    def check(self, request: CheckRequest, progress: Progress) -> Checked:
        """The answer."""
        self.requests.append(request)
        self.progress.append(progress)
        if isinstance(self.answer, BaseException):
            raise self.answer
        return checked(self.answer)


class RecordedChecks(CheckProjectsUseCase):
    """Finds the one project of a recorded check."""

    def __init__(self, recorded: RecordedCheck) -> None:
        """Take the check."""
        self._recorded = recorded

    def check(self, request: CheckRequest, progress: Progress) -> Checked:
        """As it does."""
        return self._recorded.check(request, progress)


def checked(result: CheckResult) -> Checked:
    """A result whose files are known already."""
    return Checked(result, lambda *_: result.files)


class FixedDivider(ProjectDivider):
    """Always the same projects."""

    def __init__(self, division: Division | None = None) -> None:
        """Take them."""
        self._division = division

    def divide(self, request: DivisionRequest) -> Division | None:
        """The projects."""
        return self._division


class FixedMemory(ReportMemory):
    """Knows that some files hold their reports, and remembers what it is told."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.written: set[str] = set()
        self.kept: list[tuple[str, str]] = []

    def is_written(self, name: str, options: ReportOptions, path: str) -> bool:
        """Whether the file is known."""
        return path in self.written

    def keep(
        self, name: str, options: ReportOptions, text: str, files: Sequence[ReportedFile]
    ) -> None:
        """Remember."""
        self.kept.append((name, text))


class FixedMatches(ContractMatches):
    """Every contract matches one module, and nothing for its second entry."""

    def of(
        self, declaration: Declaration, configuration: Configuration, directory: str
    ) -> tuple[ContractMatch, ...]:
        """Two entries."""
        return (ContractMatch("domain", ("shop.domain",)), ContractMatch("(jobs)", ()))

    def of_layer(self, layer: str, configuration: Configuration, directory: str) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def modules(self, configuration: Configuration, directory: str) -> tuple[str, ...]:
        """Two of them."""
        return ("shop.domain", "shop.web")

    def declared_rules(self) -> frozenset[str]:
        """One."""
        return frozenset({"layer-dependency"})


class FixedInventory(ToolInventory):
    """Always the same tools."""

    def __init__(self, *statuses: ToolStatus) -> None:
        """Take the tools."""
        self._statuses = statuses

    def statuses(
        self, configuration: Configuration, files: Mapping[Role, int]
    ) -> tuple[ToolStatus, ...]:
        """The tools."""
        return self._statuses


class FixedProbes(ToolProbes):
    """Always the same answers."""

    def __init__(self, *probes: ToolProbe) -> None:
        """Take the answers."""
        self._probes = probes

    def started(self, configuration: Configuration, project: Project) -> Probing:
        """The answers, which are there already."""
        return contextlib.nullcontext(lambda: self._probes)


class FixedInstaller(ToolInstaller):
    """Installs everything but what has a broken name."""

    def install(self, names: Sequence[str]) -> Installation:
        """Remember nothing."""
        if "broken" in names:
            raise NotInstalled("broken: no such package")
        return Installation("/data/tools", tuple(names))


class FixedGauge(FitnessGauge):
    """Always the same fitness."""

    def measure(self, project: Project, facts: Sequence[FileFacts]) -> Fitness:
        """That of a small shop."""
        return SHOP


class FixedRoots(RootSearch):
    """Always the same roots."""

    def roots(self, configuration: Configuration) -> tuple[FoundRoot, ...]:
        """One of each kind."""
        return (
            FoundRoot("src", Role.SOURCE, "from [tool.x] in pyproject.toml", ("mail", "shop")),
            FoundRoot("tests", Role.TEST, "the usual name"),
            FoundRoot("apps/\x1bone", Role.OTHER, "a project of its own, not checked"),
        )


class Nobody(CodeOwners):
    """Owns everything."""

    def owners(self, root: str, paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """None."""
        return dict.fromkeys(paths, ())


class StandIns:
    """A composition whose parts are all known."""

    def __init__(
        self,
        answer: CheckResult | BaseException | None = None,
        *,
        environment: Environment = PLAIN,
        configuration: Configuration | None = None,
        tools: Sequence[ToolStatus] = (),
        probes: Sequence[ToolProbe] = (),
        versions: Sequence[Version] = (FIRST, SECOND),
    ) -> None:
        """Take what differs from test to test."""
        self._versions = versions
        self.division: Division | None = None
        self._environment = environment
        self._tools = tools
        self._probes = probes
        self.configurations = FixedConfigurations(configuration or Configuration(root="/shop"))
        self.check = RecordedCheck(answer or clean_result())
        self.formats = PlainFormats()
        self.files = WrittenFiles()
        self.memory = FixedMemory()
        self.baselines = FixedBaselines()

    def trust_project(self) -> None:
        """Nothing is started here."""

    @property
    def environment(self) -> Environment:
        """As given."""
        return self._environment

    def check_project(self) -> CheckProjectUseCase:
        """The recorded check."""
        return self.check

    def keep_baseline(self) -> KeepBaselineUseCase:
        """A project with a broken rule, and the baseline that is given."""
        return KeepBaselineUseCase(services(baselines=self.baselines))

    def show_baseline(self) -> ShowBaselineUseCase:
        """The given baseline, which nobody owns."""
        return ShowBaselineUseCase(
            self.configurations, FixedDiscovery(), self.baselines, NoCommits(), Nobody()
        )

    def check_projects(self) -> CheckProjectsUseCase:
        """The recorded check of the one project."""
        return RecordedChecks(self.check)

    def map_projects(self) -> MapProjectsUseCase:
        """All that is there is the one project, unless others are given."""
        return MapProjectsUseCase(services(), FixedDivider(self.division))

    def list_files(self) -> ListFilesUseCase:
        """The files of the known project, and a path that matches none."""
        scope = Scope(whole=True, files=frozenset(), unmatched=("x.txt: not a Python file",))
        return ListFilesUseCase(self.configurations, FixedDiscovery(BROKEN, scope))

    def draw_graph(self) -> DrawGraphUseCase:
        """Two modules, one of which must not import the other."""
        return DrawGraphUseCase(ports(finding("shop.order")), FixedMaps())

    def compare_graphs(self) -> CompareGraphsUseCase:
        """The same modules, before which there was nothing."""
        past = FixedPast(has_sources=False)
        return CompareGraphsUseCase(ports(finding("shop.order")), FixedMaps(), past, FixedDivider())

    def compare_policies(self) -> ComparePoliciesUseCase:
        """The same modules, before which there was nothing."""
        past = FixedPast(has_sources=False)
        services = ports(finding("shop.order"))
        revisions = GitBaseRevisions(GitProgram({}))
        return ComparePoliciesUseCase(
            services, Guard(services, past, (), FixedDivider()), revisions
        )

    def prove_gate(self) -> ProveGateUseCase:
        """Nothing is to be proven but of tools."""
        return ProveGateUseCase(
            ports(finding("shop.order")), (), self.check_tools(), PrivateTrees()
        )

    def graph_formats(self) -> GraphFormats:
        """The real ones."""
        return FileGraphFormats()

    def propose_configuration(self) -> ProposeConfigurationUseCase:
        """What real files show, of the two modules."""
        return ProposeConfigurationUseCase(
            InitServices(
                checking=ports(),
                drafts=DraftFiles(self.configurations),
                maps=FixedMaps(),
                signs=ProjectFiles(),
                places=ProjectDirectories(),
                files=ProposalDocuments(),
                vocabulary=shipped_vocabulary,
            )
        )

    def query_symbols(self) -> QuerySymbolsUseCase:
        """Nothing is selected."""
        return QuerySymbolsUseCase(ports(), StructureQueries())

    def explain_import(self) -> ExplainImportUseCase:
        """Asked of the two modules."""
        return ExplainImportUseCase(ports(), FixedMaps(), FixedMatches)

    def explain_file(self) -> ExplainFileUseCase:
        """Asked of the two modules."""
        return ExplainFileUseCase(ports(), FixedMaps(), FixedMatches)

    def list_unguarded(self) -> ListUnguardedUseCase:
        """What the known matches leave out."""
        return ListUnguardedUseCase(self.configurations, FixedMatches)

    def show_standing(self) -> ShowStandingUseCase:
        """Nothing is broken."""
        return ShowStandingUseCase(ports(), StructureQueries)

    def configuration_schema(self, in_pyproject: bool) -> Mapping[str, object]:
        """A short one."""
        return {"type": "object", "title": "pyproject" if in_pyproject else "archcheck"}

    def explain_rule(self) -> ExplainRuleUseCase:
        """The pages of the known rules."""
        return ExplainRuleUseCase(
            FixedCatalogue(), self.configurations, FixedMatches, FixedToolRules
        )

    def look_after_cache(self) -> LookAfterCacheUseCase:
        """A cache that is always as large."""
        return LookAfterCacheUseCase(FixedCache(), self.configurations, FixedDivider())

    def list_rules(self) -> ListRulesUseCase:
        """The table of the known rules."""
        return ListRulesUseCase(FixedCatalogue(), self.configurations)

    def list_packs(self) -> ListPacksUseCase:
        """The table of two small packs."""
        return ListPacksUseCase(FixedPacks())

    def compare_packs(self) -> ComparePacksUseCase:
        """The two small packs."""
        return ComparePacksUseCase(FixedPacks())

    def write_pack(self) -> WritePackUseCase:
        """The given configuration."""
        return WritePackUseCase(self.configurations, TomlPackWriter())

    def list_tools(self) -> ListToolsUseCase:
        """The table of the given tools."""
        return ListToolsUseCase(FixedInventory(*self._tools), self.configurations, FixedDiscovery())

    def check_tools(self) -> CheckToolsUseCase:
        """The given answers."""
        probes = FixedProbes(*self._probes)
        return CheckToolsUseCase(probes, self.configurations, FixedDiscovery())

    def tool_installer(self) -> ToolInstaller:
        """One that has a network."""
        return FixedInstaller()

    def follow_fitness(self) -> FollowFitnessUseCase:
        """Two versions of a small shop, or a repository that does not answer."""
        ports = services(Reading(), configurations=self.configurations)
        history = FixedHistory(*self._versions)
        return FollowFitnessUseCase(ports, FixedGauge(), history, lambda _: DictMemory())

    def measure_fitness(self) -> MeasureFitnessUseCase:
        """The fitness of a small shop."""
        judged = dataclasses.replace(PROJECT, files=PROJECT.files[1:])
        found = FixedDiscovery(judged)
        ports = services(configurations=self.configurations, discovery=found)
        return MeasureFitnessUseCase(ports, FixedGauge())

    def show_configuration(self) -> ShowConfigurationUseCase:
        """The given configuration."""
        return ShowConfigurationUseCase(self.configurations)

    def show_roots(self) -> ShowRootsUseCase:
        """The known roots."""
        return ShowRootsUseCase(FixedRoots(), self.configurations)

    def lint_sarif(self) -> LintSarifUseCase:
        """Real files."""
        return LintSarifUseCase(FileSarifLogs())

    def merge_sarif(self) -> MergeSarifUseCase:
        """Real files."""
        return MergeSarifUseCase(FileSarifLogs())

    def report_result(self) -> ReportResultUseCase:
        """The result of the recorded check."""
        answer = self.check.answer
        return ReportResultUseCase(
            FixedResults(answer if isinstance(answer, CheckResult) else clean_result())
        )

    def report_formats(self) -> ReportFormats:
        """The three formats."""
        return self.formats

    def report_memory(self, checked: Checked | CheckedProjects) -> ReportMemory:
        """What is known."""
        return self.memory

    def report_files(self) -> ReportFiles:
        """The remembered files."""
        return self.files


def archcheck(*arguments: str, composition: StandIns | None = None) -> int:
    """Run the command line in this process, and leave its signals as they were."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        return run(arguments, composition or StandIns())
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
