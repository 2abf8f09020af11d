"""The last versions of a project, asked of the git program."""

import datetime
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.fitness_history import Version
from archcheck.infrastructure.version_control.git_objects import contents
from archcheck.infrastructure.version_control.git_program import GitProgram

SHORT = 8
TAGS = "refs/tags/"
COMMITTER = re.compile(rb"^committer .*> (-?\d+) ([+-])(\d\d)(\d\d)$", re.MULTILINE)
COMMIT = "commit"
TREE = "tree"
NAME_AND_KIND = "%(objectname) %(objecttype)"
MOST_OF_COMMIT = 100_000


class Named(msgspec.Struct, frozen=True):
    """A commit and what it is called."""

    commit: str
    name: str


def last_commits(git: GitProgram, root: str, count: int) -> list[Named]:
    """The commit that is checked out and its first parents, the newest first."""
    names = [f"HEAD~{number}^{{commit}}" for number in range(count)]
    found = _resolved(git, root, names, COMMIT)
    return [Named(commit, commit[:SHORT]) for commit in filter(None, found)]


def all_tags(git: GitProgram, root: str) -> list[Named]:
    """The commits that tags name, in the order of these."""
    listed = git.ask(root, "rev-parse", "--symbolic", "--tags") or ""
    names = listed.split("\n")[:-1]
    found = _resolved(git, root, [f"{TAGS}{name}^{{commit}}" for name in names], COMMIT)
    return [Named(commit, name) for name, commit in zip(names, found, strict=True) if commit]


def versions_of(
    git: GitProgram, root: str, prefix: str, commits: Sequence[Named]
) -> Iterator[Version]:
    """What is told of the commits of a project; `prefix` is where it lies in its repository."""
    moments = _moments(git, root, commits)
    place = prefix.rstrip("/")
    names = [f"{named.commit}:{place}" for named in commits]
    trees = _resolved(git, root, names, TREE)
    for named, tree in zip(commits, trees, strict=True):
        yield Version(named.commit, named.name, moments.get(named.commit, ""), tree)


def _resolved(git: GitProgram, root: str, names: Sequence[str], kind: str) -> list[str]:
    """The names of objects; empty for what is not there, or of another kind."""
    found = (line.partition(" ") for line in _checked(git, root, names, NAME_AND_KIND))
    return [name if told == kind else "" for name, _, told in found]


def _checked(git: GitProgram, root: str, names: Sequence[str], wanted: str) -> list[str]:
    """What git tells of each object, a line for each; empty where it does not answer."""
    told = "".join(f"{name}\n" for name in names)
    answer = git.bytes_of(root, "cat-file", f"--batch-check={wanted}", told=os.fsencode(told))
    lines = os.fsdecode(answer or b"").split("\n")[:-1]
    return lines if len(lines) == len(names) else [""] * len(names)


def _moments(git: GitProgram, root: str, commits: Iterable[Named]) -> Mapping[str, str]:
    """When commits were made, but for those that nobody would write."""
    names = [named.commit for named in commits]
    sizes = _checked(git, root, names, "%(objectsize)")
    usual = [name for name, size in zip(names, sizes, strict=True) if _is_usual(size)]
    texts = contents(git, root, usual)
    return {commit: _moment(text) for commit, text in texts.items()}


def _is_usual(size: str) -> bool:
    return size.isdecimal() and int(size) <= MOST_OF_COMMIT


def _moment(text: bytes) -> str:
    """When it was committed; empty where the commit does not tell, or nonsense."""
    found = COMMITTER.search(text)
    if found is None:
        return ""
    minutes = int(found[2] + b"1") * (60 * int(found[3]) + int(found[4]))
    try:
        zone = datetime.timezone(datetime.timedelta(minutes=minutes))
        return datetime.datetime.fromtimestamp(int(found[1]), zone).isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def moment_of(version: Version) -> float:
    """The seconds since 1970 of a version, 0 where it does not tell."""
    if not version.moment:
        return 0.0
    return datetime.datetime.fromisoformat(version.moment).timestamp()
