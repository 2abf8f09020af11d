"""What files import by statement."""

import pathlib

import pytest

from archcheck.infrastructure.tools.running.stated_imports import stated_imports


def test_should_tell_imports_when_python_can_parse_the_file(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.py").write_text("import os\nfrom . import b\n", encoding="utf-8")
    found = stated_imports(str(tmp_path), "a.py") or ()
    assert [(it.module, it.name) for it in found] == [("os", ""), ("", "b")]


@pytest.mark.parametrize("data", [b"def f(:\n", b'x = "\xff"\n', b"# coding: nope\n", b"x = 1\0\n"])
def test_should_tell_nothing_when_python_cannot_parse_the_file(
    tmp_path: pathlib.Path, data: bytes
) -> None:
    (tmp_path / "a.py").write_bytes(data)
    assert stated_imports(str(tmp_path), "a.py") is None
