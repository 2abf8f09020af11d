"""Tests of which layout rules demand as much as others."""

from collections.abc import Mapping

import pytest

from archcheck.application.guarding.layout_demands import demands_as_much
from archcheck.domain.configuration import DEFAULT, LayoutDeclaration

Keys = Mapping[str, object]


def _rule(keys: Keys, kind: str = "forbidden-path", *excepted: str) -> LayoutDeclaration:
    return LayoutDeclaration(
        name="it", origin=DEFAULT, type=kind, keys=keys, excepted=excepted, because=str(keys)
    )


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ({"paths": ["a", "b"]}, {"paths": "a"}, True),
        ({"paths": "a"}, {"paths": ["a", "b"]}, False),
        ({"paths": ("b", "a")}, {"paths": ["a", "b"]}, True),
        ({"paths": "a", "name": "x", "fix": "y"}, {"paths": "a"}, True),
        ({"paths": "a", "allow_empty": True}, {"paths": "a"}, True),
        ({}, {"paths": "a"}, False),
        ({"paths": "a"}, {}, False),
        ({"any_of": ["a"]}, {"any_of": ["a", "b"]}, True),
        ({"any_of": ["a", "b"]}, {"any_of": ["a"]}, False),
        ({"allow": ["a"]}, {"allow": ["a", "b"]}, True),
        ({"allow": ["a", "b"]}, {"allow": ["a"]}, False),
        ({"mirror": True}, {}, True),
        ({}, {"mirror": True}, False),
        ({"except_tests": True}, {}, False),
        ({}, {"except_tests": True}, True),
        ({"when": {"part": "root"}}, {}, False),
        ({}, {"when": {"part": "root"}}, True),
        ({"when": {"part": "root"}}, {"when": {"path": "x"}}, False),
        ({"at_least": "3.12"}, {"at_least": "3.9"}, True),
        ({"at_least": 1}, {"at_least": 2}, False),
        ({"keys": {"a": 1, "b": 2}}, {"keys": {"a": 1}}, True),
        ({"keys": {"a": 2, "b": 2}}, {"keys": {"a": 1}}, False),
        ({"holds": "test"}, {"holds": "text"}, False),
    ],
)
def test_should_know_what_demands_more_when_keys_differ(
    now: Keys, before: Keys, expected: bool
) -> None:
    assert demands_as_much(_rule(now), _rule(before)) is expected


def test_should_take_one_more_pipeline_for_less_when_one_of_them_is_enough() -> None:
    now, before = (_rule({"paths": paths}, "pipeline") for paths in (["a", "b"], ["a"]))
    assert not demands_as_much(now, before)


def test_should_demand_less_when_more_is_excepted() -> None:
    now, before = (_rule({"paths": "a"}, "forbidden-path", *it) for it in (["x"], []))
    assert not demands_as_much(now, before)


def test_should_demand_something_else_when_the_type_differs() -> None:
    now, before = (_rule({"paths": "a"}, kind) for kind in ("ignored-path", "forbidden-path"))
    assert not demands_as_much(now, before)
