"""A clone that nobody has read cannot have its dependencies told to anybody."""

import pathlib
import socket
from collections.abc import Iterator

import pytest

from tests.end_to_end.archcheck_support import BARE, archcheck, project


@pytest.fixture(name="door")
def listening_door() -> Iterator[socket.socket]:
    """A socket that anybody may knock at."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0)
        yield door


def is_knocked_at(door: socket.socket) -> bool:
    """Whether somebody has come."""
    try:
        door.accept()[0].close()
    except BlockingIOError:
        return False
    return True


@pytest.mark.parametrize(
    "table",
    [
        'pip-audit]\nservice_url = "URL"\n',
        'pip-audit]\nonline = true\nargs = ["--osv-url", "URL"]\n',
        'safety]\nonline = true\nargs = ["--proxy-host", "127.0.0.1"]\n',
        'safety]\ndb = "URL"\n',
        "dependency-check]\nonline = true\n",
    ],
)
def test_should_tell_nobody_when_the_clone_wants_it(
    table: str, door: socket.socket, tmp_path: pathlib.Path
) -> None:
    url = f"http://127.0.0.1:{door.getsockname()[1]}/"
    settings = f"{BARE}[tool.archcheck.tools.{table.replace('URL', url)}"
    clone = project(tmp_path / "clone", settings)
    (clone / "requirements.txt").write_text("jinja2==2.10\n")
    status = archcheck(clone, "check", "--no-cache", ARCHCHECK_TRUST_PROJECT="").status
    assert (status, is_knocked_at(door)) == (3, False)
