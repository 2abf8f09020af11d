"""What a rule is about: `classes().in_layer("domain").that_are_named("*Event")`."""

from collections.abc import Mapping
from typing import Self

from archcheck.testing.demands import Demand
from archcheck.testing.terms import ClassNames, Selects, Terms


class Selection(Selects, Terms):
    """Symbols of one kind or several; every word makes it narrower, and returns a new one."""

    def __init__(self, table: Mapping[str, object]) -> None:
        """Take the table of a structure rule under `that`."""
        self._table = dict(table)

    @property
    def table(self) -> Mapping[str, object]:
        """The selector as TOML has it."""
        return self._table

    def having(self, **terms: object) -> Self:
        """Any term by its key."""
        return type(self)({**self._table, **terms})

    def in_layer(self, *layers: str) -> Self:
        """In one of some layers."""
        return self.having(layer=list(layers))

    def inside(self, *packages: str) -> Self:
        """In a package of the layer, or in what a module pattern names."""
        return self.having(inside=list(packages))

    def of_tests(self) -> Self:
        """In the tests and not in the sources."""
        return self.having(role="test")

    def of(self, holder: "Selection") -> Self:
        """Held by a class or function that is so."""
        return self.having(of=dict(holder.table))

    def that_are_named(self, *globs: str) -> Self:
        """Named like one of some globs."""
        return self.having(named=list(globs))

    def that_inherit(self, *bases: ClassNames) -> Self:
        """Inheriting one of some classes."""
        return self.having(
            inherits=[dict(it.table) if isinstance(it, Selects) else it for it in bases]
        )

    def that_are_decorated_with(self, *names: str) -> Self:
        """Decorated with one of some names."""
        return self.having(decorated_with=list(names))

    def that_are_imported_by(self, *modules: str) -> Self:
        """In modules that others import."""
        return self.having(imported_by=list(modules))

    def that_are_public(self) -> Self:
        """Made for others."""
        return self.having(public=True)

    def that_are_private(self) -> Self:
        """Not made for others."""
        return self.having(public=False)

    def that_are_abstract(self) -> Self:
        """Abstract classes or methods."""
        return self.having(abstract=True)

    def that_are_async(self) -> Self:
        """Coroutines."""
        return self.having(**{"async": True})

    def that_are_constructors(self) -> Self:
        """Constructors, those of data classes too."""
        return self.having(constructor=True)

    def that_are_routes(self, kind: str = "") -> Self:
        """Routes of a web framework: `http`, `websocket`, `health`, or any."""
        return self.having(route=kind or True)

    def that_are_none_of(self, *others: "Selection") -> Self:
        """Without what these select."""
        return self.having(none_of=[dict(other.table) for other in others])

    def should(self) -> Demand:
        """What must hold of each of them."""
        return Demand(self._table, "should")

    def should_not(self) -> Demand:
        """What must not hold of any of them."""
        return Demand(self._table, "should_not")


def modules() -> Selection:
    """Modules and packages."""
    return symbols("module")


def classes() -> Selection:
    """Classes."""
    return symbols("class")


def functions() -> Selection:
    """Functions that are no methods."""
    return symbols("function")


def methods() -> Selection:
    """Functions in the body of a class."""
    return symbols("method")


def attributes() -> Selection:
    """Names bound in the body of a class, or on self."""
    return symbols("attribute")


def constants() -> Selection:
    """Names bound at the top of a module."""
    return symbols("constant")


def parameters() -> Selection:
    """Parameters of functions and methods."""
    return symbols("parameter")


def symbols(*kinds: str) -> Selection:
    """Symbols of several kinds: `symbols("function", "method")`."""
    return Selection({"kind": list(kinds)})
