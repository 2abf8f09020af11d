"""The effective configuration of one project: packs and the project's own, merged."""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from archcheck.domain.level import Level
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import Problem
from archcheck.domain.project import SOURCES, Role, Roles
from archcheck.domain.rule import OptionValue
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Origin:
    """Where a value comes from.

    `source` is a file relative to the project root, `pack NAME`, `command line` or `default`;
    `key` is the key path there; `line` is from 1. `common` says that several projects have it from
    one file, and it may be meant for another one of them.
    """

    source: str
    key: str = ""
    line: int = 1
    common: bool = False

    @property
    def speaks_to_any(self) -> bool:
        """Whether it need not mean anything in the project that has it."""
        return self.is_pack or self.common

    @property
    def is_pack(self) -> bool:
        """Whether a pack says so, and not the project."""
        return self.source.startswith("pack ")

    def problem(self, message: str, hint: str = "", key: str = "") -> Problem:
        """What is wrong here, or at another key of the same line."""
        return Problem(self.source, key or self.key, message, hint, self.line)


DEFAULT = Origin("default")
TOP_STEP = 3


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """What is configured under a name that findings carry; `keys` holds its own as TOML gave them.

    `what` is the word for it. `options` are these keys as its type declares them, with defaults,
    and nobody else's business. `rule` is the one that judges what is of its type; `level` is None
    where that of the rule holds. `formerly` are names that it had, by which it can still be named. `fix` says what to do where the project knows better than the rule.
    """

    what: ClassVar[str] = "contract"
    name: str
    origin: Origin
    type: str = ""
    rule: str = ""
    because: str = ""
    fix: str = ""
    allow_empty: bool = False
    level: Level | None = None
    options: Any = None
    keys: Mapping[str, object] = dataclasses.field(default_factory=dict)
    formerly: tuple[str, ...] = ()

    def problem(self, message: str, hint: str = "") -> Problem:
        """What is wrong with it."""
        return self.origin.problem(message, hint, f'{self.origin.key} "{self.name}"')

    def is_of(self, rule: str) -> bool:
        """Whether this rule reports what is wrong with what it is about."""
        return self.rule == rule

    def is_kept_by(self, rule: str) -> bool:
        """Whether it is judged by this rule even where the rule is switched off."""
        return self.is_of(rule) and self.level not in (None, Level.OFF)


@dataclass(frozen=True, kw_only=True)
class Exemption:
    """What holds for a reason, maybe not for ever: `expires` is its last day."""

    origin: Origin
    reason: str
    expires: datetime.date | None = None

    def has_ended(self, today: datetime.date) -> bool:
        """Whether it is past its date."""
        return self.expires is not None and self.expires < today


@dataclass(frozen=True, kw_only=True)
class ImportException(Exemption):
    """An import that a contract leaves out or tolerates: `entry` is written `a.b -> c.d`.

    `key` is the list in which it stands.
    """

    entry: str
    key: str = "ignore_imports"
    reason: str = ""

    @property
    def stated(self) -> str | Mapping[str, object]:
        """The entry as it is written: a table where it has a reason."""
        if not self.reason:
            return self.entry
        date = {"expires": self.expires} if self.expires else {}
        return {"import": self.entry, "reason": self.reason, **date}


@dataclass(frozen=True, kw_only=True)
class ContractDeclaration(Declaration):
    """A contract as configured.

    Imports by modules of its `roles` are judged. Those of `ignore_imports` do not count; what is
    wrong with those of `deprecated` is a note.
    """

    ignore_imports: tuple[ImportException, ...] = ()
    deprecated: tuple[ImportException, ...] = ()
    roles: Roles = SOURCES
    except_modules: tuple[str, ...] = ()
    per_context: bool = False
    ignore_type_checking: bool = False
    ignore_function_level: bool = False

    @property
    def exceptions(self) -> tuple[ImportException, ...]:
        """All imports of which it says something of their own."""
        return (*self.ignore_imports, *self.deprecated)


@dataclass(frozen=True, kw_only=True)
class StructureDeclaration(Declaration):
    """A structure rule as configured; `rules` report it, one for each thing that it demands."""

    what: ClassVar[str] = "structure rule"
    fix: str = ""
    rules: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    condition: Any = None

    def is_of(self, rule: str) -> bool:
        """Whether this rule reports one of its demands."""
        return rule in self.rules


@dataclass(frozen=True, kw_only=True)
class LayoutDeclaration(Declaration):
    """A layout rule as configured: `excepted` paths, and the `condition` under which it applies."""

    what: ClassVar[str] = "layout rule"
    fix: str = ""
    excepted: tuple[str, ...] = ()
    condition: Any = None


@dataclass(frozen=True, kw_only=True)
class RuleSetting:
    """Level (None: the rule's own) and options that the configuration gives a rule."""

    level: Level | None = None
    options: Mapping[str, OptionValue] = dataclasses.field(default_factory=dict)
    origin: Origin = DEFAULT


@dataclass(frozen=True, kw_only=True)
class ToolSetting:
    """How a tool is part of the gate.

    `args` are appended after archcheck's own; the first of them, `pack_args`, give way to the
    project's own configuration of the tool; `environment` is `project`, `isolated` or `path`,
    empty for the adapter's own; `timeout` is in seconds for each process; `levels` maps the
    tool's rule ids (and prefixes of them) to levels; `python` is the project's interpreter.
    `options` are the keys that this tool alone has, as it declares them, with defaults, and nobody
    else's business; `keys` holds them as TOML would. One that is `left_out` is part of the gate, and not of
    this run.
    """

    name: str
    enabled: bool = True
    left_out: bool = False
    optional: bool = False
    args: tuple[str, ...] = ()
    pack_args: tuple[str, ...] = ()
    environment: str = ""
    on: tuple[Role, ...] = (Role.SOURCE, Role.TEST)
    timeout: float = 300.0
    levels: Mapping[str, Level] = dataclasses.field(default_factory=dict)
    program: str = ""
    python: str = ""
    origin: Origin = DEFAULT
    options: Any = None
    keys: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def runs(self) -> bool:
        """Whether this run asks it."""
        return self.enabled and not self.left_out


@dataclass(frozen=True, kw_only=True)
class Waiver(Exemption):
    """A configured exemption from rules; empty narrowing fields match everything."""

    rules: tuple[str, ...]
    path: str = ""
    module: str = ""
    contract: str = ""
    symbol: str = ""
    allow_empty: bool = False


@dataclass(frozen=True, kw_only=True)
class Override:
    """Other levels or options for files that match one of `paths` (globs)."""

    paths: tuple[str, ...]
    rules: Mapping[str, RuleSetting]
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class Unchecked(Exemption):
    """What is known not to be checked: a path (glob) or a tool, with the reason."""

    path: str = ""
    tool: str = ""


@dataclass(frozen=True, kw_only=True)
class AcceptedChange(Exemption):
    """One loosening of the gate that may pass: its kind and key, and who has accepted it."""

    kind: str
    what: str
    accepted_by: str = ""


@dataclass(frozen=True, kw_only=True)
class JointChange:
    """Paths (globs) that change together: where one of `when` does, one of `then` must."""

    when: tuple[str, ...]
    then: tuple[str, ...]
    origin: Origin
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """What two packs say of one key: `value` holds, since its pack comes later, `other` does not.

    Values are TOML text; one of them may say that the pack takes the whole away, or leaves it out.
    """

    key: str
    value: str
    origin: Origin
    other: str
    over: Origin


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """Everything that steers a check.

    `root` is the absolute project root; where that is one of a copy, `home` is the project's own. `file` the configuration file relative to it, empty
    without one. `source`, `tests` and `contexts` are None when they are to be detected. `layers` maps a
    layer to its module patterns, `libraries` a group of libraries to names that belong to it
    beside the shipped ones. `origins` maps a key path (`rules.no-comments.level`) to
    where its value comes from. `wiring_modules` are those composition roots that anybody may
    import. Where modules are `classified`, each belongs to a layer but the `unclassified`. `notices` are sentences for standard error, `contradictions` those between packs that the project leaves as they are. `architecture` is
    `none` where the project declares that it has none that could be checked. `plugins` are the
    installed ones and those that the configuration names. In `baseline_strict` paths no finding is known.
    `steps` are how far the project has climbed
    in which pack.
    `apart` are directories of other projects
    in this one. `composition` is the contract that says which other projects this one may import;
    None where it stands in no table of projects. `thin_environment` is what the root of such a table may
    need, None where it is not said.
    """

    root: str
    home: str = ""
    file: str = ""
    packs: tuple[str, ...] = ()
    plugins: tuple[Plugin, ...] = ()
    source: tuple[str, ...] | None = None
    tests: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    fail_on: Level | None = Level.WARNING
    architecture: str = ""
    max_file_size: int = 5_000_000
    max_file_seconds: float = 30.0
    composition_roots: tuple[str, ...] = ()
    wiring_modules: tuple[str, ...] = ()
    contexts: tuple[str, ...] | None = None
    except_contexts: tuple[str, ...] = ()
    classified: bool = False
    unclassified: tuple[str, ...] = ()
    layers: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    libraries: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    contracts: tuple[ContractDeclaration, ...] = ()
    structure: tuple[StructureDeclaration, ...] = ()
    layout: tuple[LayoutDeclaration, ...] = ()
    rules: Mapping[str, RuleSetting] = dataclasses.field(default_factory=dict)
    tools: Mapping[str, ToolSetting] = dataclasses.field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    overrides: tuple[Override, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    baseline_strict: tuple[str, ...] = ()
    accepted: tuple[AcceptedChange, ...] = ()
    changes: tuple[JointChange, ...] = ()
    origins: Mapping[str, Origin] = dataclasses.field(default_factory=dict)
    notices: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    strict: bool = False
    steps: Mapping[str, int] = dataclasses.field(default_factory=dict)
    apart: tuple[str, ...] = ()
    composition: ContractDeclaration | None = None
    thin_environment: tuple[str, ...] | None = None

    @property
    def work_tree(self) -> str:
        """The project's own root, which people see."""
        return self.home or self.root

    @property
    def declarations(self) -> tuple[Declaration, ...]:
        """All that is configured under a name; no two have the same."""
        composed = () if self.composition is None else (self.composition,)
        return (*self.contracts, *composed, *self.structure, *self.layout)
