"""Tests of the key of a user's caches."""

import os
import pathlib

import pytest

from archcheck.infrastructure.caching.private_key import NoKeyError, private_key, state_directory

ROOT = "/project"


@pytest.fixture(name="directory")
def _directory(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "state" / "archcheck"


def reason(directory: pathlib.Path) -> str:
    try:
        private_key(directory, ROOT)
    except NoKeyError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("variables", "system", "expected"),
    [
        ({"XDG_STATE_HOME": "/state", "HOME": "/home/me"}, "linux", "/state/archcheck"),
        ({"HOME": "/home/me"}, "linux", "/home/me/.local/state/archcheck"),
        (
            {"XDG_STATE_HOME": "relative", "HOME": "/home/me"},
            "linux",
            "/home/me/.local/state/archcheck",
        ),
        ({"HOME": "/home/me"}, "darwin", "/home/me/Library/Application Support/archcheck"),
        ({"HOME": "/home/me", "LOCALAPPDATA": "/local"}, "win32", "/local/archcheck"),
        ({"HOME": "/home/me"}, "win32", "/home/me/archcheck"),
        ({}, "linux", os.path.expanduser("~/.local/state/archcheck")),
    ],
)
def test_should_follow_the_system_when_asked_where_state_is_kept(
    variables: dict[str, str], system: str, expected: str
) -> None:
    assert state_directory(variables, system) == pathlib.Path(expected)


def test_should_stay_the_same_when_it_is_there(directory: pathlib.Path) -> None:
    assert private_key(directory, ROOT) == private_key(directory, ROOT)


def test_should_differ_when_the_user_is_another(
    directory: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    assert private_key(directory, ROOT) != private_key(tmp_path / "other", ROOT)


def test_should_be_readable_for_nobody_else_when_made(directory: pathlib.Path) -> None:
    private_key(directory, ROOT)
    modes = [path.stat().st_mode & 0o777 for path in (directory, directory / "cache-key")]
    assert modes == [0o700, 0o600]


def test_should_leave_nothing_else_behind_when_made(directory: pathlib.Path) -> None:
    private_key(directory, ROOT)
    assert os.listdir(directory) == ["cache-key"]


@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_should_be_refused_when_others_may_read_it(directory: pathlib.Path, mode: int) -> None:
    private_key(directory, ROOT)
    (directory / "cache-key").chmod(mode)
    assert reason(directory).endswith("belongs to somebody else, or others may read it")


@pytest.mark.parametrize("name", ["", "cache-key"])
def test_should_be_refused_when_it_is_a_link(directory: pathlib.Path, name: str) -> None:
    private_key(directory, ROOT)
    path = directory / name
    path.rename(directory.parent / "moved")
    path.symlink_to(directory.parent / "moved")
    assert reason(directory).endswith("belongs to somebody else, or others may read it")


@pytest.mark.parametrize(("length", "why"), [(31, "is damaged"), (33, "more than 32")])
def test_should_be_refused_when_it_is_damaged(
    directory: pathlib.Path, length: int, why: str
) -> None:
    private_key(directory, ROOT)
    (directory / "cache-key").write_bytes(b"x" * length)
    assert why in reason(directory)


@pytest.mark.parametrize("root", ["", "state", "state/archcheck"])
def test_should_be_refused_when_it_lies_in_the_project(
    directory: pathlib.Path, tmp_path: pathlib.Path, root: str
) -> None:
    with pytest.raises(NoKeyError, match="lies in the checked project"):
        private_key(directory, str(tmp_path / root))


def test_should_be_refused_when_its_directory_cannot_be_made() -> None:
    told = reason(pathlib.Path("/dev/null/state"))
    assert told == "its key cannot be kept in /dev/null/state (Not a directory)"


def test_should_leave_no_file_behind_when_it_cannot_be_written(
    directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    assert (reason(directory)[-25:], os.listdir(directory)) == ("(No space left on device)", [])


def test_should_trust_the_file_when_the_system_knows_no_users(
    directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = private_key(directory, ROOT)
    (directory / "cache-key").chmod(0o644)
    monkeypatch.delattr(os, "geteuid")
    assert private_key(directory, ROOT) == key
