"""Our own table of rules."""

import pytest

from archcheck.domain.level import Level
from archcheck.infrastructure.tools.running.rule_table import described


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("F401", "UnusedImport"),
        ("E123", "ContinuationLine"),
        ("F999", "Pyflakes"),
        ("DOC1", "DOC1"),
    ],
)
def test_should_describe_by_code_or_family_when_rule_is_any(rule: str, name: str) -> None:
    found = described("flake8", rule, "https://flake8.pycqa.org/", Level.WARNING)
    assert (found.id, found.name, bool(found.summary)) == (rule, name, True)
