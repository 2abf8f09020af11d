"""The contract types: each is one file in `types`, found by the type's name."""

import functools
import importlib
import pkgutil
from collections.abc import Collection, Mapping

from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.contracts import types
from archcheck.infrastructure.architecture.contracts.options import KeyProblem
from archcheck.infrastructure.architecture.contracts.contract_type import ContractType

later_types = frozenset({"protected", "allowed", "required"})


@functools.cache
def known_types() -> tuple[str, ...]:
    """The names of the contract types, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(types.__path__)))


@functools.cache
def load_type(name: str) -> ContractType:
    """The contract type of a known name."""
    module = importlib.import_module(f"{types.__name__}.{name}")
    kinds = [kind for kind in vars(module).values() if _is_defined_in(kind, module.__name__)]
    found: ContractType = kinds[0]()
    return found


def option_problems(
    type_name: str, options: Mapping[str, object], common_keys: Collection[str] = ()
) -> tuple[KeyProblem, ...]:
    """What is wrong with the keys of a contract but for those that every type has."""
    if type_name in later_types:
        return (KeyProblem("type", f'contract type "{type_name}" is not supported yet'),)
    if type_name not in known_types():
        return (KeyProblem("type", f'unknown contract type "{type_name}"', _types_hint(type_name)),)
    return load_type(type_name).option_problems(options, common_keys)


def _types_hint(type_name: str) -> str:
    near = did_you_mean(type_name, known_types())
    names = ", ".join(known_types())
    return f"{near} The types are {names}" if near else f"the types are {names}"


def _is_defined_in(value: object, module: str) -> bool:
    is_type = isinstance(value, type) and issubclass(value, ContractType)
    return is_type and value.__module__ == module
