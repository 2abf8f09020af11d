"""Symbols that break structure rules."""

import dataclasses
import itertools
import posixpath
from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.checking.survey import Survey
from archcheck.application.ports.planting import Planting
from archcheck.application.proving.plants import Claim, Outcome, Plant
from archcheck.domain.configuration import StructureDeclaration
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.conditions import Clause, nested
from archcheck.infrastructure.architecture.structure.index.code import Code
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.rule_judging import covered
from archcheck.infrastructure.architecture.structure.structure_options import StructureOptions
from archcheck.infrastructure.architecture.structure.structure_rules import judged
from archcheck.infrastructure.discovery.contents import read_bytes
from archcheck.infrastructure.proving.mutations import MUTATIONS, mutated
from archcheck.infrastructure.version_control.git_state import GitState

WHAT = "structure rule"
MOST = 12
SUBJECTS = 2
UNBROKEN = "nothing that is known breaks it here"
EXCEPTED = "its exceptions take out everything that it selects"
NOTHING = "it selects nothing in this project"


class StructurePlanting(Planting):
    """Changes what each rule selects, in the ways in which its demands can be broken."""

    def __init__(self, git: GitState) -> None:
        """Take who knows what git tracks."""
        self._git = git

    def claims(self, found: Survey) -> Iterator[Claim]:
        """One for each structure rule that is judged."""
        view = ProjectView(found.inspection, self._git, found.facts)
        for rule in judged(found.inspection):
            yield _claim(rule, view)


def _claim(rule: StructureDeclaration, view: ProjectView) -> Claim:
    everything = _everything(rule, view)
    selected = covered(rule, view.code) if everything else ()
    plants = _plants(rule, _apart(selected), view.code, view.inspection)
    return Claim(
        what=WHAT,
        name=rule.name,
        level=(rule.level or Level.ERROR) if everything else Level.OFF,
        plants=tuple(itertools.islice(plants, MOST)),
        reason=_reason(everything, selected),
        unproven=Outcome.UNTRIED if selected else Outcome.SILENT,
    )


def _everything(rule: StructureDeclaration, view: ProjectView) -> Sequence[Subject]:
    """What it selects, what it excepts too."""
    bare = dataclasses.replace(rule, exceptions=())
    return covered(bare, view.code) if view.meets(rule) else ()


def _reason(everything: Sequence[Subject], selected: Sequence[Subject]) -> str:
    if not everything:
        return NOTHING
    return UNBROKEN if selected else EXCEPTED


def _apart(selected: Iterable[Subject]) -> Sequence[Subject]:
    """Some of them, in different files; sources that nobody has generated."""
    by_path = {it.file.path: it for it in selected if not it.generated}
    return list(by_path.values())[:SUBJECTS]


def _plants(
    rule: StructureDeclaration, subjects: Sequence[Subject], code: Code, inspection: Inspection
) -> Iterator[Plant]:
    options: StructureOptions = rule.options
    names = list(_names(options.demands, code))
    for subject in subjects:
        text = _text(subject, inspection)
        line = _line(subject)
        for mutation in MUTATIONS:
            changed = mutated(text, line, names, mutation)
            if changed:
                yield Plant(replaced={subject.file.path: changed})
        yield from (Plant(replaced={path: text}) for path in _other_paths(subject, names))


def _names(clauses: Iterable[Clause], code: Code) -> Iterator[str]:
    """The names in demands, and of each selector in them what it means first."""
    for clause in clauses:
        yield from _texts(clause.value)
        yield from code.expanded(clause.term.named(clause.value))[:3]
        for condition in nested(clause.value):
            yield from (
                it.qualified for it in itertools.islice(code.bound(condition).subjects(), 1)
            )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from itertools.chain.from_iterable(map(_texts, value))


def _text(subject: Subject, inspection: Inspection) -> str:
    data = read_bytes(inspection.project.root, subject.file.path)
    return SourceText.decode_leniently(data).text


def _line(subject: Subject) -> int:
    """Where its definition begins; of a name or parameter that of what holds it."""
    if subject.kind is Kind.MODULE:
        return 0
    if subject.kind in (Kind.ATTRIBUTE, Kind.PARAMETER):
        return subject.holder.location.region.start_line if subject.holder else 0
    return 0 if subject.kind is Kind.CONSTANT else subject.location.region.start_line


def _other_paths(subject: Subject, names: Sequence[str]) -> Iterator[str]:
    """The same file under other names, beside it and at the top of its package."""
    directory, own = posixpath.split(subject.file.path)
    fitting = (name.replace("*", "planted") for name in names if name.strip("*"))
    stem = next(filter(str.isidentifier, fitting), "planted")
    yield posixpath.join(directory, f"zz_{stem}.py")
    yield posixpath.join(directory, "planted", own)
    depth = len(subject.file.module.split("."))
    parts = directory.split("/")
    yield posixpath.join(*parts[: max(len(parts) - depth + 2, 1)], f"zz_{own}")
