"""Rendering pages in tests."""

from typing import Any

from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.console.page import page
from archcheck.infrastructure.reports.console.surface import Surface


def shown(result: CheckResult, **options: Any) -> str:
    """The page of a result, 100 columns wide unless said otherwise."""
    return page(result, ReportOptions(**{"width": 100, **options}))


def lines(result: CheckResult, **options: Any) -> list[str]:
    """The lines of a page."""
    return shown(result, **options).splitlines()


def surface(width: int = 80, unicode: bool = True) -> Surface:
    """A surface without colour."""
    return Surface(width, unicode, False)
