"""unit-test-io: a unit test reaches no network, process, database, and waits for nothing."""

import itertools
from collections.abc import Iterator, Set

from archcheck.domain.location import Region
from archcheck.domain.project import Role
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation, once_per_file
from archcheck.infrastructure.checkers.places import Function
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import collected_in
from archcheck.infrastructure.checkers.testing.outside_calls import (
    DEEDS,
    OutsideCall,
    OutsideCalls,
    reaching_modules,
)
from archcheck.infrastructure.checkers.testing.patterns import any_of
from archcheck.infrastructure.checkers.testing.project_modules import module_name
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts
from archcheck.infrastructure.discovery.path_globs import matching
from archcheck.infrastructure.facts.code.extraction import extract_code

UNIT = "unit"


class UnitTestOptions(Options, frozen=True, kw_only=True):
    """Which tests are unit tests, and which calls they may make."""

    paths: Texts = ()
    markers: Texts = (UNIT,)
    allow: Texts = ()

    def conflicts(self) -> Iterator[KeyProblem]:
        """Globs that nobody can read."""
        for number, glob in enumerate(as_texts(self.paths)):
            try:
                matching([glob])
            except ValueError as error:
                yield KeyProblem("paths", f"not a glob: {error}", index=number)


class UnitTestIo(Checker[UnitTestOptions]):
    """Finds calls that reach out of a unit test."""

    rule = "unit-test-io"
    options_type = UnitTestOptions

    def may_violate(self, file: CheckedFile) -> bool:
        """Only in a unit test, where a module is named of which something reaches out."""
        is_unit = self._is_unit(file) or self._may_be_marked(file)
        return is_unit and reaching_modules().search(file.text.text) is not None

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each call."""
        is_allowed = any_of(as_texts(self.options.allow)).match
        lines = self._lines(file, project)
        calls = _calls(file) if lines else ()
        yield from (
            _violation(call)
            for call in calls
            if call.place[0] in lines and not is_allowed(call.name)
        )

    def _is_unit(self, file: CheckedFile) -> bool:
        path = file.file.path
        globs = as_texts(self.options.paths)
        if globs:
            return matching(globs)(path)
        return file.file.role is Role.TEST and UNIT in path.split("/")[:-1]

    def _may_be_marked(self, file: CheckedFile) -> bool:
        return any(mark in file.text.text for mark in as_texts(self.options.markers))

    def _lines(self, file: CheckedFile, project: ProjectFacts) -> Set[int]:
        """The lines of unit tests: all of the file, or those of the tests that are marked."""
        if self._is_unit(file):
            return frozenset(range(1, len(file.text.lines) + 1))
        marks = frozenset(as_texts(self.options.markers))
        marked = (test.function.node for test in collected_in(file, project) if test.marks & marks)
        return frozenset(itertools.chain.from_iterable(map(_lines_of, marked)))


def _lines_of(node: Function) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


@once_per_file
def _calls(file: CheckedFile) -> list[OutsideCall]:
    code = extract_code(file.text, file.tree, module_name(file.file), file.file.is_package)
    return list(OutsideCalls(code.occurrences, file.text.text).found())


def _violation(call: OutsideCall) -> Violation:
    return Violation(
        place=Region(*call.place),
        message=f"{call.name} {DEEDS[call.kind]} in a unit test",
        key=call.name,
    )
