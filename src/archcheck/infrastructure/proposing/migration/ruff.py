"""Settings of ruff that are about architecture: banned libraries, and the style of docstrings."""

import pathlib
from collections.abc import Iterator, Sequence

from archcheck.application.ports.project_signs import Inheritance
from archcheck.application.proposing.proposal import Item
from archcheck.infrastructure.proposing.migration.account import Account, lines_below
from archcheck.infrastructure.proposing.migration.import_linter import note_of
from archcheck.infrastructure.proposing.migration.statements import Statement
from archcheck.infrastructure.reading.located_values import UnreadableError
from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.reading.toml_values import toml_values
from archcheck.infrastructure.tools.running.configuration_files import read_text

OWN_FILES = (".ruff.toml", "ruff.toml")
PYPROJECT = "pyproject.toml"
TIDY = "flake8-tidy-imports"
BANNED = "banned-api"
DOCSTRINGS = "pydocstyle"
STYLES = ("google", "numpy")
RUFF_KNOWS = "only ruff knows it"
SELECTS = ("select", "extend-select")


def ruff(root: pathlib.Path, modules: frozenset[str]) -> Inheritance:
    """What ruff would read: its own file, else its table in pyproject.toml."""
    file = next((name for name in (*OWN_FILES, PYPROJECT) if is_there(root / name)), "")
    text = read_text(root / file) if file else ""
    lines = lines_below(text, _parts_in(file))
    if not lines:
        return Inheritance()
    return _Reading(_table(text, file), Account(file, lines), modules).inheritance()


def _parts_in(file: str) -> list[str]:
    """The tables that are about architecture, as they are called in a file."""
    prefix = "tool.ruff." if file == PYPROJECT else ""
    return [f"{prefix}{above}{name}" for above in ("lint.", "") for name in (TIDY, DOCSTRINGS)]


def _table(text: str, file: str) -> Statement:
    try:
        whole = Statement.of(toml_values(text, file))
    except UnreadableError:
        return Statement(1, {})
    return whole.table("tool").table("ruff") if file == PYPROJECT else whole


class _Reading:
    """One table, under `lint` or not."""

    def __init__(self, table: Statement, account: Account, modules: frozenset[str]) -> None:
        self._table = table
        self._lint = table.table("lint")
        self._account = account
        self._roots = sorted({name.partition(".")[0] for name in modules})

    def inheritance(self) -> Inheritance:
        return Inheritance(
            contracts=tuple(self._banned()),
            rules=tuple(self._styles()),
            ledger=tuple(self._account.rows()),
        )

    def _parts(self, name: str) -> Iterator[Statement]:
        for table in (self._lint, self._table):
            if name in table.members:
                yield table.table(name)

    def _selects(self, code: str) -> bool:
        return any(code.startswith(entry) or entry == "ALL" for entry in self._chosen())

    def _chosen(self) -> list[str]:
        tables = (self._lint, self._table)
        return [entry for table in tables for key in SELECTS for entry in table.texts(key)]

    def _banned(self) -> Iterator[Item]:
        for tidy in self._parts(TIDY):
            for key, value in tidy.members.items():
                self._take(key, value.line)
            yield from self._bans(tidy.table(BANNED))

    def _take(self, key: str, line: int) -> None:
        if key == BANNED:
            self._account.translated(line, "contracts, one for each")
        else:
            self._account.kept(line, RUFF_KNOWS)

    def _bans(self, banned: Statement) -> Iterator[Item]:
        for api, value in banned.members.items():
            if not self._selects("TID251"):
                self._account.idle(value.line, "TID251 is not selected, so ruff bans nothing")
            elif not self._roots:
                self._account.idle(value.line, "there is no module yet that could import it")
            else:
                yield self._ban(api, Statement.of(value), value.line)

    def _ban(self, api: str, entry: Statement, line: int) -> Item:
        name = f"{api} is banned"
        self._account.translated(line, note_of(name))
        if "msg" in entry.members:
            self._account.translated(entry.members["msg"].line, note_of(name))
        message = " ".join(entry.texts("msg"))
        keys: dict[str, object] = {
            "name": name,
            "type": "forbidden",
            "source_modules": self._roots,
            "forbidden_modules": [api],
            "allow_indirect": True,
        }
        reason = {"because": message} if message else {}
        return Item(name=name, keys={**keys, **reason}, remark="moved from ruff")

    def _styles(self) -> Iterator[Item]:
        for table in self._parts(DOCSTRINGS):
            self._account.kept(table.line, RUFF_KNOWS)
            for value in table.members.values():
                self._account.kept(value.line, RUFF_KNOWS)
            if "convention" in table.members:
                yield from self._style(table)

    def _style(self, table: Statement) -> Sequence[Item]:
        line, style = table.members["convention"].line, table.text("convention")
        if not self._selects("D1"):
            self._account.idle(line, "no rule of pydocstyle is selected")
        elif style in STYLES:
            self._account.translated(line, "rule docstring-style")
            keys = {"level": {"level": "warning", "style": style}}
            return (Item(name="docstring-style", keys=keys),)
        return ()
