"""The layout rule `ignored-path`: what git ignores and does not track."""

import itertools
import re
from collections.abc import Iterator

from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType
from archcheck.infrastructure.architecture.path_options import Globs, glob_problems
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.discovery.gitignore import FILE_NAME

SAMPLE = "name-of-no-pattern"
WILDCARDS = re.compile(r"(?P<star>\*+)|\?|\[(?P<letter>[^!\]])?[^\]]*\]")
TRACKED = ("is tracked by git", "git rm -r --cached {}")
NOT_IGNORED = ("is not ignored by git", "write {} into .gitignore.")


class IgnoredPathOptions(Options, frozen=True, kw_only=True):
    """All of `paths` are ignored."""

    paths: Globs

    def conflicts(self) -> Iterator[KeyProblem]:
        """They name paths."""
        yield from glob_problems("paths", self.paths)


class IgnoredPath(LayoutType[IgnoredPathOptions]):
    """Paths that git ignores whether they are there or not, and that it does not track."""

    rule = "ignored-path"
    options_type = IgnoredPathOptions

    def globs(self) -> Iterator[tuple[str, str]]:
        """All of them."""
        yield from (("paths", glob) for glob in as_texts(self.options.paths))

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each glob of which something is tracked, or not ignored."""
        for _, glob in self.globs():
            found = list(itertools.filterfalse(self._is_ignored, self.found(glob)))
            missed = itertools.filterfalse(self._would_be_ignored, self.view.expanded(glob))
            for path in (found or list(missed))[:1]:
                yield self._violation(glob, path.removesuffix("/"))

    def _is_ignored(self, path: str) -> bool:
        """Whether git ignores all that lies in a directory that it does not ignore itself."""
        paths = self.view.paths
        return path.endswith("/") and not paths.is_tracked(path) and paths.ignores(path + SAMPLE)

    def _would_be_ignored(self, glob: str) -> bool:
        """Whether git would ignore something of this name, be it a file or a directory."""
        sample = WILDCARDS.sub(_sample, glob).rstrip("/")
        forms = (f"{sample}/", f"{sample}/{SAMPLE}", *([] if glob.endswith("/") else [sample]))
        return any(map(self.view.paths.ignores, forms))

    def _violation(self, glob: str, path: str) -> LayoutViolation:
        is_tracked = any(map(self.view.paths.is_tracked, (path, f"{path}/")))
        how, fix = TRACKED if is_tracked else NOT_IGNORED
        there = self.view.paths.matching(FILE_NAME)
        return LayoutViolation(
            path=next(iter(there), self.view.configuration_file),
            message=f"{path} {how}",
            key=glob,
            symbol=path,
            fix=fix.format(path),
        )


def _sample(wildcard: re.Match[str]) -> str:
    """Something that it stands for: a name, or one letter of those that it lists."""
    return SAMPLE if wildcard["star"] else wildcard["letter"] or "x"
