"""conditional-test-logic."""

import pytest

from archcheck.infrastructure.checkers.checker import Violation
from archcheck.infrastructure.checkers.rules.conditional_test_logic import ConditionalTestLogic
from tests.unit.infrastructure.checkers.testing.testing_support import parsed, quoted, violations

SOURCE = "import pytest\nasync def test_a():\n    {0}\n"


def found_in(body: str) -> list[Violation]:
    """What is found in a test with this body."""
    source = SOURCE.format(body.replace("\n", "\n    "))
    return violations(ConditionalTestLogic, {"helpers": ("check_*",)}, parsed(source))


@pytest.mark.parametrize(
    ("body", "keywords"),
    [
        ("if a: assert b", ["if"]),
        ("if a: pass\nelif b: assert c", ["if"]),
        ("if a: pass\nelse: assert c", ["if"]),
        ("if a: check_b()", ["if"]),
        ("try: assert a\nexcept E: pass", ["try"]),
        ("try: a()\nexcept E: assert b", ["try"]),
        ("try: a()\nexcept* E: assert b", ["try"]),
        ("match a:\n    case b: assert c", ["match"]),
        ("for a in b:\n    if a:\n        if c: assert d", ["if"]),
        ("if a: assert b\nif c: assert d", ["if", "if"]),
        ("if a:\n    if b: pass\n    assert c", ["if"]),
        ("try: assert a\nfinally: b()", []),
        ("try: a()\nexcept E as e: assert e.b\nelse: pytest.fail()", []),
        ("if a: b()\nassert c", []),
        ("assert a if b else c", []),
        ("while a: assert b", []),
    ],
)
def test_should_lie_at_the_keyword_when_an_assertion_is_conditional(
    body: str, keywords: list[str]
) -> None:
    """Of the outermost statement."""
    file = parsed(SOURCE.format(body.replace("\n", "\n    ")))
    assert [quoted(file, found) for found in found_in(body)] == keywords


@pytest.mark.parametrize(
    ("body", "fix"),
    [
        ("if a: assert b", "write one test for each case, or parametrize it."),
        (
            "try: a()\nexcept E: assert b",
            "use pytest.raises where an error is expected, and let others fail the test.",
        ),
    ],
)
def test_should_say_what_to_do_when_an_assertion_is_conditional(body: str, fix: str) -> None:
    """An error is expected in another way."""
    assert found_in(body)[0].fix == fix


def test_should_tell_the_whole_story_when_an_assertion_is_conditional() -> None:
    """Which assertions there are, and under what."""
    found = found_in("if a:\n    assert b\n    assert c\nassert d")[0]
    assert (found.message, found.key, found.symbol, len(found.related)) == (
        'assertion inside of "if": it may never be made',
        "test_a:if a:",
        "test_a",
        2,
    )
