"""Files that are judged no longer: excluded, or under no root."""

import collections
from collections.abc import Iterator

from archcheck.application.guarding.gate_state import GateState, Lapses, some
from archcheck.domain.policy_change import Lapse, PolicyKind
from archcheck.domain.project import Role, SourceFile

WEIGHTS = {Role.OTHER: 0, Role.TEST: 1, Role.SOURCE: 2}


def exclude_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each pattern that takes files out of judgement."""
    found: dict[str, list[str]] = collections.defaultdict(list)
    for file in _judged(strong):
        now = weak.files.get(file.path)
        if now is not None and now.excluded:
            found[_excluding(file.path, weak)].append(file.path)
    for pattern, paths in sorted(found.items()):
        yield Lapse(
            kind=PolicyKind.EXCLUDE,
            what=pattern,
            lost=f'exclude "{pattern}" takes {some(paths)} out of judgement',
            gained=f'exclude "{pattern}" no longer takes {some(paths)} out of judgement',
            there=strong.stated("exclude"),
            here=weak.stated("exclude"),
        )


def root_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each root whose files are judged no longer, or as tests alone."""
    found: dict[str, list[str]] = collections.defaultdict(list)
    for file in _judged(strong):
        if _weight(weak.files.get(file.path)) < WEIGHTS[file.role]:
            found[_root(file, strong)].append(file.path)
    for root, paths in sorted(found.items()):
        yield Lapse(
            kind=PolicyKind.ROOTS,
            what=root,
            lost=f"{some(paths)} below {root} no longer lie under a root that judges them",
            gained=f"{some(paths)} below {root} lie under a root that judges them",
            there=strong.stated("source"),
            here=weak.stated("source"),
        )


def _judged(state: GateState) -> Iterator[SourceFile]:
    for file in state.files.values():
        if not file.excluded and file.role is not Role.OTHER:
            yield file


def _weight(file: SourceFile | None) -> int:
    return WEIGHTS[file.role] if file else 0


def _excluding(path: str, state: GateState) -> str:
    patterns = state.configuration.exclude
    return next((each for each in patterns if state.matches(each, path)), path)


def _root(file: SourceFile, state: GateState) -> str:
    project = state.inspection.project
    roots = [root.path for root in project.source_roots] + list(project.test_roots)
    return max(filter(lambda root: _is_below(file.path, root), roots), key=len, default=".")


def _is_below(path: str, root: str) -> bool:
    return path.startswith(f"{root}/")
