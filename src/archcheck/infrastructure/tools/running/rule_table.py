"""Names and summaries of the rules of tools that have no registry of their own."""

import functools
import pathlib
import tomllib
from collections.abc import Mapping

from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule


@functools.lru_cache(maxsize=8)
def _table(tool: str) -> Mapping[str, Mapping[str, str]]:
    path = pathlib.Path(__file__).parents[1] / "wrapped" / tool / "rules.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def described(tool: str, rule_id: str, homepage: str, level: Level) -> ToolRule:
    """A rule as the tool's table has it; a general description when it does not."""
    entry = _table(tool).get(rule_id) or _family(tool, rule_id)
    summary = entry.get("summary", f"A finding of {tool}: {rule_id}.")
    return ToolRule(
        id=rule_id,
        name=entry.get("name", rule_id),
        summary=summary,
        level=level,
        description=entry.get("description", summary),
        help_uri=entry.get("help_uri", homepage),
        tags=tuple(entry.get("tags", tool).split()),
    )


def _family(tool: str, rule_id: str) -> Mapping[str, str]:
    table = _table(tool)
    prefixes = (rule_id[:length] for length in range(len(rule_id) - 1, 0, -1))
    return next((table[prefix] for prefix in prefixes if prefix in table), {})
