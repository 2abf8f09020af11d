"""The layout rule `forbidden-path`: what must not be there."""

from collections.abc import Iterator

from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType
from archcheck.infrastructure.architecture.layout.places import place_of
from archcheck.infrastructure.architecture.path_options import Globs, glob_problems
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.value_types import Flag


class ForbiddenPathOptions(Options, frozen=True, kw_only=True):
    """None of `paths` may be there; with `except_tests` one may in a test root."""

    paths: Globs
    except_tests: Flag = False

    def conflicts(self) -> Iterator[KeyProblem]:
        """They name paths."""
        yield from glob_problems("paths", self.paths)


class ForbiddenPath(LayoutType[ForbiddenPathOptions]):
    """Paths that must not exist."""

    rule = "forbidden-path"
    options_type = ForbiddenPathOptions

    def globs(self) -> Iterator[tuple[str, str]]:
        """All of them."""
        yield from (("paths", glob) for glob in as_texts(self.options.paths))

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each file and directory; what lies in one of these directories goes with it."""
        unwanted = {path for _, glob in self.globs() for path in self.found(glob)}
        for path in sorted(unwanted):
            if not _lies_in_another(path, unwanted):
                yield self._violation(path)

    def is_excepted(self, path: str) -> bool:
        """Whether a path lies where it may."""
        tests = self.view.project.test_roots if self.options.except_tests else ()
        return any(path.startswith(f"{root}/") for root in tests) or super().is_excepted(path)

    def _violation(self, path: str) -> LayoutViolation:
        return LayoutViolation(
            path=place_of(path, self.view),
            message=f"{path.removesuffix('/')} must not be there",
            key=path,
            symbol=path.removesuffix("/"),
        )


def _lies_in_another(path: str, unwanted: set[str]) -> bool:
    directories = (other for other in unwanted if other.endswith("/") and other != path)
    return any(map(path.startswith, directories))
