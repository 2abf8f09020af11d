"""What archcheck says about a project, rule by rule."""

import functools
import os
from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.configuration import Declaration
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.rule import RuleDefinition
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.shared.deferred import dataclass

EVERYTHING = "everything was checked"
GATE_FAMILY = "gate"
WIDTH = 100


@dataclass(frozen=True)
class CheckedProject:
    """The declarations of a project and the result of its check."""

    declarations: tuple[Declaration, ...]
    result: CheckResult

    def failures(self) -> Iterator[tuple[str, str]]:
        """Each rule by the name of its item, with what the console says where it is broken."""
        for declaration in self.declarations:
            name = declaration.name
            yield f'{declaration.what} "{name}"', self._told(self._closing.get((name, ""), []))
        for rule in self.result.rules:
            broken = self._closing.get(("", rule.definition.name), [])
            if broken or _speaks_for_itself(rule.definition):
                yield rule.definition.name, self._told(broken)
        yield EVERYTHING, "\n".join(self.result.verdict.incomplete)

    @functools.cached_property
    def _closing(self) -> Mapping[tuple[str, str], list[Finding]]:
        """The findings that close the gate, by what declares them, else by their rule."""
        declared = {declaration.name for declaration in self.declarations}
        groups: dict[tuple[str, str], list[Finding]] = {}
        for finding in filter(self._closes, self.result.findings):
            is_declared = finding.contract in declared
            key = (finding.contract, "") if is_declared else ("", finding.rule)
            groups.setdefault(key, []).append(finding)
        return groups

    def _closes(self, finding: Finding) -> bool:
        fail_on = self.result.fail_on or Level.ERROR
        return finding.counts and finding.level.severity >= fail_on.severity

    def _told(self, findings: Sequence[Finding]) -> str:
        if not findings:
            return ""
        from archcheck.infrastructure.reports.console.page import findings_text

        options = ReportOptions(width=WIDTH)
        return findings_text(findings, self.result, options).strip()


def checked_project(root: str) -> CheckedProject:
    """Check the rules of the project around a directory; raises UsageProblems."""
    from archcheck.composition_root.root import Root
    from archcheck.shared.configuration import read_environment

    composition = Root(read_environment(os.environ))
    request = CheckRequest(directory=root, selection=Selection(only_rules=True))
    configuration = composition.configurations().load(request.configuration)
    result = composition.check_project().execute(request, SilentProgress())
    names = {rule.definition.name for rule in result.rules}
    judged = tuple(it for it in configuration.declarations if _is_judged(it, names))
    return CheckedProject(judged, result)


def _speaks_for_itself(rule: RuleDefinition) -> bool:
    """Whether somebody switched it on; one that is on by itself judges what is declared."""
    return rule.opt_in or rule.family == GATE_FAMILY


def _is_judged(declaration: Declaration, rules: set[str]) -> bool:
    reported = getattr(declaration, "rules", ()) or (declaration.rule,)
    return declaration.level is not Level.OFF and not rules.isdisjoint(reported)
