"""The layout rule `allowed-children`: what directories may hold, and nothing else."""

import functools
import itertools
from collections.abc import Iterator

from archcheck.infrastructure.architecture.contracts.wording import listed
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType
from archcheck.infrastructure.architecture.layout.places import place_of
from archcheck.infrastructure.architecture.path_options import Globs, glob_problems
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts
from archcheck.infrastructure.discovery.anchored_globs import Component
from archcheck.infrastructure.discovery.project_paths import Entry
from archcheck.infrastructure.discovery.walking import NEVER_ENTERED

PYTHON = (".py", ".pyi")
INIT = "__init__"


class AllowedChildrenOptions(Options, frozen=True, kw_only=True):
    """Each directory of `path` holds nothing but what is allowed."""

    path: Globs
    allow: Texts

    def conflicts(self) -> Iterator[KeyProblem]:
        """They name directories and what is in them."""
        yield from glob_problems("path", self.path)
        for index, name in enumerate(as_texts(self.allow)):
            if "/" in name.removesuffix("/"):
                at = None if isinstance(self.allow, str) else index
                message = f'"{name}" is no name in a directory'
                yield KeyProblem("allow", message, "one that ends with / means directories", at)


class AllowedChildren(LayoutType[AllowedChildrenOptions]):
    """Directories, packages among them, that hold a closed set of names.

    A module goes by its name with and without its suffix; what is hidden, and the `__init__` of a
    package, are no children.
    """

    rule = "allowed-children"
    options_type = AllowedChildrenOptions

    def globs(self) -> Iterator[tuple[str, str]]:
        """The directories."""
        yield from (("path", glob) for glob in as_texts(self.options.path))

    def emptiness(self) -> str:
        """None of the directories is there."""
        named = [path for _, glob in self.globs() for path in self.named(glob)]
        return "" if self._matched else f"there is no directory {listed(named, 'or')}"

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each child that is not allowed."""
        for directory in itertools.filterfalse(self.is_excepted, self._matched):
            for entry in self.view.paths.children(directory):
                if self._is_stranger(entry) and not self.is_excepted(entry.path):
                    yield self._violation(directory, entry)

    @functools.cached_property
    def candidates(self) -> frozenset[str]:
        """The directories and their children."""
        children = itertools.chain.from_iterable(map(self.view.paths.children, self._matched))
        return frozenset((*self._matched, *(entry.path for entry in children)))

    @functools.cached_property
    def _matched(self) -> tuple[str, ...]:
        globs = (self.view.matching(glob) for _, glob in self.globs())
        found = frozenset(itertools.chain.from_iterable(globs))
        return tuple(sorted(path for path in found if not path or path.endswith("/")))

    def _is_stranger(self, entry: Entry) -> bool:
        if _is_no_child(entry) or self.view.paths.is_environment(entry.path):
            return False
        return not any(_is_allowed(entry, name) for name in as_texts(self.options.allow))

    def _violation(self, directory: str, entry: Entry) -> LayoutViolation:
        holder = directory.removesuffix("/") or "the project"
        allowed = as_texts(self.options.allow)
        reason = f"which is not {listed(allowed, 'or')}" if allowed else "where nothing may be"
        return LayoutViolation(
            path=place_of(entry.path, self.view),
            message=f"{holder} holds {entry.name}, {reason}",
            key=entry.path,
            symbol=entry.path.removesuffix("/"),
        )


def _is_no_child(entry: Entry) -> bool:
    is_hidden = entry.name.startswith(".") or entry.name in NEVER_ENTERED
    return is_hidden or _module_name(entry) == INIT


def _module_name(entry: Entry) -> str:
    """The name without the suffix of a module; other names stay."""
    suffixes = (suffix for suffix in PYTHON if entry.path.endswith(suffix))
    return entry.name.removesuffix(next(suffixes, ""))


def _is_allowed(entry: Entry, name: str) -> bool:
    component = Component(name.removesuffix("/"))
    is_fit = entry.is_directory or not name.endswith("/")
    return is_fit and any(map(component.means, (entry.name, _module_name(entry))))
