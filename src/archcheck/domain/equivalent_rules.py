"""Rules of several analyzers that complain about the same defect."""

import dataclasses
import re
from collections.abc import Mapping

from archcheck.domain.finding import Finding
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class EquivalentRules:
    """One class of rules, by the names of the analyzers.

    `ids` are what the ids of its rules read like; defects are the same only where the groups
    capture the same. `subjects` find in a message the name that it is about, in their first group.
    `about_imports` says that the line is that of the import statement, `nested` that one may mark a
    part of what another marks.
    """

    name: str
    ids: Mapping[str, re.Pattern[str]]
    subjects: Mapping[str, re.Pattern[str]] = dataclasses.field(default_factory=dict)
    about_imports: bool = False
    nested: bool = False

    def captured(self, analyzer: str, rule: str) -> tuple[str, ...] | None:
        """What the id of an analyzer's rule holds, None where the rule is not of this class."""
        pattern = self.ids.get(analyzer)
        match = pattern.fullmatch(rule) if pattern else None
        return match.groups("") if match else None

    def subject(self, finding: Finding) -> str:
        """The last part of the name that a finding is about, empty where it names none."""
        pattern = self.subjects.get(finding.analyzer)
        match = pattern.search(finding.message) if pattern else None
        name = match[1] if match else ""
        return name.partition(" as ")[0].rpartition(".")[2]
