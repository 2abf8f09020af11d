"""Symbols that break structure rules."""

import dataclasses
import functools
import itertools
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import Form
from archcheck.infrastructure.architecture.structure.rule_judging import covered
from archcheck.infrastructure.architecture.structure.structure_options import StructureOptions
from archcheck.infrastructure.architecture.structure.structure_rules import judged
from archcheck.infrastructure.discovery.contents import read_bytes
from archcheck.infrastructure.proving.mutations import MUTATIONS, Mutation, mutated
from archcheck.infrastructure.version_control.git_state import GitState

ESCAPED = re.compile(r"\[(.)\]")
Change = Callable[[Subject, str], Iterator[Plant]]
PathOf = Callable[[Subject, Sequence[str]], str]
WHAT = "structure rule"
MOST = 36
TURNS = 2
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
    return list(by_path.values())[:MOST]


def _plants(
    rule: StructureDeclaration, subjects: Sequence[Subject], code: Code, inspection: Inspection
) -> Iterator[Plant]:
    options: StructureOptions = rule.options
    names = list(_names(options.demands, code))
    changes: Sequence[Change] = (
        *(functools.partial(_mutated, mutation=mutation, names=names) for mutation in MUTATIONS),
        *(functools.partial(_moved, path_of=path_of, names=names) for path_of in OTHER_PATHS),
    )
    for turn in range(min(TURNS, len(subjects))):
        for number, change in enumerate(changes):
            subject = subjects[(number + turn) % len(subjects)]
            yield from change(subject, _text(subject, inspection))


def _mutated(
    subject: Subject, text: str, mutation: Mutation, names: Sequence[str]
) -> Iterator[Plant]:
    changed = mutated(text, _line(subject), names, mutation)
    if changed:
        yield Plant(replaced={subject.file.path: changed})


def _moved(subject: Subject, text: str, path_of: PathOf, names: Sequence[str]) -> Iterator[Plant]:
    """The same file under another name."""
    yield Plant(replaced={path_of(subject, names): text})


def _names(clauses: Iterable[Clause], code: Code) -> Iterator[str]:
    """The names in demands, of each selector in them what it means first, and calls of some forms."""
    for clause in clauses:
        yield from _texts(clause.value)
        yield from code.expanded(clause.term.named(clause.value))[:3]
        yield from itertools.chain.from_iterable(map(_calls, getattr(clause.value, "forms", ())))
        for condition in getattr(clause.value, "alternatives", ()):
            yield from _names(condition.clauses, code)
        for condition in nested(clause.value):
            yield from (
                it.qualified for it in itertools.islice(code.bound(condition).subjects(), 1)
            )


def _calls(form: Form) -> Iterator[str]:
    """The methods, and what is called with the values that are asked for."""
    yield from (f".{name}" for name in form.methods)
    if form.present:
        yield from _called(form)


def _called(form: Form) -> Iterator[str]:
    """As a text that a glob means, and as a list of one."""
    given = {key: ESCAPED.sub(r"\1", str(value)) for key, value in form.present.items()}
    values: list[Mapping[str, object]] = [given, {key: [text] for key, text in given.items()}]
    for name, texts in itertools.product(form.classes.names, values):
        arguments = (f"{key}={_written(texts[key], form.present[key])}" for key in texts)
        yield f"{name}({', '.join(arguments)})"


def _written(text: object, wanted: object) -> str:
    """What is no text is given as it is wanted."""
    return repr(text if isinstance(wanted, str) else wanted)


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


def _beside(subject: Subject, names: Sequence[str]) -> str:
    """A name that nobody gives."""
    return posixpath.join(posixpath.dirname(subject.file.path), "zz_planted.py")


def _fitting(subject: Subject, names: Sequence[str]) -> str:
    """A name that the demands speak of."""
    filled = (name.replace("*", "planted") for name in names if name.strip("*"))
    stem = next(filter(str.isidentifier, filled), "fitting")
    return posixpath.join(posixpath.dirname(subject.file.path), f"zz_{stem}.py")


def _deeper(subject: Subject, names: Sequence[str]) -> str:
    """A package further down."""
    directory, own = posixpath.split(subject.file.path)
    return posixpath.join(directory, "planted", own)


def _above(subject: Subject, names: Sequence[str]) -> str:
    """The directory above."""
    directory, own = posixpath.split(subject.file.path)
    return posixpath.join(posixpath.dirname(directory), f"zz_{own}")


def _at_the_top(subject: Subject, names: Sequence[str]) -> str:
    """The top of its package."""
    directory, own = posixpath.split(subject.file.path)
    parts = directory.split("/")
    depth = len(subject.file.module.split("."))
    return posixpath.join(*parts[: max(len(parts) - depth + 2, 1)], f"zz_{own}")


OTHER_PATHS: tuple[PathOf, ...] = (_beside, _fitting, _deeper, _above, _at_the_top)
