"""What is wrong with the description of a tool is told at once, with its line."""

import pathlib

import pytest

from tests.unit.infrastructure.tools.described.description_support import LINES, problems

PLACE = "description.toml:"


def test_should_accept_the_description_when_it_is_whole(tmp_path: pathlib.Path) -> None:
    assert problems(tmp_path, LINES) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hompage = 1\n", 'hompage: unknown key\n  did you mean "homepage"?'),
        ("outcome.cleen = [0]\n", ':8: outcome.cleen: unknown key\n  did you mean "clean"?'),
        ("scope = 'files'\n", 'scope: expected "file" or "project", got "files"'),
        ("version.oldest = 'v2'\n", 'version.oldest: expected a version such as "1.2", got "v2"'),
        ("program = './x'\n", "program: expected the name of a program, not a path"),
        ("outcome.clean = [256]\n", "outcome.clean[0]: expected an exit status from 0 to 255"),
        ("outcome.harmless = ['(']\n", 'outcome.harmless: "(" is no regular expression'),
        ("outcome.unread_lines = ['x']\n", "outcome.unread_lines[0]: the group path is missing"),
        ("known.M1 = {}\n", 'known.M1: the key "summary" is missing'),
        (
            "levels.rules = { M1 = 'loud' }\n",
            'levels.rules.M1: expected "error", "warning", "note" or "off", got "loud"',
        ),
        ("options.pass = { flag = [] }\n", "options.pass: expected a table with the lists"),
        (
            "configuration.overruled = ['loud']\n",
            'configuration.overruled: "{file}" is missing in arguments',
        ),
        ("rules.pattern = 1\n", "is not valid TOML"),
        ("places.first_line = 2\n", "places.first_line: expected 0 or 1, got 2"),
    ],
)
def test_should_name_the_key_when_it_is_wrong(
    tmp_path: pathlib.Path, text: str, problem: str
) -> None:
    found = "\n".join(problems(tmp_path, LINES + text))
    assert problem in found


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('"{args}"', '"{arg}"', 'arguments[1]: "{arg}" means nothing'),
        ('"{args}", ', "", 'arguments: "{args}" is missing, the place of configured arguments'),
        (
            ', "{source_roots}", "{paths}"',
            "",
            'arguments: "{paths}" or "{source_roots}" is missing',
        ),
        ("(?P<line>", "(?P<row>", "output.pattern: the group line is missing"),
        ('version.proof = "marks"\n', "", 'version: the key "proof" is missing'),
        ('shape = "lines"', 'shape = "json"', 'fields: the key "path" is missing, a string'),
        ('output.shape = "lines"\n', "", 'output: the key "shape" is missing'),
    ],
)
def test_should_say_what_lacks_when_nothing_could_be_read(
    tmp_path: pathlib.Path, before: str, after: str, problem: str
) -> None:
    assert problem in "\n".join(problems(tmp_path, LINES.replace(before, after)))
