"""The keys that one tool alone has, declared in the folder of the tool."""

import pathlib
import sys
from collections.abc import Iterator, Mapping

import msgspec
import pytest

from archcheck.application.configuration_description import describe_configuration
from archcheck.infrastructure.configuration.tool_settings import ToolTable
from archcheck.infrastructure.decoding.decoder import expected_text, field_names
from archcheck.infrastructure.tools import wrapped
from archcheck.infrastructure.tools.catalogue import known_tools, options_type
from tests.unit.infrastructure.configuration.configuration_support import (
    load,
    load_problems,
    write_files,
)

SETTINGS = """
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options
from archcheck.infrastructure.decoding.value_types import Flag, Sentence


class ShoutOptions(Options, frozen=True, kw_only=True):
    volume: Sentence = ""
    echo: Flag = False

    def conflicts(self):
        if self.echo and not self.volume:
            yield KeyProblem("echo", "needs a volume")


OPTIONS = ShoutOptions
"""
TOOL = {
    "__init__.py": "",
    "rule_ids.py": 'PATTERN = "X"\nSYNTAX_ERRORS = ()\n',
    "settings.py": SETTINGS,
}


@pytest.fixture(autouse=True)
def shout(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A tool `shout` with two keys of its own."""
    folder = tmp_path_factory.mktemp("wrapped")
    write_files(folder, {f"shout/{name}": text for name, text in TOOL.items()})
    monkeypatch.setattr(wrapped, "__path__", [str(folder), *wrapped.__path__])
    yield
    options_type.cache_clear()
    for name in [name for name in sys.modules if ".wrapped.shout" in name]:
        monkeypatch.delitem(sys.modules, name)


def written(directory: pathlib.Path, keys: str) -> pathlib.Path:
    """A project with a table for shout, over a pack that has one too."""
    pack = '[tools.shout]\nvolume = "low"\ntimeout = 5\n'
    own = f'extends = ["loud"]\n\n[tools.shout]\n{keys}\n'
    return write_files(directory, {"packs/loud.toml": pack, "archcheck.toml": own})


def values(directory: pathlib.Path) -> Mapping[str, tuple[str, str]]:
    """What `config show` says of shout: value and source by key."""
    return {
        value.key.removeprefix("tools.shout."): (value.value, value.origin.source)
        for value in describe_configuration(load(directory))
        if value.key.startswith("tools.shout.")
    }


def test_should_carry_typed_keys_when_a_tool_declares_them(tmp_path: pathlib.Path) -> None:
    setting = load(written(tmp_path, "echo = true")).tools["shout"]
    assert (setting.options.volume, setting.options.echo, setting.timeout) == ("low", True, 5.0)


def test_should_show_keys_of_the_tool_when_configuration_is_shown(tmp_path: pathlib.Path) -> None:
    shown = values(written(tmp_path, "echo = true"))
    assert (shown["volume"], shown["echo"]) == (
        ('"low"', "pack loud"),
        ("true", "archcheck.toml"),
    )


def test_should_show_defaults_of_the_tool_when_nothing_is_set(tmp_path: pathlib.Path) -> None:
    assert values(written(tmp_path, ""))["echo"] == ("false", "default")


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("volum = 1", 'tools.shout.volum: unknown key\n  did you mean "volume"?'),
        ("volume = 1", "tools.shout.volume: expected a string that says something, got 1"),
    ],
)
def test_should_name_the_problem_when_a_key_of_the_tool_is_wrong(
    keys: str, problem: str, tmp_path: pathlib.Path
) -> None:
    problems = load_problems(written(tmp_path, keys))
    assert problems == [f"archcheck.toml: {problem}"]


def test_should_name_the_key_when_keys_of_the_tool_conflict(tmp_path: pathlib.Path) -> None:
    text = "extends = []\ntools.shout.echo = true\n"
    problems = load_problems(write_files(tmp_path, {"archcheck.toml": text}))
    assert problems == ["archcheck.toml: tools.shout.echo: needs a volume"]


@pytest.mark.parametrize("tool", known_tools())
def test_should_take_no_key_of_all_tools_when_a_tool_declares_its_own(tool: str) -> None:
    assert set(field_names(options_type(tool))) & set(field_names(ToolTable)) == set()


@pytest.mark.parametrize("tool", known_tools())
def test_should_describe_every_key_when_a_tool_declares_it(tool: str) -> None:
    fields = msgspec.structs.fields(options_type(tool))
    assert [field.name for field in fields if not expected_text(field.type)] == []
