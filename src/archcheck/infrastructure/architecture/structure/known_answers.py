"""What all structure rules of a project said before, as one answer."""

from collections.abc import Sequence

import msgspec

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.configuration import StructureDeclaration
from archcheck.domain.finding import Finding
from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.answer_keys import answer_key
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.index.project_disk import ProjectDisk, Sight
from archcheck.infrastructure.architecture.when import applies
from archcheck.infrastructure.caching.canonical import key_of

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
    about = answer_key("structure", view.inspection, view.facts)
    return about and key_of(about, [_judged(view, it) for it in declarations])


def _judged(view: ProjectView, declaration: StructureDeclaration) -> tuple[object, ...]:
    """Whether a rule applies, its selector aside, what of it is judged, and what its pages say."""
    rules = view.inspection.rules
    meets = applies(declaration.condition, view.project.root, view.matching, lambda _: True)
    judged = [name for name in declaration.rules if rules.judges_for(declaration, name)]
    pages = [rules.rules[name].definition for name in judged]
    return declaration.name, meets, [(page.name, page.because, page.fix) for page in pages]
