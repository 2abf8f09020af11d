"""What has become of files since a commit, in index and work tree together."""

import functools
import hashlib
import itertools
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from archcheck.domain.changed_code import Changes
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing
from archcheck.infrastructure.version_control.git_objects import (
    Listed,
    listed_at,
    listed_in_index,
)
from archcheck.infrastructure.version_control.git_program import GitProgram

QUIETLY = (
    *("-r", "-z", "-M", "-l1000", "--name-status", "--relative"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)
UNTRACKED = ("ls-files", "--others", "--exclude-standard", "-z")
TAGGED = ("ls-files", "-t", "-z")
SKIPPED = "S "
RENAMED = "R"
SHA_1_LENGTH = 40


def sparse_paths(git: GitProgram, root: str) -> frozenset[str]:
    """The files below a directory that a sparse work tree leaves out."""
    told = (git.ask(root, *TAGGED) or "").split("\0")
    return frozenset(each.removeprefix(SKIPPED) for each in told if each.startswith(SKIPPED))


class GitChanges:
    """Compares a commit with the index, and the index with the files; contents are read by us."""

    def __init__(self, git: GitProgram, root: str, commit: str) -> None:
        """Take the git program, the directory that is asked about, and the commit."""
        self._git = git
        self._root = root
        self._commit = commit

    def all(self) -> Changes:
        """The changes below the directory; none where git does not answer."""
        now = self._here | self._untracked
        return Changes(
            renamed=self.renames(),
            changed=frozenset(path for path in now if self._differs(path)),
            gone=self._without_sparse(self._base.keys() - now),
        )

    def renames(self) -> Mapping[str, str]:
        """The paths of today that had others at the commit, by these."""
        staged = self.renames_in_index()
        kept = {new: old for new, old in staged.items() if new in self._here}
        return {**kept, **{new: staged.get(old, old) for new, old in self._moved().items()}}

    def renames_in_index(self) -> Mapping[str, str]:
        """The paths in the index that had others at the commit, as git finds them."""
        return self._told("diff-index", "--cached", *QUIETLY, self._commit)

    def renames_at(self, commit: str) -> Mapping[str, str]:
        """The same between two commits."""
        return self._told("diff-tree", *QUIETLY, self._commit, commit)

    def _told(self, *asked: str) -> Mapping[str, str]:
        told = self._git.ask(self._root, *asked) or ""
        return dict(_renames(iter(told.split("\0"))))

    @functools.cached_property
    def _base(self) -> Mapping[str, Listed]:
        return _by_path(listed_at(self._git, self._root, self._commit))

    @functools.cached_property
    def _index(self) -> Mapping[str, Listed]:
        return _by_path(listed_in_index(self._git, self._root))

    @functools.cached_property
    def _here(self) -> frozenset[str]:
        return frozenset(path for path in self._index if self._is_here(path))

    @functools.cached_property
    def _untracked(self) -> frozenset[str]:
        told = self._git.ask(self._root, *UNTRACKED) or ""
        return frozenset(filter(None, told.split("\0")))

    def _moved(self) -> Mapping[str, str]:
        """Untracked files with the content of one that is gone, one for one."""
        gone = self._gone()
        found: dict[str, str] = {}
        for path in sorted(self._untracked) if gone else ():
            olds = gone.get(self._name_of(path, next(iter(gone))), [])
            found |= {path: old for old in _last_but(olds, found.values())}
        return found

    def _gone(self) -> Mapping[str, Sequence[str]]:
        """The files that are gone by the names of their contents, the last one first."""
        gone: dict[str, list[str]] = {}
        for path in sorted(self._without_sparse(self._index.keys() - self._here), reverse=True):
            for name in sorted(self._names(path)):
                gone.setdefault(name, []).append(path)
        return gone

    def _without_sparse(self, absent: Collection[str]) -> frozenset[str]:
        """Without the files that a sparse work tree leaves out: nothing has become of them."""
        return frozenset(absent) - (self._sparse if absent else frozenset())

    @functools.cached_property
    def _sparse(self) -> frozenset[str]:
        return sparse_paths(self._git, self._root)

    def _names(self, path: str) -> set[str]:
        return {each[path].name for each in (self._index, self._base) if path in each}

    def _differs(self, path: str) -> bool:
        known = self._base.get(path)
        return known is None or self._name_of(path, known.name) != known.name

    def _name_of(self, path: str, like: str) -> str:
        """What git would call the content of a file, taken as it is."""
        place = os.path.join(self._root, path)
        data = os.fsencode(os.readlink(place)) if os.path.islink(place) else bytes_or_nothing(place)
        make = hashlib.sha1 if len(like) == SHA_1_LENGTH else hashlib.sha256
        return make(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

    def _is_here(self, path: str) -> bool:
        return os.path.lexists(os.path.join(self._root, path))


def _last_but(olds: Iterable[str], taken: Collection[str]) -> list[str]:
    """The last that is not taken, if there is one."""
    return [old for old in olds if old not in taken][-1:]


def _by_path(listed: Iterable[Listed] | None) -> Mapping[str, Listed]:
    return {each.path: each for each in listed or ()}


def _renames(words: Iterator[str]) -> Iterator[tuple[str, str]]:
    """From `R100 old new` and `M path`, each word ended by NUL."""
    for status in words:
        paths = list(itertools.islice(words, 2 if status.startswith(RENAMED) else 1))
        if len(paths) > 1:
            yield paths[1], paths[0]
