"""Which services a project needs beside it, as its dependencies tell."""

import functools
from collections.abc import Collection, Iterable, Iterator

import msgspec

from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.distributions.declared import any_names
from archcheck.infrastructure.reading.images import Image

DATA = "services.toml"


class Service(msgspec.Struct, frozen=True):
    """A service: who needs it, and the last components of the names of its images."""

    name: str
    distributions: tuple[str, ...]
    images: tuple[str, ...]

    def is_held_by(self, image: Image) -> bool:
        """Whether an image holds it, as the name says."""
        return any_names(self.images, image.last)

    def is_called(self, name: str) -> bool:
        """Whether it goes by a name."""
        return any_names((*self.images, self.name), name)


def services_for(distributions: Collection[str]) -> Iterator[Service]:
    """The services that any of these distributions needs."""
    for service in known_services():
        if any(it in distributions for it in service.distributions):
            yield service


@functools.cache
def known_services() -> tuple[Service, ...]:
    """All that are shipped, sorted."""
    data = (rules_directory() / DATA).read_bytes()
    found = msgspec.toml.decode(data, type=dict[str, dict[str, tuple[str, ...]]])
    return tuple(_services(sorted(found.items())))


def _services(entries: Iterable[tuple[str, dict[str, tuple[str, ...]]]]) -> Iterator[Service]:
    for name, entry in entries:
        yield Service(name, entry["distributions"], entry["images"])
