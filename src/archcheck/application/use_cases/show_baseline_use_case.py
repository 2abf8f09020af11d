"""What a baseline holds: by rule, package, owner and age."""

from collections.abc import Callable, Iterable, Mapping

from archcheck.application.baseline.summary import BaselineSummary, Described
from archcheck.application.ports.baselines import BaselineHistory, Baselines
from archcheck.application.ports.code_owners import CodeOwners
from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.domain.baseline import FILE_NAME, Baseline, Sheet
from archcheck.domain.baseline_text import entry_text
from archcheck.domain.problem import NothingThere, Problem
from archcheck.domain.project import Project

TOP = "."


class ShowBaselineUseCase:
    """Reads a baseline; checks nothing."""

    def __init__(
        self,
        configurations: ConfigurationLoader,
        discovery: ProjectDiscovery,
        baselines: Baselines,
        history: BaselineHistory,
        owners: CodeOwners,
    ) -> None:
        """Take the ports."""
        self._configurations = configurations
        self._discovery = discovery
        self._baselines = baselines
        self._history = history
        self._owners = owners

    def execute(self, request: ConfigurationRequest, file: str) -> BaselineSummary:
        """The entries; raises UsageProblems where there is no baseline."""
        configuration = self._configurations.load(request)
        wish = DiscoveryRequest(directory=request.directory, paths=request.paths)
        project, _ = self._discovery.discover(configuration, wish)
        baseline = self._baselines.read(project, file)
        if baseline is None:
            hint = "archcheck baseline create makes one"
            raise NothingThere(Problem(FILE_NAME, "", "there is no baseline", hint))
        return BaselineSummary(tuple(self._described(project, baseline)))

    def _described(self, project: Project, baseline: Baseline) -> Iterable[Described]:
        paths = {entry.path for entry in baseline.entries}
        owners = self._owners.owners(project.root, sorted(paths))
        package = package_names(project)
        for sheet in baseline.sheets:
            dates = self._dates(project.root, sheet)
            for entry in sheet.entries:
                yield Described(
                    entry=entry,
                    file=sheet.file,
                    package=package(entry.path),
                    owners=owners[entry.path],
                    date=dates.get(entry_text(entry), ""),
                )

    def _dates(self, root: str, sheet: Sheet) -> Mapping[str, str]:
        """Since when each line stands in the file without a break."""
        open_lines = set(map(entry_text, sheet.entries))
        dates: dict[str, str] = {}
        for past in self._history.texts(root, sheet.file):
            open_lines &= set(past.text.split("\n"))
            dates.update(dict.fromkeys(open_lines, past.date))
            if not open_lines:
                break
        return dates


def package_names(project: Project) -> Callable[[str], str]:
    """What the nearest package of a path is called; its directory where it has no name."""
    packages = {
        file.path.rpartition("/")[0]: file.module for file in project.files if file.is_package
    }

    def name(path: str) -> str:
        directory = path.rpartition("/")[0]
        nearest = directory
        while nearest and nearest not in packages:
            nearest = nearest.rpartition("/")[0]
        return packages.get(nearest) or directory or TOP

    return name
