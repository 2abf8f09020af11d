"""Modules, layers and interfaces of tach."""

import pathlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from archcheck.application.ports.project_signs import Inheritance
from archcheck.application.proposing.proposal import Item
from archcheck.infrastructure.proposing.migration.account import Account, all_lines, lines_below
from archcheck.infrastructure.proposing.migration.import_linter import note_of
from archcheck.infrastructure.proposing.migration.statements import Statement
from archcheck.infrastructure.reading.located_values import Located, UnreadableError
from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.reading.toml_values import toml_values
from archcheck.infrastructure.tools.running.configuration_files import read_text, toml_table

OWN_FILE = "tach.toml"
PYPROJECT = "pyproject.toml"
SECTION = "tool.tach"
ROOT = "<root>"
FOUND = "source roots are found"
TACH_KNOWS = "only tach knows it"
IDLE = ("disable_logging", "use_regex_matching", "respect_gitignore", "exclude", "cache", "rules")
MODULE_KEYS = ("path", "paths", "depends_on", "layer", "visibility", "cannot_depend_on", "utility")


class _Module(NamedTuple):
    paths: tuple[str, ...]
    statement: Statement


def tach(root: pathlib.Path) -> Inheritance:
    """What tach would read: its own file, else its table in pyproject.toml."""
    if is_there(root / OWN_FILE):
        text = read_text(root / OWN_FILE)
        return _of(_parsed(text, OWN_FILE), Account(OWN_FILE, all_lines(text)))
    if toml_table(root / PYPROJECT, "tool", "tach") is None:
        return Inheritance()
    text = read_text(root / PYPROJECT)
    own = _parsed(text, PYPROJECT).table("tool").table("tach")
    return _of(own, Account(PYPROJECT, lines_below(text, [SECTION])))


def _parsed(text: str, file: str) -> Statement:
    try:
        return Statement.of(toml_values(text, file))
    except UnreadableError:
        return Statement(1, {})


def _of(document: Statement, account: Account) -> Inheritance:
    modules = [_Module(_paths(each), each) for each in document.tables("modules")]
    _take_settings(document, account)
    contracts = (
        *_layered(document, modules, account),
        *_allowed(document, modules, account),
        *_visible(modules, account),
        *_forbidden(modules, account),
        *_facades(document, account),
        *_acyclic(document, modules, account),
    )
    layers = _layers(modules)
    return Inheritance(
        layers=layers,
        contracts=contracts,
        is_architecture=bool(contracts),
        ledger=tuple(account.rows()),
    )


def _paths(module: Statement) -> tuple[str, ...]:
    found = (*module.texts("path"), *module.texts("paths"))
    return tuple(path for path in found if path != ROOT)


def _take_settings(document: Statement, account: Account) -> None:
    account.idle(1, "nothing about the code")
    for key, value in document.members.items():
        if key == "source_roots":
            account.translated(value.line, FOUND)
        elif key in IDLE:
            account.idle(value.line, "how the tool looks")
        elif key not in ("modules", "interfaces"):
            account.kept(value.line, TACH_KNOWS)
    _take_modules(document, account)


def _take_module(module: Statement, account: Account) -> None:
    account.idle(module.line, "nothing depends on it being declared")
    for key, value in module.members.items():
        if key not in MODULE_KEYS:
            account.kept(value.line, TACH_KNOWS)
    if ROOT in (*module.texts("path"), *module.texts("paths")):
        account.kept(module.line, "what lies in no module")


def _layers(modules: Sequence[_Module]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for module in modules:
        layer = module.statement.text("layer")
        if layer:
            found[layer] = (*found.get(layer, ()), *module.paths)
    return tuple(found.items())


def _layered(document: Statement, modules: Sequence[_Module], account: Account) -> Iterator[Item]:
    used = dict(_layers(modules))
    names = [name for name in _layer_names(document) if name in used]
    if names:
        name = "layers"
        account.translated(document.members["layers"].line, note_of(name))
        _translate(modules, "layer", name, account)
        yield _item(name, {"type": "layers", "layers": names})


def _layer_names(document: Statement) -> tuple[str, ...]:
    tables = tuple(each.text("name") for each in document.tables("layers"))
    return document.texts("layers") or tables


def _allowed(document: Statement, modules: Sequence[_Module], account: Account) -> Iterator[Item]:
    utilities = _utilities(modules)
    table: dict[str, list[str]] = {}
    for module in modules:
        table.update(_uses(module, utilities))
    if table:
        name = "modules"
        _translate(modules, "depends_on", name, account)
        exact = _exact(document, bool(utilities), account)
        yield _item(name, {"type": "allowed", "modules": table, **exact})


def _utilities(modules: Sequence[_Module]) -> list[str]:
    """The paths that every module may use."""
    return [path for it in modules if it.statement.is_on("utility") for path in it.paths]


def _uses(module: _Module, utilities: Sequence[str]) -> Mapping[str, list[str]]:
    """What the paths of a module may use; nothing where the module does not tell."""
    if "depends_on" not in module.statement.members:
        return {}
    named = _dependencies(module.statement)
    return {path: [*named, *_others(utilities, path)] for path in module.paths}


def _others(paths: Sequence[str], own: str) -> list[str]:
    return [path for path in paths if path != own]


def _exact(document: Statement, has_utilities: bool, account: Account) -> Mapping[str, object]:
    """What may be used need not be, where everybody may use utilities."""
    if not document.is_on("exact") or has_utilities:
        return {}
    account.translated(document.members["exact"].line, note_of("modules"))
    return {"exact": True}


def _dependencies(module: Statement) -> list[str]:
    tables = (each.text("path") for each in module.tables("depends_on"))
    named = (*module.texts("depends_on"), *tables)
    return [name for name in named if name and name != ROOT]


def _visible(modules: Sequence[_Module], account: Account) -> Iterator[Item]:
    for module in modules:
        importers = module.statement.texts("visibility")
        if importers and importers != ("*",):
            name = f"who sees {', '.join(module.paths)}"
            _translate([module], "visibility", name, account)
            keys = {"protected_modules": module.paths, "allowed_importers": importers}
            yield _item(name, {"type": "protected", **_lists(keys)})


def _forbidden(modules: Sequence[_Module], account: Account) -> Iterator[Item]:
    for module in modules:
        forbidden = module.statement.texts("cannot_depend_on")
        if forbidden:
            name = f"{', '.join(module.paths)} cannot depend on"
            _translate([module], "cannot_depend_on", name, account)
            keys = {"source_modules": module.paths, "forbidden_modules": forbidden}
            yield _item(name, {"type": "forbidden", **_lists(keys), "allow_indirect": True})


def _facades(document: Statement, account: Account) -> Iterator[Item]:
    for number, interface in enumerate(document.tables("interfaces"), start=1):
        modules = interface.texts("from")
        if not modules or "visibility" in interface.members:
            account.kept(interface.line, TACH_KNOWS)
            continue
        name = f"interface {number}"
        account.translated(interface.line, note_of(name))
        yield _item(name, {"type": "facade", "modules": list(modules), **_public(interface)})


def _public(interface: Statement) -> Mapping[str, object]:
    """The modules inside that an interface exposes something of."""
    inner = {entry.partition(".")[0] for entry in interface.texts("expose") if "." in entry}
    return {"public": sorted(inner)} if inner else {}


def _acyclic(document: Statement, modules: Sequence[_Module], account: Account) -> Iterator[Item]:
    paths = [path for module in modules for path in module.paths]
    if document.is_on("forbid_circular_dependencies") and len(paths) > 1:
        name = "no cycles between modules"
        account.translated(document.members["forbid_circular_dependencies"].line, note_of(name))
        yield _item(name, {"type": "acyclic", "modules": paths})


def _translate(modules: Sequence[_Module], key: str, name: str, account: Account) -> None:
    for module in modules:
        if key in module.statement.members and module.paths:
            for part in ("path", "paths"):
                found = module.statement.members.get(part, Located(None, module.statement.line))
                account.translated(found.line, note_of(name))
            account.translated(module.statement.line, note_of(name))
            account.translated(module.statement.members[key].line, note_of(name))


def _lists(keys: Mapping[str, Sequence[str]]) -> Mapping[str, object]:
    return {key: list(values) for key, values in keys.items()}


def _item(name: str, keys: Mapping[str, object]) -> Item:
    return Item(name=name, keys={"name": name, **keys}, remark="moved from tach")


def _take_modules(document: Statement, account: Account) -> None:
    for module in document.tables("modules"):
        _take_module(module, account)
