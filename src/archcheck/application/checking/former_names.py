"""Names that rules had before, wherever they still stand: they work, with a note."""

import collections
import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.checking.selection import Selection
from archcheck.domain.baseline import Baseline, Entry, Sheet
from archcheck.domain.configuration import Configuration, Origin, RuleSetting
from archcheck.domain.facts import FileFacts
from archcheck.domain.rule_names import RuleNames

Stated = tuple[str, Sequence[str]]


def former_names(
    selection: Selection, configuration: Configuration, names: RuleNames
) -> Iterator[str]:
    """A sentence for each that the command line or the configuration uses."""
    for place, stated in (*_wanted(selection), *_waived(configuration), *_set(configuration)):
        yield from (_note(place, name, names) for name in filter(names.todays, stated))


def former_ignores(facts: Iterable[FileFacts], names: RuleNames) -> Iterator[str]:
    """A sentence for each that comments use, with the first of its places."""
    places: dict[str, list[str]] = collections.defaultdict(list)
    for place, name in sorted(_ignored(facts)):
        places[name].append(place)
    for name in filter(names.todays, sorted(places)):
        yield _note(_first_of(places[name]), name, names)


def with_todays_names(baseline: Baseline, names: RuleNames) -> tuple[Baseline, tuple[str, ...]]:
    """A baseline whose entries are called as rules are now, and what is told of that."""
    used = sorted(set(filter(names.todays, (entry.rule for entry in baseline.entries))))
    if not used:
        return baseline, ()
    sheets = tuple(_renamed(sheet, names) for sheet in baseline.sheets)
    told = tuple(_note(baseline.name, name, names) for name in used)
    return dataclasses.replace(baseline, sheets=sheets), told


def _wanted(selection: Selection) -> Iterator[Stated]:
    yield "--select", selection.select
    yield "--ignore", selection.ignore


def _waived(configuration: Configuration) -> Iterator[Stated]:
    yield from ((_place(waiver.origin), waiver.rules) for waiver in configuration.waivers)


def _set(configuration: Configuration) -> Iterator[Stated]:
    origins = (setting.origin for setting in _settings(configuration))
    yield from ((_place(origin), origin.key.split(".")) for origin in origins)


def _ignored(facts: Iterable[FileFacts]) -> Iterator[tuple[str, str]]:
    for file in facts:
        for directive in file.ignores:
            place = f"{file.path}:{directive.region.start_line}"
            yield from ((place, name) for name in directive.names)


def _first_of(places: Sequence[str]) -> str:
    return f"{places[0]} and {len(places) - 1} more" if places[1:] else places[0]


def _renamed(sheet: Sheet, names: RuleNames) -> Sheet:
    lines = tuple(entry and _todays(entry, names) for entry in sheet.lines)
    return dataclasses.replace(sheet, lines=lines)


def _todays(entry: Entry, names: RuleNames) -> Entry:
    return dataclasses.replace(entry, rule=names.todays(entry.rule) or entry.rule)


def _settings(configuration: Configuration) -> Iterator[RuleSetting]:
    """How rules are set, for all files and for some."""
    yield from configuration.rules.values()
    for override in configuration.overrides:
        yield from override.rules.values()


def _note(place: str, name: str, names: RuleNames) -> str:
    return f'{place}: "{name}" is called {names.todays(name)} now; the old name still works'


def _place(origin: Origin) -> str:
    return f"{origin.source}:{origin.line}"
