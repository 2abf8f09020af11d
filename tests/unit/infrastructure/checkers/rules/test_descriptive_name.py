"""descriptive-name."""

import pathlib
import sysconfig

import pytest

from archcheck.infrastructure.checkers.naming.names import NameOptions
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.rules.descriptive_name import DescriptiveName
from tests.unit.infrastructure.checkers.checking_support import screened
from tests.unit.infrastructure.checkers.testing.testing_support import parsed, quoted, violations

LIBRARY = pathlib.Path(sysconfig.get_path("stdlib"))
MODULES = ("bisect", "calendar", "colorsys", "enum", "keyword", "textwrap", "this")


@pytest.mark.parametrize(
    "source",
    [
        "tmp = 1",
        "price, (tmp) = 1",
        "def tmp(): ...",
        "async \\\n  def tmp(): ...",
        "class \\\n  tmp: ...",
        "def price(self, *, tmp: 'tmp' = 1): ...",
        "def price(*tmp): ...",
        "import tmp as \\\n  tmp",
        "from price import (\n  tmp as # as tmp\n  tmp)",
        "with tmp() as tmp: ...",
        "try: ...\nexcept (tmp, 1) as tmp: ...",
        "match tmp:\n  case [*tmp]: ...",
        "match tmp:\n  case {'tmp': 1, ** tmp}: ...",
        "match tmp:\n  case (1 | 2) as tmp: ...",
        "match tmp:\n  case tmp: ...",
        "class Price:\n  def set(self):\n    self . tmp = 1",
        "lambda tmp: tmp",
        "[tmp for tmp in tmp]",
        "'é'; tmp = 1",
    ],
)
def test_should_lie_at_the_name_alone_when_it_says_nothing(source: str) -> None:
    """Without what stands around it."""
    file = parsed(source)
    assert [quoted(file, found) for found in violations(DescriptiveName, {}, file)] == ["tmp"]


def test_should_lie_at_the_last_of_equal_words_when_a_name_is_given_there() -> None:
    """Not at the first."""
    found = violations(DescriptiveName, {}, parsed("import tmp as tmp"))
    assert found[0].place.start_column == 15


def test_should_lie_at_the_whole_when_python_reads_a_name_otherwise() -> None:
    """It normalises letters."""
    file = parsed("import price as ﬁ1")
    assert [quoted(file, found) for found in violations(DescriptiveName, {}, file)] == [
        "price as ﬁ1"
    ]


@pytest.mark.parametrize(
    ("source", "message", "fix"),
    [
        ("d = 1", 'the variable "d" is a single letter', ""),
        ("def price(tmp): ...", 'the parameter "tmp" is a vague word', ""),
        (
            "class Order2: ...",
            'the class "Order2" is a numbered name',
            "say in words in what it differs from the others.",
        ),
    ],
)
def test_should_say_what_is_wrong_when_a_name_says_nothing(
    source: str, message: str, fix: str
) -> None:
    """And what it names."""
    found = violations(DescriptiveName, {}, parsed(source))
    assert [(item.message, item.fix) for item in found] == [(message, fix)]


@pytest.mark.parametrize(
    ("source", "path", "count"),
    [
        ("def test_price_1(): ...", "tests/test_price.py", 0),
        ("def test_d(d): ...", "tests/test_price.py", 1),
        ("def check_1(): ...", "tests/test_price.py", 1),
        ("d = 1", "tests/price.pyi", 0),
        ("bar = 1", "tests/test_price.py", 0),
        ("foo = bar = 1", "tests/test_price.py", 2),
    ],
)
def test_should_leave_a_name_to_others_when_it_is_their_business(
    source: str, path: str, count: int
) -> None:
    """Of tests, and of code that a stub describes."""
    assert len(violations(DescriptiveName, {}, parsed(source, path=path))) == count


def test_should_report_numbers_when_a_function_of_the_source_begins_like_a_test() -> None:
    """It is none."""
    file = screened("def test_connection_2(): ...")
    found = DescriptiveName(NameOptions()).violations(file, ProjectFacts())
    assert [item.message for item in found] == [
        'the function "test_connection_2" is a numbered name'
    ]


@pytest.mark.parametrize("module", MODULES)
def test_should_find_nothing_when_the_screen_says_no(module: str) -> None:
    """In code that others wrote."""
    file = screened((LIBRARY / f"{module}.py").read_text(encoding="utf-8"))
    checker = DescriptiveName(NameOptions())
    found = list(checker.violations(file, ProjectFacts()))
    assert checker.may_violate(file) is bool(found)
