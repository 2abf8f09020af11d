"""Which projects beside this one are imported here."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from archcheck.domain.project import Role
from archcheck.infrastructure.distributions.siblings import Sibling, siblings_around

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.project_view import ProjectView


class ImportedSibling(NamedTuple):
    """A project beside this one, and the first file that imports a module of it."""

    distribution: str
    directory: str
    path: str
    module: str
    at_run_time: bool


def imported_siblings(view: "ProjectView") -> Iterator[ImportedSibling]:
    """Each that is imported, by sources before tests."""
    packages = _packages(view)
    seen: set[str] = set()
    for path, is_source, module in _imports(view) if packages else ():
        sibling = packages.get(module.partition(".")[0])
        if sibling is not None and sibling.distribution not in seen:
            seen.add(sibling.distribution)
            yield ImportedSibling(sibling.distribution, sibling.directory, path, module, is_source)


def _packages(view: "ProjectView") -> Mapping[str, Sibling]:
    """The siblings by the packages that are theirs alone."""
    own = view.project.root_packages
    siblings = siblings_around(view.project.root)
    found = ((package, sibling) for sibling in siblings for package in sibling.packages)
    return {package: sibling for package, sibling in found if package not in own}


def _imports(view: "ProjectView") -> Iterator[tuple[str, bool, str]]:
    """Every absolute import: where it stands, whether that is a source, and the module."""
    roles: Mapping[str, Role] = {file.path: file.role for file in view.project.files}
    found = [
        (facts.path, roles.get(facts.path) is Role.SOURCE, statement.module)
        for facts in view.facts
        for statement in facts.imports
        if not statement.level
    ]
    yield from sorted(found, key=lambda it: (not it[1], it[0]))
