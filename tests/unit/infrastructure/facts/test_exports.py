"""Tests of the private names that a module offers in its `__all__`."""

import ast

import pytest

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.exports import exported_privates


def exported(source: str) -> tuple[str, ...]:
    """What a module of this text offers."""
    return exported_privates(SourceText(source, "utf-8"), ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        '__all__ = ["a", "_b"]',
        '__all__ = ("_b",)',
        'names = __all__ = ["_b"]',
        '__all__: list[str] = ["_b"]',
        '__all__ = []\n__all__ += ["_b"]',
        '__all__ = a.__all__ + ["_b"]',
        '__all__ = [*a.__all__, "_b"]',
        '__all__.extend(["_b"])',
        '__all__.append("_b")',
        'if a:\n    __all__ = ["_b"]',
        'try:\n    import a\nexcept ImportError:\n    __all__ = ["_b"]\n',
        '__all__ = ["_b"]\n__all__ += ["_b"]',
    ],
)
def test_should_find_the_name_when_it_is_listed(source: str) -> None:
    assert exported(source) == ("_b",)


@pytest.mark.parametrize(
    "source",
    [
        '__all__ = ["a", "b"]',
        'names = ["_b"]',
        'all = ["_b"]  # __all__',
        "__all__: list[str]",
        "__all__ = names",
        'a.__all__ = ["_b"]',
        '__all__.remove("_b")',
        'names.append("_b")\n__all__ = names',
        'append("_b")\n__all__ = []',
        'def f():\n    __all__ = ["_b"]',
        'class A:\n    __all__ = ["_b"]',
        'print("_b", __all__)',
        "__all__\n",
    ],
)
def test_should_find_nothing_when_no_private_name_is_listed(source: str) -> None:
    assert exported(source) == ()


def test_should_sort_the_names_when_there_are_several() -> None:
    assert exported('__all__ = ["_c", "b", "_a"]') == ("_a", "_c")
