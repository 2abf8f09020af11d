"""The report formats: one file each in `formats/`, found by its name."""

import functools
import pathlib
from collections.abc import Callable, Mapping, Sequence

from archcheck.application.ports.report_format import ReportFormat
from archcheck.application.ports.report_output import ReportFormats
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reports import formats
from archcheck.infrastructure.reports.format_files import loaded, names_in


def format_names() -> tuple[str, ...]:
    """The name of every format, sorted."""
    return names_in(formats)


def load_format(name: str) -> ReportFormat:
    """The format with this name, imported now; raises UsageProblems for an unknown one."""
    report_format: ReportFormat = loaded(formats, name)
    return report_format


class FileReportFormats(ReportFormats):
    """The formats in `formats/`, and those of installed plug-ins."""

    def __init__(self, plugins: Callable[[], Sequence[Plugin]] = tuple) -> None:
        """Take what finds the plug-ins; it is asked for what is not in `formats/`."""
        self._plugins = plugins

    def names(self) -> tuple[str, ...]:
        """The names of all formats, sorted."""
        return tuple(sorted({*format_names(), *self._others}))

    def load(self, name: str) -> ReportFormat:
        """The format of a known name; raises UsageProblems for an unknown one."""
        if name in format_names() or name not in self._others:
            return load_format(name)
        from archcheck.infrastructure.plugins.blamed_format import blamed_format
        from archcheck.infrastructure.plugins.folders import FORMATS, broken, imported

        plugin = self._others[name]
        found = getattr(imported(plugin, f"{FORMATS}.{name}"), "FORMAT", None)
        if not isinstance(found, ReportFormat):
            message = f"{FORMATS}/{name}.py has no FORMAT that is a ReportFormat"
            raise UsageProblems(broken(plugin, message))
        return blamed_format(plugin, name, found)

    @functools.cached_property
    def _others(self) -> Mapping[str, Plugin]:
        """Who brings which format."""
        folders = ((plugin, pathlib.Path(plugin.folder, "formats")) for plugin in self._plugins())
        return {path.stem: plugin for plugin, folder in folders for path in folder.glob("[!_]*.py")}
