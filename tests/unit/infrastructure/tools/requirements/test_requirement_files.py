"""Requirements files as pip reads them."""

import pytest

from archcheck.infrastructure.tools.adapter import Unread
from archcheck.infrastructure.tools.requirements.requirement_files import (
    included_files,
    requirements_in,
)

PATH = "requirements/all.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jinja2==2.10\n", [("jinja2", "2.10", 1, 1, 13)]),
        ("# one\n\n  Foo.Bar[x, y] == 1.0rc1  # two\r\n", [("foo-bar", "1.0rc1", 3, 3, 26)]),
        (
            "a===1.0\nb==1.*\nc>=1,==2,<3\n",
            [
                ("a", "1.0", 1, 1, 8),
                ("b", "", 2, 1, 7),
                ("c", "2", 3, 1, 12),
            ],
        ),
        ("a==not\nb===not\n", [("b", "", 2, 1, 8)]),
        ("a==1; python_version < '3'\n", [("a", "1", 1, 1, 27)]),
        (
            "a==1 \\\n  --hash=sha256:0 \\\n  --hash=sha256:1\nb==2",
            [
                ("a", "1", 1, 1, 5),
                ("b", "2", 4, 1, 5),
            ],
        ),
        ("\\\na==1\\\n", [("a", "1", 2, 1, 5)]),
        ("a\n", [("a", "", 1, 1, 2)]),
        ("a @ https://example.org/a.whl\n", [("a", "", 1, 1, 30)]),
        ("git+https://example.org/a\n", [("git+https://example.org/a", "", 1, 1, 26)]),
        (
            "-e git+https://example.org/a#egg=a\n",
            [
                ("git+https://example.org/a#egg=a", "", 1, 1, 32),
            ],
        ),
        ("--editable=lib\n", [("lib", "", 1, 1, 4)]),
        ("./lib/a-1.0.tar.gz\n", [("./lib/a-1.0.tar.gz", "", 1, 1, 19)]),
        ("-e .\n.\n./\n-e .[dev]\n", []),
        ("--index-url https://example.org\n-i x\n--no-binary :all:\n", []),
        ("-r more.txt\n-c limits.txt\n--requirement=x.txt\n", []),
        ("", []),
    ],
)
def test_should_state_dependencies_when_lines_hold_them(
    text: str, expected: list[tuple[str, str, int, int, int]]
) -> None:
    found = requirements_in(text, PATH).requirements
    assert [(it.name, it.version, it.line, it.column, it.end_column) for it in found] == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a==1\nflask=1\n", "line 2: flask=1 is no requirement"),
        ("a==not\n=\n", "line 1: a==not is no requirement"),
        ("-r ../../x.txt", "line 1: ../x.txt is included, and lies outside of the project"),
        ("-c /etc/x.txt", "line 1: /etc/x.txt is included, and lies outside of the project"),
        (
            "-r https://example.org/x.txt",
            "line 1: https://example.org/x.txt is included, and lies outside of the project",
        ),
    ],
)
def test_should_name_the_line_when_it_cannot_be_read(text: str, reason: str) -> None:
    assert requirements_in(text, PATH).unread == (Unread(PATH, reason),)


def test_should_follow_files_of_the_project_when_they_are_included() -> None:
    text = (
        "-r more.txt\n-c../limits.txt\n--constraint x/y.txt # z\n-r ../../out.txt\na==1\n-rhttp://x"
    )
    assert list(included_files(text, PATH)) == [
        "requirements/more.txt",
        "limits.txt",
        "requirements/x/y.txt",
    ]
