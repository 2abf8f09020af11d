"""What all structure rules of a project said before, as one answer."""

import dataclasses
import operator
from collections.abc import Sequence

import msgspec

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.configuration import Configuration, StructureDeclaration
from archcheck.domain.finding import Finding
from archcheck.domain.problem import Problem
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.architecture import libraries
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.index import known_signatures
from archcheck.infrastructure.architecture.structure.index.project_disk import ProjectDisk, Sight
from archcheck.infrastructure.architecture.when import applies
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.caching.code_stamp import code_stamp
from archcheck.infrastructure.checkers.testing.discovery_settings import discovery_of_tests
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.discovery.contents import read_bytes

CODE = ("domain", "infrastructure")
KNOWLEDGE = (libraries.FILE, known_signatures.FILE)
Declared = Sequence[StructureDeclaration]


class StructureAnswer(msgspec.Struct, frozen=True, array_like=True):
    """What is found, left out and wrong, and the other files that were looked at."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    seen: tuple[Sight, ...] = ()


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(StructureAnswer)


class KnownAnswers:
    """Keeps an answer by everything that it depends on; what it looked at is looked at again."""

    def __init__(self, results: ResultCache) -> None:
        """Take where answers are kept."""
        self._results = results

    def find(self, key: bytes, root: str) -> StructureAnswer | None:
        """The answer that was given before, if it still holds."""
        value = self._results.get_many([key]).get(key) if key else None
        answer = DECODER.decode(value) if value else None
        holds = answer is not None and ProjectDisk(root).looks_like(answer.seen)
        return answer if holds else None

    def keep(self, key: bytes, answer: StructureAnswer) -> None:
        """Remember an answer."""
        if key:
            self._results.put_many({key: ENCODER.encode(answer)})


def key_of_answer(view: ProjectView, declarations: Declared) -> bytes:
    """A digest of everything that the answer depends on; empty where that cannot be told."""
    if not _is_lasting(view):
        return b""
    try:
        return key_of(
            "structure", _about_archcheck(), _about_project(view), _rules(view, declarations)
        )
    except UnicodeEncodeError:
        return b""


def _is_lasting(view: ProjectView) -> bool:
    """Whether the files are those on disk, read by the usual Python."""
    known = {item.path for item in view.facts}
    files = (file for file in view.project.files if file.path in known)
    newer = any(map(operator.attrgetter("python"), view.facts))
    return not newer and all(map(_is_on_disk, files))


def _is_on_disk(file: SourceFile) -> bool:
    return bool(file.digest) and file.unsaved is None


def _about_archcheck() -> tuple[object, ...]:
    """Its code, and what it knows of libraries."""
    return code_stamp(CODE), [(rules_directory() / name).read_bytes() for name in KNOWLEDGE]


def _about_project(view: ProjectView) -> tuple[object, ...]:
    """Its files, what is configured and what is asked, and how its tests are found."""
    scope = view.inspection.scope
    return (
        dataclasses.replace(view.project, skipped=(), left_out=()),
        [item.path for item in view.facts],
        _stated(view.configuration),
        (scope.whole, scope.judges_rules, scope.files, scope.left_out),
        discovery_of_tests(view.project),
    )


def _rules(view: ProjectView, declarations: Declared) -> tuple[object, ...]:
    judged = [_judged(view, declaration) for declaration in declarations]
    return judged, _files_that_declare(view.project.root, declarations)


def _stated(configuration: Configuration) -> Configuration:
    """What is configured beside rules and tools, all tables as they stand and not as they are read."""
    return dataclasses.replace(
        configuration,
        structure=tuple(
            dataclasses.replace(it, options=None, condition=None) for it in configuration.structure
        ),
        contracts=tuple(dataclasses.replace(it, options=None) for it in configuration.contracts),
        layout=(),
        tools={},
        plugins=(),
        rules={},
        notices=(),
    )


def _judged(view: ProjectView, declaration: StructureDeclaration) -> tuple[object, ...]:
    """Whether a rule applies, its selector aside, what of it is judged, and what its pages say."""
    rules = view.inspection.rules
    meets = applies(declaration.condition, view.project.root, view.matching, lambda _: True)
    judged = [name for name in declaration.rules if rules.judges_for(declaration, name)]
    pages = [rules.rules[name].definition for name in judged]
    return declaration.name, meets, [(page.name, page.because, page.fix) for page in pages]


def _files_that_declare(root: str, declarations: Declared) -> list[tuple[str, bytes]]:
    """The files in which rules of the project stand: a finding may lie there."""
    own = {it.origin.source for it in declarations if not it.origin.is_pack}
    return [(path, read_bytes(root, path)) for path in sorted(own)]
