"""What mypy says only because it cannot see dependencies."""

import pytest

from archcheck.domain.level import Level
from archcheck.infrastructure.tools.adapter import RawFinding
from archcheck.infrastructure.tools.wrapped.mypy.missing_imports import without_environment


def finding(rule: str, message: str, path: str = "a.py") -> RawFinding:
    """A finding of mypy."""
    return RawFinding(path=path, rule=rule, level=Level.ERROR, message=message, line=1)


UNKNOWN = finding("import-not-found", 'Cannot find module named "fastapi.responses"')


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (finding("import-untyped", 'Library stubs not installed for "yaml"'), False),
        (finding("import-not-found", 'Cannot find module named "shop.nope"'), True),
        (finding("import-not-found", 'Cannot find module named "distutils.core"'), True),
        (finding("import-not-found", "Cannot find it"), False),
        (finding("misc", 'Class cannot subclass "Base" (has type "Any")'), False),
        (finding("misc", 'Class cannot subclass "Base"', "b.py"), True),
        (finding("no-any-return", "Returning Any"), False),
        (finding("no-any-return", "Returning Any", "b.py"), True),
        (finding("arg-type", "Wrong"), True),
    ],
)
def test_should_keep_only_what_stands_by_itself_when_imports_are_unknown(
    other: RawFinding, kept: bool
) -> None:
    known = without_environment([UNKNOWN, other], ["shop"])
    assert known.findings == ((other,) if kept else ())


def test_should_count_what_is_left_out_when_imports_are_unknown() -> None:
    following = finding("unused-ignore", 'Unused "type: ignore" comment')
    known = without_environment([UNKNOWN, UNKNOWN, following], [])
    assert (known.imports, known.following) == (2, 1)
