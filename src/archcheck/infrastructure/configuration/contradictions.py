"""What packs say of one key, where neither extends the other."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from archcheck.application.toml_text import KeyPath, key_text, value_text
from archcheck.domain.configuration import Contradiction, Declaration, Origin
from archcheck.infrastructure.configuration.fragments import Fragment, Stated
from archcheck.infrastructure.configuration.named_tables import Named
from archcheck.infrastructure.configuration.packs import Pack

TAKEN_AWAY = "taken away"
SET = "stated"
LEFT_OUT = "not set"
ADDED = "extra_args"
OF_PACKS = frozenset(
    {"every_project", "layouts", "plugins", "requires_archcheck", "statements", "step", "summary"}
)


class _Said(NamedTuple):
    """What a pack says of a value, or of each key of a table; nothing where it takes it away.

    It is put in words only where another pack says something too.
    """

    pack: Pack
    texts: Callable[[], Mapping[KeyPath, str]]
    origin: Origin


def contradictions(packs: Sequence[Pack], own: Fragment) -> Iterator[Contradiction]:
    """Each that the project does not settle itself; of several packs the later wins."""
    known: dict[KeyPath, _Said] = {}
    for pack in packs:
        stated = dict(_stated(pack))
        for path in filter(known.__contains__, stated):
            if not (known[path].pack.file.path in pack.extended or _is_settled(path, own)):
                yield from _between(path, known[path], stated[path])
        known.update(stated)


def _between(path: KeyPath, before: _Said, said: _Said) -> Iterator[Contradiction]:
    for key, value, other in _differences(before.texts(), said.texts()):
        yield Contradiction(
            key=key_text((*path, *key)),
            value=value,
            origin=said.origin,
            other=other,
            over=before.origin,
        )


def _differences(
    before: Mapping[KeyPath, str], texts: Mapping[KeyPath, str]
) -> Iterator[tuple[KeyPath, str, str]]:
    if bool(before) != bool(texts):
        yield (), _whole(texts), _whole(before)
        return
    pairs = ((key, _text(texts, key), _text(before, key)) for key in {**texts, **before})
    yield from (pair for pair in pairs if pair[1] != pair[2])


def _text(texts: Mapping[KeyPath, str], key: KeyPath) -> str:
    return texts.get(key, LEFT_OUT)


def _whole(texts: Mapping[KeyPath, str]) -> str:
    return SET if texts else TAKEN_AWAY


def _stated(pack: Pack) -> Iterator[tuple[KeyPath, _Said]]:
    for path, stated in pack.fragment.values.items():
        if _is_effective(path, stated):
            texts = functools.partial(_texts_of_value, stated)
            yield path, _Said(pack, texts, stated.origin)
    for section, named in pack.fragment.named.items():
        yield from (((section, name), said) for name, said in _of_tables(pack, named))


def _is_effective(path: KeyPath, stated: Stated) -> bool:
    """Whether a value steers a check, and is replaced by that of a later pack."""
    return stated.value is not None and path[0] not in OF_PACKS and path[-1] != ADDED


def _of_tables(pack: Pack, named: Named[Any]) -> Iterator[tuple[str, _Said]]:
    for name, origin in named.disabled.items():
        yield name, _Said(pack, dict, origin)
    for name, declaration in named.entries.items():
        texts = functools.partial(_texts_of_keys, declaration)
        yield name, _Said(pack, texts, declaration.origin)


def _texts_of_value(stated: Stated) -> Mapping[KeyPath, str]:
    return {(): value_text(stated.value)}


def _texts_of_keys(declaration: Declaration) -> Mapping[KeyPath, str]:
    return {(key,): text for key, text in _keys(declaration)}


def _keys(declaration: Declaration) -> Iterator[tuple[str, str]]:
    """What it demands, not how it is told."""
    yield "type", value_text(declaration.type)
    if declaration.level is not None:
        yield "level", value_text(declaration.level)
    for key, value in declaration.keys.items():
        yield key, value_text(value)


def _is_settled(path: KeyPath, own: Fragment) -> bool:
    named = own.named.get(str(path[0]))
    if named is None:
        return path in own.values
    return path[1] in named.entries or path[1] in named.disabled
