"""What packs say of themselves, and how far a project has climbed in them."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import msgspec

from archcheck import __version__
from archcheck.application.toml_text import KeyPath
from archcheck.domain.problem import Problem
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import Fragment, Stated
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    gathered,
    read_entry,
    read_list,
    read_table,
    value_problems,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Sentence, Texts

STEP = "step"
LayoutName = Literal["package", "top-level", "contexts", "src-imports"]
Layouts = Annotated[
    tuple[LayoutName, ...],
    msgspec.Meta(description='a list of "package", "top-level", "contexts", "src-imports"'),
]
StepNumber = Annotated[int, msgspec.Meta(ge=1, le=3, description="a step: 1, 2 or 3")]


class StatementTable(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the founding document: `by` what it is checked, or why it is `unchecked`."""

    chapter: Sentence
    says: Sentence
    by: Texts = ()
    unchecked: str = ""


def requires_archcheck(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The versions of archcheck that can read a pack."""
    wrong = value_problems(Sentence, value, place)
    if wrong:
        return Decoded(None, wrong)
    return Decoded(Fragment()).unless(_version_problems(str(value), place))


def _version_problems(text: str, place: KeyPlace) -> Iterator[Problem]:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        wanted = SpecifierSet(text)
    except InvalidSpecifier:
        yield place.problem(f'"{text}" is no range of versions', 'such as ">=0.1"')
        return
    if not wanted.contains(__version__, prereleases=True):
        yield place.problem(f"needs archcheck {text}, this is {__version__}", "install another one")


def statements(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The sentences of the founding document; only the guide shows them."""

    def read(table: object, at: KeyPlace) -> Decoded[StatementTable]:
        return read_table(table, at).then(lambda found: read_entry(StatementTable, found, at))

    return (
        read_list(value, place)
        .then(lambda items: gathered(read(it, place.at(at)) for at, it in enumerate(items)))
        .mapped(lambda found: Fragment())
    )


def steps(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table of packs with the highest step that holds."""

    def read(table: Mapping[str, object]) -> Decoded[Fragment]:
        wrong = (
            problem
            for name, step in table.items()
            for problem in value_problems(StepNumber, step, place.at(name))
        )
        values: dict[KeyPath, Stated] = {
            (STEP, name): Stated(it, place.at(name).origin) for name, it in table.items()
        }
        return Decoded(Fragment(values=values)).unless(wrong)

    return read_table(value, place).then(read)
