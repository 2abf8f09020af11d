"""What mypy says only because it cannot see dependencies."""

import pytest

from archcheck.domain.level import Level
from archcheck.infrastructure.tools.adapter import RawFinding
from archcheck.infrastructure.tools.wrapped.mypy.missing_imports import without_unseen


def finding(rule: str, message: str, path: str = "a.py") -> RawFinding:
    """A finding of mypy."""
    return RawFinding(path=path, rule=rule, level=Level.ERROR, message=message, line=1)


def reason(name: str) -> str:
    """All that is not of the project or Python is unknown."""
    return "" if name in ("shop", "distutils") else "no {names} here"


UNKNOWN = finding("import-not-found", 'Cannot find module named "fastapi.responses"')


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (finding("import-untyped", 'Library stubs not installed for "yaml"'), False),
        (finding("import-not-found", 'Cannot find module named "shop.nope"'), True),
        (finding("import-not-found", 'Cannot find module named "distutils.core"'), True),
        (finding("import-not-found", "Cannot find it"), False),
        (finding("attr-defined", 'Module "alembic" has no attribute "op"'), False),
        (finding("attr-defined", 'Module "shop" has no attribute "op"'), True),
        (finding("attr-defined", '"Shop" has no attribute "op"'), True),
        (finding("call-arg", 'Too many arguments for "_Price"'), False),
        (finding("call-arg", 'Unexpected keyword argument "of" for "Price"'), False),
        (finding("call-arg", 'Too many arguments for "price"'), True),
        (finding("call-arg", 'Too many arguments for "total" of "Price"'), True),
        (finding("call-arg", 'Missing positional argument "x" in call to "Price"'), True),
        (
            finding("valid-newtype", 'Argument 2 to NewType(...) must be subclassable (got "Any")'),
            False,
        ),
        (finding("redundant-cast", 'Redundant cast to "Any"'), False),
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
    seen = without_unseen([UNKNOWN, other], reason, set)
    assert seen.findings == ((other,) if kept else ())


def test_should_say_what_is_not_checked_when_imports_are_unknown() -> None:
    following = finding("unused-ignore", 'Unused "type: ignore" comment')
    others = [finding("import", f'Cannot find "{name}.b"', "b.py") for name in ("yaml", "attr")]
    seen = without_unseen([UNKNOWN, *others, following], reason, set)
    said = "3 imports of third-party modules not checked: no attr, fastapi, yaml here."
    assert (seen.unchecked, seen.following) == ((said,), 1)


def test_should_say_each_reason_when_there_are_several() -> None:
    other = finding("import", 'Cannot find "yaml"')
    seen = without_unseen([UNKNOWN, other], lambda name: f"because of {name}", set)
    assert seen.unchecked == (
        "1 import of a third-party module not checked: because of fastapi.",
        "1 import of a third-party module not checked: because of yaml.",
    )


def test_should_leave_out_what_follows_when_the_file_imports_an_affected_one() -> None:
    following = finding("no-any-return", "Returning Any", "b.py")
    seen = without_unseen([UNKNOWN, following], reason, lambda paths: {*paths, "b.py"})
    assert (seen.findings, seen.following) == ((), 1)
