"""Which files pylint would pass over."""

import pytest

from archcheck.infrastructure.tools.catalogue import adapter_named
from archcheck.infrastructure.tools.wrapped.pylint.exclusions import left

PATHS = ("src/a.py", "src/old/b.py", "src/CVS/c.py", "src/.#d.py", "old.py")


@pytest.mark.parametrize(
    ("told", "args", "kept"),
    [
        ({}, (), ["src/a.py", "src/old/b.py", "old.py"]),
        ({"ignore": "old, a.py"}, (), ["src/CVS/c.py", "old.py"]),
        ({"ignore": ["src"]}, ("--ignore=old",), ["src/a.py", "src/CVS/c.py", "old.py"]),
        ({"ignore-patterns": "o.{1,2}d$,b"}, (), ["src/a.py", "src/.#d.py", "old.py"]),
        ({"ignore-paths": ["src/o.*", "^old"]}, (), ["src/a.py"]),
        ({"ignore-patterns": "("}, (), ["src/a.py", "src/old/b.py", "src/.#d.py", "old.py"]),
    ],
)
def test_should_leave_files_when_no_place_of_theirs_is_ignored(
    told: dict[str, object], args: tuple[str, ...], kept: list[str]
) -> None:
    given = adapter_named("pylint").options.read(args)
    assert left(PATHS, told, given) == kept
