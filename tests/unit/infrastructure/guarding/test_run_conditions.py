"""Tests of when parts of pipelines run no longer."""

import pytest

from archcheck.infrastructure.guarding.run_conditions import Conditions
from archcheck.infrastructure.reading.yaml_values import yaml_values


def _conditions(*texts: str) -> Conditions:
    """Of tables in each other, the outermost first."""
    found = Conditions()
    for text in texts:
        (document,) = yaml_values(text).items
        found = found.within(dict(document.members))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "continue-on-error: true",
        "continue-on-error: ${{ true }}",
        "if: false",
        "if: ${{ false }}",
        "when: manual",
        "when: never",
        "enabled: false",
        "allow_failure: true",
        "allow_failure: {exit_codes: 1}",
        "rules: [{when: never}, {if: x, when: manual}]",
    ],
)
def test_should_be_lame_when_its_failure_does_not_count(text: str) -> None:
    assert _conditions(text).is_lame


@pytest.mark.parametrize(
    "text",
    [
        "continue-on-error: false",
        "if: always()",
        "when: on_success",
        "enabled: true",
        "allow_failure: false",
        "rules: [{when: never}, {if: x}]",
        "rules: []",
        "name: x",
    ],
)
def test_should_not_be_lame_when_its_failure_counts(text: str) -> None:
    assert not _conditions(text).is_lame


def test_should_be_lame_when_what_stands_around_it_is() -> None:
    assert _conditions("allow_failure: true", "name: x").is_lame


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("name: x", "if: a == b", ["runs only if a == b"]),
        ("name: x", "if: ${{ a  ==  b }}", ["runs only if a == b"]),
        ("if: a == b", "if: ${{ a == b }}", []),
        ("if: a", "if: b", []),
        ("if: a", "name: x", []),
        ("name: x", "if: always()", []),
        ("name: x", "if: '!cancelled()'", []),
        ("name: x", "rules: [{if: a}]", ["runs only if a"]),
        ("name: x", "rules: [{if: a}, {if: b}]", ["runs only if a or b"]),
        ("rules: [{if: a}, {if: b}]", "rules: [{if: b}]", ["runs no longer if a"]),
        ("rules: [{if: b}]", "rules: [{if: a}, {if: b}]", []),
        ("rules: [{if: a}]", "rules: [{when: always}]", []),
        ("name: x", "rules: [{when: always}, {if: a, when: never}]", ["runs no longer if a"]),
        ("name: x", "rules: [{if: a, allow_failure: true}, {when: always}]", ["may fail if a"]),
        ("name: x", "rules: [{allow_failure: true}]", ["may fail"]),
        ("name: x", "rules: [{changes: [a, b]}]", ["runs only if one of a b changes"]),
        ("name: x", "rules: [{if: a, changes: [b]}]", ["runs only if a and one of b changes"]),
        ("name: x", "only: [main]", ["runs only if main"]),
        ("name: x", "only: {refs: [main]}", ["runs only if main"]),
        ("only: [main, tags]", "only: [main]", ["runs no longer if tags"]),
        ("only: [main]", "name: x", []),
        ("name: x", "except: [main]", ["runs no longer for main"]),
        ("except: [main]", "name: x", []),
    ],
)
def test_should_say_when_it_runs_no_longer_when_conditions_change(
    before: str, after: str, expected: list[str]
) -> None:
    assert list(_conditions(before).lost(_conditions(after))) == expected
