"""Settings of tools that a comment holds for its file, such as `# mypy: allow-untyped-defs`."""

import itertools
import re
from collections.abc import Iterator

import msgspec

from archcheck.domain.policy_change import NOWHERE
from archcheck.infrastructure.guarding.loosening_table import ToolRow, loosening_table
from archcheck.infrastructure.guarding.setting_directions import loosened
from archcheck.infrastructure.guarding.settings_of_tools import TRUTHS, WORDLESS, Setting, Settings

FLAG = re.compile(
    r"(?P<key>[A-Za-z][\w-]*)(?:\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\",]+)))?"
)
FALSE, NOT = "false", "no_"
FALSEHOODS = frozenset({FALSE, "no", "0"})


class CommentSetting(msgspec.Struct, frozen=True):
    """A setting that loosens a tool in its file, or tightens it there where it `is_demand`."""

    tool: str
    key: str
    items: tuple[str, ...]
    words: str
    is_demand: bool


def settings_in(comment: str) -> Iterator[CommentSetting]:
    """Those of a comment that loosen or tighten anything."""
    for row in loosening_table().tool:
        found = _addressed(row, comment) if row.comment else None
        for flag in FLAG.finditer(found["flags"]) if found else ():
            yield from _judged(row, flag)


def _addressed(row: ToolRow, comment: str) -> re.Match[str] | None:
    return re.search(rf"#\s*{re.escape(row.comment)}:\s*(?P<flags>[^#]+)", comment)


def _judged(row: ToolRow, flag: re.Match[str]) -> Iterator[CommentSetting]:
    key, value = _read(flag)
    items = tuple(map(str.strip, value.split(",")))
    here, words = _settings(key, items), flag[0].strip()
    elsewhere = _settings(key, (_opposite(value),)) if value.lower() in TRUTHS else {}
    told = () if elsewhere else items
    for is_demand, states in ((False, (elsewhere, here)), (True, (here, elsewhere))):
        for _ in itertools.islice(loosened(row, *states), 1):
            yield CommentSetting(row.comment, key, told, words, is_demand)


def _read(flag: re.Match[str]) -> tuple[str, str]:
    """The key as the configuration writes it, and its value; what begins with `no` is turned round."""
    key = flag["key"].lower().replace("-", "_")
    value = flag["quoted"] or flag["bare"] or WORDLESS
    return (key.removeprefix(NOT), _opposite(value)) if key.startswith(NOT) else (key, value)


def _opposite(value: str) -> str:
    return WORDLESS if value.lower() in FALSEHOODS else FALSE


def _settings(key: str, items: tuple[str, ...]) -> Settings:
    return {key: Setting(items, NOWHERE, items)}
