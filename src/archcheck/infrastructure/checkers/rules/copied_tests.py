"""copied-tests: what is said of several values is one test with parameters."""

from collections.abc import Iterator, Sequence

from archcheck.application.wording import counted
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation
from archcheck.infrastructure.checkers.places import region_of_name
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import collected_in
from archcheck.infrastructure.checkers.testing.checking import possible_tests
from archcheck.infrastructure.checkers.testing.copies import groups_of_copies
from archcheck.infrastructure.decoding.decoder import Options


class CopiedTests(Checker[Options]):
    """Finds tests that differ in literals alone."""

    rule = "copied-tests"

    def may_violate(self, file: CheckedFile) -> bool:
        """Only in a file that pytest collects, and that defines a function named like a test."""
        return bool(possible_tests(file))

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each group, at the name of its first test."""
        for first, *others in groups_of_copies(collected_in(file, project)):
            places = (region_of_name(file.text, test.function.node) for test in others)
            yield Violation(
                place=region_of_name(file.text, first.function.node),
                message=_message([test.function.name for test in others]),
                key=f"{first.function.symbol}:copies",
                symbol=first.function.symbol,
                related=tuple((place, "the same with other literals") for place in places),
            )


def _message(others: Sequence[str]) -> str:
    who = f"{others[0]} differs" if len(others) == 1 else f"{counted(len(others), 'test')} differ"
    return f"{who} from this test in literals alone"
