"""All that the files of a project state about their code, by module."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import filterfalse

import msgspec

from archcheck.domain.facts import FileFacts, ImportStatement
from archcheck.domain.project import Role, SourceFile
from archcheck.infrastructure.architecture.libraries import FUTURE
from archcheck.infrastructure.architecture.structure.occurrences.file_occurrences import (
    CallSite,
    FileOccurrences,
)
from archcheck.infrastructure.architecture.structure.index.imported_names import INSIDE, Imported
from archcheck.infrastructure.architecture.structure.index.subjects import (
    Kind,
    Subject,
    region_place,
)
from archcheck.infrastructure.facts.code.origins import Origins
from archcheck.infrastructure.facts.code.code_facts import (
    MODULE_BLOCK,
    Attribute,
    Block,
    BlockKind,
    ClassDefinition,
    Declarations,
    Definition,
    ModuleStatement,
    StatementKind,
)

DECLARATIONS = msgspec.msgpack.Decoder(Declarations)
CODE = (BlockKind.FUNCTION, BlockKind.LAMBDA)
NO_DEFINITION = -1
INIT = "__init__"
CONFIG = "Config"


class CodeFile:
    """One source file with its facts, decoded when somebody asks."""

    def __init__(self, file: SourceFile, facts: FileFacts) -> None:
        """Take a file whose facts hold its code."""
        self.file = file
        self._facts = facts

    @property
    def path(self) -> str:
        """Relative to the project root."""
        return self.file.path

    @property
    def module(self) -> str:
        """The dotted name, that of a package for its `__init__`."""
        return self.file.module

    @property
    def imports(self) -> tuple[ImportStatement, ...]:
        """The imports as written."""
        return self._facts.imports

    @functools.cached_property
    def declarations(self) -> Declarations:
        """Classes, functions, names and statements."""
        return DECLARATIONS.decode(self._facts.declarations)

    @functools.cached_property
    def occurrences(self) -> FileOccurrences:
        """What happens in it."""
        return FileOccurrences(self._facts.occurrences)

    def is_known(self) -> bool:
        """Whether the facts hold its code."""
        return bool(self._facts.declarations)

    @functools.cached_property
    def constants(self) -> Mapping[str, ModuleStatement]:
        """The first statement that gives each name of the module a value."""
        found: dict[str, ModuleStatement] = {}
        for statement in self.declarations.statements:
            names = statement.names if statement.kind is StatementKind.CONSTANT else ()
            for name, _ in names:
                found.setdefault(name, statement)
        return found

    @property
    def imported(self) -> Iterator[str]:
        """The modules and names that it imports, absolute."""
        origins = Origins(self.module, self.file.is_package)
        for item in self.imports:
            base = origins.of(item.module, item.level)
            yield ".".join(filter(None, (base, item.name.strip("*"))))

    @functools.cached_property
    def imported_names(self) -> Sequence[Imported]:
        """What it imports; `__future__` is no module of anybody."""
        pairs = zip(self.imports, self.imported, strict=True)
        return [self._imported(item, name) for item, name in pairs if not _is_future(name)]

    @functools.cached_property
    def subject(self) -> Subject:
        """The module itself; that of a package is named `__init__`."""
        name = INIT if self.file.is_package else self.module.rpartition(".")[2]
        first_line = (1, 1, 1, 1)
        return Subject(Kind.MODULE, name, self.module, first_line, self, None, None)

    @functools.cached_property
    def defined(self) -> tuple[Subject, ...]:
        """The classes, functions and methods, in the order of the definitions."""
        subjects: list[Subject] = []
        for index, item in enumerate(self.declarations.definitions):
            holder = self._holder(item.block, subjects)
            kind = _kind(item, holder)
            name = f"{holder.qualified}.{item.name}"
            subjects.append(Subject(kind, item.name, name, item.place, self, holder, item, index))
        return tuple(subjects)

    @functools.cached_property
    def by_name(self) -> Mapping[str, Subject]:
        """Classes, functions and methods by their names in the module; of several the last."""
        return {item.label: item for item in self.defined}

    def of_kind(self, kind: Kind) -> Sequence[Subject]:
        """All subjects of one kind, in source order."""
        if kind is Kind.MODULE:
            return (self.subject,)
        found = self._by_kind.get(kind)
        if found is None:
            found = self._by_kind[kind] = self._selected(kind)
        return found

    @functools.cached_property
    def _by_kind(self) -> dict[Kind, Sequence[Subject]]:
        """The classes, functions and methods; what lies in them joins when somebody asks."""
        groups: dict[Kind, list[Subject]] = {Kind.CLASS: [], Kind.FUNCTION: [], Kind.METHOD: []}
        for subject in filterfalse(_is_configuration, self.defined):
            groups[subject.kind].append(subject)
        return {**groups}

    def _selected(self, kind: Kind) -> Sequence[Subject]:
        if kind is Kind.PARAMETER:
            return [*self.parameters_of(self.defined)]
        return [*(self._attributes() if kind is Kind.ATTRIBUTE else self._constants())]

    def blocks_around(self, block: int) -> Iterator[Block]:
        """A block and those around it, the innermost first."""
        blocks = self.declarations.blocks
        while block >= MODULE_BLOCK:
            yield blocks[block]
            block = blocks[block].parent

    @functools.cached_property
    def innermost_code(self) -> Sequence[int]:
        """For each block the function around it; -1 in a lambda and outside of functions."""
        found: list[int] = []
        for block in self.declarations.blocks:
            if block.kind in CODE:
                found.append(block.definition)
            else:
                found.append(found[block.parent] if found else NO_DEFINITION)
        return found

    def block_at(self, line: int) -> int:
        """The block of the innermost class or function around a line."""
        around = (item for item in self.declarations.definitions if _spans(item, line))
        return max((item.inner for item in around), default=MODULE_BLOCK)

    @functools.cached_property
    def code_blocks(self) -> Sequence[int]:
        """For each block that of the function or lambda around it; that of the module outside."""
        found: list[int] = []
        for index, block in enumerate(self.declarations.blocks):
            is_own = block.kind in CODE or index == MODULE_BLOCK
            found.append(index if is_own else found[block.parent])
        return found

    @functools.cached_property
    def definitions_around(self) -> Sequence[tuple[int, ...]]:
        """For each block the functions and classes around it, the innermost first."""
        found: list[tuple[int, ...]] = []
        for block in self.declarations.blocks:
            outer = found[block.parent] if found else ()
            is_own = block.definition != NO_DEFINITION
            found.append((block.definition, *outer) if is_own else outer)
        return found

    @functools.cached_property
    def attributes_of(self) -> Mapping[int, list[Attribute]]:
        """The bindings on each class, in its body and on self, by its index."""
        groups: dict[int, list[Attribute]] = {}
        for attribute in self.declarations.attributes:
            owner = self._owning_class(attribute.block)
            groups.setdefault(owner, []).append(attribute)
        return groups

    def attributes_named(self, owner: int, name: str) -> Sequence[Attribute]:
        """The bindings of one attribute of a class."""
        return self._attributes_by_name.get((owner, name), ())

    @functools.cached_property
    def _attributes_by_name(self) -> Mapping[tuple[int, str], list[Attribute]]:
        found: dict[tuple[int, str], list[Attribute]] = {}
        for owner, attributes in self.attributes_of.items():
            for item in attributes:
                found.setdefault((owner, item.name), []).append(item)
        return found

    def calls_in(self, subject: Subject) -> Iterator[CallSite]:
        """The calls that belong to a subject: to a function those of its own code alone."""
        return (call for call in self.occurrences.calls if self.belongs(call.block, subject))

    def belongs(self, block: int, subject: Subject) -> bool:
        """Whether what stands in a block belongs to a module, class, function or method."""
        if subject.kind is Kind.MODULE:
            return True
        if subject.generated:
            return False
        if subject.kind is Kind.CLASS:
            return subject.index in self.definitions_around[block]
        return subject.index == self.innermost_code[block]

    def _imported(self, item: ImportStatement, name: str) -> Imported:
        is_inside = not INSIDE.isdisjoint(item.guards)
        block = self.block_at(item.region.start_line) if is_inside else MODULE_BLOCK
        place = region_place(item.region)
        return Imported(name, item.kind, bool(item.level), item.guards, place, block)

    def _holder(self, block: int, known: Sequence[Subject]) -> Subject:
        around = self.definitions_around[block]
        return known[around[0]] if around else self.subject

    def _owning_class(self, block: int) -> int:
        definitions = self.declarations.definitions
        around = self.definitions_around[block]
        return next(
            (index for index in around if isinstance(definitions[index], ClassDefinition)),
            NO_DEFINITION,
        )

    def _attributes(self) -> Iterator[Subject]:
        """Each attribute of a class once, at its first binding."""
        for index, attributes in self.attributes_of.items():
            holder = self.defined[index]
            for name, attribute in _firsts(attributes).items():
                qualified = f"{holder.qualified}.{name}"
                yield Subject(
                    Kind.ATTRIBUTE, name, qualified, attribute.place, self, holder, attribute
                )

    def _constants(self) -> Iterator[Subject]:
        """Each name of the module once, where it first gets a value."""
        for name, statement in self.constants.items():
            place = dict(reversed(statement.names))[name]
            qualified = f"{self.module}.{name}"
            yield Subject(Kind.CONSTANT, name, qualified, place, self, self.subject, statement)

    def parameters_of(self, holders: Iterable[Subject]) -> Iterator[Subject]:
        """The parameters of functions and methods, without self and cls."""
        for holder in holders:
            for item in holder.own_parameters:
                name = f"{holder.qualified}.{item.name}"
                yield Subject(
                    Kind.PARAMETER,
                    item.name,
                    name,
                    item.place,
                    self,
                    holder,
                    item,
                    generated=holder.generated,
                )


def _is_configuration(subject: Subject) -> bool:
    """Whether this is pydantic's `class Config` inside of a class."""
    holder = subject.holder
    return subject.kind is Kind.CLASS and subject.name == CONFIG and _is_class(holder)


def _is_class(subject: Subject | None) -> bool:
    return subject is not None and subject.kind is Kind.CLASS


def _is_future(name: str) -> bool:
    return name.partition(".")[0] == FUTURE


def _spans(definition: Definition, line: int) -> bool:
    first = definition.place[0]
    return first <= line < first + definition.lines


def _firsts(attributes: Iterable[Attribute]) -> dict[str, Attribute]:
    firsts: dict[str, Attribute] = {}
    for attribute in attributes:
        firsts.setdefault(attribute.name, attribute)
    return firsts


def _kind(definition: object, holder: Subject) -> Kind:
    if isinstance(definition, ClassDefinition):
        return Kind.CLASS
    return Kind.METHOD if holder.kind is Kind.CLASS else Kind.FUNCTION


def code_files(files: Iterable[SourceFile], facts: Iterable[FileFacts]) -> tuple[CodeFile, ...]:
    """The importable files whose facts are known, sorted by path."""
    known = {item.path: item for item in facts}
    wanted = filter(_is_code, sorted(files, key=_path))
    found = [CodeFile(file, known[file.path]) for file in wanted if file.path in known]
    return tuple(filter(CodeFile.is_known, found))


def _is_code(file: SourceFile) -> bool:
    return bool(file.module) and file.role is not Role.OTHER


def _path(file: SourceFile) -> str:
    return file.path
