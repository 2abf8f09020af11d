"""What one start of a tool has said of one of several projects."""

import dataclasses
import re
from collections.abc import Mapping

import msgspec

from archcheck.domain.job import Tally
from archcheck.infrastructure.tools.adapter import LEFT_OUT, RawFinding, Reading, Unread
from archcheck.infrastructure.tools.running.exit_shares import Kind

Said = RawFinding | Unread | Tally


@dataclasses.dataclass
class Part:
    """What is said of the files of one project, by their own paths."""

    findings: list[RawFinding] = dataclasses.field(default_factory=list)
    unread: list[Unread] = dataclasses.field(default_factory=list)
    tallies: list[Tally] = dataclasses.field(default_factory=list)

    def add(self, said: Said, path: str) -> None:
        """Take something that is said of a file, which has this path in its project."""
        if isinstance(said, RawFinding):
            fix = said.fix.replace(said.path, path)
            self.findings.append(msgspec.structs.replace(said, path=path, fix=fix))
        elif isinstance(said, Unread):
            self.unread.append(msgspec.structs.replace(said, path=path))
        else:
            self.tallies.append(dataclasses.replace(said, path=path))

    @property
    def kind(self) -> Kind:
        """Whether there are findings, and files that could not be read: it decides the status."""
        return bool(self.findings), bool(self.unread)

    def is_plain(self, foreign: tuple[str, ...], unsure: str) -> bool:
        """Whether all is said as it would be alone.

        No file was left out, no text has words that only the way of asking brought, and nothing
        was found that is unsure.
        """
        texts = "\n".join((*map(_text, self.findings), *(file.reason for file in self.unread)))
        is_foreign = any(word in texts for word in foreign)
        return not any((is_foreign, self._has_left_out, self._has(unsure)))

    @property
    def _has_left_out(self) -> bool:
        return any(tally.what.startswith(LEFT_OUT) for tally in self.tallies)

    def _has(self, unsure: str) -> bool:
        return bool(unsure) and any(_is_called(it, unsure) for it in self.findings)

    def reading(self, codes: Mapping[Kind, int | None]) -> Reading | None:
        """The same as an answer of its own; None where its exit status is not known."""
        whole = Reading(
            findings=tuple(self.findings),
            unread=tuple(self.unread),
            tallies=tuple(self.tallies),
            exit_code=codes.get(self.kind),
        )
        return whole if self.kind in codes else None


def _is_called(finding: RawFinding, pattern: str) -> bool:
    return re.fullmatch(pattern, f"{finding.rule} {finding.path}") is not None


def _text(finding: RawFinding) -> str:
    return "\n".join((finding.message, finding.fix, *finding.notes))
