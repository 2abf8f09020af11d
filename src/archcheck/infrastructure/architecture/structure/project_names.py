"""What qualified names mean in a project: re-exports, attributes and bases followed."""

import builtins
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, filterfalse

from archcheck.infrastructure.architecture.structure.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.stated_types import (
    aliased_types,
    is_lasting,
    is_plain,
    property_types,
    returned_types,
)
from archcheck.infrastructure.facts.code.code_facts import Reference

BUILTINS = "builtins."
CALLED = "()"
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
            names = [name for name in self.of(reference) if not name.endswith(CALLED)]
            plain = (name.replace(CALLED, "") for name in names)
            found = self._called[reference] = tuple(dict.fromkeys((*names, *plain)))
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
        return tuple(self._lineage(subject))[1:]

    def lineage(self, subject: Subject) -> tuple[Subject, ...]:
        """A class and its bases within the project, nearest first."""
        return tuple(self._lineage(subject))

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
        return module is not None and bool(rest) and rest[0] in module.declarations.names

    def _followed(self, target: str) -> tuple[str, ...]:
        if CALLED not in target and self._leads_nowhere(*self.split(target)):
            return (target.removeprefix(BUILTINS),)
        found: dict[str, None] = {}
        waiting = [target]
        while waiting and len(found) < MOST_NAMES:
            name = waiting.pop(0).removeprefix(BUILTINS)
            if name not in found:
                found[name] = None
                waiting.extend(self._next(name))
        return tuple(found)

    def _leads_nowhere(self, module: CodeFile | None, rest: tuple[str, ...]) -> bool:
        """Whether a name of a library, or that of a definition, is the only one."""
        if module is None:
            return True
        member = module.by_name.get(".".join(rest))
        if member is None or not is_plain(member):
            return False
        return len(module.declarations.names[rest[0]].imported) == 1

    def _next(self, name: str) -> Iterator[str]:
        """The names that one step leads to."""
        if CALLED in name:
            yield from self._result(name)
            return
        module, rest = self.split(name)
        if module is not None and rest:
            yield from self._in_module(module, rest)

    def _in_module(self, module: CodeFile, rest: tuple[str, ...]) -> Iterator[str]:
        first, *inner = rest
        declared = module.declarations
        binding = declared.names.get(first)
        if binding is None:
            yield from (_below(star, rest) for star in declared.stars)
            return
        own = f"{module.module}.{first}"
        yield from (_below(target, inner) for target in filter(own.__ne__, binding.imported))
        yield from map(_reading(inner), (*binding.types, *aliased_types(module, first)))
        if inner and own in binding.imported:
            yield from self._member(module, first, inner)

    def _member(self, module: CodeFile, owner: str, inner: Sequence[str]) -> Iterator[str]:
        """Where a name read from a class leads: its attributes' types, then its bases."""
        first, *rest = inner
        member = module.by_name.get(f"{owner}.{first}")
        if member is not None:
            yield from map(_reading(rest), property_types(member))
            yield from self._member(module, member.label, rest) if rest else ()
        elif owner in module.by_name:
            yield from self._inherited(module.by_name[owner], first, rest)

    def _inherited(self, subject: Subject, name: str, rest: Sequence[str]) -> Iterator[str]:
        """An attribute by its types, else what the bases may have under its name."""
        types = self.attribute_types(subject, name)
        yield from map(_reading(rest), types)
        bases = () if types else self._direct_bases(subject)
        yield from (_below(base, (name, *rest)) for base in bases)

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

    def _direct_bases(self, subject: Subject) -> Iterator[str]:
        definition = subject.class_
        for base in definition.bases if definition else ():
            yield from base.targets

    def _bases_of(self, subject: Subject) -> Iterator[str]:
        for item in self._lineage(subject):
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


def _below(name: str, inner: Iterable[str]) -> str:
    return ".".join((name, *inner))


def _reading(inner: Sequence[str]) -> Callable[[str], str]:
    """From a type to what is read from a value of it, or to such a value itself."""
    rest = "".join(f".{part}" for part in inner)
    return lambda kind: kind + rest if rest else kind.removesuffix(CALLED) + CALLED


def is_builtin(name: str) -> bool:
    """Whether a name is one of Python's own."""
    return hasattr(builtins, name)
