"""Whether a setting that has changed loosens."""

import fnmatch
import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.loosening_table import ToolRow
from archcheck.infrastructure.guarding.setting_items import Items, PathMeaning, uncovered
from archcheck.infrastructure.guarding.settings_of_tools import Setting, Settings
from archcheck.infrastructure.guarding.warning_filters import filters_of, weakened

TRUE = frozenset({"1", "on", "true", "yes", "y", "t"})
FALLBACK = ("B", "C", "D", "E", "F")
Value = TypeVar("Value")


class Loosened(msgspec.Struct, frozen=True):
    """A key that says less now, and how, as the end of a sentence."""

    key: str
    how: str

    def lapse(
        self, kind: PolicyKind, owner: str, there: Place, here: Place, where: str = ""
    ) -> Lapse:
        """It as what its owner, a tool or a rule, asks for no longer."""
        what = f"{owner}: {self.key}"
        return Lapse(
            kind=kind,
            what=what,
            lost=f"{what} {self.how}{where}",
            gained=f"{what} no longer {self.how}{where}",
            there=there,
            here=here,
        )


class Change(msgspec.Struct, frozen=True, dict=True):
    """A setting of a tool in two states, None where it is missing, and all that stand around it."""

    row: ToolRow
    key: str
    before: Settings
    after: Settings
    paths: PathMeaning

    @property
    def old(self) -> Items | None:
        """What it was."""
        return _items(self.before.get(self.key))

    @property
    def new(self) -> Items | None:
        """What it is."""
        return _items(self.after.get(self.key))

    def beside(self, settings: Settings) -> Items:
        """What settings of the same meaning say in a state, this one among them."""
        groups = (group for group in self.row.alike if self.key in group)
        keys = next(groups, (self.key,))
        return tuple(itertools.chain.from_iterable(self._said(settings, key) for key in keys))

    def loses(self, item: str) -> bool:
        """Whether what an item meant is lost; places may be named by others that hold them."""
        is_place = _matches(self.row.places, self.key) and bool(self.paths.paths)
        return not is_place or self.paths.loses(item, self.new or ())

    def _said(self, settings: Settings, key: str) -> Items:
        found = _items(settings.get(key))
        return found if found is not None else tuple(_for(self.row.usual, key) or ())


def loosened(
    row: ToolRow, before: Settings, after: Settings, paths: Sequence[str] = ()
) -> Iterator[Loosened]:
    """What of the settings of a tool is looser, where it judges files at these paths."""
    meaning = PathMeaning(row.name, tuple(paths))
    for key in sorted({*before, *after}):
        change = Change(row, key, before, after, meaning)
        if before.get(key) != after.get(key):
            yield from _of_key(change)


def _items(setting: Setting | None) -> Items | None:
    return setting.items if setting else None


def _of_key(change: Change) -> Iterator[Loosened]:
    for judge in JUDGES:
        for how in judge(change):
            yield Loosened(change.key, how)


def _flags(change: Change) -> Iterator[str]:
    row, key = change.row, change.key
    usual = _matches((*row.usually_on, *row.usually_loose), key)
    was, now = _is_true(change.old, usual), _is_true(change.new, usual)
    if was > now and _matches((*row.on, *row.usually_on), key):
        yield "is off"
    if now > was and _matches((*row.off, *row.usually_loose), key):
        yield "is on"


def _is_true(items: Items | None, usual: bool) -> bool:
    return usual if items is None else any(item.lower() in TRUE for item in items)


def _growing(change: Change) -> Iterator[str]:
    if _matches(change.row.grow, change.key):
        found = uncovered(change.new or (), change.beside(change.before))
        yield from (f"holds {item}" for item in found)


def _growing_by_file(change: Change) -> Iterator[str]:
    """Codes that are ignored in files in which they were not."""
    prefix = next(filter(change.key.startswith, change.row.by_file), "")
    if prefix:
        known = functools.partial(_known_by_file, change, prefix)
        glob = change.key.removeprefix(prefix)
        yield from (f"holds {it}" for it in change.paths.added(glob, change.new or (), known))


def _known_by_file(change: Change, prefix: str, path: str) -> Iterator[str]:
    for key, setting in change.before.items():
        if key.startswith(prefix) and change.paths.is_meant(key.removeprefix(prefix), path):
            yield from setting.items


def _growing_paths(change: Change) -> Iterator[str]:
    """Files of today that are left out and were not."""
    for patterns, is_regex in ((change.row.globs, False), (change.row.regexes, True)):
        if _matches(patterns, change.key):
            old, new = (_texts(it, change, is_regex) for it in (change.before, change.after))
            yield from (f"holds {it}" for it in change.paths.left_out(old, new, is_regex))


def _texts(settings: Settings, change: Change, is_regex: bool) -> Items:
    """What is said of paths: a regular expression is not taken apart."""
    setting = settings.get(change.key)
    whole = setting.texts if setting else ()
    return whole if is_regex else change.beside(settings)


def _shrinking(change: Change) -> Iterator[str]:
    usual = _for(change.row.shrink, change.key)
    if usual is not None:
        found = filter(change.loses, _fewer(change, usual))
        yield from (f"lacks {it}" for it in found)


def _fewer(change: Change, usual: Items) -> list[str]:
    before, after = (usual if it is None else it for it in (change.old, change.new))
    return uncovered(_missing(before, after, usual), change.beside(change.after))


def _missing(old: Items, new: Items, usual: Items) -> Items:
    """What is listed no longer; where nothing is listed, and usually not either, everything is meant."""
    if usual or all((old, new)):
        return tuple(uncovered(old, new))
    return ("all but these",) if new else ()


def _added(change: Change) -> Iterator[str]:
    """What is listed beside the usual, no longer."""
    if _matches(change.row.adds, change.key):
        found = uncovered(change.old or (), change.beside(change.after))
        yield from (f"lacks {it}" for it in found)


def _numbers(change: Change) -> Iterator[str]:
    for table, sign in ((change.row.most, 1), (change.row.least, -1)):
        usual = _for(table, change.key)
        if usual is not None:
            before, after = (_number(change.row, it, usual) for it in (change.old, change.new))
            if sign * after > sign * before:
                yield f"went from {before:g} to {after:g}"


def _number(row: ToolRow, items: Items | None, usual: float) -> float:
    try:
        found = float("".join(items)) if items else usual
    except ValueError:
        return usual
    return float("inf") if found in row.unlimited else found


def _grades(change: Change) -> Iterator[str]:
    """Grades run from A, the best, to F."""
    if _matches(change.row.grades, change.key):
        before, after = _grade(change.old), _grade(change.new)
        if after > before:
            yield f"went from {before} to {after}"


def _grade(items: Items | None) -> str:
    return "".join(items or FALLBACK[-1:])[:1].upper()


def _values(change: Change) -> Iterator[str]:
    loose = frozenset(_for(change.row.loose_values, change.key) or ())
    found = loose.intersection(change.new or ()) - loose.intersection(change.old or ())
    yield from (f"is {value}" for value in sorted(found))


def _scales(change: Change) -> Iterator[str]:
    """Values that run from the strictest, which holds where there is none, to the loosest."""
    steps = [it.lower() for it in _for(change.row.scales, change.key) or ()]
    before, after = _step(steps, change.old), _step(steps, change.new)
    if after > before:
        yield f"went from {steps[before]} to {steps[after]}"


def _step(steps: Sequence[str], items: Items | None) -> int:
    value = "".join(items or ()).lower()
    return steps.index(value) if value in steps else 0


def _given(change: Change) -> Iterator[str]:
    """What loosens by being there, whatever it is."""
    if change.old is None and _matches(change.row.given, change.key):
        yield "is given"


def _warnings(change: Change) -> Iterator[str]:
    """Filters of warnings, of which the last that fits decides; said where the first has changed."""
    states = (change.before, change.after)
    before, after = (list(_filters(change.row, it)) for it in states)
    changed = [
        key for key in change.row.filters if _lines(key, states[0]) != _lines(key, states[1])
    ]
    if changed[:1] == [change.key]:
        yield from weakened(filters_of(before), filters_of(after))


def _filters(row: ToolRow, settings: Settings) -> Iterator[str]:
    for key in row.filters:
        yield from _lines(key, settings)


def _lines(key: str, settings: Settings) -> Items:
    return settings[key].lines if key in settings else ()


JUDGES: Sequence[Callable[[Change], Iterator[str]]] = (
    _flags,
    _growing,
    _growing_by_file,
    _growing_paths,
    _shrinking,
    _added,
    _numbers,
    _grades,
    _values,
    _scales,
    _given,
    _warnings,
)


def _matches(patterns: Iterable[str], key: str) -> bool:
    return any(fnmatch.fnmatchcase(key, pattern) for pattern in patterns)


def _for(table: Mapping[str, Value], key: str) -> Value | None:
    return next((value for name, value in table.items() if fnmatch.fnmatchcase(key, name)), None)
