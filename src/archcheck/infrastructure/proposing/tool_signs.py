"""Which tools a project uses, by what lies in it."""

import functools
import pathlib
import tomllib
from collections.abc import Iterator, Mapping

import msgspec

from archcheck.application.proposing.proposal import Item
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.proposing.hook_files import hook_ids
from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.tools.running.configuration_files import ini_sections, toml_table

FILE = "tool_signs.toml"
PYPROJECT = "pyproject.toml"
INI_FILES = ("setup.cfg", "tox.ini")


class ToolSign(msgspec.Struct, frozen=True):
    """The signs of one tool."""

    tables: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    hooks: tuple[str, ...] = ()
    optional: bool = False


def used_tools(root: pathlib.Path) -> Iterator[Item]:
    """The tools of which a project shows a sign, sorted."""
    hooks = hook_ids(root)
    for name, sign in sorted(_shipped().items()):
        if _is_configured(root, sign) or not hooks.isdisjoint(sign.hooks):
            yield Item(name=name, keys={"optional": True} if sign.optional else {})


def _is_configured(root: pathlib.Path, sign: ToolSign) -> bool:
    return (
        _has_table(root, sign)
        or _has_section(root, sign)
        or any(is_there(root / it) for it in sign.files)
    )


def _has_table(root: pathlib.Path, sign: ToolSign) -> bool:
    tables = (toml_table(root / PYPROJECT, "tool", *name.split(".")) for name in sign.tables)
    return any(table is not None for table in tables)


def _has_section(root: pathlib.Path, sign: ToolSign) -> bool:
    sections = {name for file in INI_FILES for name in ini_sections(root / file)}
    return not sections.isdisjoint(sign.sections)


@functools.cache
def _shipped() -> Mapping[str, ToolSign]:
    text = (rules_directory() / FILE).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, ToolSign])
