"""The rules about what was measured while the project ran."""

import importlib

from archcheck.infrastructure.decoding.decoder import Options

PACKAGE = "archcheck.infrastructure.measures.rules"


def measured_options(rule: str) -> type[Options]:
    """What a rule declares as its options, in the file that is named like it."""
    module = importlib.import_module(f"{PACKAGE}.{rule.replace('-', '_')}")
    declared: type[Options] = module.OPTIONS
    return declared
