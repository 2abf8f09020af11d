"""When a structure rule or a layout rule applies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from archcheck.domain.problem import Problem
from archcheck.domain.project_table import TablePlace
from archcheck.domain.suggestion import nearest
from archcheck.infrastructure.architecture.path_options import Globs, glob_problems
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    KeyProblem,
    Options,
    as_texts,
    field_names,
    read_entry,
    read_table,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Flag, Texts
from archcheck.infrastructure.discovery.declared_dependencies import (
    declared_dependencies,
    import_name,
)
from archcheck.infrastructure.distributions.workspace_locks import is_locked_by_workspace

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.conditions import Condition


ROOT = "root"
PartName = Annotated[Literal["root", "project"], msgspec.Meta(description='"root" or "project"')]


class WhenKeys(Options, frozen=True, kw_only=True):
    """The keys that select nothing; of the names of one key any is enough."""

    dependency: Texts = ()
    path: Globs | None = None
    part: PartName | None = None
    locked_by_workspace: Flag | None = None

    def conflicts(self) -> Iterator[KeyProblem]:
        """Globs that name nothing."""
        yield from glob_problems("path", self.path)


class When(msgspec.Struct, frozen=True, kw_only=True):
    """All that is stated must hold: what is declared, what is there, and that something is selected."""

    dependency: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    part: str = ""
    locked_by_workspace: bool | None = None
    selector: Condition | None = None


def stated_when(table: Mapping[str, object], place: KeyPlace) -> Decoded[When]:
    """The table `when` in a rule; nothing and no problem where there is none."""
    if "when" not in table:
        return Decoded(None)
    inside = place.at("when")
    return read_table(table["when"], inside).then(lambda found: _read(found, inside))


def applies(
    when: When | None,
    root: str,
    matching: Callable[[str], Sequence[str]],
    selects: Callable[[Condition], bool],
) -> bool:
    """Whether a condition holds in a project, as far as nothing else speaks against it.

    `matching` finds the paths that a glob means, `selects` tells whether a selector means anything.
    """
    if when is None:
        return True
    is_there = not when.path or any(map(matching, when.path))
    return is_there and _is_fit(when, root) and all(map(selects, selectors_of(when)))


def speaks_of(when: When | None, place: TablePlace | None) -> bool:
    """Whether a rule is about this: a project, or the root around several if it says so."""
    is_root = place is not None and place.entry is None
    return is_root == (when is not None and when.part == ROOT)


def selectors_of(when: When | None) -> tuple[Condition, ...]:
    """The selector of a condition, if it has one."""
    return () if when is None or when.selector is None else (when.selector,)


def _is_fit(when: When, root: str) -> bool:
    return _any_is_declared(when.dependency, root) and _is_locked_so(when, root)


def _is_locked_so(when: When, root: str) -> bool:
    wanted = when.locked_by_workspace
    return wanted is None or wanted == is_locked_by_workspace(root)


def _any_is_declared(names: Sequence[str], root: str) -> bool:
    wanted = frozenset(map(import_name, names))
    return not wanted or not wanted.isdisjoint(declared_dependencies(root))


def _read(table: Mapping[str, object], place: KeyPlace) -> Decoded[When]:
    own = {key: table[key] for key in filter(_is_own, table)}
    keys = read_entry(WhenKeys, own, place)
    selector = _selector({key: it for key, it in table.items() if key not in own}, place)
    return keys.unless((*selector.problems, *_emptiness(table, place))).mapped(
        lambda found: _when(found, selector.value)
    )


def _when(keys: WhenKeys, selector: Condition | None) -> When:
    return When(
        dependency=as_texts(keys.dependency),
        path=as_texts(keys.path or ()),
        part=keys.part or "",
        locked_by_workspace=keys.locked_by_workspace,
        selector=selector,
    )


def _is_own(key: str) -> bool:
    """Whether a key is none of a selector, as it stands or misspelt."""
    from archcheck.infrastructure.architecture.structure.conditions import KIND, known_terms

    return key not in (KIND, *known_terms()) and bool(nearest(key, field_names(WhenKeys)))


def _selector(table: Mapping[str, object], place: KeyPlace) -> Decoded[Condition]:
    from archcheck.infrastructure.architecture.structure.structure_options import read_selector

    return read_selector(table, place) if table else Decoded(None)


def _emptiness(table: Mapping[str, object], place: KeyPlace) -> Iterator[Problem]:
    if not table:
        yield place.problem("nothing is stated", 'such as dependency = ["redis"] or path = "*.md"')
