"""descriptive-name: a name says what it stands for."""

import ast
import re
from collections.abc import Iterator

from archcheck.domain.location import Region
from archcheck.domain.project import Role
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation, once_per_file
from archcheck.infrastructure.checkers.naming.bindings import BadNames, Binding
from archcheck.infrastructure.checkers.naming.names import (
    NUMBERED,
    NameOptions,
    faults_by,
    has_company,
)
from archcheck.infrastructure.checkers.places import region_of_part
from archcheck.infrastructure.checkers.project_facts import ProjectFacts

STUB = ".pyi"
TEST = "test"
GAP = r"(?:[\s\\]|#[^\n]*\n)+"
WHERE = {
    ast.Attribute: "{0}$",
    ast.MatchAs: "{0}$",
    ast.MatchMapping: r"\*\*(?:{1})?{0}\b",
    ast.MatchStar: "{0}$",
    ast.alias: r"\bas{1}{0}\b",
    ast.ExceptHandler: r"\bas{1}{0}\b",
    ast.ClassDef: "class{1}{0}",
    ast.FunctionDef: "def{1}{0}",
    ast.AsyncFunctionDef: "def{1}{0}",
}
FIXES = {NUMBERED: "say in words in what it differs from the others."}


class DescriptiveName(Checker[NameOptions]):
    """Finds names that say nothing."""

    rule = "descriptive-name"
    options_type = NameOptions

    def may_violate(self, file: CheckedFile) -> bool:
        """Only where there is such a name."""
        return bool(_bad_names(file, self.options))

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each name in each scope, where it is first given."""
        for binding in _bad_names(file, self.options):
            yield Violation(
                place=_place(file, binding),
                message=f'the {binding.kind} "{binding.name}" {binding.fault}',
                key=f"{binding.kind} {binding.name}",
                fix=FIXES.get(binding.fault, ""),
            )


@once_per_file
def _bad_names(file: CheckedFile, options: NameOptions) -> list[Binding]:
    """Stubs repeat the names of the code."""
    if file.file.path.endswith(STUB):
        return []
    found = BadNames(faults_by(options)).found_in(file.tree, file.text.text)
    return [binding for binding in found if _is_reported(file, binding)]


def _is_reported(file: CheckedFile, binding: Binding) -> bool:
    """Numbers in the names of tests are what sentence-test-name is about."""
    is_numbered_test = binding.fault == NUMBERED and binding.name.startswith(TEST)
    if is_numbered_test and file.file.role is Role.TEST:
        return False
    return has_company(binding.name, file.text.text)


def _place(file: CheckedFile, binding: Binding) -> Region:
    pattern = WHERE.get(type(binding.node), "{0}").format(f"({re.escape(binding.name)})", GAP)
    return region_of_part(file.text, binding.node, re.compile(pattern))
