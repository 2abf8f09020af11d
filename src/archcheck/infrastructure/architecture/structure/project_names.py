"""What qualified names mean in a project: re-exports, attributes and bases followed."""

import builtins
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.infrastructure.architecture.structure.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.subjects import Kind, Subject
from archcheck.infrastructure.facts.code.code_facts import (
    Annotation,
    Decorator,
    FunctionDefinition,
    Reference,
)

BUILTINS = "builtins."
CALLED = "()"
MOST_NAMES = 64
MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})


class ProjectNames:
    """Resolves names over all files of a project; what was resolved is kept."""

    def __init__(self, files: Sequence[CodeFile]) -> None:
        """Take the files of the source and test roots."""
        self.files = files
        self.modules: Mapping[str, CodeFile] = {file.module: file for file in reversed(files)}
        self._names: dict[str, tuple[str, ...]] = {}
        self._ancestors: dict[str, tuple[str, ...]] = {}

    def of(self, reference: Reference) -> tuple[str, ...]:
        """Every qualified name that a reference goes by; empty where nothing is known of it."""
        if len(reference.targets) == 1:
            return self.known_as(reference.targets[0])
        found = (name for target in reference.targets for name in self.known_as(target))
        return tuple(dict.fromkeys(found))

    def known_as(self, target: str) -> tuple[str, ...]:
        """A qualified name and all names that it leads to, itself first."""
        found = self._names.get(target)
        if found is None:
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
        parts = name.split(".")
        for length in range(len(parts), 0, -1):
            module = self.modules.get(".".join(parts[:length]))
            if module is not None:
                return module, tuple(parts[length:])
        return None, ()

    def _followed(self, target: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        waiting = [target]
        while waiting and len(found) < MOST_NAMES:
            name = waiting.pop(0).removeprefix(BUILTINS)
            if name not in found:
                found[name] = None
                waiting.extend(self._next(name))
        return tuple(found)

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
        own = f"{module.module}.{first}"
        declared = module.declarations
        binding = declared.names.get(first)
        targets = (*binding.imported, *binding.types) if binding else ()
        yield from (_below(target, inner) for target in targets if target != own)
        if binding is None:
            yield from (_below(star, rest) for star in declared.stars)
        if inner and own in targets:
            yield from self._member(own, inner)

    def _member(self, owner: str, inner: Sequence[str]) -> Iterator[str]:
        """Where a name read from a class leads: its attributes' types, then its bases."""
        subject = self.class_named([owner])
        first, *rest = inner
        if self.definition(f"{owner}.{first}") is not None:
            yield from self._member(f"{owner}.{first}", rest) if rest else ()
        elif subject is not None:
            yield from self._inherited(subject, first, rest)

    def _inherited(self, subject: Subject, name: str, rest: Sequence[str]) -> Iterator[str]:
        """An attribute by its types, else what the bases may have under its name."""
        types = self.attribute_types(subject, name)
        yield from (_below(kind, rest) for kind in types)
        bases = () if types else self._direct_bases(subject)
        yield from (_below(base, (name, *rest)) for base in bases)

    def attribute_types(self, subject: Subject, name: str) -> tuple[str, ...]:
        """The types of an attribute of one class, as its bindings tell."""
        bound = subject.file.attributes_of.get(subject.index, ())
        found = (kind for item in bound if item.name == name for kind in item.types)
        return tuple(dict.fromkeys(found))

    def _result(self, name: str) -> Iterator[str]:
        """What a call gives, where a function of the project says so, or a class is called."""
        callee, _, rest = name.partition(CALLED)
        known = self.known_as(callee)
        made = self.class_named(known)
        if made is not None:
            yield made.qualified + rest
        for subject in filter(None, map(self.definition, known)):
            yield from (kind + rest for kind in _returned(subject.function))

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


def _returned(function: FunctionDefinition | None) -> Iterator[str]:
    """The types that a function says it returns, or enters as a context manager."""
    if function is None or function.returns is None:
        return
    is_manager = any(map(_makes_manager, function.decorators))
    mentions = function.returns.mentions[1:] if is_manager else own_mentions(function.returns)
    yield from itertools.chain.from_iterable(item.targets for item in mentions)


def _makes_manager(decorator: Decorator) -> bool:
    return decorator.reference.written.rpartition(".")[2] in MANAGERS


def own_mentions(annotation: Annotation) -> tuple[Reference, ...]:
    """The types of a value itself: of a union all, of a container the container."""
    is_union = "|" in annotation.text or annotation.text.startswith(("Optional", "Union"))
    return annotation.mentions if is_union else annotation.mentions[:1]


def is_builtin(name: str) -> bool:
    """Whether a name is one of Python's own."""
    return hasattr(builtins, name)
