"""Globs that begin at the project root, component by component, as shells read them."""

import fnmatch
import functools
import itertools
import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

ANY_DEPTH = "**"
WILDCARD = re.compile(r"[*?\[]")
HIDDEN = "."


class Component(msgspec.Struct, frozen=True, dict=True):
    """One component of a glob: a name, a glob for a name, or `**`."""

    text: str

    @property
    def is_any_depth(self) -> bool:
        """Whether it stands for any number of directories."""
        return self.text == ANY_DEPTH

    @property
    def is_open(self) -> bool:
        """Whether it may mean several names."""
        return WILDCARD.search(self.text) is not None

    def means(self, name: str) -> bool:
        """Whether it means this name; only a dot of its own means a hidden one."""
        if not self.is_open:
            return name == self.text
        is_seen = self.text.startswith(HIDDEN) or not name.startswith(HIDDEN)
        return is_seen and self._matches(name) is not None

    @functools.cached_property
    def _matches(self) -> Callable[[str], re.Match[str] | None]:
        return re.compile(fnmatch.translate(self.text)).match


class AnchoredGlob(msgspec.Struct, frozen=True):
    """The components of a glob; `only_directories` where it ends with a slash."""

    components: tuple[Component, ...]
    only_directories: bool = False

    def means(self, path: str) -> bool:
        """Whether it means this path, relative to the project root."""
        return _means(self.components, tuple(path.split("/")))


@functools.cache
def _means(components: tuple[Component, ...], names: tuple[str, ...]) -> bool:
    if min(len(components), len(names)) == 0:
        return len(components) == len(names)
    first, others = components[0], components[1:]
    if first.is_any_depth:
        return any(_means(others, names[at:]) for at in range(len(names)))
    return first.means(names[0]) and _means(others, names[1:])


@functools.cache
def anchored_glob(text: str) -> AnchoredGlob:
    """The glob that a text without problems is; `**` at the end is all that lies below."""
    names = [name for name in text.split("/") if name not in ("", ".")]
    ended = [*names, "*"] if names[-1:] == [ANY_DEPTH] else names
    return AnchoredGlob(tuple(map(Component, _without_repeated(ended))), text.endswith("/"))


def _without_repeated(names: Sequence[str]) -> Iterator[str]:
    """Two times any number of directories is any number of them."""
    for name, after in itertools.pairwise((*names, "")):
        if not name == after == ANY_DEPTH:
            yield name


def glob_problem(text: str) -> str:
    """Why a text names nothing inside a project; empty when it may."""
    names = text.split("/")
    if text.startswith("/"):
        return "it begins at the root of the file system: write it relative to the project"
    if ".." in names:
        return "it leads out of the project"
    if "\\" in text:
        return "its parts are divided by /"
    return "" if text.strip() else "it is empty"
