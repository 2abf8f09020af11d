"""Commands that install what is only needed for development."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from archcheck.infrastructure.distributions.declared import Kind, kind_of, normal_name

PYTHON = re.compile(r"(?:.*/)?python[0-9.]*")
PIP = re.compile(r"(?:.*/)?pip[0-9.]*")
OWN_PLACE = re.compile(r"(?P<place>.*)\[(?P<extras>[^\]]*)\](?:[<>=!~;@ ].*)?$")
USUAL = "dev"
PATH = re.compile("[/.]")
SWITCHED_ON = ("1", "true", "True", "yes")
NONE: frozenset[str] = frozenset()
NO_GROUPS_OF_UV = frozenset({"--no-dev", "--no-default-groups", "--only-group"})
NO_GROUPS_OF_POETRY = frozenset({"--no-dev", "--only", "--only-root"})
NO_GROUPS_OF_PDM = frozenset({"--prod", "--production", "--no-dev"})
Words = Sequence[str]
Values = Mapping[str, str]


class DevelopmentGroups(msgspec.Struct, frozen=True):
    """Groups that hold what is needed for development: all, those installed unasked, and extras.

    `name` is that of the project's own distribution.
    """

    groups: frozenset[str]
    unasked: frozenset[str]
    extras: frozenset[str]
    name: str


class Install(msgspec.Struct, frozen=True):
    """A command that installs: what it installs for development, if anything.

    One that is `exact` takes away what it does not install.
    """

    what: str
    exact: bool = False


def install_in(words: Words, known: DevelopmentGroups, values: Values) -> Install | None:
    """What a command installs; None for one that is no installer."""
    program, *rest = _without_python(words)
    name = "pip" if PIP.fullmatch(program) else program.rpartition("/")[2]
    judge = INSTALLERS.get(name)
    return judge(rest, known, values) if judge else None


def _without_python(words: Words) -> Words:
    if PYTHON.fullmatch(words[0]) and list(words[1:2]) == ["-m"] and len(words) > 2:
        return words[2:]
    return words


def _uv(words: Words, known: DevelopmentGroups, values: Values) -> Install | None:
    if list(words[:1]) == ["pip"]:
        return _pip(words[1:], known, values)
    if list(words[:1]) != ["sync"]:
        return None
    named = frozenset(_values(words, ("--no-group",)))
    without = values.get("UV_NO_DEV", "") in SWITCHED_ON
    unasked = _unless(words, NO_GROUPS_OF_UV, known.unasked) if not without else NONE
    asked = _named(words, ("--group", "--only-group"), known.groups)
    usual = _if(words, ("--dev", "--only-dev"), known.groups & {USUAL})
    groups = (unasked | asked | usual | _if(words, ("--all-groups",), known.groups)) - named
    what = _said("uv sync", groups, _extras(words, ("--extra",), known))
    return Install(what, "--inexact" not in words)


def _poetry(words: Words, known: DevelopmentGroups, values: Values) -> Install | None:
    command = next((word for word in words if not word.startswith("-")), "")
    if command not in ("install", "sync"):
        return None
    without = frozenset(_values(words, ("--without",)))
    unasked = _unless(words, NO_GROUPS_OF_POETRY, known.unasked) - without
    asked = _named(words, ("--with", "--only"), known.groups)
    groups = unasked | asked | _if(words, ("--all-groups",), known.groups)
    what = _said(f"poetry {command}", groups, _extras(words, ("--extras", "-E"), known))
    return Install(what, command == "sync" or "--sync" in words)


def _pdm(words: Words, known: DevelopmentGroups, values: Values) -> Install | None:
    command = next(iter(words), "install")
    if command not in ("install", "sync"):
        return None
    without = frozenset(_values(words, ("--without",)))
    unasked = _unless(words, NO_GROUPS_OF_PDM, known.groups) - without
    asked = _named(words, ("-G", "--group", "--with"), known.groups | known.extras)
    return Install(_said(f"pdm {command}", unasked | asked, NONE))


def _pipenv(words: Words, known: DevelopmentGroups, values: Values) -> Install | None:
    if list(words[:1]) not in (["install"], ["sync"]):
        return None
    groups = _if(words, ("--dev", "-d"), frozenset({USUAL}))
    return Install(_said(f"pipenv {words[0]}", groups, NONE))


def _pip(words: Words, known: DevelopmentGroups, values: Values) -> Install | None:
    if list(words[:1]) not in (["install"], ["sync"]):
        return None
    stated = frozenset(it.rpartition(":")[2] for it in _values(words, ("--group",)))
    extras = frozenset(extra for word in words for extra in _own_extras(word, known))
    return Install(_said("pip install", stated & known.groups, extras, _files(words)))


def _files(words: Words) -> list[str]:
    """The requirements files that are for development."""
    paths = _values(words, ("-r", "--requirement", "--requirements"))
    return [path for path in paths if kind_of(path.rpartition("/")[2]) is Kind.DEVELOPMENT]


def _own_extras(word: str, known: DevelopmentGroups) -> list[str]:
    """The extras for development in `.[dev]` or `shop[dev]`."""
    stated = OWN_PLACE.fullmatch(word)
    if stated is None or not _is_own(stated["place"], known):
        return []
    extras = (normal_name(it.strip()) for it in stated["extras"].split(","))
    return list(filter(known.extras.__contains__, extras))


def _is_own(place: str, known: DevelopmentGroups) -> bool:
    return "/" in place or place.startswith(".") or normal_name(place) == known.name


def _unless(words: Words, flags: frozenset[str], groups: frozenset[str]) -> frozenset[str]:
    """The groups, unless one of the flags is there."""
    return groups if flags.isdisjoint(word.partition("=")[0] for word in words) else NONE


def _if(words: Words, flags: Collection[str], groups: frozenset[str]) -> frozenset[str]:
    return groups if any(flag in words for flag in flags) else NONE


def _extras(words: Words, flags: Iterable[str], known: DevelopmentGroups) -> frozenset[str]:
    every = _if(words, ("--all-extras",), known.extras)
    return every | _named(words, flags, known.extras)


def _named(words: Words, flags: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    return known.intersection(_values(words, flags))


def _values(words: Words, flags: Iterable[str]) -> list[str]:
    """The values of flags, behind them or behind `=`, split at commas and blanks."""
    wanted = tuple(flags)
    pairs = zip(words, [*words[1:], ""], strict=False)
    stated = (_value(*pair) for pair in pairs if pair[0].partition("=")[0] in wanted)
    return list(map(_spelt, re.split("[, ]", " ".join(stated))))


def _spelt(value: str) -> str:
    """A path as it stands, and the normal form of a name."""
    return value if PATH.search(value) else normal_name(value)


def _value(word: str, after: str) -> str:
    _, equals, value = word.partition("=")
    return value if equals else after


def _said(
    command: str, groups: frozenset[str], extras: frozenset[str], files: Sequence[str] = ()
) -> str:
    """`uv sync installs the group dev`; empty where nothing is for development."""
    named = [
        *(f"the group {name}" for name in sorted(groups)),
        *(f"the extra {name}" for name in sorted(extras)),
        *files,
    ]
    return f"{command} installs {' and '.join(named)}" if named else ""


INSTALLERS: Mapping[str, Callable[[Words, DevelopmentGroups, Values], Install | None]] = {
    "uv": _uv,
    "poetry": _poetry,
    "pdm": _pdm,
    "pipenv": _pipenv,
    "pip": _pip,
}
