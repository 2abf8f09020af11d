"""sentence-test-name: the name of a test says what should happen."""

from collections.abc import Iterable, Iterator, Mapping

from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation
from archcheck.infrastructure.checkers.places import region_of_name
from archcheck.infrastructure.checkers.testing.analysis import collected_in
from archcheck.infrastructure.checkers.testing.checking import possible_tests
from archcheck.infrastructure.checkers.testing.outline import FunctionOutline
from archcheck.infrastructure.checkers.testing.sentence_names import NameStyle, name_problem

FIXES = {
    "behaviour": "say what happens, for example test_total_includes_tax.",
    "regex": "rename it so that it matches the pattern of the project.",
}


class SentenceTestName(Checker):
    """Finds tests whose names are no sentences about behaviour."""

    rule = "sentence-test-name"

    def __init__(self, options: Mapping[str, OptionValue]) -> None:
        """Take the options `style`, `min_words`, `pattern` and `extra_verbs`."""
        super().__init__(options)
        self._style = _style(options)

    @classmethod
    def may_violate(cls, file: CheckedFile, options: Mapping[str, OptionValue]) -> bool:
        """Only where the name of some function that may be a test is no sentence."""
        names = possible_tests(file)
        return bool(names) and _holds_problem(names, _style(options))

    def violations(self, file: CheckedFile) -> Iterator[Violation]:
        """One for each test, in the order of the tests."""
        for test in collected_in(file):
            problem = name_problem(test.function.name, self._style)
            if problem:
                yield self._violation(file, test.function, problem)

    def _violation(self, file: CheckedFile, function: FunctionOutline, problem: str) -> Violation:
        return Violation(
            place=region_of_name(file.text, function.node),
            message=problem,
            key=f"{function.symbol}:name",
            symbol=function.symbol,
            fix=FIXES.get(self._style.style, ""),
        )


def _holds_problem(names: Iterable[str], style: NameStyle) -> bool:
    return any(name_problem(name, style) for name in names)


def _style(options: Mapping[str, OptionValue]) -> NameStyle:
    least, verbs = options["min_words"], options["extra_verbs"]
    return NameStyle(
        style=str(options["style"]),
        min_words=least if isinstance(least, int) else 0,
        pattern=str(options["pattern"]),
        extra_verbs=verbs if isinstance(verbs, tuple) else (),
    )
