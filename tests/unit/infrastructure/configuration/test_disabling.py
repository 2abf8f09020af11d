"""What is taken away of packs."""

from archcheck.domain.configuration import Origin
from tests.unit.infrastructure.configuration.configuration_support import fragment_of


def test_should_list_the_contracts_when_they_are_disabled() -> None:
    """Each name with the place that takes it away."""
    assert fragment_of('[disable]\ncontracts = "a"').contracts.disabled == {
        "a": Origin("archcheck.toml", "disable.contracts", 2)
    }


def test_should_list_the_layout_rules_when_they_are_disabled() -> None:
    """Beside the contracts."""
    assert list(fragment_of('[disable]\nlayout = ["a", "b"]').layout.disabled) == ["a", "b"]
