"""Tools that a project has configured into silence, and tools that archcheck installs itself."""

import os
import pathlib
import re
import zipfile

import pytest

from archcheck.application.ports.tool_installation import NotInstalled
from archcheck.infrastructure.tools.running.own_environment import (
    ADVICE,
    OwnEnvironment,
    constraints,
)
from archcheck.infrastructure.tools.running.process_runner import Command, Finished, ProcessRunner
from tests.end_to_end.archcheck_support import Run, archcheck, project
from tests.end_to_end.plugin_support import script

KEYS = """
[tool.archcheck]
extends = []
tools.flake8 = {}
tools.vulture = { on = ["source"] }
tools.safety = { optional = true }
tools.bandit = { on = ["test"] }

[tool.vulture]
exclude = ["*"]
"""
ENTRY = "[console_scripts]\nvulture = vulture.__main__:main\n"
MAIN = """
import sys

def main():
    if "--version" in sys.argv:
        sys.exit(print("vulture 2.16"))
    print("src/shop/order.py:1: unused variable 'X' (60% confidence)")
    sys.exit(3)
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, pathlib.Path]:
    """A project whose vulture is silent, and what is said of it."""
    shop = project(tmp_path_factory.mktemp("tried") / "shop", KEYS)
    (shop / "large.json").write_text(" " * 1_100_000)
    return archcheck(shop, "tools", "check", "--strict"), shop


def test_should_name_the_tool_when_it_says_nothing(tried: tuple[Run, pathlib.Path]) -> None:
    assert tried[0].says(1, "vulture  error: says nothing under this configuration"), tried[0].said


@pytest.mark.parametrize(
    "text",
    [
        "flake8",
        " complaints",
        "skipped: it looks at no file",
        "skipped: the project has no file for it",
    ],
)
def test_should_say_what_others_say_when_they_are_tried(
    tried: tuple[Run, pathlib.Path], text: str
) -> None:
    assert text in tried[0].out


def test_should_plant_in_the_package_when_there_is_no_other_module(tmp_path: pathlib.Path) -> None:
    keys = "[tool.archcheck]\nextends = []\ntools.vulture = {}\n"
    shop = project(tmp_path / "shop", keys)
    (shop / "src" / "shop" / "order.py").unlink()
    run = archcheck(shop, "tools", "check", "--strict")
    assert run.says(0, "vulture  2 complaints"), run.said


def test_should_leave_the_project_alone_when_files_are_planted(
    tried: tuple[Run, pathlib.Path],
) -> None:
    names = sorted(path.name for path in tried[1].rglob("*") if path.is_file())
    assert names == ["__init__.py", "large.json", "order.py", "pyproject.toml"]


def wheel(directory: pathlib.Path, version: str) -> None:
    """A wheel of a vulture that finds the same everywhere."""
    directory.mkdir()
    metadata = f"vulture-{version}.dist-info"
    files = {
        "vulture/__init__.py": "",
        "vulture/__main__.py": MAIN,
        f"{metadata}/METADATA": f"Metadata-Version: 2.1\nName: vulture\nVersion: {version}\n",
        f"{metadata}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{metadata}/entry_points.txt": ENTRY,
        f"{metadata}/RECORD": "",
    }
    with zipfile.ZipFile(directory / f"vulture-{version}-py3-none-any.whl", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def pinned(name: str) -> str:
    """The version in the constraints that archcheck ships."""
    lines = constraints().read_text(encoding="utf-8").splitlines()
    return next(line.partition("==")[2] for line in lines if line.startswith(f"{name}=="))


@pytest.fixture(scope="module", name="data")
def _data(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Where archcheck has its environment; it takes long to make one."""
    return tmp_path_factory.mktemp("data")


def test_should_install_the_pinned_version_when_a_tool_is_asked_for(
    tmp_path: pathlib.Path, data: pathlib.Path
) -> None:
    wheel(tmp_path / "wheels", pinned("vulture"))
    shop = project(tmp_path / "shop", KEYS)
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path / "wheels")}
    variables = {**offline, "XDG_DATA_HOME": str(data), "PATH": os.defpath}
    run = archcheck(shop, "tools", "install", "vulture", prefix=(), **variables)
    program = data / "archcheck" / "tools" / "bin" / "vulture"
    assert (run.says(0, "vulture: installed in "), program.is_file()) == (True, True), run.said


@pytest.mark.parametrize(
    ("name", "status", "text"),
    [
        ("vultur", 2, 'did you mean "vulture"?'),
        ("zzz", 2, "tools here: "),
        ("dependency-check", 2, "is in no index of Python packages"),
        (
            "deptry",
            3,
            "archcheck: not installed: deptry: no index of Python packages that could be asked has",
        ),
    ],
)
def test_should_say_why_when_a_tool_cannot_be_installed(
    tmp_path: pathlib.Path, data: pathlib.Path, name: str, status: int, text: str
) -> None:
    nothing = {"PIP_NO_INDEX": "1", "XDG_DATA_HOME": str(data), "PATH": os.defpath}
    run = archcheck(tmp_path, "tools", "install", name, prefix=(), **nothing)
    assert run.says(status, text), run.said


UV = """
import pathlib
said = pathlib.Path(sys.argv[0]).with_name("said")
with said.open("a") as file:
    print(*sys.argv[1:], file=file)
if sys.argv[1] == "venv":
    python = pathlib.Path(sys.argv[2], "bin", "python")
    python.parent.mkdir(parents=True)
    python.touch()
"""


REFUSED = "error sending request for url (http://127.0.0.1:9/simple/vulture/)"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (REFUSED, f"the index of Python packages cannot be reached: {ADVICE} (ended with status 1"),
        (
            "No solution found when resolving dependencies",
            "no index of Python packages that could be asked has the version in constraints.txt",
        ),
        ("no space left", "ended with status 1: no space left"),
    ],
)
def test_should_say_what_is_wrong_when_uv_cannot_install(
    tmp_path: pathlib.Path, said: str, reason: str
) -> None:
    uv = script(tmp_path / "bin", "uv", f"sys.exit({said!r})")
    variables = {"PATH": str(uv.parent), "XDG_DATA_HOME": str(tmp_path / "data")}
    with pytest.raises(NotInstalled, match=re.escape(f"vulture: {reason}")):
        OwnEnvironment(variables).install(["vulture"])


def test_should_make_the_environment_anew_when_uv_has_left_and_pip_is_not_there(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "archcheck" / "tools"
    script(place.parent, "tools-python", "")
    (place / "bin").mkdir(parents=True)
    (place.parent / "tools-python").rename(place / "bin" / "python")
    said: list[tuple[str, ...]] = []

    def run(_: ProcessRunner, command: Command) -> Finished:
        said.append(command.arguments[3:5])
        return Finished(0, "", "")

    monkeypatch.setattr(ProcessRunner, "run", run)
    OwnEnvironment({"PATH": "", "XDG_DATA_HOME": str(tmp_path)}).install(["vulture"])
    assert said == [("venv", str(place)), ("pip", "install")]


def test_should_let_uv_do_the_work_when_it_is_there(tmp_path: pathlib.Path) -> None:
    uv = script(tmp_path / "bin", "uv", UV)
    variables = {"PATH": str(uv.parent), "XDG_DATA_HOME": str(tmp_path / "data")}
    for name in ("vulture", "ruff"):
        OwnEnvironment(variables).install([name])
    place = tmp_path / "data" / "archcheck" / "tools"
    install = f"pip install --python {place}/bin/python --quiet -c {constraints()}"
    said = (tmp_path / "bin" / "said").read_text().splitlines()
    assert said == [f"venv {place}", f"{install} vulture", f"{install} ruff"]
