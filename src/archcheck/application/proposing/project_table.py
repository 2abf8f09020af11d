"""The table of projects of a workspace, by what they import of each other."""

import collections
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from archcheck.application.checking.survey import Survey
from archcheck.shared.deferred import dataclass

Uses = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Member:
    """A project of a workspace: its path, its root packages, and the first parts of its imports."""

    path: str
    packages: frozenset[str]
    imported: frozenset[str]

    @classmethod
    def of(cls, path: str, survey: Survey) -> "Member":
        """A project whose files were read, tests included."""
        imported = frozenset(_imported(survey))
        return cls(path, frozenset(survey.inspection.project.root_packages), imported)


def _imported(survey: Survey) -> Iterator[str]:
    statements = (it for facts in survey.facts for it in facts.imports if not it.level)
    return (statement.module.partition(".")[0] for statement in statements)


def project_table(members: Sequence[Member]) -> Mapping[str, object]:
    """Each project with those that it imports; empty where they import each other in a circle."""
    names = _names(members)
    uses = {names[it.path]: _used(it, members, names) for it in members}
    if _is_circular(uses):
        return {}
    return {names[it.path]: _entry(it.path, names[it.path], uses) for it in members}


def _names(members: Sequence[Member]) -> Mapping[str, str]:
    """The name of the directory, where no other has it; else its path."""
    plain = {member.path: _plain(member) for member in members}
    counts = collections.Counter(plain.values())
    return {
        path: name if counts[name] == 1 else path.replace("/", "-") for path, name in plain.items()
    }


def _plain(member: Member) -> str:
    return PurePosixPath(member.path).name or min(member.packages, default="root")


def _used(member: Member, members: Sequence[Member], names: Mapping[str, str]) -> frozenset[str]:
    others = (it for it in members if it.path != member.path)
    foreign = member.imported - member.packages
    return frozenset(names[it.path] for it in others if not foreign.isdisjoint(it.packages))


def _is_circular(uses: Uses) -> bool:
    waiting: Uses = uses
    left = _bound(waiting)
    while len(left) < len(waiting):
        waiting, left = left, _bound(left)
    return bool(left)


def _bound(waiting: Uses) -> Uses:
    """Those that use another one that waits."""
    return {name: used for name, used in waiting.items() if not used.isdisjoint(waiting)}


def _entry(path: str, name: str, uses: Uses) -> object:
    used = sorted(uses[name])
    if path == name:
        return used
    return {"path": path, "uses": used} if used else {"path": path}
