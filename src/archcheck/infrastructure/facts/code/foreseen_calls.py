"""Which calls rules are likely to ask about for what is passed."""

import functools
import tomllib

from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.facts.code.code_facts import Reference

FILE = "signatures.toml"
METHODS = frozenset({"include_router", "register_blueprint", "mount", "add_middleware"})
CLASSES = frozenset({"fastapi.middleware.Middleware", "starlette.middleware.Middleware"})


def is_foreseen(callee: Reference) -> bool:
    """Whether a callee has a signature that we ship, or puts an application together."""
    is_known = not _known_names().isdisjoint(callee.targets)
    return is_known or callee.written.rpartition(".")[2] in METHODS


@functools.cache
def _known_names() -> frozenset[str]:
    text = (rules_directory() / FILE).read_text(encoding="utf-8")
    tables = tomllib.loads(text).values()
    return CLASSES.union(*tables)
