"""What archcheck says about a project, rule by rule."""

import dataclasses
import os
from collections.abc import Iterator, Sequence

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.configuration import Declaration
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.interface.cli.silent_progress import SilentProgress

EVERYTHING = "everything was checked"
SPOKEN_OF_BY_NAME = frozenset({"dependencies", "structure", "fitness"})
WIDTH = 100


@dataclasses.dataclass(frozen=True)
class CheckedProject:
    """The declarations of a project and the result of its check."""

    declarations: tuple[Declaration, ...]
    result: CheckResult

    def failures(self) -> Iterator[tuple[str, str]]:
        """Each rule by the name of its item, with what the console says where it is broken."""
        declared = {declaration.name for declaration in self.declarations}
        for declaration in self.declarations:
            yield f'{declaration.what} "{declaration.name}"', self._told(
                [it for it in self._closing if it.contract == declaration.name]
            )
        others = [it for it in self._closing if it.contract not in declared]
        for rule in self.result.rules:
            broken = [it for it in others if it.rule == rule.definition.name]
            if broken or rule.definition.family not in SPOKEN_OF_BY_NAME:
                yield rule.definition.name, self._told(broken)
        yield EVERYTHING, "\n".join(self.result.verdict.incomplete)

    @property
    def _closing(self) -> list[Finding]:
        """The findings that close the gate."""
        fail_on = self.result.fail_on or Level.ERROR
        return [
            it
            for it in self.result.findings
            if it.suppression is None and it.level.severity >= fail_on.severity
        ]

    def _told(self, findings: Sequence[Finding]) -> str:
        if not findings:
            return ""
        from archcheck.infrastructure.reports.console.page import findings_text

        options = ReportOptions(width=WIDTH)
        return findings_text(findings, self.result, options).strip()


def checked_project(root: str) -> CheckedProject:
    """Check the rules of the project around a directory; raises UsageProblems."""
    from archcheck.main import Root
    from archcheck.shared.configuration import read_environment

    composition = Root(read_environment(os.environ))
    request = CheckRequest(directory=root, selection=Selection(only_rules=True))
    configuration = composition.configurations().load(request.configuration)
    result = composition.check_project().execute(request, SilentProgress())
    names = {rule.definition.name for rule in result.rules}
    judged = tuple(it for it in configuration.declarations if _is_judged(it, names))
    return CheckedProject(judged, result)


def _is_judged(declaration: Declaration, rules: set[str]) -> bool:
    reported = getattr(declaration, "rules", ()) or (declaration.rule,)
    return declaration.level is not Level.OFF and not rules.isdisjoint(reported)
