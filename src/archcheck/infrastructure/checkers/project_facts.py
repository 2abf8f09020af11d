"""What a checker asks about the other files of a project."""

FIXTURE = "fixture "
TEST_CASE = "TestCase "


class ProjectFacts:
    """Answers questions by qualified names, and keeps what was asked.

    `known` are the questions whose answer is yes. As long as the answers to what was asked stay
    the same, so do the findings.
    """

    def __init__(self, known: frozenset[str] = frozenset()) -> None:
        """Take what is known; nothing is asked yet."""
        self.known = known
        self.asked: set[str] = set()

    def asserts(self, function: str) -> bool:
        """Whether a function or method of another module asserts: `tests.helpers.check`."""
        self.asked.add(function)
        return function in self.known

    def fixture_asserts(self, fixture: str) -> bool:
        """Whether calling what a fixture of this name hands out asserts."""
        return self.asserts(FIXTURE + fixture)

    def is_test_case(self, name: str) -> bool:
        """Whether a class of another module is a `unittest.TestCase`."""
        return self.asserts(TEST_CASE + name)
