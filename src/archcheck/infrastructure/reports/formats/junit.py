"""JUnit XML, for Jenkins and others: one case for each rule."""

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.junit.suites import suites
from archcheck.infrastructure.reports.junit.xml_text import Element
from archcheck.infrastructure.reports.repository_view import from_repository

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


class JunitFormat(ReportFormat):
    """A suite for each analyzer; own rules pass, those of tools are there when they fired."""

    written_when_interrupted = False

    def evidence(self, options: ReportOptions) -> Evidence:
        """No line of the files is shown."""
        return Evidence.PLACES

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The document."""
        root = Element("testsuites", members=tuple(suites(from_repository(result))))
        return "\n".join([HEAD, *root.lines()]) + "\n"


FORMAT = JunitFormat()
