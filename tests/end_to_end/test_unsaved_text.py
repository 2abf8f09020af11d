"""Tests of checking what an editor has not saved yet."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import Run, archcheck
from tests.end_to_end.shop_support import shop

COMMENT = b"PRICE = 1  # in cents\n"
IMPORT = b"import shop.order\n"


def checked(root: pathlib.Path, path: str, text: bytes) -> Run:
    (root / "text").write_bytes(text)
    prefix = ("sh", "-c", 'exec "$@" <text', "sh")
    return archcheck(root, "-q", "--no-cache", "--stdin-filename", path, prefix=prefix)


@pytest.mark.parametrize(
    ("path", "text", "status", "said"),
    [
        ("src/shop/price.py", COMMENT, 1, "src/shop/price.py:1:12: error[no-comments]"),
        ("src/shop/price.py", IMPORT, 1, "src/shop/price.py:1:8: error[forbidden-dependency]"),
        ("src/shop/price.py", b"PRICE = 1\n", 0, "Gate passed."),
        ("src/shop/new.py", COMMENT, 1, "src/shop/new.py:1:12: error[no-comments]"),
        ("tests/test_new.py", COMMENT, 1, "tests/test_new.py:1:12: error[no-comments]"),
        ("src/shop/price.py", b"x = (\n", 3, "error[unparsable-file]"),
        ("scripts/new.py", COMMENT, 0, "Gate passed."),
        ("../new.py", COMMENT, 2, "lies outside of the project"),
        ("/usr/new.py", COMMENT, 2, "lies outside of the project"),
    ],
)
def test_should_check_what_is_not_saved_when_an_editor_sends_it(
    path: str, text: bytes, status: int, said: str, tmp_path: pathlib.Path
) -> None:
    run = checked(shop(tmp_path), path, text)
    assert run.says(status, said), run.said
