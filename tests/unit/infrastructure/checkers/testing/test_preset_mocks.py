"""Assertions about what a mock was told."""

import pytest

from archcheck.infrastructure.checkers.testing.preset_mocks import may_preset, preset_mocks
from tests.unit.infrastructure.checkers.testing.testing_support import only_test


def circular(body: str) -> list[bool]:
    """Which assertions of a test compare a preset with itself."""
    test = only_test("async def test_it(self, a):\n    " + body.replace("\n", "\n    "))
    nodes = [assertion.node for assertion in test.assertions]
    mocks = preset_mocks(test.test.function.node, nodes)
    return list(map(mocks.are_asserted_by, nodes))


@pytest.mark.parametrize(
    "body",
    [
        "a.b.return_value = 1\nassert a.b(2) == 1",
        "a.b.return_value = 1\nassert 1 == a.b(2)",
        "a.b.return_value = c\nassert a.b() is c",
        "a.b.return_value = 1\nself.assertEqual(a.b(), 1)",
        "a.b.return_value: int = 1\nassert a.b() == 1",
        "a.b.return_value = 1\nc = a.b()\nassert c == 1",
        "a.b.return_value = 1\nc = await a.b()\nassert c == 1",
        "b = mock.Mock(return_value=1)\nassert b() == 1",
        "b = AsyncMock(**{'x': 1}, return_value=1)\nassert await b() == 1",
        "b = Mock(c=1)\nassert b.c == 1",
        "b = Mock()\nb.c = 1\nassert b.c == 1",
        "b = Mock()\nb.c.d = 1\nb.run()\nassert b.c.d == 1",
    ],
)
def test_should_see_a_circle_when_the_preset_is_compared_with_itself(body: str) -> None:
    """What is called, awaited, kept in a variable or read."""
    assert circular(body) == [True]


@pytest.mark.parametrize(
    "body",
    [
        "a.b.return_value = 1\nassert a.b() == 2",
        "a.b.return_value = 1\nassert a.b() != 1",
        "a.b.return_value = 1\nassert a.b() == 1 == c",
        "a.b.return_value = 1\nassert a.c() == 1",
        "a.b.return_value = 1\nassert c(a.b) == 1",
        "a.b.return_value = 1\na.b.return_value = 2\nassert a.b() == 2",
        "a.b.return_value = 1\na.b.side_effect = c\nassert a.b() == 1",
        "a.b.return_value = 1\na.b.side_effect = c\na.b.side_effect = d\nassert a.b() == 1",
        "b = Mock(return_value=1, side_effect=c)\nassert b() == 1",
        "a.b.return_value = 1\nassert a.b.called",
        "a.b.return_value = 1\nself.assertIn(a.b(), 1)",
        "b: int\nassert b.c == 1",
        "b = Other(c=1)\nassert b.c == 1",
        "b = Mock(c=1)\nrun(b)\nassert b.c == 1",
        "b = Mock()\nb.c.d = 1\nrun(b.c)\nassert b.c.d == 1",
        "b = Mock(name='c')\nassert b.name == 'c'",
        "b = 1\nassert b == 1",
        "b[0] = 1\nassert c()[0] == 1",
    ],
)
def test_should_see_no_circle_when_the_code_may_have_a_say(body: str) -> None:
    """It may change a mock that it is given."""
    assert circular(body) == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("b = Mock()", True), ("b.return_value = 1", True), ("assert b() == 1", False)],
)
def test_should_look_closer_when_a_file_presets_something(text: str, expected: bool) -> None:
    """By its words."""
    assert may_preset(text) is expected
