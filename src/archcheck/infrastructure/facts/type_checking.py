"""Conditions that hold only while a type checker reads the code."""

import ast
from collections.abc import Callable, Iterable

import msgspec

FLAG = "TYPE_CHECKING"
TYPING_MODULES = frozenset({"typing", "typing_extensions"})
MEMBERS = (FLAG, "*")


class Implication(msgspec.Struct, frozen=True):
    """Whether a type checker must be at work when a condition is true, and when it is false."""

    when_true: bool = False
    when_false: bool = False


NOTHING = Implication()


class TypeCheckingNames(msgspec.Struct, frozen=True):
    """The names by which one file knows `typing` and its `TYPE_CHECKING`."""

    modules: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()

    @classmethod
    def imported_by(cls, statements: Iterable[ast.stmt]) -> "TypeCheckingNames":
        """The names that these statements import."""
        modules: set[str] = set()
        flags: set[str] = set()
        for statement in statements:
            if isinstance(statement, ast.Import):
                modules.update(_typing_modules(statement))
            elif isinstance(statement, ast.ImportFrom):
                flags.update(_flags(statement))
        return cls(frozenset(modules), frozenset(flags))

    def implied_by(self, test: ast.expr) -> Implication:
        """What a condition says about the type checker."""
        judge = JUDGES.get(type(test))
        return judge(self, test) if judge else NOTHING

    def of_name(self, test: ast.Name) -> Implication:
        """A name is true for the type checker alone when it is the flag."""
        return Implication(when_true=test.id in self.flags)

    def of_attribute(self, test: ast.Attribute) -> Implication:
        """An attribute is the flag when it is read from `typing`."""
        owner = test.value.id if isinstance(test.value, ast.Name) else ""
        return Implication(when_true=test.attr == FLAG and owner in self.modules)

    def of_unary(self, test: ast.UnaryOp) -> Implication:
        """`not x` swaps the two answers."""
        if not isinstance(test.op, ast.Not):
            return NOTHING
        inner = self.implied_by(test.operand)
        return Implication(inner.when_false, inner.when_true)

    def of_junction(self, test: ast.BoolOp) -> Implication:
        """One operand of `and` suffices when it is true; `or` is its mirror."""
        operands = [self.implied_by(operand) for operand in test.values]
        when_true, when_false = (any, all) if isinstance(test.op, ast.And) else (all, any)
        return Implication(
            when_true([operand.when_true for operand in operands]),
            when_false([operand.when_false for operand in operands]),
        )


Judge = Callable[..., Implication]
JUDGES: dict[type[ast.expr], Judge] = {
    ast.Name: TypeCheckingNames.of_name,
    ast.Attribute: TypeCheckingNames.of_attribute,
    ast.UnaryOp: TypeCheckingNames.of_unary,
    ast.BoolOp: TypeCheckingNames.of_junction,
}
NO_NAMES = TypeCheckingNames()


def _typing_modules(statement: ast.Import) -> list[str]:
    return [alias.asname or alias.name for alias in statement.names if alias.name in TYPING_MODULES]


def _flags(statement: ast.ImportFrom) -> list[str]:
    names = _names_from_typing(statement)
    return [alias.asname or FLAG for alias in names if alias.name in MEMBERS]


def _names_from_typing(statement: ast.ImportFrom) -> list[ast.alias]:
    is_typing = statement.module in TYPING_MODULES and not statement.level
    return statement.names if is_typing else []
