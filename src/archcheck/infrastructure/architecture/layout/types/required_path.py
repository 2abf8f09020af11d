"""The layout rule `required-path`: what must be there."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from archcheck.infrastructure.architecture.contracts.wording import listed
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType
from archcheck.infrastructure.architecture.path_options import Globs, glob_problems
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts

Content = Annotated[Literal["test"] | None, Meta(description='"test"')]


class RequiredPathOptions(Options, frozen=True, kw_only=True):
    """Each of `paths` must be there, or one of `any_of`; and hold something, where it is said."""

    one_of: ClassVar[tuple[str, ...]] = ("paths", "any_of")
    paths: Globs | None = None
    any_of: Globs | None = None
    holds: Content = None

    def conflicts(self) -> Iterator[KeyProblem]:
        """One of the two lists stands, and names paths."""
        yield from super().conflicts()
        yield from glob_problems("paths", self.paths)
        yield from glob_problems("any_of", self.any_of)


class RequiredPath(LayoutType[RequiredPathOptions]):
    """Paths that must exist."""

    rule = "required-path"
    options_type = RequiredPathOptions

    def globs(self) -> Iterator[tuple[str, str]]:
        """Those of either list."""
        yield from (("paths", glob) for glob in as_texts(self.options.paths or ()))
        yield from (("any_of", glob) for glob in as_texts(self.options.any_of or ()))

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each path that is missing, or for all alternatives together."""
        for globs in self._demands():
            paths = [path for glob in globs for path in self.found(glob)]
            if not any(map(self._is_enough, paths)):
                yield self._missing(globs, bool(paths))

    def _demands(self) -> Iterator[tuple[str, ...]]:
        """Globs of which one must mean something; a pack's not about layers that are not here."""
        if self.options.any_of is None:
            globs = filter(self.is_meant, as_texts(self.options.paths or ()))
            return ((glob,) for glob in globs)
        alternatives = tuple(filter(self.is_meant, as_texts(self.options.any_of)))
        return iter((alternatives,) if alternatives else ())

    def _is_enough(self, path: str) -> bool:
        return self.options.holds is None or self.view.holds_test(path)

    def _missing(self, globs: tuple[str, ...], is_there: bool) -> LayoutViolation:
        paths = [path for glob in globs for path in self.named(glob)]
        named = listed(paths, "or")
        return LayoutViolation(
            path=self.view.configuration_file,
            message=f"pytest collects no test in {named}" if is_there else f"there is no {named}",
            key=" | ".join(globs),
            symbol=globs[0],
        )
