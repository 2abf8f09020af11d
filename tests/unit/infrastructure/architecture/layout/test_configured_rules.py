"""The layout rules that a configuration declares."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from tests.unit.infrastructure.architecture.layout.declared_support import (
    configured,
    findings,
    inspected,
    matches,
    problems,
    skipped,
    told,
)
from tests.unit.infrastructure.discovery.project_support import make, write

DOCKER = '[[layout]]\nname = "container"\ntype = "required-path"\npaths = "Dockerfile"\n'
NO_SETUP = '[[layout]]\nname = "no setup"\ntype = "forbidden-path"\npaths = "**/setup.py"\n'
LAYER = 'layers.domain = "{root}.domain"\n'
IN_DOMAIN = DOCKER.replace("Dockerfile", "{layer:domain}/model")


def test_should_report_a_whole_finding_when_a_rule_is_broken(tmp_path: pathlib.Path) -> None:
    """The reason and the advice of the configuration go before those of the page."""
    write(tmp_path, {"src/shop/__init__.py": "", "archcheck.toml": "fail_on = 'never'\n"})
    text = f'{DOCKER}because = "So."\nfix = "Write one."\nlevel = "note"\n'
    assert findings(inspected(configured(tmp_path, text))) == (
        Finding(
            analyzer="archcheck",
            rule="required-path",
            level=Level.NOTE,
            message="there is no Dockerfile",
            location=Location("archcheck.toml", Region(1, 1, 1, 18)),
            key="Dockerfile",
            symbol="Dockerfile",
            contract="container",
            declared_as="layout rule",
            because="So.",
            fix="Write one.",
        ),
    )


def test_should_take_reason_and_level_of_the_rule_when_nothing_else_is_said(
    tmp_path: pathlib.Path,
) -> None:
    make(tmp_path, "src/shop/__init__.py")
    (found,) = findings(inspected(configured(tmp_path, DOCKER)))
    assert (found.level, found.because) == (Level.ERROR, "Because.")


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (("pyproject.toml", "archcheck.toml"), "pyproject.toml"),
        (("archcheck.toml",), "archcheck.toml"),
        (("src/shop/a.py",), "src/shop/__init__.py"),
    ],
)
def test_should_lie_in_the_configuration_when_a_path_is_missing(
    tmp_path: pathlib.Path, files: tuple[str, ...], place: str
) -> None:
    make(tmp_path, "src/shop/__init__.py", "tests/test_shop.py", *files)
    assert told(tmp_path, DOCKER) == [f"{place}:1: there is no Dockerfile"]


def test_should_say_nothing_when_the_rule_is_off(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    assert told(tmp_path, f'{DOCKER}level = "off"\n') == []


@pytest.mark.parametrize(
    ("paths", "messages"),
    [
        ((), ["src/shop/setup.py:1: src/shop/setup.py must not be there"]),
        (("src/shop/setup.py",), ["src/shop/setup.py:1: src/shop/setup.py must not be there"]),
        (("src/shop/__init__.py",), []),
    ],
)
def test_should_report_only_what_lies_in_scope_when_paths_are_narrower(
    tmp_path: pathlib.Path, paths: tuple[str, ...], messages: list[str]
) -> None:
    make(tmp_path, "src/shop/__init__.py", "src/shop/setup.py")
    assert told(tmp_path, NO_SETUP, *paths) == messages


def test_should_say_nothing_when_the_file_is_excluded(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py", "src/shop/setup.py")
    assert told(tmp_path, f'exclude = "setup.py"\n{NO_SETUP}') == []


def test_should_say_nothing_when_nothing_is_declared(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    assert (told(tmp_path, ""), problems(tmp_path, "")) == ([], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LAYER + DOCKER.replace("Dockerfile", "{layer:domian}/model"),
            'unknown layer "domian" in "{layer:domian}/model" of paths\n  did you mean "domain"?',
        ),
        (
            IN_DOMAIN,
            'unknown layer "domain" in "{layer:domain}/model" of paths\n  layers here: none',
        ),
        (f'{DOCKER}except = "Dockerfile"\n', '"Dockerfile" in except takes nothing out'),
    ],
)
def test_should_refuse_a_rule_when_it_means_nothing(
    tmp_path: pathlib.Path, text: str, expected: str
) -> None:
    make(tmp_path, "src/shop/domain/__init__.py")
    line = text[: text.index("[[")].count("\n") + 1
    place = f'archcheck.toml:{line}: layout[0] "container": '
    assert problems(tmp_path, text) == [place + expected]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f'{DOCKER}except = "Dockerfile"\n', "pack house"),
        (f'{DOCKER}except = "Dockerfile"\nwhen.path = "docs"\n', "archcheck.toml"),
    ],
)
def test_should_accept_an_idle_exception_when_a_pack_states_it_or_the_rule_does_not_apply(
    tmp_path: pathlib.Path, text: str, source: str
) -> None:
    make(tmp_path, "src/shop/__init__.py")
    assert problems(tmp_path, text, source) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (LAYER + IN_DOMAIN, ["no domain in this project"]),
        (f'{DOCKER}except = "x"\n', ["its exception x takes nothing out"]),
        (DOCKER, []),
    ],
)
def test_should_tell_what_is_skipped_when_a_pack_states_it(
    tmp_path: pathlib.Path, text: str, sentences: list[str]
) -> None:
    make(tmp_path, "src/shop/__init__.py")
    named = 'layout rule "container" of pack house: '
    assert skipped(tmp_path, text) == [named + sentence for sentence in sentences]


@pytest.mark.parametrize("key", ["paths", "any_of"])
def test_should_demand_nothing_of_a_layer_when_a_pack_speaks_of_one_that_is_not_here(
    tmp_path: pathlib.Path, key: str
) -> None:
    make(tmp_path, "src/shop/__init__.py")
    text = LAYER + IN_DOMAIN.replace("paths", key)
    assert findings(inspected(configured(tmp_path, text, "pack house"))) == ()


def test_should_name_the_path_when_a_layer_has_directories(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/domain/__init__.py", "src/shop/domain/order.py")
    message = "there is no src/shop/domain/model"
    assert told(tmp_path, LAYER + IN_DOMAIN) == [f"src/shop/domain/__init__.py:1: {message}"]


def test_should_name_the_layer_when_it_is_a_module_alone(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py", "src/shop/domain.py")
    message = "there is no {layer:domain}/model"
    assert told(tmp_path, LAYER + IN_DOMAIN) == [f"src/shop/__init__.py:1: {message}"]


def test_should_tell_an_empty_directory_in_the_configuration_when_it_is_unwanted(
    tmp_path: pathlib.Path,
) -> None:
    make(tmp_path, "src/shop/__init__.py")
    (tmp_path / "docs").mkdir()
    text = NO_SETUP.replace("**/setup.py", "docs")
    assert told(tmp_path, text) == ["src/shop/__init__.py:1: docs must not be there"]


def test_should_show_what_globs_mean_when_a_rule_is_explained(tmp_path: pathlib.Path) -> None:
    """What is excepted is not shown."""
    make(tmp_path, "src/shop/__init__.py", "src/shop/setup.py", "setup.py")
    text = f'{NO_SETUP}except = "setup.py"\n'
    assert matches(tmp_path, text) == [("**/setup.py", ("src/shop/setup.py",))]


def test_should_keep_a_rule_that_is_off_when_a_declaration_has_a_level(
    tmp_path: pathlib.Path,
) -> None:
    configuration = configured(tmp_path, f'{DOCKER}level = "note"\n')
    kept = [it.is_kept_by("required-path") for it in configuration.declarations]
    assert kept == [True]


def test_should_not_judge_a_rule_when_it_is_not_selected(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    inspection = inspected(configured(tmp_path, DOCKER))
    bare = dataclasses.replace(inspection.rules, rules={})
    assert findings(dataclasses.replace(inspection, rules=bare)) == ()
