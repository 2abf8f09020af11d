"""Which options of a tool a project may pass on, from the table in the tool's folder."""

import enum
import functools
import pathlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec


class OptionClass(enum.StrEnum):
    """What becomes of an option: `file` names one, which has to lie in the project.

    What is overruled is dropped, for archcheck decides it; what is refused would leave nothing
    to read; what needs trust writes, starts or reads something else.
    """

    PASS = "pass"
    FILE = "file"
    OVERRULE = "overrule"
    REFUSE = "refuse"
    TRUST = "trust"
    UNKNOWN = "unknown"


class OptionNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options without a value, and those with one."""

    flags: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


class Option(msgspec.Struct, frozen=True):
    """An argument as it was given: the option's full name, its value, and the words for it."""

    name: str
    kind: OptionClass
    value: str = ""
    words: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """As messages name it."""
        return " ".join(self.words)


class OptionTable(msgspec.Struct, frozen=True, dict=True):
    """The options of a tool by their classes.

    It `abbreviates` where the beginning of a long option means it if no other begins so.
    `configurations` are the options that name a file of configuration; the values of those that
    are `placed` are held against paths as they are seen from the working directory.
    """

    classes: Mapping[OptionClass, OptionNames]
    abbreviates: bool
    configurations: tuple[str, ...] = ()
    placed: tuple[str, ...] = ()

    def have_no_place(self, arguments: Sequence[str]) -> bool:
        """Whether arguments mean the same wherever the tool is started."""
        return all(
            option.kind is OptionClass.PASS and option.name not in self.placed
            for option in self.read(arguments)
        )

    def read(self, arguments: Sequence[str]) -> tuple[Option, ...]:
        """The options that arguments give, in their order."""
        return tuple(self._read(iter(arguments)))

    def kept(self, arguments: Sequence[str]) -> tuple[str, ...]:
        """The arguments without what archcheck overrules."""
        options = self.read(arguments)
        kept = (option.words for option in options if option.kind is not OptionClass.OVERRULE)
        return tuple(word for words in kept for word in words)

    def values(self, arguments: Sequence[str], *names: str) -> list[str]:
        """The values that an option has, by any of its names."""
        return [option.value for option in self.read(arguments) if option.name in names]

    @functools.cached_property
    def kinds(self) -> Mapping[str, OptionClass]:
        """The class of each option."""
        return {
            name: kind
            for kind, names in self.classes.items()
            for name in (*names.flags, *names.values)
        }

    @functools.cached_property
    def _valued(self) -> frozenset[str]:
        return frozenset(name for names in self.classes.values() for name in names.values)

    def _read(self, words: Iterator[str]) -> Iterator[Option]:
        for word in words:
            if self._is_long(word):
                yield self._long(word, words)
            elif len(word) > 1 and word.startswith("-"):
                yield from self._short(word[1:], words)
            else:
                yield Option(word, OptionClass.UNKNOWN, words=(word,))

    def _is_long(self, word: str) -> bool:
        """Whether an option has several letters; some tools write them behind one dash."""
        return word.startswith("--") or len(word) > 2 and word.partition("=")[0] in self.kinds

    def _long(self, word: str, following: Iterator[str]) -> Option:
        given, equals, value = word.partition("=")
        name = self._full(given)
        kind = self.kinds.get(name, OptionClass.UNKNOWN)
        if equals or name not in self._valued:
            return Option(name, kind, value, (word,))
        rest = tuple(next_word(following))
        return Option(name, kind, "".join(rest), (word, *rest))

    def _full(self, given: str) -> str:
        found = [name for name in self.kinds if name.startswith(given)]
        return found[0] if self.abbreviates and len(found) == 1 else given

    def _short(self, letters: str, following: Iterator[str]) -> Iterator[Option]:
        """Letters behind one dash: flags, the last of which may be an option with its value."""
        for place, letter in enumerate(letters, start=1):
            name = f"-{letter}"
            kind = self.kinds.get(name, OptionClass.UNKNOWN)
            if name in self._valued:
                yield self._valued_letter(name, letters[place:], following)
                return
            yield Option(name, kind, words=(name,))

    def _valued_letter(self, name: str, attached: str, following: Iterator[str]) -> Option:
        kind = self.kinds[name]
        if attached:
            return Option(name, kind, attached.removeprefix("="), (name + attached,))
        rest = tuple(next_word(following))
        return Option(name, kind, "".join(rest), (name, *rest))


def next_word(following: Iterator[str]) -> Iterable[str]:
    """The word that follows, if there is one."""
    word = next(following, None)
    return () if word is None else (word,)


@functools.cache
def option_table(path: pathlib.Path) -> OptionTable:
    """The table in a file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return msgspec.convert(table, OptionTable)


def refused_option(options: Iterable[Option]) -> str:
    """The first option that nothing allows; empty when there is none."""
    return next((it.shown for it in options if it.kind is OptionClass.REFUSE), "")


def untrusted_option(options: Iterable[Option], root: str) -> str:
    """The first option that only trust allows; empty when there is none."""
    return next((it.shown for it in options if needs_trust(it, root)), "")


def needs_trust(option: Option, root: str) -> bool:
    """Whether an option writes, starts, reads something else, or is not known to do none of it."""
    if option.kind is OptionClass.FILE:
        place = pathlib.Path(root, option.value).resolve()
        return not place.is_relative_to(pathlib.Path(root).resolve())
    return option.kind in (OptionClass.TRUST, OptionClass.UNKNOWN)
