"""The screens of the rules about tests are sound."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.checker import Checker
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.rules.assertion_in_loop import AssertionInLoop
from archcheck.infrastructure.checkers.rules.conditional_test_logic import ConditionalTestLogic
from archcheck.infrastructure.checkers.rules.copied_tests import CopiedTests
from archcheck.infrastructure.checkers.rules.one_assertion_per_test import OneAssertionPerTest
from archcheck.infrastructure.checkers.rules.sentence_test_name import SentenceTestName
from archcheck.infrastructure.checkers.rules.test_without_assertion import TestWithoutAssertion
from archcheck.infrastructure.checkers.rules.unit_test_io import UnitTestIo
from archcheck.infrastructure.checkers.rules.vacuous_assertion import VacuousAssertion
from tests.unit.infrastructure.checkers.testing.testing_support import made, parsed, violations

OPTIONS: dict[str, OptionValue] = {
    "style": "should",
    "min_words": 0,
    "pattern": "",
    "extra_verbs": (),
    "limit": 1,
    "helpers": (),
}
NAMES = ("test_order", "test_order_should_be_empty", "check", "it_works", "runTest")
BODIES = ("assert a", "assert 1 and b", "for a in b: assert a", "if a: assert b", "pass")
HEADERS = ("def {0}(self=0): {1}", "async def {0}(self=0): {1}", "def \\\n        {0}(self=0): {1}")
DISCOVERIES = (
    TestDiscovery(),
    TestDiscovery(files=("*.py",), functions=("it_*",), classes=("*",)),
    TestDiscovery(files=("check_*.py",)),
    TestDiscovery(functions=("check",)),
)
FUNCTIONS = st.builds(
    lambda header, name, body: header.format(name, body),
    st.sampled_from(HEADERS),
    st.sampled_from(NAMES),
    st.sampled_from([body for body in BODIES if ":" not in body]),
)
CLASSES = st.builds(
    lambda name, functions: f"class {name}:\n    " + "\n    ".join(functions),
    st.sampled_from(["TestA", "Orders", "Orders(unittest.TestCase)"]),
    st.lists(FUNCTIONS, min_size=1, max_size=2),
)
MODULES = st.lists(st.one_of(FUNCTIONS, CLASSES), max_size=3).map("\n".join)


@pytest.mark.parametrize(
    "checker",
    [
        AssertionInLoop,
        ConditionalTestLogic,
        CopiedTests,
        OneAssertionPerTest,
        SentenceTestName,
        TestWithoutAssertion,
        UnitTestIo,
        VacuousAssertion,
    ],
)
@given(source=MODULES, discovery=st.sampled_from(DISCOVERIES))
@settings(max_examples=40, deadline=None)
def test_should_find_nothing_when_the_screen_says_no(
    checker: type[Checker[Any]], source: str, discovery: TestDiscovery
) -> None:
    """Files that pytest does not collect included."""
    file = parsed(source, discovery)
    assert made(checker, OPTIONS).may_violate(file) or not violations(checker, OPTIONS, file)
