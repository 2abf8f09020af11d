"""Contracts of import-linter."""

import pathlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from archcheck.application.ports.project_signs import Inheritance
from archcheck.application.proposing.proposal import Item
from archcheck.infrastructure.proposing.migration.account import Account, all_lines, lines_below
from archcheck.infrastructure.proposing.migration.statements import Statement
from archcheck.infrastructure.reading.ini_values import ini_values
from archcheck.infrastructure.reading.located_values import Located
from archcheck.infrastructure.reading.toml_values import toml_values
from archcheck.infrastructure.tools.running.configuration_files import read_text
from archcheck.infrastructure.tools.wrapped.import_linter.own_configuration import (
    INI_FILES,
    PYPROJECT,
    SECTION,
    configuration_file,
)

TOOL = "import-linter"
CONTRACT = f"{SECTION}:contract:"
TYPE_CHECKING = "exclude_type_checking_imports"
ALERTING = "unmatched_ignore_imports_alerting"
LISTS: Mapping[str, str] = {
    "layers": "layers",
    "containers": "containers",
    "exhaustive_ignores": "exhaustive_ignores",
    "source_modules": "source_modules",
    "forbidden_modules": "forbidden_modules",
    "modules": "modules",
    "protected_modules": "protected_modules",
    "allowed_importers": "allowed_importers",
    "ancestors": "packages",
    "ignore_imports": "ignore_imports",
}
FLAGS: Mapping[str, str] = {
    "exhaustive": "exhaustive",
    "allow_indirect_imports": "allow_indirect",
}
TYPES: Mapping[str, str] = {
    "layers": "layers",
    "forbidden": "forbidden",
    "independence": "independence",
    "protected": "protected",
    "acyclic_siblings": "acyclic",
}
SESSION: Mapping[str, str] = {
    "root_package": "root packages are found",
    "root_packages": "root packages are found",
    "include_external_packages": "libraries are always known",
    TYPE_CHECKING: "ignore_type_checking of each contract",
}
IDLE: Mapping[str, str] = {
    "show_timings": "how the tool prints",
    "id": "archcheck goes by the name",
    ALERTING: "an entry that matches nothing is always told",
}


class _Parts(NamedTuple):
    session: Statement
    contracts: Sequence[Statement]


class Written(NamedTuple):
    """A contract as it stands in a file; without an `item` only the tool knows what it means."""

    name: str
    line: int
    statement: Statement
    item: Item | None


def written_contracts(root: pathlib.Path) -> tuple[str, tuple[Written, ...]]:
    """The file that import-linter would read, and its contracts; raises UnreadableError."""
    file = configuration_file(root)
    if not file:
        return "", ()
    parts, account = _parts(root, file)
    beside = _beside(parts)
    return file, tuple(_written(statement, beside, account) for statement in parts.contracts)


def _written(statement: Statement, beside: Mapping[str, object], account: Account) -> Written:
    item = _contract(statement, beside, account) if _is_known(statement) else None
    return Written(statement.text("name"), statement.line, statement, item)


def import_linter(root: pathlib.Path) -> Inheritance:
    """The contracts that import-linter would read."""
    file = configuration_file(root)
    if not file:
        return Inheritance()
    parts, account = _parts(root, file)
    account.translated(parts.session.line, "libraries and root packages are found")
    _take_session(parts.session, account)
    contracts = tuple(_contracts(parts, account))
    if not contracts:
        account.idle(parts.session.line, "there is no contract that could be broken")
    replaced = (TOOL,) if not account.keeps_any else ()
    return Inheritance(
        contracts=contracts,
        replaced=replaced,
        is_architecture=bool(contracts),
        ledger=tuple(account.rows()),
    )


def _parts(root: pathlib.Path, file: str) -> tuple[_Parts, Account]:
    text = read_text(root / file)
    parts = _ini_parts(ini_values(text)) if file in INI_FILES else _toml_parts(text, file)
    return parts, Account(file, _lines(file, text))


def _lines(file: str, text: str) -> Mapping[int, str]:
    if file == PYPROJECT:
        return lines_below(text, [f"tool.{SECTION}"])
    return lines_below(text, [SECTION]) if file == INI_FILES[0] else all_lines(text)


def _ini_parts(document: Located) -> _Parts:
    sections = dict(document.members)
    contracts = [it for name, it in document.members if name.startswith(CONTRACT)]
    session = sections.get(SECTION, Located(None, 1))
    return _Parts(Statement.of(session), list(map(Statement.of, contracts)))


def _toml_parts(text: str, file: str) -> _Parts:
    session = Statement.of(toml_values(text, file)).table("tool").table(SECTION)
    return _Parts(session, session.tables("contracts"))


def _take_session(session: Statement, account: Account) -> None:
    for key, value in session.members.items():
        if key in IDLE:
            account.idle(value.line, IDLE[key])
        elif key in SESSION:
            account.translated(value.line, SESSION[key])
        elif key != "contracts":
            account.kept(value.line, "only import-linter knows it")


def _contracts(parts: _Parts, account: Account) -> Iterator[Item]:
    beside = _beside(parts)
    for statement in parts.contracts:
        if _is_known(statement):
            yield _contract(statement, beside, account)
        else:
            account.kept(statement.line, "a contract type of import-linter's own")


def _beside(parts: _Parts) -> Mapping[str, object]:
    """What holds for all contracts."""
    return {"ignore_type_checking": True} if parts.session.is_on(TYPE_CHECKING) else {}


def _is_known(statement: Statement) -> bool:
    return bool(statement.text("name")) and statement.text("type") in TYPES


def _contract(statement: Statement, beside: Mapping[str, object], account: Account) -> Item:
    name, kind = statement.text("name"), TYPES[statement.text("type")]
    account.translated(statement.line, note_of(name))
    reason = account.reason_above(statement.line, note_of(name))
    because = {"because": reason} if reason else {}
    keys = {"name": name, "type": kind, **_keys(statement, account), **beside, **because}
    return Item(name=name, keys=keys, remark=f"moved from {TOOL}")


def note_of(name: str) -> str:
    """What has become of the lines of a contract."""
    return f'contract "{name}"'


def _keys(statement: Statement, account: Account) -> dict[str, object]:
    """The keys of a contract, each line of which is accounted for."""
    found: dict[str, object] = {}
    note = note_of(statement.text("name"))
    for key, value in statement.members.items():
        if key in LISTS:
            account.translated(value.line, note)
            found[LISTS[key]] = list(statement.texts(key))
        elif key in FLAGS:
            account.translated(value.line, note)
            found.update({FLAGS[key]: True} if statement.is_on(key) else {})
        else:
            found.update(_other(key, value, statement, account))
    return found


def _other(
    key: str, value: Located, statement: Statement, account: Account
) -> Mapping[str, object]:
    """What a key says that is no list and no flag."""
    said = _said(key, value, statement)
    if said or key in ("name", "type"):
        account.translated(value.line, note_of(statement.text("name")))
    elif _is_idle(key, statement):
        account.idle(value.line, IDLE.get(key, "a module stands for all under it"))
    else:
        account.kept(value.line, "only import-linter knows it")
    return said


def _said(key: str, value: Located, statement: Statement) -> Mapping[str, object]:
    """What a key is called here, with its value; empty for one that is not called anything."""
    if key == "broken_contract_guidance":
        return {"fix": " ".join(statement.texts(key))}
    if key == "depth" and str(value.value).isdigit():
        return {"depth": int(str(value.value))}
    return {}


def _is_idle(key: str, statement: Statement) -> bool:
    return key in IDLE or (key == "as_packages" and statement.is_on(key))
