"""Reading SARIF logs in tests."""

import functools
import json
import pathlib
from typing import Any

import jsonschema

from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.formats.sarif import FORMAT

FIXTURES = pathlib.Path(__file__).parents[5] / "fixtures"
Log = dict[str, Any]


def log(result: CheckResult, **options: Any) -> Log:
    """The SARIF log of a result."""
    parsed: Log = json.loads(FORMAT.render(result, ReportOptions(**options)))
    return parsed


def run(result: CheckResult, name: str = "archcheck", **options: Any) -> Log:
    """The run of one tool."""
    runs = log(result, **options)["runs"]
    found: Log = next(entry for entry in runs if entry["tool"]["driver"]["name"] == name)
    return found


def run_names(result: CheckResult, **options: Any) -> list[str]:
    """The names of the tools that have a run, in order."""
    return [entry["tool"]["driver"]["name"] for entry in log(result, **options)["runs"]]


def first(result: CheckResult, name: str = "archcheck", **options: Any) -> Log:
    """The first result of the run of a tool."""
    found: Log = run(result, name, **options)["results"][0]
    return found


@functools.cache
def validator() -> Any:
    """The validator of the SARIF 2.1.0 schema, formats included."""
    path = FIXTURES / "sarif" / "sarif-schema-2.1.0.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def schema_errors(document: Log) -> list[str]:
    """What the schema says against a log."""
    return [
        f"{error.json_path}: {error.message[:120]}" for error in validator().iter_errors(document)
    ]


def objects(value: Any) -> list[Log]:
    """Every object within a JSON value."""
    if isinstance(value, list):
        return [inner for entry in value for inner in objects(entry)]
    if isinstance(value, dict):
        return [value, *objects(list(value.values()))]
    return []
