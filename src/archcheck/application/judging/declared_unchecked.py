"""What is known, and declared, not to be checked."""

import dataclasses
from collections.abc import Iterable

from archcheck.application.judging.policy import Policy
from archcheck.domain.configuration import Unchecked
from archcheck.domain.finding import Finding, Suppression

ABOUT_FILES = ("unparsable-file", "internal-error")


class DeclaredUnchecked:
    """Knows which paths and tools need not be checked, and remembers which of them came up."""

    def __init__(self, policy: Policy) -> None:
        """Take the declarations of the configuration."""
        self._policy = policy
        declared = policy.configuration.unchecked
        self._valid = [entry for entry in declared if not entry.has_ended(policy.today)]
        self._expired = [entry for entry in declared if entry.has_ended(policy.today)]
        self._used: set[int] = set()

    def holds_path(self, path: str) -> bool:
        """Whether a file is declared."""
        return self._entry_of_path(path) is not None

    def holds_tool(self, tool: str) -> bool:
        """Whether a tool is declared."""
        for number, entry in enumerate(self._valid):
            if entry.tool == tool:
                self._used.add(number)
                return True
        return False

    def _entry_of_path(self, path: str) -> Unchecked | None:
        for number, entry in enumerate(self._valid):
            if entry.path and self._policy.matches(entry.path, path):
                self._used.add(number)
                return entry
        return None

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, those about files declared as unchecked with their suppression."""
        return [self._judged(it) if it.rule in ABOUT_FILES else it for it in findings]

    def _judged(self, finding: Finding) -> Finding:
        entry = self._entry_of_path(finding.location.path)
        if entry is None:
            return finding
        place = self._policy.declared_at(entry.origin)
        suppression = Suppression("unchecked", entry.reason, place)
        return dataclasses.replace(finding, suppression=suppression)

    def sentences(self) -> tuple[str, ...]:
        """What is declared and came up, for the last line of the console."""
        used = (self._valid[number] for number in sorted(self._used))
        return tuple(f"{entry.path or entry.tool} ({entry.reason})" for entry in used)

    def complaints(self) -> list[Finding]:
        """Findings about declarations that are past their date or concern nothing.

        None when only a part of the gate was checked.
        """
        if self._policy.partial:
            return []
        return [*self._about_expired(), *self._about_unused()]

    def _about_expired(self) -> Iterable[Finding]:
        for entry in self._expired:
            what = entry.path or entry.tool
            message = f"{what} was declared as unchecked until {entry.expires}: {entry.reason}"
            yield from self._complaint("expired-waiver", entry, message)

    def _about_unused(self) -> Iterable[Finding]:
        for number, entry in enumerate(self._valid):
            if number not in self._used and not entry.origin.speaks_to_any:
                what = entry.path or entry.tool
                message = f"{what} is declared as unchecked, but it was checked"
                yield from self._complaint("unused-waiver", entry, message)

    def _complaint(self, rule: str, entry: Unchecked, message: str) -> Iterable[Finding]:
        key = f"unchecked:{entry.path}:{entry.tool}"
        return self._policy.about_declaration(rule, entry.origin, message, key)
