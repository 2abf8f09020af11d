"""blanket-suppression: what suppresses findings says which ones, and maybe why."""

from collections.abc import Iterator

from archcheck.domain.location import Region
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation
from archcheck.infrastructure.checkers.comments.suppressions import Suppression, suppressions_in
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.decoding.value_types import Flag
from archcheck.infrastructure.facts.comments import Comment, scan_comments

BLANKET = '"{0}" suppresses whatever is found'
NO_REASON = '"{0}" does not say why'
WHY = "say why in words behind it."


class SuppressionOptions(Options, frozen=True, kw_only=True):
    """What is asked of each suppression."""

    reason: Flag = False


class BlanketSuppression(Checker[SuppressionOptions]):
    """Finds suppressions without codes, or without a reason."""

    rule = "blanket-suppression"
    options_type = SuppressionOptions

    def may_violate(self, file: CheckedFile) -> bool:
        """Only where there is such a comment."""
        return "#" in file.text.text and any(map(self._faults_in, scan_comments(file.text)))

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each suppression."""
        for comment in scan_comments(file.text):
            for suppression in self._faults_in(comment):
                yield _violation(comment, suppression)

    def _faults_in(self, comment: Comment) -> list[Suppression]:
        return list(filter(self._is_at_fault, suppressions_in(comment.text)))

    def _is_at_fault(self, suppression: Suppression) -> bool:
        lacks_reason = self.options.reason and suppression.needs_reason
        return suppression.is_blanket or lacks_reason


def _violation(comment: Comment, suppression: Suppression) -> Violation:
    start = comment.column + suppression.start
    end = comment.column + suppression.end
    message = BLANKET if suppression.is_blanket else NO_REASON
    return Violation(
        place=Region(comment.line, start, comment.line, end),
        message=message.format(suppression.words),
        key=suppression.words,
        fix="" if suppression.is_blanket else WHY,
    )
