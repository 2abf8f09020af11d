"""What a rule about the files of a project is."""

import functools
import itertools
from collections.abc import Iterator

import msgspec

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.infrastructure.architecture.layout.content.content_files import ContentFile
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType, OptionsType
from archcheck.infrastructure.architecture.path_options import Globs, glob_problems
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.distributions.project_declarations import Declarations

TOP = "*"
HIDDEN = ".*"
REQUIREMENTS = "requirements/*"


class Place(msgspec.Struct, frozen=True):
    """A file, and where in it, if not on its first line."""

    path: str
    region: Region | None = None


class FileRule(LayoutType[OptionsType]):
    """Looks at what stands in files that tools read; its options decide what it demands."""

    def globs(self) -> Iterator[tuple[str, str]]:
        """None, unless it has paths."""
        yield from ()

    @functools.cached_property
    def paths(self) -> tuple[str, ...]:
        """What the globs mean, sorted."""
        found = (self.found(glob) for _, glob in self.globs())
        return tuple(sorted(set(itertools.chain.from_iterable(found))))

    @functools.cached_property
    def declarations(self) -> Declarations:
        """The dependencies that the project declares."""
        found = (self.view.paths.matching(glob) for glob in (TOP, HIDDEN, REQUIREMENTS))
        paths = sorted(path for each in found for path in each if not path.endswith("/"))
        return Declarations(self.view.project.root, tuple(paths))

    @property
    def configuration(self) -> Place:
        """Where findings about no one file lie."""
        return Place(self.view.configuration_file)

    def file(self, path: str) -> ContentFile:
        """A file of the project."""
        return ContentFile(self.view.project.root, path)

    def told(
        self, place: Place, message: str, key: str, *, fix: str = "", level: Level | None = None
    ) -> LayoutViolation:
        """A violation; of the two levels, its own and that of the rule, the milder one counts."""
        return LayoutViolation(
            path=place.path,
            message=message,
            key=f"{place.path}: {key}",
            symbol=key,
            fix=fix,
            region=place.region,
            level=level,
        )


class PathOptions(Options, frozen=True, kw_only=True):
    """The files that are looked at, in place of the usual ones."""

    paths: Globs | None = None

    def conflicts(self) -> Iterator[KeyProblem]:
        """Globs that name nothing."""
        yield from glob_problems("paths", self.paths)

    def globs_or(self, usual: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Each glob with its key."""
        globs = usual if self.paths is None else as_texts(self.paths)
        return (("paths", glob) for glob in globs)
