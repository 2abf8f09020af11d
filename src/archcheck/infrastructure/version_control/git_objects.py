"""What a repository remembers: commits, their trees, and the contents of files."""

import os
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from archcheck.infrastructure.version_control.git_program import GitProgram

LINK = "120000"
FILES = frozenset({"100644", "100664", "100755", LINK})
MISSING = b"missing"


class Entry(msgspec.Struct, frozen=True):
    """A file or link in a tree; `path` is relative to the directory that was asked about."""

    path: str
    name: str
    size: int
    is_link: bool


def commit_named(git: GitProgram, root: str, revision: str) -> str:
    """The full name of a commit, empty where nothing is called so."""
    wanted = f"{revision}^{{commit}}"
    return (git.ask(root, "rev-parse", "-q", "--verify", "--end-of-options", wanted) or "").strip()


def entries(git: GitProgram, root: str, commit: str) -> tuple[Entry, ...] | None:
    """The files and links below a directory at a commit, sorted; None where git does not say."""
    listed = git.ask(root, "ls-tree", "-r", "-z", "-l", commit)
    if listed is None:
        return None
    return tuple(sorted(_entries(filter(None, listed.split("\0"))), key=lambda each: each.path))


def contents(git: GitProgram, root: str, names: Iterable[str]) -> Mapping[str, bytes]:
    """The contents of objects by their names; without those that are not here."""
    wanted = "".join(f"{name}\n" for name in dict.fromkeys(names))
    answer = git.bytes_of(root, "cat-file", "--batch", told=wanted.encode()) if wanted else b""
    return dict(_contents(answer or b""))


def _entries(lines: Iterable[str]) -> Iterator[Entry]:
    for line in lines:
        about, _, path = line.partition("\t")
        mode, _, name, size = about.split()
        if mode in FILES:
            yield Entry(path, name, int(size) if size.isdigit() else 0, mode == LINK)


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
