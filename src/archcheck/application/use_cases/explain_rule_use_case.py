"""What a name means here."""

import dataclasses
import functools
import itertools
import re
from collections.abc import Callable, Iterator, Mapping

from archcheck.application.configuration_description import (
    ConfigurationValue,
    describe_configuration,
)
from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.contract_matches import ContractMatch, ContractMatches
from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.application.ports.tool_rules import (
    EVERY_RULE,
    ToolRuleExplanation,
    ToolRules,
)
from archcheck.application.toml_text import key_text
from archcheck.application.use_cases.list_rules_use_case import RuleStatus, rule_status
from archcheck.domain.configuration import (
    DEFAULT,
    Configuration,
    Declaration,
    Origin,
)
from archcheck.domain.problem import NothingThere, Problem, UsageProblems
from archcheck.domain.rule_names import RuleNames, selects
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class ContractExplanation:
    """A contract of the project, or another rule that has a name, and what it matches."""

    declaration: Declaration
    matches: tuple[ContractMatch, ...]


@dataclass(frozen=True)
class LayerExplanation:
    """A layer: its patterns, what they match here, and the contracts that name it."""

    name: str
    patterns: tuple[str, ...]
    origin: Origin
    modules: tuple[str, ...]
    contracts: tuple[str, ...]


@dataclass(frozen=True)
class PackExplanation:
    """A pack and the values that it sets here; `applies` whether the project uses it."""

    name: str
    applies: bool
    values: tuple[ConfigurationValue, ...]


Explanation = (
    tuple[RuleStatus, ...]
    | ContractExplanation
    | LayerExplanation
    | ToolRuleExplanation
    | PackExplanation
)
OF_FILES = frozenset({"conventions", "tests"})
NO_PATH = re.compile(r"[\w-]+")
WORDS = re.compile(r"[\w.{}-]+")


class ExplainRuleUseCase:
    """Explains every name that archcheck prints: rules, contracts, layers, packs and tools."""

    def __init__(
        self,
        catalogue: RuleCatalogue,
        configurations: ConfigurationLoader,
        make_matches: Callable[[], ContractMatches],
        make_tool_rules: Callable[[], ToolRules],
    ) -> None:
        """Take the ports; those that are not always needed are made when they are."""
        self._catalogue = catalogue
        self._configurations = configurations
        self._make_matches = make_matches
        self._make_tool_rules = make_tool_rules

    def execute(self, name: str, request: ConfigurationRequest) -> Explanation:
        """What this name means; raises UsageProblems when it means nothing."""
        configuration = self._configurations.load(request)
        return (
            self._rules(name, configuration)
            or self._contract(name, configuration, request.directory)
            or self._layer(name, configuration, request.directory)
            or self._pack(name, configuration, request)
            or self._rule_of_tool(name, configuration)
        )

    def rules(self, name: str, request: ConfigurationRequest) -> tuple[RuleStatus, ...]:
        """The rules of archcheck that a name means, none where it means something else."""
        alone = dataclasses.replace(request, rules_alone=True)
        found = self._rules(name, self._configurations.load(alone))
        if {it.definition.family for it in found} <= OF_FILES:
            return found
        return self._rules(name, self._configurations.load(request))

    def names(self) -> tuple[str, ...]:
        """What every project can have explained, sorted: rules, their codes and families, tools."""
        rules = ((rule.name, rule.code, rule.family) for rule in self._catalogue.rules())
        tools = self._make_tool_rules().id_patterns(())
        return tuple(sorted({*itertools.chain.from_iterable(rules), *tools}))

    def _rules(self, name: str, configuration: Configuration) -> tuple[RuleStatus, ...]:
        rules = filter(
            functools.partial(selects, name), self._catalogue.rules(configuration.plugins)
        )
        return tuple(rule_status(rule, configuration) for rule in rules)

    def _contract(
        self, name: str, configuration: Configuration, directory: str
    ) -> ContractExplanation | None:
        declared = {entry.name: entry for entry in configuration.declarations}
        if name not in declared:
            return None
        found = self._make_matches().of(declared[name], configuration, directory)
        return ContractExplanation(declared[name], found)

    def _layer(
        self, name: str, configuration: Configuration, directory: str
    ) -> LayerExplanation | None:
        if name not in configuration.layers:
            return None
        return LayerExplanation(
            name=name,
            patterns=configuration.layers[name],
            origin=configuration.origins.get(key_text(("layers", name)), DEFAULT),
            modules=self._make_matches().of_layer(name, configuration, directory),
            contracts=tuple(
                it.name for it in configuration.declarations if name in _words(it.keys)
            ),
        )

    def _pack(
        self, name: str, configuration: Configuration, request: ConfigurationRequest
    ) -> PackExplanation | None:
        applies = name in configuration.packs
        shown = configuration if applies else self._with_pack(name, request)
        values = tuple(_set_by_pack(name, shown)) if shown else ()
        return PackExplanation(name, applies, values) if values else None

    def _with_pack(self, name: str, request: ConfigurationRequest) -> Configuration | None:
        """The configuration with another pack that is known by name; a path is not read."""
        if not NO_PATH.fullmatch(name):
            return None
        try:
            return self._configurations.load(dataclasses.replace(request, packs=(name,)))
        except UsageProblems:
            return None

    def _rule_of_tool(self, name: str, configuration: Configuration) -> ToolRuleExplanation:
        tools = self._make_tool_rules()
        names = RuleNames(
            self._catalogue.rules(configuration.plugins), tools.id_patterns(configuration.plugins)
        )
        tool, _, rule = _full_name(name, names).partition(":")
        if not rule or tool not in names.tools:
            raise _unknown(name, names, configuration)
        return tools.explain(tool, rule, configuration)


def _set_by_pack(name: str, configuration: Configuration) -> Iterator[ConfigurationValue]:
    described = describe_configuration(configuration)
    return (value for value in described if value.origin.source == f"pack {name}")


def _full_name(name: str, names: RuleNames) -> str:
    """`tool:id` for the id alone, and for a tool all of its rules."""
    if name in names.tools:
        return f"{name}:{EVERY_RULE}"
    return name if ":" in name else names.rule_of_tool(name)


def _words(value: object) -> frozenset[str]:
    """The names in the keys of a contract, which may stand in rows of layers."""
    if isinstance(value, Mapping):
        return frozenset().union(*map(_words, value.values()))
    if isinstance(value, list | tuple):
        return frozenset().union(*map(_words, value))
    return frozenset(WORDS.findall(str(value)))


def _unknown(name: str, names: RuleNames, configuration: Configuration) -> NothingThere:
    declared = (entry.name for entry in configuration.declarations)
    others = (*declared, *configuration.layers, *configuration.packs, *names.tools)
    lists = f"archcheck rules lists all rules; tools here: {', '.join(names.tools)}"
    message = f'no rule and no contract is called "{name}", and no layer, pack or tool'
    return NothingThere(Problem("", "", message, names.hint(name, others) or lists))
