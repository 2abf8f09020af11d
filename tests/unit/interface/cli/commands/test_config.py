"""Tests of showing the configuration."""

import dataclasses
import json

import pytest

from archcheck.domain.configuration import Configuration, Contradiction, Origin
from tests.unit.interface.cli.command_support import StandIns, archcheck

CONFIGURATION = Configuration(
    root="/",
    packs=("team",),
    exclude=("build/**",),
    origins={
        "extends": Origin("command line"),
        "exclude": Origin("pyproject.toml", "tool.archcheck.exclude", 12),
    },
)


def lines(*options: str, capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    archcheck("config", "show", *options, composition=StandIns(configuration=CONFIGURATION))
    return [line.split() for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    "line",
    [
        'exclude ["build/**"] pyproject.toml:12',
        'extends ["team"] command line',
        'fail_on "warning" default',
    ],
)
def test_should_show_value_and_place_when_asked(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line.split() in lines(capsys=capsys)


def test_should_show_roots_and_reasons_when_asked_for_roots(
    capsys: pytest.CaptureFixture[str],
) -> None:
    archcheck("config", "show", "--roots")
    assert capsys.readouterr().out.splitlines() == [
        "src: from [tool.x] in pyproject.toml (root packages: mail, shop)",
        "tests: tests, the usual name",
        "apps/\\x1bone: a project of its own, not checked",
    ]


def test_should_ask_for_the_wished_configuration_when_options_name_it() -> None:
    parts = StandIns()
    archcheck("config", "show", "--config", "a.toml", "--pack", "b", composition=parts)
    request = parts.configurations.requests[0]
    assert (request.file, request.packs) == ("a.toml", ("b",))


@pytest.mark.parametrize("arguments", [("config",), ("config", "shw")])
def test_should_answer_wrong_usage_when_there_is_no_such_command(
    arguments: tuple[str, ...],
) -> None:
    assert archcheck(*arguments) == 2


@pytest.mark.parametrize(("options", "title"), [((), "archcheck"), (("--pyproject",), "pyproject")])
def test_should_print_the_schema_when_an_editor_wants_it(
    options: tuple[str, ...], title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    archcheck("config", "schema", *options)
    assert json.loads(capsys.readouterr().out)["title"] == title


def document(*options: str, capsys: pytest.CaptureFixture[str]) -> dict[str, list[object]]:
    parts = StandIns(configuration=CONFIGURATION)
    archcheck("config", "show", "--format", "json", *options, composition=parts)
    told: dict[str, list[object]] = json.loads(capsys.readouterr().out)
    return told


@pytest.mark.parametrize(
    ("key", "value", "source", "line"),
    [
        ("exclude", ["build/**"], "pyproject.toml", 12),
        ("fail_on", "warning", "default", 1),
        ("source", None, "default", 1),
        ("max_file_size", 5_000_000, "default", 1),
    ],
)
def test_should_print_values_when_programs_ask(
    key: str, value: object, source: str, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    values = document(capsys=capsys)["values"]
    origin = {"source": source, "key": "tool.archcheck.exclude" * (line > 1), "line": line}
    assert {"key": key, "value": value, "set_by": origin} in values


CONTRADICTION = Contradiction(
    key="rules.no-comments.level",
    value='"note"',
    origin=Origin("pack b", "rules.no-comments", 7),
    other='"error"',
    over=Origin("pack a", "rules.no-comments", 3),
)


def test_should_say_who_wins_when_packs_contradict_each_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    divided = dataclasses.replace(CONFIGURATION, contradictions=(CONTRADICTION,))
    archcheck("config", "show", composition=StandIns(configuration=divided))
    told = '  rules.no-comments.level: "note" by pack b:7, over "error" by pack a:3\n'
    assert capsys.readouterr().out.endswith(f"the later one wins:\n{told}")


def test_should_print_contradictions_when_programs_ask(capsys: pytest.CaptureFixture[str]) -> None:
    divided = dataclasses.replace(CONFIGURATION, contradictions=(CONTRADICTION,))
    archcheck("config", "show", "--format", "json", composition=StandIns(configuration=divided))
    assert json.loads(capsys.readouterr().out)["contradictions"] == [
        {
            "key": "rules.no-comments.level",
            "value": '"note"',
            "set_by": {"source": "pack b", "key": "rules.no-comments", "line": 7},
            "other": '"error"',
            "over": {"source": "pack a", "key": "rules.no-comments", "line": 3},
        }
    ]


def test_should_print_roots_when_programs_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert document("--roots", capsys=capsys)["roots"][1] == {
        "path": "tests",
        "role": "test",
        "reason": "the usual name",
        "packages": [],
    }
