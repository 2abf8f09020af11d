"""What somebody wants to have checked."""

import dataclasses
from collections.abc import Mapping

from archcheck.application.checking.selection import Selection
from archcheck.application.ports.cache_place import CacheWish
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.project_division import DivisionRequest
from archcheck.application.ports.report_format import Evidence
from archcheck.domain.changed_code import ChangeWish
from archcheck.domain.level import Level
from archcheck.domain.project import Unsaved
from archcheck.domain.project_table import TablePlace
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class CheckRequest:
    """The wishes of one run.

    `directory` is the absolute working directory, `paths` are as given, `configuration_file`
    is empty unless wished for, `packs` None unless wished for. `fail_on` is empty, a level or
    `never`. `timeout` in seconds for each tool process, 0 for the configured one. `workers` is 0 for as many as the machine
    lends. `cache` is
    False under `--no-cache`. `evidence` is what the reports will show of the files. `unsaved` is the one
    file to report on; `paths` then say where its project is. `change` limits the run to what has
    changed; with projects that use those of the run where all that is `affected` is meant. `baseline` is an absolute path, empty
    for the baseline that is there, if any; under `ratchet` it has to shrink where it could.
    `projects` are those of a table that are wished for. `root` is that of one
    project, absolute, where it is known, and `place` where that stands in a table,
    whose projects have these `modules`. At most `most_runs` analyzers may
    answer for all projects together, 0 for any number. Of several projects the selection needs to
    mean something in one, which `is_selection_checked` says.
    """

    directory: str
    paths: tuple[str, ...] = ()
    configuration_file: str = ""
    packs: tuple[str, ...] | None = None
    selection: Selection = Selection()
    fail_on: str = ""
    workers: int = 0
    cache: bool = True
    cache_wish: CacheWish = CacheWish()
    timeout: float = 0.0
    strict: bool = False
    tests: bool = True
    reproducible: bool = False
    unsaved: Unsaved | None = None
    change: ChangeWish = ChangeWish()
    affected: bool = False
    evidence: Evidence = Evidence.FINGERPRINTS
    baseline: str = ""
    ratchet: bool = False
    projects: tuple[str, ...] = ()
    root: str = ""
    place: TablePlace | None = None
    modules: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    most_runs: int = 0
    is_selection_checked: bool = False

    @property
    def division(self) -> DivisionRequest:
        """Which projects are wished for."""
        return DivisionRequest(
            directory=self.directory,
            paths=self.paths,
            file=self.configuration_file,
            names=self.projects,
            affected=self.affected,
            staged=self.change.staged,
        )

    @property
    def is_table_alone(self) -> bool:
        """Whether it is about the root of several projects as such, which has no files."""
        return self.place is not None and self.place.entry is None

    @property
    def configuration(self) -> ConfigurationRequest:
        """Which configuration is wished for."""
        return ConfigurationRequest(
            directory=self.directory,
            paths=self.paths,
            file=self.configuration_file,
            packs=self.packs,
            root=self.root,
            place=self.place,
        )

    def chosen_fail_on(self, configured: Level | None) -> Level | None:
        """The level that closes the gate; None for none."""
        if not self.fail_on:
            return configured
        return None if self.fail_on == "never" else Level(self.fail_on)
