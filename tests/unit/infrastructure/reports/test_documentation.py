"""Tests of the addresses of documentation."""

from archcheck.infrastructure.reports.documentation import rule_address
from tests.unit.infrastructure.reports.results_support import LAYERS


def test_should_name_page_when_rule_has_family() -> None:
    """The address follows the folder of the page."""
    assert rule_address(LAYERS.definition).endswith("/rules/dependencies/layer-dependency/")
