"""The events at which a workflow runs, and what keeps it from running."""

import fnmatch
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.application.guarding.gate_state import GateState, some
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.pipeline_commands import document_of
from archcheck.infrastructure.reading.located_values import Located
from archcheck.infrastructure.version_control.work_tree import prefix_in_work_tree

EVENTS = ("merge_group", "pull_request", "pull_request_target", "push", "schedule")
LISTED = {"branches": ("**",), "types": ("opened", "synchronize", "reopened")}
LEFT_OUT, PATHS, OTHER_PATHS = "branches-ignore", "paths", "paths-ignore"
Filters = Mapping[str, tuple[str, ...]]


class Loss(msgspec.Struct, frozen=True):
    """An event, or what of it is lost, and the end of a sentence."""

    about: str
    how: str


def event_lapses(path: str, strong: GateState, weak: GateState) -> Iterator[Lapse]:
    """What a workflow runs on no longer."""
    before, after = (_events(state.directory, path) for state in (strong, weak))
    for event in sorted(before):
        if event not in after:
            yield _lapse(path, Loss(event, f"on {event}"))
        else:
            found = _lost(before[event], after[event], strong)
            yield from (
                _lapse(path, Loss(f"{event} {it.about}", f"on {event} {it.how}")) for it in found
            )


def _lapse(path: str, loss: Loss) -> Lapse:
    return Lapse(
        kind=PolicyKind.PIPELINE,
        what=f"{path} on {loss.about}",
        lost=f"{path} no longer runs {loss.how}",
        gained=f"{path} runs {loss.how}",
        there=Place(path),
        here=Place(path),
    )


def _events(directory: str, path: str) -> Mapping[str, Filters]:
    document = document_of(directory, path)
    stated = dict(document.members).get("on") if document else None
    if stated is None:
        return {}
    tables = dict(stated.members)
    names = (*map(_word, stated.items), *tables, _word(stated))
    return {name: _filters(tables.get(name)) for name in names if name in EVENTS}


def _word(value: Located) -> str:
    return str(value.value)


def _filters(table: Located | None) -> Filters:
    members = table.members if table else ()
    return {name: tuple(map(_word, it.items)) or (_word(it),) for name, it in members}


def _lost(before: Filters, after: Filters, state: GateState) -> Iterator[Loss]:
    for key, usual in LISTED.items():
        old, new = before.get(key, usual), after.get(key, usual)
        yield from (Loss(f"{key} {it}", f"for {it} ({key})") for it in _uncovered(old, new))
    for it in _added(before.get(LEFT_OUT, ()), after.get(LEFT_OUT, ())):
        yield Loss(f"{LEFT_OUT} {it}", f"for {it} ({LEFT_OUT})")
    lost = _triggering(before, state) - _triggering(after, state)
    if lost:
        yield Loss("paths", f"where only {some(lost)} change")


def _uncovered(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """What is listed no longer, and what is taken away of what is listed."""
    yield from (it for it in itertools.filterfalse(_is_taken, old) if not _is_covered(it, new))
    yield from (it.removeprefix("!") for it in filter(_is_taken, _added(old, new)))


def _is_taken(pattern: str) -> bool:
    return pattern.startswith("!")


def _added(old: Sequence[str], new: Sequence[str]) -> list[str]:
    return [it for it in new if it not in old]


def _is_covered(pattern: str, others: Iterable[str]) -> bool:
    """Whether others mean all that a pattern means, as far as its own text tells."""
    return any(pattern == it or _fits(it, pattern) for it in others)


def _triggering(filters: Filters, state: GateState) -> frozenset[str]:
    """The files of today whose change alone lets a workflow run, the configuration among them."""
    prefix = prefix_in_work_tree(state.directory)
    paths = {f"{prefix}{path}": path for path in (*state.files, state.configuration.file)}
    wanted, unwanted = filters.get(PATHS, ("**",)), filters.get(OTHER_PATHS, ())
    return frozenset(
        path
        for place, path in paths.items()
        if _decides(wanted, place) and not _decides(unwanted, place)
    )


def _decides(patterns: Iterable[str], path: str) -> bool:
    """The last pattern that fits; one with `!` takes paths away."""
    fitting = [it for it in patterns if _fits(it.removeprefix("!"), path)]
    return bool(fitting) and not fitting[-1].startswith("!")


def _fits(pattern: str, path: str) -> bool:
    """Two asterisks mean any path, one a part of a name."""
    if "**" in pattern:
        return fnmatch.fnmatchcase(path, pattern.replace("**/", "*").replace("**", "*"))
    names, patterns = path.split("/"), pattern.split("/")
    pairs = zip(names, patterns)
    return len(names) == len(patterns) and all(itertools.starmap(fnmatch.fnmatchcase, pairs))
