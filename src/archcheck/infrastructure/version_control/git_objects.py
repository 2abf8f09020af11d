"""What a repository remembers: commits, their trees, and the contents of files."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.version_control.git_program import GitProgram

LINK = "120000"
FILES = frozenset({"100644", "100664", "100755", LINK})
MISSING = b"missing"
AT_ONCE = 16_000_000
NAME_IN_TREE = 2
NAME_IN_INDEX = 1
ABSENT = "?"
ABSENT_SIZE = -1
NAME_AND_SIZE = "%(objectname) %(objectsize)"


class Listed(msgspec.Struct, frozen=True):
    """What stands in a tree or an index; `path` is relative to the directory that was asked about."""

    path: str
    name: str
    mode: str


class Entry(msgspec.Struct, frozen=True):
    """A file or link, with its size where it is here; else -1."""

    path: str
    name: str
    size: int
    is_link: bool


def commit_named(git: GitProgram, root: str, revision: str) -> str:
    """The full name of a commit, empty where nothing is called so."""
    wanted = f"{revision}^{{commit}}"
    return (git.ask(root, "rev-parse", "-q", "--verify", "--end-of-options", wanted) or "").strip()


def lacking(what: str, lacks: str) -> UsageProblems:
    """What to say where objects are not here, which nothing fetches unasked."""
    message = f"git has not the {lacks} of {what} here: this is a partial clone, or a damaged one"
    return UsageProblems(Problem("", "", message, "git fetch --refetch --no-filter"))


def missing_objects(git: GitProgram, root: str, commit: str) -> frozenset[str]:
    """The names of the objects of a commit that are not here, as in a partial clone.

    They are looked for before anybody asks for contents: git would fetch them.
    """
    told = git.ask(root, "rev-list", "--objects", "--missing=print", "--no-walk", commit) or ""
    lines = (line for line in told.split("\n") if line.startswith(ABSENT))
    return frozenset(line.removeprefix(ABSENT) for line in lines)


def entries(git: GitProgram, root: str, commit: str) -> tuple[Entry, ...] | None:
    """The files and links below a directory at a commit, sorted; None where git does not say."""
    found = listed_at(git, root, commit)
    return None if found is None else sized(git, root, found, missing_objects(git, root, commit))


def listed_at(git: GitProgram, root: str, commit: str) -> tuple[Listed, ...] | None:
    """The same without sizes, which nobody can tell of what is not here."""
    told = git.ask(root, "ls-tree", "-r", "-z", commit)
    if told is None:
        return None
    return tuple(each for each in _listed(told, NAME_IN_TREE) if each.mode in FILES)


def listed_in_index(git: GitProgram, root: str) -> tuple[Listed, ...] | None:
    """The files and links below a directory in the index; None where git does not say."""
    told = git.ask(root, "ls-files", "-s", "-z")
    if told is None:
        return None
    return tuple(each for each in _listed(told, NAME_IN_INDEX) if each.mode in FILES)


def sized(
    git: GitProgram, root: str, found: Iterable[Listed], missing: Collection[str]
) -> tuple[Entry, ...]:
    """Files and links, sorted, with their sizes; -1 for what is missing here."""
    kept = sorted(found, key=lambda each: each.path)
    sizes = _sizes(git, root, {each.name for each in kept}.difference(missing))
    return tuple(
        Entry(each.path, each.name, sizes.get(each.name, ABSENT_SIZE), each.mode == LINK)
        for each in kept
    )


def contents(git: GitProgram, root: str, names: Iterable[str]) -> Mapping[str, bytes]:
    """The contents of objects by their names; without those that are not here."""
    wanted = "".join(f"{name}\n" for name in dict.fromkeys(names))
    answer = git.bytes_of(root, "cat-file", "--batch", told=wanted.encode()) if wanted else b""
    return dict(_contents(answer or b""))


def portions(sizes: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    """The names of objects, some megabytes at once."""
    portion: list[str] = []
    total = 0
    for name, size in sizes:
        if portion and total + size > AT_ONCE:
            yield portion
            portion, total = [], 0
        portion.append(name)
        total += size
    yield portion


def _listed(told: str, name: int) -> Iterator[Listed]:
    """Lines `mode ... ... path`; the name is one of the words before the path."""
    for line in filter(None, told.split("\0")):
        about, _, path = line.partition("\t")
        words = about.split()
        yield Listed(path, words[name], words[0])


def _sizes(git: GitProgram, root: str, names: Iterable[str]) -> Mapping[str, int]:
    wanted = "".join(f"{name}\n" for name in sorted(names))
    if not wanted:
        return {}
    answer = git.bytes_of(root, "cat-file", f"--batch-check={NAME_AND_SIZE}", told=wanted.encode())
    return dict(_told_sizes(os.fsdecode(answer or b"")))


def _contents(answer: bytes) -> Iterator[tuple[str, bytes]]:
    """Each object is a line `name type size`, its bytes and a line feed."""
    position = 0
    while position < len(answer):
        end = answer.index(b"\n", position)
        name, *about = answer[position:end].split()
        position = end + 1
        if about != [MISSING]:
            size = int(about[-1])
            yield os.fsdecode(name), answer[position : position + size]
            position += size + 1


def _told_sizes(answer: str) -> Iterator[tuple[str, int]]:
    for name, size in map(str.split, answer.splitlines()):
        if size.isdigit():
            yield name, int(size)
