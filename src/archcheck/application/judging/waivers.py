"""Configured exemptions."""

import dataclasses
import fnmatch
from collections.abc import Iterable, Iterator

from archcheck.application.judging.expiry import Named, ended
from archcheck.application.judging.policy import Policy
from archcheck.domain.configuration import Waiver
from archcheck.domain.finding import Finding, Suppression


def in_module(pattern: str, module: str) -> bool:
    """Whether a pattern of a waiver means a module: itself, what is below it, and what fits."""
    return (
        module == pattern
        or module.startswith(f"{pattern}.")
        or fnmatch.fnmatchcase(module, pattern)
    )


class Waivers:
    """Applies the waivers and remembers which of them waived something."""

    def __init__(self, policy: Policy) -> None:
        """Take the waivers of the configuration."""
        self._policy = policy
        declared = policy.configuration.waivers
        self._valid = [waiver for waiver in declared if not waiver.has_ended(policy.today)]
        self._expired = [waiver for waiver in declared if waiver.has_ended(policy.today)]
        self._used: set[int] = set()

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, those that are waived with their suppression."""
        return [self._judged(finding) for finding in findings] if self._valid else list(findings)

    def _judged(self, finding: Finding) -> Finding:
        if finding.suppression is not None or self._policy.is_gate_rule(finding):
            return finding
        for number, waiver in enumerate(self._valid):
            if self._waives(waiver, finding):
                self._used.add(number)
                place = self._policy.declared_at(waiver.origin)
                suppression = Suppression("waiver", waiver.reason, place)
                return dataclasses.replace(finding, suppression=suppression)
        return finding

    def _waives(self, waiver: Waiver, finding: Finding) -> bool:
        return all(
            (
                self._names_rule(waiver, finding),
                self._holds(waiver, finding.location.path),
                waiver.contract in ("", finding.contract),
                fnmatch.fnmatchcase(finding.symbol, waiver.symbol or "*"),
            )
        )

    def _holds(self, waiver: Waiver, path: str) -> bool:
        module = self._policy.modules.get(path, "")
        is_there = self._policy.matches(waiver.path or "*", path)
        return is_there and in_module(waiver.module or "*", module)

    def _names_rule(self, waiver: Waiver, finding: Finding) -> bool:
        return any(self._policy.names.covers(name, finding) for name in waiver.rules)

    def complaints(self) -> list[Finding]:
        """Findings about waivers that are past their date or waive nothing.

        None when only a part of the files or rules was checked.
        """
        if not self._policy.judges_rules:
            return []
        return [*self._about_expired(), *self._about_unused()]

    def _about_expired(self) -> Iterable[Finding]:
        for waiver in self._expired:
            message = ended(f"the waiver of {_names(waiver)}", waiver)
            yield from self._complaint("expired-waiver", waiver, message)

    def _about_unused(self) -> Iterable[Finding]:
        for number, waiver in enumerate(self._valid):
            if number not in self._used and self._must_match(waiver):
                message = f"the waiver of {_names(waiver)} waives nothing: {waiver.reason}"
                yield from self._complaint("unused-waiver", waiver, message)

    def _must_match(self, waiver: Waiver) -> bool:
        if waiver.allow_empty or waiver.origin.speaks_to_any:
            return False
        return self._was_checked(waiver)

    def _was_checked(self, waiver: Waiver) -> bool:
        """Whether everything was checked that the waiver could match."""
        if any(self._holds(waiver, path) for path in self._policy.unchecked):
            return False
        return all(self._policy.was_answered(name) for name in waiver.rules)

    def _complaint(self, rule: str, waiver: Waiver, message: str) -> Iterable[Finding]:
        key = f"{_names(waiver)}:{waiver.path}:{waiver.module}:{waiver.contract}:{waiver.symbol}"
        return self._policy.about_declaration(rule, waiver.origin, message, key)

    def named(self) -> Iterator[Named]:
        """Each waiver, and what messages call it."""
        for waiver in self._policy.configuration.waivers:
            yield f"the waiver of {_names(waiver)}", waiver


def _names(waiver: Waiver) -> str:
    return ", ".join(waiver.rules)
