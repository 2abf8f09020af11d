"""What a command says, of one project or of each of several."""

import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.use_cases.map_projects_use_case import Turn, Turns
from archcheck.application.visible_text import visible
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.projects_result import BY_PROJECT
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.terminal import tell_all
from archcheck.interface.cli.project_options import terminal_options
from archcheck.shared.deferred import dataclass

Document = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What there is to be said of one project.

    `page` prints it for people, `document` is for programs, empty where nothing is known. Projects with
    the `same` (not None) are told of together. `remarks` go to standard error.
    """

    page: Callable[[], None]
    document: Callable[[], Document] = dict
    same: object = None
    status: int = 0
    remarks: Sequence[str] = ()


class Remarks(Protocol):
    """Whatever has remarks."""

    @property
    def remarks(self) -> Sequence[str]:
        """Sentences for standard error."""


Remarked = TypeVar("Remarked", bound=Remarks)
Work = Callable[[CheckRequest], Answer]
Told = Sequence[Turn[Answer]]


def answer_each(
    composition: Composition,
    options: Mapping[str, Any],
    request: CheckRequest,
    work: Work,
    reads_code: bool = True,
) -> int:
    """Say what work makes of each project; the worst exit status.

    Raises UsageProblems behind it where something is wrong with some.
    """
    found = composition.map_projects().execute(request, work, reads_code)
    tell_all(remarks_of(found))
    if options.get("as_json"):
        _print_document(_document(found))
    else:
        _print(found, options, composition)
    found.demand_right()
    return max(turn.value.status for turn in found.turns)


def refuse_one_file(
    composition: Composition, request: CheckRequest, option: str, advice: str
) -> None:
    """Raise UsageProblems where one file would be that of several projects."""
    names = composition.map_projects().names(request)
    if names:
        message = f"one file cannot be that of several projects ({', '.join(names)})"
        raise UsageProblems(Problem("", option, message, advice))


def remarks_of(found: Turns[Remarked]) -> Iterator[str]:
    """The remarks about each project, with its name where there are several."""
    for turn in found.turns:
        said = turn.value.remarks
        yield from (f"{turn.name}: {it}" for it in said) if found.many else said
    yield from found.remarks


def _print_document(document: Document) -> None:
    if document:
        from archcheck.interface.cli.tables import print_json

        print_json(document)


def _document(found: Turns[Answer]) -> Document:
    documents = {turn.name: turn.value.document() for turn in found.turns}
    if found.many:
        return {"schema": BY_PROJECT, "projects": documents}
    return next(iter(documents.values()))


def _print(found: Turns[Answer], options: Mapping[str, Any], composition: Composition) -> None:
    """Each answer under the names of those that have it, unless all have one."""
    groups = list(_groups(found.turns))
    color = terminal_options({"color": "auto", **options}, composition).color
    is_headed = found.many and (len(groups) > 1 or groups[0][0].value.same is None)
    for at, group in enumerate(groups):
        if is_headed:
            title = visible(heading(group))
            click.echo("\n" * bool(at) + click.style(title, bold=True), color=color)
        group[0].value.page()


def heading(group: Iterable[Turn[Any]]) -> str:
    """The names of some projects, each with its directory where that is called otherwise."""
    return f"{', '.join(map(_title, group))}:"


def _title(turn: Turn[Any]) -> str:
    return turn.name if turn.path == turn.name else f"{turn.name} ({turn.path})"


def _groups(turns: Told) -> Iterator[Told]:
    """Those that are told of together, in the order of their first names."""
    left = list(turns)
    while left:
        together = [True, *(_are_alike(left[0], turn) for turn in left[1:])]
        yield list(itertools.compress(left, together))
        left = list(itertools.compress(left, map(operator.not_, together)))


def _are_alike(first: Turn[Answer], other: Turn[Answer]) -> bool:
    return first.value.same is not None and first.value.same == other.value.same
