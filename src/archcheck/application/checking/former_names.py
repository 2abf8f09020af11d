"""Names that rules had before, wherever they still stand: they work, with a note."""

import collections
import dataclasses
from collections.abc import Iterable, Iterator

from archcheck.application.checking.selection import Selection
from archcheck.domain.baseline import Baseline, Entry, Sheet
from archcheck.domain.configuration import Configuration, Origin
from archcheck.domain.facts import FileFacts
from archcheck.domain.rule_names import RuleNames


def former_names(
    selection: Selection, configuration: Configuration, names: RuleNames
) -> Iterator[str]:
    """A sentence for each that the command line or the configuration uses."""
    for option, wanted in (("--select", selection.select), ("--ignore", selection.ignore)):
        yield from (_note(option, name, names) for name in filter(names.todays, wanted))
    for waiver in configuration.waivers:
        used = filter(names.todays, waiver.rules)
        yield from (_note(_place(waiver.origin), name, names) for name in used)
    for origin in _settings(configuration):
        used = filter(names.todays, origin.key.split("."))
        yield from (_note(_place(origin), name, names) for name in used)


def former_ignores(facts: Iterable[FileFacts], names: RuleNames) -> Iterator[str]:
    """A sentence for each that comments use, with the first of its places."""
    places: dict[str, list[str]] = collections.defaultdict(list)
    for file in sorted(facts, key=lambda file: file.path):
        for directive in file.ignores:
            for name in filter(names.todays, directive.names):
                places[name].append(f"{file.path}:{directive.region.start_line}")
    for name, found in sorted(places.items()):
        more = f" and {len(found) - 1} more" if found[1:] else ""
        yield _note(f"{found[0]}{more}", name, names)


def with_todays_names(baseline: Baseline, names: RuleNames) -> tuple[Baseline, tuple[str, ...]]:
    """A baseline whose entries are called as rules are now, and what is told of that."""
    used = sorted({entry.rule for entry in baseline.entries if names.todays(entry.rule)})
    sheets = tuple(_renamed(sheet, names) for sheet in baseline.sheets)
    told = tuple(_note(baseline.name, name, names) for name in used)
    return dataclasses.replace(baseline, sheets=sheets) if used else baseline, told


def _renamed(sheet: Sheet, names: RuleNames) -> Sheet:
    lines = tuple(entry and _todays(entry, names) for entry in sheet.lines)
    return dataclasses.replace(sheet, lines=lines)


def _todays(entry: Entry, names: RuleNames) -> Entry:
    return dataclasses.replace(entry, rule=names.todays(entry.rule) or entry.rule)


def _settings(configuration: Configuration) -> Iterator[Origin]:
    """Where rules are set, for all files and for some."""
    yield from (setting.origin for setting in configuration.rules.values())
    for override in configuration.overrides:
        yield from (setting.origin for setting in override.rules.values())


def _note(place: str, name: str, names: RuleNames) -> str:
    return f'{place}: "{name}" is called {names.todays(name)} now; the old name still works'


def _place(origin: Origin) -> str:
    return f"{origin.source}:{origin.line}"
