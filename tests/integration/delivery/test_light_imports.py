"""What is imported costs every cold run, and every worker."""

import subprocess
import sys

import pytest

LOADED = "print(*(name for name in sys.modules if {0}))"
OF_WORKERS = """
import sys
there = set(sys.modules)
import archcheck.infrastructure.checkers.engine.worker
heavy = ("configuration", "configparser", "tomllib", "libcst", "pathspec", "click", "rich")
""" + LOADED.format('name.rpartition(".")[2] in heavy and name not in there')
OF_PLUG_INS = "import sys, archcheck.api.{0}\n" + LOADED.format(
    'name in ("libcst", "grimp", "rich", "subprocess")'
)
OF_OPTIONS = """
import sys
from archcheck.infrastructure.architecture.contracts.catalogue import contract_type, known_types
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.rule_implementations import options_type
for rule in PageRuleCatalogue().rules():
    options_type(rule)
for name in known_types():
    contract_type(name)
""" + LOADED.format('name in ("libcst", "grimp", "rich", "mypy")')
OF_TOOLS = """
import sys
from archcheck.infrastructure.tools.catalogue import known_tools, options_type
for name in known_tools():
    options_type(name)
heavy = ("libcst", "grimp", "rich", "subprocess")
""" + LOADED.format('name in heavy or name.endswith(".adapter")')
OF_NAMES = """
import sys
from archcheck.infrastructure.tools.catalogue import rule_id_patterns, syntax_errors
tuple(rule_id_patterns())
"archcheck:E501" in syntax_errors()
""" + LOADED.format('".tools.wrapped." in name')
OF_QUIET_PAGES = """
import sys, archcheck.infrastructure.reports.console.plain_page
from archcheck.application.ports.report_format import ReportOptions
from archcheck.infrastructure.reports.formats.console import FORMAT
FORMAT.shown(None, ReportOptions(quiet=True))
""" + LOADED.format('name.startswith("rich")')
OF_EXPLANATIONS = """
import sys, archcheck.interface.cli.commands.explain
heavy = ("rich", "archcheck.domain.check_result", "archcheck.domain.changed_code")
""" + LOADED.format("name in heavy")
OF_CONFIGURATIONS = """
import sys
there = set(sys.modules)
import archcheck.infrastructure.configuration.toml_configuration_loader
heavy = ("rich", "configparser", "packaging.specifiers", "archcheck.domain.check_result")
""" + LOADED.format("name in heavy and name not in there")
OF_ADAPTERS = """
import sys
from archcheck.infrastructure.tools.catalogue import adapters_in_order, known_tools
import archcheck.infrastructure.tools.tool_analyzers
adapters_in_order(known_tools())
""" + LOADED.format('name in ("ssl", "http.client", "email.message", "csv", "libcst", "rich")')


@pytest.mark.parametrize(
    "program",
    [
        OF_WORKERS,
        OF_PLUG_INS.format("rules"),
        OF_PLUG_INS.format("formats"),
        OF_OPTIONS,
        OF_TOOLS,
        OF_NAMES,
        OF_QUIET_PAGES,
        OF_EXPLANATIONS,
        OF_CONFIGURATIONS,
        OF_ADAPTERS,
    ],
    ids=[
        "worker",
        "rules of plug-ins",
        "formats of plug-ins",
        "options",
        "tools",
        "names",
        "quiet page",
        "explanations",
        "configurations",
        "adapters",
    ],
)
def test_should_load_nothing_heavy_when_a_part_does_not_need_it(program: str) -> None:
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
