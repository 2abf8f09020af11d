"""Why a module may import another, or may not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import Survey, survey
from archcheck.application.explaining.chains import shortest_chains
from archcheck.application.explaining.edges import Edge
from archcheck.application.explaining.variants import FIRST, path_of, with_import
from archcheck.application.ports.contract_matches import ContractMatch, ContractMatches
from archcheck.application.ports.module_maps import ModuleMaps
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.configuration import Declaration
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Opinion:
    """What one contract says: the entries that mean the two modules, and what it would report."""

    declaration: Declaration
    importer: str
    imported: str
    broken: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class ImportExplanation:
    """An import that is there at `places`, or is not, and all that has a say about it.

    `others` are findings of rules that are no contracts. `chains` are the shortest ways from the
    importer to the imported module, each by its modules.
    """

    edge: Edge
    places: tuple[Location, ...]
    opinions: tuple[Opinion, ...]
    others: tuple[Finding, ...]
    chains: tuple[tuple[str, ...], ...]
    missing: tuple[str, ...]

    @property
    def is_allowed(self) -> bool:
        """Whether nothing would report it."""
        return not self.others and self.breaks_nothing

    @property
    def breaks_nothing(self) -> bool:
        """Whether no contract would report it, and of other rules only notes would tell of it."""
        is_told = any(opinion.broken for opinion in self.opinions)
        return not is_told and all(it.level is Level.NOTE for it in self.others)


class ExplainImportUseCase:
    """Asks every contract about one import."""

    def __init__(
        self,
        services: CheckServices,
        maps: ModuleMaps,
        make_matches: Callable[[], ContractMatches],
    ) -> None:
        """Take the ports."""
        self._services = services
        self._maps = maps
        self._matches = make_matches

    def execute(self, text: str, request: CheckRequest, progress: Progress) -> ImportExplanation:
        """All about it; raises UsageProblems and Terminated."""
        written = Edge.read(text)
        found = survey(request, self._services, progress)
        modules = (file.module for file in found.inspection.project.files)
        edge = written.between(filter(None, modules))
        imports = self._maps.of(found.inspection, found.facts).graph.imports
        reported = list(self._reported(edge, found))
        return ImportExplanation(
            edge=edge,
            places=edge.places(imports),
            opinions=tuple(self._opinions(edge, found, request.directory, reported)),
            others=tuple(it for it in reported if not it.contract),
            chains=shortest_chains(imports, edge.importer, edge.imported),
            missing=found.missing,
        )

    def _reported(self, edge: Edge, found: Survey) -> Iterator[Finding]:
        """What this very import would be reported for, were it the first line of its module."""
        path = path_of(found.inspection.project, edge.importer)
        changed = with_import(found.facts, found.inspection.project, edge)
        first = Location(path, FIRST)
        return (it for it in self._judged(found, changed) if it.location == first)

    def _judged(self, found: Survey, facts: Sequence[FileFacts]) -> Iterable[Finding]:
        for rules in self._services.project_rules:
            yield from rules.judge(found.inspection, facts).findings

    def _opinions(
        self, edge: Edge, found: Survey, directory: str, reported: Sequence[Finding]
    ) -> Iterator[Opinion]:
        configuration = found.inspection.configuration
        matches = self._matches()
        broken = _by_contract(reported)
        composed = () if configuration.composition is None else (configuration.composition,)
        contracts = (*configuration.contracts, *composed)
        for declaration in filter(found.inspection.rules.judges, contracts):
            entries = matches.of(declaration, configuration, directory)
            ends = _meant(entries, edge.importer), _meant(entries, edge.imported)
            if declaration.name in broken or all(ends):
                yield Opinion(declaration, *ends, broken.get(declaration.name, ()))


def _by_contract(reported: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in reported:
        found[finding.contract] = (*found.get(finding.contract, ()), finding)
    return found


def _meant(entries: Iterable[ContractMatch], module: str) -> str:
    """The entry of a contract that means a module; empty where none does."""
    fitting = (entry.entry for entry in entries if any(_holds(it, module) for it in entry.modules))
    return next(fitting, "")


def _holds(head: str, module: str) -> bool:
    return module == head or module.startswith(f"{head}.")
