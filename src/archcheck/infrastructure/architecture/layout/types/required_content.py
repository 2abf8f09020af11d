"""The layout rule `required-content`: what files must hold."""

from collections.abc import Iterator

from archcheck.infrastructure.architecture.contracts.wording import listed
from archcheck.infrastructure.architecture.layout.content.content_files import ContentFile
from archcheck.infrastructure.architecture.layout.content.content_type import ContentType
from archcheck.infrastructure.architecture.layout.content.sought import Sought
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation


class RequiredContent(ContentType):
    """Files that must be there, and must hold something."""

    rule = "required-content"
    inherited = True

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each thing that a file lacks, and one where there is no such file."""
        yield from super().violations()
        globs = [glob for _, glob in self.globs() if self.is_meant(glob)]
        if globs and not self.files:
            yield self._without_file(globs)

    def judge(self, file: ContentFile) -> Iterator[LayoutViolation]:
        """One for each thing that it lacks."""
        for sought in self.sought:
            if not sought.regions(file):
                yield self._missing(sought, file)

    def _missing(self, sought: Sought, file: ContentFile) -> LayoutViolation:
        message, region = sought.shortfall(file)
        return LayoutViolation(
            path=file.path,
            message=message,
            key=f"{file.path}: {sought.noun}",
            symbol=file.path,
            region=region,
        )

    def _without_file(self, globs: list[str]) -> LayoutViolation:
        named = listed([path for glob in globs for path in self.named(glob)], "or")
        wanted = listed([sought.noun for sought in self.sought])
        return LayoutViolation(
            path=self.view.configuration_file,
            message=f"there is no {named}, which should hold {wanted}",
            key=" | ".join(globs),
            symbol=globs[0],
        )
