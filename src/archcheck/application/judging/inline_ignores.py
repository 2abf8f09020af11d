"""Inline `# archcheck: ignore[rule] reason` directives."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from archcheck.application.judging.policy import Policy
from archcheck.domain.facts import IgnoreDirective
from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.location import Location
from archcheck.shared.deferred import dataclass

RULE = "invalid-ignore"
Ignores = Mapping[str, Sequence[IgnoreDirective]]


@dataclass(frozen=True)
class InlineAnswer:
    """The findings, those that are ignored with their suppression, and complaints."""

    findings: list[Finding]
    complaints: list[Finding]


def _covers(directive: IgnoreDirective, finding: Finding) -> bool:
    line = finding.location.region.start_line
    return directive.whole_file or directive.first_line <= line <= directive.last_line


class InlineIgnores:
    """Applies the directives of all files and remembers which name ignored something."""

    def __init__(self, ignores: Ignores, policy: Policy) -> None:
        """Take the directives by path."""
        self._ignores = ignores
        self._policy = policy
        self._used: set[tuple[str, IgnoreDirective, str]] = set()

    def answer(self, findings: Iterable[Finding]) -> InlineAnswer:
        """Suppress what is ignored, then complain about directives that are wrong or unused."""
        concerned = self._ignores.keys()
        judged = [self._judged(it) if it.location.path in concerned else it for it in findings]
        return InlineAnswer(judged, list(self._complaints()))

    def _judged(self, finding: Finding) -> Finding:
        if self._policy.is_gate_rule(finding):
            return finding
        path = finding.location.path
        for directive in self._ignores[path]:
            name = self._match(directive, finding)
            if name:
                self._used.add((path, directive, name))
                place = Location(path, directive.region)
                suppression = Suppression("inline", directive.reason, place)
                return dataclasses.replace(finding, suppression=suppression)
        return finding

    def _match(self, directive: IgnoreDirective, finding: Finding) -> str:
        if directive.problem or not _covers(directive, finding):
            return ""
        names = (name for name in directive.names if self._policy.names.covers(name, finding))
        return next(names, "")

    def _complaints(self) -> Iterable[Finding]:
        for path, directives in sorted(self._ignores.items()):
            for directive in directives:
                if directive.problem:
                    yield self._complaint(path, directive, directive.problem)
                else:
                    yield from self._about_names(path, directive)

    def _about_names(self, path: str, directive: IgnoreDirective) -> Iterable[Finding]:
        for name in directive.names:
            message = self._about_name(path, directive, name)
            if message:
                yield self._complaint(path, directive, message)

    def _about_name(self, path: str, directive: IgnoreDirective, name: str) -> str:
        if not self._policy.names.is_known(name):
            hint = self._policy.names.hint(name)
            return f'no rule is called "{name}"' + (f": {hint}" if hint else "")
        if self._cannot_be_ignored(name):
            return f'"{name}" belongs to the gate itself and cannot be ignored'
        if self._is_unused(path, directive, name):
            return f'nothing here breaks "{name}", so there is nothing to ignore'
        return ""

    def _cannot_be_ignored(self, name: str) -> bool:
        meant = self._policy.names.meant(name)
        return bool(meant) and all(rule.family == "gate" for rule in meant)

    def _is_unused(self, path: str, directive: IgnoreDirective, name: str) -> bool:
        return self._is_judged(path, name) and (path, directive, name) not in self._used

    def _is_judged(self, path: str, name: str) -> bool:
        if path in self._policy.unchecked or not self._policy.judges_rules:
            return False
        return self._policy.was_answered(name)

    def _complaint(self, path: str, directive: IgnoreDirective, message: str) -> Finding:
        names = ",".join(directive.names)
        line = directive.region.start_line
        finding = self._policy.complaint(RULE, path, line, message, f"{path}:{names}:{message}")
        return dataclasses.replace(finding, location=Location(path, directive.region))
