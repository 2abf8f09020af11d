"""Settings that never end, and links that lead out of the project."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import BARE, project
from tests.hostile.hostile_support import limited, plant, said

REASONS = {
    "/dev/zero": "it is not a regular file",
    "pipe": "it is not a regular file",
    "large": "it has 1000001 bytes, more than 1000000",
    "/etc/passwd": "it is a link that leaves the project",
}
TOOLS = "".join(f"[tool.archcheck.tools.{name}]\n" for name in ("bandit", "flake8", "mypy"))
NAMES = (
    ".bandit",
    ".flake8",
    ".gitignore",
    ".importlinter",
    "archcheck.toml",
    "mypy.ini",
    "pyproject.toml",
    "pytest.ini",
    "setup.cfg",
    "setup.py",
    "src/.gitignore",
    "tox.ini",
)


@pytest.mark.parametrize("kind", REASONS)
@pytest.mark.parametrize("name", NAMES)
def test_should_name_the_file_when_settings_cannot_be_read(
    tmp_path: pathlib.Path, name: str, kind: str
) -> None:
    configuration = "" if name == "archcheck.toml" else BARE + TOOLS
    root = project(tmp_path / "clone", configuration)
    plant(root, name, kind)
    expected = (2, f"{name}: the file cannot be read: {REASONS[kind]}")
    assert said(limited(root, "--no-cache")) == expected


@pytest.mark.parametrize("command", ["rules", "tools", "config show", "explain no-comments"])
def test_should_name_the_file_when_any_command_reads_settings(
    tmp_path: pathlib.Path, command: str
) -> None:
    root = project(tmp_path / "clone")
    plant(root, "pyproject.toml", "/dev/zero")
    run = limited(root, *command.split())
    assert said(run) == (2, "pyproject.toml: the file cannot be read: it is not a regular file")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("team.toml", "/dev/zero"), ("team.toml", "pipe"), ("team.toml", "large")],
)
def test_should_name_the_pack_when_it_cannot_be_read(
    tmp_path: pathlib.Path, name: str, kind: str
) -> None:
    root = project(tmp_path / "clone", f'[tool.archcheck]\nextends = ["./{name}"]\n')
    plant(root, name, kind)
    status, text = said(limited(root))
    assert (status, "the file cannot be read: it " in text) == (2, True)


def test_should_name_the_file_when_person_names_a_pipe(tmp_path: pathlib.Path) -> None:
    root = project(tmp_path / "clone")
    plant(root, "conf.toml", "pipe")
    run = limited(root, "check", "--config", "conf.toml")
    assert said(run) == (2, "conf.toml: the file cannot be read: it is not a regular file")


def test_should_name_the_file_when_argument_of_a_tool_is_a_pipe(tmp_path: pathlib.Path) -> None:
    table = '[tool.archcheck.tools.flake8]\nargs = ["--config=conf.ini"]\n'
    root = project(tmp_path / "clone", BARE + table)
    plant(root, "conf.ini", "pipe")
    run = limited(root, "--no-cache")
    assert said(run) == (2, "conf.ini: the file cannot be read: it is not a regular file")


OUTSIDE = "would read ../team.toml outside of this project; --trust-project allows it"


@pytest.mark.parametrize("mention", ["../team.toml", "./team.toml"])
def test_should_need_trust_when_pack_lies_outside(tmp_path: pathlib.Path, mention: str) -> None:
    root = project(tmp_path / "clone", f'[tool.archcheck]\nextends = ["{mention}"]\n')
    (tmp_path / "team.toml").write_text("", encoding="utf-8")
    (root / "team.toml").symlink_to("../team.toml")
    status, text = said(limited(root))
    assert (status, OUTSIDE in text) == (3, True)


@pytest.mark.parametrize(
    ("configuration", "arguments"),
    [
        ('[tool.archcheck]\nextends = ["../team.toml"]\n', ("--trust-project",)),
        (BARE, ("--pack", "../team.toml")),
        (BARE, ("--config", "../config.toml")),
    ],
)
def test_should_read_the_pack_when_the_person_names_it(
    tmp_path: pathlib.Path, configuration: str, arguments: tuple[str, ...]
) -> None:
    root = project(tmp_path / "clone", configuration)
    (tmp_path / "team.toml").write_text("", encoding="utf-8")
    (tmp_path / "config.toml").write_text('extends = "./team.toml"\n', encoding="utf-8")
    assert said(limited(root, "check", "--no-cache", *arguments))[0] == 0


BOMBS = {
    "key": ("a" + ".a" * 300_000 + " = 1\n", "a key of more than 64 parts"),
    "number": (f"x = {'1' * 900_000}\n", "a number of more than 4,300 digits"),
    "nesting": (f"x = {'[' * 100_000}\n", "nested more than 64 levels deep"),
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("head", ["", "[tool.archcheck]\nextends = []\n[tool.other]\n"])
def test_should_name_the_line_when_toml_is_a_bomb(
    tmp_path: pathlib.Path, bomb: str, head: str
) -> None:
    text, reason = BOMBS[bomb]
    root = project(tmp_path / "clone", head + text)
    line = head.count("\n") + 1
    assert said(limited(root)) == (2, f"pyproject.toml:{line}: {reason}")


def test_should_not_read_the_file_when_it_is_huge(tmp_path: pathlib.Path) -> None:
    root = project(tmp_path / "clone")
    with (root / "src" / "shop" / "huge.py").open("wb") as file:
        file.truncate(2 * 1024**4)
    status, text = said(limited(root, "--no-cache"))
    assert (status, "max_file_size is 5000000" in text) == (3, True)
