"""The layout rule `compose-services`: what a project needs beside it starts with one command."""

import functools
from collections.abc import Iterator, Mapping

import msgspec

from archcheck.infrastructure.architecture.contracts.wording import listed
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.file_rule import (
    FileRule,
    PathOptions,
    Place,
)
from archcheck.infrastructure.architecture.layout.project_files.services import (
    Service,
    services_for,
)
from archcheck.infrastructure.distributions.declared import Kind
from archcheck.infrastructure.reading.images import Image, read_image, substituted
from archcheck.infrastructure.reading.located_values import (
    Located,
    UnreadableError,
    values_at,
)

COMPOSE_FILES = (
    "compose.y*ml",
    "compose.*.y*ml",
    "docker-compose.y*ml",
    "docker-compose.*.y*ml",
    "docker/compose.y*ml",
    "docker/docker-compose.y*ml",
)
SERVICES = "services"


class Defined(msgspec.Struct, frozen=True):
    """A service of a compose file; `image` is None where it is built and not called anything."""

    name: str
    place: Place
    image: Image | None
    reference: str
    is_built: bool


class ComposeServices(FileRule[PathOptions]):
    """Finds services that run-time dependencies need and no compose file defines."""

    rule = "compose-services"
    options_type = PathOptions

    def globs(self) -> Iterator[tuple[str, str]]:
        """The usual names at the top and in `docker/`, unless others are configured."""
        yield from self.options.globs_or(COMPOSE_FILES)

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each service that is missing, and one at each image that nothing pins."""
        needed = tuple(services_for(self.declarations.names(Kind.RUN_TIME)))
        if needed and not self.paths:
            names = listed([service.name for service in needed])
            message = f"there is no compose file, which should define {names}"
            yield self.told(self.configuration, message, SERVICES)
            return
        yield from self._broken
        yield from self._missing(needed)
        yield from self._loose()

    def _missing(self, needed: tuple[Service, ...]) -> Iterator[LayoutViolation]:
        for service in needed:
            if not any(_is(defined, service) for defined in self._defined):
                message = f"{self.paths[0]} defines no image of {service.name}"
                yield self.told(Place(self.paths[0]), message, service.name)

    def _loose(self) -> Iterator[LayoutViolation]:
        for defined in self._defined:
            if defined.image and not (defined.is_built or defined.image.is_pinned):
                reference = defined.reference
                message = f"{reference} has neither a tag other than latest nor a digest"
                yield self.told(defined.place, message, defined.name)

    @functools.cached_property
    def _documents(self) -> Mapping[str, Located | UnreadableError]:
        return {path: self._document(path) for path in self.paths}

    def _document(self, path: str) -> Located | UnreadableError:
        try:
            return self.file(path).values
        except UnreadableError as error:
            return error

    @functools.cached_property
    def _defined(self) -> tuple[Defined, ...]:
        return tuple(
            found
            for path, document in self._documents.items()
            if isinstance(document, Located)
            for found in self._of_document(path, document)
        )

    def _of_document(self, path: str, document: Located) -> Iterator[Defined]:
        for services in values_at(document, (SERVICES,)):
            for name, service in services.members:
                members = dict(service.members)
                image = members.get("image", Located(None, service.line))
                reference = substituted(str(image.value or ""), {})
                yield Defined(
                    name=name,
                    place=Place(path, self.file(path).source.whole_line(image.line)),
                    image=read_image(reference) if reference else None,
                    reference=reference,
                    is_built="build" in members,
                )

    @property
    def _broken(self) -> Iterator[LayoutViolation]:
        for path, document in self._documents.items():
            if isinstance(document, UnreadableError):
                message = f"nothing can be said of {path}: {document.reason}"
                line = min(document.line, self.file(path).last_line)
                place = Place(path, self.file(path).source.whole_line(line))
                yield self.told(place, message, path, fix="correct the file, or except it.")


def _is(defined: Defined, service: Service) -> bool:
    """Whether it is an image of a service; one that is built here goes by its name."""
    if defined.image and service.is_held_by(defined.image):
        return True
    return defined.is_built and service.is_called(defined.name)
