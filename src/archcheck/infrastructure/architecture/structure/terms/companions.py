"""Completeness: what a symbol has, and what must exist beside it."""

import functools
import itertools
import os
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.graph.module_patterns import pattern_problem
from archcheck.infrastructure.architecture.structure.class_values import CLASSES
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.conditions import Condition, read_condition
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_word
from archcheck.infrastructure.architecture.structure.patterns.name_templates import (
    PLACEHOLDER,
    filled,
    template_problems,
)
from archcheck.infrastructure.architecture.structure.index.subjects import PLURALS, Kind, Subject
from archcheck.infrastructure.architecture.structure.term import Mark, Term, Verdict, verdict
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    as_table,
    as_texts,
    read_entry,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import (
    Schema,
    reference,
    struct_schema,
    type_schema,
)
from archcheck.infrastructure.decoding.value_types import Names
from archcheck.infrastructure.discovery.anchored_globs import glob_problem
from archcheck.infrastructure.discovery.path_globs import path_matches

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code


class MemberValue(msgspec.Struct, frozen=True):
    """Names of members, or what selects them."""

    names: tuple[str, ...] = ()
    selector: Condition | None = None


class MemberTerm(Term):
    """At least one member of some kind with a name, or that a selector means."""

    rule = "companion"
    value_type = Names
    member: Kind
    inherits = False

    def __init__(self, value: Any, code: "Code") -> None:
        """Bind the selector."""
        super().__init__(value, code)
        self.condition = code.bound(value.selector) if value.selector else None

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """A name, a list of names of which one suffices, or a selector."""
        if as_table(value) is not None:
            reading = read_condition(value, place)
            return reading.checked(lambda found: cls._strange_members(found, place)).mapped(
                lambda found: MemberValue(selector=found)
            )
        return (
            super()
            .read(value, place, beside)
            .mapped(lambda found: MemberValue(names=as_texts(found)))
        )

    @classmethod
    def _strange_members(cls, selector: Condition, place: KeyPlace) -> Iterator[Problem]:
        if cls.member not in selector.possible_kinds:
            yield place.problem(f"selects no {PLURALS[cls.member]}", f'kind = "{cls.member}"')

    @classmethod
    def schema(cls) -> Schema:
        """Names, or a selector."""
        return {"anyOf": [type_schema(Names), reference("condition")]}

    def judge(self, subject: Subject) -> Verdict:
        """By the members, inherited ones where the kind of member is inherited."""
        return verdict(any(map(self._is_meant, self._members(subject))))

    def phrase(self) -> str:
        """`have the method execute`."""
        if self.condition:
            return f"have {self.condition.words() or self.member.value}"
        return f"have the {self.member} {listed(self.value.names, 'or')}"

    def _members(self, subject: Subject) -> Iterator[Subject]:
        holders = self.code.names.lineage(subject) if self.inherits else (subject,)
        for holder in holders:
            for item in holder.file.of_kind(self.member):
                if item.holder is holder:
                    yield item

    def _is_meant(self, item: Subject) -> bool:
        if self.condition is not None:
            return self.condition.holds(item)
        return any(matches_word(name, item.name) for name in self.value.names)


class HaveMethod(MemberTerm):
    """A method, its own or inherited within the project."""

    key = "have_method"
    spoken = "have the method"
    kinds = CLASSES
    member = Kind.METHOD
    inherits = True


class HaveAttribute(MemberTerm):
    """An attribute, its own or inherited within the project."""

    key = "have_attribute"
    spoken = "have the attribute"
    kinds = CLASSES
    member = Kind.ATTRIBUTE
    inherits = True


class HaveClass(MemberTerm):
    """A class that is defined there; an import is no definition."""

    key = "have_class"
    spoken = "have the class"
    kinds = frozenset({Kind.MODULE, Kind.CLASS, Kind.FUNCTION, Kind.METHOD})
    member = Kind.CLASS


class HaveFunction(MemberTerm):
    """A function that is defined there; an import is no definition."""

    key = "have_function"
    spoken = "have the function"
    kinds = frozenset({Kind.MODULE, Kind.FUNCTION, Kind.METHOD})
    member = Kind.FUNCTION


class CompanionTable(
    msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class", "in_": "in"}
):
    """What must exist: a path, a class, a mention, an export or an import."""

    path: Names = ()
    class_: Names = ()
    in_: Names = ()
    mentioned_in: Names = ()
    exported_by: Names = ()
    imported_by: Names = ()


class HaveCompanion(Term):
    """Something that must exist beside a symbol; each key that is given must be kept."""

    key = "have_companion"
    rule = "companion"

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """A table whose templates have known placeholders."""
        reading = read_entry(CompanionTable, value, place)
        return reading.checked(
            lambda table: (
                place.at(key).problem(message, hint)
                for key, template in _templates(table)
                for message, hint in _template_problems(key, template)
            )
        ).checked(
            lambda table: (
                []
                if any(key != "in" for key, _ in _templates(table))
                else [place.problem("names no companion", f"the keys are {', '.join(KEYS)}")]
            )
        )

    @classmethod
    def schema(cls) -> Schema:
        """The table."""
        return struct_schema(CompanionTable)

    @classmethod
    def placed(cls, value: Any) -> tuple[str, ...]:
        """Where classes are looked for, and what imports; templates are filled in later."""
        places = (*as_texts(value.in_), *as_texts(value.imported_by))
        return tuple(place for place in places if "{" not in place)

    def judge(self, subject: Subject) -> Verdict:
        """What is missing is told."""
        missing = [told for told, is_there in self._wanted(subject) if not is_there]
        if not missing:
            return Verdict(True)
        return Verdict(False, (Mark(subject.location, f"has no {listed(missing, 'and')}"),))

    def phrase(self) -> str:
        """`have a companion tests/{path}/test_{name}.py`."""
        templates = [
            template if key == "path" else f"{key.replace('_', ' ')} {template}"
            for key, template in _templates(self.value)
        ]
        return f"have a companion {' '.join(templates)}"

    def _wanted(self, subject: Subject) -> Iterator[tuple[str, bool]]:
        names = [filled(item, subject) for item in as_texts(self.value.class_)]
        if names:
            yield f"class {listed(names, 'or')}", self._has_class(names, subject)
        for item in as_texts(self.value.path)[:1]:
            yield filled(item, subject), any(map(self._exists, self._possible_paths(subject)))
        yield from self._told(subject)

    def _possible_paths(self, subject: Subject) -> Iterator[str]:
        for item in as_texts(self.value.path):
            yield from _paths(item, subject)

    def _told(self, subject: Subject) -> Iterator[tuple[str, bool]]:
        table = self.value
        for item in as_texts(table.mentioned_in):
            path = filled(item, subject)
            yield self._told_mention(path), self._mentions(path, subject.name)
        for item in as_texts(table.exported_by):
            module = filled(item, subject)
            yield f"export by {module}", self._exports(module, subject)
        for item in as_texts(table.imported_by):
            yield f"import by {item}", self._is_imported(filled(item, subject), subject)

    def _told_mention(self, path: str) -> str:
        return f"mention in {path}{'' if self._exists(path) else ', which is not there'}"

    def _exists(self, path: str) -> bool:
        if "*" in path:
            return any(path_matches(path, known) for known in self._paths)
        return self.code.disk.exists(path)

    @functools.cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(file.path for file in self.code.inspection.project.files)

    def _has_class(self, names: list[str], subject: Subject) -> bool:
        places = [filled(item, subject) for item in as_texts(self.value.in_)]
        files = filter(lambda file: self._is_place(file, places), self.code.files)
        classes = itertools.chain.from_iterable(file.of_kind(Kind.CLASS) for file in files)
        return any(_is_named(item, names) for item in classes)

    def _is_place(self, file: CodeFile, places: list[str]) -> bool:
        return not places or any(self.code.names_module(place, file.module) for place in places)

    def _mentions(self, path: str, word: str) -> bool:
        text = self.code.disk.text(path)
        return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None

    def _exports(self, module: str, subject: Subject) -> bool:
        file = self.code.names.modules.get(module)
        if file is None:
            return False
        named = subject.name in (file.declarations.exports or ())
        known = (subject.name, *file.declarations.names)
        names = (self.code.names.known_as(f"{module}.{name}") for name in known)
        return named or subject.qualified in itertools.chain.from_iterable(names)

    def _is_imported(self, pattern: str, subject: Subject) -> bool:
        importers = self.code.symbol_importers(subject)
        return any(self.code.names_module(pattern, module) for module in importers)


def _is_named(subject: Subject, globs: list[str]) -> bool:
    return any(matches_word(glob, subject.name) for glob in globs)


PATHS, PLACES = ("path", "mentioned_in"), ("in", "imported_by")
KEYS = ("path", "class", "mentioned_in", "exported_by", "imported_by")


def _template_problems(key: str, template: str) -> Iterator[tuple[str, str]]:
    """Unknown placeholders, and paths that lie outside of the project."""
    yield from template_problems(template)
    filled_in = PLACEHOLDER.sub("name", template)
    reason = glob_problem(filled_in) if key in PATHS else ""
    if reason:
        yield f'"{template}" is no path of a project: {reason}', ""
    unreadable = pattern_problem(filled_in) if key in PLACES else ""
    if unreadable:
        yield f'"{template}" is no module pattern: {unreadable}', ""


def _templates(table: CompanionTable) -> Iterator[tuple[str, str]]:
    for field in msgspec.structs.fields(CompanionTable):
        for item in as_texts(getattr(table, field.name)):
            yield field.encode_name, item


def _paths(template: str, subject: Subject) -> list[str]:
    """A path as the template says, and the same without the root package."""
    whole = filled(template, subject)
    package = filled("{path}", subject)
    shorter = package.partition("/")[2]
    without = filled(template.replace("{path}", shorter), subject)
    return list(dict.fromkeys(_tidy(path) for path in (whole, without)))


def _tidy(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")
