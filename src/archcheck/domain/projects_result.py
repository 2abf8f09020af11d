"""The result of a check of several projects."""

from archcheck.domain.check_result import EXIT_CODES, CheckResult, Status
from archcheck.domain.finding import Finding
from archcheck.shared.deferred import dataclass

BY_PROJECT = "archcheck-by-project/1"


@dataclass(frozen=True, kw_only=True)
class ProjectsResult:
    """The results of all projects that were checked, in the order of their names.

    `root` is the absolute directory that they lie in, `prefix` its path in its git work tree, `name` what
    people call it; `source` says where the projects are declared, empty where nobody does.
    `unmatched` are sentences about given paths where nothing was checked, `incomplete` those about
    projects that nobody could look into.
    """

    version: str
    name: str
    root: str
    prefix: str
    source: str
    results: tuple[CheckResult, ...]
    unmatched: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    seconds: float | None = None

    @property
    def count(self) -> int:
        """How many projects were checked, the root as such not being one."""
        return sum(not result.project.is_table_alone for result in self.results)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of all projects."""
        return tuple(finding for result in self.results for finding in result.findings)

    @property
    def exit_code(self) -> int:
        """The worst of all: what was not checked wins over what is wrong."""
        return EXIT_CODES[self.status]

    @property
    def status(self) -> Status:
        """The worst answer."""
        found = {result.verdict.status for result in self.results}
        if self.incomplete or Status.INCOMPLETE in found:
            return Status.INCOMPLETE
        return Status.FAILED if Status.FAILED in found else Status.PASSED

    @property
    def interrupted(self) -> bool:
        """Whether somebody ended the check before it was done."""
        return any(result.interrupted for result in self.results)
