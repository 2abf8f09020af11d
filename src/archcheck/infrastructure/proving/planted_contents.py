"""Texts that hold what rules about content look for, and some that hold nothing."""

import functools
import json
import re
from collections.abc import Iterator, Sequence

from archcheck.application.toml_text import key_text, value_text
from archcheck.infrastructure.architecture.layout.content.content_options import ContentOptions
from archcheck.infrastructure.architecture.layout.content.key_demands import (
    KeyDemand,
    key_demands,
)
from archcheck.infrastructure.decoding.decoder import as_texts

PLANTED = "zz_planted"
JSON = (".json", "Pipfile.lock")
AS_JSON = (*JSON, ".yaml", ".yml")
REPEATED = re.compile(r"(?:\\?.)[*?]\??")
SPACES = re.compile(r"\\s[+*]?")
ANCHORS = re.compile(r"\\[bAZ]|[$^]|\(\?[a-z]+\)")
WORD = re.compile(r"(?<!\\)[A-Za-z_]{3,}|(?<=\\b)[A-Za-z_]{3,}")
ESCAPED = re.compile(r"\\(\W)")


def planted_contents(options: ContentOptions, path: str) -> Iterator[str]:
    """Nothing, then each thing that is looked for, as a file of this name holds it."""
    yield "{}\n" if path.endswith(JSON) else "\n"
    for text in _texts(options.instruction):
        yield _container(text, options.stage)
    yield from map(_literal, _texts(options.pattern))
    yield from map(_settings, _texts(options.pattern))
    yield from map(functools.partial(_statement, path), key_demands(options.keys or ()))


def _texts(stated: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return as_texts(stated or ())


def _container(instruction: str, stage: str) -> str:
    return f"FROM scratch AS {stage or PLANTED}\n{_literal(instruction)}"


def _literal(pattern: str) -> str:
    """A text that a simple pattern matches: what may be left out is left out."""
    bare = REPEATED.sub("", SPACES.sub(" ", ANCHORS.sub("", pattern)))
    told = ESCAPED.sub(r"\1", bare).replace(".+", PLANTED).replace("\\d+", "1")
    return f"{told}\n"


def _settings(pattern: str) -> str:
    """Each word of a pattern, set to something as shells, YAML, and other files do."""
    words = dict.fromkeys(WORD.findall(pattern))
    return "".join(f"{it}\n{it}=1\n{it}: x\n{it} = 1\n" for it in words)


def _statement(path: str, demand: KeyDemand) -> str:
    keys = list(map(_planted, demand.path))
    value = demand.wanted if demand.has_value else PLANTED
    if path.endswith(AS_JSON):
        return json.dumps(_nested(keys, value), ensure_ascii=False, default=str)
    if path.endswith(".toml"):
        return f"{key_text(keys)} = {value_text(value)}\n"
    return f"[{'.'.join(keys[:-1])}]\n{keys[-1]} = {value}\n"


def _planted(part: str) -> str:
    return PLANTED if part == "*" else part


def _nested(keys: Sequence[str], value: object) -> object:
    for key in reversed(keys):
        value = {key: value}
    return value
