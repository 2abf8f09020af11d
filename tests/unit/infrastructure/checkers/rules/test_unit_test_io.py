"""unit-test-io; most tests are the examples on its page."""

import msgspec
import pytest

from archcheck.domain.project import Role
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.checker import CheckedFile
from archcheck.infrastructure.checkers.rules.unit_test_io import UnitTestIo, UnitTestOptions
from archcheck.infrastructure.decoding.decoder import KeyProblem
from tests.unit.infrastructure.checkers.testing.testing_support import (
    made,
    parsed,
    quoted,
    violations,
)

SOURCE = "import subprocess\ndef test_a():\n    subprocess.run(['a'])\n"
MARKED = "import pytest, subprocess\n@pytest.mark.{0}\ndef test_a():\n    subprocess.run(['a'])\n"


def in_role(path: str, role: Role, source: str = SOURCE) -> CheckedFile:
    """A file of a role."""
    file = parsed(source, path=path)
    described = file.file.__class__(path, role, file.file.module, False, 0, "")
    return msgspec.structs.replace(file, file=described)


def test_should_tell_the_whole_story_when_a_unit_test_reaches_out() -> None:
    """What is called, and what that does."""
    file = parsed(SOURCE, path="tests/unit/test_a.py")
    found = violations(UnitTestIo, {}, file)[0]
    assert (quoted(file, found), found.message, found.key) == (
        "subprocess.run",
        "subprocess.run starts or ends a process in a unit test",
        "subprocess.run",
    )


@pytest.mark.parametrize(
    ("path", "role", "options", "count"),
    [
        ("tests/unit/test_a.py", Role.TEST, {}, 1),
        ("tests/unit/shop/deep/helpers.py", Role.TEST, {}, 1),
        ("tests/test_unit.py", Role.TEST, {}, 0),
        ("tests/units/test_a.py", Role.TEST, {}, 0),
        ("src/shop/unit/price.py", Role.SOURCE, {}, 0),
        ("tests/fast/test_a.py", Role.TEST, {"paths": "tests/fast/**"}, 1),
        ("tests/unit/test_a.py", Role.TEST, {"paths": ("tests/fast/**",)}, 0),
        ("tests/unit/test_a.py", Role.TEST, {"allow": "subprocess.*"}, 0),
        ("tests/unit/test_a.py", Role.TEST, {"allow": "os.*"}, 1),
    ],
)
def test_should_look_at_a_file_when_it_holds_unit_tests(
    path: str, role: Role, options: dict[str, OptionValue], count: int
) -> None:
    """By its path."""
    assert len(violations(UnitTestIo, options, in_role(path, role))) == count


@pytest.mark.parametrize(
    ("mark", "options", "count"),
    [
        ("unit", {}, 1),
        ("slow", {}, 0),
        ("fast", {"markers": ("fast",)}, 1),
        ("unit", {"markers": ()}, 0),
    ],
)
def test_should_look_at_a_test_when_it_is_marked(
    mark: str, options: dict[str, OptionValue], count: int
) -> None:
    """Wherever it lies."""
    file = parsed(MARKED.format(mark), path="tests/test_a.py")
    assert len(violations(UnitTestIo, options, file)) == count


@pytest.mark.parametrize(
    ("source", "path", "expected"),
    [
        (SOURCE, "tests/unit/test_a.py", True),
        (SOURCE, "tests/test_a.py", False),
        (MARKED.format("unit"), "tests/test_a.py", True),
        ("def test_a(): ...", "tests/unit/test_a.py", False),
    ],
)
def test_should_look_closer_when_a_unit_test_names_a_module(
    source: str, path: str, expected: bool
) -> None:
    """Of which something reaches out."""
    assert made(UnitTestIo, {}).may_violate(parsed(source, path=path)) is expected


def test_should_say_which_glob_is_wrong_when_it_cannot_be_read() -> None:
    """By its number."""
    found = list(UnitTestOptions(paths=("tests/unit", "!")).conflicts())
    assert [(type(it), it.key, it.index) for it in found] == [(KeyProblem, "paths", 1)]
