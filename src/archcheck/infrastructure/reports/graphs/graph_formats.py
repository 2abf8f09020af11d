"""The formats of graphs: one file each in `formats/`, found by its name."""

from archcheck.application.ports.graph_format import GraphFormat, GraphFormats
from archcheck.infrastructure.reports.format_files import loaded, names_in
from archcheck.infrastructure.reports.graphs import formats


class FileGraphFormats(GraphFormats):
    """The formats in `formats/`."""

    def names(self) -> tuple[str, ...]:
        """The names of all formats, sorted."""
        return names_in(formats)

    def load(self, name: str) -> GraphFormat:
        """The format of this name; raises UsageProblems for an unknown one."""
        graph_format: GraphFormat = loaded(formats, name)
        return graph_format
