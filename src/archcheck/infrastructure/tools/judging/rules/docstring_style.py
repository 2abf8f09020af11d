"""The rule docstring-style: docstrings say what signatures say, in one style."""

import pathlib
from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta

from archcheck.domain.project import Role
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.tools.judging.judged_rule import JudgedRule
from archcheck.infrastructure.tools.running.configuration_files import toml_table

Style = Annotated[
    Literal["", "google", "numpy", "sphinx"], Meta(description='"google", "numpy" or "sphinx"')
]
PROJECT = "pyproject.toml"
STRICT = "--check-style-mismatch=True"
USUAL = (
    "--style=google",
    STRICT,
    "--allow-init-docstring=True",
    "--arg-type-hints-in-docstring=False",
    "--check-return-types=False",
    "--check-yield-types=False",
    "--check-class-attributes=False",
)


class DocstringStyleOptions(Options, frozen=True, kw_only=True):
    """The style of docstrings; empty: what the project tells pydoclint, else Google's."""

    style: Style = ""


def arguments(
    options: DocstringStyleOptions, root: pathlib.Path, given: Sequence[str]
) -> tuple[str, ...]:
    """What pydoclint is told where the project does not tell it what to do."""
    is_told = bool(given) or toml_table(root / PROJECT, "tool", "pydoclint") is not None
    usual = () if is_told else USUAL
    return (*usual, STRICT, f"--style={options.style}") if options.style else usual


RULE = JudgedRule(
    codes="DOC(?!002|10[67]|109|11[01])[0-9]{3}",
    roles=(Role.SOURCE,),
    options_type=DocstringStyleOptions,
    arguments=arguments,
)
