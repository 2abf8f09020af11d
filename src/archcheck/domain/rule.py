"""Rules: what can be broken."""

from archcheck.domain.level import Level
from archcheck.domain.plugin import Plugin
from archcheck.shared.deferred import dataclass

OptionValue = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True)
class RuleOption:
    """An option of a rule, in words; the rule's code knows its type and default."""

    name: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class RuleDefinition:
    """An own rule as its page states it; `page` is the page's Markdown without front matter.

    `family` is gate, dependencies, layout, conventions, tests or fitness. `opt_in` rules run only when
    the configuration names them; the others run always. `because` is the reason, `fix` one
    sentence of advice. `plugin` is who brings the rule, None for archcheck itself. What it finds
    depends on the rules that it `heeds`: whether they run, and with which options. `tool` is the
    wrapped tool that judges it, empty where archcheck's own code does. `formerly` are names that it
    had, which still mean it.
    """

    name: str
    code: str
    family: str
    level: Level
    precision: str
    tags: tuple[str, ...]
    options: tuple[RuleOption, ...]
    opt_in: bool
    summary: str
    because: str
    fix: str
    page: str
    plugin: Plugin | None = None
    heeds: tuple[str, ...] = ()
    tool: str = ""
    formerly: tuple[str, ...] = ()

    @property
    def level_when_named(self) -> Level:
        """The level where a configuration names it and no level: off is for those that nobody names."""
        return Level.WARNING if self.level is Level.OFF else self.level


@dataclass(frozen=True, kw_only=True)
class ToolRule:
    """A rule of a wrapped tool, as SARIF wants to know it.

    `cwe` holds numbers (78); `security_severity` is a number as text, empty for no security rule.
    """

    id: str
    name: str
    summary: str
    level: Level
    description: str = ""
    help_uri: str = ""
    tags: tuple[str, ...] = ()
    cwe: tuple[int, ...] = ()
    security_severity: str = ""
