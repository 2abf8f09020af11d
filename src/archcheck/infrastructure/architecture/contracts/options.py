"""How the keys of a contract type are checked."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.suggestion import did_you_mean

LATER_KEYS = frozenset({"per_context"})


class KeyProblem(msgspec.Struct, frozen=True, order=True):
    """What is wrong with one key of a contract; `key` is relative to the contract."""

    key: str
    message: str
    hint: str = ""


class KeyKind(msgspec.Struct, frozen=True):
    """A type of value, in words, and how to recognise it."""

    expected: str
    accepts: Callable[[object], bool]


class KeySchema(msgspec.Struct, frozen=True):
    """The keys of a contract type; of each group of `required` exactly one key must stand."""

    kinds: Mapping[str, KeyKind]
    required: tuple[tuple[str, ...], ...]

    def problems(
        self, options: Mapping[str, object], common_keys: Collection[str] = ()
    ) -> tuple[KeyProblem, ...]:
        """Unknown keys, wrong types, missing and conflicting keys, sorted.

        `common_keys` are those of every type; they are known, but not among `options`.
        """
        unknown = self._unknown(options, common_keys)
        found = (*unknown, *self._mistyped(options), *self._incomplete(options))
        return tuple(sorted(found))

    def _unknown(
        self, options: Mapping[str, object], common_keys: Collection[str]
    ) -> Iterator[KeyProblem]:
        for key in options.keys() - self.kinds.keys():
            if key in LATER_KEYS:
                yield KeyProblem(key, "not supported yet")
            else:
                yield KeyProblem(key, "unknown key", self._hint(key, common_keys))

    def _hint(self, key: str, common_keys: Collection[str]) -> str:
        listed = f"the keys of this type are {', '.join(sorted(self.kinds))}"
        common = f"; every type has {', '.join(sorted(common_keys))}" if common_keys else ""
        return did_you_mean(key, (*self.kinds, *common_keys)) or listed + common

    def _mistyped(self, options: Mapping[str, object]) -> Iterator[KeyProblem]:
        for key in options.keys() & self.kinds.keys():
            kind = self.kinds[key]
            if not kind.accepts(options[key]):
                yield KeyProblem(key, f"expected {kind.expected}, not {_in_words(options[key])}")

    def _incomplete(self, options: Mapping[str, object]) -> Iterator[KeyProblem]:
        for group in self.required:
            given = [key for key in group if key in options]
            if len(given) != 1:
                yield _not_one(group, given)


def names_in(options: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The names under a key; a single string is a list of one."""
    value = options.get(key, ())
    return (value,) if isinstance(value, str) else _texts(value)


def is_set(options: Mapping[str, object], key: str) -> bool:
    """Whether a flag is set."""
    return options.get(key) is True


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _not_one(group: Sequence[str], given: Sequence[str]) -> KeyProblem:
    if given:
        return KeyProblem(given[1], f"only one of {' and '.join(given)} may stand")
    return KeyProblem(group[0], f"missing: {' or '.join(group)} is required")


def _in_words(value: object) -> str:
    if isinstance(value, list | tuple) and not value:
        return "an empty list"
    if type(value) is int:
        return str(value)
    return _TYPE_WORDS.get(type(value), type(value).__name__)


def _is_names(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, list | tuple) and bool(value) and all(map(_is_name, value))


def _is_possible_names(value: object) -> bool:
    return value in ([], ()) or _is_names(value)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_depth(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


_TYPE_WORDS: Mapping[type, str] = {
    str: "a string",
    bool: "a boolean",
    float: "a float",
    list: "a list of other values",
    tuple: "a list of other values",
    dict: "a table",
}

NAMES = KeyKind("a name or a list of names", _is_names)
POSSIBLE_NAMES = KeyKind("a list of names", _is_possible_names)
FLAG = KeyKind("true or false", lambda value: isinstance(value, bool))
DEPTH = KeyKind("a whole number from 0", _is_depth)
