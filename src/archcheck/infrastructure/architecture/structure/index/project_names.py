"""What qualified names mean in a project: re-exports, attributes and bases followed."""

import builtins
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, filterfalse

from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.index.stated_types import (
    aliased_types,
    is_lasting,
    is_plain,
    property_types,
    returned_types,
)
from archcheck.infrastructure.facts.code.code_facts import Reference

BUILTINS = "builtins."
CALLED = "()"
GETTER = "__getattr__"
CALLED_IN = re.compile(r"\(\)").search
MOST_NAMES = 64


class ProjectNames:
    """Resolves names over all files of a project; what was resolved is kept."""

    def __init__(self, files: Sequence[CodeFile]) -> None:
        """Take the files of the source and test roots."""
        self.files = files
        self.modules: Mapping[str, CodeFile] = {file.module: file for file in reversed(files)}
        self._names: dict[str, tuple[str, ...]] = {}
        self._splits: dict[str, tuple[CodeFile | None, tuple[str, ...]]] = {}
        self._called: dict[Reference, tuple[str, ...]] = {}
        self._lineages: dict[str, tuple[Subject, ...]] = {}
        self._ancestors: dict[str, tuple[str, ...]] = {}

    def of(self, reference: Reference) -> tuple[str, ...]:
        """Every qualified name that a reference goes by; empty where nothing is known of it."""
        if len(reference.targets) == 1:
            return self.known_as(reference.targets[0])
        targets = self._without_shadowed(reference.targets)
        return tuple(dict.fromkeys(chain.from_iterable(map(self.known_as, targets))))

    def called(self, reference: Reference) -> tuple[str, ...]:
        """Every qualified name of what a call calls: to call an instance is not to call its class.

        What a call gives is also known without the parentheses: `socket.create().send`.
        """
        found = self._called.get(reference)
        if found is None:
            names = self.of(reference)
            has_results = any(map(CALLED_IN, names))
            found = self._called[reference] = _without_instances(names) if has_results else names
        return found

    def made(self, reference: Reference) -> tuple[str, ...]:
        """Every qualified name of what a reference is, or gives when it is called."""
        results = (self.known_as(f"{name}{CALLED}") for name in reference.targets)
        names = (*self.of(reference), *chain.from_iterable(results))
        return tuple(dict.fromkeys(name.removesuffix(CALLED) for name in names))

    def known_as(self, target: str) -> tuple[str, ...]:
        """A qualified name and all names that it leads to, itself first."""
        found = self._names.get(target)
        if found is None:
            self._names[target] = (target,)
            found = self._names[target] = self._followed(target)
        return found

    def is_known(self, name: str) -> bool:
        """Whether a name is that of a definition, or lies in a library."""
        return not self.is_project(name) or self.definition(name) is not None

    def is_missing(self, name: str) -> bool:
        """Whether a module of the project is meant to hold a name, and does not."""
        module, rest = self.split(name)
        return module is not None and bool(rest) and not _may_hold(module, rest[0])

    def may_be_renamed(self, target: str) -> bool:
        """Whether a name may lead to one with another last component: a name of a module."""
        module, rest = self.split(target)
        return module is not None and len(rest) == 1

    def definition(self, name: str) -> Subject | None:
        """The class, function or method of the project with this very name."""
        module, rest = self.split(name)
        return None if module is None else module.by_name.get(".".join(rest))

    def class_of(self, reference: Reference) -> Subject | None:
        """The class of the project that a reference means."""
        return self.class_named(self.of(reference))

    def class_named(self, names: Iterable[str]) -> Subject | None:
        """The class of the project that goes by one of these names."""
        found = (self.definition(name) for name in names)
        return next((item for item in found if item and item.kind is Kind.CLASS), None)

    def ancestors(self, subject: Subject) -> tuple[str, ...]:
        """All names of the bases of a class, and of their bases within the project."""
        found = self._ancestors.get(subject.qualified)
        if found is None:
            found = tuple(dict.fromkeys(self._bases_of(subject)))
            self._ancestors[subject.qualified] = found
        return found

    def parents(self, subject: Subject) -> tuple[Subject, ...]:
        """The bases of a class within the project, nearest first, each once."""
        return self.lineage(subject)[1:]

    def first_parent(self, subject: Subject) -> Subject | None:
        """The first base of a class within the project that is another class."""
        found = filter(None, map(self.class_of, subject.class_.bases if subject.class_ else ()))
        return next((base for base in found if base.qualified != subject.qualified), None)

    def lineage(self, subject: Subject) -> tuple[Subject, ...]:
        """A class and its bases within the project, nearest first."""
        found = self._lineages.get(subject.qualified)
        if found is None:
            self._lineages[subject.qualified] = (subject,)
            found = self._lineages[subject.qualified] = tuple(self._lineage(subject))
        return found

    def is_project(self, name: str) -> bool:
        """Whether a name lies in a module of the project."""
        return self.split(name)[0] is not None

    def split(self, name: str) -> tuple[CodeFile | None, tuple[str, ...]]:
        """The longest module of the project that a name begins with, and the rest."""
        known = self._splits.get(name)
        if known is None:
            known = self._splits[name] = self._split(name)
        return known

    def _split(self, name: str) -> tuple[CodeFile | None, tuple[str, ...]]:
        head, rest = name, ""
        while head:
            module = self.modules.get(head)
            if module is not None:
                return module, tuple(rest.split(".")) if rest else ()
            head, _, last = head.rpartition(".")
            rest = f"{last}.{rest}" if rest else last
        return None, ()

    def _without_shadowed(self, targets: Sequence[str]) -> Sequence[str]:
        """Without the built-in name where a module that is imported whole has one of its own."""
        first, *others = targets or ("",)
        is_shadowed = "." not in first and any(map(self._is_bound, others))
        return others if is_shadowed else targets

    def _is_bound(self, name: str) -> bool:
        module, rest = self.split(name)
        is_own = module is not None and bool(rest) and rest[0] in module.declarations.names
        return is_own and self._brings(name.rpartition(".")[0], rest[0])

    def _brings(self, module: str, name: str) -> bool:
        """Whether a module that is imported whole gives a name away."""
        file = self.modules.get(module)
        exports = file.declarations.exports if file else None
        return not name.startswith("_") if exports is None else name in exports

    def _followed(self, target: str) -> tuple[str, ...]:
        if self._leads_nowhere(target):
            return (target.removeprefix(BUILTINS),)
        found: dict[str, None] = {}
        waiting = [target]
        while waiting and len(found) < MOST_NAMES:
            name = waiting.pop(0).removeprefix(BUILTINS)
            if name not in found:
                found[name] = None
                waiting.extend(self._next(name, found))
        return tuple(found)

    def _leads_nowhere(self, target: str) -> bool:
        """Whether a name of a library, or that of a definition, is the only one."""
        module, rest = self.split(target)
        if module is None:
            return CALLED not in target
        member = module.by_name.get(".".join(rest))
        is_one = member is not None and is_plain(member)
        return is_one and len(module.declarations.names[rest[0]].imported) == 1

    def _next(self, name: str, found: dict[str, None]) -> Iterable[str]:
        """The names that one step leads to; those that lead no further are found at once."""
        if CALLED in name:
            return self._result(name)
        module, rest = self.split(name)
        return () if module is None or not rest else self._in_module(module, rest, found)

    def _in_module(
        self, module: CodeFile, rest: tuple[str, ...], found: dict[str, None]
    ) -> Iterator[str]:
        first, *inner = rest
        declared = module.declarations
        binding = declared.names.get(first)
        if binding is None:
            stars = filter(lambda star: self._brings(star, first), declared.stars)
            yield from (_below(star, rest) for star in stars)
            return
        own = f"{module.module}.{first}"
        yield from (_below(target, inner) for target in filter(own.__ne__, binding.imported))
        yield from map(_reading(inner), (*binding.types, *aliased_types(module, first)))
        owner = module.by_name.get(first) if own in binding.imported else None
        yield from self._inside(owner, inner, found)

    def _inside(
        self, owner: Subject | None, inner: Sequence[str], found: dict[str, None]
    ) -> Iterable[str]:
        """Where a name read from a definition leads."""
        return () if owner is None or not inner else self._member(owner, inner, found)

    def _member(
        self, owner: Subject, inner: Sequence[str], found: dict[str, None]
    ) -> Iterable[str]:
        """By what a definition holds, inherits, or says that it is."""
        for item in self.lineage(owner):
            found[_below(item.qualified, inner)] = None
            member, types = self._own_member(item, inner[0])
            if member is not None or types:
                leads = self._inside(member, inner[1:], found)
                return (*map(_reading(inner[1:]), types), *leads)
        return map(_after(inner), self._outer_bases(owner))

    def _outer_bases(self, subject: Subject) -> Iterator[str]:
        """What a class inherits from outside of the project."""
        return filterfalse(self.is_project, self.ancestors(subject))

    def _own_member(self, owner: Subject, name: str) -> tuple[Subject | None, tuple[str, ...]]:
        """A member of one class, and the types of a property or attribute."""
        member = owner.file.by_name.get(f"{owner.label}.{name}")
        return member, property_types(member) if member else self.attribute_types(owner, name)

    def attribute_types(self, subject: Subject, name: str) -> tuple[str, ...]:
        """The types of an attribute of one class, as annotations and its constructor tell."""
        bound = subject.file.attributes_named(subject.index, name)
        own = (item for item in bound if is_lasting(item, subject))
        return tuple(dict.fromkeys(chain.from_iterable(item.types for item in own)))

    def _result(self, name: str) -> Iterator[str]:
        """What a call gives, and what is read from it."""
        callee, _, rest = name.partition(CALLED)
        known = self.known_as(callee)
        types = chain.from_iterable(map(returned_types, filter(None, map(self.definition, known))))
        yield from (kind + (rest or CALLED) for kind in types)
        yield from self._made(known, rest) if rest else ()
        outside = filterfalse(self.is_project, known[1:])
        yield from (f"{item.removesuffix(CALLED)}{CALLED}{rest}" for item in outside)

    def _made(self, names: Sequence[str], rest: str) -> Iterator[str]:
        """What is read from an instance of a class that is called."""
        made = self.class_named(names)
        yield from [made.qualified + rest] if made else []

    def _bases_of(self, subject: Subject) -> Iterator[str]:
        for item in self.lineage(subject):
            definition = item.class_
            for base in definition.bases if definition else ():
                yield from self.of(base) or (base.written,)

    def _lineage(self, subject: Subject) -> Iterator[Subject]:
        seen: set[str] = set()
        waiting = [subject]
        while waiting:
            item = waiting.pop(0)
            if item.qualified not in seen:
                seen.add(item.qualified)
                yield item
                bases = item.class_.bases if item.class_ else ()
                waiting.extend(filter(None, map(self.class_of, bases)))


def _may_hold(module: CodeFile, name: str) -> bool:
    """Whether a module binds a name, or might; what a package holds need not be Python."""
    names, stars = module.declarations.names, module.declarations.stars
    return name in names or GETTER in names or bool(stars) or module.file.is_package


def _without_instances(names: Sequence[str]) -> tuple[str, ...]:
    """Names of what can be called, and those of what calls give without the parentheses."""
    called = [name for name in names if not name.endswith(CALLED)]
    plain = (name.replace(CALLED, "") for name in called)
    return tuple(dict.fromkeys((*called, *plain)))


def _below(name: str, inner: Iterable[str]) -> str:
    return ".".join((name, *inner))


def _after(inner: Sequence[str]) -> Callable[[str], str]:
    """From the name of a class to that of what is read from it."""
    return lambda name: _below(name, inner)


def _reading(inner: Sequence[str]) -> Callable[[str], str]:
    """From a type to what is read from a value of it, or to such a value itself."""
    rest = "".join(f".{part}" for part in inner)
    return lambda kind: kind + rest if rest else kind.removesuffix(CALLED) + CALLED


def is_builtin(name: str) -> bool:
    """Whether a name is one of Python's own."""
    return hasattr(builtins, name)
