"""Comments that suppress findings."""

import pytest

from archcheck.infrastructure.checkers.comments.suppressions import (
    Suppression,
    suppressed_from,
    suppressions_in,
)


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "#NOQA",
        "# flake8: noqa",
        "# flake8=noqa",
        "# ruff: noqa",
        "# noqa F401",
        "# noqa: because",
        "# noqa : -",
        "# type: ignore",
        "# type:ignore",
        "# type: ignore []",
        "# pyright: ignore",
        "# ty: ignore",
        "# pyrefly: ignore",
        "# pyrefly: ignore-errors",
        "# mypy: ignore-errors",
        "# mypy: ignore-errors=True",
        "# pyre-ignore",
        "# pyre-fixme",
        "# pyre-ignore-all-errors",
        "# nosec",
        "# nosec because",
        "# nosemgrep",
        "# NOSONAR",
        "# noinspection ALL",
        "# pylint: disable",
        "# pylint: disable=all",
        "# pylint: disable=invalid-name, all",
        "# pylint: disable-all",
        "# pylint: skip-file",
    ],
)
def test_should_be_blanket_when_no_codes_are_named(comment: str) -> None:
    """In a form that the tool reads."""
    assert [item.is_blanket for item in suppressions_in(comment)] == [True]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: F401",
        "# noqa:F401,E501",
        "# flake8: noqa: F401",
        "# ruff: noqa: F401",
        "# ruff: ignore[F401]",
        "# ruff: disable[F401]",
        "# type: ignore[misc]",
        "# type: ignore [misc, arg-type]",
        "# pyright: ignore[reportFoo]",
        "# pyre-ignore[9]",
        '# mypy: disable-error-code="misc, attr-defined"',
        "# mypy: disable-error-code=misc",
        "# nosec B101",
        "# nosec: B101, assert_used",
        "# nosemgrep: a.b.c",
        "# NOSONAR(S1234)",
        "# noinspection PyFoo",
        "# pylint: disable=invalid-name",
        "# pylint: disable=all-caps",
        "# pylint: disable-next=a,b; enable=c",
        "# pragma: no cover",
    ],
)
def test_should_not_be_blanket_when_codes_are_named(comment: str) -> None:
    """What is not covered has none."""
    assert [item.is_blanket for item in suppressions_in(comment)] == [False]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqas",
        "# see noqa",
        "# type: ignored",
        "# type: int",
        "# type: ignore-all",
        "# pyright: strict",
        "# pylint: enable=all",
        "# pylint: disabled",
        "# mypy: strict",
        "# mypy: ignore-errors=False",
        "# mypy: ignore-errors = no",
        "# nosecs",
        "# fmt: off",
        "# isort: skip",
        "# archcheck: ignore[no-comments] why",
        "# words",
    ],
)
def test_should_find_nothing_when_a_comment_suppresses_nothing(comment: str) -> None:
    """Or speaks of it only."""
    assert suppressions_in(comment) == []


@pytest.mark.parametrize(
    ("comment", "needs"),
    [
        ("# noqa: F401", True),
        ("# noqa: F401 -", True),
        ("# noqa: F401 - so", True),
        ("# noqa: F401 - why", False),
        ("# noqa: F401 why", False),
        ("# why it is  # noqa: F401", False),
        ("# noqa: F401  # why", False),
        ("# noqa: F401  # fmt: skip", True),
        ("# noqa: F401  # see #12", False),
        ("# type: ignore[misc]  # noqa: F401", True),
        ("# noqa", True),
        ("# pylint: disable=a; enable=b", True),
        ("# pragma: no cover", False),
    ],
)
def test_should_need_a_reason_when_no_words_say_why(comment: str, needs: bool) -> None:
    """Words for other tools are none."""
    assert suppressions_in(comment)[0].needs_reason is needs


def test_should_place_each_when_a_comment_has_several() -> None:
    """With one reason."""
    comment = "# type: ignore[misc]  # noqa  # why"
    assert suppressions_in(comment) == [
        Suppression(0, 20, "type: ignore[misc]", False, "# why", "[misc]"),
        Suppression(22, 28, "noqa", True, "# why"),
    ]


@pytest.mark.parametrize(
    ("comment", "end"), [("# noqa: F401 why", 12), ("# why  # noqa", 13), ("# why", 0)]
)
def test_should_say_where_reasons_begin_when_something_is_suppressed(
    comment: str, end: int
) -> None:
    """Behind the first."""
    assert suppressed_from(comment) == end
