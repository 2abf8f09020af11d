"""The result of a check: all that any report needs."""

import datetime
import enum
from collections.abc import Mapping

from archcheck.domain.configuration import Origin
from archcheck.domain.drawing import Drawing
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.location import Location
from archcheck.domain.rule import RuleDefinition, ToolRule
from archcheck.shared.deferred import dataclass


class Status(enum.StrEnum):
    """The gate's answer."""

    PASSED = "passed"
    FAILED = "failed"
    INCOMPLETE = "incomplete"


EXIT_CODES = {Status.PASSED: 0, Status.FAILED: 1, Status.INCOMPLETE: 3}


class Architecture(enum.StrEnum):
    """Whether the contracts of a plan compare anything: `none` is declared by the project."""

    CHECKED = "checked"
    NOT_CHECKED = "not checked"
    DECLARED_NONE = "none"
    NO_CONTRACTS = "no contracts"


@dataclass(frozen=True)
class Verdict:
    """The gate's answer, the exit status (0, 1 or 3), and what was not checked, in sentences.

    `files` and `tools` count those among it that nobody declared.
    """

    status: Status
    exit_code: int
    incomplete: tuple[str, ...] = ()
    files: int = 0
    tools: int = 0


@dataclass(frozen=True, kw_only=True)
class Notification:
    """Something that a reader of the report must know and that is no finding.

    `kind` is `execution`, `configuration`, or `machine` for what holds here and now alone;
    `analyzer` is who it is about.
    """

    kind: str
    analyzer: str
    level: Level
    message: str
    location: Location | None = None


@dataclass(frozen=True, kw_only=True)
class AnalyzerReport:
    """How one analyzer fared.

    `checked` counts files, `from_cache` those of them whose answers were known; `seconds` are those in
    which one of its jobs ran, `cpu_seconds` a sum over them; `exit_code` is that of the tool's last process; `rules`
    are the tool's rules that fired, sorted by id. `configuration_file` is the tool's own, empty
    when it has none.
    """

    name: str
    version: str
    homepage: str
    outcome: Outcome
    reason: str = ""
    optional: bool = False
    checked: int = 0
    from_cache: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    unchecked: tuple[UncheckedFile, ...] = ()
    notes: tuple[str, ...] = ()
    exit_code: int | None = None
    rules: tuple[ToolRule, ...] = ()
    configuration_file: str = ""


@dataclass(frozen=True)
class EnabledRule:
    """An own rule that ran, at its effective level, and where that level comes from."""

    definition: RuleDefinition
    level: Level
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class ReportedFile:
    """What reports need of a file with findings.

    `size` is in bytes; `lines` holds every line that a location touches and its neighbours;
    `line_hashes` maps those start lines of findings to `primaryLocationLineHash` values;
    `line_count` counts all lines.
    """

    path: str
    digest: str
    size: int
    encoding: str
    line_count: int
    lines: Mapping[int, str]
    line_hashes: Mapping[int, str]


@dataclass(frozen=True)
class Repository:
    """The git state: the remote's URI without credentials, the revision and the branch."""

    uri: str
    revision: str
    branch: str


@dataclass(frozen=True, kw_only=True)
class CheckedProject:
    """What was checked: `counts` are pairs such as ("src", 42), in the order of the console.

    `prefix` is the path of `root` in its git work tree, with a slash at its end; empty when they
    are the same directory or there is no work tree. All other paths are relative to `root`.
    `left_out` are phrases about what is not checked. `wiring_modules` counts modules that anybody
    may import, and that may import anybody. A result that is saved without its `root` says how that lay for
    whoever started the check: at `place` below the working directory, or around it, which then
    was `inside`. `category` is what tells the reports about it from those about others of its repository,
    with a slash at its end; empty where it follows from `prefix`. `within` is, where it is saved, its directory
    relative to the root of all that were checked with it.
    """

    name: str
    root: str
    packs: tuple[str, ...]
    configuration_file: str
    counts: tuple[tuple[str, int], ...]
    layout: str = ""
    prefix: str = ""
    architecture: Architecture = Architecture.CHECKED
    left_out: tuple[str, ...] = ()
    wiring_modules: int = 0
    place: str = ""
    inside: str = ""
    category: str = ""
    within: str = ""

    @property
    def is_table_alone(self) -> bool:
        """Whether it is the root of several projects as such, which has no files."""
        return not self.counts


@dataclass(frozen=True)
class Shard:
    """Which of how many parts of the findings a result reports, from 1."""

    number: int
    count: int


@dataclass(frozen=True)
class Picture:
    """The architecture that was checked, from the finest drawing that can be read to the coarsest.

    `modules` and `imports` count those of the project. The drawings know no places of imports.
    """

    modules: int
    imports: int
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True, kw_only=True)
class GoneFinding:
    """What was found at the base and is no longer: the rule as printed, and the path of today.

    Of a file that is gone too, the path that it had.
    """

    rule: str
    level: Level
    message: str
    path: str


@dataclass(frozen=True)
class BaseReport:
    """What has become of what was there at the base.

    `gone` is sorted by path and rule. `drawing` shows the modules and imports that were added, removed, newly
    forbidden or allowed since; None where nobody knows what there was.
    """

    gone: tuple[GoneFinding, ...] = ()
    drawing: Drawing | None = None


@dataclass(frozen=True)
class EntryReport:
    """An entry of a baseline: the file in which it stands, the rule, and the path."""

    file: str
    rule: str
    path: str


@dataclass(frozen=True, kw_only=True)
class BaselineReport:
    """How a check stands against its baseline.

    `recorded` counts entries, `known` findings that do not close the gate because they are
    recorded. `shrinkable` are entries that could leave the baseline, or ask for more; under
    `ratchet` they close the gate.
    """

    files: tuple[str, ...]
    recorded: int
    known: int
    shrinkable: tuple[EntryReport, ...] = ()
    ratchet: bool = False


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """Everything that a check found out; reports are pure functions of this value.

    `findings` holds all of them, sorted, the suppressed ones with their suppression. `analyzers`
    begins with archcheck itself. `partial` is true when a part of the gate was left out. `layout`
    in `project` says which layers were found, or why no architecture was checked.
    `seconds` is wall time; None under `--reproducible`, as is `today`. `skipped_rules` are
    sentences about rules of packs that do not apply. `ignored_imports` do not count for a reason
    that a contract gives, `deprecated_imports` are the findings that one tolerates for now.
    `next_steps` are hints for a first look. `interrupted` is true when somebody ended the check
    before it was done. `compared` says with what this was compared, empty where it was not;
    `since` is what has changed, where a report shows it.
    """

    version: str
    project: CheckedProject
    partial: bool
    fail_on: Level | None
    findings: tuple[Finding, ...]
    verdict: Verdict
    analyzers: tuple[AnalyzerReport, ...]
    rules: tuple[EnabledRule, ...]
    notifications: tuple[Notification, ...] = ()
    files: tuple[ReportedFile, ...] = ()
    repository: Repository | None = None
    today: datetime.date | None = None
    seconds: float | None = None
    skipped_rules: tuple[str, ...] = ()
    declared_unchecked: tuple[str, ...] = ()
    waivers_expiring: tuple[str, ...] = ()
    ignored_imports: int = 0
    deprecated_imports: int = 0
    computed_imports: int = 0
    links_not_followed: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    interrupted: bool = False
    compared: str = ""
    picture: Picture | None = None
    baseline: BaselineReport | None = None
    shard: Shard | None = None
    since: BaseReport | None = None
