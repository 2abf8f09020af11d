"""pytest's settings of a project."""

import pathlib

import pytest

from archcheck.infrastructure.discovery.pytest_settings import PytestSettings, read_pytest_settings


def _settings(root: pathlib.Path, **files: str) -> PytestSettings:
    for name, content in files.items():
        (root / name.replace("__", ".")).write_text(content)
    return read_pytest_settings(str(root))


def _testpaths(root: pathlib.Path, *files: tuple[str, str]) -> tuple[str, ...]:
    for name, content in files:
        (root / name).write_text(content)
    return read_pytest_settings(str(root)).testpaths


TOML = '[pytest]\ntestpaths = ["t"]\n'
INI = "[pytest]\ntestpaths = t\n"
OLD = '[tool.pytest.ini_options]\ntestpaths = ["t"]\n'
NEW = '[tool.pytest]\ntestpaths = ["t"]\n'
OTHER = "[pytest]\ntestpaths = other\n"


def test_should_give_the_defaults_when_there_is_no_file(tmp_path: pathlib.Path) -> None:
    """pytest's own defaults."""
    assert read_pytest_settings(str(tmp_path)) == PytestSettings(
        (), ("test_*.py", "*_test.py"), ("Test",), ("test",), "prepend"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pytest.toml", TOML),
        (".pytest.toml", TOML),
        ("pytest.ini", INI),
        (".pytest.ini", INI),
        ("pyproject.toml", OLD),
        ("pyproject.toml", NEW),
        ("pyproject.toml", OLD.replace('["t"]', '"t"')),
        ("tox.ini", INI),
        ("setup.cfg", INI.replace("pytest", "tool:pytest")),
    ],
)
def test_should_read_every_file_when_pytest_does(
    tmp_path: pathlib.Path, name: str, content: str
) -> None:
    """Seven names, and both tables of pyproject."""
    assert _testpaths(tmp_path, (name, content)) == ("t",)


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (("pytest.toml", TOML), (".pytest.toml", TOML.replace('"t"', '"other"'))),
        ((".pytest.toml", TOML), ("pytest.ini", OTHER)),
        (("pytest.ini", INI), (".pytest.ini", OTHER)),
        ((".pytest.ini", INI), ("pyproject.toml", OLD.replace('"t"', '"other"'))),
        (("pyproject.toml", OLD), ("tox.ini", OTHER)),
        (("tox.ini", INI), ("setup.cfg", OTHER.replace("pytest", "tool:pytest"))),
    ],
)
def test_should_take_the_first_file_when_several_are_there(
    tmp_path: pathlib.Path, winner: tuple[str, str], loser: tuple[str, str]
) -> None:
    """pytest's precedence."""
    assert _testpaths(tmp_path, winner, loser) == ("t",)


@pytest.mark.parametrize(
    ("name", "content"),
    [("pytest.ini", ""), (".pytest.ini", "[other]\n"), ("pytest.toml", ""), (".pytest.toml", "")],
)
def test_should_stop_at_a_dedicated_file_when_it_is_empty(
    tmp_path: pathlib.Path, name: str, content: str
) -> None:
    """Such files are always the configuration."""
    assert _testpaths(tmp_path, (name, content), ("tox.ini", INI)) == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pyproject.toml", "[project]\n"),
        ("pyproject.toml", "[tool.pytest]\n"),
        ("pyproject.toml", "broken"),
        ("pytest.ini", "broken"),
        ("pytest.toml", "broken"),
    ],
)
def test_should_pass_over_a_file_when_it_says_nothing(
    tmp_path: pathlib.Path, name: str, content: str
) -> None:
    """No table, or not parsable."""
    assert _testpaths(tmp_path, (name, content), ("tox.ini", INI)) == ("t",)


def test_should_read_all_options_when_an_ini_file_gives_them(tmp_path: pathlib.Path) -> None:
    """Strings are split as a shell does it."""
    content = (
        "[pytest]\ntestpaths = tests\n  'more tests'\npython_files = check_*.py *_spec.py\n"
        "python_classes = Describe\npython_functions = it_*\naddopts = -q --import-mode=importlib\n"
    )
    assert _settings(tmp_path, pytest__ini=content) == PytestSettings(
        ("tests", "more tests"),
        ("check_*.py", "*_spec.py"),
        ("Describe",),
        ("it_*",),
        "importlib",
    )


@pytest.mark.parametrize(
    ("addopts", "mode"),
    [
        ('"-q --import-mode importlib"', "importlib"),
        ('["--import-mode=importlib", "--import-mode=append"]', "append"),
        ('["--import-mode", "importlib", "-q"]', "importlib"),
        ('"-q"', "prepend"),
        ('"--import-mode"', "prepend"),
    ],
)
def test_should_find_the_import_mode_when_addopts_has_it(
    tmp_path: pathlib.Path, addopts: str, mode: str
) -> None:
    """In one word or two, the last one counts."""
    settings = _settings(
        tmp_path, pyproject__toml=f"[tool.pytest.ini_options]\naddopts = {addopts}\n"
    )
    assert settings.import_mode == mode
