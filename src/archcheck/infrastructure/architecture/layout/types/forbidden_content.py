"""The layout rule `forbidden-content`: what files must not hold."""

from collections.abc import Iterator

from archcheck.domain.location import Region
from archcheck.infrastructure.architecture.layout.content.content_files import ContentFile
from archcheck.infrastructure.architecture.layout.content.content_type import ContentType
from archcheck.infrastructure.architecture.layout.content.sought import Sought
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation


class ForbiddenContent(ContentType):
    """Files that must not hold something, where they are there."""

    rule = "forbidden-content"
    inherited = False

    def judge(self, file: ContentFile) -> Iterator[LayoutViolation]:
        """One for each place."""
        for sought in self.sought:
            for region in sought.regions(file):
                yield self._found(sought, file, region)

    def _found(self, sought: Sought, file: ContentFile, region: Region) -> LayoutViolation:
        return LayoutViolation(
            path=file.path,
            message=f"{file.path} must not hold {sought.held(file, region)}",
            key=f"{file.path}: {sought.noun}",
            symbol=file.path,
            region=region,
        )
