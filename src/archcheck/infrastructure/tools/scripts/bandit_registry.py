"""Prints bandit's rules as JSON; runs in the interpreter that holds bandit."""

import json
import re
import sys
import typing

from bandit.core import docs_utils, extension_loader  # type: ignore[import-untyped]

LONGEST = 1000
HEADING = re.compile(r"====|B\d+: ")


def paragraph(text: str) -> str:
    """The first paragraph of a docstring that is no heading."""
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    bodies = (part for part in paragraphs if part and not HEADING.search(part))
    return next(bodies, "")[:LONGEST]


def found(pattern: str, text: str) -> str:
    """What a pattern with one group finds first, empty when it finds nothing."""
    match = re.search(pattern, text)
    return match.group(1).strip() if match else ""


def plugins() -> dict[str, dict[str, str]]:
    """The rules that are functions, by id."""
    extensions = extension_loader.MANAGER.plugins_by_id
    return {rule: plugin(rule, extensions[rule]) for rule in extensions}


def plugin(rule: str, extension: typing.Any) -> dict[str, str]:
    """One rule that is a function; its own docstring tells more than its module's."""
    module = sys.modules[extension.plugin.__module__]
    text = extension.plugin.__doc__ or module.__doc__ or ""
    return {
        "name": extension.name,
        "summary": found(r"B\d+: ([^*\n]+)", text) or extension.name.replace("_", " "),
        "description": paragraph(text),
        "url": docs_utils.get_url(rule),
        "severity": found(r"Severity: (\w+)", text).upper() or "MEDIUM",
        "cwe": found(r"CWE: CWE-(\d+)", text),
    }


def blacklists() -> dict[str, dict[str, str]]:
    """The rules that are lists of names, by id."""
    entries = extension_loader.MANAGER.blacklist_by_id
    return {rule: blacklist(rule, entries[rule]) for rule in entries}


def blacklist(rule: str, entry: dict[str, object]) -> dict[str, str]:
    """One rule that is a list of names."""
    text = str(entry["message"])
    message = " ".join(
        text.replace("{name} module", "this module").replace("{name}", "this module").split()
    )
    return {
        "name": str(entry["name"]),
        "summary": message.partition(". ")[0],
        "description": message[:LONGEST],
        "url": docs_utils.get_url(rule),
        "severity": str(entry["level"]),
        "cwe": str(entry["cwe"]),
    }


if __name__ == "__main__":
    print(json.dumps({**plugins(), **blacklists()}))
