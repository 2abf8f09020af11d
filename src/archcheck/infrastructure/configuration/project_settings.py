"""The keys about projects: which there are, and what their root may need."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec

from archcheck.domain.configuration import Origin
from archcheck.domain.problem import Problem
from archcheck.domain.project_table import ProjectEntry
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    Options,
    as_table,
    as_texts,
    gathered,
    read_entry,
    read_table,
    read_texts,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Sentence

PROJECTS = "projects"
OF_THE_ROOT = (PROJECTS, "thin_environment")
SEPARATORS = frozenset("/\\{}")
NAME_HELP = 'a name is one word; the directory may be another: NAME = { path = "DIRECTORY" }'
ProjectNames = Annotated[
    Sentence | tuple[Sentence, ...],
    msgspec.Meta(description="a list of names of projects"),
]


class LongForm(Options, frozen=True, kw_only=True):
    """An entry whose directory is called otherwise than the project."""

    path: Sentence = ""
    uses: ProjectNames = ()


def projects(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table of projects, of which the configuration of a project states nothing more."""
    read = read_projects(value, place).mapped(lambda _: Fragment())
    is_pack = Origin(place.source).is_pack
    return read.unless([place.problem("a pack knows no projects")] if is_pack else ())


def read_projects(value: object, place: KeyPlace) -> Decoded[tuple[ProjectEntry, ...]]:
    """The entries of the table, sorted by name, without a look at the disk."""
    return read_table(value, place).then(
        lambda table: gathered(
            _entry(name, table[name], place.at(name)) for name in sorted(table)
        ).unless(_emptiness(table, place))
    )


def misplaced(table: Mapping[str, object], place: KeyPlace, root: str) -> Iterator[Problem]:
    """What only the root may say, in the table of one of its projects."""
    for key in OF_THE_ROOT:
        if key in table:
            yield place.at(key).problem(
                "only the root of the projects says this", f"write it in {root}, or leave it out"
            )


def _entry(name: str, value: object, place: KeyPlace) -> Decoded[ProjectEntry]:
    wrong = list(_wrong_name(name, place))
    if as_table(value) is None:
        return (
            read_texts(value, place).mapped(lambda it: _made(name, name, it, place)).unless(wrong)
        )
    return (
        read_entry(LongForm, value, place)
        .mapped(lambda it: _made(name, it.path or name, as_texts(it.uses), place))
        .unless(wrong)
    )


def _made(name: str, path: str, uses: tuple[str, ...], place: KeyPlace) -> ProjectEntry:
    plain = posixpath.normpath(path.replace("\\", "/"))
    return ProjectEntry(name=name, path=plain, uses=uses, origin=place.origin)


def _emptiness(table: Mapping[str, object], place: KeyPlace) -> Iterator[Problem]:
    if not table:
        yield place.problem("no project is named", 'such as helpers = [] and shop = ["helpers"]')


def _wrong_name(name: str, place: KeyPlace) -> Iterator[Problem]:
    is_word = bool(name.strip()) and name.isprintable() and SEPARATORS.isdisjoint(name)
    if not is_word or name == "..":
        yield place.problem(f'"{name}" cannot name a project', NAME_HELP)
