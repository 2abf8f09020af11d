"""What a rule about tests that a project should have is."""

import abc
from collections.abc import Iterable, Iterator
from typing import ClassVar

from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.contracts.lookups import Lookup
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.project_rule import (
    OptionsType,
    ProjectRule,
    ProjectViolation,
)
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.decoding.decoder import KeyProblem, as_texts

INSIDE = "inside"


class MissingTestRule(ProjectRule[ProjectView, OptionsType]):
    """Looks for tests; one instance for one check. `code_roles` are those of the files it reads."""

    code_roles: ClassVar[frozenset[Role]] = frozenset({Role.SOURCE, Role.TEST})

    @abc.abstractmethod
    def violations(self, view: ProjectView, /) -> Iterable[ProjectViolation]:
        """Everything that is wrong in the project, whatever the scope."""

    def problems(self, names: ContractNames) -> Iterator[KeyProblem]:
        """Layers and modules in the option `inside` that are none."""
        found = self.places(names)
        yield from (names.problem(lookup) for lookup in found if lookup.fault)

    def places(self, names: ContractNames) -> tuple[Lookup, ...]:
        """What the entries of the option `inside` mean, where a rule has it."""
        return names.modules(INSIDE, as_texts(getattr(self.options, INSIDE, ())))

    def heads(self, view: ProjectView) -> tuple[str, ...]:
        """The packages that the option `inside` means."""
        return tuple(head for it in self.places(view.names) for head in it.found.heads)


def judged_sources(view: ProjectView) -> Iterator[CodeFile]:
    """The source files in which something may be found."""
    for file in view.code.files:
        if file.file.role is Role.SOURCE and not file.file.excluded:
            yield file
