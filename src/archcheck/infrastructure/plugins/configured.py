"""Plug-ins, and descriptions of tools, that a configuration names by their paths."""

import hashlib
import itertools
import os
import pathlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archcheck.domain.plugin import Plugin, ToolPlace
from archcheck.domain.problem import Problem, TrustProblems, refuse
from archcheck.infrastructure.configuration.documents import Document
from archcheck.infrastructure.decoding.decoder import as_table, texts_in
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.plugins.folders import plugin_in
from archcheck.infrastructure.tools.catalogue import known_tools
from archcheck.infrastructure.tools.described.description import read_description

PLUGINS, TOOLS, DESCRIPTION = "plugins", "tools", "description"


class Named(NamedTuple):
    """A path that a configuration names, where, and what it is to be: a folder or a file."""

    text: str
    path: pathlib.Path
    place: KeyPlace
    tool: str = ""


def configured_plugins(document: Document, border: pathlib.Path | None) -> tuple[Plugin, ...]:
    """The plug-ins of a file; raises TrustProblems, and UsageProblems for what is not there.

    `border` is the project, nothing of which may run; None where the person trusts it.
    """
    named = (*_named_plugins(document), *_named_descriptions(document))
    _demand_trust(named, document, border)
    refuse(itertools.chain.from_iterable(map(_problems, named)))
    return tuple(map(_plugin, named))


def _demand_trust(named: Iterable[Named], document: Document, border: pathlib.Path | None) -> None:
    untrusted = [it for it in named if _needs_trust(it, document, border)]
    if untrusted:
        raise TrustProblems(*(it.place.problem(_refusal(it)) for it in untrusted))


def _named_plugins(document: Document) -> Iterator[Named]:
    place = document.place.at(PLUGINS)
    for text in texts_in(document.table.get(PLUGINS, [])):
        yield Named(text, _path(document, text), place)


def _named_descriptions(document: Document) -> Iterator[Named]:
    tables = as_table(document.table.get(TOOLS)) or {}
    for tool, value in tables.items():
        for text in texts_in((as_table(value) or {}).get(DESCRIPTION)):
            place = document.place.at(TOOLS, tool, DESCRIPTION)
            yield Named(text, _path(document, text), place, tool)


def _path(document: Document, text: str) -> pathlib.Path:
    return pathlib.Path(os.path.realpath(document.directory / text))


def _needs_trust(named: Named, document: Document, border: pathlib.Path | None) -> bool:
    """Whether the project names it, or it lies in there; a file elsewhere is the person's own."""
    if border is None:
        return False
    places = (named.path, pathlib.Path(os.path.realpath(document.directory)))
    return any(place.is_relative_to(border) for place in places)


def _refusal(named: Named) -> str:
    return f"would run {named.text} of this project; --trust-project allows it"


def _problems(named: Named) -> Iterator[Problem]:
    if named.tool:
        yield from _description_problems(named)
    elif not (named.path / "__init__.py").is_file():
        message = f'there is no package "{named.text}"'
        yield named.place.problem(message, "a plug-in is a directory with an __init__.py")
    elif not named.path.name.isidentifier():
        yield named.place.problem(f'"{named.path.name}" cannot be imported: it is no identifier')


def _description_problems(named: Named) -> Iterator[Problem]:
    if named.tool in known_tools():
        message = f"archcheck has a tool {named.tool}, whose description is its own"
        yield named.place.problem(message, "choose another name")
    elif not named.path.is_file():
        yield named.place.problem(f'there is no file "{named.text}"')


def _plugin(named: Named) -> Plugin:
    if not named.tool:
        return plugin_in(named.path, named.path.name, named.text, named.place.source)
    read_description(named.path, named.text)
    return Plugin(
        name=named.text,
        source=named.place.source,
        digest=hashlib.sha256(named.path.read_bytes()).hexdigest(),
        tools=(ToolPlace(name=named.tool, description=str(named.path), label=named.text),),
    )
