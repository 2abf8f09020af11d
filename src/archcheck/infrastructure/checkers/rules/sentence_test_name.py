"""sentence-test-name: the name of a test says what should happen."""

from collections.abc import Iterator

from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation
from archcheck.infrastructure.checkers.places import region_of_name
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import collected_in
from archcheck.infrastructure.checkers.testing.checking import possible_tests
from archcheck.infrastructure.checkers.testing.outline import FunctionOutline
from archcheck.infrastructure.checkers.testing.sentence_names import NameStyle, name_problem

FIXES = {
    "behaviour": "say what happens, for example test_total_includes_tax.",
    "regex": "rename it so that it matches the pattern of the project.",
}


class SentenceTestName(Checker[NameStyle]):
    """Finds tests whose names are no sentences about behaviour."""

    rule = "sentence-test-name"
    options_type = NameStyle

    def may_violate(self, file: CheckedFile) -> bool:
        """Only where the name of some function that may be a test is no sentence."""
        return any(name_problem(name, self.options) for name in possible_tests(file))

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each test, in the order of the tests."""
        for test in collected_in(file, project):
            problem = name_problem(test.function.name, self.options)
            if problem:
                yield self._violation(file, test.function, problem)

    def _violation(self, file: CheckedFile, function: FunctionOutline, problem: str) -> Violation:
        return Violation(
            place=region_of_name(file.text, function.node),
            message=problem,
            key=f"{function.symbol}:name",
            symbol=function.symbol,
            fix=FIXES.get(self.options.style, ""),
        )
