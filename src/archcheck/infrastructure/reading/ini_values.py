"""INI with its lines, which configparser does not tell."""

import re
from collections.abc import Iterator

import msgspec

from archcheck.infrastructure.reading.located_values import Located, Untyped

HEADER = re.compile(r"\[(?P<name>.+)\]")
DIVIDER = re.compile(r"\s*[=:]\s*")
COMMENTS = ("#", ";")


class _Option(msgspec.Struct):
    """An option that may go on in the lines below, which are indented more."""

    section: str
    name: str
    line: int
    indentation: int
    values: list[str]


def ini_values(text: str) -> Located:
    """Sections with their options, whose names are in lower case and whose values are text.

    Options before the first section stand beside the sections.
    """
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        reader.take(number, line)
    return Located(None, 1, members=tuple(reader.members()))


class _Reader:
    """Reads line by line."""

    def __init__(self) -> None:
        self._sections = {"": 1}
        self._section = ""
        self._options: list[_Option] = []
        self._open: _Option | None = None

    def take(self, number: int, line: str) -> None:
        """Add a line."""
        text = line.strip()
        if not text or text.startswith(COMMENTS):
            return
        indentation = len(line) - len(line.lstrip())
        if self._open is not None and indentation > self._open.indentation:
            self._open.values.append(text)
        else:
            self._begin(number, text, indentation)

    def _begin(self, number: int, text: str, indentation: int) -> None:
        header = HEADER.match(text)
        if header:
            self._section, self._open = header["name"], None
            self._sections.setdefault(self._section, number)
            return
        name, *rest = DIVIDER.split(text, maxsplit=1)
        self._open = _Option(self._section, name.lower(), number, indentation, rest)
        self._options.append(self._open)

    def members(self) -> Iterator[tuple[str, Located]]:
        """The options that stand in no section, then the sections."""
        yield from self._of("")
        for section, line in list(self._sections.items())[1:]:
            yield section, Located(None, line, members=tuple(self._of(section)))

    def _of(self, section: str) -> Iterator[tuple[str, Located]]:
        for option in self._options:
            if option.section == section:
                value = Untyped("\n".join(filter(None, option.values)))
                yield option.name, Located(value, option.line)
