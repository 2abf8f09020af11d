"""What two packs say of one key."""

import pathlib

import pytest

from tests.unit.infrastructure.configuration.configuration_support import load, write_files

TESTED = '[[layout]]\nname = "tested"\ntype = "required-path"\npaths = "tests/"\n'
DISABLED = '[disable]\nlayout = "tested"\n'


def told(directory: pathlib.Path, lower: str, upper: str, own: str = "") -> list[str]:
    """The contradictions of two packs."""
    files = {
        "archcheck.toml": f'extends = ["lower", "upper"]\n{own}',
        "packs/lower.toml": lower,
        "packs/upper.toml": upper,
    }
    found = load(write_files(directory, files)).contradictions
    return [
        f"{it.key}: {it.value} by {it.origin.source}, {it.other} by {it.over.source}"
        for it in found
    ]


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        (
            'rules.no-comments = "error"',
            'rules.no-comments = "note"',
            'rules.no-comments.level: "note" by pack upper, "error" by pack lower',
        ),
        (
            'layers.domain = "shop.domain"',
            'layers.domain = "shop.core"',
            'layers.domain: ["shop.core"] by pack upper, ["shop.domain"] by pack lower',
        ),
        (
            TESTED,
            f'{TESTED}level = "note"',
            'layout.tested.level: "note" by pack upper, not set by pack lower',
        ),
        (
            f'{TESTED}level = "note"',
            TESTED,
            'layout.tested.level: not set by pack upper, "note" by pack lower',
        ),
        (TESTED, DISABLED, "layout.tested: taken away by pack upper, stated by pack lower"),
    ],
)
def test_should_tell_both_when_packs_contradict_each_other(
    tmp_path: pathlib.Path, lower: str, upper: str, expected: str
) -> None:
    assert told(tmp_path, lower, upper) == [expected]


@pytest.mark.parametrize(
    ("lower", "upper", "own"),
    [
        (TESTED, f'{TESTED}because = "so"', ""),
        ('rules.no-comments = "error"', 'rules.no-comments = "error"', ""),
        ('summary = "One."', 'summary = "Another."', ""),
        ('tools.mypy.extra_args = ["-a"]', 'tools.mypy.extra_args = ["-b"]', ""),
        ('rules.no-comments = "error"', 'extends = "lower"\nrules.no-comments = "note"', ""),
        (
            'rules.no-comments = "error"',
            'rules.no-comments = "note"',
            'rules.no-comments = "warning"',
        ),
        (TESTED, DISABLED, TESTED),
        (TESTED, f'{TESTED}level = "note"', DISABLED),
    ],
)
def test_should_tell_nothing_when_packs_agree_or_the_project_decides(
    tmp_path: pathlib.Path, lower: str, upper: str, own: str
) -> None:
    assert told(tmp_path, lower, upper, own) == []
