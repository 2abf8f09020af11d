"""The YAML of rule files, which anybody may have written: read within bounds."""

from collections.abc import Iterator, Mapping

import yaml  # type: ignore[import-untyped]

from archcheck.infrastructure.reading.yaml_bounds import LOADER, demand_bounds, line, reason

Rule = Mapping[str, object]


def read_rules(data: bytes) -> tuple[Rule, ...]:
    """The rules of a rule file; raises ValueError that says what is wrong."""
    try:
        demand_bounds(yaml.parse(data, LOADER))
        return tuple(_rules(_document(data)))
    except yaml.YAMLError as error:
        raise ValueError(_reason(error)) from error


def _document(data: bytes) -> object:
    """The one document of a file, of plain values alone."""
    loader = LOADER(data)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _rules(document: object) -> Iterator[Rule]:
    for rule in _listed(document):
        if not isinstance(rule, dict):
            raise ValueError(f"{str(rule)[:60]!r} among its rules is no rule")
        yield rule


def _listed(document: object) -> list[object]:
    rules = document.get("rules") if isinstance(document, dict) else None
    if isinstance(rules, list) and rules:
        return rules
    raise ValueError('it has no list "rules" with rules')


def _reason(error: yaml.YAMLError) -> str:
    """Why YAML cannot be read, with the line where that is known."""
    place = line(error)
    return f"{reason(error)} (line {place})" if place else reason(error)
