"""The report formats: one file each in `formats/`, found by its name."""

import importlib
import pkgutil

from archcheck.application.ports.report_format import ReportFormat
from archcheck.application.ports.report_output import ReportFormats
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.reports import formats


def format_names() -> tuple[str, ...]:
    """The name of every format, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(formats.__path__)))


def load_format(name: str) -> ReportFormat:
    """The format with this name, imported now; raises UsageProblems for an unknown one."""
    names = format_names()
    if name not in names:
        message = f'there is no format "{name}"; the formats are {", ".join(names)}'
        raise UsageProblems(Problem("", "--format", message, did_you_mean(name, names)))
    module = importlib.import_module(f"{formats.__name__}.{name}")
    report_format: ReportFormat = module.FORMAT
    return report_format


class FileReportFormats(ReportFormats):
    """The formats in `formats/`."""

    def names(self) -> tuple[str, ...]:
        """The names of all formats, sorted."""
        return format_names()

    def load(self, name: str) -> ReportFormat:
        """The format of a known name; raises UsageProblems for an unknown one."""
        return load_format(name)
