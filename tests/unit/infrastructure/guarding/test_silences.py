"""Tests of comments that silence more, or less, than those that were there."""

import pytest

from archcheck.domain.project import Role, SourceFile
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.guarding.changed_files import StateFile
from archcheck.infrastructure.guarding.silences import Silence, silences_in
from archcheck.infrastructure.guarding.suppression_comparison import uncovered

Words = list[str]
CASES: tuple[tuple[str, str, Words, Words], ...] = (
    ("x=1  # NOQA\n", "x=1  # noqa\n", [], []),
    ("x=1  # NoQA: E501\n", "x=1  # noqa:E501\n", [], []),
    ("x=1  # noqa: e501\n", "x=1  # noqa: E501\n", [], []),
    ("x=1  # noqa: E501,F401\n", "x=1  # noqa: F401, E501\n", [], []),
    ("x=1  # noqa: E501 F401\n", "x=1  # noqa: F401,E501\n", [], []),
    ("x=1  # noqa: E5\n", "x=1  # noqa: E501\n", [], ["noqa: E5"]),
    ("x=1  # noqa: E501\n", "x=1  # noqa: E5\n", ["noqa: E5"], []),
    ("x=1  # noqa: E501\n", "x=1  # noqa: E501,F401\n", ["noqa: E501,F401"], []),
    ("x=1  # noqa: E501\n", "x=1  # noqa: F401\n", ["noqa: F401"], ["noqa: E501"]),
    ("x=1  # type: ignore[a]\n", "x=1  # type: ignore\n", ["type: ignore"], []),
    ("x=1  # type: ignore\n", "x=1  # type: ignore[a]\n", [], ["type: ignore"]),
    ("x=1  # type:ignore\n", "x=1  # type: ignore\n", [], []),
    ("x=1  # type:ignore[a,b]\n", "x=1  # type: ignore[b, a]\n", [], []),
    ("x=1  # type: ignore[a]\n", "x=1  # type: ignore[a,b]\n", ["type: ignore[a,b]"], []),
    ("x=1  # pyright: ignore[a]\n", "x=1  # pyright: ignore\n", ["pyright: ignore"], []),
    ("x=1  # nosec B101\n", "x=1  # nosec\n", ["nosec"], []),
    ("x=1  # nosec\n", "x=1  # nosec B101\n", [], ["nosec"]),
    ("x=1  # nosec: B101\n", "x=1  # nosec B101\n", [], []),
    ("x=1  #nosec\n", "x=1  # nosec\n", [], []),
    ("x=1  # pylint: disable=foo\n", "x=1  # pylint: disable=all\n", ["pylint: disable"], []),
    ("x=1  # pylint: disable=all\n", "x=1  # pylint: disable=foo\n", [], ["pylint: disable"]),
    (
        "x=1  # pylint: disable=foo\n",
        "x=1  # pylint: disable=foo,bar\n",
        ["pylint: disable=foo,bar"],
        [],
    ),
    ("x=1  # pylint: disable=foo,bar\n", "x=1  # pylint:disable = bar, foo\n", [], []),
    (
        "x=1  # pylint: disable=foo\n",
        "# pylint: skip-file\nx=1\n",
        ["pylint: skip-file"],
        ["pylint: disable=foo"],
    ),
    ("x=1  # pylint: disable=foo\n", "# pylint: disable=foo\nx=1\n", ["pylint: disable=foo"], []),
    ("# pylint: disable=foo\nx=1\n", "x=1  # pylint: disable=foo\n", [], ["pylint: disable=foo"]),
    (
        "def f():\n    return 1  # pylint: disable=foo\n",
        "def f():  # pylint: disable=foo\n    return 1\n",
        ["pylint: disable=foo"],
        [],
    ),
    (
        "# pylint: disable-next=foo\nx=1\n",
        "# pylint: disable=foo\nx=1\n",
        ["pylint: disable=foo"],
        [],
    ),
    ("# pylint: disable-next=foo\nx=1\n", "x=1  # pylint: disable=foo\n", [], []),
    (
        "# pylint: disable=foo\nx=1\n# pylint: enable=foo\ny=1\n",
        "# pylint: disable=foo\nx=1\ny=1\n",
        ["pylint: disable=foo"],
        [],
    ),
    ("x=1\n", "x=1  # pragma: no cover\n", ["pragma: no cover"], []),
    ("x=1  # pragma: no cover\n", "x=1  # pragma:no cover\n", [], []),
    ("x=1  # pragma: no cover\n", "x=1  # PRAGMA: NO COVER\n", [], []),
    ("x=1\n", "x=1  # pragma no cover\n", ["pragma no cover"], []),
    ("x=1\n", "x=1  # pragma: nocover\n", ["pragma: nocover"], []),
    (
        "if x:  # pragma: no branch\n    y=1\n",
        "if x:  # pragma: no cover\n    y=1\n",
        ["pragma: no cover"],
        ["pragma: no branch"],
    ),
    (
        "def f():\n    if x:\n        return 1\n    raise X  # pragma: no cover\n",
        "def f():  # pragma: no cover\n    if x:\n        return 1\n    raise X\n",
        ["pragma: no cover"],
        [],
    ),
    (
        "def f():\n    raise X  # pragma: no cover\n",
        "def f():\n    raise Y  # pragma: no cover\n",
        [],
        [],
    ),
    (
        "def f():  # pragma: no cover\n    raise X\n",
        "def g():  # pragma: no cover\n    raise X\n",
        [],
        [],
    ),
    ("x=1\n", "# fmt: off\nx=1\n", ["fmt: off"], []),
    ("# fmt: off\nx=1\n", "# fmt:off\nx=1\n", [], []),
    ("x=1\n", "x=1  # fmt: skip\n", ["fmt: skip"], []),
    ("# fmt: off\nx=1\n# fmt: on\ny=1\n", "# fmt: off\nx=1\ny=1\n", ["fmt: off"], []),
    ("# fmt: off\nx=1\ny=1\n", "# fmt: off\nx=1\n# fmt: on\ny=1\n", [], ["fmt: off"]),
    ("x=1\ny=1\n", "# fmt: off\nx=1\n# fmt: on\ny=1\n", ["fmt: off"], []),
    ("# fmt: off\nx=1\n# fmt: on\ny=1\n", "x=1\ny=1\n", [], ["fmt: off"]),
    ("x=1\n", "# yapf: disable\nx=1\n", ["yapf: disable"], []),
    ("x=1\n", "# ruff: isort: skip_file\nx=1\n", ["ruff: isort: skip_file"], []),
    ("import x  # isort:skip\n", "import x  # isort: skip\n", [], []),
    ("x=1\n", '"""isort:skip_file"""\nx=1\n', [], []),
    ("x=1  # nosemgrep: a.b\n", "x=1  # nosemgrep\n", ["nosemgrep"], []),
    ("x=1\n", "x=1  # nosem\n", ["nosem"], []),
    ("x=1\n", "x=1  # nosem: a.b\n", ["nosem: a.b"], []),
    ("x=1\n", "# ruff: noqa\nx=1\n", ["ruff: noqa"], []),
    ("# ruff: noqa: F401\nx=1\n", "# ruff: noqa\nx=1\n", ["ruff: noqa"], []),
    ("# ruff: noqa\nx=1\n", "# ruff: noqa: F401\nx=1\n", [], ["ruff: noqa"]),
    ("x=1\n", "# flake8: noqa\nx=1\n", ["flake8: noqa"], []),
    ("# flake8: noqa\nx=1\n", "# flake8=NOQA\nx=1\n", [], []),
    (
        "import x  # noqa: F401\n",
        "# ruff: noqa: F401\nimport x\n",
        ["ruff: noqa: F401"],
        ["noqa: F401"],
    ),
    ("x=1\n", "# mypy: ignore-errors\nx=1\n", ["mypy: ignore-errors"], []),
    ("x=1\n", "# mypy: ignore_errors\nx=1\n", ["mypy: ignore_errors"], []),
    ("x=1\n", "# mypy: ignore-errors=True\nx=1\n", ["mypy: ignore-errors=True"], []),
    ("x=1\n", "# mypy: ignore-errors=False\nx=1\n", [], ["mypy: ignore-errors=False"]),
    ("x=1\n", '# mypy: disable-error-code="a, b"\nx=1\n', ['mypy: disable-error-code="a, b"'], []),
    (
        '# mypy: disable-error-code="a"\nx=1\n',
        '# mypy: disable-error-code="a, b"\nx=1\n',
        ['mypy: disable-error-code="a, b"'],
        [],
    ),
    ('# mypy: disable-error-code="a,b"\nx=1\n', '# mypy: disable-error-code="b, a"\nx=1\n', [], []),
    ("x=1\n", "# mypy: allow-untyped-defs\nx=1\n", ["mypy: allow-untyped-defs"], []),
    (
        "x=1\n",
        "# mypy: disallow-untyped-defs=False\nx=1\n",
        ["mypy: disallow-untyped-defs=False"],
        [],
    ),
    (
        "x=1\n",
        "# mypy: strict-equality, allow-any-generics\nx=1\n",
        ["mypy: allow-any-generics"],
        ["mypy: strict-equality"],
    ),
    ("x=1\n", "# mypy: disallow-untyped-defs\nx=1\n", [], ["mypy: disallow-untyped-defs"]),
    ("# mypy: disallow-untyped-defs\nx=1\n", "x=1\n", ["mypy: disallow-untyped-defs"], []),
    ("x=1  # type: ignore\n", "# type: ignore\nx=1\n", ["type: ignore"], []),
    ("x=1\n", "# type: ignore\nx=1\n", ["type: ignore"], []),
    ("x=''\n", "x='# noqa'\n", [], []),
    ("x=1\n", '"""\n# type: ignore\n# noqa\n"""\nx=1\n', [], []),
    ("x=1\n", "x=f'{1} # noqa'\n", [], []),
    ("x=1\n", "x=1  # we need no noqa here\n", [], []),
    (
        "x=1  # archcheck: ignore[no-comments]\n",
        "x=1  # archcheck: ignore[no-comments, descriptive-name]\n",
        ["archcheck: ignore[no-comments, descriptive-name]"],
        [],
    ),
    (
        "x=1  # archcheck: ignore[conventions]\n",
        "x=1  # archcheck: ignore[no-comments]\n",
        [],
        ["archcheck: ignore[conventions]"],
    ),
    (
        "x=1  # archcheck: ignore[no-comments]\n",
        "x=1  # archcheck: ignore[conventions]\n",
        ["archcheck: ignore[conventions]"],
        [],
    ),
    (
        "x=1  # archcheck: ignore[flake8:*]\n",
        "x=1  # archcheck: ignore[flake8:E501]\n",
        [],
        ["archcheck: ignore[flake8:*]"],
    ),
    (
        "x=1  # archcheck: ignore[flake8:E501]\n",
        "x=1  # archcheck: ignore[flake8:*]\n",
        ["archcheck: ignore[flake8:*]"],
        [],
    ),
    (
        "x=1  # archcheck: ignore[flake8:a, mypy:b]\n",
        "x=1  # archcheck: ignore[flake8:b, mypy:a]\n",
        ["archcheck: ignore[flake8:b, mypy:a]"],
        ["archcheck: ignore[flake8:a, mypy:b]"],
    ),
    (
        "x=1  # archcheck: ignore[no-comments]\n",
        "# archcheck: ignore-file[no-comments] a\nx=1\n",
        ["archcheck: ignore-file[no-comments]"],
        ["archcheck: ignore[no-comments]"],
    ),
    (
        "x=1  # archcheck: ignore[no-comments] a\n",
        "x=1  # archcheck: ignore[no-comments] b\n",
        [],
        [],
    ),
    ("x=1  # archcheck: ignore[a, b] x\n", "x=1  # archcheck: ignore[b,a] x\n", [], []),
    ("x=1  # archcheck:ignore[a] x\n", "x=1  # archcheck: ignore[ a ] x\n", [], []),
    ("x=1  # archcheck: ignore[a] x\n", "# archcheck: ignore[a] x\nx=1\n", [], []),
    ("x=1  # noqa: E501\n", "x=1  # noqa: E501\r\n", [], []),
    ("x=1  # noqa: E501\n", "\ufeffx=1  # noqa: E501\n", [], []),
    ("x=1\n", "x=(  # noqa\n", ["noqa"], []),
    ("f(a, b)  # noqa: E501\n", "f(\n    a,\n    b,\n)  # noqa: E501\n", [], []),
    ("x=1  # noqa: E501 # type: ignore[a]\n", "x=1  # type: ignore[a] # noqa: E501\n", [], []),
    ("x=1  # noqa: E501\ny=2  # noqa: E501\n", "x=1; y=2  # noqa: E501\n", [], ["noqa: E501"]),
    ("x=1  # noqa: E501\n", "x=1  # noqa: E501\nx=1  # noqa: E501\n", ["noqa: E501"], []),
    ("x=1\n", "x=1  # pyre-ignore[7]\n", ["pyre-ignore[7]"], []),
    ("x=1\n", "x=1  # NOSONAR\n", ["NOSONAR"], []),
    ("x=1\n", "# noinspection PyUnused\nx=1\n", ["noinspection PyUnused"], []),
    ("x=1\n", "x=1  # ty: ignore[a]\n", ["ty: ignore[a]"], []),
    ("x=1\n", "# pyright: basic\nx=1\n", ["pyright: basic"], []),
    ("x=1\n", "# pyright: reportFoo=false\nx=1\n", ["pyright: reportFoo=false"], []),
    ("x=1\n", "# ruff: disable[F401]\nx=1\n# ruff: enable[F401]\n", ["ruff: disable[F401]"], []),
    (
        "# ruff: disable[F401]\nx=1\n# ruff: enable[F401]\ny=1\n",
        "# ruff: disable[F401]\nx=1\ny=1\n",
        ["ruff: disable[F401]"],
        [],
    ),
    ("x=1  # noqa:E501,W291\n", "x=1  # noqa: E501, W291\n", [], []),
    ("x=1  # noqa: E501\n", "x=1  # noqa E501\n", ["noqa"], []),
    ("x=1  # noqa: E501 because\n", "x=1  # noqa: E501\n", [], []),
    ("x=1  # pylint: disable=a; disable=b\n", "x=1  # pylint: disable=a,b\n", [], []),
    ("# pyright: strict\nx=1\n", "x=1\n", ["pyright: strict"], []),
    ("x=1\n", "# mypy: no-strict-optional\nx=1\n", ["mypy: no-strict-optional"], []),
    ("x=1\n", '# mypy: enable-error-code="a, b"\nx=1\n', [], ['mypy: enable-error-code="a, b"']),
    (
        '# mypy: enable-error-code="a, b"\nx=1\n',
        '# mypy: enable-error-code="a"\nx=1\n',
        ['mypy: enable-error-code="a, b"'],
        [],
    ),
    ("x=1\n", "x=1\n# type: ignore[a]\n", ["type: ignore[a]"], []),
    ("@f\ndef g(): ...\n", "@f  # pragma: no cover\ndef g(): ...\n", ["pragma: no cover"], []),
    (
        "# pylint: disable=a\nx=1\n# pylint: enable=b\n",
        "# pylint: disable=a\nx=1\n# pylint: enable=a\n",
        [],
        ["pylint: disable=a"],
    ),
)


def _silences(source: str, is_demand: bool) -> list[Silence]:
    file = SourceFile("a.py", Role.SOURCE, "a", is_package=False, size=1, digest="")
    found = silences_in([StateFile(file, source.encode())])
    return [silence for silence in found if silence.said.is_demand is is_demand]


def _looser(before: str, after: str) -> Words:
    names = RuleNames(PageRuleCatalogue().rules(), {})
    new = uncovered(_silences(after, False), _silences(before, False), names)
    lost = uncovered(_silences(before, True), _silences(after, True), names)
    return [silence.said.words for silence, _ in (*new, *lost)]


@pytest.mark.parametrize(("before", "after", "looser", "stricter"), CASES)
def test_should_tell_what_silences_more_when_comments_change(
    before: str, after: str, looser: Words, stricter: Words
) -> None:
    assert (_looser(before, after), _looser(after, before)) == (looser, stricter)
