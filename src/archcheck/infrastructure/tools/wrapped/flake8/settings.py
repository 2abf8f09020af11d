"""The key that flake8 alone has."""

from typing import Annotated, Literal

from msgspec import Meta

from archcheck.infrastructure.decoding.decoder import Options

EngineName = Annotated[Literal["flake8", "ruff"], Meta(description='"flake8" or "ruff"')]


class Flake8Options(Options, frozen=True, kw_only=True):
    """`engine` is "ruff" where ruff may tell in which files flake8 has nothing to look for."""

    engine: EngineName = "flake8"


OPTIONS = Flake8Options
