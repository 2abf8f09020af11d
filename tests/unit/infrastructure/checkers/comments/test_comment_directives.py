"""Tests of what counts as a directive."""

import pytest

from archcheck.infrastructure.checkers.comments.comment_directives import is_allowed, last_prose_end

DIRECTIVES = """
type: ignore|type:ignore|type: ignore[a]|type: ignore[a-b, c.d]|noqa|NoQA|noqa: E501|noqa:E501,W2
noqa : E501 F401|flake8: noqa|flake8: noqa: E501|flake8=noqa|ruff: noqa|ruff: noqa: F401
ruff: isort: skip_file|ruff: disable[E501]|ruff: enable[E501, F401]|pylint: disable=a-b,c
pylint: disable-next=x|pylint: enable = all|pylint: skip-file|pylint: disable=a; enable=b
mypy: ignore-errors|mypy: a, b=c|mypy: disable-error-code="a, b"|pyright: strict|pyright: ignore
pyright: basic, reportX=false|pyright: ignore[reportX, reportY]|pyrefly: ignore|pyrefly: ignore[a-b]|ty: ignore|ty: ignore[a-b]
pyre-strict|pyre-fixme[6]|pyre-ignore[6, 7]|isort: skip|isort:skip_file|isort: dont-add-imports
isort: dont-add-import: import os|fmt: off|fmt:on|fmt: skip|yapf: disable|yapf: enable|nosec
nosec B101|nosec: B101,B102|nosec B101 B102|nosemgrep|nosemgrep: a.b.c, d|NOSONAR|NOSONAR(S1)
noinspection PyBroadException|noinspection A, B|pragma: no cover|pragma: no branch
type: ignore [a]|pragma:no cover|PRAGMA: NO COVER|language=SQL|language=html prefix=<a> suffix=</a>
archcheck: ignore[a] because of it|archcheck: ignore-file[a, b] because|archcheck: unknown
""".replace("\n", "|").strip("|").split("|")
PROSE = """
|types: ignore|type: ignored|type: ignore[]|type: ignore[a] why|type: int|noqa E501|noqa: why
noqa: E501 is long|noqa-ish|flake8: off|ruff: why|ruff: disable|pylint: this|pylint: disable=
mypy: it is so|pyright: why not|ty: why|pyre-strict why|isort: never|fmt: of|fmt: off now
yapf: off|nosec B101 trusted|nosec why|nosemgrep why|NOSONAR why|noinspection|pragma: no
pragma: no cover - defensive|language= SQL|language|archcheck|coding: utf-8|a noqa|!/bin/sh
""".replace("\n", "|").strip("|").split("|")


@pytest.mark.parametrize("words", DIRECTIVES)
def test_should_accept_comment_when_tool_understands_it(words: str) -> None:
    assert last_prose_end(f"#  {words} ", ()) == 0


@pytest.mark.parametrize("words", PROSE)
def test_should_end_with_comment_when_it_is_prose(words: str) -> None:
    assert last_prose_end(f"# {words}", ()) == len(f"# {words}".rstrip())


@pytest.mark.parametrize(
    ("comment", "end"),
    [
        ("#", 1),
        ("####", 4),
        ("# why  # noqa: E501", 5),
        ("# noqa: E501  # why ", 19),
        ("# a # noqa # b # fmt: skip", 14),
        ("# type: ignore[a] # noqa", 0),
        ("#noqa#fmt: skip", 0),
        ("# archcheck: ignore[a] see #12, c#d and # 3", 0),
        ("# archcheck: ignore[a] why  # noqa", 0),
        ("# archcheck: ignore[a] why  # and prose", 39),
        ("# why  # archcheck: ignore[a] because", 5),
    ],
)
def test_should_end_where_last_prose_ends_when_comment_has_parts(comment: str, end: int) -> None:
    assert last_prose_end(comment, ()) == end


@pytest.mark.parametrize(
    ("comment", "end"),
    [("# spell: off", 0), ("# spell: off # noqa", 0), ("# no spell: off", 15), ("#spell: x", 9)],
)
def test_should_match_extra_directives_when_first_word_does(comment: str, end: int) -> None:
    assert last_prose_end(comment, ("spell: o", "other")) == end


@pytest.mark.parametrize(
    ("comment", "kind"),
    [
        ("#: text", "sphinx-attribute"),
        ("# region a", "region"),
        ("#endregion", "region"),
        ("#%%", "cell"),
        ("# %% a # b", "cell"),
    ],
)
def test_should_allow_comment_when_kind_is_allowed(comment: str, kind: str) -> None:
    assert (is_allowed(comment, [kind]), is_allowed(comment, [])) == (True, False)


@pytest.mark.parametrize("comment", ["# : text", "# regional", "# a region", "# % %"])
def test_should_not_allow_comment_when_it_is_of_no_kind(comment: str) -> None:
    assert not is_allowed(comment, ["sphinx-attribute", "region", "cell"])
