"""The pact files of a project: which requests its consumers make."""

from collections.abc import Iterator
from itertools import chain

import msgspec

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.reading.json_values import json_values
from archcheck.infrastructure.reading.located_values import Located, UnreadableError, values_at
from archcheck.infrastructure.reading.regular_files import MOST_OF_DATA, inside_or_nothing

FILES = "**/*.json"
KEYS = ("consumer", "provider", "interactions")
INTERACTIONS = "interactions"


class Request(msgspec.Struct, frozen=True):
    """What a consumer sends: a method in capitals, and a path."""

    method: str
    path: str


def pact_requests(view: ProjectView) -> frozenset[Request] | None:
    """All requests, None where there is no pact file; raises UsageProblems for what is no JSON."""
    found = [document for path in view.matching(FILES) for document in _pacts(view, path)]
    requests = chain.from_iterable(map(_requests, found))
    return frozenset(requests) if found else None


def _pacts(view: ProjectView, path: str) -> Iterator[Located]:
    data = inside_or_nothing(view.project.root, path, MOST_OF_DATA)
    if all(f'"{key}"'.encode() in data for key in KEYS):
        document = _document(SourceText.decode_leniently(data).text, path)
        keys = {name for name, _ in document.members}
        yield from [document] if keys.issuperset(KEYS) else []


def _document(text: str, path: str) -> Located:
    try:
        return json_values(text)
    except UnreadableError as error:
        message = f"the pact file cannot be read: {error.reason}"
        raise UsageProblems(Problem(path, "", message, line=error.line)) from error


def _requests(pact: Located) -> Iterator[Request]:
    for interactions in values_at(pact, (INTERACTIONS,)):
        for request in values_at(interactions, ("request",)):
            stated = {name: member.value for name, member in request.members}
            path = str(stated.get("path", "")).partition("?")[0]
            yield Request(str(stated.get("method", "")).upper(), path)
