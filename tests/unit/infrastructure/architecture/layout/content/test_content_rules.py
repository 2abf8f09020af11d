"""What files must hold and must not."""

import pathlib

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.execution import cpu_limits
from tests.unit.infrastructure.architecture.layout.declared_support import (
    configured,
    findings,
    inspected,
    told,
)
from tests.unit.infrastructure.configuration.configuration_support import problems_in
from tests.unit.infrastructure.discovery.project_support import write

FORBIDDEN = '[[layout]]\nname = "a"\ntype = "forbidden-content"\n'
REQUIRED = '[[layout]]\nname = "a"\ntype = "required-content"\n'
LAYERS = 'layers.domain = "{root}.domain"\n'


def answer(root: pathlib.Path, text: str, files: dict[str, str]) -> list[str]:
    """What a project with these files is told."""
    write(root, {"src/shop/__init__.py": "", **files})
    return told(root, text)


@pytest.mark.parametrize(
    ("text", "files", "messages"),
    [
        (
            f'{REQUIRED}path = "a.toml"\nkeys = ["x", "y"]\n',
            {},
            ["src/shop/__init__.py:1: there is no a.toml, which should hold x and y"],
        ),
        (
            f'{REQUIRED}path = ["a.toml", "b.toml"]\nkeys = {{ x = "y" }}\n',
            {"a.toml": "x = 1\n", "b.toml": "\nx.y = 1\n"},
            ['a.toml:1: x is 1, not "y"', 'b.toml:2: x is a table, not "y"'],
        ),
        (
            f'{REQUIRED}path = "Dockerfile"\ninstruction = "USER"\nstage = "prod"\n',
            {"Dockerfile": "FROM a\n"},
            ["Dockerfile:1: Dockerfile lacks the instruction USER in the stage prod"],
        ),
        (
            f'{REQUIRED}path = "*.md"\npattern = ["^# ", "x$"]\n',
            {"a.md": "# x\r\n", "b.md": "x # y\n"},
            ['b.md:1: b.md lacks what matches "^# "', 'b.md:1: b.md lacks what matches "x$"'],
        ),
        (
            f'{FORBIDDEN}path = "docs/**"\npattern = "b+"\n',
            {"docs/x/a.txt": "abb\r\nb\r\n", "docs/b/c.txt": ""},
            [
                'docs/x/a.txt:1: docs/x/a.txt must not hold "bb"',
                'docs/x/a.txt:2: docs/x/a.txt must not hold "b"',
            ],
        ),
        (
            f'{FORBIDDEN}path = "a.json"\nkeys = "x"\n',
            {"a.json": '{\n"x": }\n'},
            [
                "a.json:2: nothing can be said of a.json: it is no JSON: Expecting value: "
                "line 2 column 6 (char 7)"
            ],
        ),
        (
            f'{FORBIDDEN}path = "Dockerfile"\ninstruction = "user root"\n',
            {"Dockerfile": "FROM a\nUSER root\nUSER rooted\n"},
            ["Dockerfile:2: Dockerfile must not hold the instruction user root"],
        ),
    ],
)
def test_should_tell_what_is_wrong_when_content_is_judged(
    tmp_path: pathlib.Path, text: str, files: dict[str, str], messages: list[str]
) -> None:
    assert answer(tmp_path, text, files) == messages


def test_should_refuse_a_pattern_when_it_only_looks_around(tmp_path: pathlib.Path) -> None:
    write(tmp_path, {"src/shop/__init__.py": "", "a.md": "one two\n"})
    text = f"{FORBIDDEN}path = 'a.md'\npattern = '(?=two)'\n"
    with pytest.raises(UsageProblems, match=r"\(\?=two\).* matches places and no text"):
        findings(inspected(configured(tmp_path, text)))


def test_should_point_at_the_match_when_it_spans_lines(tmp_path: pathlib.Path) -> None:
    write(tmp_path, {"src/shop/__init__.py": "", "a.md": "é one\r\ntwo three\r\n"})
    text = f"{FORBIDDEN}path = 'a.md'\npattern = 'one\\ntwo'\n"
    (found,) = findings(inspected(configured(tmp_path, text)))
    region = found.location.region
    assert (region.start_line, region.start_column, region.end_line, region.end_column) == (
        1,
        3,
        2,
        4,
    )


def test_should_demand_nothing_when_a_pack_speaks_of_a_layer_that_is_not_here(
    tmp_path: pathlib.Path,
) -> None:
    write(tmp_path, {"src/shop/__init__.py": ""})
    text = f'{LAYERS}{REQUIRED}path = "{{layer:domain}}/a.toml"\nkeys = "x"\n'
    assert findings(inspected(configured(tmp_path, text, "pack house"))) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('path = "a.toml"\n', "keys: missing: keys or instruction or pattern is required"),
        (
            'path = "a.toml"\nkeys = "x"\npattern = "x"\n',
            "pattern: only one of keys and pattern may stand",
        ),
        ('path = "a.toml"\nkeys = "x..y"\n', 'keys: "x..y" is no path of keys'),
        ('path = "a.toml"\nkeys = { x = { "y." = 1 } }\n', 'keys: "y." is no path of keys'),
        ('path = "Dockerfile"\nkeys = "x"\n', 'path: the name of "Dockerfile" tells no format'),
        ('path = "/a.toml"\nkeys = "x"\n', 'path: "/a.toml" is no path of a project'),
        (
            'path = "Dockerfile"\ninstruction = "USR x"\n',
            'instruction: unknown instruction "USR"\n  did you mean "USER"?',
        ),
        (
            'path = "Dockerfile"\ninstruction = "user ("\n',
            'instruction: "(" is no regular expression',
        ),
        (
            'path = "Dockerfile"\npattern = "x"\nstage = "final"\n',
            "stage: a stage goes with instruction only",
        ),
        ('path = "x"\npattern = "("\n', 'pattern: "(" is no regular expression'),
        (
            'path = "x"\npattern = ["x+", "x*"]\n',
            'pattern: "x*" matches the empty text, which stands everywhere\n  write what has to',
        ),
        ('path = "x"\npattern = 3\n', "pattern: expected a regular expression or a list of them"),
        ('path = "x"\nkeys = {}\n', "keys: expected a key, a list of keys, or a table of keys"),
    ],
)
def test_should_refuse_options_when_they_mean_nothing(text: str, problem: str) -> None:
    found = problems_in(REQUIRED + text)
    assert [it.startswith(f"archcheck.toml: layout[0].{problem}") for it in found] == [True]


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"a": "x"}, "a: the name tells no format in which there are keys"),
        ({"a.toml": " " * 1_000_001}, "a.toml: the file cannot be read: it has 1000001 bytes"),
        ({"a.toml": "a = " + "[" * 65}, "a.toml:1: nested more than 64 levels deep"),
    ],
)
def test_should_refuse_a_file_when_it_must_not_be_read(
    tmp_path: pathlib.Path, files: dict[str, str], problem: str
) -> None:
    with pytest.raises(UsageProblems, match=f"^{problem}"):
        answer(tmp_path, f'{FORBIDDEN}path = "a*"\nkeys = "x"\n', files)


def test_should_refuse_a_file_when_a_link_leads_out(tmp_path: pathlib.Path) -> None:
    write(tmp_path, {"a.toml": "x = 1\n", "shop/src/shop/__init__.py": ""})
    (tmp_path / "shop" / "a.toml").symlink_to("../a.toml")
    with pytest.raises(UsageProblems, match="it is a link that leaves the project"):
        told(tmp_path / "shop", f'{FORBIDDEN}path = "a.toml"\nkeys = "x"\n')


def test_should_refuse_a_file_when_it_cannot_be_opened(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"src/shop/__init__.py": "", "a.toml": "x = 1\n"})
    inspection = inspected(configured(tmp_path, f'{FORBIDDEN}path = "a.toml"\nkeys = "x"\n'))
    module = "archcheck.infrastructure.architecture.layout.content.content_files.read_settings"
    monkeypatch.setattr(module, lambda root, path: None)
    with pytest.raises(UsageProblems, match="^a.toml: the file cannot be read$"):
        findings(inspection)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('path = "a.toml"\npattern = "(x+x+)+y"\n', "a.toml"),
        ('path = "a.toml"\nkeys = { x = "(x+x+)+y" }\n', "a value"),
        ('path = "Dockerfile"\ninstruction = "USER (x+x+)+y"\n', "an instruction"),
    ],
)
def test_should_refuse_a_pattern_when_it_takes_too_long(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, text: str, what: str
) -> None:
    """In the main thread expressions let a handler run."""
    monkeypatch.setattr(cpu_limits, "PATTERN_SECONDS", 0.1)
    files = {"a.toml": f'x = "{"x" * 40}"\n', "Dockerfile": f"FROM a\nUSER {'x' * 40}\n"}
    words = rf'the pattern "\(x\+x\+\)\+y" takes more than 0.1 CPU seconds on {what}'
    with pytest.raises(UsageProblems, match=f"^{words}"):
        answer(tmp_path, FORBIDDEN + text, files)
