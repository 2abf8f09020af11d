"""Tests of addresses."""

import pytest

from archcheck.infrastructure.reports.sarif.uris import relative_uri, root_uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("src/a.py", "src/a.py"),
        ("src/a b#?.py", "src/a%20b%23%3F.py"),
        ("src/é.py", "src/%C3%A9.py"),
        ("src/\udcff.py", "src/%FF.py"),
        ("a:b.py", "a%3Ab.py"),
        ("50%.py", "50%25.py"),
    ],
)
def test_should_encode_bytes_when_path_becomes_uri(path: str, uri: str) -> None:
    """Each segment is percent-encoded from its bytes."""
    assert relative_uri(path) == uri


def test_should_leave_the_prefix_out_when_root_of_repository_is_asked() -> None:
    assert root_uri("/srv/shop/my api", "my api/") == "file:///srv/shop/"


@pytest.mark.parametrize(
    ("root", "uri"),
    [
        ("/srv/my shop", "file:///srv/my%20shop/"),
        ("/", "file:///"),
        ("C:\\code\\shop", "file:///C:/code/shop/"),
    ],
)
def test_should_end_with_slash_when_root_becomes_uri(root: str, uri: str) -> None:
    """POSIX and Windows."""
    assert root_uri(root) == uri
