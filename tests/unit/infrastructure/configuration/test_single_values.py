"""Single values and layers."""

import pytest

from archcheck.application.toml_text import KeyPath
from archcheck.domain.configuration import Origin
from archcheck.infrastructure.configuration.fragments import Stated
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    problems_in,
)

HELP = "a pattern is made of names, * and **, and may begin with {root} or {context}"


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ('source = "src"', ("source",), ("src",)),
        ('exclude = ["a", "b"]', ("exclude",), ("a", "b")),
        ("extends = []", ("extends",), ()),
        ('fail_on = "never"', ("fail_on",), "never"),
        ('architecture = "none"', ("architecture",), "none"),
        ("max_file_size = 10", ("max_file_size",), 10),
        ('layers.domain = "shop.*.domain.**"', ("layers", "domain"), ("shop.*.domain.**",)),
        ('layers.a-b = ["{context}.x", "y"]', ("layers", "a-b"), ("{context}.x", "y")),
        ("layers.domain = []", ("layers", "domain"), ()),
        ('contexts = ["shop.*"]', ("contexts",), ("shop.*",)),
        ("contexts = []", ("contexts",), ()),
        ("classified = true", ("classified",), True),
        ('unclassified = "{root}.version"', ("unclassified",), ("{root}.version",)),
        ('except_contexts = "{root}.old"', ("except_contexts",), ("{root}.old",)),
        (
            'libraries.web = ["aiohttp.web", "own.*"]',
            ("libraries", "web"),
            ("aiohttp.web", "own.*"),
        ),
    ],
)
def test_should_state_the_value_when_it_is_right(text: str, path: KeyPath, value: object) -> None:
    """A single string is a list of one."""
    key = ".".join(map(str, path))
    origin = Origin("archcheck.toml", key, 1)
    assert fragment_of(text).values == {path: Stated(value, origin)}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("source = 3", "source: expected a string or a list of strings, got 3"),
        ('tests = ["a", 3]', "tests[1]: expected a string, got 3"),
        (
            'fail_on = "warnings"',
            'fail_on: expected "error", "warning", "note" or "never", got "warnings"\n'
            '  did you mean "warning"?',
        ),
        ('architecture = "nothing"', 'architecture: expected "none", got "nothing"'),
        ("max_file_size = 0", "max_file_size: expected a number of bytes above 0, got 0"),
        ('max_file_size = "5"', 'max_file_size: expected a number of bytes above 0, got "5"'),
        ("libraries = 3", "libraries: expected a table, got 3"),
        ("libraries.web = 3", "libraries.web: expected a string or a list of strings, got 3"),
        (
            'libraries.web = ["a b"]',
            'libraries.web: "a b" names no library: a name is identifiers joined by dots, with *, ? '
            "and ** as wildcards",
        ),
        (
            'libraries.web = ["<orm>"]',
            'libraries.web: "<orm>" names no library: a group holds names, no other groups',
        ),
        (
            'libraries.stdlib = ["a"]',
            'libraries.stdlib: "stdlib" is no name of a group\n'
            "  it is made of letters, digits, - and _, and is not stdlib or third-party",
        ),
        ('classified = "yes"', 'classified: expected true or false, got "yes"'),
        ("contexts = 3", "contexts: expected a string or a list of strings, got 3"),
        (
            'except_contexts = ["a..b"]',
            f'except_contexts: "a..b" is no module pattern: "" cannot stand there\n  {HELP}',
        ),
        (
            'contexts = ["{context}.a"]',
            'contexts: "{context}.a" would be a context in itself\n'
            "  name the package, maybe below {root}",
        ),
        ("layers = 3", "layers: expected a table, got 3"),
        ("layers.domain = 3", "layers.domain: expected a string or a list of strings, got 3"),
        (
            '[layers]\n"a b" = "x"',
            'layers."a b": the name of a layer is made of letters, digits, - and _',
        ),
        (
            'layers.a = "{roots}.a"',
            'layers.a: "{roots}.a" is no module pattern: "{roots}" cannot stand there\n'
            '  did you mean "{root}"?',
        ),
        (
            'composition_roots = ["a..b"]',
            f'composition_roots[0]: "a..b" is no module pattern: "" cannot stand there\n  {HELP}',
        ),
        (
            'layers.a = "src/shop"',
            'layers.a: "src/shop" is no module pattern: "src/shop" cannot stand there\n'
            f"  {HELP}",
        ),
    ],
)
def test_should_name_the_problem_when_value_is_wrong(text: str, problem: str) -> None:
    """Key path, expectation and value."""
    assert problems_in(text) == [f"archcheck.toml: {problem}"]
