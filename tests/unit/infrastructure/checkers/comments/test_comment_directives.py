"""Tests of what counts as a directive."""

import pytest

from archcheck.infrastructure.checkers.comments.comment_directives import is_allowed, prose_span

DIRECTIVES = """
type: ignore|type:ignore|type: ignore[a]|type: ignore[a-b, c.d]|noqa|NoQA|noqa: E501|noqa:E501,W2
noqa : E501 F401|flake8: noqa|flake8: noqa: E501|flake8=noqa|ruff: noqa|ruff: noqa: F401
ruff: isort: skip_file|ruff: disable[E501]|ruff: enable[E501, F401]|pylint: disable=a-b,c
pylint: disable-next=x|pylint: enable = all|pylint: skip-file|pylint: disable=a; enable=b
mypy: ignore-errors|mypy: a, b=c|mypy: disable-error-code="a, b"|pyright: strict|pyright: ignore
pyright: basic, reportX=false|pyright: ignore[reportX, reportY]|pyrefly: ignore|pyrefly: ignore[a-b]|ty: ignore|ty: ignore[a-b]
pyre-strict|pyre-fixme[6]|pyre-ignore[6, 7]|isort: skip|isort:skip_file|isort: dont-add-imports
isort: dont-add-import: import os|fmt: off|fmt:on|fmt: skip|yapf: disable|yapf: enable|nosec
nosec B101|nosec: B101,B102|nosec B101 B102|nosec:B101|nosec B101,assert_used|nosec assert_used
nosec: eval, B311|nosec : pickle|nosemgrep|nosemgrep: a.b.c, d|NOSONAR|NOSONAR(S1)
noinspection PyBroadException|noinspection A, B|pragma: no cover|pragma: no branch
type: ignore [a]|pragma:no cover|PRAGMA: NO COVER|language=SQL|language=html prefix=<a> suffix=</a>
archcheck: ignore[a] because of it|archcheck: ignore-file[a, b] because|archcheck: unknown
""".replace("\n", "|").strip("|").split("|")
PROSE = """
|types: ignore|type: ignored|type: ignore[]|type: ignore[a] why|type: int|noqa E501|noqa: why
noqa: E501 is long|noqa-ish|flake8: off|ruff: why|ruff: disable|pylint: this|pylint: disable=
mypy: it is so|pyright: why not|ty: why|pyre-strict why|isort: never|fmt: of|fmt: off now
yapf: off|nosec B101 trusted|nosec why|nosec assert_use|nosec assert_used here|nosec B101assert_used|nosecB101
nosec B101,|nosec eval_it|nosemgrep why|NOSONAR why|noinspection|pragma: no
pragma: no cover - defensive|language= SQL|language|archcheck|coding: utf-8|a noqa|!/bin/sh
""".replace("\n", "|").strip("|").split("|")


def test_should_accept_comment_when_tool_understands_it() -> None:
    assert [words for words in DIRECTIVES if prose_span(f"#  {words} ", ()) != (0, 0)] == []


def test_should_reach_over_the_comment_when_it_is_prose() -> None:
    whole = {words: (0, len(f"# {words}".rstrip())) for words in PROSE}
    assert {words: prose_span(f"# {words}", ()) for words in PROSE} == whole


@pytest.mark.parametrize(
    ("comment", "prose"),
    [
        ("#", "#"),
        ("####", "####"),
        ("# why  # noqa: E501", "# why"),
        ("# noqa: E501  # why ", "# why"),
        ("# noqa # a # noqa # b # fmt: skip", "# a # noqa # b"),
        ("# type: ignore[a] # noqa", ""),
        ("#noqa#fmt: skip", ""),
        ("# archcheck: ignore[a] see #12, c#d and # 3", ""),
        ("# archcheck: ignore[a] why  # noqa", ""),
        ("# archcheck: ignore[a] why  # and prose", "# and prose"),
        ("# why  # archcheck: ignore[a] because", "# why"),
    ],
)
def test_should_span_the_prose_alone_when_comment_has_parts(comment: str, prose: str) -> None:
    assert comment[slice(*prose_span(comment, ()))] == prose


@pytest.mark.parametrize(
    ("comment", "prose"),
    [
        ("# spell: off", ""),
        ("# spell: off # noqa", ""),
        ("# noqa # spell: off", ""),
        ("# no spell: off", "# no spell: off"),
        ("#spell: x", "#spell: x"),
        ("# spell: off # why", "# why"),
        ("# see #12 # noqa", ""),
        ("# see #12 and more", ""),
        ("# see #12 # why", "# why"),
        ("# see #none", "# see #none"),
    ],
)
def test_should_match_extra_directives_when_first_word_does(comment: str, prose: str) -> None:
    patterns = ("spell: o", "other", r"see #\d+")
    assert comment[slice(*prose_span(comment, patterns))] == prose


@pytest.mark.parametrize(
    ("comment", "kind"),
    [
        ("#: text", "sphinx-attribute"),
        ("# region a", "region"),
        ("#endregion", "region"),
        ("#%%", "cell"),
        ("# %% a # b", "cell"),
        ("# Given", "given-when-then"),
        ("#when", "given-when-then"),
        ("# THEN:", "given-when-then"),
        ("# and", "given-when-then"),
        ("# Arrange", "given-when-then"),
        ("# Act / Assert", "given-when-then"),
        ("# When, Then.  ", "given-when-then"),
    ],
)
def test_should_allow_comment_when_kind_is_allowed(comment: str, kind: str) -> None:
    assert (is_allowed(comment, [kind]), is_allowed(comment, [])) == (True, False)


@pytest.mark.parametrize(
    "comment",
    ["# : text", "# regional", "# a region", "# % %", "# Given a cart", "# Act!", "# Givens"],
)
def test_should_not_allow_comment_when_it_is_of_no_kind(comment: str) -> None:
    assert not is_allowed(comment, ["sphinx-attribute", "region", "cell", "given-when-then"])
