"""Verbs of the sentences of structure rules: they come in their base form (`be named *Event`)."""

from collections.abc import Sequence

SIBILANTS = ("s", "ch", "sh", "x", "z")
SINGULARS = {"be": "is", "have": "has"}
NOT = "not "


def plural(phrase: str) -> str:
    """`are named *Event`, `call open`, `are not abstract`, `do not call open`."""
    if phrase.startswith(NOT):
        rest = phrase.removeprefix(NOT)
        return f"are not {rest[3:]}" if rest.startswith("be ") else f"do not {rest}"
    verb, _, rest = phrase.partition(" ")
    return f"are {rest}" if verb == "be" else phrase


def singular(phrase: str) -> str:
    """`is named *Event`, `calls open`, `does not call open`."""
    if phrase.startswith(NOT):
        return negated(phrase.removeprefix(NOT))
    verb, space, rest = phrase.partition(" ")
    return SINGULARS.get(verb, _third_person(verb)) + space + rest


def negated(phrase: str) -> str:
    """`is not named *Event`, `does not call open`; twice denied is said plainly."""
    if phrase.startswith(NOT):
        return singular(phrase.removeprefix(NOT))
    verb, _, rest = phrase.partition(" ")
    return f"is not {rest}" if verb == "be" else f"does not {phrase}"


def listed(items: Sequence[str], word: str) -> str:
    """`a, b and c`."""
    *first, last = items or ("",)
    return f"{', '.join(first)} {word} {last}" if first else last


def _third_person(verb: str) -> str:
    return f"{verb}es" if verb.endswith(SIBILANTS) else f"{verb}s"
