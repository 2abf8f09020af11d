"""Results that the JSON format has written, and what they look like."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from archcheck.application.ports.saved_results import SavedResults
from archcheck.domain.check_result import CheckResult
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.reading.regular_files import UnfitFileError, read_regular

AnyResult = CheckResult | ProjectsResult
SCHEMA = "archcheck-result/1"
SCHEMA_OF_PROJECTS = "archcheck-projects/1"
FAMILY = "archcheck-result/"
MOST_OF_RESULTS = 256_000_000
ADDRESS = "https://archcheck-gate.readthedocs.io/result.schema.json"
ADVICE = "archcheck --format json:RESULT.json writes one"


class Saved(msgspec.Struct, frozen=True):
    """How a saved result begins."""

    schema: str = ""


class SavedProjects(msgspec.Struct, frozen=True):
    """The results of several projects, each as it would be written alone."""

    version: str
    name: str
    root: str
    prefix: str
    source: str
    unmatched: tuple[str, ...]
    incomplete: tuple[str, ...]
    seconds: float | None
    projects: tuple[CheckResult, ...]

    @property
    def result(self) -> ProjectsResult:
        """What was written."""
        return ProjectsResult(
            version=self.version,
            name=self.name,
            root=self.root,
            prefix=self.prefix,
            source=self.source,
            results=self.projects,
            unmatched=self.unmatched,
            incomplete=self.incomplete,
            seconds=self.seconds,
        )


class JsonSavedResults(SavedResults):
    """Reads regular files of at most 256 MB."""

    def read(self, path: str) -> AnyResult:
        """The result, maybe of several projects; raises UsageProblems."""
        data = _bytes(path)
        try:
            return _result(data, path)
        except RecursionError:
            raise _refused(path, "is nested too deep") from None

    def schema(self) -> Mapping[str, object]:
        """Fields may be added to it; none is taken away or changed while it has this name."""
        kinds = (CheckResult, SavedProjects)
        _, known = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
        projects = known.pop("SavedProjects")
        _demand(known["CheckResult"], "schema", {"const": SCHEMA})
        _demand(known["Finding"], "id", {"type": "string"})
        _demand(projects, "verdict", known["CheckResult"]["properties"]["verdict"])
        _demand(projects, "schema", {"const": SCHEMA_OF_PROJECTS})
        defined = {**known, "ProjectsResult": {**projects, "title": "ProjectsResult"}}
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": ADDRESS,
            "anyOf": [{"$ref": f"#/$defs/{name}"} for name in ("CheckResult", "ProjectsResult")],
            "$defs": defined,
        }


def _demand(schema: dict[str, Any], name: str, value: object) -> None:
    """Let a schema have one more property, before all others, that has to be there."""
    schema["properties"] = {name: value, **schema["properties"]}
    schema["required"] = [name, *schema["required"]]


def _bytes(path: str) -> bytes:
    try:
        return read_regular(path, MOST_OF_RESULTS)
    except UnfitFileError as error:
        raise _refused(path, f"cannot be read: {error.strerror}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(path, f"cannot be read: {reason}") from None


def _result(data: bytes, path: str) -> AnyResult:
    """Names that are not UTF-8 are lone surrogates, which msgspec does not decode."""
    try:
        schema = msgspec.json.decode(data, type=Saved).schema
        return _read(schema, path, lambda kind: msgspec.json.decode(data, type=kind))
    except msgspec.ValidationError as error:
        raise _refused(path, f"is no result of archcheck: {error}", ADVICE) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _converted(_loaded(data, path), path)


def _read(schema: str, path: str, decoded: Callable[[type[Any]], Any]) -> AnyResult:
    """One result, or those of several projects."""
    if schema == SCHEMA_OF_PROJECTS:
        saved: SavedProjects = decoded(SavedProjects)
        return saved.result
    _demand_schema(schema, path)
    found: CheckResult = decoded(CheckResult)
    return found


def _loaded(data: bytes, path: str) -> Any:
    try:
        return json.loads(data)
    except ValueError as error:
        raise _refused(
            path, f"is no result of archcheck: it is no JSON ({error})", ADVICE
        ) from None


def _converted(document: Any, path: str) -> AnyResult:
    try:
        schema = msgspec.convert(document, Saved).schema
        return _read(schema, path, lambda kind: msgspec.convert(document, kind, str_keys=True))
    except msgspec.ValidationError as error:
        raise _refused(path, f"is no result of archcheck: {error}", ADVICE) from None


def _demand_schema(schema: str, path: str) -> None:
    if schema == SCHEMA:
        return
    if not schema.startswith(FAMILY):
        raise _refused(path, f'is no result of archcheck: it names no schema "{SCHEMA}"', ADVICE)
    message = f'has the schema "{schema}", and this archcheck reads "{SCHEMA}"'
    raise _refused(path, message, "use the archcheck that wrote it, or check again")


def _refused(path: str, message: str, hint: str = "") -> UsageProblems:
    return UsageProblems(Problem("", path, message, hint))
