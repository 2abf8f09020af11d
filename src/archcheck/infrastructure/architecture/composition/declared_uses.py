"""What the contract says that a table of projects is, in its keys."""

from collections.abc import Mapping

from archcheck.domain.configuration import ContractDeclaration


def projects_of(declaration: ContractDeclaration) -> Mapping[str, str]:
    """The names of all projects, and the way to each."""
    pairs = (entry.split("=", 1) for entry in _texts(declaration, "projects"))
    return {name: path for path, name in pairs}


def uses_of(declaration: ContractDeclaration) -> tuple[str, ...]:
    """The names of those that may be imported."""
    return _texts(declaration, "uses")


def _texts(declaration: ContractDeclaration, key: str) -> tuple[str, ...]:
    found = declaration.keys.get(key)
    return found if isinstance(found, tuple) else ()
