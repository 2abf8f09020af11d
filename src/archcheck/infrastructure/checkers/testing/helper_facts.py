"""What one module states that the tests of others depend on, as far as it can tell alone."""

from collections.abc import Mapping

import msgspec


class Helper(msgspec.Struct, frozen=True, array_like=True):
    """A function asserts if it does so itself, or if the answer to one of `others` is yes."""

    asserts: bool = False
    others: tuple[str, ...] = ()


class HelperFacts(msgspec.Struct, frozen=True, array_like=True):
    """The functions of a module by symbol, and what its names mean.

    `fixtures` are the symbols of functions by the name of the fixture that each makes, `classes`
    the qualified names of the bases of each class, `names` and `stars` are the imports.
    """

    functions: Mapping[str, Helper] = {}
    fixtures: Mapping[str, str] = {}
    classes: Mapping[str, tuple[str, ...]] = {}
    names: Mapping[str, str] = {}
    stars: tuple[str, ...] = ()
