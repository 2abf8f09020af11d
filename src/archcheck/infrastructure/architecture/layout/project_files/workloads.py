"""The containers of Deployments in Kubernetes manifests."""

from collections.abc import Iterator

import msgspec

from archcheck.infrastructure.reading.located_values import Located, values_at

KIND = "Deployment"
POD = ("spec", "template", "spec")
NON_ROOT = ("securityContext", "runAsNonRoot")
PROBES = ("livenessProbe", "readinessProbe")


class Workload(msgspec.Struct, frozen=True):
    """A container of a Deployment: the names of both, what is stated, and of the pod around it."""

    deployment: str
    name: str
    container: Located
    pod: Located

    @property
    def image(self) -> Located | None:
        """Its image; None in what only changes a Deployment that stands elsewhere."""
        return first_at(self.container, ("image",))

    @property
    def missing_probes(self) -> list[str]:
        """The probes that it has not."""
        return [name for name in PROBES if first_at(self.container, (name,)) is None]

    @property
    def is_never_root(self) -> bool:
        """Whether it, or the pod where it says nothing, must not run as root."""
        own = first_at(self.container, NON_ROOT) or first_at(self.pod, NON_ROOT)
        return own is not None and own.value is True


def workloads(documents: Located) -> Iterator[Workload]:
    """All in the documents of a file."""
    for document in documents.items:
        if _text(document, ("kind",)) == KIND:
            for pod in values_at(document, POD):
                for container in _containers(pod):
                    name = _text(container, ("name",))
                    yield Workload(_text(document, ("metadata", "name")), name, container, pod)


def first_at(value: Located, path: tuple[str, ...]) -> Located | None:
    """What stands under a path of keys, if anything does."""
    return next(values_at(value, path), None)


def _containers(pod: Located) -> tuple[Located, ...]:
    found = first_at(pod, ("containers",))
    return found.items if found else ()


def _text(value: Located, path: tuple[str, ...]) -> str:
    found = first_at(value, path)
    return str(found.value) if found else ""
