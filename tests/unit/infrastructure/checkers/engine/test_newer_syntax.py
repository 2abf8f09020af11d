"""Tests of newer syntax that older text covers."""

import ast

import libcst as cst
import pytest

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.engine.newer_syntax import older_reading
from archcheck.infrastructure.checkers.engine.parsing import UnparsableError, may_be_newer

OLD = (3, 11)
CASES = [
    ("type X = int\n", "0;   X = int\n", (3, 12)),
    ("if 1: type X[T] = list[T]\n", "if 1: 0;   X    = list[T]\n", (3, 12)),
    ("def f[T](x: T) -> T: ...\n", "def f   (x: T) -> T: ...\n", (3, 12)),
    ("class A[\n  T: int,\n]: ...\n", "class A\\\n        \\\n : ...\n", (3, 12)),
    ("def f[T,\r\n U](): ...\r\n", "def f  \\\r\n   (): ...\r\n", (3, 12)),
    ("def f[T = int](): ...\n", "def f         (): ...\n", (3, 13)),
    ('x = f"{a["b"]}"\n', 'x = f"        "\n', (3, 12)),
    ("x = f\"{'\\n'.join(a)}\"\n", 'x = f"              "\n', (3, 12)),
    ('x = f"{\n a\n}"\n', 'x = f"\\\n \\\n "\n', (3, 12)),
    ('x = f"""{\n a # c\n}"""\n', 'x = f"""\\\n     \\\n """\n', (3, 12)),
    ('x = (f"{f"{1}"}" "c")\n', 'x = (f"        " "c")\n', (3, 12)),
    ('x = f"{a}" f"{b:{"c"}}"\n', 'x = f"{a}" f"         "\n', (3, 12)),
    ('x = t"a{b}"\n', 'x = f"    "\n', (3, 14)),
    ('x = rT"a"\n', 'x = rF" "\n', (3, 14)),
    ("try: ...\nexcept A, B: ...\n", "try: ...\nexcept A| B: ...\n", (3, 14)),
    ("try: ...\nexcept a(), B: ...\n", "try: ...\nexcept a()| B: ...\n", (3, 14)),
    ("try: ...\nexcept* A, B, C: ...\n", "try: ...\nexcept* A| B| C: ...\n", (3, 14)),
    ("x = [*a for a in b]\n", "x = [ a for a in b]\n", (3, 15)),
    ("x = {*a for a in b}\n", "x = { a for a in b}\n", (3, 15)),
    ("x = tuple(*a for a in b)\n", "x = tuple( a for a in b)\n", (3, 15)),
    ("x = { **a for a in b}\n", "x = {   a for a in b}\n", (3, 15)),
    ("lazy import json\n", "0;   import json\n", (3, 15)),
    ("lazy from a import b\n", "0;   from a import b\n", (3, 15)),
    (
        "class A:\n  x = 1\n  # c\n\n\n\ntype X = é\n",
        "class A:\n  x = 1\n  # c\n\n\n\n0;   X = é\n",
        (3, 12),
    ),
    ('type X = t"{a}"\n', '0;   X = f"   "\n', (3, 14)),
]


def reading(text: str, running: tuple[int, int] = OLD) -> tuple[str, tuple[int, int]] | None:
    """The older text and the Python that reads the newer one."""
    found = older_reading(SourceText(text, "utf-8"), running)
    return (found.text, found.python) if found else None


@pytest.mark.parametrize(("text", "older", "python"), CASES)
def test_should_cover_newer_syntax_when_an_older_python_runs(
    text: str, older: str, python: tuple[int, int]
) -> None:
    assert reading(text) == (older, python)


def test_should_be_looked_for_when_syntax_is_newer() -> None:
    error = UnparsableError("invalid syntax")
    error.__cause__ = SyntaxError()
    texts = [SourceText(text, "utf-8") for text, _, _ in CASES]
    assert [text.text for text in texts if not may_be_newer(text, error)] == []


@pytest.mark.parametrize("older", [older for _, older, _ in CASES])
def test_should_be_read_by_any_python_when_newer_syntax_is_covered(older: str) -> None:
    assert isinstance(ast.parse(older), ast.Module)


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n",
        "x =\n",
        "x = f\"{a['b']}\"\n",
        'x = f"""{a["b"]}"""\n',
        'x = f"""{\n a\n}"""\n',
        'x = f"\\n{a}"\n',
        'x = f"{a!z}"\n',
        "type = 1\n",
        "try: ...\nexcept (A, B): ...\n",
        "x = [*a, *b]\n",
        "x = [a for a in b]\n",
        "x = {**a}\n",
        "lazy = 1\n",
        "def f(*a): ...\n",
    ],
)
def test_should_cover_nothing_when_no_syntax_is_newer(text: str) -> None:
    assert reading(text) is None


def test_should_cover_only_what_is_newer_when_the_running_python_knows_some() -> None:
    assert reading("type X = int\nlazy import a\n", (3, 12)) == (
        "type X = int\n0;   import a\n",
        (3, 15),
    )


def test_should_cover_nothing_when_the_running_python_knows_all() -> None:
    assert reading("type X = int\n", (3, 12)) is None


def test_should_stop_when_user_interrupts(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cst, "parse_module", interrupted)
    with pytest.raises(KeyboardInterrupt):
        reading("type X = int\n")
