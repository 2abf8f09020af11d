"""Tests of the composition root."""

import importlib
import pathlib
import runpy
import signal
import sys
from collections.abc import Callable, Iterator

import pytest

from archcheck import __version__
from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
from archcheck.application.use_cases.compare_graphs_use_case import CompareGraphsUseCase
from archcheck.application.use_cases.draw_graph_use_case import DrawGraphUseCase
from archcheck.application.use_cases.explain_rule_use_case import ExplainRuleUseCase
from archcheck.application.use_cases.list_files_use_case import ListFilesUseCase
from archcheck.application.use_cases.list_rules_use_case import ListRulesUseCase
from archcheck.application.use_cases.list_tools_use_case import ListToolsUseCase
from archcheck.application.use_cases.look_after_cache_use_case import LookAfterCacheUseCase
from archcheck.application.use_cases.show_configuration_use_case import ShowConfigurationUseCase
from archcheck.application.use_cases.show_roots_use_case import ShowRootsUseCase
from archcheck.infrastructure.tools.running.own_environment import OwnEnvironment
from archcheck.infrastructure.reports.graphs.graph_formats import FileGraphFormats
from archcheck.infrastructure.reports.report_files import AtomicReportFiles
from archcheck.infrastructure.reports.report_formats import FileReportFormats
from archcheck.infrastructure.reports.report_memory import KnownReports
from archcheck.interface.cli.entry import run
from archcheck.composition_root.root import Root
from archcheck.main import main
from archcheck.shared.configuration import Environment, read_environment
from tests.unit.infrastructure.reports.results_support import clean_result
from tests.unit.interface.cli.command_support import checked

ENVIRONMENT = Environment(columns=100)
ROOT = Root(ENVIRONMENT)
CONFIGURATION = """
[tool.archcheck]
extends = []
[tool.archcheck.rules]
no-comments = "error"
[[tool.archcheck.contracts]]
name = "prices stand alone"
type = "forbidden"
source_modules = ["shop.price"]
forbidden_modules = ["shop.order"]
"""


def _interrupted(*arguments: object) -> int:
    raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def _same_signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(name="shop")
def _shop(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    package = tmp_path / "src" / "shop"
    package.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(CONFIGURATION)
    (package / "__init__.py").touch()
    (package / "order.py").write_text("# a comment\nX = 1\n")
    (package / "price.py").write_text("import shop.order\n")
    monkeypatch.chdir(tmp_path)
    return package


@pytest.mark.parametrize(
    ("factory", "kind"),
    [
        (ROOT.check_project, CheckProjectUseCase),
        (ROOT.draw_graph, DrawGraphUseCase),
        (ROOT.compare_graphs, CompareGraphsUseCase),
        (ROOT.graph_formats, FileGraphFormats),
        (ROOT.explain_rule, ExplainRuleUseCase),
        (ROOT.list_rules, ListRulesUseCase),
        (ROOT.list_files, ListFilesUseCase),
        (ROOT.list_tools, ListToolsUseCase),
        (ROOT.show_configuration, ShowConfigurationUseCase),
        (ROOT.show_roots, ShowRootsUseCase),
        (ROOT.tool_installer, OwnEnvironment),
        (ROOT.look_after_cache, LookAfterCacheUseCase),
        (ROOT.report_formats, FileReportFormats),
        (ROOT.report_files, AtomicReportFiles),
        (lambda: ROOT.report_memory(checked(clean_result())), KnownReports),
    ],
)
def test_should_make_what_a_command_needs_when_asked(
    factory: Callable[[], object], kind: type
) -> None:
    assert type(factory()) is kind


def test_should_report_every_finding_when_a_project_is_checked(
    shop: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["--quiet", "--no-cache"], ROOT)
    lines = capsys.readouterr().out.splitlines()
    told = [line.partition(" ")[0] for line in lines[:2]]
    assert (status, told) == (1, ["src/shop/order.py:1:1:", "src/shop/price.py:1:8:"])


def test_should_show_modules_when_a_contract_is_explained(
    shop: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["explain", "prices stand alone"], ROOT)
    assert (status, capsys.readouterr().out.splitlines()[-6:]) == (
        0,
        [
            "source_modules:",
            "  shop.price",
            "forbidden_modules:",
            "  shop.order",
            "Broken at 1 place:",
            "  src/shop/price.py:1:8 shop.price must not import shop.order",
        ],
    )


@pytest.fixture(name="own_path", autouse=True)
def own_module_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a program takes off the module path stays on that of the tests."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("PYTHONPATH", "")


def test_should_leave_with_the_status_when_run_as_a_program(
    shop: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["archcheck", "--no-such-option"])
    with pytest.raises(SystemExit, match="2"):
        main()


def test_should_leave_without_a_traceback_when_interrupted_before_it_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("archcheck.interface.cli.entry.run", _interrupted)
    with pytest.raises(SystemExit, match="130"):
        main()


def test_should_run_when_started_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["archcheck", "--version"])
    with pytest.raises(SystemExit, match="0"):
        runpy.run_module("archcheck", run_name="__main__")


def test_should_do_nothing_when_only_imported(capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module("archcheck.__main__")
    assert capsys.readouterr() == ("", "")


def test_should_know_its_version_when_released() -> None:
    assert [part.isdecimal() for part in __version__.split(".")] == [True, True, True]


def test_should_keep_the_environment_when_it_was_read() -> None:
    environment = read_environment({"COLUMNS": "72"})
    assert Root(environment).environment.columns == 72
