"""Answers of `archcheck explain` about the project, for which all of it is read."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.use_cases.show_standing_use_case import Standing
from archcheck.application.wording import counted
from archcheck.domain.configuration import Declaration
from archcheck.domain.location import Location
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.explained_imports import file_lines, import_lines, unguarded_lines
from archcheck.interface.cli.terminal import tell_all
from archcheck.interface.cli.project_options import configuration_request, terminal_options
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.interface.cli.shown_lines import show_lines

MOST = 20
UNREAD = "the answer is incomplete, what these hold is not known:"


class Page:
    """Prints the answers to one question."""

    def __init__(self, composition: Composition, options: Mapping[str, Any]) -> None:
        """Take the options of the command."""
        self.composition = composition
        self.options = options
        self.look = terminal_options(options, composition)

    def of_import(self, text: str, *, is_question: bool) -> int:
        """Why an import is allowed or not."""
        found = self.composition.explain_import().execute(text, self._request, SilentProgress())
        show_lines(import_lines(found, is_question), self.look)
        return _status(found.missing)

    def of_file(self, text: str) -> int:
        """Where a file stands."""
        found = self.composition.explain_file().execute(text, self._request, SilentProgress())
        show_lines(file_lines(found), self.look)
        return _status(found.missing)

    def of_standing(self, declaration: Declaration) -> int:
        """What a declaration selects, and who breaks it."""
        use_case = self.composition.show_standing()
        found = use_case.execute(declaration, self._request, SilentProgress())
        show_lines(standing_lines(found), self.look)
        return _status(found.missing)

    def unguarded(self) -> int:
        """What no contract looks at."""
        request = configuration_request(self.options)
        found = self.composition.list_unguarded().execute(request)
        show_lines(unguarded_lines(found), self.look)
        return 0

    @property
    def _request(self) -> CheckRequest:
        return CheckRequest(
            directory=os.getcwd(),
            configuration_file=self.options["config"],
            packs=self.options["pack"] or None,
            selection=Selection(only_rules=True),
        )


def standing_lines(found: Standing) -> Iterator[str]:
    """The selected symbols, and the findings, both cut where they are many."""
    if found.selected is not None:
        names = [f"{it.name}  {_place(it.location)}" for it in found.selected.symbols]
        yield f"It selects {len(names)} now: {found.selected.sentence}"
        yield from _cut(names)
    told = [f"{_place(it.location)} {it.message}" for it in found.broken]
    yield f"Broken at {counted(len(told), 'place')}:" if told else "It is kept."
    yield from _cut(told)


def _cut(lines: list[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"  and {len(lines) - MOST} more"


def _status(missing: tuple[str, ...]) -> int:
    if missing:
        tell_all((UNREAD, *missing))
    return INCOMPLETE if missing else 0


def _place(place: Location) -> str:
    return f"{place.path}:{place.region.start_line}:{place.region.start_column}"
