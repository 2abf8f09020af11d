"""What the configuration of a tool says, as texts by their keys."""

import fnmatch
import itertools
import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.policy_change import Place
from archcheck.domain.problem import UsageProblems
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.guarding.loosening_table import ToolRow
from archcheck.infrastructure.reading.ini_values import ini_values
from archcheck.infrastructure.reading.located_values import Located, UnreadableError
from archcheck.infrastructure.reading.regular_files import inside_or_nothing
from archcheck.infrastructure.reading.toml_values import toml_values
from archcheck.infrastructure.reading.yaml_values import yaml_values

SEPARATORS = re.compile(r"[,\n]")
PAIR = re.compile(r"([^\s:,][^:]*?)\s*:\s*((?:[A-Z]+[0-9]*(?:[,\s]+|$))+)")
SPACES = re.compile(r"[,\s]+")
MODULE = "module"
EVERYTHING = "*"
WORDLESS = "true"
LINES = "lines"
COMMENT = "#"
TRUTHS = frozenset({"true", "false", "yes", "no", "1", "0"})
Read = Callable[[str], Located]


class Setting(msgspec.Struct, frozen=True):
    """The items of a value, where it stands, and its `texts`, of a list one for each entry."""

    items: tuple[str, ...]
    place: Place
    texts: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its texts."""
        return tuple(line for text in self.texts for line in text.split("\n"))


Settings = Mapping[str, Setting]


def settings_of(row: ToolRow, directory: str, arguments: Sequence[str], at: Place) -> Settings:
    """The settings of a tool in a directory, those of its arguments before those of its file."""
    found = _of_files(row, directory)
    options = found.get(row.options) if row.options else None
    if options is not None:
        words = shlex.split(" ".join(options.items)) if options.items else []
        given = settings_of_words(row, words, options.place)
        found |= {f"{row.options}.{key}": value for key, value in given.items()}
    return {**found, **settings_of_words(row, arguments, at)}


def _of_files(row: ToolRow, directory: str) -> dict[str, Setting]:
    """The first file that has something to say decides, as it does for the tools."""
    for name, section in row.files:
        data = inside_or_nothing(directory, name)
        found = dict(_in_file(row, name, section, data)) if data else {}
        if found:
            return found
    return {}


def _in_file(row: ToolRow, name: str, section: str, data: bytes) -> Iterator[tuple[str, Setting]]:
    text = SourceText.decode_leniently(data).text
    if section == LINES:
        yield LINES, _of_lines(text, name)
        return
    try:
        document = _reader(name)(text)
    except (UnreadableError, UsageProblems):
        return
    for prefix, table in _sections(document, section, row.sections):
        for key, setting in _flat(table, prefix, name, row):
            yield from _taken_apart(key, setting, row)


def _of_lines(text: str, name: str) -> Setting:
    """A file each line of which is an item."""
    lines = tuple(line.strip() for line in text.split("\n"))
    items = tuple(line for line in lines if line and not line.startswith(COMMENT))
    return Setting(items, Place(name), items)


def _reader(name: str) -> Read:
    if name.endswith(".toml"):
        return lambda text: toml_values(text, name)
    return yaml_values if name.endswith((".yaml", ".yml")) else ini_values


def _sections(document: Located, section: str, others: str) -> Iterator[tuple[str, Located]]:
    """The table of a section, and tables about modules beside it, with the prefix of their keys."""
    first = document if document.members else next(iter(document.items), document)
    yield from _below(first, section)
    if others:
        yield from _beginning_with(others, first, others)


def _below(document: Located, section: str) -> Iterator[tuple[str, Located]]:
    """A table by its name or path; behind `a:` or `a.*` all that begin so; `*` is each."""
    path = section.removesuffix(f".{EVERYTHING}").split(".") if section else []
    table = dict(document.members).get(section) or _followed(document, path)
    if table is not None:
        yield "", table
    elif section.endswith((":", EVERYTHING)):
        start = section.removesuffix(EVERYTHING)
        yield from _beginning_with(start, document, start)


def _beginning_with(start: str, document: Located, cut: str) -> Iterator[tuple[str, Located]]:
    for name, member in document.members:
        if name.startswith(start) and member.members:
            yield f"{name.removeprefix(cut)}.", member


def _followed(document: Located, path: Sequence[str]) -> Located | None:
    table: Located | None = document
    for part in path:
        table = dict(table.members).get(part) if table is not None else None
    return table


def _flat(table: Located, prefix: str, name: str, row: ToolRow) -> Iterator[tuple[str, Setting]]:
    for key, value in table.members:
        yield from _of_value(value, f"{prefix}{key.replace('-', '_')}", name, row)


def _of_value(value: Located, path: str, name: str, row: ToolRow) -> Iterator[tuple[str, Setting]]:
    if value.members:
        yield from _of_table(value, path, name, row)
    elif any(item.members for item in value.items):
        yield from itertools.chain.from_iterable(_about_module(it, name, row) for it in value.items)
    else:
        yield path, Setting(tuple(_items(value)), Place(name, value.line), _texts(value))


def _of_table(value: Located, path: str, name: str, row: ToolRow) -> Iterator[tuple[str, Setting]]:
    if any(fnmatch.fnmatchcase(path, pattern) for pattern in row.tables):
        names = tuple(str(key) for key, _ in value.members)
        yield path, Setting(names, Place(name, value.line), names)
    else:
        yield from _flat(value, f"{path}.", name, row)


def _about_module(item: Located, name: str, row: ToolRow) -> Iterator[tuple[str, Setting]]:
    """One of several tables, such as the overrides of mypy."""
    about = dict(item.members).get(MODULE)
    label = ",".join(_items(about)) if about is not None else ""
    yield from _flat(item, f"{label}.", name, row)


def _items(value: Located) -> Iterator[str]:
    if value.items:
        yield from (str(item.value) for item in value.items)
    elif value.value is not None and not isinstance(value.value, list):
        parts = map(str.strip, SEPARATORS.split(str(value.value)))
        yield from filter(None, parts)


def _texts(value: Located) -> tuple[str, ...]:
    return tuple(_items(value)) if value.items else tuple(filter(None, [str(value.value or "")]))


def _taken_apart(key: str, setting: Setting, row: ToolRow) -> Iterator[tuple[str, Setting]]:
    """Texts such as `path: CODE` as settings of their own, by path."""
    if key not in row.pairs:
        yield key, setting
        return
    found: dict[str, list[str]] = {}
    for paths, codes in PAIR.findall("\n".join(setting.texts)):
        for path in filter(None, SPACES.split(paths)):
            found.setdefault(path, []).extend(filter(None, SPACES.split(codes)))
    for path, codes in found.items():
        yield f"{key}.{path}", Setting(tuple(codes), setting.place, tuple(codes))


def settings_of_words(row: ToolRow, arguments: Sequence[str], place: Place) -> dict[str, Setting]:
    """`--max-complexity=10`, `--max-complexity 10`, `-k name` and flags as settings.

    Words that belong to no option stand below the empty key.
    """
    found: dict[str, list[str]] = {}
    key = ""
    for word in arguments:
        key, value = _read(word, key, row)
        found.setdefault(key, []).append(value)
        key = key if _awaits(word) else ""
    parts = (_taken_apart(name, _given(values, place), row) for name, values in found.items())
    return dict(itertools.chain.from_iterable(parts))


def _read(word: str, key: str, row: ToolRow) -> tuple[str, str]:
    """The key of a word behind another key, and its value."""
    if word.startswith("-"):
        return _named(word, row), word.partition("=")[2]
    return _owner(key, word, row), word


def _awaits(word: str) -> bool:
    """Whether the value of an option may stand in the next word."""
    return word.startswith("-") and "=" not in word


def _owner(key: str, word: str, row: ToolRow) -> str:
    """The option that a word belongs to; a flag has none but truths."""
    return "" if row.is_flag(key) and word.lower() not in TRUTHS else key


def _named(word: str, row: ToolRow) -> str:
    option = word.partition("=")[0]
    name = option.lstrip("-").replace("-", "_")
    return row.aliases.get(name, name)


def _given(values: Sequence[str], place: Place) -> Setting:
    texts = tuple(filter(None, values)) or (WORDLESS,)
    parts = (map(str.strip, SEPARATORS.split(text)) for text in texts)
    return Setting(tuple(filter(None, itertools.chain.from_iterable(parts))), place, texts)
