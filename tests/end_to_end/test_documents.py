"""Tests of the configurations that the documents show."""

import pathlib
from collections.abc import Iterator

import msgspec
import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.infrastructure.architecture.contracts.catalogue import contract_type, known_types
from archcheck.infrastructure.architecture.layout import catalogue as layout
from archcheck.infrastructure.configuration.contract_settings import CommonKeys
from archcheck.infrastructure.configuration.disabling import DisableTable
from archcheck.infrastructure.configuration.layout_settings import LayoutKeys
from archcheck.infrastructure.configuration.exemptions import (
    OverrideTable,
    UncheckedTable,
    WaiverTable,
)
from archcheck.infrastructure.configuration.fragment_reading import READERS
from archcheck.infrastructure.configuration.tool_settings import ToolTable
from archcheck.infrastructure.decoding.decoder import field_names
from archcheck.infrastructure.tools.catalogue import known_tools, options_type
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment
from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.document_support import GUIDE, Shown, shown
from tests.integration.delivery.checkout_support import ROOT
from tests.integration.rules.rule_page_support import rules

TABLES: tuple[type[msgspec.Struct], ...] = (
    CommonKeys,
    DisableTable,
    LayoutKeys,
    OverrideTable,
    ToolTable,
    UncheckedTable,
    WaiverTable,
)
EVERY = shown()
NAMES = [entry.name for entry in EVERY]


def known_keys() -> Iterator[str]:
    yield from READERS
    for table in TABLES:
        yield from field_names(table)
    for name in known_types():
        yield from field_names(contract_type(name).options_type)
    for name in layout.known_types():
        yield from field_names(layout.layout_type(name).options_type)
    for name in known_tools():
        yield from field_names(options_type(name))
    for rule in rules():
        yield from (option.name for option in rule.options)


@pytest.mark.parametrize("entry", EVERY, ids=NAMES)
def test_should_accept_configuration_when_a_document_shows_it(
    entry: Shown, tmp_path: pathlib.Path
) -> None:
    entry.write(tmp_path)
    run = archcheck(tmp_path, "config", "show")
    assert run.status == 0, run.err


@pytest.mark.parametrize("entry", EVERY, ids=NAMES)
def test_should_judge_the_project_when_a_document_shows_its_configuration(
    entry: Shown, tmp_path: pathlib.Path
) -> None:
    """The contracts that are shown mean something: they match modules of the project."""
    entry.write(tmp_path)
    request = CheckRequest(
        directory=str(tmp_path), selection=Selection(only_rules=True), cache=False
    )
    result = Root(Environment()).check_project().execute(request, SilentProgress())
    assert result.verdict.incomplete == ()


def test_should_name_every_key_when_configuration_is_explained() -> None:
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    unnamed = {key for key in known_keys() if f"`{key}`" not in guide}
    assert unnamed == set()
