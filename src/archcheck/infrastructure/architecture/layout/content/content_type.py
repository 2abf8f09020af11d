"""What rules about content have in common: files that are read, and those that cannot be."""

import abc
import functools
import itertools
from collections.abc import Iterator
from typing import ClassVar

from archcheck.infrastructure.architecture.layout.content.content_files import ContentFile
from archcheck.infrastructure.architecture.layout.content.content_options import ContentOptions
from archcheck.infrastructure.architecture.layout.content.sought import Sought, all_sought
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType
from archcheck.infrastructure.decoding.decoder import as_texts
from archcheck.infrastructure.reading.located_values import UnreadableError


class ContentType(LayoutType[ContentOptions]):
    """Looks into files; with `inherited` stages hold what those hold on which they stand."""

    options_type = ContentOptions
    inherited: ClassVar[bool]

    def globs(self) -> Iterator[tuple[str, str]]:
        """The files."""
        yield from (("path", glob) for glob in as_texts(self.options.path))

    @functools.cached_property
    def sought(self) -> tuple[Sought, ...]:
        """What is looked for."""
        return tuple(all_sought(self.options, self.inherited, self.view.members))

    @functools.cached_property
    def files(self) -> tuple[ContentFile, ...]:
        """The files that there are, each once."""
        found = (self.found(glob) for _, glob in self.globs())
        paths = sorted(set(itertools.chain.from_iterable(found)))
        root = self.view.project.root
        return tuple(ContentFile(root, path) for path in paths if not path.endswith("/"))

    def violations(self) -> Iterator[LayoutViolation]:
        """What is wrong with each file, or that one cannot be read."""
        for file in self.files:
            try:
                yield from self.judge(file)
            except UnreadableError as error:
                yield self._unreadable(file, error)

    @abc.abstractmethod
    def judge(self, file: ContentFile) -> Iterator[LayoutViolation]:
        """What is wrong with a file; raises UnreadableError and UsageProblems."""

    def _unreadable(self, file: ContentFile, error: UnreadableError) -> LayoutViolation:
        return LayoutViolation(
            path=file.path,
            message=f"nothing can be said of {file.path}: {error.reason}",
            key=file.path,
            symbol=file.path,
            fix="correct the file, or except it.",
            region=file.source.whole_line(min(error.line, file.last_line)),
        )
