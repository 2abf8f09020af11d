"""The terms that select and are demanded alike, each a method that says it once more."""

import abc
from collections.abc import Mapping
from typing import Self, TypeAlias

from archcheck.testing.words import with_nearest_words

ClassNames: TypeAlias = "str | Selects"
Scalar = str | bool | int | float


class Selects(abc.ABC):
    """Something that can stand where a term takes classes."""

    @property
    @abc.abstractmethod
    def table(self) -> Mapping[str, object]:
        """The selector as the table of a structure rule."""


@with_nearest_words
class Terms(abc.ABC):
    """Terms of structure rules (RULES: "that" and "should"); each returns what goes on."""

    @abc.abstractmethod
    def having(self, **terms: object) -> Self:
        """Any term by its key, with the value that TOML would have: `be_named="*Event"`."""

    def be_named(self, *globs: str) -> Self:
        """Named like one of some globs."""
        return self.having(be_named=list(globs))

    def be_named_like(self, *templates: str) -> Self:
        """Named like a template: `{module:pascal}UseCase`."""
        return self.having(be_named_like=list(templates))

    def match_file_name(self) -> Self:
        """Named like the file."""
        return self.having(match_file_name=True)

    def be_named_in_past(self) -> Self:
        """Named after what has happened: `OrderPlaced`."""
        return self.having(be_named_in_past=True)

    def be_in(self, *places: str, only: bool = False) -> Self:
        """In a layer, a package or a path; with `only` nothing else of the kind lives there."""
        return self.having(be_in=list(places), **({"only": True} if only else {}))

    def inherit_from(self, *bases: ClassNames) -> Self:
        """Inheriting one of some classes, at any distance within the project."""
        return self.having(inherit_from=_classes(bases))

    def be_abstract(self) -> Self:
        """An abstract class without input or output."""
        return self.having(be_abstract=True)

    def be_final(self) -> Self:
        """Marked as final."""
        return self.having(be_final=True)

    def be_decorated_with(self, *names: str, **arguments: Scalar) -> Self:
        """Decorated with one of some names, called with these keywords."""
        if not arguments:
            return self.having(be_decorated_with=list(names))
        tables = [{"name": name, "with": arguments} for name in names]
        return self.having(be_decorated_with=tables)

    def decorate_first(self, *names: str) -> Self:
        """With one of some decorators as the outermost."""
        return self.having(decorate_first=list(names))

    def be_immutable(self) -> Self:
        """Frozen, a named tuple or an enumeration."""
        return self.having(be_immutable=True)

    def be_stateless(self) -> Self:
        """Without state beside what the constructor was given."""
        return self.having(be_stateless=True)

    def be_configured(self, **settings: Scalar) -> Self:
        """With these keywords of the class, its decorator or its `model_config`."""
        return self.having(be_configured=settings)

    def have_mutable_attributes(self) -> Self:
        """With public attributes that anybody can change."""
        return self.having(have_mutable_attributes=True)

    def call(self, *names: str, **details: object) -> Self:
        """Calling one of some names or groups (`<clock>`); details as in the long form."""
        return self.having(call=_detailed(names, details))

    def construct(self, *kinds: ClassNames) -> Self:
        """Making instances of some classes."""
        return self.having(construct=_classes(kinds))

    def access(self, *names: str) -> Self:
        """Reading names such as `os.environ`."""
        return self.having(access=list(names))

    def raise_(self, *errors: ClassNames) -> Self:
        """Raising some classes."""
        return self.having(**{"raise": _classes(errors)})

    def raise_only(self, *errors: ClassNames) -> Self:
        """Raising nothing else."""
        return self.having(raise_only=_classes(errors))

    def catch(self, *errors: ClassNames) -> Self:
        """Handling some classes; `*` is a bare except."""
        return self.having(catch=_classes(errors))

    def call_only(self, *names: str) -> Self:
        """Calling nothing else."""
        return self.having(call_only=list(names))

    def catch_only(self, *errors: ClassNames) -> Self:
        """Handling nothing else."""
        return self.having(catch_only=_classes(errors))

    def import_(self, *names: str) -> Self:
        """Importing some modules or names."""
        return self.having(**{"import": list(names)})

    def import_only(self, *names: str) -> Self:
        """Importing nothing else."""
        return self.having(import_only=list(names))

    def import_style(self, *styles: str) -> Self:
        """Importing in one of some styles: relative, absolute, star, function-level, ..."""
        return self.having(import_style=list(styles))

    def assign(self, *names: str) -> Self:
        """Writing to qualified names such as `sys.path`."""
        return self.having(assign=list(names))

    def be_annotated(self) -> Self:
        """With a type for everything."""
        return self.having(be_annotated=True)

    def have_docstring(self) -> Self:
        """With a docstring."""
        return self.having(have_docstring=True)

    def return_type(self, *types: ClassNames) -> Self:
        """Returning one of some types, at any depth."""
        return self.having(return_type=_classes(types))

    def parameter_type(self, *types: ClassNames) -> Self:
        """Taking one of some types, at any depth."""
        return self.having(parameter_type=_classes(types))

    def mention_type(self, *types: ClassNames) -> Self:
        """Mentioning one of some types anywhere."""
        return self.having(mention_type=_classes(types))

    def be_keyword_only(self) -> Self:
        """Without parameters by position."""
        return self.having(be_keyword_only=True)

    def have_parameters(self, **limits: object) -> Self:
        """With parameters: `named`, `annotated`, `at_most`, `at_least`, `exactly`."""
        return self.having(have_parameters=limits)

    def have_at_most(self, **counts: int) -> Self:
        """With no more: `lines=300`."""
        return self.having(have_at_most=counts)

    def have_at_least(self, **counts: int) -> Self:
        """With no fewer."""
        return self.having(have_at_least=counts)

    def have_exactly(self, **counts: int) -> Self:
        """With as many."""
        return self.having(have_exactly=counts)

    def define(self, *kinds: str) -> Self:
        """Holding statements of some kinds: class, function, constant, re-export, ..."""
        return self.having(define=list(kinds))

    def define_only(self, *kinds: str) -> Self:
        """Holding no others."""
        return self.having(define_only=list(kinds))

    def have_effects(self) -> Self:
        """Doing something when imported."""
        return self.having(have_effects=True)

    def have_mutable_state(self) -> Self:
        """Keeping values that anybody can change."""
        return self.having(have_mutable_state=True)

    def have_method(self, *names: str) -> Self:
        """With one of some methods."""
        return self.having(have_method=list(names))

    def have_attribute(self, *names: str) -> Self:
        """With one of some attributes."""
        return self.having(have_attribute=list(names))

    def have_class(self, *names: str) -> Self:
        """Defining one of some classes."""
        return self.having(have_class=list(names))

    def have_function(self, *names: str) -> Self:
        """Defining one of some functions."""
        return self.having(have_function=list(names))

    def have_companion(self, **companion: str) -> Self:
        """With `path`, `class_` and `in_`, `mentioned_in`, `exported_by` or `imported_by`."""
        table = {key.removesuffix("_"): value for key, value in companion.items()}
        return self.having(have_companion=table)

    def have_default(self, **wanted: bool) -> Self:
        """With a default: `literal=True`, `not_empty=True`."""
        return self.having(have_default=wanted)

    def have_path(self, *globs: str) -> Self:
        """Routes under one of some paths."""
        return self.having(have_path=list(globs))


def _classes(items: tuple[ClassNames, ...]) -> list[object]:
    return [dict(item.table) if isinstance(item, Selects) else item for item in items]


def _detailed(names: tuple[str, ...], details: Mapping[str, object]) -> list[object]:
    if not details:
        return list(names)
    plain = {key.removesuffix("_"): value for key, value in details.items()}
    return [{"name": name, **plain} for name in names]
