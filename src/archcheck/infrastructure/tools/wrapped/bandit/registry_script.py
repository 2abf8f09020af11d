"""Prints bandit's rules as JSON; runs in the interpreter that holds bandit."""

import json
import re
import sys
import typing

LONGEST = 1000
HEADING = re.compile(r"====|B\d+: ")
Entry = dict[str, str]


def paragraph(text: str) -> str:
    """The first paragraph of a docstring that is no heading."""
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    bodies = (part for part in paragraphs if part and not HEADING.search(part))
    return next(bodies, "")[:LONGEST]


def found(pattern: str, text: str) -> str:
    """What a pattern with one group finds first, empty when it finds nothing."""
    match = re.search(pattern, text)
    return match.group(1).strip() if match else ""


def plugin(extension: typing.Any, url: str) -> Entry:
    """One rule that is a function; its own docstring tells more than its module's."""
    module = sys.modules[extension.plugin.__module__]
    text = extension.plugin.__doc__ or module.__doc__ or ""
    return {
        "name": extension.name,
        "summary": found(r"B\d+: ([^*\n]+)", text) or extension.name.replace("_", " "),
        "description": paragraph(text),
        "url": url,
        "severity": found(r"Severity: (\w+)", text).upper() or "MEDIUM",
        "cwe": found(r"CWE: CWE-(\d+)", text),
    }


def blacklist(entry: dict[str, object], url: str) -> Entry:
    """One rule that is a list of names."""
    text = str(entry["message"])
    message = " ".join(text.replace("{name} module", "this module").split())
    message = message.replace("{name}", "this module")
    return {
        "name": str(entry["name"]),
        "summary": message.partition(". ")[0],
        "description": message[:LONGEST],
        "url": url,
        "severity": str(entry["level"]),
        "cwe": str(entry["cwe"]),
    }


def registry() -> dict[str, Entry]:
    """All rules by id."""
    from bandit.core import docs_utils, extension_loader  # type: ignore[import-untyped]

    plugins = extension_loader.MANAGER.plugins_by_id
    lists = extension_loader.MANAGER.blacklist_by_id
    return {
        **{rule: plugin(plugins[rule], docs_utils.get_url(rule)) for rule in plugins},
        **{rule: blacklist(lists[rule], docs_utils.get_url(rule)) for rule in lists},
    }


if __name__ == "__main__":
    print(json.dumps(registry()))
