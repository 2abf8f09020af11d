"""The contract types: each is one file in `types`, found by the type's name."""

import functools
import importlib
import pkgutil
from typing import Any

from archcheck.domain.configuration import ContractDeclaration
from archcheck.infrastructure.architecture.contracts import types
from archcheck.infrastructure.architecture.contracts.contract import Contract
from archcheck.infrastructure.architecture.contracts.names import ContractNames


@functools.cache
def known_types() -> tuple[str, ...]:
    """The names of the contract types, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(types.__path__)))


@functools.cache
def contract_type(name: str) -> type[Contract[Any]]:
    """The contract type of a known name; raises LookupError when its file holds none, or two."""
    module = importlib.import_module(f"{types.__name__}.{name}")
    (found,) = (kind for kind in vars(module).values() if _is_defined_in(kind, module.__name__))
    kind: type[Contract[Any]] = found
    return kind


def contract_of(declaration: ContractDeclaration, names: ContractNames) -> Contract[Any]:
    """The contract that a declaration means in a project with these names."""
    return contract_type(declaration.type)(declaration, names)


def _is_defined_in(value: object, module: str) -> bool:
    is_type = isinstance(value, type) and issubclass(value, Contract)
    return is_type and value.__module__ == module
