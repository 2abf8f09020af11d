"""Joins the facts of helper modules: which of the questions about a project have the answer yes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from archcheck.domain.project import Project, SourceFile
from archcheck.infrastructure.checkers.project_facts import FIXTURE, TEST_CASE
from archcheck.infrastructure.checkers.testing.helper_facts import Helper, HelperFacts
from archcheck.infrastructure.checkers.testing.project_modules import (
    ProjectModules,
    is_for_tests,
    module_name,
)

NO, YES = Helper(), Helper(asserts=True)


class HelperLookup:
    """Follows questions from module to module, as far as the facts that it has been told reach.

    What a name means is looked up where it is defined, inherited or re-exported. A function is
    looked for in test roots and in modules that are named as made for tests, a fixture in every
    conftest and what these import.
    """

    def __init__(self, project: Project) -> None:
        """Index the modules; no facts are known yet."""
        self._modules = ProjectModules(project)
        self._facts: dict[str, HelperFacts] = {}
        self._answers: dict[str, Helper] = {}
        self._open: list[str] = []
        self._wanted: dict[str, SourceFile] = {}

    def learn(self, file: SourceFile, facts: HelperFacts) -> None:
        """Take the facts of a file that was wanted."""
        self._facts[file.path] = facts

    def wanted(self, questions: Iterable[str]) -> list[SourceFile]:
        """The files whose facts are needed to go on; none when all questions are answered."""
        waiting = [*self._open, *questions]
        self._wanted, self._open = {}, []
        while waiting:
            question = waiting.pop()
            if question not in self._answers:
                waiting += self._follow(question)
        return [self._wanted[path] for path in sorted(self._wanted)]

    def known(self) -> frozenset[str]:
        """All questions so far whose answer is yes."""
        askers = self._askers()
        waiting = [question for question, answer in self._answers.items() if answer.asserts]
        known: set[str] = set()
        while waiting:
            question = waiting.pop()
            if question not in known:
                known.add(question)
                waiting += askers[question]
        return frozenset(known)

    def _askers(self) -> Mapping[str, list[str]]:
        askers: dict[str, list[str]] = defaultdict(list)
        for question, answer in self._answers.items():
            for other in answer.others:
                askers[other].append(question)
        return askers

    def _follow(self, question: str) -> tuple[str, ...]:
        """What the answer to a question depends on; it stays open while facts are wanted."""
        answer = self._answer(question)
        if answer is None:
            self._open.append(question)
            return ()
        self._answers[question] = answer
        return answer.others

    def _answer(self, question: str) -> Helper | None:
        if question.startswith(TEST_CASE):
            return self._of_class(question.removeprefix(TEST_CASE))
        if question.startswith(FIXTURE):
            return self._of_fixture(question.removeprefix(FIXTURE))
        return self._of_function(question)

    def _of_function(self, name: str) -> Helper | None:
        file, symbol = self._modules.owner(name)
        if file is None or not is_for_tests(file):
            return NO
        facts = self._facts_of(file)
        return None if facts is None else _function(facts, symbol)

    def _of_class(self, name: str) -> Helper | None:
        file, symbol = self._modules.owner(name)
        if file is None:
            return YES if name.endswith("TestCase") else NO
        facts = self._facts_of(file)
        return None if facts is None else _class(facts, symbol)

    def _of_fixture(self, name: str) -> Helper | None:
        files = self._offering()
        if any(file.path not in self._facts for file in files):
            return None
        return Helper(others=tuple(filter(None, (self._made(name, file) for file in files))))

    def _made(self, fixture: str, file: SourceFile) -> str:
        """The function that makes a fixture in a file, empty without one."""
        symbol = self._facts[file.path].fixtures.get(fixture)
        return f"{module_name(file)}.{symbol}" if symbol else ""

    def _offering(self) -> list[SourceFile]:
        """Every conftest, and what they import for tests, directly or through others."""
        found: dict[str, SourceFile] = {}
        waiting = list(self._modules.conftests)
        while waiting:
            file = waiting.pop()
            if file.path not in found:
                found[file.path] = file
                waiting += self._imported(self._facts_of(file) or HelperFacts())
        return list(found.values())

    def _imported(self, facts: HelperFacts) -> Iterator[SourceFile]:
        for name in (*facts.names.values(), *facts.stars):
            for module in (name, name.rpartition(".")[0]):
                file = self._modules.named(module)
                if file is not None and is_for_tests(file):
                    yield file

    def _facts_of(self, file: SourceFile) -> HelperFacts | None:
        facts = self._facts.get(file.path)
        if facts is None:
            self._wanted[file.path] = file
        return facts


def _function(facts: HelperFacts, symbol: str) -> Helper:
    owner, dot, method = symbol.rpartition(".")
    inherited = (f"{base}.{method}" for base in facts.classes.get(owner, ()))
    return facts.functions.get(symbol) or Helper(others=(*inherited, *_meant(facts, symbol)))


def _class(facts: HelperFacts, symbol: str) -> Helper:
    bases = facts.classes.get(symbol)
    meanings = tuple(_meant(facts, symbol)) if bases is None else bases
    return Helper(others=tuple(TEST_CASE + meaning for meaning in meanings))


def _meant(facts: HelperFacts, symbol: str) -> Iterator[str]:
    """What a name that a module does not define may stand for."""
    root, dot, rest = symbol.partition(".")
    if root in facts.names:
        yield facts.names[root] + dot + rest
    yield from (f"{star}.{symbol}" for star in facts.stars)
