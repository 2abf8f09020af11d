"""A project as structure rules see it."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.facts import ImportKind
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.graph.module_patterns import is_within, matches_package
from archcheck.infrastructure.architecture.libraries import Groups, imported_groups_of
from archcheck.infrastructure.architecture.structure.index.call_index import CallIndex
from archcheck.infrastructure.architecture.structure.index.class_traits import ClassTraits
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.conditions import (
    Clause,
    Condition,
    every_clause,
)
from archcheck.infrastructure.architecture.structure.grammar import listed, plural
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_any
from archcheck.infrastructure.architecture.structure.index.passed_arguments import PassedArguments
from archcheck.infrastructure.architecture.structure.index.project_disk import ProjectDisk
from archcheck.infrastructure.architecture.structure.index.project_names import ProjectNames
from archcheck.infrastructure.architecture.structure.index.routes import Routes
from archcheck.infrastructure.architecture.structure.index.subjects import PLURALS, Kind, Subject
from archcheck.infrastructure.architecture.structure.term import Mark, Term
from archcheck.infrastructure.facts.code.code_facts import Annotation, ModuleStatement, Value

ROLE = "role"
GENERATED_KINDS = frozenset({Kind.METHOD, Kind.PARAMETER})
WELCOMING = frozenset({"constructor", "of", "any_of"})


class Code:
    """The files of a project, what names mean in them, and which layers they lie in."""

    def __init__(
        self,
        inspection: Inspection,
        files: Sequence[CodeFile],
        places: ContractNames,
        groups: Mapping[str, tuple[str, ...]],
        results: ResultCache = NO_RESULTS,
    ) -> None:
        """`groups` are what `<name>` stands for; `results` keep what was read again before."""
        self.inspection = inspection
        self.files = files
        self.names = ProjectNames(files)
        self.traits = ClassTraits(self.names)
        self.routes = Routes(self)
        self.places = places
        self.groups = groups
        self.disk = ProjectDisk(inspection.project.root)
        self.passed = PassedArguments(inspection.project.root, results)
        self._generated: dict[tuple[str, Kind], tuple[Subject, ...]] = {}
        self._selections: dict[int, frozenset[Subject]] = {}

    def bound(self, condition: Condition) -> "BoundCondition":
        """A condition in this project."""
        return BoundCondition(condition, self)

    def selected(self, condition: Condition) -> frozenset[Subject]:
        """All that a nested selector means, worked out once."""
        key = id(condition)
        if key not in self._selections:
            self._selections[key] = frozenset(self.bound(condition).subjects())
        return self._selections[key]

    def expanded(self, names: Iterable[str]) -> tuple[str, ...]:
        """Names with groups such as `<web>` replaced by what they stand for."""
        found = (self.groups.get(name, (name,)) for name in names)
        return tuple(dict.fromkeys(item for items in found for item in items))

    @functools.cached_property
    def calls(self) -> CallIndex:
        """All calls."""
        return CallIndex(self.files, self.names)

    @functools.cached_property
    def imported_groups(self) -> Groups:
        """What `<name>` stands for where imports are compared."""
        return imported_groups_of(self.inspection.configuration)

    @functools.cached_property
    def layers(self) -> Mapping[str, tuple[str, ...]]:
        """The packages of each layer."""
        return self.places.layers.heads

    @functools.cached_property
    def heirs(self) -> Mapping[str, list[Subject]]:
        """The classes that inherit each class of the project, at any distance."""
        found: dict[str, list[Subject]] = {}
        for file in self.files:
            for subject in file.of_kind(Kind.CLASS):
                for parent in self.names.parents(subject):
                    found.setdefault(parent.qualified, []).append(subject)
        return found

    def generated(self, file: CodeFile, kind: Kind) -> Sequence[Subject]:
        """The constructors of data classes in a file, or their parameters."""
        key = (file.path, kind)
        if key not in self._generated:
            made = filter(None, map(self.traits.constructor, file.of_kind(Kind.CLASS)))
            methods = tuple(made) if kind in GENERATED_KINDS else ()
            found = methods if kind is Kind.METHOD else tuple(file.parameters_of(methods))
            self._generated[key] = found
        return self._generated[key]

    def is_marked(self, subject: Subject, decorators: Iterable[str]) -> bool:
        """Whether one of some decorators stands at it."""
        names = (self.names.of(item.reference) for item in subject.decorators)
        return matches_any(decorators, itertools.chain.from_iterable(names))

    def is_annotated_as(self, subject: Subject, types: Iterable[str]) -> bool:
        """Whether one of some types is written at it, outermost."""
        mentions = subject.annotation.mentions[:1] if subject.annotation else ()
        return any(matches_any(types, self.names.of(item)) for item in mentions)

    @functools.cached_property
    def importers(self) -> Mapping[str, frozenset[str]]:
        """The modules that import each module of the project."""
        found: dict[str, set[str]] = {}
        for file in self.files:
            modules = {self.names.split(name)[0] for name in file.imported}
            for module in filter(None, modules - {file}):
                found.setdefault(module.module, set()).add(file.module)
        return {name: frozenset(modules) for name, modules in found.items()}

    def symbol_importers(self, subject: Subject) -> frozenset[str]:
        """The modules that import a symbol, or its whole module; of a module anything in it."""
        if subject.kind is Kind.MODULE:
            return self.importers.get(subject.qualified, frozenset())
        known = self._imports_of_names
        module = known.get(subject.file.module, frozenset())
        return module | known.get(subject.qualified, frozenset())

    @functools.cached_property
    def _imports_of_names(self) -> Mapping[str, frozenset[str]]:
        """Who imports each name, by all names that it goes by."""
        found: dict[str, set[str]] = {}
        for file in self.files:
            for name in itertools.chain.from_iterable(map(self.names.known_as, file.imported)):
                found.setdefault(name, set()).add(file.module)
        return {name: frozenset(modules) for name, modules in found.items()}

    def constant(self, name: str) -> ModuleStatement | None:
        """The statement of the module constant with this very name."""
        module, rest = self.names.split(name)
        if module is None or len(rest) != 1:
            return None
        return module.constants.get(rest[0])

    def constant_value(self, name: str) -> Value | None:
        """The value of a module constant."""
        statement = self.constant(name)
        return statement.value if statement else None

    def alias(self, name: str) -> Annotation | None:
        """What a module constant means as a type."""
        statement = self.constant(name)
        return statement.alias if statement else None

    def names_module(self, pattern: str, module: str) -> bool:
        """Whether a layer or module pattern means a module or a package above it."""
        heads = self.layers.get(pattern)
        if heads is not None:
            return any(is_within(module, head) for head in heads)
        names = self.places.layers.expanded(pattern)
        return any(matches_package(name, module) for name in names)

    def is_public(self, subject: Subject) -> bool:
        """Whether others may use a symbol: by a literal `__all__`, else by names."""
        if subject.kind is Kind.MODULE:
            return "._" not in f".{subject.qualified}"
        return not subject.is_local and all(map(has_public_name, subject.with_holders()))

    def imported_modules(self, file: CodeFile) -> frozenset[str]:
        """The modules that a file imports; of a name of a library the module that it comes from."""
        found = set()
        for item, name in zip(file.imports, file.imported, strict=True):
            module, _ = self.names.split(name)
            source = name if item.kind is ImportKind.PLAIN else name.rpartition(".")[0]
            found.add(module.module if module else source)
        return frozenset(found)

    def modules_of(self, pattern: str) -> tuple[str, ...]:
        """The packages that a layer or module pattern means."""
        if pattern in self.layers:
            return self.layers[pattern]
        return self.places.layers.matches(pattern)

    def lies_in(self, subject: Subject, heads: Iterable[str]) -> bool:
        """Whether a subject lies in one of some packages."""
        return any(is_within(subject.file.module, head) for head in heads)


class BoundCondition:
    """A condition whose terms are made for one project."""

    def __init__(self, condition: Condition, code: Code) -> None:
        """Make the terms."""
        self.condition = condition
        self._code = code
        self.terms = tuple(_made(clause, code) for clause in condition.clauses)

    def holds(self, subject: Subject) -> bool:
        """Whether all of it holds of a subject."""
        return self._is_meant(subject) and _all_hold(self.terms, subject)

    def _is_meant(self, subject: Subject) -> bool:
        """Whether it is of a kind that is named, and written where that is expected."""
        if subject.generated and not self._welcomes_generated:
            return False
        kinds = self.condition.kinds
        return not kinds or subject.kind in kinds

    def is_met(self, subject: Subject) -> bool:
        """Whether a symbol is and does all that is demanded, as far as it is judged."""
        found = (term.demand(subject) for term in self.terms)
        return all(verdict.holds or not verdict.judged for verdict in found)

    def marks(self, subject: Subject) -> Iterator[Mark]:
        """The places where it holds."""
        return itertools.chain.from_iterable(term.judge(subject).marks for term in self.terms)

    @functools.cached_property
    def _welcomes_generated(self) -> bool:
        """Whether constructors are asked for by that word, or parameters by what holds them."""
        own = {clause.term.key for clause in self.condition.clauses}
        return not own.isdisjoint(WELCOMING)

    def subjects(self) -> Iterator[Subject]:
        """Everything that it selects, by file and in source order; sources unless a role says so."""
        kinds = sorted(self.condition.possible_kinds)
        for file in self._files():
            for kind in kinds:
                yield from filter(self._holds_there, file.of_kind(kind))
                if self._welcomes_generated:
                    yield from filter(self._holds_there, self._code.generated(file, kind))

    def _holds_there(self, subject: Subject) -> bool:
        """Whether it holds in a file of which all holds that is said of files."""
        _, about_symbols = self._parted
        return self._is_meant(subject) and _all_hold(about_symbols, subject)

    def demand(self) -> str:
        """What it demands, as a sentence ends: `be immutable and have no parameters`."""
        return listed([_with_verb(term) for term in self.terms], "and")

    def words(self) -> str:
        """What it selects, as a sentence begins: `classes in domain that are named *Event`."""
        kinds = listed([PLURALS[kind] for kind in sorted(self.condition.possible_kinds)], "and")
        about_files, about_symbols = self._parted
        others = listed([plural(term.phrase()) for term in about_symbols], "and")
        that = f"that {others}" if others else ""
        places = [term.phrase() for term in about_files]
        return " ".join(filter(None, (kinds, *places, that)))

    @functools.cached_property
    def _parted(self) -> tuple[list[Term], list[Term]]:
        """The terms about files, and the others."""
        return (
            [term for term in self.terms if term.is_place],
            [term for term in self.terms if not term.is_place],
        )

    def _files(self) -> Iterator[CodeFile]:
        """The files that may hold what is selected, as the terms about files tell."""
        about_files, _ = self._parted
        has_role = ROLE in self.stated_keys()
        for file in self._code.files:
            is_meant = has_role or file.file.role is Role.SOURCE
            if is_meant and _all_hold(about_files, file.subject):
                yield file

    def stated_keys(self) -> frozenset[str]:
        """All keys, those of alternatives included."""
        return frozenset(clause.term.key for clause in every_clause(self.condition))


def has_public_name(subject: Subject) -> bool:
    """Whether a name is exported: at the top of a module as `__all__` says, where there is one."""
    exports = subject.file.declarations.exports
    is_top = subject.holder is not None and subject.holder.kind is Kind.MODULE
    if is_top and exports is not None:
        return subject.name in exports
    return not subject.name.startswith("_")


def _with_verb(term: Term) -> str:
    """A phrase that begins with a verb, also where a term tells a place."""
    return f"be {term.phrase()}" if term.is_place else term.phrase()


def _all_hold(terms: Iterable[Term], subject: Subject) -> bool:
    return all(term.holds(subject) for term in terms)


def _made(clause: Clause, code: Code) -> Term:
    value: Any = clause.value
    return clause.term(value, code)
