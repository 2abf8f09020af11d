"""Patterns that never end: regular expressions, globs, exclude lists of tools."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import BARE, project
from tests.hostile.hostile_support import limited, said

NESTED = "(a+)+$"
STARS = "*a" * 20 + "b"
LONG = "a" * 60
COMMENT = f"# {LONG}!\nX = 1\n"
RULE = "[tool.archcheck.rules]\n"
CONTRACT = '[[tool.archcheck.contracts]]\nname = "c"\ntype = "acyclic"\npackages = ["{}"]\n'
BOMBS = {
    "extra directives": (
        f'{RULE}no-comments = {{ extra_directives = ["ok", "{NESTED}"] }}\n',
        NESTED,
    ),
    "license header": (f'{RULE}no-comments = {{ license_header = "{NESTED}" }}\n', NESTED),
    "sentence pattern": (
        f'{RULE}sentence-test-name = {{ style = "regex", pattern = "test_should_(a+)+b" }}\n',
        "test_should_(a+)+b",
    ),
    "exclude": (f'exclude = ["{STARS}"]\n', STARS),
    "override": (
        f'[[tool.archcheck.overrides]]\npaths = ["{STARS}"]\nrules = {{ no-comments = "off" }}\n',
        STARS,
    ),
    "mypy": (f'[tool.archcheck.tools.mypy]\n[tool.mypy]\nexclude = "{NESTED}"\n', NESTED),
    "black": (
        f'[tool.archcheck.tools.black]\n[tool.black]\nextend-exclude = "{NESTED}"\n',
        NESTED,
    ),
}


def clone(directory: pathlib.Path, configuration: str) -> pathlib.Path:
    """A project on whose names and comments patterns are slow."""
    root = project(directory / "clone", BARE + configuration, **{LONG * 3: COMMENT})
    (root / "tests").mkdir()
    test = f"def test_should_{LONG}():\n    assert 1\n"
    (root / "tests" / f"test_{LONG}.py").write_text(test, encoding="utf-8")
    return root


@pytest.mark.parametrize("bomb", BOMBS)
def test_should_name_the_pattern_when_it_takes_too_long(tmp_path: pathlib.Path, bomb: str) -> None:
    configuration, pattern = BOMBS[bomb]
    status, text = said(limited(clone(tmp_path, configuration), "--no-cache"))
    told = pattern in text and "takes more than 2 CPU seconds" in text
    assert (status, told) == (2, True)


@pytest.mark.parametrize("pattern", [STARS, "**/a/" * 20 + "b"])
def test_should_name_the_pattern_when_it_stands_in_an_ignore_file(
    tmp_path: pathlib.Path, pattern: str
) -> None:
    root = clone(tmp_path, "")
    deep = root.joinpath("src", *["a"] * 80)
    deep.mkdir(parents=True)
    (deep / "x.py").touch()
    (root / ".gitignore").write_text(f"{pattern}\n", encoding="utf-8")
    status, text = said(limited(root, "--no-cache"))
    assert (status, pattern in text) == (2, True)


@pytest.mark.parametrize(
    "configuration",
    [
        f'[tool.pytest.ini_options]\npython_files = "{STARS}test.py"\n',
        CONTRACT.format("**.a." * 20 + "b"),
        f'[tool.archcheck.tools.bandit]\n[tool.bandit]\nexclude_dirs = ["{STARS}"]\n',
    ],
)
def test_should_answer_soon_when_patterns_are_matched_from_the_left(
    tmp_path: pathlib.Path, configuration: str
) -> None:
    root = clone(tmp_path, configuration)
    deep = root / "src" / "shop"
    for _ in range(60):
        deep = deep / "a"
        deep.mkdir()
        (deep / "__init__.py").touch()
    assert limited(root, "--no-cache").status in (0, 2)


def test_should_name_the_line_when_settings_hold_endless_blanks(tmp_path: pathlib.Path) -> None:
    root = clone(tmp_path, "")
    (root / "tox.ini").write_text(f"[flake8]\nx{' ' * 500_000}y\n", encoding="utf-8")
    assert said(limited(root)) == (2, "tox.ini:2: more than 200 blanks in a row")


def test_should_refuse_the_pattern_when_it_nests_too_deep(tmp_path: pathlib.Path) -> None:
    nested = "(" * 50_000 + ")" * 50_000
    rule = f'{RULE}no-comments = {{ extra_directives = ["{nested}"] }}\n'
    status, text = said(limited(clone(tmp_path, rule)))
    assert (status, "is no regular expression" in text) == (2, True)


def test_should_give_up_the_file_when_it_takes_too_long(tmp_path: pathlib.Path) -> None:
    settings = f'max_file_seconds = 0.05\n{RULE}no-comments = "error"\n'
    root = clone(tmp_path, settings)
    deep = "+".join(["f(x)"] * 30_000)
    (root / "src" / "shop" / "sum.py").write_text(f"x = {deep}\n", encoding="utf-8")
    status, text = said(limited(root, "--no-cache"))
    told = "it took more than 0.05 CPU seconds (max_file_seconds)" in text
    assert (status, told, "comment" in text) == (3, True, True)


def test_should_answer_soon_when_a_comment_holds_endless_blanks(tmp_path: pathlib.Path) -> None:
    root = clone(tmp_path, f'{RULE}no-comments = "error"\n')
    text = f"x = 1  # noqa: E501{' ' * 200_000}!\n"
    (root / "src" / "shop" / "blank.py").write_text(text, encoding="utf-8")
    assert limited(root, "--no-cache").status == 1
