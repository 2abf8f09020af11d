"""Rules, vocabularies and small projects for tests of the configuration."""

import dataclasses
import pathlib
import tomllib
from collections.abc import Sequence

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.domain.configuration import Configuration
from archcheck.domain.level import Level
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import UsageProblems
from archcheck.domain.rule import RuleDefinition
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.documents import Document
from archcheck.infrastructure.configuration.fragment_reading import read_fragment
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.configuration.toml_configuration_loader import (
    TomlConfigurationLoader,
)
from archcheck.infrastructure.configuration.toml_lines import entry_lines
from archcheck.infrastructure.decoding.decoder import Decoded
from tests.unit.refusal_support import without_line


def rule(name: str, code: str, family: str) -> RuleDefinition:
    """A rule of a family."""
    return RuleDefinition(
        name=name,
        code=code,
        family=family,
        level=Level.ERROR,
        precision="high",
        tags=(),
        options=(),
        opt_in=True,
        summary="",
        because="",
        fix="",
        page="",
    )


PROJECT_FILES = (
    "declared-dependencies",
    "single-configuration",
    "python-versions",
    "async-tests",
    "documented-settings",
    "container-stages",
    "container-image",
    "container-user",
    "container-dependencies",
    "compose-services",
    "kubernetes-workload",
    "pipeline",
    "test-module-names",
    "thin-environment",
)
RULES = (
    rule("unparsable-file", "ARC001", "gate"),
    *(
        dataclasses.replace(rule(name, code, "dependencies"), opt_in=False)
        for code, name in (
            ("ARC101", "layer-dependency"),
            ("ARC102", "forbidden-dependency"),
            ("ARC103", "independent-modules"),
            ("ARC104", "dependency-cycle"),
            ("ARC105", "protected-module"),
            ("ARC106", "undeclared-module-dependency"),
            ("ARC107", "external-dependency"),
            ("ARC108", "required-dependency"),
            ("ARC112", "facade-bypass"),
        )
    ),
    *(
        dataclasses.replace(rule(name, code, "layout"), opt_in=False)
        for code, name in (
            ("ARC302", "required-path"),
            ("ARC303", "forbidden-path"),
            ("ARC304", "required-content"),
            ("ARC305", "untested-module"),
            ("ARC306", "allowed-children"),
            ("ARC307", "forbidden-content"),
            ("ARC308", "ignored-path"),
            *((f"ARC{number}", name) for number, name in enumerate(PROJECT_FILES, start=310)),
        )
    ),
    rule("no-comments", "CNV101", "conventions"),
    rule("one-assertion-per-test", "TST101", "tests"),
    rule("sentence-test-name", "TST105", "tests"),
)
NAMES = RuleNames(RULES, {"flake8": "[A-Z][0-9]{3}", "mypy": "[a-z]+-type"})


class FixedCatalogue(RuleCatalogue):
    """Knows the rules of this module."""

    def rules(self, plugins: Sequence[Plugin] = ()) -> tuple[RuleDefinition, ...]:
        """The rules of this module."""
        return RULES


def read_text(text: str) -> Decoded[Fragment]:
    """A fragment from the text of an archcheck.toml."""
    place = KeyPlace("archcheck.toml", entry_lines(text))
    return read_fragment(Document(place, tomllib.loads(text), pathlib.Path()), NAMES)


def fragment_of(text: str) -> Fragment:
    """The fragment of a text that is right."""
    fragment = read_text(text).value
    if fragment is None:
        raise ValueError(read_text(text).problems)
    return fragment


def problems_in(text: str) -> list[str]:
    """What is wrong with a text, in the order of reports."""
    return [without_line(problem) for problem in sorted(read_text(text).problems)]


def lines_of_problems(text: str) -> list[int]:
    """Which lines are to blame."""
    return [problem.line for problem in sorted(read_text(text).problems)]


def write_files(directory: pathlib.Path, files: dict[str, str]) -> pathlib.Path:
    """Write files into a directory."""
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return directory


def loader(directory: pathlib.Path) -> TomlConfigurationLoader:
    """A loader whose named packs lie in the folder `packs` of a directory."""
    return TomlConfigurationLoader(FixedCatalogue(), directory / "packs")


def load(directory: pathlib.Path, *paths: str, file: str = "") -> Configuration:
    """The configuration of the project in a directory."""
    request = ConfigurationRequest(directory=str(directory), paths=paths, file=file)
    return loader(directory).load(request)


def load_problems(directory: pathlib.Path, *paths: str, file: str = "") -> list[str]:
    """What the loader says is wrong with the project in a directory."""
    try:
        load(directory, *paths, file=file)
    except UsageProblems as error:
        return [without_line(problem) for problem in error.problems]
    return []
