"""Whether what is called is what a rule names."""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from archcheck.domain.dotted_names import heads
from archcheck.infrastructure.architecture.structure.class_values import (
    BoundClassValue,
    ClassValue,
)
from archcheck.infrastructure.architecture.structure.index.error_lineage import lineage
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import Form
from archcheck.infrastructure.architecture.structure.index.project_names import CALLED
from archcheck.infrastructure.architecture.structure.index.subjects import Kind
from archcheck.infrastructure.facts.code.code_facts import Reference
from archcheck.infrastructure.facts.code.scopes import is_class_name

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

Test = Callable[[str], bool]


class CalledNames:
    """The callees that a form names, in one project."""

    def __init__(self, form: Form, code: "Code", only_classes: bool = False) -> None:
        """With `only_classes` a call of anything but a class is none."""
        self._form = form
        self._code = code
        self._only_classes = only_classes
        self._classes = BoundClassValue(form.classes, code)
        self._on = BoundClassValue(form.on or ClassValue(), code)

    def meant(self) -> Iterator[Reference]:
        """All callees of the project that are meant, each once."""
        candidates = dict.fromkeys(self._candidates())
        return (callee for callee in candidates if self._means(callee))

    def _candidates(self) -> Iterable[Reference]:
        """The callees that may be meant."""
        index = self._code.calls
        if self._form.is_any or self._form.subclasses:
            return index.callees
        methods = chain.from_iterable(index.ending(_last(name)) for name in self._form.methods)
        if self._form.written:
            names = map(_last, self._form.classes.names)
            return chain(methods, *map(index.ending, names))
        return chain(methods, index.named(self._classes))

    def _means(self, callee: Reference) -> bool:
        return self._is_named(callee) and self._has_receiver(callee)

    def words(self) -> str:
        """The names as a sentence tells them: `.commit or open on sqlalchemy.*`."""
        methods = [f".{name}" for name in self._form.methods]
        names = [*methods, *self._classes.listed_words()]
        told = "anything" if self._form.is_any else listed(names, "or")
        heirs = " or a subclass" if self._form.subclasses else ""
        return told + heirs + (f" on {self._on.words()}" if self._form.on else "")

    def _is_named(self, callee: Reference) -> bool:
        if self._form.written:
            return _is_any(self._written, callee.written)
        if self._form.is_any and not self._only_classes:
            return True
        return self._is_known_as(self._names(callee)) or self._is_method(callee)

    def _is_known_as(self, names: Sequence[str]) -> bool:
        return bool(names) if self._form.is_any else self._classes.means(names)

    def _names(self, callee: Reference) -> Sequence[str]:
        names = self._code.names.called(callee)
        if self._only_classes:
            names = tuple(name for name in names if self._is_class(name))
        return tuple(lineage(names, self._code)) if self._form.subclasses else names

    def _is_class(self, name: str) -> bool:
        """Whether a name is that of a class; one of a library where it looks so or is named."""
        subject = self._code.names.definition(name)
        if subject is not None:
            return subject.kind is Kind.CLASS
        return is_class_name(name) or name in self._classes.patterns

    def _is_method(self, callee: Reference) -> bool:
        is_open = self._form.on is not None or not self._is_own(callee)
        return is_open and _is_any(self._methods, callee.written)

    def _is_own(self, callee: Reference) -> bool:
        """Whether every receiver that is known is a class or module of the project."""
        return bool(callee.targets) and all(map(self._is_own_receiver, _receivers(callee)))

    def _is_own_receiver(self, receiver: str) -> bool:
        names = self._code.names
        known = [name.removesuffix(CALLED) for name in names.known_as(receiver)]
        is_own = names.class_named(known) is not None or any(it in names.modules for it in known)
        return is_own and all(map(names.is_project, known))

    def _has_receiver(self, callee: Reference) -> bool:
        return self._form.on is None or self._on.means(self._types(callee))

    def _types(self, callee: Reference) -> Iterator[str]:
        """The types of the receiver; of a library also the packages that they lie in."""
        for name in self._code.names.of(callee):
            owner = name.rpartition(".")[0].removesuffix(CALLED)
            if not self._code.names.is_project(owner):
                yield from heads(owner)
            elif self._code.names.class_named([owner]):
                yield owner

    @functools.cached_property
    def _written(self) -> tuple[Test, ...]:
        names = (*self._form.classes.names, *self._form.methods)
        return tuple(_tail_test(name, 0) for name in names)

    @functools.cached_property
    def _methods(self) -> tuple[Test, ...]:
        return tuple(_tail_test(name, 1) for name in self._form.methods)


def _receivers(callee: Reference) -> Iterator[str]:
    return (target.rpartition(".")[0] for target in callee.targets)


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _is_any(tests: Iterable[Test], written: str) -> bool:
    return any(test(written) for test in tests)


def _tail_test(name: str, receivers: int) -> Test:
    """Whether a written name ends in a glob, with at least so many components before it."""
    length = name.count(".") + 1

    def test(written: str) -> bool:
        parts = written.split(".")
        is_long = len(parts) >= length + receivers
        return is_long and matches(name, ".".join(parts[-length:]))

    return test
