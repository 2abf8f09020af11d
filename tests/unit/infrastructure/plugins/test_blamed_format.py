"""What the format of a plug-in does wrong is told in the name of the plug-in."""

from collections.abc import Callable, Iterable
from typing import ClassVar

import pytest

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import PluginFailure
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.plugins.blamed_format import blamed_format
from tests.unit.infrastructure.reports.results_support import clean_result, result

PLUGIN = Plugin(name="house-style", source="house-style 1.2")
CLEAN = clean_result()
OPTIONS = ReportOptions()
MANY = ProjectsResult(version="1", name="shops", root="/shops", prefix="", source="", results=())
Use = Callable[[ReportFormat], object]
USES: tuple[Use, ...] = (
    lambda it: it.evidence(OPTIONS),
    lambda it: it.shown(CLEAN, OPTIONS),
    lambda it: it.render(CLEAN, OPTIONS),
    lambda it: it.render_projects(MANY, OPTIONS),
    lambda it: it.appendix(CLEAN, OPTIONS),
)


class Broken(ReportFormat):
    """Divides by zero in all that it does."""

    timeless: ClassVar[bool] = True

    def evidence(self, options: ReportOptions) -> Evidence:
        """Never."""
        raise ZeroDivisionError("no")

    def shown(self, result: CheckResult, options: ReportOptions) -> Iterable[Finding]:
        """Fails after the first."""
        yield from result.findings
        raise ZeroDivisionError("no")

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """Ends Python."""
        raise SystemExit(0)

    def render_projects(self, result: ProjectsResult, options: ReportOptions) -> str:
        """Never."""
        raise ZeroDivisionError("no")

    def appendix(self, result: CheckResult, options: ReportOptions) -> str:
        """Never."""
        raise ZeroDivisionError("no")


class Odd(Broken):
    """Gives what is of no use."""

    def evidence(self, options: ReportOptions) -> Evidence:
        """Not the kind."""
        return 17  # type: ignore[return-value]

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """Nothing."""
        return None  # type: ignore[return-value]

    render_projects = render  # type: ignore[assignment]


class Sound(Broken):
    """Works."""

    def evidence(self, options: ReportOptions) -> Evidence:
        """Places."""
        return Evidence.PLACES

    def shown(self, result: CheckResult, options: ReportOptions) -> Iterable[Finding]:
        """The first."""
        return result.findings[:1]

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """A word."""
        return "one"

    def render_projects(self, result: ProjectsResult, options: ReportOptions) -> str:
        """Another word."""
        return "many"

    def appendix(self, result: CheckResult, options: ReportOptions) -> str:
        """A third word."""
        return "more"


@pytest.mark.parametrize("use", USES)
def test_should_name_the_plugin_and_its_source_when_its_format_raises(use: Use) -> None:
    with pytest.raises(
        PluginFailure, match=r"(?s)house-style: the format places failed with .* house-style 1\.2"
    ):
        use(blamed_format(PLUGIN, "places", Broken()))


@pytest.mark.parametrize("use", [USES[0], USES[2], USES[3]])
def test_should_name_the_plugin_when_its_format_gives_something_else(use: Use) -> None:
    with pytest.raises(PluginFailure, match="the format places failed with (Type|Value)Error"):
        use(blamed_format(PLUGIN, "places", Odd()))


def test_should_change_nothing_when_the_format_works() -> None:
    whole = blamed_format(PLUGIN, "places", Sound())
    told = (
        whole.evidence(OPTIONS),
        len(tuple(whole.shown(result(), OPTIONS))),
        whole.render(CLEAN, OPTIONS),
        whole.render_projects(MANY, OPTIONS),
        whole.appendix(CLEAN, OPTIONS),
        whole.timeless,
        whole.written_when_interrupted,
    )
    assert told == (Evidence.PLACES, 1, "one", "many", "more", True, True)
