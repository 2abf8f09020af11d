"""Which markers a project registers; most tests are the examples of unregistered-marker."""

import pathlib

import pytest

from archcheck.infrastructure.architecture.missing_tests.registered_markers import (
    registered_markers,
    shipped_markers,
)
from tests.unit.infrastructure.architecture.missing_tests.missing_test_support import view_of

HOOK = "def pytest_configure(config):\n    config.addinivalue_line("


def _own(root: pathlib.Path, **files: str) -> set[str]:
    named = {name.replace("__", "/").replace("_dot_", "."): it for name, it in files.items()}
    return set(registered_markers(view_of(root, named)) - shipped_markers())


@pytest.mark.parametrize(
    "line", ["slow", " slow : takes long", "slow(seconds): takes long", "slow (seconds)"]
)
def test_should_leave_the_rest_out_when_a_line_says_more(line: str, tmp_path: pathlib.Path) -> None:
    text = f"[pytest]\nmarkers =\n  {line}\n"
    assert _own(tmp_path, pytest_dot_ini=text) - {""} == {"slow"}


def test_should_read_lines_when_a_table_has_one_text(tmp_path: pathlib.Path) -> None:
    text = '[tool.pytest.ini_options]\nmarkers = """slow: long\nquick: short"""\n'
    assert _own(tmp_path, pyproject_dot_toml=text) == {"slow", "quick"}


def test_should_read_the_file_of_a_test_root_when_there_is_one(tmp_path: pathlib.Path) -> None:
    files = {
        "tests__pytest_dot_ini": "[pytest]\nmarkers = slow\n",
        "tests__test_a_dot_py": "def test_a():\n    assert 1 + 1\n",
    }
    assert _own(tmp_path, **files) == {"slow"}


def test_should_take_what_a_plugin_in_the_sources_registers(tmp_path: pathlib.Path) -> None:
    assert _own(tmp_path, src__shop__plugin_dot_py=f'{HOOK}"markers", "slow: x")\n') == {"slow"}


def test_should_take_no_other_text_when_lines_are_literal(tmp_path: pathlib.Path) -> None:
    text = f'{HOOK}"markers", "slow: x")\n    print("quick")\n'
    assert _own(tmp_path, conftest_dot_py=text) == {"slow"}


def test_should_take_each_text_when_a_line_is_computed(tmp_path: pathlib.Path) -> None:
    text = f'SLOW = "slow: x"\n\n\n{HOOK}"markers", SLOW)\n'
    assert "slow" in _own(tmp_path, conftest_dot_py=text)


def test_should_take_each_text_when_the_option_is_computed(tmp_path: pathlib.Path) -> None:
    text = f'OPTION = "markers"\n\n\n{HOOK}OPTION, "slow: x")\n'
    assert _own(tmp_path, conftest_dot_py=text) == {"slow"}


def test_should_take_nothing_when_the_line_is_of_another_option(tmp_path: pathlib.Path) -> None:
    assert _own(tmp_path, conftest_dot_py=f'{HOOK}"filterwarnings", "error")\n') == set()


def test_should_take_nothing_when_a_function_has_the_name(tmp_path: pathlib.Path) -> None:
    text = 'addinivalue_line = print\naddinivalue_line("markers", "slow")\n'
    assert _own(tmp_path, conftest_dot_py=text) == set()


def test_should_take_nothing_when_a_conftest_cannot_be_parsed(tmp_path: pathlib.Path) -> None:
    view = view_of(tmp_path, {})
    (tmp_path / "conftest.py").write_text(f'{HOOK}"markers", "slow"\n')
    assert registered_markers(view) == shipped_markers()


@pytest.mark.parametrize("marker", ["parametrize", "asyncio", "anyio", "order", "xdist_group"])
def test_should_know_it_when_pytest_or_a_plugin_registers_it(marker: str) -> None:
    assert marker in shipped_markers()
