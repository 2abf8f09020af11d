"""Scripts and modules."""

import pytest

from archcheck.infrastructure.architecture.layout.script_files import is_script


@pytest.mark.parametrize(
    ("data", "script"),
    [
        (b"#!/usr/bin/env python3\n", True),
        (b"\xef\xbb\xbf#!/usr/bin/python", True),
        (b"x = 1\n# /// script\n# ///\n", True),
        (b"# /// script\r\n# ///\r\n", True),
        (b"# /// pyproject\n# ///\n", False),
        (b"\n#!/usr/bin/env python3\n", False),
        (b"x = '# /// script'\n", False),
        (b"", False),
    ],
)
def test_should_know_scripts_when_their_bytes_are_read(data: bytes, script: bool) -> None:
    """By shebang, or by inline metadata."""
    assert is_script(data) is script
