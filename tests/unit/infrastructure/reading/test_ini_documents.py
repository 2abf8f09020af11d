"""INI files are read within bounds."""

import configparser

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reading.ini_documents import read_ini_text


def options(text: str) -> dict[str, str]:
    """The options of the only section."""
    parser = configparser.RawConfigParser()
    read_ini_text(parser, text, "tox.ini")
    return dict(parser.items("a"))


def test_should_name_the_line_when_blanks_never_end() -> None:
    with pytest.raises(UsageProblems, match=r"^tox.ini:3: more than 200 blanks in a row$"):
        options(f"[a]\n\nx{' ' * 201}y")


@pytest.mark.parametrize("blanks", [" " * 200, "\n" * 300])
def test_should_read_the_options_when_there_are_few_blanks(blanks: str) -> None:
    assert options(f"[a]\nx = y{blanks}\nz = 1\n") == {"x": "y", "z": "1"}


def test_should_come_to_an_end_when_blanks_stay_below_the_limit() -> None:
    text = "[a]\nx = 1\n" + f"x{' ' * 200}" * 1_000
    with pytest.raises(configparser.ParsingError):
        options(text)


def test_should_be_no_ini_when_an_option_without_a_value_goes_on() -> None:
    parser = configparser.RawConfigParser(allow_no_value=True)
    with pytest.raises(configparser.ParsingError):
        read_ini_text(parser, "[a]\nx\n  y\n", "tox.ini")
