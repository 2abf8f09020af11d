"""Layout rules as declared."""

import pytest

from archcheck.domain.configuration import LayoutDeclaration, Origin
from archcheck.domain.level import Level
from archcheck.infrastructure.architecture.when import When
from archcheck.infrastructure.architecture.layout.types.forbidden_path import ForbiddenPathOptions
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    problems_in,
)

WHOLE = """
[[layout]]
name = "no setup"
type = "forbidden-path"
paths = ["setup.py", "*.cfg"]
because = "So it is."
fix = "Remove it."
except = "tox.cfg"
when = { dependency = "Django", path = ["manage.py"] }
allow_empty = true
level = "note"
"""
BARE = '[[layout]]\nname = "a"\ntype = "forbidden-path"\n'


def test_should_read_every_key_when_a_layout_rule_is_whole() -> None:
    """The keys of the type, the exceptions and the condition stay as TOML gave them."""
    assert fragment_of(WHOLE).layout.entries == {
        "no setup": LayoutDeclaration(
            name="no setup",
            type="forbidden-path",
            origin=Origin("archcheck.toml", "layout[0]", 2),
            rule="forbidden-path",
            because="So it is.",
            fix="Remove it.",
            excepted=("tox.cfg",),
            condition=When(dependency=("Django",), path=("manage.py",)),
            allow_empty=True,
            level=Level.NOTE,
            options=ForbiddenPathOptions(paths=("setup.py", "*.cfg")),
            keys={
                "paths": ["setup.py", "*.cfg"],
                "except": "tox.cfg",
                "when": {"dependency": "Django", "path": ["manage.py"]},
            },
        )
    }


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("layout = 3", ["layout: expected a list of tables, got 3"]),
        (
            "[layout]",
            ["layout: expected a list of tables, got {}\n  write [[layout]] for each of them"],
        ),
        (
            '[[layout]]\nname = "a"\ntype = "forbiden-path"\n',
            [
                'layout[0].type: unknown layout rule type "forbiden-path"\n'
                '  did you mean "forbidden-path"?'
            ],
        ),
        (
            BARE,
            ['layout[0]: the key "paths" is missing, a glob or a list of globs'],
        ),
        (
            f"{BARE}paths = []\n",
            ["layout[0].paths: expected a glob or a list of globs, got []"],
        ),
        (
            f'{BARE}path = "x"\npaths = "/x"\n',
            [
                'layout[0].path: unknown key\n  did you mean "paths"?',
                'layout[0].paths: "/x" is no path of a project: it begins at the root of the file '
                "system: write it relative to the project",
            ],
        ),
        (
            f'{BARE}paths = ["x", "{{leyer:a}}/x"]\nexcept = ["../x"]\n',
            [
                'layout[0].except[0]: "../x" is no path of a project: it leads out of the project',
                'layout[0].paths[1]: unknown placeholder "{leyer:a}" in "{leyer:a}/x"\n'
                '  did you mean "{layer:NAME}"?',
            ],
        ),
        (
            f'{BARE}paths = "{{x}}"\n',
            [
                'layout[0].paths: unknown placeholder "{x}" in "{x}"\n'
                "  there are {layer:NAME} and {root}",
            ],
        ),
        (
            f'{BARE}paths = "x"\nwhen = {{}}\n',
            [
                "layout[0].when: nothing is stated\n"
                '  such as dependency = ["redis"] or path = "*.md"'
            ],
        ),
        (
            f'{BARE}paths = "x"\nwhen = 3\n',
            ["layout[0].when: expected a table, got 3"],
        ),
        (
            f'{BARE}paths = "x"\nwhen = {{ dependencies = ["x"], path = "/x" }}\n',
            [
                'layout[0].when.dependencies: unknown key\n  did you mean "dependency"?',
            ],
        ),
        (
            f'{BARE}paths = "x"\n{BARE}paths = "x"\n',
            ['layout[1].name: layout[0] is called "a" too'],
        ),
        (
            '[[layout]]\nname = "a"\ntype = "required-path"\npaths = "x"\nany_of = "y"\n',
            ["layout[0].any_of: only one of paths and any_of may stand"],
        ),
        (
            '[[layout]]\nname = "a"\ntype = "required-path"\nholds = "tests"\npaths = "x"\n',
            ['layout[0].holds: expected "test", got "tests"\n  did you mean "test"?'],
        ),
    ],
)
def test_should_say_what_is_wrong_when_a_layout_rule_cannot_be_read(
    text: str, problems: list[str]
) -> None:
    """All of one table at once."""
    assert problems_in(text) == [f"archcheck.toml: {problem}" for problem in problems]
