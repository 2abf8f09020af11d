"""The layout rule `kubernetes-workload`: what containers of a Deployment say of themselves."""

import functools
from collections.abc import Iterator

from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.file_rule import (
    FileRule,
    PathOptions,
    Place,
)
from archcheck.infrastructure.architecture.layout.project_files.workloads import (
    KIND,
    Workload,
    workloads,
)
from archcheck.infrastructure.reading.images import read_image, substituted
from archcheck.infrastructure.reading.located_values import Located, UnreadableError
from archcheck.infrastructure.reading.regular_files import inside_or_nothing

MANIFESTS = ("**/*.yaml", "**/*.yml")
TEMPLATE = b"{{"
SAMPLES = frozenset({"tests", "test", "fixtures", "examples"})


class KubernetesWorkload(FileRule[PathOptions]):
    """Finds containers without probes, with any image, or that may be root."""

    rule = "kubernetes-workload"
    options_type = PathOptions

    def globs(self) -> Iterator[tuple[str, str]]:
        """All YAML files, unless others are configured."""
        yield from self.options.globs_or(MANIFESTS)

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each thing that a container lacks, at the container or its image."""
        for path in self._manifests:
            if not self._is_template(path):
                yield from self._of_file(path)

    def left_out(self) -> Iterator[str]:
        """Templates, which are no manifests yet."""
        for path in filter(self._is_template, self._manifests):
            yield f"{path} is a template"

    @functools.cached_property
    def _manifests(self) -> list[str]:
        found = (path for path in self.paths if SAMPLES.isdisjoint(path.split("/")))
        return [path for path in found if KIND.encode() in self._data(path)]

    def _is_template(self, path: str) -> bool:
        return TEMPLATE in self._data(path)

    def _data(self, path: str) -> bytes:
        return inside_or_nothing(self.view.project.root, path)

    def _of_file(self, path: str) -> Iterator[LayoutViolation]:
        try:
            found = tuple(workloads(self.file(path).values))
        except UnreadableError as error:
            message = f"nothing can be said of {path}: {error.reason}"
            yield self.told(Place(path), message, path, fix="correct the file, or except it.")
            return
        for workload in found:
            yield from self._judged(path, workload) if workload.image else ()

    def _judged(self, path: str, workload: Workload) -> Iterator[LayoutViolation]:
        name = f"the container {workload.name} of {workload.deployment}"
        place = self._place(path, workload.container)
        key = f"{workload.deployment}.{workload.name}"
        for probe in workload.missing_probes:
            yield self.told(place, f"{name} has no {probe}", f"{key}.{probe}")
        if not workload.is_never_root:
            yield self.told(place, f"{name} may run as root", f"{key}.runAsNonRoot")
        yield from self._of_image(path, workload.image, key)

    def _of_image(self, path: str, image: Located | None, key: str) -> Iterator[LayoutViolation]:
        reference = substituted(str(image.value), {}) if image else ""
        if image and not read_image(reference).is_pinned:
            message = f"{reference} has neither a tag other than latest nor a digest"
            yield self.told(self._place(path, image), message, f"{key}.image")

    def _place(self, path: str, value: Located) -> Place:
        return Place(path, self.file(path).source.whole_line(value.line))
