"""TOML that would take too long is refused before it is parsed."""

import contextlib
import time
from tomllib import TOMLDecodeError

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reading.toml_documents import parse_toml


def said(text: str) -> str:
    """What is said of a text; nothing when it is parsed."""
    try:
        parse_toml(text, "x.toml")
    except UsageProblems as problems:
        return str(problems)
    return ""


def dotted(parts: int) -> str:
    """A key of so many parts."""
    return ".".join(["a"] * parts)


PARTS = "a key of more than 64 parts"
LEVELS = "nested more than 64 levels deep"
DIGITS = "a number of more than 4,300 digits"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"x = 1\n{dotted(65)} = 1\n", f"x.toml:2: {PARTS}"),
        (f"\n\n[{dotted(65)}]\n", f"x.toml:3: {PARTS}"),
        (f"[[{dotted(65)}]]\n", f"x.toml:1: {PARTS}"),
        (f"x = {{ y = 1, {dotted(65)} = 2 }}\n", f"x.toml:1: {PARTS}"),
        ('"a" . ' * 64 + "a = 1\n", f"x.toml:1: {PARTS}"),
        ("1." * 64 + "2 = 1\n", f"x.toml:1: {PARTS}"),
        (f"x = '''\n'''\ny = {'[' * 65}{']' * 65}\n", f"x.toml:3: {LEVELS}"),
        ("x = " + "{ a = " * 65 + "1" + "}" * 65, f"x.toml:1: {LEVELS}"),
        (f"x = [\n{'1' * 4301}]", f"x.toml:2: {DIGITS}"),
        (f"x = -{'1' * 4301}", f"x.toml:1: {DIGITS}"),
        (f"x = {'1_' * 4301}1", f"x.toml:1: {DIGITS}"),
        (f"x = 0x{'f' * 4300}", f"x.toml:1: {DIGITS}"),
    ],
)
def test_should_name_the_line_when_text_is_a_bomb(text: str, message: str) -> None:
    assert said(text) == message


@pytest.mark.parametrize(
    "text",
    [
        f"{dotted(64)} = 1\n",
        f"x = {'[' * 64}{']' * 64}\n",
        f"x = {'1' * 4300}\n",
        f"x = [{'1.5, ' * 100}]\n",
        "\n".join(f"a.b{number} = 1.5" for number in range(100)),
        f'"{dotted(100)}" = "{"[" * 100}{"1" * 5000}"\n',
        f"x = '{dotted(100)}{'{' * 100}'\n",
        f'x = """{"[" * 100}\n\\""" {dotted(100)}"" """"\n',
        f"x = '''{'[' * 100}\n''''\n",
        f"# {dotted(100)} {'[' * 100} {'1' * 5000}\nx = 1\n",
    ],
)
def test_should_parse_the_text_when_it_stays_below_the_limits(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize("text", ['x = "', "x = '''", "x = '\n", 'x = """\\"'])
def test_should_leave_it_to_the_parser_when_text_is_no_toml(text: str) -> None:
    with pytest.raises(TOMLDecodeError):
        parse_toml(text, "x.toml")


@pytest.mark.parametrize(
    "text",
    [
        'x = """' + '\\"""' * 60_000,
        "x = " + "'''" * 333_000,
        "x = " + '"' * 1_000_000,
        "x" + " " * 1_000_000,
        "x = " + "1.1" * 333_000,
        "a" + ".a" * 300_000 + " = 1",
        "x = " + "[" * 1_000_000,
    ],
    ids=range(7),
)
def test_should_answer_at_once_when_text_is_as_large_as_allowed(text: str) -> None:
    started = time.process_time()
    with contextlib.suppress(UsageProblems, TOMLDecodeError):
        parse_toml(text, "x.toml")
    assert time.process_time() - started < 10
