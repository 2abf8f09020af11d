"""What the judge knows beside the findings."""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from archcheck.application.judging.knowledge import Knowledge
from archcheck.domain.activation import PathMatches, RulePlan
from archcheck.domain.configuration import Configuration, Origin
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.rule_names import RuleNames
from archcheck.shared.deferred import dataclass

ABOUT_IMPORTS = ("dependencies", "fitness")
UNEXEMPTED = ("gate", "policy")
LineRegion = Callable[[str, int], Region]


@dataclass(frozen=True)
class Policy:
    """The law of one check.

    `line_region(path, line)` is the region of a whole line; `modules` maps paths to dotted
    names; `answered` names the analyzers that completed; `unchecked` are the files that one of
    them could not check; `partial` is true when a part of the gate was left out, so that nothing
    can be called unused, unless it `judges_rules` all the same, and rules are what it is about.
    `knowledge` says what was known before.
    """

    configuration: Configuration
    rules: RulePlan
    names: RuleNames
    today: datetime.date
    matches: PathMatches
    line_region: LineRegion
    modules: Mapping[str, str]
    answered: Collection[str]
    unchecked: Collection[str]
    partial: bool
    judges_rules: bool
    knowledge: Sequence[Knowledge] = ()

    def complaint(self, rule: str, path: str, line: int, message: str, key: str) -> Finding:
        """A finding of the gate about its own configuration or an inline ignore."""
        definition = self.rules.rules[rule].definition
        return Finding(
            analyzer=OWN_ANALYZER,
            rule=rule,
            level=Level.ERROR,
            message=message,
            location=Location(path, self.line_region(path, line)),
            key=key,
            symbol=path,
            because=definition.because,
            fix=definition.fix,
        )

    def about_declaration(
        self, rule: str, origin: Origin, message: str, key: str
    ) -> tuple[Finding, ...]:
        """A finding of the gate about what the configuration declares.

        None where a pack declares it and the project has no configuration file to say so in.
        """
        place = self.declared_at(origin)
        if place is None:
            return ()
        text = f"{message} (in {origin.source}, line {origin.line})" if origin.is_pack else message
        return (self.complaint(rule, place.path, place.region.start_line, text, key),)

    def declared_at(self, origin: Origin) -> Location | None:
        """The line of a declaration; a pack's are found where the project names its packs."""
        path, line = origin.source, origin.line
        if origin.is_pack:
            path, line = self.configuration.file, 1
        return Location(path, self.line_region(path, line)) if path else None

    def is_gate_rule(self, finding: Finding) -> bool:
        """Whether it is about the gate itself, which no ignore, waiver or override exempts."""
        if finding.analyzer != OWN_ANALYZER:
            return False
        rule = self.rules.rules.get(finding.rule)
        return rule is not None and rule.definition.family in UNEXEMPTED

    def was_answered(self, name: str) -> bool:
        """Whether the analyzers that a rule name belongs to completed.

        A rule about imports depends on all files: chains lead through those that nobody read.
        """
        completed = self._analyzers_of(name).issubset(self.answered)
        return completed and not (self.unchecked and self._is_about_imports(name))

    def _analyzers_of(self, name: str) -> set[str]:
        tool, colon, _ = name.partition(":")
        return {tool} if colon else {OWN_ANALYZER, *self._judges(name)}

    def _judges(self, name: str) -> Iterator[str]:
        """Who judges the own rules of a name that are part of the gate."""
        for rule in self.names.meant(name):
            if rule.name in self.rules.whole.rules:
                yield rule.tool or OWN_ANALYZER

    def _is_about_imports(self, name: str) -> bool:
        return any(rule.family in ABOUT_IMPORTS for rule in self.names.meant(name))
