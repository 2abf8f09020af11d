"""The rules of bandit, as its registry has them."""

import json
import pathlib
import runpy

import pytest

from archcheck.infrastructure.tools.wrapped.bandit import registry_script

pytestmark = pytest.mark.filterwarnings("ignore:The verify_requirements argument")


@pytest.fixture
def registry(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> dict[str, dict[str, str]]:
    """What the script prints."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    runpy.run_path(str(pathlib.Path(registry_script.__file__)), run_name="__main__")
    printed: dict[str, dict[str, str]] = json.loads(capsys.readouterr().out)
    return printed


@pytest.mark.parametrize(
    ("rule", "cwe", "severity"),
    [("B602", "78", "LOW"), ("B303", "327", "MEDIUM"), ("B701", "94", "HIGH")],
)
def test_should_tell_weakness_and_severity_when_rule_exists(
    registry: dict[str, dict[str, str]], rule: str, cwe: str, severity: str
) -> None:
    assert (registry[rule]["cwe"], registry[rule]["severity"]) == (cwe, severity)


def test_should_describe_every_rule_when_printed(registry: dict[str, dict[str, str]]) -> None:
    texts = ("name", "summary", "url", "severity")
    incomplete = [
        rule for rule, entry in registry.items() if not all(entry[text] for text in texts)
    ]
    assert (incomplete, len(registry) > 60) == ([], True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("====\nB1: x\n====\n\nFirst  one.\n\nSecond.", "First one."), ("", "")],
)
def test_should_take_first_paragraph_when_headings_come_before(text: str, expected: str) -> None:
    assert registry_script.paragraph(text) == expected
