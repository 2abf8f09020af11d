"""Parsed test files for the tests of the test conventions."""

import ast
import textwrap
from typing import Any
from collections.abc import Mapping

import msgspec

from archcheck.domain.project import Role, SourceFile
from archcheck.domain.rule import OptionValue
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.checker import (
    CheckedFile,
    Checker,
    TestDiscovery,
    Violation,
)
from archcheck.infrastructure.checkers.places import Function
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest, analysed_tests
from archcheck.infrastructure.checkers.testing.call_forms import CallForms
from archcheck.infrastructure.checkers.testing.imported_names import ImportedNames, imported_names
from archcheck.infrastructure.checkers.testing.outline import ModuleOutline, module_outline

MODULE = "tests.test_module"
PATH = "tests/test_module.py"


def source_file(path: str = PATH, module: str = MODULE, is_package: bool = False) -> SourceFile:
    """A file of the role test."""
    return SourceFile(path, Role.TEST, module, is_package, size=0, digest="")


def parsed(
    source: str, discovery: TestDiscovery = TestDiscovery(), path: str = PATH
) -> CheckedFile:
    """A parsed file, its text dedented."""
    text = textwrap.dedent(source)
    return CheckedFile(
        file=source_file(path),
        data=text.encode(),
        text=SourceText(text, "utf-8"),
        tree=ast.parse(text),
        discovery=discovery,
    )


def names_in(source: str, module: str = MODULE, is_package: bool = False) -> ImportedNames:
    """The imports of a text."""
    return imported_names(ast.parse(textwrap.dedent(source)), module, is_package)


def outline_of(source: str) -> ModuleOutline:
    """The outline of a text."""
    return module_outline(ast.parse(textwrap.dedent(source)))


def expression(source: str) -> ast.expr:
    """A parsed expression."""
    return ast.parse(source, mode="eval").body


def forms(imports: str = "", helpers: tuple[str, ...] = ()) -> CallForms:
    """The forms in a module with these imports."""
    return CallForms(names_in(imports), helpers, ProjectFacts())


def function(source: str) -> Function:
    """The first statement of a text, which is a function."""
    found = ast.parse(textwrap.dedent(source)).body[0]
    return found if isinstance(found, Function) else function("def nothing(): ...")


def only_test(source: str, helpers: tuple[str, ...] = ()) -> AnalysedTest:
    """The last test of a file."""
    return analysed_tests(parsed(source), ProjectFacts(), helpers)[-1]


def counts(source: str, helpers: tuple[str, ...] = ()) -> dict[str, int]:
    """The number of assertions of each test of a file."""
    return {
        test.symbol: test.count for test in analysed_tests(parsed(source), ProjectFacts(), helpers)
    }


def count_in(body: str, imports: str = "") -> int:
    """The number of assertions of a test with this body."""
    text = f"{imports}\ndef test_it(self):\n" + textwrap.indent(textwrap.dedent(body), "    ")
    return counts(text)["test_it"]


def violations(
    checker: type[Checker[Any]], options: Mapping[str, OptionValue], file: CheckedFile
) -> list[Violation]:
    """What a checker finds in a file."""
    return list(made(checker, options).violations(file, ProjectFacts()))


def made(checker: type[Checker[Any]], options: Mapping[str, OptionValue]) -> Checker[Any]:
    """A checker with these options and the defaults of the others."""
    return checker(msgspec.convert(options, checker.options_type))


def quoted(file: CheckedFile, violation: Violation) -> str:
    """The text at which a violation lies."""
    return file.text.excerpt(violation.place)
