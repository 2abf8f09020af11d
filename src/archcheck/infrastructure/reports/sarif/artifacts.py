"""The files of a run."""

import codecs
import re
from collections.abc import Iterable, Mapping

from archcheck.infrastructure.reports.sarif.json_values import Json, present
from archcheck.infrastructure.reports.sarif.places import Places
from archcheck.infrastructure.reports.sarif.uris import relative_uri

REGISTERED = (
    (re.compile("cp(125[0-8])"), r"windows-\1"),
    (re.compile("iso(8859)"), r"iso-\1"),
    (re.compile("_"), "-"),
    (re.compile("-sig$"), ""),
)
SOURCE_ENDS = (".py", ".pyi")


def artifact_indices(paths: Iterable[str]) -> Mapping[str, int]:
    """The index of each path in the list of artifacts, which is sorted by URI."""
    return {path: index for index, path in enumerate(sorted(set(paths), key=relative_uri))}


def artifacts(paths: Iterable[str], places: Places) -> list[Json]:
    """The artifacts of a run in the given order."""
    return [_artifact(path, places) for path in paths]


def _artifact(path: str, places: Places) -> Json:
    file = places.files.get(path)
    language = "python" if path.endswith(SOURCE_ENDS) else ""
    base = present({"location": places.artifact(path), "sourceLanguage": language})
    if file is None:
        return base
    hashes = present({"sha-256": file.digest})
    return {
        **base,
        "length": file.size,
        **present({"encoding": encoding_name(file.encoding), "hashes": hashes}),
    }


def encoding_name(python_name: str) -> str:
    """The registered name of an encoding that Python names its own way."""
    try:
        name = codecs.lookup(python_name).name
    except LookupError:
        return ""
    for pattern, replacement in REGISTERED:
        name = pattern.sub(replacement, name)
    return name.upper()
