"""Tests of inline ignores."""

import pytest

from archcheck.domain.location import Region
from tests.unit.infrastructure.facts.facts_support import facts_of, only_ignore

IGNORE = "# archcheck: ignore[no-comments] why not"
NAMES_NO_RULE = 'this ignore names no rule: write "# archcheck: ignore[rule-name] reason"'
NO_REASON = "this ignore gives no reason: write one of three or more characters behind the ]"


def test_should_find_nothing_when_text_does_not_speak_to_archcheck() -> None:
    assert facts_of("import a  # archcheck\n").ignores == ()


@pytest.mark.parametrize(
    ("comment", "names", "reason"),
    [
        (IGNORE, ("no-comments",), "why not"),
        ("#archcheck:ignore[a]b c", ("a",), "b c"),
        ("# archcheck:  ignore [a] because", ("a",), "because"),
        (
            "# archcheck: ignore[a, CNV1,flake8:F841 ,] why not  ",
            ("a", "CNV1", "flake8:F841"),
            "why not",
        ),
        ("# archcheck: ignore[mypy:*] see issue #12", ("mypy:*",), "see issue #12"),
        ("# archcheck: ignore[a] why  # noqa: E501", ("a",), "why"),
        ("# archcheck: ignore[a] why #noqa", ("a",), "why"),
        ("# noqa: E501  # archcheck: ignore[a] why", ("a",), "why"),
        ("# noqa# archcheck: ignore[a] why", ("a",), "why"),
        ("# archcheck: ignore[a] [b] c", ("a",), "[b] c"),
    ],
)
def test_should_read_names_and_reason_when_comment_is_an_ignore(
    comment: str, names: tuple[str, ...], reason: str
) -> None:
    directive = only_ignore(f"x = 1  {comment}\n")
    assert (directive.names, directive.reason, directive.problem) == (names, reason, "")


@pytest.mark.parametrize(
    "source",
    [
        'x = "# archcheck: ignore[a] why"\n',
        '"""Say\n# archcheck: ignore[a] why\n"""\n',
        "x = 1  # see archcheck: ignore[a] why\n",
        "x = 1  # archcheck ignore[a] archcheck:\n",
    ],
)
def test_should_find_nothing_when_text_only_mentions_an_ignore(source: str) -> None:
    assert facts_of(source).ignores == ()


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("# archcheck: ignore", NAMES_NO_RULE),
        ("# archcheck: ignore[]", NAMES_NO_RULE),
        ("# archcheck: ignore[ , ] why", NAMES_NO_RULE),
        ("# archcheck: ignore why", NAMES_NO_RULE),
        ("# archcheck: ignore[a why", NAMES_NO_RULE),
        ("# archcheck: ignore[a]", NO_REASON),
        ("# archcheck: ignore[a] ab", NO_REASON),
        ("# archcheck: ignore[a]  # noqa", NO_REASON),
        (
            "# archcheck: ignores[a] why",
            'archcheck knows no comment "ignores": did you mean "ignore"?',
        ),
        (
            "# archcheck: disable[a] why",
            'archcheck knows no comment "disable": write "ignore" or "ignore-file"',
        ),
        ("# archcheck:", 'archcheck knows no comment "": write "ignore" or "ignore-file"'),
    ],
)
def test_should_say_what_is_wrong_when_an_ignore_is_malformed(comment: str, problem: str) -> None:
    assert only_ignore(f"x = 1  {comment}\n").problem == problem


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"x = 1  {IGNORE}\n", (1, 1)),
        (f"x = (1,\n  2,\n  3)  {IGNORE}\n", (1, 3)),
        (f"x = (1,\n  2,  {IGNORE}\n  3)\n", (2, 2)),
        (f"x = '''\n\n'''  {IGNORE}\n", (1, 3)),
        (f"x = (1,\n  2); y = (3,\n  4)  {IGNORE}\n", (2, 3)),
        (f"x = 1; y = 2  {IGNORE}\n", (1, 1)),
        (f"if a:\n  x = (1,\n    2)  {IGNORE}\n", (2, 3)),
        (f"if (a and\n    b):  {IGNORE}\n  pass\n", (2, 2)),
        (f"if a: x = (1,\n  2)  {IGNORE}\n", (1, 2)),
        (f"{IGNORE}\nx = (1,\n  2)\n", (2, 2)),
        (f"x = (\n  {IGNORE}\n  1,\n)\n", (3, 3)),
        (f"{IGNORE}\n\nx = 1\n", (2, 2)),
        (f"import a \\\n  as b  {IGNORE}\n", (1, 2)),
        (f"x = 1\n{IGNORE}", (3, 3)),
        (f"{IGNORE}\r\nx = 1\r\n", (2, 2)),
    ],
)
def test_should_cover_the_statement_that_it_closes_or_the_next_line_when_placed_so(
    source: str, expected: tuple[int, int]
) -> None:
    directive = only_ignore(source)
    assert (directive.first_line, directive.last_line) == expected


def test_should_cover_the_code_below_when_ignores_stand_above_each_other() -> None:
    facts = facts_of(f"{IGNORE}\n# archcheck: ignore[a] why\nx = 1\n")
    assert [directive.first_line for directive in facts.ignores] == [3, 3]


def test_should_find_both_when_a_comment_holds_two_ignores() -> None:
    facts = facts_of("x = 1  # archcheck: ignore[a] why  # archcheck: ignore[b] why\n")
    assert [(item.names, item.region.start_column) for item in facts.ignores] == [
        (("a",), 8),
        (("b",), 36),
    ]


def test_should_place_only_the_directive_when_other_segments_surround_it() -> None:
    directive = only_ignore("é = 1  # noqa  # archcheck: ignore[a] why  # type: ignore\n")
    assert directive.region == Region(1, 16, 1, 42)


@pytest.mark.parametrize(
    "source",
    [
        "# archcheck: ignore-file[a] why\nimport b\nimport c",
        "#!/usr/bin/env python\n\n# archcheck: ignore-file[a] why\nimport b",
        "# archcheck: ignore-file[a] why\n@b\ndef f(): pass",
        "# archcheck: ignore-file[a] why\n\n",
    ],
)
def test_should_cover_the_whole_file_when_it_stands_before_the_first_statement(source: str) -> None:
    directive = only_ignore(source)
    lines = len(source.split("\n"))
    expected = (True, 1, lines, "")
    found = (directive.whole_file, directive.first_line, directive.last_line, directive.problem)
    assert found == expected


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("import b\n# archcheck: ignore-file[a] why\n", 1),
        ("\nimport b  # archcheck: ignore-file[a] why\n", 2),
        ('"""Doc."""\n# archcheck: ignore-file[a] why\n', 1),
        ("\n@b\n# archcheck: ignore-file[a] why\ndef f(): pass\n", 2),
    ],
)
def test_should_say_so_when_ignore_of_the_file_comes_too_late(source: str, line: int) -> None:
    problem = f"this ignore-file stands behind the first statement: move it above line {line}"
    assert only_ignore(source).problem == problem
