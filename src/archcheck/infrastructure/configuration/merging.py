"""Fragments laid over one another, and the configuration that they make."""

import collections
import dataclasses
import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from archcheck.application.toml_text import KeyPath, key_text
from archcheck.domain.configuration import (
    AcceptedChange,
    Configuration,
    JointChange,
    Origin,
    Override,
    RuleSetting,
    ToolSetting,
    Unchecked,
    Waiver,
)
from archcheck.domain.level import Level
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.configuration.baseline_settings import SECTION, STRICT
from archcheck.infrastructure.configuration.fragments import (
    WORDS,
    Fragment,
    Stated,
    Values,
    latest,
)
from archcheck.infrastructure.configuration.named_tables import Named, name_clashes
from archcheck.infrastructure.configuration.rule_settings import LEVEL, rule_setting
from archcheck.infrastructure.configuration.tool_settings import LEVELS, tool_setting

Entry = TypeVar("Entry")
ARGS = "args"
EXTRA_ARGS = "extra_args"


class SingleValues(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of the top that hold one value or one list of strings."""

    extends: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    source: tuple[str, ...] | None = None
    tests: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    fail_on: str = Level.WARNING.value
    architecture: str = ""
    max_file_size: int = 5_000_000
    max_file_seconds: float = 30.0
    composition_roots: tuple[str, ...] = ()
    wiring_modules: tuple[str, ...] = ()
    contexts: tuple[str, ...] | None = None
    except_contexts: tuple[str, ...] = ()
    classified: bool = False
    unclassified: tuple[str, ...] = ()
    thin_environment: tuple[str, ...] | None = None


def merged(fragments: Sequence[Fragment]) -> Fragment:
    """All fragments as one; a later one wins."""
    return functools.reduce(stacked, fragments, Fragment())


def stacked(lower: Fragment, upper: Fragment) -> Fragment:
    """Two fragments as one: tables merge by key, everything else is replaced."""
    return Fragment(
        values=_stacked_values(lower.values, upper.values),
        contracts=lower.contracts.below(upper.contracts),
        structure=lower.structure.below(upper.structure),
        layout=lower.layout.below(upper.layout),
        waivers=latest(lower.waivers, upper.waivers),
        overrides=latest(lower.overrides, upper.overrides),
        unchecked=latest(lower.unchecked, upper.unchecked),
        accepted=latest(lower.accepted, upper.accepted),
        changes=latest(lower.changes, upper.changes),
    )


def reference_problems(
    fragments: Sequence[Fragment], generated: Sequence[str] = ()
) -> Iterator[Problem]:
    """Names that two tables have, and those that are disabled or waived and do not exist.

    No file states the `generated` contracts, which may be waived all the same.
    """
    for count, fragment in enumerate(fragments):
        known = merged(fragments[:count]).named
        for key, named in fragment.named.items():
            for name, origin in named.disabled.items():
                if name not in known[key].known:
                    yield _unknown_name(name, origin, WORDS[key], known[key].known)
    whole = merged(fragments)
    yield from name_clashes(whole.named.values())
    yield from _taken_names(whole, generated)
    yield from _waiver_problems(whole, generated)


def former_names(fragments: Sequence[Fragment]) -> Iterator[str]:
    """A sentence for each table of a pack that a later file names as it was called before."""
    for count, fragment in enumerate(fragments):
        below = merged(fragments[:count]).named
        for key, named in fragment.named.items():
            yield from _former(_spoken_of(named), below[key])
        for named in below.values():
            yield from _former(_waived(fragment), named)


def _waived(fragment: Fragment) -> list[tuple[str, Origin]]:
    return [(it.contract, it.origin) for it in fragment.waivers or ()]


def _spoken_of(named: Named[Any]) -> Iterator[tuple[str, Origin]]:
    yield from named.disabled.items()
    yield from ((name, it.origin) for name, it in named.entries.items())


def _former(stated: Iterable[tuple[str, Origin]], named: Named[Any]) -> Iterator[str]:
    for name, origin in stated:
        today = named.todays(name)
        if today != name:
            place = f"{origin.source}:{origin.line}"
            yield f'{place}: "{name}" is called "{today}" now; the old name still works'


def build(fragment: Fragment) -> Configuration:
    """The configuration that a merged fragment describes; root, file and packs stay empty."""
    single = _single_values(fragment.values)
    return Configuration(
        root="",
        source=single.source,
        tests=single.tests,
        exclude=single.exclude,
        fail_on=_fail_on(single.fail_on),
        architecture=single.architecture,
        max_file_size=single.max_file_size,
        max_file_seconds=single.max_file_seconds,
        composition_roots=single.composition_roots,
        wiring_modules=single.wiring_modules,
        contexts=single.contexts,
        except_contexts=single.except_contexts,
        classified=single.classified,
        unclassified=single.unclassified,
        thin_environment=single.thin_environment,
        layers=_lists(fragment.values, "layers"),
        libraries=_lists(fragment.values, "libraries"),
        contracts=tuple(fragment.contracts.entries.values()),
        structure=tuple(fragment.structure.entries.values()),
        layout=tuple(fragment.layout.entries.values()),
        rules=_rules(fragment.values),
        tools=_tools(fragment.values),
        waivers=tuple(_with_todays_name(it, fragment) for it in fragment.waivers or ()),
        overrides=_all(fragment.overrides),
        unchecked=_all(fragment.unchecked),
        baseline_strict=_lists(fragment.values, SECTION).get(STRICT, ()),
        accepted=_all(fragment.accepted),
        changes=_all(fragment.changes),
        origins=_origins(fragment),
        steps=_steps(fragment.values),
    )


def _fail_on(stated: str) -> Level | None:
    return None if stated == "never" else Level(stated)


def _all(entries: tuple[Entry, ...] | None) -> tuple[Entry, ...]:
    return entries or ()


def _with_todays_name(waiver: Waiver, fragment: Fragment) -> Waiver:
    names = (named.todays(waiver.contract) for named in fragment.named.values())
    today = next((name for name in names if name != waiver.contract), waiver.contract)
    return dataclasses.replace(waiver, contract=today)


def _steps(values: Values) -> dict[str, int]:
    stated = {str(path[1]): it.value for path, it in values.items() if path[0] == "step"}
    return msgspec.convert(stated, dict[str, int])


def _stacked_values(lower: Values, upper: Values) -> Values:
    replaced = {(*path[:2], EXTRA_ARGS) for path in upper if _is_tool_key(path, ARGS)}
    kept = {path: stated for path, stated in lower.items() if path not in replaced}
    return {**kept, **upper, **_added_args(kept, upper)}


def _added_args(lower: Values, upper: Values) -> Values:
    return {
        path: _added(lower[path], stated)
        for path, stated in upper.items()
        if _is_tool_key(path, EXTRA_ARGS) and path in lower
    }


def _added(lower: Stated, upper: Stated) -> Stated:
    items = [*_items(lower), *_items(upper)]
    return Stated(items, upper.origin, _from_packs(lower) + _from_packs(upper))


def _from_packs(stated: Stated) -> int:
    return len(_items(stated)) if stated.origin.is_pack else stated.inherited


def _is_tool_key(path: KeyPath, key: str) -> bool:
    return len(path) == 3 and path[0] == "tools" and path[2] == key


def _items(stated: Stated) -> tuple[str, ...]:
    return msgspec.convert(stated.value, tuple[str, ...])


def _taken_names(fragment: Fragment, generated: Sequence[str]) -> Iterator[Problem]:
    for named in fragment.named.values():
        for name in filter(named.entries.__contains__, generated):
            message = f'"{name}" is the contract that follows from the table of projects'
            yield named.entries[name].problem(message, "choose another name")


def _waiver_problems(fragment: Fragment, generated: Sequence[str]) -> Iterator[Problem]:
    stated = itertools.chain.from_iterable(it.known for it in fragment.named.values())
    known = [*stated, *generated]
    named = filter(lambda waiver: waiver.contract, fragment.waivers or ())
    for waiver in named:
        if waiver.contract not in known:
            origin = dataclasses.replace(waiver.origin, key=f"{waiver.origin.key}.contract")
            yield _unknown_name(waiver.contract, origin, "contract", known)


def _unknown_name(name: str, origin: Origin, what: str, known: Iterable[str]) -> Problem:
    hint = did_you_mean(name, known) or f"{what}s here: {', '.join(known) or 'none'}"
    return origin.problem(f'unknown {what} "{name}"', hint)


def _single_values(values: Values) -> SingleValues:
    table = {str(path[0]): stated.value for path, stated in values.items() if len(path) == 1}
    return msgspec.convert(table, SingleValues)


def _lists(values: Values, section: str) -> dict[str, tuple[str, ...]]:
    groups = _groups(values, section)
    return {name: _items(stated[()]) for name, stated in groups.items()}


def _rules(values: Values) -> dict[str, RuleSetting]:
    return {name: _rule(stated) for name, stated in _groups(values, "rules").items()}


def _rule(stated: Values) -> RuleSetting:
    origin = stated.get((LEVEL,), stated[()]).origin
    return rule_setting(_by_last_key(stated, 1), origin)


def _tools(values: Values) -> dict[str, ToolSetting]:
    return {name: _tool(name, stated) for name, stated in _groups(values, "tools").items()}


def _tool(name: str, stated: Values) -> ToolSetting:
    table = {**_by_last_key(stated, 1), LEVELS: _by_last_key(stated, 2)}
    setting = tool_setting(name, table, stated[()].origin)
    lists = (stated[key] for key in ((ARGS,), (EXTRA_ARGS,)) if key in stated)
    count = sum(map(_from_packs, lists))
    return dataclasses.replace(setting, pack_args=setting.args[:count])


def _groups(values: Values, section: str) -> dict[str, dict[KeyPath, Stated]]:
    groups: dict[str, dict[KeyPath, Stated]] = collections.defaultdict(dict)
    for path, stated in values.items():
        if path[0] == section:
            groups[str(path[1])][path[2:]] = stated
    return groups


def _by_last_key(values: Values, length: int) -> dict[str, object]:
    return {str(path[-1]): it.value for path, it in values.items() if len(path) == length}


def _origins(fragment: Fragment) -> dict[str, Origin]:
    origins = {_shown_key(path): it.origin for path, it in fragment.values.items()}
    origins |= _named_origins(fragment)
    origins |= _entry_origins("waivers", fragment.waivers)
    origins |= _entry_origins("overrides", fragment.overrides)
    origins |= _entry_origins("unchecked", fragment.unchecked)
    origins |= _entry_origins("changes", fragment.changes)
    accepted = _entry_origins("accepted", fragment.accepted)
    origins |= {("policy", *path): origin for path, origin in accepted.items()}
    return {key_text(path): origin for path, origin in origins.items()}


def _named_origins(fragment: Fragment) -> dict[KeyPath, Origin]:
    return {
        (key, name): it.origin
        for key, named in fragment.named.items()
        for name, it in named.entries.items()
    }


def _shown_key(path: KeyPath) -> KeyPath:
    return (*path[:2], ARGS) if _is_tool_key(path, EXTRA_ARGS) else path


def _entry_origins(
    section: str,
    entries: Sequence[Waiver | Override | Unchecked | AcceptedChange | JointChange] | None,
) -> dict[KeyPath, Origin]:
    return {(section, index): entry.origin for index, entry in enumerate(entries or ())}
