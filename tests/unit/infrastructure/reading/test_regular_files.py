"""Files are read only where that comes to an end."""

import os
import pathlib
import stat

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reading.regular_files import (
    UnfitFileError,
    bytes_or_nothing,
    is_there,
    read_regular,
    read_settings,
)


def make(path: pathlib.Path, kind: str) -> pathlib.Path:
    """A file of a kind that nobody should read."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        os.mknod(path, stat.S_IFSOCK | 0o600)
    else:
        path.symlink_to(kind)
    return path


@pytest.mark.parametrize("kind", ["pipe", "socket", "/dev/zero", "/dev/null"])
def test_should_refuse_the_file_when_it_is_not_regular(tmp_path: pathlib.Path, kind: str) -> None:
    with pytest.raises(UnfitFileError, match="it is not a regular file"):
        read_regular(make(tmp_path / "x", kind), 10)


@pytest.mark.parametrize(("size", "reason"), [(10, ""), (11, "it has 11 bytes, more than 10")])
def test_should_refuse_the_file_when_it_is_larger_than_the_limit(
    tmp_path: pathlib.Path, size: int, reason: str
) -> None:
    (tmp_path / "x").write_bytes(b"x" * size)
    try:
        said = "" if len(read_regular(tmp_path / "x", 10)) == size else "short"
    except UnfitFileError as error:
        said = str(error.strerror)
    assert said == reason


def test_should_refuse_the_file_when_its_size_is_a_lie() -> None:
    with pytest.raises(UnfitFileError, match="it has more than 10 bytes"):
        read_regular("/proc/self/status", 10)


@pytest.mark.parametrize("name", ["gone", "pipe", "nul\0"])
def test_should_read_nothing_when_file_cannot_be_had(tmp_path: pathlib.Path, name: str) -> None:
    make(tmp_path / "pipe", "pipe")
    assert bytes_or_nothing(f"{tmp_path}/{name}") == b""


def test_should_read_everything_when_file_is_fit(tmp_path: pathlib.Path) -> None:
    (tmp_path / "x").write_bytes(b"abc")
    assert bytes_or_nothing(tmp_path / "x") == b"abc"


@pytest.mark.parametrize("name", ["gone", "nul\0", "folder"])
def test_should_know_no_settings_when_there_is_no_file(tmp_path: pathlib.Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    assert read_settings(tmp_path, name) is None


@pytest.mark.parametrize("target", ["a.ini", "below/a.ini", "../root/a.ini"])
def test_should_read_settings_when_link_stays_inside(tmp_path: pathlib.Path, target: str) -> None:
    root = tmp_path / "root"
    (root / "below").mkdir(parents=True)
    for place in ("a.ini", "below/a.ini"):
        (root / place).write_bytes(b"x")
    (root / "tox.ini").symlink_to(target)
    assert read_settings(root, "tox.ini") == b"x"


@pytest.mark.parametrize("target", ["/etc/passwd", "../outside", "../root-too/file"])
def test_should_refuse_settings_when_link_leaves_the_root(
    tmp_path: pathlib.Path, target: str
) -> None:
    for place in ("outside", "root-too/file"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_bytes(b"x")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "tox.ini").symlink_to(target)
    expected = "tox.ini: the file cannot be read: it is a link that leaves the project"
    with pytest.raises(UsageProblems, match=expected):
        read_settings(tmp_path / "root", "tox.ini")


@pytest.mark.parametrize(
    ("name", "there"), [("x", True), ("pipe", True), (".", False), ("y", False)]
)
def test_should_know_files_of_any_kind_when_asked(
    tmp_path: pathlib.Path, name: str, there: bool
) -> None:
    (tmp_path / "x").touch()
    make(tmp_path / "pipe", "pipe")
    assert is_there(tmp_path / name) is there
