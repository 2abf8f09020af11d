"""What structure rules speak of: modules, classes, functions and what lies in them."""

import enum
from collections.abc import Iterator
from typing import TYPE_CHECKING

from archcheck.domain.location import Location, Region
from archcheck.infrastructure.facts.code.code_facts import (
    Annotation,
    Attribute,
    ClassDefinition,
    Decorator,
    FunctionDefinition,
    ModuleStatement,
    Parameter,
    Place,
)

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile

CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__"})
Fact = ClassDefinition | FunctionDefinition | Attribute | ModuleStatement | Parameter


class Kind(enum.StrEnum):
    """The kinds of what can be selected."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    METHOD = "method"
    ATTRIBUTE = "attribute"
    CONSTANT = "constant"
    PARAMETER = "parameter"


CODE_KINDS = frozenset({Kind.MODULE, Kind.CLASS, Kind.FUNCTION, Kind.METHOD})
FUNCTIONS = frozenset({Kind.FUNCTION, Kind.METHOD})
EVERY_KIND = frozenset(Kind)
PLURALS = {
    Kind.MODULE: "modules",
    Kind.CLASS: "classes",
    Kind.FUNCTION: "functions",
    Kind.METHOD: "methods",
    Kind.ATTRIBUTE: "attributes",
    Kind.CONSTANT: "constants",
    Kind.PARAMETER: "parameters",
}


def region_place(region: Region) -> Place:
    """A region as facts hold places."""
    return (region.start_line, region.start_column, region.end_line, region.end_column)


class Subject:
    """One symbol: its name, its qualified name, where it lies and what holds it.

    `fact` is what its file states about it, None of a module. `holder` is the class, function or
    module around it, None of a module. `index` is that of a class or function among the
    definitions of its file. What is `generated` nobody has written: the constructor of a data
    class.
    """

    __slots__ = (
        "fact",
        "file",
        "generated",
        "holder",
        "index",
        "kind",
        "name",
        "place",
        "qualified",
    )

    def __init__(
        self,
        kind: Kind,
        name: str,
        qualified: str,
        place: Place,
        file: "CodeFile",
        holder: "Subject | None",
        fact: Fact | None,
        index: int = -1,
        generated: bool = False,
    ) -> None:
        """Take what is known of it."""
        self.kind = kind
        self.name = name
        self.qualified = qualified
        self.place = place
        self.file = file
        self.holder = holder
        self.fact = fact
        self.index = index
        self.generated = generated

    @property
    def location(self) -> Location:
        """Where findings about it lie."""
        return Location(self.file.path, Region(*self.place))

    @property
    def label(self) -> str:
        """How messages call it: a module by its dotted name, all else by its name in the module."""
        if self.kind is Kind.MODULE:
            return self.qualified
        return self.qualified[len(self.file.module) + 1 :]

    def with_holders(self) -> "Iterator[Subject]":
        """A symbol and what it lies in, the innermost first, without the module."""
        around: Subject | None = self
        while around is not None and around.kind is not Kind.MODULE:
            yield around
            around = around.holder

    @property
    def is_local(self) -> bool:
        """Whether nobody outside of a function can reach it; a parameter is reached by who calls."""
        holders = list(self.with_holders())[1:]
        around = holders[1:] if self.kind is Kind.PARAMETER else holders
        return any(item.function is not None for item in around)

    @property
    def function(self) -> FunctionDefinition | None:
        """What is stated about a function or method."""
        return self.fact if isinstance(self.fact, FunctionDefinition) else None

    @property
    def class_(self) -> ClassDefinition | None:
        """What is stated about a class."""
        return self.fact if isinstance(self.fact, ClassDefinition) else None

    @property
    def parameter(self) -> Parameter | None:
        """What is stated about a parameter."""
        return self.fact if isinstance(self.fact, Parameter) else None

    @property
    def decorators(self) -> tuple[Decorator, ...]:
        """The decorators of a class or function."""
        definition = self.class_ or self.function
        return definition.decorators if definition else ()

    @property
    def annotation(self) -> Annotation | None:
        """The type that is written at an attribute, constant or parameter, or as what is returned."""
        if isinstance(self.fact, FunctionDefinition):
            return self.fact.returns
        return getattr(self.fact, "annotation", None)

    @property
    def own_parameters(self) -> tuple[Parameter, ...]:
        """The parameters of a function, of a method without self or cls."""
        function = self.function
        if function is None:
            return ()
        return function.parameters[1:] if self._takes_itself else function.parameters

    @property
    def _takes_itself(self) -> bool:
        function = self.function
        if function is None or self.kind is not Kind.METHOD:
            return False
        return not any(
            "staticmethod" in item.reference.written.split(".") for item in function.decorators
        )
